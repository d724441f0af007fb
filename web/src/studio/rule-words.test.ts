/** The words of the demo's own files, and what is suggested at places of its rules. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cells } from "./csv";
import { wordsOf } from "./rule-words";
import { suggestions } from "./suggest";

const DEMO = join(import.meta.dirname, "../../../catalog/demo/display-case");
const files = new Map(
  readdirSync(DEMO, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(rules|csv)$/.test(path))
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(DEMO, path), "utf8")]),
);
const words = wordsOf(files, "ru");
const labels = (before: string) => suggestions(before, words).map((one) => one.label);

describe("a table", () => {
  it("is read with quotes, doubled quotes, line ends of every kind and no empty rows", () => {
    expect(cells('\ufeffcode,name\r\na,"One, two"\n\nb,"Say ""hi"""\r')).toEqual([
      ["code", "name"],
      ["a", "One, two"],
      ["b", 'Say "hi"'],
    ]);
  });
  it("may be empty", () => {
    expect(cells("")).toEqual([]);
  });
});

describe("the words of a draft", () => {
  it("are its characteristics, with the place of each", () => {
    expect(words.size).toBeGreaterThan(20);
    const front = words.get("front");
    expect(front?.file).toBe("rules/characteristics.rules");
    expect(files.get("rules/characteristics.rules")?.split("\n")[(front?.line ?? 0) - 1]).toContain(
      "characteristic front",
    );
  });
  it("are the values of tables with their names, of lists and of booleans", () => {
    expect(words.get("front")?.values[0]).toEqual({ code: "hinged-doors", name: "Распашные стеклянные двери" });
    expect(words.get("light_colour")?.values.map((one) => one.code)).toEqual([
      "none",
      "warm",
      "neutral",
      "cool",
      "meat",
    ]);
    expect(words.get("night_blind")?.values.map((one) => one.code)).toEqual(["true", "false"]);
  });
  it("are the columns that rules may ask for", () => {
    expect([...(words.get("front")?.attributes.keys() ?? [])]).toEqual([
      "part_number",
      "doors",
      "extra_load",
      "height_limit",
    ]);
    expect(words.get("front")?.attributes.get("doors")).toEqual(["yes", "no"]);
  });
  it("put quotes round what is not a word, and know what may be left out", () => {
    const some = wordsOf(new Map([["a.rules", 'characteristic a: optional one of b,\n    "anti fog"\n']]), "en");
    expect(some.get("a")?.values.map((one) => one.code)).toEqual(["none", "b", '"anti fog"']);
  });
});

describe("what is suggested", () => {
  it("at the beginning of a line is a statement", () => {
    expect(labels("")).toContain("rule");
  });
  it("under a rule is a clause", () => {
    expect(labels("rule a: require doors = 0\n    ")).toContain("reason");
  });
  it("after a comparison are the values, and nothing of another characteristic", () => {
    expect(labels("rule a: require front = ").slice(0, 4)).toEqual([
      "hinged-doors",
      "sliding-doors",
      "open",
      "counter-glass",
    ]);
    expect(labels("rule a: when goods = fish require glass in {double, ")).toContain("triple-low-e");
    expect(labels("rule a: require front != ")).not.toContain("triple-low-e");
  });
  it("after a dot are attributes, and after those their texts", () => {
    expect(labels("rule a: require front.")).toContain("height_limit");
    expect(labels("rule a: require front.doors = ")).toEqual(["yes", "no"]);
  });
  it("in a row of combinations are the values of that place", () => {
    expect(labels("rule a: allow (front, glass):\n        (open, none)\n        (sliding-doors, {")).toContain(
      "double",
    );
    expect(labels("rule a: allow (front, glass): (")).toContain("open");
  });
  it("in a new name is nothing", () => {
    expect(labels("rule ")).toEqual([]);
  });
});
