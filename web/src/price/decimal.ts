/** Exact arithmetic on the decimal strings the server sends. Only addition and comparison: prices are never made here. */

type Scaled = { digits: bigint; places: number };

function scaled(text: string): Scaled {
  const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!found) throw new RangeError(`not a decimal number: ${text}`);
  const [, sign = "", whole = "0", fraction = ""] = found;
  const digits = BigInt(whole + fraction);
  return { digits: sign === "-" ? -digits : digits, places: fraction.length };
}

function written({ digits, places }: Scaled): string {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(places + 1, "0");
  const whole = text.slice(0, text.length - places);
  const fraction = places > 0 ? `.${text.slice(text.length - places)}` : "";
  return (negative ? "-" : "") + whole + fraction;
}

export function add(left: string, right: string): string {
  const a = scaled(left);
  const b = scaled(right);
  const places = Math.max(a.places, b.places);
  const lift = (one: Scaled) => one.digits * 10n ** BigInt(places - one.places);
  return written({ digits: lift(a) + lift(b), places });
}

export function sum(amounts: readonly string[]): string {
  return amounts.reduce(add, "0");
}

/** -1, 0 or 1. */
export function sign(text: string): -1 | 0 | 1 {
  const { digits } = scaled(text);
  return digits === 0n ? 0 : digits < 0n ? -1 : 1;
}
