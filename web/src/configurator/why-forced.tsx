/** "Why?" beside a value that is the only one left: the rules and choices that leave no other. */
import { useState } from "react";
import type { Why } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import * as sessions from "../api/sessions";
import { useSpeech } from "../i18n/language";
import { Dialog } from "../ui/dialog";
import { Coming, ProblemNotice, Skeleton } from "../ui/parts";
import { useConfiguration } from "./context";
import { characteristicName, valueName } from "./naming";
import { ChoiceChips, Reasons } from "./reasons";

export function WhyForced({ characteristic, value }: { characteristic: string; value: string }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t("why")}
      </button>
      {open && <WhyDialog characteristic={characteristic} value={value} onClose={() => setOpen(false)} />}
    </>
  );
}

function WhyDialog({ characteristic, value, onClose }: { characteristic: string; value: string; onClose: () => void }) {
  const speech = useSpeech();
  const { product, configurator } = useConfiguration();
  const [why, setWhy] = useState<Why | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const id = configurator.state.view?.id ?? "";
  const [asked, setAsked] = useState(false);
  if (!asked) {
    setAsked(true);
    sessions.why(id, characteristic, value).then(setWhy, (error) => setProblem(asProblem(error)));
  }
  const title = speech.t("why_forced_title", {
    name: characteristicName(speech, product, characteristic),
    value: valueName(speech, product, characteristic, value),
  });
  return (
    <Dialog sheet title={title} onClose={onClose}>
      {problem && <ProblemNotice problem={problem} />}
      {!why && !problem && (
        <Coming>
          <Skeleton className="skeleton-line" />
          <Skeleton className="skeleton-line" />
        </Coming>
      )}
      {why && (
        <>
          <Reasons reasons={why.forced_by?.reasons ?? []} />
          <ChoiceChips choices={why.forced_by?.choices ?? []} />
        </>
      )}
    </Dialog>
  );
}
