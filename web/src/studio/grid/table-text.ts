/** A table as text, changed cell by cell: rows that nobody touches stay as they are written, remarks between them too. */

export type TableRow = {
  /** As many as the table is wide. */
  cells: string[];
  /** As it is written, without its line end; null for a row that has to be written anew. */
  text: string | null;
  /** Remarks and blank lines above it. */
  lead: string;
};

export type TableText = {
  columns: string[];
  rows: TableRow[];
  head: string;
  tail: string;
  end: string;
};

const CELL = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^,"\r\n]*))(,|\r\n|\n|\r|$)/y;
const LINE = /[^\r\n]*/y;
const LINE_END = /\r\n|\n|\r/y;

type Found = { cells: string[]; from: number; to: number };

/** Reads a table; null for a text that is none: without a header, or with a broken quote. */
export function tableOf(text: string): TableText | null {
  const found = records(text);
  const header = found?.[0];
  if (!found || !header) return null;
  const width = found.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows: TableRow[] = [];
  let at = header.to;
  for (const { cells, from, to } of found.slice(1)) {
    rows.push({ cells: padded(cells, width), text: bare(text.slice(from, to)), lead: text.slice(at, from) });
    at = to;
  }
  return {
    columns: padded(header.cells, width),
    rows,
    head: bare(text.slice(0, header.to)),
    tail: text.slice(at),
    end: /\r\n|\n|\r/.exec(text)?.[0] ?? "\n",
  };
}

/** The text of a table. */
export function textOf({ rows, head, tail, end }: TableText): string {
  const parts = [head, end];
  for (const row of rows) parts.push(row.lead, row.text ?? row.cells.map(written).join(","), end);
  parts.push(tail);
  return parts.join("");
}

/** On which line of the text each row stands, from 1. */
export function linesOf({ rows, head }: TableText): number[] {
  let line = breaks(head) + 2;
  return rows.map((row) => {
    line += breaks(row.lead);
    const here = line;
    line += breaks(row.text ?? row.cells.map(written).join(",")) + 1;
    return here;
  });
}

/** Which cell of a row a column of its text belongs to. */
export function cellAt(row: TableRow, column: number): number {
  const text = row.text ?? row.cells.map(written).join(",");
  let at = 0;
  let cell = 0;
  while (at < text.length) {
    CELL.lastIndex = at;
    const match = CELL.exec(text);
    if (!match || at + match[0].length >= column) return cell;
    at += match[0].length;
    cell++;
  }
  return Math.max(0, cell - 1);
}

/** Where a cell begins in the text of its table, both from 1. */
export function placeOfCell(table: TableText, row: number, cell: number): { line: number; column: number } {
  const found = table.rows[row];
  const text = found ? (found.text ?? found.cells.map(written).join(",")) : "";
  let at = 0;
  for (let number = 0; number < cell; number++) {
    CELL.lastIndex = at;
    at += CELL.exec(text)?.[0].length ?? 0;
  }
  return { line: linesOf(table)[row] ?? 1, column: at + 1 };
}

export type CellChange = { row: number; column: number; text: string };

/** A table with other cells; rows in which nothing changes stay the very rows they were. */
export function withCells(table: TableText, changes: CellChange[]): TableText {
  const real = changes.filter(({ row, column, text }) => table.rows[row] && table.rows[row].cells[column] !== text);
  if (real.length === 0) return table;
  const rows = [...table.rows];
  for (const { row, column, text } of real) {
    const before = rows[row];
    if (!before) continue;
    const cells = [...before.cells];
    cells[column] = text;
    rows[row] = { ...before, cells, text: null };
  }
  return { ...table, rows };
}

/** A table with rows put before a place. */
export function withRows(table: TableText, at: number, added: string[][]): TableText {
  const rows = added.map((cells) => ({ cells: padded(cells, table.columns.length), text: null, lead: "" }));
  return { ...table, rows: [...table.rows.slice(0, at), ...rows, ...table.rows.slice(at)] };
}

/** A table without some rows; remarks above them stand above the next row that stays. */
export function withoutRows(table: TableText, gone: ReadonlySet<number>): TableText {
  const rows: TableRow[] = [];
  let waiting = "";
  for (const [at, row] of table.rows.entries()) {
    if (gone.has(at)) waiting += row.lead.includes("#") ? row.lead : "";
    else {
      rows.push(waiting ? { ...row, lead: waiting + row.lead } : row);
      waiting = "";
    }
  }
  return { ...table, rows, tail: waiting + table.tail };
}

/** The cells of a block that was copied from a spreadsheet. */
export function blockOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const whole = text.replace(/\r?\n$/, "");
  for (const [, quoted, plain, mark] of whole.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/g)) {
    row.push(tidy(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')));
    if (mark === "\t") continue;
    rows.push(row);
    row = [];
    if (mark === "") break;
  }
  return rows;
}

/** A block as spreadsheets take it; a text that would be taken for a formula carries an apostrophe. */
export function blockText(rows: string[][]): string {
  return rows.map((row) => row.map(shielded).join("\t")).join("\n");
}

function shielded(cell: string): string {
  const safe = /^[=+@]/.test(cell) || /^-(?![0-9.]+$)/.test(cell) ? `'${cell}` : cell;
  return /["\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A pasted cell without what only a spreadsheet needs: blanks around it, line breaks, the apostrophe of a formula. */
function tidy(cell: string): string {
  return cell
    .replace(/\s*[\r\n]+\s*/g, " ")
    .trim()
    .replace(/^'(?=[=+@-])/, "");
}

function written(cell: string): string {
  return /[,"\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function records(text: string): Found[] | null {
  const found: Found[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    const record = recordAt(text, at);
    if (!record) return null;
    if (record.cells.some(Boolean) && !record.cells[0]?.startsWith("#")) found.push(record);
    at = record.to;
  }
  return found;
}

function recordAt(text: string, from: number): Found | null {
  LINE.lastIndex = from;
  const line = LINE.exec(text)?.[0] ?? "";
  if (!line.includes('"')) {
    LINE_END.lastIndex = from + line.length;
    const end = LINE_END.exec(text)?.[0] ?? "";
    return { cells: line.split(",").map((cell) => cell.trim()), from, to: from + line.length + end.length };
  }
  const cells: string[] = [];
  let at = from;
  for (;;) {
    CELL.lastIndex = at;
    const match = CELL.exec(text);
    if (!match) return null;
    const [whole, quoted, plain, mark] = match;
    cells.push((quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')).trim());
    at += whole.length;
    if (mark !== ",") return { cells, from, to: at };
  }
}

function padded(cells: string[], width: number): string[] {
  return cells.length < width ? [...cells, ...Array<string>(width - cells.length).fill("")] : cells;
}

const bare = (text: string) => text.replace(/[\r\n]+$/, "");
const breaks = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;
