import { describe, expect, it } from "vitest";
import { placeOfCell, tableOf } from "../grid/table-text";
import { cellFindings } from "../grid/view";
import { fitsGrid, rowsOfText, textOfRows, withColumns } from "./rows-text";

const ROWS = [
  [["white"], []],
  [["a b", 'q"'], ["x, y"]],
  [[""], ["#"]],
];

describe("rows of combinations", () => {
  it("come back from the text of their table", () => {
    expect(rowsOfText(textOfRows(["colour", "panel"], ROWS))).toEqual(ROWS);
  });
  it("stay out of the grid when a code has a mark that means something there", () => {
    expect(fitsGrid(ROWS)).toBe(true);
    for (const code of ["a|b", "*", "two\nlines", " blank"]) expect(fitsGrid([[["x"], [code]]])).toBe(false);
    expect(fitsGrid([[["#first"], ["x"]]])).toBe(false);
  });
  it("keep their cells when columns come, go and change places", () => {
    expect(withColumns(ROWS, ["colour", "panel"], ["panel", "size"])).toEqual([
      [[], []],
      [["x, y"], []],
      [["#"], []],
    ]);
  });
  it("show what is found at the very cell", () => {
    const table = tableOf(
      textOfRows(
        ["a", "b", "c"],
        [
          [["x, y"], ["1"], []],
          [["z"], [""], ["3"]],
        ],
      ),
    );
    if (!table) throw new Error("no table");
    for (const row of [0, 1])
      for (const column of [0, 1, 2]) {
        const finding = { ...placeOfCell(table, row, column), severity: "error" } as never;
        expect(cellFindings(table, [finding])[0]).toMatchObject({ row, column });
      }
  });
});
