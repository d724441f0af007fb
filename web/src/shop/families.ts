/** Products as they stand in the shop: one shelf for each family that has some, in the order of the family tree. */
import type { Family, ProductCard } from "../api/model";

export type Shelf = {
  /** Null for products whose family has no name. */
  family: Family | null;
  /** The families above it, the widest first. */
  above: Family[];
  cards: ProductCard[];
};

export function shelvesOf(cards: ProductCard[], families: Family[]): Shelf[] {
  const byCode = new Map(families.map((family) => [family.code, family]));
  const shelves: Shelf[] = families.map((family) => ({
    family,
    above: above(family, byCode),
    cards: cards.filter((card) => card.family === family.code),
  }));
  const rest = cards.filter((card) => !byCode.has(card.family));
  return [...shelves, { family: null, above: [], cards: rest }].filter((shelf) => shelf.cards.length > 0);
}

function above(family: Family, byCode: ReadonlyMap<string, Family>): Family[] {
  const found: Family[] = [];
  let next = family.parent ? byCode.get(family.parent) : undefined;
  while (next) {
    found.unshift(next);
    next = next.parent ? byCode.get(next.parent) : undefined;
  }
  return found;
}
