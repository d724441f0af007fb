/** What forms of entries hold: which fields show, tables as the text of a grid, days and where they stand. Pure. */
import type { EntryField, EntryKind, EntryValue, EntryValues } from "../../api/model";
import { LANGUAGES } from "../../i18n/format";
import { tableOf } from "../grid/table-text";

export type Names = Record<string, string>;
export type Cell = string | Names | string[] | boolean;
export type EntryRow = Record<string, Cell>;

const text = (value: EntryValue | undefined) => (typeof value === "string" ? value : "");

export const textIn = (values: EntryValues, name: string): string => text(values[name]);

export const namesIn = (values: EntryValues, name: string): Names => {
  const value = values[name];
  return value && typeof value === "object" && !Array.isArray(value) ? (value as Names) : {};
};

export const wordsIn = (values: EntryValues, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
};

export const rowsIn = (values: EntryValues, name: string): EntryRow[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is EntryRow => typeof one === "object") : [];
};

/** Whether a field has a meaning beside the others; a choice that is not made is the first of its words. */
export function isShown({ only }: EntryField, kind: EntryKind, values: EntryValues): boolean {
  if (!only) return true;
  const first = kind.fields.find((one) => one.name === only.field)?.choices[0] ?? "";
  return only.words.includes(textIn(values, only.field) || first);
}

/** A field that holds something else; nothing is no value at all. */
export function withValue(values: EntryValues, name: string, value: EntryValue): EntryValues {
  const { [name]: _, ...others } = values;
  const isNothing = value === "" || value === false || (Array.isArray(value) && value.length === 0);
  return isNothing ? others : { ...others, [name]: value };
}

// ---- Tables ----

type GridColumn = { title: string; name: string; type: EntryField["type"]; language: string | null };

/** Stands between several words of one cell. */
const BETWEEN = ";";
const YES = "yes";

/** The columns of the grid of a table: a text in several languages has one for each. */
export function gridColumns({ columns }: EntryField): GridColumn[] {
  return columns.flatMap(({ name, type }): GridColumn[] =>
    type === "name"
      ? LANGUAGES.map((language) => ({ title: `${name}_${language}`, name, type, language }))
      : [{ title: name, name, type, language: null }],
  );
}

/** Whether the rows can stand in a grid: what it would take for a remark, or for two lines, cannot. */
export function fitsEntryGrid(field: EntryField, rows: EntryRow[]): boolean {
  const known = new Set(
    gridColumns(field)
      .map((column) => column.language)
      .filter(Boolean),
  );
  return rows.every((row) =>
    Object.values(row).every((cell, at) => {
      if (typeof cell === "boolean") return true;
      if (Array.isArray(cell)) return cell.every((word) => !/[;\r\n]/.test(word) && word.trim() === word);
      const texts = typeof cell === "string" ? [cell] : Object.values(cell);
      const isKnown = typeof cell === "string" || Object.keys(cell).every((language) => known.has(language));
      return isKnown && texts.every((one) => !/[\r\n]/.test(one) && !(at === 0 && one.startsWith("#")));
    }),
  );
}

export function textOfEntryRows(field: EntryField, rows: EntryRow[]): string {
  const columns = gridColumns(field);
  const cell = (row: EntryRow, { name, language }: GridColumn) => {
    const value = row[name];
    if (value === undefined || value === false) return "";
    if (value === true) return YES;
    if (Array.isArray(value)) return value.join(`${BETWEEN} `);
    return typeof value === "string" ? value : (value[language ?? ""] ?? "");
  };
  const lines = rows.map((row) => columns.map((column) => written(cell(row, column))).join(","));
  return [columns.map((column) => column.title).join(","), ...lines].map((line) => `${line}\n`).join("");
}

export function entryRowsOfText(field: EntryField, text: string): EntryRow[] {
  const columns = gridColumns(field);
  return (tableOf(text)?.rows ?? []).map(({ cells }) => {
    const row: EntryRow = {};
    for (const [at, { name, type, language }] of columns.entries()) {
      const cell = cells[at] ?? "";
      if (cell === "") continue;
      if (language !== null) row[name] = { ...(row[name] as Names | undefined), [language]: cell };
      else row[name] = type === "words" ? wordsOf(cell) : type === "flag" ? isYes(cell) : cell;
    }
    return row;
  });
}

const wordsOf = (cell: string) =>
  cell
    .split(BETWEEN)
    .map((word) => word.trim())
    .filter(Boolean);

/** Whether a cell says yes, in the words of people and of spreadsheets. */
const isYes = (cell: string) => ["yes", "true", "1", "x", "да"].includes(cell.trim().toLowerCase());

const written = (cell: string) => (/[,"]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// ---- Days ----

export type Tense = "current" | "to-come" | "over";

/** Whether an entry holds on a day. */
export function tenseOn(values: EntryValues, day: string): Tense {
  const [from, until] = [textIn(values, "from"), textIn(values, "until")];
  if (until && until <= day) return "over";
  return from && from > day ? "to-come" : "current";
}

/** A copy, under a name that none of the others has; what several fields tell apart has no name. */
export function copyOf({ title }: EntryKind, values: EntryValues, taken: string[]): EntryValues {
  const [field, ...more] = title;
  if (field === undefined || more.length > 0) return values;
  const name = textIn(values, field);
  const free = Array.from({ length: taken.length + 1 }, (_, at) => `${name}-${at + 2}`).find(
    (one) => !taken.includes(one),
  );
  return { ...values, [field]: free ?? name };
}
