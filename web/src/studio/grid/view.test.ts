/** What of a table is shown, in which order, and at which cell a finding stands. */
import { describe, expect, it } from "vitest";
import type { Finding } from "../../api/model";
import { tableOf } from "./table-text";
import { cellFindings, columnLooks, shownRows } from "./view";

const TEXT = "# woods\ncode,tdp[W],slots#,name_en\np10,65,2,Ash\np9,125,,Oak\n\np1,35,10,Beech\n";

function table(text = TEXT) {
  const found = tableOf(text);
  if (!found) throw new Error("no table");
  return found;
}

const at = (line: number, column: number) => ({ line, column }) as Finding;

describe("the view of a table", () => {
  it("is sorted as people count, empty cells last, and the file keeps its order", () => {
    expect(shownRows(table(), "", null)).toEqual([0, 1, 2]);
    expect(shownRows(table(), "", { column: 0, down: false })).toEqual([2, 1, 0]);
    expect(shownRows(table(), "", { column: 1, down: true })).toEqual([1, 0, 2]);
    expect(shownRows(table(), "", { column: 2, down: false })).toEqual([0, 2, 1]);
  });
  it("shows the rows that hold some words, whatever their case", () => {
    expect(shownRows(table(), "oAK", null)).toEqual([1]);
    expect(shownRows(table(), "none", null)).toEqual([]);
  });
  it("knows columns of numbers and their units", () => {
    expect(columnLooks(table()).map(({ isNumber, unit }) => [isNumber, unit])).toEqual([
      [false, ""],
      [true, "W"],
      [true, ""],
      [false, ""],
    ]);
  });
  it("puts findings at their cells", () => {
    const found = cellFindings(table(), [at(2, 1), at(4, 4), at(6, 1), at(6, 7)]);
    expect(found.map(({ row, column }) => [row, column])).toEqual([
      [-1, 0],
      [1, 1],
      [2, 0],
      [2, 2],
    ]);
  });
  it("is quick with a hundred thousand rows", () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `c${row},${row % 977},${row % 7},Name ${row}`);
    const large = table(`code,tdp[W],slots#,name_en\n${rows.join("\n")}\n`);
    const start = performance.now();
    shownRows(large, "name 99", { column: 1, down: true });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
