import { describe, expect, it } from "vitest";
import type { Product, RuleTest } from "../api/model";
import { type Key, say } from "../i18n/messages";
import { studioWords } from "../i18n/studio-words";
import { asNew, benchAddress, choicesIn, chosenOf, difference, expectations, purpose } from "./test-words";

const t = (key: Key, facts?: Record<string, string | number>) => say(studioWords.en, "en", key, facts);
const said = { t, money: (money: { amount: string }) => `€${money.amount}`, day: (day: string) => day };
const name = (code: string, value?: string) => (value === undefined ? code.toUpperCase() : `<${value}>`);

const test: RuleTest = {
  place: "tests/rules.toml:1:1",
  market: "eu",
  day: null,
  choices: { front: "open" },
  possible: true,
  forced: {},
  removed: {},
  price: null,
  note: "",
  by: "",
};

describe("a rule test in words", () => {
  it("says whether the choices must be possible only when it says nothing more", () => {
    expect(expectations(test, name, said)).toEqual(["must be possible"]);
    expect(expectations({ ...test, possible: false }, name, said)).toEqual(["must not be possible"]);
    const more = { ...test, forced: { glass: "clear" }, removed: { colour: ["red", "blue"] }, day: "2026-01-31" };
    expect(expectations({ ...more, price: { amount: "10.00", currency: "EUR" } }, name, said)).toEqual([
      "GLASS must be <clear>",
      "COLOUR must not be <red>, <blue>",
      "must cost €10.00",
      "on 2026-01-31",
    ]);
  });

  it("says what a generated test is there for, and leaves other notes alone", () => {
    expect(purpose("breaks fog", t)).toBe("breaks only the rule fog");
    expect(purpose("pairs", t)).toBe("covers pairs of values");
    expect(purpose("somebody's own words", t)).toBe("somebody's own words");
  });

  it("is sent without what only the server knows", () => {
    expect(asNew({ ...test, price: { amount: "10.00", currency: "EUR" } })).not.toHaveProperty("place");
    expect(asNew({ ...test, price: { amount: "10.00", currency: "EUR" } }).price).toBe("10.00");
  });
});

describe("the bench", () => {
  it("finds in its address what was chosen, whatever the values hold", () => {
    const choices = { front: "a&b=c #1", двери: "да" };
    const address = benchAddress("dra_1", "eu", choices);
    const query = new URLSearchParams(address.split("?")[1]);
    expect(choicesIn(query)).toEqual(choices);
    expect(query.get("market")).toBe("eu");
  });

  it("tells what one side has and the other has not", () => {
    expect(difference(["a", "b"], ["b", "c"])).toEqual({ gained: ["a"], lost: ["c"] });
    expect(difference(["a"], ["a"])).toEqual({ gained: [], lost: [] });
  });

  it("keeps no computed values", () => {
    const product = { characteristics: { load: { computed: true }, width: { computed: false } } } as unknown as Product;
    expect(chosenOf({ load: "10", width: "2" }, product)).toEqual({ width: "2" });
  });
});
