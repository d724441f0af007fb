import { describe, expect, it } from "vitest";
import type { RuleKind } from "../../api/model";
import { wordsOf } from "../rule-words";
import {
  asKind,
  choicesOf,
  codeOf,
  emptyRule,
  kindOf,
  operatorsFor,
  parted,
  textOf,
  tidied,
  unitOf,
} from "./rule-fields";

const KINDS: RuleKind[] = [
  { kind: "require", slots: [{ name: "condition", type: "condition", optional: false }] },
  {
    kind: "requires",
    slots: [
      { name: "condition", type: "condition", optional: false },
      { name: "consequence", type: "condition", optional: false },
    ],
  },
  {
    kind: "default",
    slots: [
      { name: "name", type: "name", optional: false },
      { name: "value", type: "value", optional: false },
      { name: "condition", type: "condition", optional: true },
    ],
  },
];

const FILES = new Map([
  [
    "rules/a.rules",
    'characteristic glass: one of table "glass.csv"\ncharacteristic door: optional one of left, "to the right"\n' +
      "characteristic width: decimal 0.5..2 step 0.5 [m]\ncharacteristic wifi: boolean\n",
  ],
  ["glass.csv", "code,name_en,maker,weight[kg]\nclear,Clear glass,Ada,3\n8,Eight,Bob,4\n"],
]);
const WORDS = wordsOf(FILES, "en");

describe("a rule of another kind", () => {
  it("keeps the conditions as far as there is room for them", () => {
    const rule = emptyRule(KINDS[0] as RuleKind);
    const term = { text: "a = b", comparison: null };
    rule.parts.condition = { condition: { join: "and", terms: [term] } };
    const more = asKind(rule, KINDS, "requires");
    expect(more.parts.condition?.condition?.terms).toEqual([term]);
    expect(more.parts.consequence?.condition?.terms[0]?.comparison?.subject).toBe("");
    expect(asKind(more, KINDS, "require").parts).toEqual(rule.parts);
  });
  it("leaves out what may be left out", () => {
    expect(Object.keys(emptyRule(KINDS[2] as RuleKind).parts)).toEqual(["name", "value"]);
  });
});

describe("comparisons", () => {
  it.each([
    [{ subject: "wifi", operator: "holds", values: [] }, "wifi"],
    [{ subject: "wifi", operator: "fails", values: [] }, "not wifi"],
    [{ subject: "door", operator: "is not set", values: [] }, "door is not set"],
    [{ subject: "glass", operator: "not in", values: ["a", '"b c"'] }, 'not glass in {a, "b c"}'],
    [{ subject: "glass.maker", operator: "has not", values: ['"Ada"'] }, 'not glass.maker has "Ada"'],
    [{ subject: "width", operator: "<=", values: ["2 m"] }, "width <= 2 m"],
  ])("are written as the language writes them", (comparison, text) => {
    expect(textOf(comparison)).toBe(text);
  });
  it("offer what makes sense for the characteristic, and what is chosen", () => {
    expect(operatorsFor("width", WORDS, "=")).toContain("<=");
    expect(operatorsFor("glass", WORDS, "=")).not.toContain("<=");
    expect(operatorsFor("glass", WORDS, "<=")).toContain("<=");
    expect(operatorsFor("door", WORDS, "=")).toContain("is set");
    expect(operatorsFor("glass.weight", WORDS, "=")).toContain(">");
    expect(operatorsFor("unknown", WORDS, "=")).toHaveLength(14);
    expect(kindOf(WORDS.get("wifi") as never)).toBe("boolean");
    expect(unitOf("width", WORDS)).toBe("m");
  });
  it("offer the values by name where they are listed", () => {
    expect(choicesOf("glass", WORDS)).toEqual([
      { code: "clear", name: "Clear glass" },
      { code: '"8"', name: "Eight" },
    ]);
    expect(choicesOf("glass.maker", WORDS)).toEqual([
      { code: '"Ada"', name: "Ada" },
      { code: '"Bob"', name: "Bob" },
    ]);
    expect(choicesOf("width", WORDS)).toBeNull();
    expect(choicesOf("glass.weight", WORDS)).toBeNull();
  });
});

describe("values", () => {
  it("stand for codes with and without quotes", () => {
    expect(codeOf('"RAL \\"9010\\" \\\\"')).toBe('RAL "9010" \\');
    expect(codeOf("clear")).toBe("clear");
  });
  it("are parted by commas outside of quotes", () => {
    expect(parted(' a, "b, c" ,2 m,')).toEqual(["a", '"b, c"', "2 m"]);
  });
});

it("a rule that is saved has no reasons without words", () => {
  const rule = emptyRule(KINDS[0] as RuleKind);
  rule.reasons = [{ audience: "customer", language: "en", text: "  " }];
  expect(tidied(rule).reasons).toEqual([]);
});
