/** The configurator's state as data: what was answered last, what is being asked, and what stands in the way. */
import type { BestWanted, Conflict, SessionView } from "../api/model";
import type { Problem } from "../api/problem";

/** What a person did last, so that the change line can say it. */
export type Act =
  | { kind: "choose"; characteristic: string; value: string; before: string | null }
  | { kind: "release"; characteristic: string }
  | { kind: "undo" }
  | { kind: "clear" }
  | { kind: "best"; wanted: BestWanted }
  | { kind: "coupons"; coupons: string[]; entered: string | null; before: string[] }
  | { kind: "repair"; characteristic: string; value: string; before: string | null };

export type State = {
  view: SessionView | null;
  /** Acts sent and not yet answered, oldest first; the last choice of a characteristic shows at once. */
  waiting: Act[];
  /** The act whose result is on screen; null after a load. */
  last: Act | null;
  conflict: Conflict | null;
  problem: Problem | null;
};

export const INITIAL: State = { view: null, waiting: [], last: null, conflict: null, problem: null };

export type Event =
  | { type: "loaded"; view: SessionView }
  | { type: "asked"; act: Act }
  | { type: "answered"; act: Act; view: SessionView }
  | { type: "refused"; act: Act | null; problem: Problem }
  | { type: "conflict_closed" }
  | { type: "problem_closed" };

export function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "loaded":
      return { ...INITIAL, view: event.view };
    case "asked":
      return { ...state, waiting: [...state.waiting, event.act], problem: null };
    case "answered":
      return answered(state, event.act, event.view);
    case "refused":
      return { ...state, waiting: state.waiting.filter((act) => act !== event.act), problem: event.problem };
    case "conflict_closed":
      return { ...state, conflict: null };
    case "problem_closed":
      return { ...state, problem: null };
  }
}

function answered(state: State, act: Act, view: SessionView): State {
  const waiting = state.waiting.filter((one) => one !== act);
  // A conflict changed nothing: the session stays as it was, and the line about the last change stays true.
  if (view.conflict)
    return {
      ...state,
      view: { ...view, changes: state.view?.changes ?? [], price_change: state.view?.price_change ?? null },
      waiting,
      conflict: view.conflict,
    };
  return { view, waiting, last: act, conflict: null, problem: null };
}

/** The value to show for a characteristic: the one just pressed, before the server has answered, if it was possible. */
export function shownValue(state: State, characteristic: string): string | null {
  const settled = state.view?.state[characteristic];
  const pressed = state.waiting.findLast((act) => act.kind === "choose" && act.characteristic === characteristic);
  if (pressed?.kind === "choose" && settled?.possible.includes(pressed.value)) return pressed.value;
  return settled?.value ?? null;
}

export type OptionState = "chosen" | "forced" | "default" | "possible" | "impossible" | "undecided";

/** How one value stands. "default" covers everything we filled in: defaults, preferences, first possible, computed. */
export function optionState(state: State, characteristic: string, value: string): OptionState {
  const settled = state.view?.state[characteristic];
  if (!settled) return "undecided";
  if (shownValue(state, characteristic) === value) {
    if (settled.value !== value || settled.origin === "chosen") return "chosen";
    return settled.origin === "forced" ? "forced" : "default";
  }
  if (settled.possible.includes(value)) return "possible";
  return settled.undecided?.includes(value) ? "undecided" : "impossible";
}

/** Whether the last act changed this characteristic without being asked to. */
export function wasChanged(state: State, characteristic: string): boolean {
  return state.view?.changes.some((change) => change.characteristic === characteristic) ?? false;
}

/** Whether this very value has been asked for and the answer has not come yet. */
export function isAsked(state: State, characteristic: string, value: string): boolean {
  return state.waiting.some(
    (act) => act.kind === "choose" && act.characteristic === characteristic && act.value === value,
  );
}
