import { describe, expect, it } from "vitest";
import type { Family, ProductCard } from "../api/model";
import { shelvesOf } from "./families";

const family = (code: string, parent: string | null = null): Family => ({
  code,
  name: { en: code },
  summary: null,
  parent,
  products: [],
});
const card = (code: string, of: string) => ({ code, family: of }) as ProductCard;
const told = (cards: ProductCard[], families: Family[]) =>
  shelvesOf(cards, families).map((shelf) => [
    shelf.family?.code ?? null,
    shelf.above.map((one) => one.code),
    shelf.cards.map((one) => one.code),
  ]);

describe("shelves", () => {
  it("follow the tree, know what stands above them, and are left out when they are empty", () => {
    const tree = [family("all"), family("cold", "all"), family("glass", "cold"), family("warm", "all")];
    expect(told([card("counter", "glass"), card("oven", "warm"), card("case", "cold")], tree)).toEqual([
      ["cold", ["all"], ["case"]],
      ["glass", ["all", "cold"], ["counter"]],
      ["warm", ["all"], ["oven"]],
    ]);
  });
  it("end with the products whose family has no name", () => {
    expect(told([card("a", "word"), card("b", "cold")], [family("cold")])).toEqual([
      ["cold", [], ["b"]],
      [null, [], ["a"]],
    ]);
  });
});
