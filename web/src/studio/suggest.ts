/** What can be written next in a rule file, seen from what stands before. */
import { AUDIENCES, BODIES, CLAUSES, FUNCTIONS, JOINTS, STATEMENTS, TYPES } from "./rule-language";
import type { CharacteristicWords, Words } from "./rule-words";

export type Suggestion = {
  label: string;
  kind: "keyword" | "characteristic" | "value" | "attribute" | "function";
  detail?: string;
};

const keywords = (labels: string[]): Suggestion[] => labels.map((label) => ({ label, kind: "keyword" }));

/**
 * What can be written at the end of a statement that is being typed.
 * @param before the statement's text up to the word that is being typed
 */
export function suggestions(before: string, words: Words): Suggestion[] {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (before === "") return keywords(STATEMENTS);
  if (/\b(rule|characteristic|computed|component)\s+$/.test(line)) return [];
  if (/^\s*reason\s+$/.test(line)) return keywords(["en", "ru", ...AUDIENCES]);
  if (/^\s*reason\s+\w+\s+$/.test(line)) return keywords(["en", "ru"]);
  const attribute = /([a-z]\w*)\.$/.exec(line)?.[1];
  if (attribute) return attributesOf(words.get(attribute));
  return valuesBefore(before, words) ?? general(before, line, words);
}

function valuesBefore(before: string, words: Words): Suggestion[] | null {
  const text = /([a-z]\w*)\.([a-z]\w*)\s*(?:!?=|has|in\s*\{[^}]*)\s*$/.exec(before);
  if (text)
    return (words.get(text[1] ?? "")?.attributes.get(text[2] ?? "") ?? []).map((label) => ({ label, kind: "value" }));
  const name = /([a-z]\w*)\s*(?:!?=|\bin\s*\{[^}]*)\s*$/.exec(before)?.[1];
  if (name && words.has(name)) return [...valuesOf(words.get(name)), ...characteristics(words, name)];
  return valuesOfRow(before, words);
}

/** Inside a row of `allow (a, b): (…` the place tells the characteristic. */
function valuesOfRow(before: string, words: Words): Suggestion[] | null {
  const rows = /\b(?:allow|forbid)\s*\(([^)]*)\)\s*:(.*)$/s.exec(before);
  const open = rows?.[2]?.lastIndexOf("(") ?? -1;
  if (!rows || open < 0) return null;
  const row = rows[2]?.slice(open + 1) ?? "";
  if (row.includes(")")) return null;
  const name = rows[1]?.split(",")[row.split(",").length - 1]?.trim();
  return name ? valuesOf(words.get(name)) : null;
}

function general(before: string, line: string, words: Words): Suggestion[] {
  if (/^\s*$/.test(line)) return keywords([...BODIES, ...CLAUSES, ...JOINTS]);
  if (/^\s*(characteristic|computed|component)\b/.test(before) && !line.includes("=")) return keywords(TYPES);
  const functions: Suggestion[] = FUNCTIONS.map((label) => ({ label, kind: "function" }));
  const bodies = /:\s*$/.test(line) ? BODIES : [...JOINTS, "require"];
  return [...characteristics(words), ...keywords(bodies), ...functions];
}

function characteristics(words: Words, except = ""): Suggestion[] {
  const shown = [...words.values()].filter((one) => one.name !== except);
  return shown.map((one) => ({ label: one.name, kind: "characteristic", detail: typeOf(one) }));
}

/** The declaration without its name, in short. */
function typeOf(words: CharacteristicWords): string {
  const type =
    words.declaration
      .replace(/^\w+\s+\w+\s*:\s*/, "")
      .split(/[=\n]/)[0]
      ?.trim() ?? "";
  return type.length > 44 ? `${type.slice(0, 43)}…` : type;
}

function valuesOf(words: CharacteristicWords | undefined): Suggestion[] {
  return (words?.values ?? []).map(({ code, name }) => ({ label: code, kind: "value", detail: name }));
}

function attributesOf(words: CharacteristicWords | undefined): Suggestion[] {
  return [...(words?.attributes.keys() ?? [])].map((label) => ({ label, kind: "attribute" }));
}
