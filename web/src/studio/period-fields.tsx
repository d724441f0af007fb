/** Asks for the days of a period; whoever asks says in which words. */
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { Field } from "../ui/field";
import { type Days, isWrongPeriod } from "./validity";

/** What the two days are called, and what is said of them. */
export type PeriodWords = { from: Key; fromHint: Key; until: Key; untilHint: Key };

type Props = {
  words: PeriodWords;
  days: Days;
  /** The first day may not be left open, and is. */
  isMissing?: boolean;
  onChange: (days: Days) => void;
};

export function PeriodFields({ words, days, isMissing = false, onChange }: Props) {
  const { t } = useSpeech();
  return (
    <div className="field-pair">
      <Field
        label={t(words.from)}
        hint={t(words.fromHint)}
        error={isMissing ? t(words.fromHint) : null}
        type="date"
        value={days.from}
        onChange={(event) => onChange({ ...days, from: event.target.value })}
      />
      <Field
        label={t(words.until)}
        hint={t(words.untilHint)}
        error={isWrongPeriod(days) ? t("wrong_period") : null}
        type="date"
        value={days.until}
        onChange={(event) => onChange({ ...days, until: event.target.value })}
      />
    </div>
  );
}
