/** Which rows of a table are shown, and in which order. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { useShown, type View } from "./shown";
import { tableOf, withCells, withRows } from "./table-text";

const TEXT = "# woods\ncode,tdp[W],slots#,name_en\np10,65,2,Ash\np9,125,,Oak\n\np1,35,10,Beech\n";

function table(text = TEXT) {
  const found = tableOf(text);
  if (!found) throw new Error("no table");
  return found;
}

function looked(query = "", text = table()): View {
  const seen: View[] = [];
  renderToStaticMarkup(createElement(() => void seen.push(useShown(text, query).view)));
  if (!seen[0]) throw new Error("not rendered");
  return seen[0];
}

const rows = (view: View) => view.getRowModel().rows.map((row) => row.index);

function sorted(column: number, desc: boolean) {
  const view = looked();
  view.setSorting([{ id: String(column), desc }]);
  return rows(view);
}

describe("the rows of a table", () => {
  it("are sorted as people count, empty cells last, and the file keeps its order", () => {
    expect(rows(looked())).toEqual([0, 1, 2]);
    expect(sorted(0, false)).toEqual([2, 1, 0]);
    expect(sorted(1, true)).toEqual([1, 0, 2]);
    expect(sorted(2, false)).toEqual([0, 2, 1]);
  });
  it("are sorted up, then down, then not at all", () => {
    const view = looked();
    const seen = [0, 1, 2].map(() => {
      view.getColumn("1")?.toggleSorting();
      return rows(view);
    });
    expect(seen).toEqual([
      [2, 0, 1],
      [1, 0, 2],
      [0, 1, 2],
    ]);
  });
  it("are shown when they hold some words, whatever their case", () => {
    expect(rows(looked(" oAK "))).toEqual([1]);
    expect(rows(looked("none"))).toEqual([]);
  });
  it("are not made anew when another one changes, and know their new places", () => {
    const before = table();
    const view = looked("", before);
    const [first, second, third] = view.getRowModel().rows;
    const changed = withRows(withCells(before, [{ row: 1, column: 3, text: "Elm" }]), 0, [["p0"]]);
    view.setOptions((old) => ({ ...old, data: changed.rows }));
    const after = view.getRowModel().rows;
    expect(after[1]).toBe(first);
    expect(after[2]).not.toBe(second);
    expect(after[3]).toBe(third);
    expect(rows(view)).toEqual([0, 1, 2, 3]);
  });
});
