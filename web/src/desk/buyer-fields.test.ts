import { describe, expect, it } from "vitest";
import { buyerMistakes, cleanedBuyer, EMPTY_BUYER } from "./buyer-fields";

describe("a buyer that is sent", () => {
  it("has no empty lines, groups or coupons", () => {
    const typed = {
      ...EMPTY_BUYER,
      address: ["Street 1", " "],
      price_groups: ["vip", " "],
      coupons: [" WELCOME ", ""],
    };
    expect(cleanedBuyer(typed)).toMatchObject({ address: ["Street 1"], price_groups: ["vip"], coupons: ["WELCOME"] });
  });
  it("has a name and an address for e-mail", () => {
    expect(buyerMistakes(EMPTY_BUYER)).toEqual({ name: "wrong_buyer_name", email: "wrong_email" });
    expect(buyerMistakes({ ...EMPTY_BUYER, name: "Anna", email: "anna@example.org" })).toEqual({});
  });
});
