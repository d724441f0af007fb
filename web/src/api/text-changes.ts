/** What differs between two texts, line by line, so that a small change of a large table travels as a small change. */

export type LineChange = {
  /** The first line that changes in the text as it was, from 1. */
  at: number;
  /** How many lines go from there on. */
  gone: number;
  /** What stands there instead. */
  lines: string[];
};

export type TextChanges = {
  changes: LineChange[];
  /** How many lines the text has from then on. */
  count: number;
};

/** The lines that differ. Where as many lines come as go, each stretch of them is told by itself. */
export function changesBetween(before: string, after: string): TextChanges {
  const old = before.split("\n");
  const now = after.split("\n");
  let top = 0;
  while (top < old.length && top < now.length && old[top] === now[top]) top++;
  let rest = 0;
  const most = Math.min(old.length, now.length) - top;
  while (rest < most && old[old.length - 1 - rest] === now[now.length - 1 - rest]) rest++;
  const gone = old.slice(top, old.length - rest);
  const come = now.slice(top, now.length - rest);
  const isSame = gone.length === come.length;
  return {
    changes: isSame ? stretches(top, gone, come) : [{ at: top + 1, gone: gone.length, lines: come }],
    count: now.length,
  };
}

/** Pairs of changes that are compared; beyond it a person looks at the texts. */
const MOST_PAIRS = 1_000_000;

/** A text with what each of two people changed of it; null where they changed the same or neighbouring lines. */
export function together(origin: string, mine: string, theirs: string): string | null {
  const [one, other] = [changesBetween(origin, mine).changes, changesBetween(origin, theirs).changes];
  const isMuch = one.length * other.length > MOST_PAIRS;
  if (isMuch || one.length === 0 || other.length === 0) return null;
  if (one.some((my) => other.some((their) => touch(my, their)))) return null;
  const lines = origin.split("\n");
  const parts: string[][] = [];
  let at = 0;
  for (const change of [...one, ...other].sort((a, b) => a.at - b.at)) {
    parts.push(lines.slice(at, change.at - 1), change.lines);
    at = change.at - 1 + change.gone;
  }
  return [...parts, lines.slice(at)].flat().join("\n");
}

const touch = (one: LineChange, other: LineChange) => one.at <= other.at + other.gone && other.at <= one.at + one.gone;

function stretches(top: number, gone: string[], come: string[]): LineChange[] {
  const found: LineChange[] = [];
  for (const [at, line] of come.entries()) {
    if (gone[at] === line) continue;
    const last = found.at(-1);
    if (last && last.at + last.gone === top + at + 1) {
      last.gone++;
      last.lines.push(line);
    } else found.push({ at: top + at + 1, gone: 1, lines: [line] });
  }
  return found;
}
