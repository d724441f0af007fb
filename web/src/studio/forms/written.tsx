/** What is filled in as the text that it will be: form and text are one. */
import type { FieldFinding } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Notice } from "../../ui/parts";

type Props = { checked: { text: string | null; findings: FieldFinding[] } | null; title: string; nothing: string };

export function Written({ checked, title, nothing }: Props) {
  const { t } = useSpeech();
  if (!checked) return null;
  const errors = checked.findings.filter((one) => one.severity === "error").length;
  return (
    <section className="rule-preview" aria-label={title}>
      <p role="status" className={errors > 0 ? "field-error" : "findings-none"}>
        {t("finding_count", { count: checked.findings.length })}
      </p>
      {checked.text === null ? (
        <Notice tone="changed">{nothing}</Notice>
      ) : (
        <details>
          <summary>{title}</summary>
          <pre className="mono">{checked.text}</pre>
        </details>
      )}
    </section>
  );
}
