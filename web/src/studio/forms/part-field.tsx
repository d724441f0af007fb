/** A place of a rule, filled in according to its type. */
import { Plus } from "lucide-react";
import { useState } from "react";
import type { Draft, RulePart, RuleSlot } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Field } from "../../ui/field";
import { Button } from "../../ui/parts";
import { ConditionField } from "./condition-field";
import { FieldNotes, useErrorAt } from "./field-notes";
import { RowsField } from "./rows-field";
import { choicesOf, codeOf, emptyCondition, emptyPart } from "./rule-fields";
import { Chip, OneValue } from "./value-fields";
import { useVocabulary } from "./vocabulary";

type Props = {
  draft: Draft;
  slot: RuleSlot;
  legend: string;
  part: RulePart | undefined;
  /** The other places, which say what can be filled in here. */
  parts: Record<string, RulePart>;
  readOnly: boolean;
  onChange: (part: RulePart | undefined) => void;
};

export function PartField({ draft, slot, legend, part, parts, readOnly, onChange }: Props) {
  const { t } = useSpeech();
  const field = `parts/${slot.name}`;
  if (!part)
    return (
      <Button small kind="quiet" icon={<Plus aria-hidden="true" />} onClick={() => onChange(emptyPart(slot))}>
        {t("add_condition")}
      </Button>
    );
  if (part.condition)
    return (
      <ConditionField
        legend={legend}
        field={field}
        condition={part.condition}
        onChange={(condition) => onChange({ condition })}
        onRemove={slot.optional ? () => onChange(undefined) : undefined}
      />
    );
  if (part.conditions) return <Conditions legend={legend} field={field} part={part} onChange={onChange} />;
  if (slot.type === "names")
    return (
      <NamesField legend={legend} field={field} names={part.names ?? []} onChange={(names) => onChange({ names })} />
    );
  if (slot.type === "rows")
    return (
      <RowsField
        draft={draft}
        legend={legend}
        field={field}
        names={parts.names?.names ?? []}
        part={part}
        readOnly={readOnly}
        onChange={onChange}
      />
    );
  return (
    <TextField
      slot={slot}
      legend={legend}
      part={part}
      owner={parts.name?.text ?? ""}
      onChange={(text) => onChange({ text })}
    />
  );
}

type ConditionsProps = { legend: string; field: string; part: RulePart; onChange: (part: RulePart) => void };

function Conditions({ legend, field, part, onChange }: ConditionsProps) {
  const { t } = useSpeech();
  const conditions = part.conditions ?? [];
  return (
    <fieldset className="conditions">
      <legend>{legend}</legend>
      {conditions.map((condition, at) => (
        <ConditionField
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
          key={at}
          legend={t("condition_number", { number: at + 1 })}
          field={`${field}/${at}`}
          condition={condition}
          onChange={(next) => onChange({ conditions: conditions.with(at, next) })}
          onRemove={conditions.length > 1 ? () => onChange({ conditions: conditions.toSpliced(at, 1) }) : undefined}
        />
      ))}
      <FieldNotes field={field} />
      <Button
        small
        kind="quiet"
        icon={<Plus aria-hidden="true" />}
        onClick={() => onChange({ conditions: [...conditions, emptyCondition()] })}
      >
        {t("add_condition")}
      </Button>
    </fieldset>
  );
}

type NamesProps = { legend: string; field: string; names: string[]; onChange: (names: string[]) => void };

function NamesField({ legend, field, names, onChange }: NamesProps) {
  const { t } = useSpeech();
  const { name, characteristics } = useVocabulary();
  const [typed, setTyped] = useState("");
  const add = () => {
    const code = typed.trim();
    if (!code || names.includes(code)) return;
    onChange([...names, code]);
    setTyped("");
  };
  return (
    <fieldset className="names-field">
      <legend>{legend}</legend>
      <span className="chips">
        {names.map((code) => (
          <Chip
            key={code}
            label={name(code) === code ? code : `${name(code)} (${code})`}
            onRemove={() => onChange(names.filter((one) => one !== code))}
          />
        ))}
        <input
          className="mono"
          list={characteristics}
          aria-label={t("add_characteristic")}
          placeholder={t("add_characteristic")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="icon-button" aria-label={t("add_characteristic")} onClick={add}>
          <Plus aria-hidden="true" />
        </button>
      </span>
      <FieldNotes field={field} deep />
    </fieldset>
  );
}

type TextProps = {
  slot: RuleSlot;
  legend: string;
  part: RulePart;
  /** The characteristic whose value is filled in. */
  owner: string;
  onChange: (text: string) => void;
};

function TextField({ slot, legend, part, owner, onChange }: TextProps) {
  const { words, characteristics } = useVocabulary();
  const field = `parts/${slot.name}`;
  const error = useErrorAt(field, true);
  const choices = slot.type === "value" ? choicesOf(owner, words) : null;
  if (choices)
    return (
      <div className="field" data-invalid={error ? "true" : undefined}>
        <span className="field-label" aria-hidden="true">
          {legend}
        </span>
        <OneValue value={part.text ?? ""} choices={choices} unit="" onChange={(value) => onChange(codeOf(value))} />
        <FieldNotes field={field} deep />
      </div>
    );
  return (
    <Field
      label={legend}
      error={error}
      list={slot.type === "name" ? characteristics : undefined}
      inputMode={slot.type === "number" ? "numeric" : undefined}
      autoComplete="off"
      spellCheck={false}
      value={part.text ?? ""}
      onChange={(event) => onChange(event.target.value.trim())}
    />
  );
}
