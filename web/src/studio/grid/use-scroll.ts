/** Which rows and columns of a grid are in sight, and how the grid follows the active cell: over TanStack Virtual. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Spot } from "./keys";

/** Height of a row, and of the header; px, as in grid.css. */
export const ROW = 30;
const TITLES = 44;

/** Of the column of row numbers; px. */
export const GUTTER = 64;

/** Rows and columns that are made beyond what is in sight. */
const SPARE_ROWS = 8;
const SPARE_COLUMNS = 3;

/** @param active the active cell, a new one each time somebody goes there */
export function useScroll(active: Spot, count: number, widths: number[], isEditing: boolean) {
  const viewport = useRef<HTMLDivElement>(null);
  const isWanted = useRef(false);
  const getScrollElement = () => viewport.current;
  const rows = useVirtualizer({
    getScrollElement,
    count,
    estimateSize: () => ROW,
    overscan: SPARE_ROWS,
    scrollMargin: TITLES,
    scrollPaddingStart: TITLES,
  });
  const columns = useVirtualizer({
    getScrollElement,
    horizontal: true,
    count: widths.length,
    estimateSize: (at) => widths[at] ?? 0,
    overscan: SPARE_COLUMNS,
    scrollMargin: GUTTER,
    scrollPaddingStart: GUTTER,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths are measured anew
  useLayoutEffect(() => columns.measure(), [widths.join()]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the active cell, and nothing else
  useEffect(() => {
    const box = viewport.current;
    if (!box) return;
    if (isWanted.current) {
      rows.scrollToIndex(active.row);
      columns.scrollToIndex(active.column);
    }
    if (!isEditing && (isWanted.current || box.contains(document.activeElement)))
      box.querySelector<HTMLElement>('[data-active="true"]')?.focus({ preventScroll: true });
    isWanted.current = false;
  }, [active, isEditing]);
  return {
    viewport,
    /** The next active cell takes the focus and comes into sight, wherever they are now. */
    take: () => {
      isWanted.current = true;
    },
    page: () => Math.max(1, Math.floor(((rows.scrollRect?.height ?? 0) - TITLES) / ROW) - 1),
    /** What is in sight, and the active row wherever it is: it holds the focus. */
    rows: count === 0 ? [] : withPlace(rows.getVirtualIndexes(), active.row),
    columns: columns.getVirtualIndexes(),
    height: rows.getTotalSize(),
    width: GUTTER + columns.getTotalSize(),
  };
}

/** Places in order, and one more if it is not among them. */
export function withPlace(places: number[], one: number): number[] {
  if (places.includes(one)) return places;
  return one < (places[0] ?? 0) ? [one, ...places] : [...places, one];
}
