/** How a table is looked at: which rows are shown in which order, how wide columns are, what their cells hold. Pure. */
import type { Finding } from "../../api/model";
import { cellAt, linesOf, type TableRow, type TableText } from "./table-text";

export type Sort = { column: number; down: boolean } | null;

export type ColumnLook = { title: string; isNumber: boolean; unit: string; width: number };

/** Columns that hold numbers although their header does not say so. */
const NUMBERS = new Set(["amount", "percent", "from_quantity", "until_quantity", "position", "rate", "days"]);

/** Rows that decide how wide a column is. */
const MEASURED = 200;
const NARROWEST = 7;
const WIDEST = 38;

/** Of the studio's monospace at the grid's size, and the room around a cell; px. */
const LETTER = 7.9;
const ROOM = 22;

export function columnLooks({ columns, rows }: TableText): ColumnLook[] {
  return columns.map((title, at) => {
    const [, unit = "", plain = ""] = /(?:\[([^\]]*)\]|(#))$/.exec(title) ?? [];
    const longest = rows
      .slice(0, MEASURED)
      .reduce((most, row) => Math.max(most, row.cells[at]?.length ?? 0), title.length + 3);
    const letters = Math.min(Math.max(longest, NARROWEST), WIDEST);
    return {
      title,
      unit,
      isNumber: unit !== "" || plain !== "" || NUMBERS.has(title),
      width: Math.round(letters * LETTER + ROOM),
    };
  });
}

/** The rows of the file that are shown, in the order in which they are. */
export function shownRows({ rows }: TableText, query: string, sort: Sort): number[] {
  const words = query.trim().toLowerCase();
  const has = (row: TableRow) => row.cells.some((cell) => cell.toLowerCase().includes(words));
  const shown: number[] = [];
  for (const [at, row] of rows.entries()) if (!words || has(row)) shown.push(at);
  if (!sort) return shown;
  const side = sort.down ? -1 : 1;
  const of = (at: number) => rows[at]?.cells[sort.column] ?? "";
  return shown.sort((one, other) => side * compared(of(one), of(other)) || one - other);
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Numbers before words, empty cells last. */
function compared(one: string, other: string): number {
  if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
  const [left, right] = [Number(one), Number(other)];
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return collator.compare(one, other);
}

export type CellFinding = { row: number; column: number; finding: Finding };

/** What is found in the file, at its cells; findings of the header stand in row -1. */
export function cellFindings(table: TableText, findings: Finding[]): CellFinding[] {
  if (findings.length === 0) return [];
  const lines = linesOf(table);
  return findings.flatMap((finding) => {
    if (finding.line === null) return [];
    const row = rowAt(lines, finding.line);
    const found = table.rows[row];
    const column = found ? cellAt(found, finding.column ?? 1) : 0;
    return [{ row, column: Math.min(column, table.columns.length - 1), finding }];
  });
}

/** The row that stands on a line: the last one that begins on it or above; -1 for the header. */
export function rowAt(lines: number[], line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
