/** A list that comes page by page: its rows, or why there are none, and the way to more. */
import type { ReactNode } from "react";
import { useSpeech } from "../i18n/language";
import { Button, ListSkeleton, ProblemNotice } from "../ui/parts";
import type { Listed } from "./list";

type Props<T> = { list: Listed<T>; empty: ReactNode; children: (rows: T[]) => ReactNode };

export function Pages<T>({ list, empty, children }: Props<T>) {
  const { t } = useSpeech();
  const { items, problem, hasMore, more, reload } = list;
  return (
    <>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!items && !problem && <ListSkeleton />}
      {items && (items.length > 0 ? children(items) : empty)}
      {hasMore && (
        <Button small onClick={more}>
          {t("show_more")}
        </Button>
      )}
    </>
  );
}
