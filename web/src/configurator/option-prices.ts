/** What choosing each value of a characteristic makes of the total, with all that it brings along: asked once a click has
    settled, one characteristic after another, and forgotten with the next click. */
import { useEffect, useMemo, useState } from "react";
import type { OptionPrice, OptionPrices, SessionView } from "../api/model";
import { asProblem } from "../api/problem";
import * as sessions from "../api/sessions";
import { useConfiguration } from "./context";

/** A click that follows at once should not wait behind prices that nobody will read. */
const SETTLED_MS = 250;

let queue: Promise<void> = Promise.resolve();

export function useOptionPrices(name: string): ReadonlyMap<string, OptionPrice> {
  const { view, waiting } = useConfiguration().configurator.state;
  const [answer, setAnswer] = useState<OptionPrices | null>(null);
  const id = view?.id;
  const version = view?.version;
  const settled = waiting.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every version of the session has prices of its own
  useEffect(() => {
    if (!id || !settled) return;
    let wanted = true;
    const ask = async () => {
      if (!wanted) return;
      try {
        const found = await sessions.optionPrices(id, name);
        if (wanted) setAnswer(found);
      } catch (error) {
        // A price beside an option is a service, not a promise: without it the total after the click still tells.
        if (asProblem(error).isOffline) wanted = false;
      }
    };
    const timer = setTimeout(() => {
      queue = queue.then(ask);
    }, SETTLED_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, version, name, settled]);
  return useMemo(() => pricesOf(answer, view), [answer, view]);
}

/** The prices by value, as long as they belong to what is shown. */
export function pricesOf(answer: OptionPrices | null, view: SessionView | null): ReadonlyMap<string, OptionPrice> {
  if (!answer || answer.version !== view?.version) return new Map();
  return new Map(answer.prices.map((price) => [price.value, price]));
}
