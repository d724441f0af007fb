import { describe, expect, it } from "vitest";
import type { Entry, Waterfall } from "../api/model";
import { add, sign, sum } from "./decimal";
import { bars, steps } from "./steps";

describe("decimal strings", () => {
  it("add without losing a cent", () => {
    expect(add("0.10", "0.20")).toBe("0.30");
    expect(add("9007199254740993.01", "-0.02")).toBe("9007199254740992.99");
    expect(add("1", "-1.5")).toBe("-0.5");
    expect(sum(["1.10", "2.2", "-3.30"])).toBe("0.00");
  });
  it("know their sign", () => {
    expect([sign("-0.01"), sign("0.00"), sign("3")]).toEqual([-1, 0, 1]);
  });
  it("refuse what is not a number", () => {
    expect(() => add("1,5", "2")).toThrow(RangeError);
  });
});

const money = (amount: string) => ({ amount, currency: "EUR" });
const entry = (step: string, amount: string, result: string): Entry => ({
  step,
  label: { en: step },
  basis: null,
  rate: null,
  quantity: null,
  amount: money(amount),
  result: money(result),
  source: null,
});

const WATERFALL: Waterfall = {
  calculation: "1",
  currency: "EUR",
  quantity: "1",
  entries: [
    entry("list_price", "100.00", "100.00"),
    entry("option_charges", "20.10", "120.10"),
    entry("option_charges", "0.20", "120.30"),
    entry("discretionary_discount", "-20.30", "100.00"),
    entry("rounding", "0.00", "100.00"),
    entry("tax", "19.00", "119.00"),
  ],
  list: money("100.00"),
  unit_net: money("100.00"),
  net: money("100.00"),
  tax: money("19.00"),
  taxes: [],
  total: money("119.00"),
  digest: "",
};

describe("the steps of a waterfall", () => {
  it("gather neighbouring entries and leave out a rounding of nothing", () => {
    const found = steps(WATERFALL);
    expect(found.map((step) => [step.step, step.amount, step.before, step.after])).toEqual([
      ["list_price", "100.00", "0", "100.00"],
      ["option_charges", "20.30", "100.00", "120.30"],
      ["discretionary_discount", "-20.30", "120.30", "100.00"],
      ["tax", "19.00", "100.00", "119.00"],
    ]);
  });
  it("stand end to end when drawn, and say which way they go", () => {
    const drawn = bars(steps(WATERFALL));
    expect(drawn[1]?.from).toBe(drawn[0]?.to);
    expect(drawn.map((bar) => bar.falls)).toEqual([false, false, true, false]);
    expect(Math.max(...drawn.map((bar) => bar.to))).toBe(100);
  });
});
