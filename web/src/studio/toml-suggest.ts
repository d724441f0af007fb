/** What can be written next in `product.toml` and in the file of a family, seen from what stands before. */
import type { Suggestion } from "./suggest";

export type TomlWords = {
  /** Codes of the draft's families. */
  families: string[];
  /** Names of the draft's characteristics. */
  characteristics: string[];
};

const SHARED = ["tax_class", "unspsc", "etim", "eclass", "markets", "seller"];
const TEXTS = ["name", "help", "display", "better", "internal"];

const ROOTS: Record<"product" | "family", string[]> = {
  product: ["code", "family", "model_number", "name", "summary", "description", ...SHARED],
  family: ["parent", "name", "summary", "fixed", ...SHARED],
};

const SECTIONS: [RegExp, string[]][] = [
  [/^(description|seller)$/, ["en", "ru"]],
  [/^billing$/, ["months", "least", "most", "uplift", "by"]],
  [/^life$/, ["active", "phasing_out", "discontinued", "successor"]],
  [/^group$/, ["code", "name", "characteristics"]],
  [/^picture$/, ["file", "alt"]],
  [/^characteristic\.[^.]+$/, TEXTS],
  [/^characteristic\..+\.values\./, ["name", "help", "swatch", "model_number", "part_number", "picture", "alt"]],
  [/\.attributes\.[^.]+$/, ["name"]],
  [/^guard_rails\.discount$/, ["role", "up_to", "market", "segment"]],
  [/^guard_rails\.(floor|ceiling)$/, ["role", "percent_of_list", "market", "segment"]],
  [/^guard_rails\.margin$/, ["role", "percent", "market", "segment"]],
];

const VALUES: Record<string, string[]> = {
  display: ["list", "cards", "swatches", "stepper", "slider", "toggle"],
  better: ["more", "less"],
  by: ["calendar", "anniversary"],
  role: ["rep", "manager", "admin"],
  fixed: [...SHARED, "billing", "part"],
};

/** Whether a file is one that we know the keys of. */
export const kindOf = (path: string): "product" | "family" | null =>
  path === "product.toml" ? "product" : /^families\/[^/]+\.toml$/.test(path) ? "family" : null;

/**
 * What can be written at the end of a text.
 * @param before the file up to the word that is being typed
 */
export function tomlSuggestions(path: string, before: string, words: TomlWords): Suggestion[] {
  const kind = kindOf(path);
  if (!kind) return [];
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (/^\s*\[+characteristic\.$/.test(line)) return labels(words.characteristics, "characteristic");
  const value = /^\s*(\w+)\s*=\s*(?:\[[^\]]*)?"?$/.exec(line)?.[1];
  if (value && !/=\s*$/.test(line)) return valuesOf(value, kind, words);
  if (!/^\s*$/.test(line)) return [];
  return labels(keysIn(before, kind), "keyword");
}

function valuesOf(key: string, kind: "product" | "family", words: TomlWords): Suggestion[] {
  if (key === (kind === "product" ? "family" : "parent")) return labels(words.families, "value");
  if (key === "characteristics") return labels(words.characteristics, "characteristic");
  return labels(VALUES[key] ?? [], "value");
}

/** The keys of the section one is in, without those that it has already. */
function keysIn(before: string, kind: "product" | "family"): string[] {
  const heads = [...before.matchAll(/^\s*\[+([^\]]+)\]+/gm)];
  const last = heads.at(-1);
  const section = last?.[1]?.trim() ?? "";
  const inside = last ? before.slice(last.index + last[0].length) : before;
  const taken = new Set([...inside.matchAll(/^\s*(\w+)\s*=/gm)].map((found) => found[1]));
  const known = section ? (SECTIONS.find(([form]) => form.test(section))?.[1] ?? []) : ROOTS[kind];
  return known.filter((key) => !taken.has(key));
}

const labels = (words: string[], kind: Suggestion["kind"]): Suggestion[] => words.map((label) => ({ label, kind }));
