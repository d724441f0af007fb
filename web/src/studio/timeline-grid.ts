/** Lays the timelines of some markets out as a table: a column for every day on which something changes anywhere. */
import type { MarketTimeline, Timeline, TimelineSpan } from "../api/model";

/** Days with the same release in a market, over one column or several; null before the product was sold there. */
export type Cell = { span: TimelineSpan | null; columns: number };
export type Column = { start: string; end: string | null };
export type Grid = { columns: Column[]; rows: { markets: string[]; cells: Cell[] }[] };

export function gridOf(items: MarketTimeline[]): Grid {
  const days = items.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start ?? "", end ?? ""]));
  const starts = [...new Set(days)].filter((day) => day !== "").sort();
  return {
    columns: starts.map((start, index) => ({ start, end: starts[index + 1] ?? null })),
    rows: items.map(({ markets, spans }) => ({ markets, cells: cellsOf(spans, starts) })),
  };
}

function cellsOf(spans: TimelineSpan[], starts: string[]): Cell[] {
  const cells: Cell[] = [];
  for (const day of starts) {
    const span = spans.find((one) => holds(one, day)) ?? null;
    const last = cells[cells.length - 1];
    if (last && last.span === span) last.columns += 1;
    else cells.push({ span, columns: 1 });
  }
  return cells;
}

const holds = ({ start, end }: TimelineSpan, day: string) =>
  (start === null || start <= day) && (end === null || day < end);

export type Tense = "past" | "now" | "to-come";

export function tenseOf({ start, end }: { start: string | null; end: string | null }, today: string): Tense {
  if (end !== null && end <= today) return "past";
  return start !== null && start > today ? "to-come" : "now";
}

export type Base = { market: string; markets: string[]; number: number };

/** The newest releases of a product where they differ by market, the newest first; none where all markets have the same. */
export function basesOf({ items }: Timeline): Base[] {
  const found = items.flatMap(({ markets, spans }) => {
    const number = Math.max(0, ...spans.map((span) => span.release?.number ?? 0));
    return markets[0] && number > 0 ? [{ market: markets[0], markets, number }] : [];
  });
  const differ = new Set(found.map(({ number }) => number)).size > 1;
  return differ ? found.sort((one, other) => other.number - one.number) : [];
}
