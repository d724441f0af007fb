/** Where and when a release is to be valid, as it is filled in: in all markets alike, or in some on days of their own. */
import { useState } from "react";
import type { Validity } from "../api/jobs";

export type Days = { from: string; until: string };

export type ValidityState = {
  /** In all markets alike; if not, in those that have days below. */
  isEverywhere: boolean;
  days: Days;
  /** Market to its days; only the markets that are picked. */
  picked: Record<string, Days>;
};

export const NO_DAYS: Days = { from: "", until: "" };

/** It ends before it begins. */
export const isWrongPeriod = ({ from, until }: Days): boolean => from !== "" && until !== "" && from >= until;

/** Nothing is picked, or somewhere a period ends before it begins. */
export function isWrongValidity({ isEverywhere, days, picked }: ValidityState): boolean {
  const periods = isEverywhere ? [days] : Object.values(picked);
  return periods.length === 0 || periods.some(isWrongPeriod);
}

/** The first day on which it is valid anywhere; empty if that is at once. */
export function firstDay({ isEverywhere, days, picked }: ValidityState): string {
  const starts = (isEverywhere ? [days] : Object.values(picked)).map((one) => one.from);
  return starts.includes("") ? "" : (starts.sort()[0] ?? "");
}

const asked = ({ from, until }: Days) => ({ valid_from: from || null, valid_until: until || null });

/** What the server is asked for. */
export function askedFor({ isEverywhere, days, picked }: ValidityState): Validity {
  if (isEverywhere) return { ...asked(days), markets: [] };
  const markets = Object.entries(picked).map(([market, own]) => ({ market, ...asked(own) }));
  return { valid_from: null, valid_until: null, markets };
}

export type ValidityForm = {
  state: ValidityState;
  isWrong: boolean;
  from: string;
  asked: Validity;
  setEverywhere: (isEverywhere: boolean) => void;
  setDays: (days: Days) => void;
  /** Gives a market its days, or leaves it out. */
  setMarket: (market: string, days: Days | null) => void;
};

export function useValidity(): ValidityForm {
  const [state, setState] = useState<ValidityState>({ isEverywhere: true, days: NO_DAYS, picked: {} });
  return {
    state,
    isWrong: isWrongValidity(state),
    from: firstDay(state),
    asked: askedFor(state),
    setEverywhere: (isEverywhere) => setState((old) => ({ ...old, isEverywhere })),
    setDays: (days) => setState((old) => ({ ...old, days })),
    setMarket: (market, days) =>
      setState(({ picked: { [market]: _, ...others }, ...old }) => ({
        ...old,
        picked: days ? { ...others, [market]: days } : others,
      })),
  };
}
