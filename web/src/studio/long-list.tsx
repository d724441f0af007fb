/** A list of any length on a page: only what is near the window, or has the focus, is made, and each row may have a height of its own. */
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, Fragment, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";

/** What a row carries, so that it is measured, and so that screen readers know its place. */
export type RowPlace = {
  ref: (row: HTMLElement | null) => void;
  "data-index": number;
  "aria-posinset": number;
  "aria-setsize": number;
};

type Props<T> = {
  items: T[];
  className: string;
  /** Of most rows; px. */
  height: number;
  children: (item: T, place: RowPlace, key: number) => ReactNode;
};

/** Rows that are made above and below the window: short lists are whole, for the browser's own search too. */
const SPARE = 40;

export function LongList<T>({ items, className, height, children }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [held, setHeld] = useState<number | null>(null);
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (box) setTop(Math.round(box.top + scrollY));
  });
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: SPARE,
    scrollMargin: top,
    rangeExtractor: useCallback((range: Range) => withHeld(range, held), [held]),
  });
  const made = rows.getVirtualItems();
  const below = rows.getTotalSize() - ((made.at(-1)?.end ?? top) - top);
  return (
    <ul
      ref={list}
      className={className}
      style={{ paddingBottom: `${below}px` }}
      onFocus={(event) => setHeld(indexOf(event))}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setHeld(null)}
    >
      {made.map(({ index, start }, at) => {
        const item = items[index];
        const gap = start - (made[at - 1]?.end ?? top);
        const place = {
          ref: rows.measureElement,
          "data-index": index,
          "aria-posinset": index + 1,
          "aria-setsize": items.length,
        };
        return item === undefined ? null : (
          <Fragment key={rows.options.getItemKey(index)}>
            {gap > 0 && <li aria-hidden="true" style={{ height: `${gap}px` }} />}
            {children(item, place, index)}
          </Fragment>
        );
      })}
    </ul>
  );
}

/** The row that has the focus keeps it when it is scrolled away, and the Tab key finds the rows beside it. */
function withHeld(range: Range, held: number | null): number[] {
  const beside = held === null ? [] : [held - 1, held, held + 1].filter((one) => one >= 0 && one < range.count);
  return [...new Set([...beside, ...defaultRangeExtractor(range)])].sort((one, other) => one - other);
}

function indexOf(event: FocusEvent<HTMLElement>): number | null {
  const row = event.target.closest<HTMLElement>("[data-index]");
  return row ? Number(row.dataset.index) : null;
}
