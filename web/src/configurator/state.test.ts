import { describe, expect, it } from "vitest";
import type { CharacteristicState, Conflict, SessionView } from "../api/model";
import { Problem } from "../api/problem";
import { type Act, INITIAL, isAsked, optionState, reduce, type State, shownValue, wasChanged } from "./state";

const settled = (value: string, origin: CharacteristicState["origin"], possible: string[]): CharacteristicState => ({
  value,
  origin,
  possible,
  undecided: [],
});

const view = (change: Partial<SessionView> = {}): SessionView => ({
  id: "ses_1",
  product: "workstation",
  release: { digest: "d", number: 1 },
  market: "eu",
  currency: "EUR",
  version: 1,
  can_undo: false,
  choices: [],
  state: {
    board: settled("atx", "default", ["atx", "itx"]),
    supply: settled("1000", "forced", ["1000"]),
  },
  changes: [],
  conflict: null,
  price: null,
  price_change: null,
  scene: null,
  quote: null,
  coupons: [],
  ...change,
});

const press = (characteristic: string, value: string): Act => ({ kind: "choose", characteristic, value, before: null });
const loaded: State = reduce(INITIAL, { type: "loaded", view: view() });

describe("a click", () => {
  it("shows at once when the value is possible, before the server has answered", () => {
    const state = reduce(loaded, { type: "asked", act: press("board", "itx") });
    expect(shownValue(state, "board")).toBe("itx");
    expect(optionState(state, "board", "itx")).toBe("chosen");
    expect(optionState(state, "board", "atx")).toBe("possible");
  });
  it("shows nothing new when the value is impossible, but is known to be asked", () => {
    const state = reduce(loaded, { type: "asked", act: press("supply", "500") });
    expect(shownValue(state, "supply")).toBe("1000");
    expect(isAsked(state, "supply", "500")).toBe(true);
    expect(optionState(state, "supply", "500")).toBe("impossible");
  });
  it("is undone on screen when the server refuses it", () => {
    const act = press("board", "itx");
    const asked = reduce(loaded, { type: "asked", act });
    const state = reduce(asked, { type: "refused", act, problem: new Problem(503, "away", "") });
    expect(shownValue(state, "board")).toBe("atx");
    expect(state.problem?.status).toBe(503);
  });
  it("keeps the later of two clicks on one characteristic while both are under way", () => {
    const first = press("board", "itx");
    const second = press("board", "atx");
    let state = reduce(reduce(loaded, { type: "asked", act: first }), { type: "asked", act: second });
    state = reduce(state, {
      type: "answered",
      act: first,
      view: view({ state: { board: settled("itx", "chosen", ["atx", "itx"]) } }),
    });
    expect(shownValue(state, "board")).toBe("atx");
  });
});

describe("an answer", () => {
  it("marks what moved besides the click", () => {
    const act = press("board", "itx");
    const changes = [
      { characteristic: "supply", before: "1000", after: "850", origin: "forced" as const, reasons: [] },
    ];
    const state = reduce(loaded, { type: "answered", act, view: view({ version: 2, changes }) });
    expect(wasChanged(state, "supply")).toBe(true);
    expect(wasChanged(state, "board")).toBe(false);
    expect(state.last).toBe(act);
  });
  it("with a conflict opens the repair and leaves the last change on its line", () => {
    const before = reduce(loaded, {
      type: "answered",
      act: press("board", "itx"),
      view: view({ price_change: { amount: "60.00", currency: "EUR" } }),
    });
    const conflict: Conflict = {
      characteristic: "supply",
      value: "500",
      reasons: [],
      choices: [],
      ways_out: [],
      decided: true,
    };
    const state = reduce(before, { type: "answered", act: press("supply", "500"), view: view({ conflict }) });
    expect(state.conflict).toBe(conflict);
    expect(state.view?.price_change?.amount).toBe("60.00");
    expect(state.last).toEqual(press("board", "itx"));
    expect(reduce(state, { type: "conflict_closed" }).conflict).toBeNull();
  });
});

describe("the states of options", () => {
  it("tell chosen, forced, filled in, possible, impossible and undecided apart", () => {
    const state = reduce(INITIAL, {
      type: "loaded",
      view: view({
        state: {
          board: { ...settled("atx", "chosen", ["atx", "itx"]), undecided: ["eatx"] },
          supply: settled("1000", "forced", ["1000"]),
          wifi: settled("true", "preferred", ["true", "false"]),
        },
      }),
    });
    const of = (name: string, value: string) => optionState(state, name, value);
    expect([of("board", "atx"), of("board", "itx"), of("board", "eatx"), of("board", "mini")]).toEqual([
      "chosen",
      "possible",
      "undecided",
      "impossible",
    ]);
    expect([of("supply", "1000"), of("supply", "500"), of("wifi", "true")]).toEqual([
      "forced",
      "impossible",
      "default",
    ]);
  });
});
