/** What is wrong with a field of a form, under the field, in the language of whoever fills it in. */
import { createContext, use } from "react";
import type { FieldFinding } from "../../api/model";
import { useSpeech } from "../../i18n/language";

const Findings = createContext<FieldFinding[]>([]);

export const FindingsOfForm = Findings.Provider;

/** The findings of a field; with `deep` also those of what stands in it. */
export function useFindingsAt(field: string, deep = false): FieldFinding[] {
  const all = use(Findings);
  return all.filter((one) => one.field === field || (deep && one.field.startsWith(`${field}/`)));
}

/** What is wrong with a field, as one sentence; null for nothing. */
export function useErrorAt(field: string, deep = false): string | null {
  const { text } = useSpeech();
  const said = useFindingsAt(field, deep).map((one) => [text(one.message), text(one.hint)].filter(Boolean).join(" — "));
  return said.length > 0 ? [...new Set(said)].join(" ") : null;
}

export function FieldNotes({ field, id, deep = false }: { field: string; id?: string; deep?: boolean }) {
  const error = useErrorAt(field, deep);
  return error ? (
    <p id={id} className="field-error">
      {error}
    </p>
  ) : null;
}
