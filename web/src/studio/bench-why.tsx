/** Why a value cannot be had in the draft, or is the only one left: the argument as engineers read it, and the rules it rests on. */
import type { Draft, Product } from "../api/model";
import { askTrial } from "../api/proving";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Dialog } from "../ui/dialog";
import { Button, ProblemNotice, Skeleton } from "../ui/parts";
import { useLoad } from "../ui/use-load";
import { Blamed } from "./test-row";
import type { Choices } from "./test-words";
import { useNames } from "./use-names";

export type Asked = { name: string; value: string; isForced: boolean };

type Props = {
  draft: Draft;
  market: string;
  choices: Choices;
  asked: Asked;
  product: Product;
  onChoose: () => void;
  onClose: () => void;
};

const VERDICTS: Record<string, Key> = {
  possible: "why_possible",
  impossible: "why_impossible",
  forced: "why_forced",
  conflict: "why_conflict",
  undecided: "why_undecided",
};

export function BenchWhy({ draft, market, choices, asked, product, onChoose, onClose }: Props) {
  const { t, text } = useSpeech();
  const name = useNames(product);
  const { data, problem, reload } = useLoad(
    () => askTrial(draft.id, { market, choices, characteristic: asked.name, value: asked.value, of: "draft" }),
    `${asked.name} ${asked.value}`,
  );
  const title = `${name(asked.name)}: ${name(asked.name, asked.value)}`;
  return (
    <Dialog title={title} onClose={onClose} sheet testId="bench-why">
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton className="skeleton-line" />}
      {data && (
        <>
          <p>
            <strong>{t(VERDICTS[data.verdict] ?? "why_undecided")}</strong>
          </p>
          <ol className="why-story">
            {data.story.map((sentence) => (
              <li key={sentence.number} value={sentence.number}>
                {text(sentence.text)}
              </li>
            ))}
          </ol>
          {data.rules.length > 0 && (
            <p className="blamed-rules">
              {t("example_because")} <Blamed draft={draft} rules={data.rules} />
            </p>
          )}
        </>
      )}
      {!asked.isForced && (
        <div className="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {t("not_now")}
          </Button>
          <Button onClick={onChoose}>{t("bench_choose_anyway")}</Button>
        </div>
      )}
    </Dialog>
  );
}
