/** Which thing of a file is open in its form, what is filled in there, and whose word is kept when two have changed it. */
import { useState } from "react";
import { forgetUnsaved, formKey, isUnsaved, keepUnsaved, unsaved } from "./unsaved";
import type { Dispute, Item, List, Listed, Outcome } from "./use-listed";

export type OpenForm<I extends Item, B> = {
  /** What is open; null for a new thing. */
  seen: I | null;
  /** Counts the forms: each begins anew. */
  turn: number;
  /** What the form begins with. */
  begins: B;
  dispute: Dispute<I> | null;
  edit: (body: B, isChanged: boolean) => void;
  save: (body: B) => Promise<void>;
  remove: () => Promise<void>;
  /** Takes what somebody else has saved. */
  take: () => void;
  /** Keeps what is filled in here. */
  keep: () => void;
  close: () => void;
};

export type Forms<I extends Item, B> = {
  open: OpenForm<I, B> | null;
  show: (thing: I) => void;
  /** Begins a new thing; without a body with what was filled in before, or with nothing. */
  begin: (body: B) => void;
  waits: (thing: I) => boolean;
};

type State<I, B> = { seen: I | null; turn: number; begins: B };

/**
 * @param bodyOf what the form of a thing shows; null for a thing that has none
 */
export function useOpenForm<I extends Item, L extends List<I>, B>(
  draft: string,
  path: string,
  listed: Listed<I, L, B>,
  bodyOf: (thing: I) => B | null,
): Forms<I, B> {
  const [state, setState] = useState<State<I, B> | null>(null);
  const [dispute, setDispute] = useState<Dispute<I> | null>(null);
  const keyOf = (thing: I | null) => formKey(draft, path, thing && listed.nameOf(thing));
  const put = (seen: I | null, fresh: B | null) => {
    const begins = unsaved<B>(keyOf(seen), seen?.text ?? "") ?? fresh;
    setDispute(null);
    setState((before) => (begins === null ? null : { seen, begins, turn: (before?.turn ?? 0) + 1 }));
  };
  const show = (thing: I) => put(thing, bodyOf(thing));
  const close = () => {
    setDispute(null);
    setState(null);
  };
  const settle = (outcome: Outcome<I>) => {
    if (!outcome) return;
    if ("dispute" in outcome) return setDispute(outcome.dispute);
    forgetUnsaved(keyOf(state?.seen ?? null));
    if (outcome.done) show(outcome.done);
    else close();
  };
  const open = state && {
    ...state,
    dispute,
    edit: (body: B, isChanged: boolean) => {
      if (isChanged) keepUnsaved(keyOf(state.seen), state.seen?.text ?? "", body);
      else forgetUnsaved(keyOf(state.seen));
    },
    save: async (body: B) => settle(await listed.save(body, state.seen)),
    remove: async () => {
      if (state.seen) settle(await listed.remove(state.seen));
    },
    take: () => {
      forgetUnsaved(keyOf(state.seen));
      if (dispute?.now) show(dispute.now);
      else close();
    },
    keep: () => {
      const mine = unsaved<B>(keyOf(state.seen), state.seen?.text ?? "");
      if (mine && dispute) void listed.save(mine, dispute.now).then(settle);
    },
    close,
  };
  return {
    open,
    show,
    begin: (body) => put(null, body),
    waits: (thing) => isUnsaved(keyOf(thing), thing.text),
  };
}
