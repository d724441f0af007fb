/** Changes of lines: small ones of large tables are small, and put into the old text they give the new one. */
import { describe, expect, it } from "vitest";
import { changesBetween, type TextChanges, together } from "./text-changes";

/** What the server does with them. */
function withChanges(text: string, { changes }: TextChanges): string {
  const lines = text.split("\n");
  for (const { at, gone, lines: come } of [...changes].reverse()) lines.splice(at - 1, gone, ...come);
  return lines.join("\n");
}

const TABLE = ["code,name", ...Array.from({ length: 1_000 }, (_, row) => `c${row},Name ${row}`), ""];
const edited = (edit: (lines: string[]) => void) => {
  const lines = [...TABLE];
  edit(lines);
  return lines.join("\n");
};

describe("together", () => {
  const origin = "a\nb\nc\nd\ne\n";
  it("holds what each has changed at places of their own", () => {
    expect(together(origin, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n")).toBe("A\nb\nc\nd\nE\n");
    expect(together(origin, "0\na\nb\nc\nd\ne\n", "a\nb\nd\ne\n")).toBe("0\na\nb\nd\ne\n");
    expect(together(origin, `${origin}f\n`, "b\nc\nd\ne\n")).toBe("b\nc\nd\ne\nf\n");
  });
  it("leaves the same and neighbouring lines to a person", () => {
    expect(together(origin, "a\nB\nc\nd\ne\n", "a\nb!\nc\nd\ne\n")).toBeNull();
    expect(together(origin, "a\nB\nc\nd\ne\n", "a\nc\nd\ne\n")).toBeNull();
    expect(together(origin, "a\nB\nc\nd\ne\n", "a\nb\nC\nd\ne\n")).toBeNull();
    expect(together(origin, `${origin}f\n`, `${origin}g\n`)).toBeNull();
  });
  it("is not asked where only one has changed anything", () => {
    expect(together(origin, origin, "a\n")).toBeNull();
    expect(together(origin, "a\n", origin)).toBeNull();
  });
  it("goes through large tables, whichever lines of them change", () => {
    const mine = edited((lines) => lines.splice(500, 1, "c499,Mine"));
    const theirs = edited((lines) => lines.splice(900, 0, "new,New", "new2,New"));
    const both = edited((lines) => {
      lines.splice(900, 0, "new,New", "new2,New");
      lines.splice(500, 1, "c499,Mine");
    });
    expect(together(TABLE.join("\n"), mine, theirs)).toBe(both);
    expect(together(TABLE.join("\n"), theirs, mine)).toBe(both);
  });
});

describe("changesBetween", () => {
  it("tells one changed cell as one line", () => {
    const found = changesBetween(
      TABLE.join("\n"),
      edited((lines) => lines.splice(500, 1, "c499,Oak")),
    );
    expect(found).toEqual({ changes: [{ at: 501, gone: 1, lines: ["c499,Oak"] }], count: 1_002 });
  });

  it("tells cells far apart one by one, and those that touch together", () => {
    const after = edited((lines) => {
      lines[1] = "first,First";
      lines[900] = "a,A";
      lines[901] = "b,B";
    });
    expect(changesBetween(TABLE.join("\n"), after).changes).toEqual([
      { at: 2, gone: 1, lines: ["first,First"] },
      { at: 901, gone: 2, lines: ["a,A", "b,B"] },
    ]);
  });

  it.each([
    ["a row is added", edited((lines) => lines.splice(7, 0, "new,New"))],
    ["rows go", edited((lines) => lines.splice(7, 3))],
    ["the last line end goes", TABLE.slice(0, -1).join("\n")],
    ["everything goes", ""],
    ["a line is said twice", edited((lines) => lines.splice(3, 0, lines[3] ?? ""))],
    ["nothing changes", TABLE.join("\n")],
    ["line ends become those of Windows", TABLE.join("\r\n")],
  ])("gives the new text where %s", (_, after) => {
    const found = changesBetween(TABLE.join("\n"), after);
    expect(withChanges(TABLE.join("\n"), found)).toBe(after);
    expect(found.count).toBe(after.split("\n").length);
  });

  it("gives the new text between any two small ones", () => {
    const texts = ["", "a", "a\n", "a\nb", "b\na", "a\na\n", "\n", "\n\na", "a\nb\nc\nb"];
    for (const before of texts)
      for (const after of texts) expect(withChanges(before, changesBetween(before, after))).toBe(after);
  });
});
