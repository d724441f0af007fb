/** A release that came after a draft was begun: what the draft would take back of it, and the way to take it over. */
import { ListPlus } from "lucide-react";
import { useState } from "react";
import * as studio from "../api/drafts";
import type { Draft } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSpeech } from "../i18n/language";
import { Button, Notice, ProblemNotice } from "../ui/parts";
import { Link } from "../ui/router";
import { useLoad } from "../ui/use-load";
import { addressOf } from "./address";
import { settled } from "./unkept";

type Props = { draft: Draft; onDone: () => void };

export function OvertakenNotice({ draft, onDone }: Props) {
  const { t, moment } = useSpeech();
  const { data } = useLoad(() => studio.overtaken(draft.id), `${draft.id} ${draft.version}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!data?.release || data.files.length === 0) return null;
  const { number, published_by: who, published_at: when } = data.release;
  const take = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    await settled();
    await studio.catchUp(draft.id, number).then(onDone, (caught) => setProblem(asProblem(caught)));
    setBusy(false);
  };
  return (
    <Notice tone="changed">
      <p>{t("overtaken", { number, who, when: moment(when) })}</p>
      <ul className="overtaken" data-testid="overtaken">
        {data.files.map((file) => (
          <li key={file.path}>
            <Link to={addressOf(draft.id, file.path)}>{file.path}</Link>
            {file.is_open && <span className="muted"> {t("overtaken_open")}</span>}
          </li>
        ))}
      </ul>
      {problem && <ProblemNotice problem={problem} />}
      {data.files.some((file) => !file.is_open) && (
        <Button small busy={busy} icon={<ListPlus aria-hidden="true" />} onClick={take}>
          {t("overtaken_take")}
        </Button>
      )}
    </Notice>
  );
}
