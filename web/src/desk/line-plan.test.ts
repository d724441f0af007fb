import { describe, expect, it } from "vitest";
import { dayBefore, shareOf } from "../price/recurring";
import { rateOrNull, wholeOrNull } from "./entries";
import { asRamp, discountOn, planOf, rampOf, unitsOrNull, withDiscount, withMonths } from "./line-plan";

const PLAN = { months: 36, start: null, free: 4, ramp: ["50", "80"], uplift: "3", discount: "0" };
const percent = (rate: string) => `${rate} %`;

describe("the years of a ramp", () => {
  it("go on with the last one that is said, and are whole without any", () => {
    expect(rampOf(PLAN)).toEqual(["50", "80", "80"]);
    expect(rampOf({ months: 13, ramp: [] })).toEqual(["100", "100"]);
  });
  it("are none when each of them is charged in full", () => {
    expect(asRamp(["100.0", "100"])).toEqual([]);
    expect(asRamp(["50", "100"])).toEqual(["50", "100"]);
  });
  it("are cut with the term, and so are the free months", () => {
    expect(withMonths(PLAN, 12)).toEqual({ months: 12, ramp: ["50"], free: 4 });
    expect(withMonths(PLAN, 3)).toEqual({ months: 3, ramp: ["50"], free: 2 });
  });
});

describe("what is expected to be used", () => {
  it("is a number above zero, or nothing", () => {
    expect(unitsOrNull("12,5")).toBe("12.5");
    expect(unitsOrNull(" ")).toBeNull();
    expect(unitsOrNull("0")).toBeUndefined();
    expect(unitsOrNull("a lot")).toBeUndefined();
  });
});

describe("the discount on a billing period", () => {
  const five = { ...PLAN, discount: "5", discounts: { year: { percent: "7" } } };
  it("is its own, else that of all periods, else none", () => {
    expect(discountOn(five, "year")).toEqual({ percent: "7" });
    expect(discountOn(five, "month")).toEqual({ percent: "5" });
    expect(discountOn(PLAN, "month")).toBeNull();
  });
  it("is said for each period from then on, so that the one of all does not come back", () => {
    const said = withDiscount(five, ["month", "year"], "month", null);
    expect(said).toEqual({ discount: "0", discounts: { month: null, year: { percent: "7" } } });
  });
});

describe("the plan of a line", () => {
  it("is its own, else the product's with a start that nobody has chosen, else none", () => {
    const waterfall = { running: { plan: { ...PLAN, months: "36", free: "4", start: "2027-01-01", by: "calendar" } } };
    const line = { plan: null, waterfall } as unknown as Parameters<typeof planOf>[0];
    expect(planOf(line)).toMatchObject({ months: 36, free: 4, start: null });
    expect(planOf({ ...line, plan: { ...PLAN, months: 12, by: "calendar" } })).toMatchObject({ months: 12 });
    expect(planOf({ ...line, waterfall: { ...line.waterfall, running: null } })).toBeNull();
  });
});

describe("what is written of a schedule", () => {
  it("tells a share in percent where that is exact", () => {
    expect([shareOf("4/5", percent), shareOf("161/200", percent), shareOf("17/31", percent)]).toEqual([
      "80 %",
      "80.5 %",
      "17/31",
    ]);
  });
  it("ends on the last day, over months, years and the 29th of February", () => {
    expect(["2027-01-01", "2028-03-01", "2027-03-01"].map(dayBefore)).toEqual([
      "2026-12-31",
      "2028-02-29",
      "2027-02-28",
    ]);
  });
});

describe("what a rep types", () => {
  it("is a whole number between two ends, or none", () => {
    expect([wholeOrNull("36", 1, 120), wholeOrNull("0", 1, 120), wholeOrNull("12.5", 1, 120)]).toEqual([
      36,
      null,
      null,
    ]);
  });
  it("is a percentage from nothing to the most, with a comma or a point", () => {
    expect([rateOrNull("0", 100), rateOrNull("80,5 %", 100), rateOrNull("101", 100), rateOrNull("", 100)]).toEqual([
      "0",
      "80.5",
      null,
      null,
    ]);
  });
});
