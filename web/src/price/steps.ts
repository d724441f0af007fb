/** The waterfall gathered by step, and the bars of its drawing. */
import type { DocumentWaterfall, Entry, Text, Waterfall } from "../api/model";
import type { Key } from "../i18n/messages";
import { sign, sum } from "./decimal";

export type Step = { step: string; label: Text; entries: Entry[]; amount: string; before: string; after: string };

/** Neighbouring entries of one step, in order of calculation. Roundings of nothing are left out. */
export function steps({ entries }: { entries: Entry[] }): Step[] {
  const found: Step[] = [];
  let running = "0";
  for (const entry of entries) {
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

type Say = (key: Key, facts?: Record<string, string | number>) => string;
type Read = (text: Text) => string;

export type Bar = {
  key: string;
  /** `base` is where the price begins, `sum` what it comes to; the others stand between `before` and `after`. */
  kind: "base" | "rises" | "falls" | "tax" | "sum";
  name: (t: Say, text: Read) => string;
  amount: string;
  before: string;
  after: string;
};

/** One scale each: what a unit costs and what the line comes to are far apart as soon as there are many units. */
export type Panel = { key: "unit" | "line" | "whole"; bars: Bar[] };

export function panels(waterfall: Waterfall): Panel[] {
  const all = steps(waterfall);
  const quantity = all.findIndex((step) => step.step === "quantity");
  if (quantity < 0) return [{ key: "whole", bars: [...ofUnit(all, waterfall), ...ofEnd(all, waterfall)] }];
  const count = waterfall.quantity;
  const unit = [...ofUnit(all.slice(0, quantity), waterfall), sumBar("unit_net", waterfall.unit_net.amount)];
  const start: Bar = { ...sumBar("net_of", all[quantity]?.after ?? "0", { count }), kind: "base" };
  return [
    { key: "unit", bars: unit },
    { key: "line", bars: [start, ...ofLine(all.slice(quantity + 1)), ...ofEnd(all.slice(quantity + 1), waterfall)] },
  ];
}

export function documentBars(waterfall: DocumentWaterfall): Bar[] {
  const all = steps(waterfall);
  return [...all.filter(isBeforeTax).map(stepBar), ...ofEnd(all, waterfall)];
}

const LIST = ["list_price", "option_charges", "dimension_price"];
const isDrawn = (step: Step) => step.step !== "rounding" && step.step !== "quantity";
const isBeforeTax = (step: Step) => isDrawn(step) && step.step !== "tax" && step.step !== "document_rounding";

/** The steps of a unit; what it costs by the list is summed up where something else follows. */
function ofUnit(all: Step[], waterfall: Waterfall): Bar[] {
  const found = all.filter(isBeforeTax).map(stepBar);
  const list = all.filter((step) => LIST.includes(step.step)).length;
  if (list < 2 || list === found.length) return found;
  return [...found.slice(0, list), sumBar("list_sum", waterfall.list.amount), ...found.slice(list)];
}

/** What changes the line as a whole: graduated tiers, blocks, surcharges. */
const ofLine = (all: Step[]) => all.filter(isBeforeTax).map(stepBar);

/** The net, what comes on top of it, and the total. */
function ofEnd(all: Step[], waterfall: Pick<Waterfall, "net" | "total">): Bar[] {
  const top = all.filter((step) => isDrawn(step) && !isBeforeTax(step)).map(stepBar);
  return [sumBar("net", waterfall.net.amount), ...top, sumBar("total", waterfall.total.amount)];
}

function sumBar(key: Key, amount: string, facts?: Record<string, string>): Bar {
  return { key, kind: "sum", name: (t) => t(key, facts), amount, before: "0", after: amount };
}

function stepBar(step: Step): Bar {
  return {
    key: step.step + step.before,
    kind: kindOf(step),
    name: (t, text) => stepName(step, t, text),
    amount: step.amount,
    before: step.before,
    after: step.after,
  };
}

function kindOf(step: Step): Bar["kind"] {
  if (step.before === "0") return "base";
  if (sign(step.amount) < 0) return "falls";
  return step.step === "tax" ? "tax" : "rises";
}

export function stepName(step: Step, t: Say, text: Read): string {
  if (step.entries.length === 1) return text(step.label);
  if (step.step === "option_charges") return t("step_options");
  if (step.step === "dimension_price") return t("step_dimensions");
  if (step.step === "contracted_price") return t("step_agreement");
  if (step.step === "promotion") return t("step_promotions");
  if (step.step === "graduated_tier") return t("step_tiers");
  if (step.step === "block_price") return t("step_blocks");
  if (step.step === "surcharge") return t("step_surcharges");
  return text(step.label);
}

/** The tax entry's rate and label, for "includes 19% VAT". */
export function taxOf(waterfall: Waterfall): { label: Text; rate: string | null } | null {
  const entry = waterfall.entries.find((one) => one.step === "tax");
  return entry ? { label: entry.label, rate: entry.rate } : null;
}
