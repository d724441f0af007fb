/** Where prices stand on a line from the lowest to the highest of them, in percent. Only for drawing. */

export type Places = { each: number[]; now: number | null };

/** The line spans the prices and, if it is known, the price now. */
export function placesOf(prices: readonly string[], now: string | null): Places {
  const numbers = prices.map(Number);
  const all = now === null ? numbers : [...numbers, Number(now)];
  const least = Math.min(...all);
  const span = Math.max(...all) - least;
  const place = (price: number) => (span > 0 ? ((price - least) / span) * 100 : 50);
  return { each: numbers.map(place), now: now === null ? null : place(Number(now)) };
}
