import { describe, expect, it } from "vitest";
import { kindOf, tomlSuggestions } from "./toml-suggest";

const words = { families: ["computers", "equipment"], characteristics: ["processor", "warranty"] };
const told = (path: string, before: string) => tomlSuggestions(path, before, words).map((one) => one.label);

describe("completion in a product and in a family", () => {
  it("offers the keys of the section that are not there yet", () => {
    expect(told("product.toml", 'code = "a"\nname = "A"\n')).not.toContain("code");
    expect(told("product.toml", 'code = "a"\n')).toContain("family");
    expect(told("product.toml", 'code = "a"\n[life]\nactive = 2026-01-01\n')).toEqual([
      "phasing_out",
      "discontinued",
      "successor",
    ]);
    expect(told("families/computers.toml", "")).toContain("parent");
    expect(told("families/computers.toml", "[characteristic.warranty]\n")).toContain("display");
    expect(told("families/computers.toml", "[[guard_rails.floor]]\n")).toContain("percent_of_list");
    expect(told("product.toml", "[unheard.of]\n")).toEqual([]);
  });
  it("offers families, characteristics and the words that a key takes", () => {
    expect(told("product.toml", 'family = "')).toEqual(words.families);
    expect(told("families/computers.toml", 'parent = "')).toEqual(words.families);
    expect(told("families/computers.toml", 'family = "')).toEqual([]);
    expect(told("product.toml", "[characteristic.")).toEqual(words.characteristics);
    expect(told("product.toml", '[[group]]\ncharacteristics = ["processor", "')).toEqual(words.characteristics);
    expect(told("product.toml", '[characteristic.processor]\ndisplay = "')).toContain("swatches");
  });
  it("leaves texts, and files whose keys it does not know, alone", () => {
    expect(told("product.toml", 'name = { en = "Work')).toEqual([]);
    expect(told("product.toml", "family = ")).toEqual([]);
    expect(told("markets.toml", "")).toEqual([]);
    expect([kindOf("families/a/b.toml"), kindOf("families/a.toml")]).toEqual([null, "family"]);
  });
});
