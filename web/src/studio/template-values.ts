/** What the form of a quote template holds, and what the server says is wrong with it. */
import type { FieldFinding, QuoteTemplate, TemplateKey, WrittenTemplate } from "../api/model";
import type { Problem } from "../api/problem";

export const PARTS = ["cover", "intro", "terms"] as const;

export const keyOf = ({ code, language, version }: TemplateKey): TemplateKey => ({ code, language, version });

export function newTemplate(language: "en" | "ru"): WrittenTemplate {
  const texts = { cover: "", intro: "", terms: "" };
  return { code: "offer", language, version: "1", valid_from: null, valid_until: null, markets: [], texts };
}

/** A template as a form begins with it; null if it cannot be read as one. */
export function writtenOf(template: QuoteTemplate): WrittenTemplate | null {
  if (!template.texts) return null;
  const { valid_from, valid_until, markets, texts } = template;
  const days = { valid_from: valid_from || null, valid_until: valid_until || null };
  return { ...keyOf({ ...template, language: template.language as "en" | "ru" }), ...days, markets, texts };
}

/** What a refusal says, at the fields of the form: `/template/texts/terms` and `/template/terms` are about `terms`. */
export function findingsOf(problem: Problem | null): FieldFinding[] {
  return (problem?.problems ?? []).map(({ path, message }) => ({
    field: path.replace(/^\/template\//, "").replace(/^texts\//, ""),
    severity: "error",
    code: problem?.code ?? "",
    message: { en: message, ru: message },
    hint: null,
  }));
}
