/** What the rules and tables of a draft name: characteristics, their values and attributes, for completion and hover help. */
import type { Language } from "../i18n/format";
import { cells } from "./csv";

export type Named = { code: string; name: string };

export type CharacteristicWords = {
  name: string;
  /** The statement as it is written. */
  declaration: string;
  file: string;
  line: number;
  values: Named[];
  /** Attribute -> the texts that its column holds, or none for a number. */
  attributes: Map<string, string[]>;
};

export type Words = Map<string, CharacteristicWords>;

/** More texts of one column than this are not words but prose. */
const MOST_TEXTS = 60;

const DECLARATION =
  /^[ \t]*(characteristic|computed|component)[ \t]+([a-z]\w*)[ \t]*:(.*(?:\n(?![ \t]*(?:rule|characteristic|computed|component)\b)[ \t]+.*)*)/gm;
const LISTED = /\bone\s+of\s+(?!table\b)((?:"[^"]*"|[\w-]+)(?:\s*,\s*(?:"[^"]*"|[\w-]+))*)/;
const TABLED = /\bone\s+of\s+table\s+"([^"]+)"/;

/** The words of some files, told by their paths. */
export function wordsOf(files: ReadonlyMap<string, string>, language: Language): Words {
  const words: Words = new Map();
  for (const [file, text] of files) {
    if (!file.endsWith(".rules")) continue;
    for (const found of text.matchAll(DECLARATION)) {
      const [whole, kind = "", name = "", body = ""] = found;
      const line = text.slice(0, found.index + whole.search(/\S/)).split("\n").length;
      const table = TABLED.exec(body)?.[1];
      const { values, attributes } = table ? tableWords(files.get(table) ?? "", language) : plainWords(kind, body);
      words.set(name, { name, declaration: whole.trim(), file, line, values, attributes });
    }
  }
  return words;
}

function plainWords(kind: string, body: string) {
  const attributes = new Map<string, string[]>();
  if (kind === "component") return { values: [], attributes };
  const listed = LISTED.exec(body)?.[1]?.match(/"[^"]*"|[\w-]+/g) ?? [];
  const codes = /^\s*(optional\s+)?boolean/.test(body) ? ["true", "false"] : listed;
  const all = /^\s*optional\b/.test(body) ? ["none", ...codes] : codes;
  return { values: all.map((code) => ({ code, name: "" })), attributes };
}

function tableWords(text: string, language: Language) {
  const [header = [], ...rows] = cells(text);
  const at = (title: string) => header.indexOf(title);
  const named = at(`name_${language}`) >= 0 ? at(`name_${language}`) : at("name_en");
  const code = Math.max(at("code"), 0);
  const values = rows.map((row) => ({ code: written(row[code] ?? ""), name: row[named] ?? "" }));
  const attributes = new Map<string, string[]>();
  for (const [column, title] of header.entries()) {
    const name = /^[a-z]\w*/.exec(title)?.[0] ?? "";
    if (!name || column === code || /^(name_|alt_|picture$)/.test(title)) continue;
    attributes.set(name, /[[#]/.test(title) ? [] : texts(rows, column));
  }
  return { values, attributes };
}

function texts(rows: string[][], column: number): string[] {
  const found = new Set(rows.flatMap((row) => (row[column] ?? "").split("|")).filter(Boolean));
  return found.size > MOST_TEXTS ? [] : [...found].map(written);
}

/** A value as a rule writes it: between quotes when it is not one word, or begins like a number. */
function written(code: string): string {
  return /^[A-Za-z0-9_][\w-]*$/.test(code) && !/^\d+(\.\d+)?$/.test(code) ? code : JSON.stringify(code);
}
