import { describe, expect, test } from "vitest";
import { placesOf } from "./price-track";

describe("prices on a line", () => {
  test("stand between the lowest and the highest, the price now among them", () => {
    expect(placesOf(["400.00", "300.00", "200.00"], "250.00")).toEqual({ each: [100, 50, 0], now: 25 });
    expect(placesOf(["300.00"], "100.00")).toEqual({ each: [100], now: 0 });
  });

  test("stand in the middle when there is nothing to compare with", () => {
    expect(placesOf(["300.00"], null)).toEqual({ each: [50], now: null });
    expect(placesOf(["300.00", "300.00"], "300.00")).toEqual({ each: [50, 50], now: 50 });
    expect(placesOf([], null)).toEqual({ each: [], now: null });
  });
});
