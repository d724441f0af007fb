/** The terms in the language the quote speaks; the other language's stay as they are. */
import { useEffect, useState } from "react";
import type { Quote } from "../api/model";
import type { Language } from "../i18n/format";
import { useSpeech } from "../i18n/language";
import { Area } from "../ui/field";

type Props = { quote: Quote; onSave: (terms: Record<string, string>) => Promise<boolean> };

export function TermsField({ quote, onSave }: Props) {
  const { t } = useSpeech();
  const language = quote.language as Language;
  const kept = quote.revision.terms[language] ?? "";
  const [entry, setEntry] = useState(kept);
  useEffect(() => setEntry(kept), [kept]);
  const commit = async () => {
    if (entry === kept) return;
    const others = Object.fromEntries(Object.entries(quote.revision.terms).filter(([, text]) => text));
    if (!(await onSave({ ...others, [language]: entry }))) setEntry(kept);
  };
  return (
    <Area
      label={t("terms")}
      rows={5}
      value={entry}
      maxLength={8000}
      onChange={(event) => setEntry(event.target.value)}
      onBlur={commit}
    />
  );
}
