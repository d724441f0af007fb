/** Which key does what in a table, and that no key leads out of it. */
import { describe, expect, it } from "vitest";
import { actOf, blockBetween, inside, isLook } from "./keys";

const SIZE = { row: 10, column: 4 };
const PAGE = 5;

function press(key: string, more: Partial<Parameters<typeof actOf>[0]> = {}, at = { row: 2, column: 1 }) {
  const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  return actOf({ key, code: `Key${key.toUpperCase()}`, ...none, ...more }, at, SIZE, PAGE);
}

describe("a key in a table", () => {
  it("walks, by one, by a page, to the ends", () => {
    const steps: [string, Parameters<typeof press>[1], number, number][] = [
      ["ArrowDown", {}, 3, 1],
      ["ArrowLeft", {}, 2, 0],
      ["ArrowRight", { ctrlKey: true }, 2, 3],
      ["ArrowUp", { metaKey: true }, 0, 1],
      ["PageDown", {}, 7, 1],
      ["PageUp", {}, 0, 1],
      ["Home", {}, 2, 0],
      ["End", { ctrlKey: true }, 9, 3],
    ];
    for (const [key, more, row, column] of steps)
      expect(press(key, more)).toEqual({ kind: "go", to: { row, column }, extend: false });
  });
  it("never leads out of the table", () => {
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown"])
      for (const at of [
        { row: 0, column: 0 },
        { row: 9, column: 3 },
      ]) {
        const act = press(key, {}, at);
        if (act?.kind !== "go") throw new Error(key);
        expect(act.to).toEqual(inside(act.to, SIZE));
      }
    expect(inside({ row: 3, column: 3 }, { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
  });
  it("selects with Shift, and the block has its corners wherever one began", () => {
    expect(press("ArrowDown", { shiftKey: true })).toMatchObject({ extend: true });
    expect(blockBetween({ row: 3, column: 0 }, { row: 1, column: 2 })).toEqual({
      from: { row: 1, column: 0 },
      to: { row: 3, column: 2 },
    });
  });
  it("edits, also in other alphabets, and leaves Tab and the browser's own keys alone", () => {
    expect(press("Enter")).toEqual({ kind: "edit", text: null });
    expect(press("ж")).toEqual({ kind: "edit", text: "ж" });
    expect(press("=")).toEqual({ kind: "edit", text: "=" });
    for (const key of ["Tab", "Escape", "Shift", "F5", " "]) expect(press(key)).toBeNull();
    for (const key of ["c", "v", "f", "r"]) expect(press(key, { ctrlKey: true })).toBeNull();
  });
  it("undoes by the place of the letter, on every keyboard's layout", () => {
    expect(press("я", { ctrlKey: true, code: "KeyZ" })).toEqual({ kind: "undo" });
    expect(press("z", { ctrlKey: true, shiftKey: true })).toEqual({ kind: "redo" });
  });
  it("makes a column wider, narrower, or as wide as its words, on every keyboard's layout", () => {
    expect(press("ArrowRight", { altKey: true })).toEqual({ kind: "width", by: 16 });
    expect(press("ArrowLeft", { altKey: true })).toEqual({ kind: "width", by: -16 });
    expect(press("≠", { altKey: true, code: "Equal" })).toEqual({ kind: "fit" });
  });
  it("changes nothing that is only read", () => {
    const alt = ["ArrowDown", "ArrowLeft", "="].map((key) => press(key, { altKey: true }));
    const acts = [press("a", { ctrlKey: true }), press("ArrowDown"), ...alt];
    expect(acts.map((act) => act && isLook(act))).toEqual([true, true, true, true, true]);
    const changes = [press("Delete"), press("Insert"), press("x"), press("Delete", { ctrlKey: true })];
    expect(changes.map((act) => act && isLook(act))).toEqual([false, false, false, false]);
  });
});
