/** The marks of an option. Each state has a shape of its own; colour only agrees with it. */
import { Check, CircleSlash, Lock } from "lucide-react";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import type { OptionState } from "./state";

export const STATE_WORDS: Record<OptionState, Key> = {
  chosen: "state_chosen",
  forced: "state_forced",
  default: "state_default",
  possible: "state_possible",
  impossible: "state_impossible",
  undecided: "state_undecided",
};

export function StateMark({ state }: { state: OptionState }) {
  return (
    <span className={`mark mark-${state}`} aria-hidden="true">
      {state === "chosen" && <Check />}
      {state === "forced" && <Lock />}
      {state === "impossible" && <CircleSlash />}
    </span>
  );
}

export function ChangedMark() {
  const { t } = useSpeech();
  return (
    <span className="changed-mark">
      <i aria-hidden="true" />
      {t("changed")}
    </span>
  );
}
