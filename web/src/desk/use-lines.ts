/** What can be done to the lines of a draft, and the way back from a removal. */
import { useCallback, useMemo, useState } from "react";
import * as desk from "../api/desk";
import type { BillingPlan, LineChange, NewLine, Quote, RevisionLine } from "../api/model";
import { asProblem } from "../api/problem";
import { useRouter } from "../ui/router";
import type { QuoteDesk } from "./use-quote";

/** A line that was removed: its number, and everything that brings it back. */
export type Gone = { line: RevisionLine; again: NewLine };

export type LineWork = {
  save: (line: RevisionLine, change: LineChange) => Promise<boolean>;
  move: (line: RevisionLine, position: number) => Promise<boolean>;
  copy: (line: RevisionLine) => Promise<boolean>;
  remove: (line: RevisionLine) => Promise<boolean>;
  reconfigure: (line: RevisionLine) => Promise<void>;
};

export function useLines(quote: Quote, work: QuoteDesk) {
  const { go } = useRouter();
  const [gone, setGone] = useState<Gone | null>(null);
  const { change, refuse } = work;
  const { id, number, market } = quote;
  const lines: LineWork = useMemo(() => {
    const save = (line: RevisionLine, asked: LineChange) =>
      change((etag, shape) => desk.changeLine(id, etag, line.id, asked, shape));
    return {
      save,
      move: (line, position) => save(line, { position }),
      copy: (line) => change((etag) => desk.copyLine(id, etag, line.id)),
      remove: async (line) => {
        setGone(null);
        // A session holds the configuration while the line is away; one that cannot be opened any more has no way back.
        const session = await desk.openLine(id, line.id).catch(() => null);
        const done = await change((etag, shape) => desk.removeLine(id, etag, line.id, shape));
        if (done && session) setGone({ line, again: asNew(line, session.id) });
        return done;
      },
      reconfigure: async (line) => {
        try {
          const session = await desk.openLine(id, line.id);
          const query = new URLSearchParams({ quote: id, number, line: line.id, market, session: session.id });
          go(`/configure/${line.product}?${query}`);
        } catch (caught) {
          refuse(asProblem(caught));
        }
      },
    };
  }, [id, number, market, change, refuse, go]);
  const undo = useCallback(async () => {
    if (gone && (await change((etag) => desk.addLine(id, etag, gone.again)))) setGone(null);
  }, [gone, id, change]);
  return { lines, gone, undo };
}

function asNew(line: RevisionLine, session: string): NewLine {
  const given = Object.entries(line.discount ?? {}).filter(([, value]) => value !== null);
  const discount = given.length > 0 ? (Object.fromEntries(given) as NewLine["discount"]) : null;
  const plan = line.plan && withoutBy(line.plan);
  return { session, quantity: line.quantity, position: line.position, discount, group: line.group, plan };
}

/** On which days periods begin is the product's to say. */
function withoutBy({ by: _, ...plan }: BillingPlan): NonNullable<NewLine["plan"]> {
  return plan;
}
