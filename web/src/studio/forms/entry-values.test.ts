import { describe, expect, it } from "vitest";
import type { EntryField, EntryKind } from "../../api/model";
import {
  copyOf,
  type EntryRow,
  entryRowsOfText,
  fitsEntryGrid,
  isShown,
  tenseOn,
  textOfEntryRows,
  withValue,
  wordsIn,
} from "./entry-values";

const field = (name: string, more: Partial<EntryField> = {}): EntryField => ({
  name,
  type: "text",
  required: false,
  choices: [],
  refers: "",
  only: null,
  columns: [],
  ...more,
});

const TAX = field("tax", {
  type: "rows",
  columns: [
    { name: "class", type: "text", required: true, refers: "" },
    { name: "name", type: "name", required: true, refers: "" },
    { name: "rate", type: "number", required: true, refers: "" },
  ],
});
const KIND: EntryKind = {
  kind: "surcharge",
  times: "many",
  title: ["code"],
  fields: [
    field("code"),
    field("per", { type: "choice", choices: ["piece", "index"] }),
    field("amount", { only: { field: "per", words: ["piece"] } }),
    field("index", { only: { field: "per", words: ["index"] } }),
  ],
};

describe("tables of entries", () => {
  const rows: EntryRow[] = [
    { class: "standard", name: { en: 'VAT, "full"', ru: "НДС" }, rate: "19" },
    { class: "food", rate: "7" },
  ];
  it("come back from the text of their grid, a column for each language", () => {
    const text = textOfEntryRows(TAX, rows);
    expect(text.split("\n")[0]).toBe("class,name_en,name_ru,rate");
    expect(entryRowsOfText(TAX, text)).toEqual(rows);
  });
  it("hold several words in a cell, and yes or nothing", () => {
    const members = field("members", {
      type: "rows",
      columns: [
        { name: "code", type: "text", required: true, refers: "" },
        { name: "fixed", type: "words", required: false, refers: "" },
        { name: "optional", type: "flag", required: false, refers: "" },
      ],
    });
    const kept: EntryRow[] = [
      { code: "till", fixed: ["purpose = office", "wifi = true"], optional: true },
      { code: "case" },
    ];
    const text = textOfEntryRows(members, kept);
    expect(text.split("\n")[1]).toBe("till,purpose = office; wifi = true,yes");
    expect(entryRowsOfText(members, text)).toEqual(kept);
    expect(entryRowsOfText(members, "code,fixed,optional\ncase,,no\n")).toEqual([{ code: "case", optional: false }]);
    expect(fitsEntryGrid(members, kept)).toBe(true);
    expect(fitsEntryGrid(members, [{ code: "a", fixed: ["b;c = d"] }])).toBe(false);
  });
  it("stay out of the grid when it would lose something", () => {
    expect(fitsEntryGrid(TAX, rows)).toBe(true);
    expect(fitsEntryGrid(TAX, [{ class: "#1" }])).toBe(false);
    expect(fitsEntryGrid(TAX, [{ class: "a\nb" }])).toBe(false);
    expect(fitsEntryGrid(TAX, [{ class: "a", name: { de: "USt" } }])).toBe(false);
  });
});

describe("fields", () => {
  it("show when they have a meaning beside the others", () => {
    const shown = (values: Record<string, string>) =>
      KIND.fields.filter((one) => isShown(one, KIND, values)).map((one) => one.name);
    expect(shown({})).toEqual(["code", "per", "amount"]);
    expect(shown({ per: "index" })).toEqual(["code", "per", "index"]);
  });
  it("hold no value when they hold nothing", () => {
    expect(withValue({ code: "a", with_tiers: true }, "with_tiers", false)).toEqual({ code: "a" });
    expect(withValue({ code: "a" }, "groups", [])).toEqual({ code: "a" });
    expect(wordsIn(withValue({}, "groups", ["x"]), "groups")).toEqual(["x"]);
  });
});

it("entries are over, current or to come", () => {
  const period = { from: "2026-01-01", until: "2027-01-01" };
  expect(tenseOn(period, "2025-12-31")).toBe("to-come");
  expect(tenseOn(period, "2026-01-01")).toBe("current");
  expect(tenseOn(period, "2027-01-01")).toBe("over");
  expect(tenseOn({}, "2026-01-01")).toBe("current");
});

it("a copy has a name of its own", () => {
  expect(copyOf(KIND, { code: "a", per: "piece" }, ["a", "a-2"])).toEqual({ code: "a-3", per: "piece" });
});

it("a copy of what several fields tell apart says the same until somebody changes it", () => {
  const rail = { ...KIND, title: ["role", "market"] };
  expect(copyOf(rail, { role: "rep", market: "us" }, ["rep us"])).toEqual({ role: "rep", market: "us" });
});
