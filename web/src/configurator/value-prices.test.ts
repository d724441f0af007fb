import { describe, expect, it } from "vitest";
import type { ValuePrices } from "../api/model";
import { amountOf, priceOf } from "./value-prices";

describe("a budget as people write it", () => {
  it("may have separators of any country", () => {
    for (const [text, meant] of [
      ["1200", "1200"],
      ["1 200", "1200"],
      ["1\u202f200,50", "1200.50"],
      ["1,200.50", "1200.50"],
      ["1.200,5", "1200.5"],
      ["1,200", "1200"],
      ["1.234.567", "1234567"],
      ["1’200.00", "1200.00"],
      ["0", "0"],
    ])
      expect(amountOf(text as string), text).toBe(meant);
  });
  it("is refused when it is no amount", () => {
    for (const text of ["", " ", "-5", "ten", "1e3", "12,34,56", "1.2.3", "٣", "9".repeat(16), "5 €"])
      expect(amountOf(text), text).toBeNull();
  });
});

describe("the price of a value", () => {
  const price = { changes: 0, total: null, difference: null, over: null, gap: null };
  const prices = { values: { material: { oak: price } } } as unknown as ValuePrices;
  it("is the one the server told", () => {
    expect(priceOf({ prices, budget: null, setBudget: () => {} }, "material", "oak")).toBe(price);
  });
  it("is unknown until it comes", () => {
    expect(priceOf({ prices: null, budget: null, setBudget: () => {} }, "material", "oak")).toBeUndefined();
    expect(priceOf({ prices, budget: null, setBudget: () => {} }, "material", "ash")).toBeUndefined();
  });
});
