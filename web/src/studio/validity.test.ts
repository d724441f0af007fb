import { describe, expect, it } from "vitest";
import { askedFor, firstDay, isWrongValidity, NO_DAYS, type ValidityState } from "./validity";

const everywhere: ValidityState = { isEverywhere: true, days: NO_DAYS, picked: {} };
const some = (picked: ValidityState["picked"]): ValidityState => ({ ...everywhere, isEverywhere: false, picked });
const march = { from: "2027-03-01", until: "2027-04-01" };

describe("where and when a release is to be valid", () => {
  it("is everywhere at once if nothing is filled in", () => {
    expect(isWrongValidity(everywhere)).toBe(false);
    expect(askedFor(everywhere)).toEqual({ valid_from: null, valid_until: null, markets: [] });
  });

  it("names only the markets that are picked, each with its own days", () => {
    const asked = askedFor({ ...some({ eu: march, us: NO_DAYS }), days: march });
    expect(asked).toEqual({
      valid_from: null,
      valid_until: null,
      markets: [
        { market: "eu", valid_from: "2027-03-01", valid_until: "2027-04-01" },
        { market: "us", valid_from: null, valid_until: null },
      ],
    });
  });

  it("is wrong without a market, and where a period ends before it begins", () => {
    expect(isWrongValidity(some({}))).toBe(true);
    expect(isWrongValidity(some({ eu: march }))).toBe(false);
    expect(isWrongValidity(some({ eu: march, us: { from: "2027-04-01", until: "2027-04-01" } }))).toBe(true);
    expect(isWrongValidity({ ...everywhere, days: { from: "2027-04-01", until: "2027-03-01" } })).toBe(true);
  });

  it("begins with the first day in any market, at once if one begins at once", () => {
    expect(firstDay(some({ eu: march, us: { from: "2027-02-01", until: "" } }))).toBe("2027-02-01");
    expect(firstDay(some({ eu: march, us: NO_DAYS }))).toBe("");
    expect(firstDay({ ...everywhere, days: march })).toBe("2027-03-01");
  });
});
