/** One quote and its ETag: every change shows the tag it was read with, and leaves with the new one. */
import { useCallback, useEffect, useRef, useState } from "react";
import * as desk from "../api/desk";
import type { Tagged } from "../api/http";
import type { Quote } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useLoad } from "../ui/use-load";
import { LONG, merged } from "./brief";

/** Asks for a change; a long quote wants its answers in brief where they come so. */
export type Ask = (etag: string, shape: desk.Shape) => Promise<Tagged<Quote>>;

/** How long the hands rest before a long quote is read whole again, milliseconds. */
const REST = 1200;

export type QuoteDesk = {
  quote: Quote | null;
  /** Why the quote cannot be shown. */
  unreadable: Problem | null;
  /** Why the last change was refused. */
  refused: Problem | null;
  busy: boolean;
  reload: () => void;
  /** Does one change; false when it was refused. Changes wait for each other, so that each shows the newest tag. */
  change: (ask: Ask) => Promise<boolean>;
  refuse: (problem: Problem | null) => void;
};

const numberOf = (etag: string) => Number(etag.replace(/\D/g, ""));

export function useQuote(id: string): QuoteDesk & { etag: string } {
  const loaded = useLoad(() => desk.quote(id), id);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const etag = loaded.data?.etag ?? "";
  const { put, reload } = loaded;
  const newest = useRef(etag);
  useEffect(() => {
    // A reading that was under way while a change was made must not bring its older tag back.
    if (numberOf(etag) > numberOf(newest.current)) newest.current = etag;
  }, [etag]);
  const known = useRef(loaded.data);
  known.current = loaded.data;
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const change = useCallback(
    (ask: Ask) => {
      clearTimeout(resting.current);
      const turn = async () => {
        setBusy(true);
        setRefused(null);
        try {
          const lines = known.current?.data.revision.lines.length ?? 0;
          const answer = await ask(newest.current, lines > LONG ? "brief" : "quote");
          newest.current = answer.etag;
          const quote =
            "approval" in answer.data ? answer.data : known.current && merged(known.current.data, answer.data);
          if (quote) put({ data: quote, etag: answer.etag });
          if (!quote) reload();
          else if (quote !== answer.data) resting.current = setTimeout(reload, REST);
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
    [put, reload],
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

/** What was refused since a dialog opened; what was refused before stands on the page. */
export function useRefusedSince({ refused }: QuoteDesk): Problem | null {
  const [before] = useState(refused);
  return refused === before ? null : refused;
}
