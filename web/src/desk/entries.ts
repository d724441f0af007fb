/** What a rep types, read as the wire wants it: decimal strings with a point, or nothing. */

/** "5", "5,5" and "5.50 %" are percentages from 0 to 100; an empty entry and anything else is none. */
export function percentOrNull(entry: string): string | null {
  const text = entry.replace("%", "").replace(",", ".").trim();
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text)) return null;
  return Number(text) > 0 && Number(text) <= 100 ? text : null;
}

/** "120", "1 200,50" and "1200.5" are amounts above nothing; the server knows how small a coin may be. */
export function amountOrNull(entry: string): string | null {
  const text = entry.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (!/^\d{1,15}(\.\d{1,4})?$/.test(text)) return null;
  return Number(text) > 0 ? text : null;
}

export function quantityOrNull(entry: string): number | null {
  const text = entry.replace(/[\s\u00a0\u202f]/g, "");
  if (!/^\d{1,6}$/.test(text)) return null;
  const quantity = Number(text);
  return quantity >= 1 && quantity <= 100_000 ? quantity : null;
}

/** "36" is a whole number between two ends; anything else is none. */
export function wholeOrNull(entry: string, least: number, most: number): number | null {
  const text = entry.trim();
  if (!/^\d{1,4}$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}

/** "0", "3,5" and "80 %" are percentages from 0 to the most there may be; anything else is none. */
export function rateOrNull(entry: string, most: number): string | null {
  const text = entry.replace("%", "").replace(",", ".").trim();
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(text)) return null;
  return Number(text) <= most ? text : null;
}
