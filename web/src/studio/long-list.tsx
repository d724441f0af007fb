/** A list of any length on a page: only what is near the window is made, and each row may have a height of its own. */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";

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
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (box) setTop(Math.round(box.top + scrollY));
  });
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: SPARE,
    scrollMargin: top,
  });
  const made = rows.getVirtualItems();
  const above = (made[0]?.start ?? top) - top;
  const below = rows.getTotalSize() - ((made.at(-1)?.end ?? top) - top);
  return (
    <ul ref={list} className={className} style={{ paddingBlock: `${above}px ${below}px` }}>
      {made.map(({ index }) => {
        const item = items[index];
        const place = {
          ref: rows.measureElement,
          "data-index": index,
          "aria-posinset": index + 1,
          "aria-setsize": items.length,
        };
        return item === undefined ? null : children(item, place, index);
      })}
    </ul>
  );
}
