/** One quote and its ETag: every change shows the tag it was read with, and leaves with the new one. */
import { useCallback, useEffect, useRef, useState } from "react";
import * as desk from "../api/desk";
import type { Tagged } from "../api/http";
import type { Quote } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useLoad } from "../ui/use-load";

export type QuoteDesk = {
  quote: Quote | null;
  /** Why the quote cannot be shown. */
  unreadable: Problem | null;
  /** Why the last change was refused. */
  refused: Problem | null;
  busy: boolean;
  reload: () => void;
  /** Does one change; false when it was refused. Changes wait for each other, so that each shows the newest tag. */
  change: (ask: (etag: string) => Promise<Tagged<Quote>>) => Promise<boolean>;
  refuse: (problem: Problem | null) => void;
};

export function useQuote(id: string): QuoteDesk & { etag: string } {
  const loaded = useLoad(() => desk.quote(id), id);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const etag = loaded.data?.etag ?? "";
  const { put, reload } = loaded;
  const newest = useRef(etag);
  useEffect(() => {
    newest.current = etag;
  }, [etag]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const change = useCallback(
    (ask: (etag: string) => Promise<Tagged<Quote>>) => {
      const turn = async () => {
        setBusy(true);
        setRefused(null);
        try {
          const answer = await ask(newest.current);
          newest.current = answer.etag;
          put(answer);
          return true;
        } catch (caught) {
          setRefused(asProblem(caught));
          return false;
        } finally {
          setBusy(false);
        }
      };
      const done = queue.current.then(turn);
      queue.current = done;
      return done;
    },
    [put],
  );
  return {
    quote: loaded.data?.data ?? null,
    etag,
    unreadable: loaded.problem,
    refused,
    busy,
    reload: () => {
      setRefused(null);
      reload();
    },
    change,
    refuse: setRefused,
  };
}
