/** The things of one file, each changed by a form of its own: read, written one by one, never over somebody else's change. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Tagged } from "../../api/http";
import { asProblem, type Problem } from "../../api/problem";

/** One thing of a file; the text is how it stands there. */
export type Item = { number: number; text: string };

export type List<I extends Item> = { items: I[]; number?: number | null };

/** How the things of a file are read and written; each answer brings all of them anew. */
export type Door<I extends Item, L extends List<I>, B> = {
  /** What tells a thing from the others of its file, however it is changed. */
  nameOf: (thing: I) => string;
  read: () => Promise<Tagged<L>>;
  add: (etag: string, body: B) => Promise<Tagged<L>>;
  write: (number: number, etag: string, body: B) => Promise<Tagged<L>>;
  remove: (number: number, etag: string) => Promise<Tagged<L>>;
};

/** Somebody else has changed a thing since it was read: as it stands now, or null if it is gone. */
export type Dispute<I extends Item> = { now: I | null };

/** What became of a change: the thing as it stands, a dispute, or nothing when it was refused. */
export type Outcome<I extends Item> = { done: I | null } | { dispute: Dispute<I> } | null;

export type Listed<I extends Item, L extends List<I>, B> = {
  list: L | null;
  problem: Problem | null;
  busy: boolean;
  nameOf: (thing: I) => string;
  reload: () => void;
  /** Writes a thing that was read as `seen`, or a new one; somebody else's change is only passed over when that was seen. */
  save: (body: B, seen: I | null) => Promise<Outcome<I>>;
  remove: (seen: I) => Promise<Outcome<I>>;
};

export function useListed<I extends Item, L extends List<I>, B>(
  door: Door<I, L, B>,
  key: string,
  onWritten: () => void,
): Listed<I, L, B> {
  const [found, setFound] = useState<Tagged<L> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const alive = useRef(true);
  const way = useRef(door);
  way.current = door;
  const read = useCallback(async () => {
    try {
      const next = await way.current.read();
      if (!alive.current) return null;
      setFound(next);
      setProblem(null);
      return next;
    } catch (caught) {
      if (alive.current) setProblem(asProblem(caught));
      return null;
    }
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is read
  useEffect(() => {
    alive.current = true;
    void read();
    return () => {
      alive.current = false;
    };
  }, [key, read]);

  /** Changes the thing as it was seen; if the file is another by now, once more, provided that the thing is not. */
  const change = async (seen: I | null, work: (number: number, etag: string) => Promise<Tagged<L>>) => {
    if (!found) return null;
    setBusy(true);
    setProblem(null);
    try {
      return await attempt(found, seen?.number ?? -1, work);
    } catch (caught) {
      const why = asProblem(caught);
      if (why.status !== 412) {
        setProblem(why);
        return null;
      }
      return await again(seen, work);
    } finally {
      setBusy(false);
    }
  };
  const attempt = async (
    of: Tagged<L>,
    number: number,
    work: (number: number, etag: string) => Promise<Tagged<L>>,
  ): Promise<Outcome<I>> => {
    const next = await work(number, of.etag);
    setFound(next);
    onWritten();
    return { done: next.data.items.find((one) => one.number === next.data.number) ?? null };
  };
  const again = async (seen: I | null, work: (number: number, etag: string) => Promise<Tagged<L>>) => {
    const next = await read();
    if (!next) return null;
    const { items } = next.data;
    const same = items.find((one) => one.text === seen?.text);
    if (seen && !same)
      return { dispute: { now: items.find((one) => way.current.nameOf(one) === way.current.nameOf(seen)) ?? null } };
    try {
      return await attempt(next, same?.number ?? -1, work);
    } catch (caught) {
      setProblem(asProblem(caught));
      return null;
    }
  };
  return {
    list: found?.data ?? null,
    problem,
    busy,
    nameOf: door.nameOf,
    reload: () => void read(),
    save: (body, seen) =>
      change(seen, (number, etag) => (seen ? way.current.write(number, etag, body) : way.current.add(etag, body))),
    remove: (seen) => change(seen, (number, etag) => way.current.remove(number, etag)),
  };
}
