/** Times the engine for `tests/bench/portable.py`, alike in Node and in a browser; no part of the application. */
import { type Choices, Engine } from "./engine";

const LONG = 4; // milliseconds; a browser's clock is too coarse for a single question
const AT_ONCE = 16;

/** Milliseconds of each question, for each state of a session; no count where none is exact. `file` is base64. */
export async function measure(file: string, states: readonly Choices[]): Promise<Record<string, number[]>> {
  const bytes = Uint8Array.from(atob(file), (mark) => mark.charCodeAt(0)).buffer;
  const start = performance.now();
  const engine = await Engine.from(bytes);
  const load = performance.now() - start;
  const asked = states.map((choices) => ({ choices, literals: engine.literals(choices) }));
  return {
    load: [load],
    click: timed(asked, ({ literals }) => engine.propagate(literals)),
    domains: timed(asked, ({ choices }) => engine.domains(choices)),
    count: engine.count([]) === null ? [] : timed(asked, ({ literals }) => engine.count(literals)),
    price: timed(asked, ({ literals }) => engine.leastPrice(literals)),
    prices: timed(asked, ({ literals }) => engine.leastPrices(literals)),
  };
}

function timed<State>(states: readonly State[], work: (state: State) => unknown): number[] {
  for (const state of states) work(state);
  return states.map((state) => {
    const start = performance.now();
    let spent = 0;
    let asked = 0;
    while (spent < LONG) {
      for (let again = 0; again < AT_ONCE; again++) work(state);
      asked += AT_ONCE;
      spent = performance.now() - start;
    }
    return spent / asked;
  });
}
