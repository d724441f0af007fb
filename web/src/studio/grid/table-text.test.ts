/** Tables as text: what is not touched stays as it is written, what is copied and pasted is what stood there. */
import { describe, expect, it } from "vitest";
import { blockOf, blockText, cellAt, linesOf, tableOf, textOf, withCells, withoutRows, withRows } from "./table-text";

const ODD = '# woods\ncode,name\n\noak, "Oak, solid"\n# cheap\n"birch" ,Birch\nash,"two\nlines"\n# the end';

function table(text = ODD) {
  const found = tableOf(text);
  if (!found) throw new Error("no table");
  return found;
}

describe("a table", () => {
  it("is read with its remarks and written as it was", () => {
    expect(table().rows.map((row) => row.cells)).toEqual([
      ["oak", "Oak, solid"],
      ["birch", "Birch"],
      ["ash", "two\nlines"],
    ]);
    expect(textOf(table())).toBe(ODD);
    expect(textOf(table("a,b\r\n1,2\r\n"))).toBe("a,b\r\n1,2\r\n");
  });
  it("is none with a broken quote, or without a header", () => {
    expect(tableOf('a,b\n1,"2\n')).toBeNull();
    expect(tableOf("# only a remark\n")).toBeNull();
  });
  it("writes only the row of a changed cell anew", () => {
    expect(textOf(withCells(table(), [{ row: 1, column: 1, text: 'a "b", c' }]))).toBe(
      ODD.replace('"birch" ,Birch', 'birch,"a ""b"", c"'),
    );
    const same = withCells(table(), [{ row: 0, column: 0, text: "oak" }]);
    expect(textOf(same)).toBe(ODD);
  });
  it("takes rows in and gives rows away, and keeps the remarks", () => {
    expect(textOf(withRows(table(), 1, [["pine"]]))).toContain('solid"\npine,\n# cheap\n');
    const without = textOf(withoutRows(table(), new Set([1])));
    expect(without).toBe(ODD.replace('"birch" ,Birch\n', ""));
    expect(textOf(withoutRows(table(), new Set([0, 1, 2])))).toBe("# woods\ncode,name\n# cheap\n# the end");
  });
  it("knows the line of a row and the cell of a place in it", () => {
    expect(linesOf(table())).toEqual([4, 6, 7]);
    const [oak] = table().rows;
    if (!oak) throw new Error("no row");
    expect([1, 3, 4, 5, 12].map((column) => cellAt(oak, column))).toEqual([0, 0, 0, 1, 1]);
  });
  it("shows rows that are longer than the header", () => {
    const long = table("a\n1,2,3\n");
    expect([long.columns, long.rows[0]?.cells]).toEqual([
      ["a", "", ""],
      ["1", "2", "3"],
    ]);
  });
});

describe("a copied block", () => {
  it("comes back as it was", () => {
    const block = [
      ["=part.number", "-5", "+1 m", "@x", "-x"],
      ['say "a"', "", "b", "'c", " "].map((cell) => cell.trim()),
    ];
    expect(blockOf(blockText(block))).toEqual(block);
  });
  it("cannot become a formula in a spreadsheet", () => {
    expect(blockText([["=cmd|' /C calc'!A0", "@SUM(1)", "-1", "-2+3", "+4"]])).toBe(
      "'=cmd|' /C calc'!A0\t'@SUM(1)\t-1\t'-2+3\t'+4",
    );
  });
  it("is read as spreadsheets write it", () => {
    expect(blockOf('a\tb\r\n"two\nlines"\t"say ""x"""\r\n')).toEqual([
      ["a", "b"],
      ["two lines", 'say "x"'],
    ]);
    expect(blockOf("a\t\nb\t\n")).toEqual([
      ["a", ""],
      ["b", ""],
    ]);
  });
});
