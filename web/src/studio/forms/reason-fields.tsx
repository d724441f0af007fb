/** Why a rule is there: a sentence for each kind of reader and each language. */
import { Plus, X } from "lucide-react";
import type { RuleReason } from "../../api/model";
import { LANGUAGES } from "../../i18n/format";
import { useSpeech } from "../../i18n/language";
import { Button } from "../../ui/parts";
import { FieldNotes, useErrorAt } from "./field-notes";
import { AUDIENCE_WORDS, AUDIENCES } from "./rule-labels";

type Props = { reasons: RuleReason[]; onChange: (reasons: RuleReason[]) => void };

export function ReasonFields({ reasons, onChange }: Props) {
  const { t } = useSpeech();
  return (
    <fieldset className="condition">
      <legend>{t("reasons")}</legend>
      <p className="field-hint">{t("reasons_hint")}</p>
      <ol className="terms">
        {reasons.map((reason, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all that tells it from another while it is filled in
          <li key={at}>
            <Reason
              reason={reason}
              field={`reasons/${at}`}
              onChange={(next) => onChange(reasons.with(at, next))}
              onRemove={() => onChange(reasons.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <div className="condition-more">
        <Button
          small
          kind="quiet"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange([...reasons, { ...firstFree(reasons), text: "" }])}
        >
          {t("add_reason")}
        </Button>
      </div>
    </fieldset>
  );
}

type ReasonProps = {
  reason: RuleReason;
  field: string;
  onChange: (reason: RuleReason) => void;
  onRemove: () => void;
};

function Reason({ reason, field, onChange, onRemove }: ReasonProps) {
  const { t } = useSpeech();
  const error = useErrorAt(field, true);
  const languages: readonly string[] = LANGUAGES;
  const listed = languages.includes(reason.language) ? languages : [...languages, reason.language];
  return (
    <div className="reason" data-invalid={error ? "true" : undefined}>
      <select
        aria-label={t("reason_audience")}
        value={reason.audience}
        onChange={(event) => onChange({ ...reason, audience: event.target.value as RuleReason["audience"] })}
      >
        {AUDIENCES.map((one) => (
          <option key={one} value={one}>
            {t(AUDIENCE_WORDS[one])}
          </option>
        ))}
      </select>
      <select
        aria-label={t("language")}
        value={reason.language}
        onChange={(event) => onChange({ ...reason, language: event.target.value })}
      >
        {listed.map((one) => (
          <option key={one} value={one}>
            {one.toUpperCase()}
          </option>
        ))}
      </select>
      <textarea
        rows={2}
        aria-label={t("reason_text")}
        lang={reason.language}
        aria-invalid={error ? true : undefined}
        value={reason.text}
        onChange={(event) => onChange({ ...reason, text: event.target.value.replace(/\s*[\r\n]+\s*/g, " ") })}
      />
      <button type="button" className="icon-button" aria-label={t("remove_reason")} onClick={onRemove}>
        <X aria-hidden="true" />
      </button>
      <FieldNotes field={field} deep />
    </div>
  );
}

/** The readers and the language that have no reason yet, customers first. */
function firstFree(reasons: RuleReason[]): Omit<RuleReason, "text"> {
  for (const audience of AUDIENCES)
    for (const language of LANGUAGES)
      if (!reasons.some((one) => one.audience === audience && one.language === language)) return { audience, language };
  return { audience: "customer", language: "en" };
}
