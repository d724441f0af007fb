import { describe, expect, it } from "vitest";
import type { MarketTimeline } from "../api/model";
import { basesOf, gridOf, tenseOf } from "./timeline-grid";

const span = (start: string, end: string | null, number: number | null) => ({
  start,
  end,
  release: number === null ? null : { id: `rel_${number}`, number },
});

const items: MarketTimeline[] = [
  { markets: ["eu"], spans: [span("2026-01-01", "2026-03-01", 1), span("2026-03-01", null, 2)] },
  { markets: ["ru", "us"], spans: [span("2026-01-01", null, 1)] },
  { markets: ["cn"], spans: [span("2026-02-01", "2026-04-01", 2), span("2026-04-01", null, null)] },
];

describe("timelines of several markets", () => {
  it("have a column for every day on which something changes anywhere", () => {
    const { columns } = gridOf(items);
    expect(columns.map(({ start }) => start)).toEqual(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
    expect(columns.map(({ end }) => end)).toEqual(["2026-02-01", "2026-03-01", "2026-04-01", null]);
  });

  it("fill their row from the first day to the last, whatever happens elsewhere", () => {
    const { rows } = gridOf(items);
    const told = rows.map(({ cells }) =>
      cells.map(({ span, columns }) => [span?.release?.number ?? (span ? "none" : "before"), columns]),
    );
    expect(told).toEqual([
      [
        [1, 2],
        [2, 2],
      ],
      [[1, 4]],
      [
        ["before", 1],
        [2, 2],
        ["none", 1],
      ],
    ]);
  });

  it("are empty where nothing was published", () => {
    expect(gridOf([])).toEqual({ columns: [], rows: [] });
  });

  it("know what is past, now and to come: a day ends before the next begins", () => {
    expect(tenseOf({ start: "2026-01-01", end: "2026-03-01" }, "2026-03-01")).toBe("past");
    expect(tenseOf({ start: "2026-03-01", end: null }, "2026-03-01")).toBe("now");
    expect(tenseOf({ start: "2026-03-02", end: null }, "2026-03-01")).toBe("to-come");
  });

  it("tell on which releases a draft can begin, the newest first, where markets differ", () => {
    const bases = basesOf({ today: "2026-03-05", items });
    expect(bases.map(({ market, number }) => [market, number])).toEqual([
      ["eu", 2],
      ["cn", 2],
      ["ru", 1],
    ]);
    expect(basesOf({ today: "2026-03-05", items: items.slice(1, 2) })).toEqual([]);
  });
});
