/** One entry as a form, such as an agreement or a market; what is wrong is told at the fields. */
import { useEffect, useState } from "react";
import { checkEntry } from "../../api/forms";
import type { CheckedEntry, Draft, DraftEntry, EntryKind, EntryValues, NewEntry } from "../../api/model";
import { useSpeech } from "../../i18n/language";
import { Notice } from "../../ui/parts";
import { EntryFieldInput, type Offered } from "./entry-field";
import { ENTRY_KINDS, entryName } from "./entry-labels";
import { isShown, withValue } from "./entry-values";
import { FieldNotes, FindingsOfForm } from "./field-notes";
import { FormActions } from "./form-actions";
import { useFormCheck } from "./use-check";
import { Written } from "./written";

type Props = {
  draft: Draft;
  path: string;
  kind: EntryKind;
  /** The entry as it was read; null for a new one. */
  seen: DraftEntry | null;
  begins: EntryValues;
  offered: Offered;
  readOnly: boolean;
  busy: boolean;
  onEdit: (body: NewEntry, isChanged: boolean) => void;
  onSave: (body: NewEntry) => void;
  onCopy: (values: EntryValues) => void;
  onText: () => void;
  onDelete: () => void;
  onBack: () => void;
};

const NOTHING: CheckedEntry["findings"] = [];

export function EntryForm(props: Props) {
  const { draft, path, kind, seen, begins, readOnly, busy, onEdit, onSave } = props;
  const { t } = useSpeech();
  const [values, setValues] = useState(begins);
  const body: NewEntry = { kind: kind.kind, values };
  const checked = useFormCheck(body, (said) => checkEntry(draft.id, path, said, seen?.number ?? null));
  const isChanged = !isSame(values, seen?.values ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told at every change of a field
  useEffect(() => onEdit(body, isChanged), [values]);
  const word = ENTRY_KINDS[kind.kind]?.one;
  const name = seen ? entryName(kind, seen, t) : "";
  const title = seen ? `${word ? t(word) : kind.kind} ${name}` : t(ENTRY_KINDS[kind.kind]?.add ?? "add_entry");
  return (
    <FindingsOfForm value={checked?.findings ?? NOTHING}>
      <form
        className="rule-form"
        data-testid="entry-form"
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !readOnly) onSave(body);
        }}
      >
        <h3>{title}</h3>
        <fieldset className="form-fields entry-fields" disabled={readOnly}>
          <legend className="visually-hidden">{t("entry_fields")}</legend>
          {kind.fields
            .filter((field) => isShown(field, kind, values))
            .map((field) => (
              <EntryFieldInput
                key={field.name}
                kind={kind.kind}
                field={field}
                values={values}
                offered={props.offered}
                readOnly={readOnly}
                onChange={(value) => setValues(withValue(values, field.name, value))}
              />
            ))}
        </fieldset>
        <FieldNotes field="" />
        {seen && seen.others.length > 0 && (
          <Notice>
            <p>{t("entry_others", { keys: seen.others.join(", ") })}</p>
            {seen.others.map((key) => (
              <FieldNotes key={key} field={key} deep />
            ))}
          </Notice>
        )}
        <Written checked={checked} title={t("entry_as_text")} nothing={t("entry_unwritten")} />
        <FormActions
          save={readOnly ? null : t(seen ? "save_entry" : "add_entry")}
          canSave={checked?.text !== null && (seen === null || isChanged)}
          busy={busy}
          back={t("back_to_list")}
          onBack={props.onBack}
          onText={seen && props.onText}
          copy={
            readOnly || !seen || kind.times !== "many"
              ? null
              : { verb: t("copy_entry"), onCopy: () => props.onCopy(values) }
          }
          remove={
            readOnly || !seen || kind.times === "keyed" || kind.times === "whole"
              ? null
              : {
                  verb: t("delete_entry"),
                  title: t("delete_entry_title", { name }),
                  detail: t("delete_entry_detail"),
                  onDelete: props.onDelete,
                }
          }
        />
      </form>
    </FindingsOfForm>
  );
}

/** Whether two entries hold the same, in whatever order their fields stand. */
function isSame(one: EntryValues, other: EntryValues | null): boolean {
  if (!other) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => ordered(one[name]) === ordered(other[name]));
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
