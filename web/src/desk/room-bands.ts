/** Where the bands of a negotiation room stand. Reaches are compared as numbers: they only choose a colour here. */
import type { Reach } from "../api/model";

export type Band = { role: Reach["role"]; from: number; width: number };

/** Beyond the last limit a little is shown, and always what is given now. */
const BEYOND = 1.4;

/** The percentage at the end of the scale. */
export function scaleOf(reach: Pick<Reach, "percent">[], now: string): number {
  const ends = reach.map((one) => Number(one.percent)).filter((end) => end < 100);
  const most = ends.length > 0 ? Math.max(...ends, 1) * BEYOND : 100;
  return Math.min(100, Math.ceil(Math.max(most, Number(now))));
}

/** One band a role, in hundredths of the scale; a role that reaches no further than the one before has none. */
export function bandsOf(reach: Pick<Reach, "role" | "percent">[], most: number): Band[] {
  const found: Band[] = [];
  let from = 0;
  for (const { role, percent } of reach) {
    const to = Math.min(100, (Number(percent) / most) * 100);
    if (to > from) found.push({ role, from, width: to - from });
    from = Math.max(from, to);
  }
  return found;
}

/** The least role that may give so much; the last one for what nobody may. */
export function roleAt(reach: Pick<Reach, "role" | "percent">[], percent: string): Reach["role"] {
  const able = reach.find((one) => Number(percent) <= Number(one.percent));
  return (able ?? reach.at(-1))?.role ?? "rep";
}
