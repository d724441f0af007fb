/** What every value costs at the least, the range that is still possible, and what a budget leaves: one question, asked
    once a click has settled, never waited for by one. */
import { useEffect, useMemo, useState } from "react";
import type { ValuePrice, ValuePrices } from "../api/model";
import { asProblem } from "../api/problem";
import * as sessions from "../api/sessions";
import type { State } from "./state";

export type Pricing = {
  /** The answer for what is shown; null until it comes. */
  prices: ValuePrices | null;
  /** What is to be paid at most, as a decimal number; null without a budget. */
  budget: string | null;
  setBudget: (budget: string | null) => void;
};

/** A second click or digit that follows at once makes the answer to the first one useless. */
const SETTLED_MS = 150;

export function usePricing(state: State): Pricing {
  const [budget, setBudget] = useState<string | null>(null);
  const [answer, setAnswer] = useState<ValuePrices | null>(null);
  const id = state.view?.id;
  const version = state.view?.version;
  const settled = state.waiting.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every version of the session has prices of its own
  useEffect(() => {
    if (!id || !settled) return;
    let wanted = true;
    const ask = () =>
      sessions.valuePrices(id, budget).then(
        (found) => wanted && setAnswer(found),
        (error) => wanted && !asProblem(error).isOffline && setAnswer(null),
      );
    const timer = setTimeout(ask, SETTLED_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, version, settled, budget]);
  const prices = answer && answer.version === version ? answer : null;
  return useMemo(() => ({ prices, budget, setBudget }), [prices, budget]);
}

export function priceOf({ prices }: Pricing, characteristic: string, value: string): ValuePrice | undefined {
  return prices?.values[characteristic]?.[value];
}

/** The decimal number that a person means by "1 200,50", "1,200.50" or "1200"; null if it is none. */
export function amountOf(text: string): string | null {
  const bare = text.replace(/[\s'\u2019]/g, "");
  const [, whole = "", decimals = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
  const digits = whole.replace(/[.,](?=\d{3}(?:[.,]|$))/g, "");
  if (!/^\d{1,15}$/.test(digits)) return null;
  return decimals ? `${digits}.${decimals}` : digits;
}
