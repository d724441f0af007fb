/** A file that a finding or a link names and the draft does not have: it can be begun here. */
import { FilePlus } from "lucide-react";
import { useState } from "react";
import { beginFile } from "../api/drafts";
import type { Draft } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Button, Empty, ProblemNotice } from "../ui/parts";

type Props = { draft: Draft; path: string; onBegun: () => void };

export function UnbegunFile({ draft, path, onBegun }: Props) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const begin = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await beginFile(draft, path).then(onBegun, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
  };
  return (
    <Empty title={t("file_unbegun", { path })}>
      {problem && <ProblemNotice problem={problem} />}
      {draft.state === "open" && (
        <Button icon={<FilePlus aria-hidden="true" />} busy={busy} onClick={begin}>
          {t("begin_file")}
        </Button>
      )}
    </Empty>
  );
}
