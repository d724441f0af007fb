/** One rule as a form: what it says, why, and where and when; what is wrong is told at the fields while one fills it in. */
import { useEffect, useState } from "react";
import { checkRule } from "../../api/forms";
import type { CheckedRule, Draft, DraftRule, RuleFields, RuleKind, RulePart } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Field, Pick } from "../../ui/field";
import { FieldNotes, FindingsOfForm, useErrorAt } from "./field-notes";
import { FormActions } from "./form-actions";
import { MarketsField } from "./markets-field";
import { PartField } from "./part-field";
import { ReasonFields } from "./reason-fields";
import { withColumns } from "./rows-text";
import { asKind, parted, tidied } from "./rule-fields";
import { KIND_WORDS, SLOT_WORDS } from "./rule-labels";
import { useFormCheck } from "./use-check";
import { Written } from "./written";

type Props = {
  draft: Draft;
  path: string;
  kinds: RuleKind[];
  /** The rule as it was read; null for a new one. */
  seen: DraftRule | null;
  /** What the form begins with. */
  begins: RuleFields;
  readOnly: boolean;
  busy: boolean;
  onEdit: (fields: RuleFields, isChanged: boolean) => void;
  onSave: (fields: RuleFields) => void;
  onText: () => void;
  onDelete: () => void;
  onBack: () => void;
};

const NOTHING: CheckedRule["findings"] = [];

export function RuleForm(props: Props) {
  const { draft, path, seen, begins, readOnly, busy, onEdit, onSave } = props;
  const { t } = useSpeech();
  const [fields, setFields] = useState(begins);
  const said = tidied(fields);
  const checked = useFormCheck(said, (body) => checkRule(draft.id, path, body, seen?.number ?? null));
  const isChanged = JSON.stringify(said) !== JSON.stringify(seen?.fields ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told at every change of a field
  useEffect(() => onEdit(said, isChanged), [fields]);
  const change = (next: Partial<RuleFields>) => setFields({ ...fields, ...next });
  const isNothing = checked?.text === null;
  return (
    <FindingsOfForm value={checked?.findings ?? NOTHING}>
      <form
        className="rule-form"
        data-testid="rule-form"
        aria-label={seen ? t("rule_named", { name: seen.id }) : t("new_rule")}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !readOnly) onSave(said);
        }}
      >
        <fieldset className="form-fields" disabled={readOnly}>
          <legend className="visually-hidden">{t("rule_fields")}</legend>
          <Head fields={fields} kinds={props.kinds} onChange={change} />
          <Body {...props} fields={fields} onChange={change} />
          <ReasonFields reasons={fields.reasons ?? []} onChange={(reasons) => change({ reasons })} />
          <Scope fields={fields} onChange={change} />
          <FieldNotes field="" />
        </fieldset>
        <Written checked={checked} title={t("rule_as_text")} nothing={t("rule_unwritten")} />
        <FormActions
          save={readOnly ? null : t(seen ? "save_rule" : "add_rule")}
          canSave={!isNothing && (seen === null || isChanged)}
          busy={busy}
          back={t("back_to_rules")}
          onBack={props.onBack}
          onText={seen && props.onText}
          remove={
            readOnly || !seen
              ? null
              : {
                  verb: t("delete_rule"),
                  title: t("delete_rule_title", { name: seen.id }),
                  detail: t("delete_rule_detail"),
                  onDelete: props.onDelete,
                }
          }
        />
      </form>
    </FindingsOfForm>
  );
}

type HeadProps = { fields: RuleFields; kinds: RuleKind[]; onChange: (fields: Partial<RuleFields>) => void };

function Head({ fields, kinds, onChange }: HeadProps) {
  const { t } = useSpeech();
  const nameError = useErrorAt("id");
  const kindError = useErrorAt("kind");
  return (
    <div className="field-pair">
      <Field
        label={t("rule_name")}
        hint={t("rule_name_hint")}
        error={nameError}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={fields.id}
        onChange={(event) => onChange({ id: event.target.value })}
      />
      <Pick
        label={t("rule_kind")}
        error={kindError}
        value={fields.kind}
        options={kinds.map(({ kind }) => ({ value: kind, name: kindName(t, kind) }))}
        onPick={(kind) => onChange(asKind(fields, kinds, kind))}
      />
    </div>
  );
}

function kindName(t: ReturnType<typeof useSpeech>["t"], kind: string): string {
  const word = KIND_WORDS[kind];
  return word ? t(word) : kind;
}

type BodyProps = Props & { fields: RuleFields; onChange: (fields: Partial<RuleFields>) => void };

function Body({ draft, kinds, fields, readOnly, onChange }: BodyProps) {
  const { t } = useSpeech();
  const kind = kinds.find((one) => one.kind === fields.kind);
  return kind?.slots.map((slot) => {
    const word = SLOT_WORDS[`${fields.kind} ${slot.name}`];
    return (
      <PartField
        key={`${fields.kind} ${slot.name}`}
        draft={draft}
        slot={slot}
        legend={word ? t(word) : slot.name}
        part={fields.parts[slot.name]}
        parts={fields.parts}
        readOnly={readOnly}
        onChange={(part) => onChange({ parts: withPart(fields.parts, slot.name, part) })}
      />
    );
  });
}

/** Parts with another one; when columns change, the cells of the rows go along. */
function withPart(parts: RuleFields["parts"], name: string, part: RulePart | undefined): RuleFields["parts"] {
  const { [name]: before, ...others } = parts;
  if (!part) return others;
  const rows = others.rows?.rows;
  if (name !== "names" || !rows) return { ...parts, [name]: part };
  const columns = [before?.names ?? [], part.names ?? []] as const;
  return { ...parts, names: part, rows: { rows: withColumns(rows, ...columns) } };
}

type ScopeProps = { fields: RuleFields; onChange: (fields: Partial<RuleFields>) => void };

function Scope({ fields, onChange }: ScopeProps) {
  const { t } = useSpeech();
  const errors = {
    source: useErrorAt("source"),
    tags: useErrorAt("tags", true),
    start: useErrorAt("start"),
    end: useErrorAt("end"),
  };
  return (
    <>
      <div className="field-pair">
        <Field
          label={t("rule_source")}
          hint={t("rule_source_hint")}
          optional={t("optional")}
          error={errors.source}
          value={fields.source ?? ""}
          onChange={(event) => onChange({ source: event.target.value })}
        />
        <Field
          label={t("rule_tags")}
          hint={t("rule_tags_hint")}
          optional={t("optional")}
          error={errors.tags}
          defaultValue={(fields.tags ?? []).join(", ")}
          onChange={(event) => onChange({ tags: parted(event.target.value) })}
        />
      </div>
      <MarketsField field="markets" chosen={fields.markets ?? []} onChange={(markets) => onChange({ markets })} />
      <div className="field-pair">
        <Field
          label={t("rule_from")}
          optional={t("optional")}
          error={errors.start}
          type="date"
          value={fields.start ?? ""}
          onChange={(event) => onChange({ start: event.target.value || null })}
        />
        <Field
          label={t("rule_until")}
          hint={t("rule_until_hint")}
          optional={t("optional")}
          error={errors.end}
          type="date"
          value={fields.end ?? ""}
          onChange={(event) => onChange({ end: event.target.value || null })}
        />
      </div>
    </>
  );
}
