import { describe, expect, it } from "vitest";
import { amountOrNull, percentOrNull, quantityOrNull } from "./entries";

describe("what a rep types", () => {
  it("is a percentage with a point or a comma, with or without its sign", () => {
    expect(["5", "5,5", " 7.25 % ", "100"].map(percentOrNull)).toEqual(["5", "5.5", "7.25", "100"]);
  });
  it("is no percentage when it is empty, nothing, too much or not a number", () => {
    expect(["", "0", "101", "-5", "five", "1.23456"].map(percentOrNull)).toEqual([null, null, null, null, null, null]);
  });
  it("is an amount with a point or a comma, with or without gaps", () => {
    expect(["120", "1 200,50", "0.05"].map(amountOrNull)).toEqual(["120", "1200.50", "0.05"]);
    expect(["", "0", "-5", "5 %", "1,2,3"].map(amountOrNull)).toEqual([null, null, null, null, null]);
  });
  it("is a quantity when it is a whole number from one", () => {
    expect(["1", "1 200", "0", "2.5", ""].map(quantityOrNull)).toEqual([1, 1200, null, null, null]);
  });
});
