/** From when until when a release is to be valid: two days, each of which may be left empty. */
import { useState } from "react";
import type { Days } from "../api/jobs";
import { useSpeech } from "../i18n/language";
import { Field } from "../ui/field";

export type Period = {
  from: string;
  until: string;
  /** It ends before it begins. */
  isWrong: boolean;
  days: Days;
  setFrom: (day: string) => void;
  setUntil: (day: string) => void;
};

export function usePeriod(): Period {
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const isWrong = from !== "" && until !== "" && from >= until;
  return { from, until, isWrong, days: { valid_from: from || null, valid_until: until || null }, setFrom, setUntil };
}

export function PeriodFields({ period }: { period: Period }) {
  const { t } = useSpeech();
  return (
    <div className="field-pair">
      <Field
        label={t("valid_from")}
        hint={t("valid_from_hint")}
        type="date"
        value={period.from}
        onChange={(event) => period.setFrom(event.target.value)}
      />
      <Field
        label={t("valid_until_day")}
        hint={t("valid_until_hint")}
        error={period.isWrong ? t("wrong_period") : null}
        type="date"
        value={period.until}
        onChange={(event) => period.setUntil(event.target.value)}
      />
    </div>
  );
}
