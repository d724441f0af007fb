import { expect, it } from "vitest";
import type { DraftEntry, EntryKind } from "../../api/model";
import { entryName } from "./entry-labels";

const t = (key: string) => `<${key}>`;
const kind = (...title: string[]): EntryKind => ({ kind: "x", title, times: "many", fields: [] });
const entry = (values: DraftEntry["values"]): DraftEntry => ({
  number: 0,
  kind: "x",
  id: "rep us",
  line: 1,
  text: "",
  others: [],
  values,
});

it("an entry is named by its code, or by what the fields say that tell it from others", () => {
  const rail = { role: "rep", market: "us", segment: "schools" };
  expect(entryName(kind("role", "market", "segment"), entry(rail), t)).toBe("<role_rep>, US, schools");
  expect(entryName(kind("role", "market", "segment"), entry({ role: "boss" }), t)).toBe("boss");
  expect(entryName(kind("code"), entry(rail), t)).toBe("rep us");
  expect(entryName(kind("role", "market"), entry(null), t), "what no form can show").toBe("rep us");
});
