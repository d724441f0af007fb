/** Lists that come page by page and are asked for again when the filter changes. */
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem";

type Page<T> = { items: T[]; next: string | null };

export type Listed<T> = {
  items: T[] | null;
  problem: Problem | null;
  hasMore: boolean;
  more: () => void;
  reload: () => void;
};

/** How long typing rests before the list is asked for. */
const REST = 200;

export function useList<T>(read: (cursor: string | null) => Promise<Page<T>>, key: string): Listed<T> {
  const [page, setPage] = useState<Page<T> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  const reader = useRef(read);
  reader.current = read;
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is listed; the turn asks again
  useEffect(() => {
    let current = true;
    const ask = () =>
      reader.current(null).then(
        (answer) => {
          if (!current) return;
          setPage(answer);
          setProblem(null);
        },
        (error) => current && setProblem(asProblem(error)),
      );
    const timer = setTimeout(ask, first.current ? 0 : REST);
    first.current = false;
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, turn]);
  const more = useCallback(() => {
    if (!page?.next) return;
    reader.current(page.next).then(
      (answer) => setPage({ items: [...page.items, ...answer.items], next: answer.next }),
      (error) => setProblem(asProblem(error)),
    );
  }, [page]);
  return { items: page?.items ?? null, problem, hasMore: Boolean(page?.next), more, reload: () => setTurn(turn + 1) };
}

/** Arrow keys walk the rows of a list from link to link; from the search field, down goes to the first row. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLSelectElement) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? rows[0] : undefined) : rows[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
