/** The documents of a product that the reader may have, each in its current version and the reader's language. */
import { FileText } from "lucide-react";
import * as media from "../api/media";
import type { DocumentKind, ProductDocument } from "../api/model";
import { useSpeech } from "../i18n/language";
import type { Key } from "../i18n/messages";
import { ProblemNotice } from "../ui/parts";
import { useLoad } from "../ui/use-load";

export const KIND_WORDS: Record<DocumentKind, Key> = {
  brochure: "document_brochure",
  manual: "document_manual",
  specification: "document_specification",
  price_list: "document_price_list",
  drawing: "document_drawing",
  quote_template: "document_quote_template",
};

export function ProductDocuments({ product, market }: { product: string; market: string }) {
  const { t, language } = useSpeech();
  const { data, problem, reload } = useLoad(
    () => media.documents(product, market, language),
    `${product} ${market} ${language}`,
  );
  if (problem && !data) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data || data.length === 0) return null;
  return (
    <section className="documents" aria-labelledby="documents-title">
      <h3 id="documents-title">{t("documents")}</h3>
      <ul>
        {data.map((one) => (
          <li key={one.code}>
            <DocumentLink document={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DocumentLink({ document }: { document: ProductDocument }) {
  const { t, text, language } = useSpeech();
  const kind = t(KIND_WORDS[document.kind]);
  const title = text(document.title) || kind;
  const facts = [
    title === kind ? null : kind,
    document.language === language ? null : t(document.language === "ru" ? "in_russian" : "in_english"),
    t("document_version", { version: document.version }),
    useSize(document.file.bytes),
    document.readers === "rep" ? t("document_for_reps") : null,
  ];
  return (
    <>
      <FileText aria-hidden="true" />
      <a href={document.file.url} target="_blank" rel="noreferrer" hrefLang={document.language}>
        {title}
      </a>
      <span className="muted">{facts.filter(Boolean).join(", ")}</span>
    </>
  );
}

/** Kilobytes or megabytes, as people read them. */
export function useSize(bytes: number): string {
  const { t, number } = useSpeech();
  if (bytes < 1_000_000) return t("kilobytes", { size: number(Math.max(1, Math.round(bytes / 1000))) });
  return t("megabytes", { size: number(Math.round(bytes / 100_000) / 10) });
}
