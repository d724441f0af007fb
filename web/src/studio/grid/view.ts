/** How a table is looked at: how wide its columns are, what their cells hold, what is found in them. Pure. */
import type { Finding } from "../../api/model";
import { cellAt, linesOf, type TableText } from "./table-text";

export type ColumnLook = { title: string; isNumber: boolean; unit: string; width: number };

/** Columns that hold numbers although their header does not say so. */
const NUMBERS = new Set(["amount", "percent", "from_quantity", "until_quantity", "position", "rate", "days"]);

/** Rows that decide how wide a column is. */
const MEASURED = 200;
const NARROWEST = 7;
const WIDEST = 38;

/** Letters that a column shows at most, however long its texts are. */
const LONGEST = 160;

/** Of the studio's monospace at the grid's size, and the room around a cell; px. */
const LETTER = 7.9;
const ROOM = 22;

export function columnLooks(table: TableText): ColumnLook[] {
  const first = { ...table, rows: table.rows.slice(0, MEASURED) };
  return table.columns.map((title, at) => {
    const [, unit = "", plain = ""] = /(?:\[([^\]]*)\]|(#))$/.exec(title) ?? [];
    return {
      title,
      unit,
      isNumber: unit !== "" || plain !== "" || NUMBERS.has(title),
      width: widthFor(first, at, WIDEST),
    };
  });
}

/** How wide a column has to be for all that it holds, px; letters beyond the most that it may show are cut off. */
export function widthFor({ columns, rows }: TableText, at: number, most = LONGEST): number {
  const title = (columns[at]?.length ?? 0) + 3;
  const longest = rows.reduce((so, row) => Math.max(so, row.cells[at]?.length ?? 0), Math.max(title, NARROWEST));
  return Math.round(Math.min(longest, most) * LETTER + ROOM);
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
