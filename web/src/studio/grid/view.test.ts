/** How wide the columns of a table are, what they hold, and at which cell a finding stands. */
import { describe, expect, it } from "vitest";
import type { Finding } from "../../api/model";
import { tableOf } from "./table-text";
import { cellFindings, columnLooks, widthFor } from "./view";

const TEXT = "# woods\ncode,tdp[W],slots#,name_en\np10,65,2,Ash\np9,125,,Oak\n\np1,35,10,Beech\n";

function table(text = TEXT) {
  const found = tableOf(text);
  if (!found) throw new Error("no table");
  return found;
}

const at = (line: number, column: number) => ({ line, column }) as Finding;

describe("the view of a table", () => {
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
  it("makes a column as wide as its words, at first not wider than can be read beside others", () => {
    const long = table(`code,name_en\nc1,${"long ".repeat(20)}\n`);
    const first = columnLooks(long).map(({ width }) => width);
    expect(widthFor(long, 0)).toBe(first[0]);
    expect(widthFor(long, 1)).toBeGreaterThan(2 * (first[1] ?? 0));
  });
});
