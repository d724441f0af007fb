/** A table while somebody works on it: every change can be taken back, and is told as text. */
import { useCallback, useRef, useState } from "react";
import { type TableText, tableOf, textOf } from "./table-text";

/** Changes that can be taken back. */
const MOST_STEPS = 200;

export type TableWork = {
  table: TableText;
  change: (next: TableText) => void;
  undo: () => void;
  redo: () => void;
};

type Steps = { past: TableText[]; now: TableText; future: TableText[] };

/** Begins with a text, as an editor does; `null` for one that is no table. */
export function useTable(text: string, onChange: (text: string) => void): TableWork | null {
  const [steps, setSteps] = useState<Steps | null>(() => {
    const now = tableOf(text);
    return now && { past: [], now, future: [] };
  });
  const told = useRef(onChange);
  told.current = onChange;
  const step = useCallback((next: Steps) => {
    setSteps(next);
    told.current(textOf(next.now));
  }, []);
  if (!steps) return null;
  const { past, now, future } = steps;
  const last = past.at(-1);
  const [ahead] = future;
  return {
    table: now,
    change: (next) => next !== now && step({ past: [...past.slice(-MOST_STEPS), now], now: next, future: [] }),
    undo: () => last && step({ past: past.slice(0, -1), now: last, future: [now, ...future] }),
    redo: () => ahead && step({ past: [...past, now], now: ahead, future: future.slice(1) }),
  };
}
