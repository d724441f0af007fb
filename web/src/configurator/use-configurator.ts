/** The session behind the screen: opened or continued, and asked one thing after another, in the order of the clicks. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { BestWanted, SessionView } from "../api/model";
import { asProblem } from "../api/problem";
import * as sessions from "../api/sessions";
import { remember, remembered } from "../ui/memory";
import { type Act, INITIAL, reduce, type State } from "./state";

export type Configurator = {
  state: State;
  choose: (characteristic: string, value: string) => void;
  release: (characteristic: string) => void;
  repair: (takeBack: string[]) => void;
  undo: () => void;
  clear: () => void;
  best: (wanted: BestWanted) => void;
  /** Enters coupons in place of those before; `entered` is the new one, null if one was taken off. */
  enterCoupons: (coupons: string[], entered: string | null) => void;
  closeConflict: () => void;
  closeProblem: () => void;
  reload: () => void;
};

type Wanted = {
  product: string;
  market: string;
  /** A session named by the address; without one the last session of this product in this browser goes on. */
  session: string | null;
  /** A session of the desk belongs to its quote and is not what the next visit of the shop goes on with. */
  keep: boolean;
  /** The quote whose buyer it is priced for. */
  quote: string | null;
};

const kept = (product: string) => `session.${product}`;

/** A session that is gone or belongs elsewhere gives way to a new one; what was chosen before moves with the market. */
async function enter({ product, market, session, keep, quote }: Wanted): Promise<SessionView> {
  const id = session ?? (keep ? remembered(kept(product)) : null);
  let choices: Record<string, string> = {};
  if (id) {
    try {
      const view = await sessions.read(id);
      if (view.product === product && (view.market === market || !keep)) return view;
      if (view.product === product)
        choices = Object.fromEntries(view.choices.map((one) => [one.characteristic, one.value]));
    } catch (error) {
      const { status } = asProblem(error);
      if (status !== 404 && status !== 410 && status !== 422) throw error;
    }
  }
  return openWith(product, market, choices, quote);
}

/** Opens a session with the choices made elsewhere; where another market does not allow them together, without. */
async function openWith(
  product: string,
  market: string,
  choices: Record<string, string>,
  quote: string | null,
): Promise<SessionView> {
  if (Object.keys(choices).length > 0) {
    try {
      const view = await sessions.open(product, market, choices, quote);
      if (!view.conflict) return view;
    } catch (error) {
      if (asProblem(error).isOffline) throw error;
    }
  }
  return sessions.open(product, market, {}, quote);
}

/** The codes that were entered in a session. */
export function couponsOf(view: SessionView | null): string[] {
  return view?.coupons.map((one) => one.code) ?? [];
}

function answer(id: string, act: Act, takeBack: string[]): Promise<SessionView> {
  switch (act.kind) {
    case "choose":
    case "repair":
      return sessions.choose(id, act.characteristic, act.value, takeBack);
    case "release":
      return sessions.release(id, act.characteristic);
    case "undo":
      return sessions.undo(id);
    case "clear":
      return sessions.clear(id);
    case "best":
      return sessions.chooseBest(id, act.wanted);
    case "coupons":
      return sessions.enterCoupons(id, act.coupons);
  }
}

export function useConfigurator(wanted: Wanted, onSession: (view: SessionView) => void): Configurator {
  const [state, dispatch] = useReducer(reduce, INITIAL);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const now = useRef(state);
  now.current = state;
  const told = useRef(onSession);
  told.current = onSession;
  const { product, market, session, keep, quote } = wanted;

  const load = useCallback(() => {
    let current = true;
    enter({ product, market, session, keep, quote }).then(
      (view) => {
        if (!current) return;
        if (keep) remember(kept(product), view.id);
        dispatch({ type: "loaded", view });
        told.current(view);
      },
      (error) => current && dispatch({ type: "refused", act: null, problem: asProblem(error) }),
    );
    return () => {
      current = false;
    };
  }, [product, market, session, keep, quote]);

  // The address gains the session's id once it is open; that must not open it again.
  useEffect(() => {
    const view = now.current.view;
    if (view && view.product === product && view.id === session && (!keep || view.market === market)) return;
    return load();
  }, [load, product, market, session, keep]);

  const ask = useCallback((act: Act, takeBack: string[] = []) => {
    const id = now.current.view?.id;
    if (!id) return;
    dispatch({ type: "asked", act });
    queue.current = queue.current.then(() =>
      answer(id, act, takeBack).then(
        (view) => dispatch({ type: "answered", act, view }),
        (error) => dispatch({ type: "refused", act, problem: asProblem(error) }),
      ),
    );
  }, []);

  const before = (characteristic: string) => now.current.view?.state[characteristic]?.value ?? null;

  return {
    state,
    choose: (characteristic, value) => ask({ kind: "choose", characteristic, value, before: before(characteristic) }),
    release: (characteristic) => ask({ kind: "release", characteristic }),
    repair: (takeBack) => {
      const conflict = now.current.conflict;
      if (!conflict) return;
      const { characteristic, value } = conflict;
      ask({ kind: "repair", characteristic, value, before: before(characteristic) }, takeBack);
    },
    undo: () => ask({ kind: "undo" }),
    clear: () => ask({ kind: "clear" }),
    best: (wanted) => ask({ kind: "best", wanted }),
    enterCoupons: (coupons, entered) => ask({ kind: "coupons", coupons, entered, before: couponsOf(state.view) }),
    closeConflict: () => dispatch({ type: "conflict_closed" }),
    closeProblem: () => dispatch({ type: "problem_closed" }),
    reload: load,
  };
}
