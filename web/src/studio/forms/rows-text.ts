/** Rows of combinations as the text of a table, and back: `*` for any value, `a|b` for any of several. Pure. */
import { type TableText, tableOf } from "../grid/table-text";

export type Cell = string[];

const ANY = "*";
const BETWEEN = "|";

/** Whether the codes can stand in a grid: none of them holds a mark that means something there. */
export function fitsGrid(rows: Cell[][]): boolean {
  return rows.every((row) =>
    row.every((cell, at) =>
      cell.every(
        (code) => code.trim() === code && !/[|\r\n]/.test(code) && code !== ANY && !(at === 0 && code.startsWith("#")),
      ),
    ),
  );
}

export function textOfRows(names: string[], rows: Cell[][]): string {
  const lines = rows.map((row) => row.map((cell) => written(cell.length === 0 ? ANY : cell.join(BETWEEN))).join(","));
  return [names.join(","), ...lines].map((line) => `${line}\n`).join("");
}

export function rowsOfText(text: string): Cell[][] {
  return rowsOfTable(tableOf(text));
}

function rowsOfTable(table: TableText | null): Cell[][] {
  return (table?.rows ?? []).map(({ cells }) => cells.map(cellOf));
}

function cellOf(text: string): Cell {
  return text === ANY ? [] : text.split(BETWEEN).map((code) => code.trim());
}

function written(cell: string): string {
  return /[,"\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Rows for other columns: cells of columns that stay go along, new ones hold any value. */
export function withColumns(rows: Cell[][], before: string[], after: string[]): Cell[][] {
  return rows.map((row) => after.map((name) => row[before.indexOf(name)] ?? []));
}
