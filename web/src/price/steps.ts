/** The waterfall gathered by step: what each step did, and where its bar stands. */
import type { Entry, Text, Waterfall } from "../api/model";
import { sign, sum } from "./decimal";

export type Step = { step: string; label: Text; entries: Entry[]; amount: string; before: string; after: string };

/** Neighbouring entries of one step, in order of calculation. Roundings of nothing are left out. */
export function steps(waterfall: Waterfall): Step[] {
  const found: Step[] = [];
  let running = "0";
  for (const entry of waterfall.entries) {
    if (entry.step === "rounding" && sign(entry.amount.amount) === 0) continue;
    const last = found.at(-1);
    const after = entry.result.amount;
    if (last && last.step === entry.step) {
      last.entries.push(entry);
      last.amount = sum(last.entries.map((one) => one.amount.amount));
      last.after = after;
    } else {
      found.push({
        step: entry.step,
        label: entry.label,
        entries: [entry],
        amount: entry.amount.amount,
        before: running,
        after,
      });
    }
    running = after;
  }
  return found;
}

export type Bar = { step: Step; from: number; to: number; falls: boolean };

/** The longest reach of the chart. Only for drawing: pixels may be floats, prices may not. */
function reach(all: Step[]): number {
  return Math.max(1e-9, ...all.flatMap((step) => [Number(step.before), Number(step.after)]));
}

/** Where each bar begins and ends, in hundredths of the longest reach. */
export function bars(all: Step[]): Bar[] {
  const whole = reach(all);
  return all.map((step) => {
    const ends = [Number(step.before), Number(step.after)];
    return {
      step,
      from: (Math.min(...ends) / whole) * 100,
      to: (Math.max(...ends) / whole) * 100,
      falls: sign(step.amount) < 0,
    };
  });
}

/** How long a bar from zero is for an amount, in hundredths of the longest reach. */
export function share(all: Step[], amount: string): number {
  return Math.min(100, (Number(amount) / reach(all)) * 100);
}

/** The tax entry's rate and label, for "includes 19% VAT". */
export function taxOf(waterfall: Waterfall): { label: Text; rate: string | null } | null {
  const entry = waterfall.entries.find((one) => one.step === "tax");
  return entry ? { label: entry.label, rate: entry.rate } : null;
}
