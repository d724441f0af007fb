/** What a draft means in a market, worked out on the server: found again by whoever comes back, begun when asked. */
import { useCallback } from "react";
import type { Draft, Job, JobHead } from "../api/model";
import { settled } from "./unkept";
import { type JobView, useJob } from "./use-job";

export type Consequence<T> = JobView & { found: T | null; again: () => void };

/** Whose consequence: of a draft in a market, against what is sold there once the newest release that it could follow is. */
export type Meant = { draft: Draft; market: string; newest: number };

/** Args: whose; the kind of the job; how it is asked for. */
export function useConsequence<T>(
  { draft, market, newest }: Meant,
  kind: "draft.lint" | "draft.measure",
  ask: (draft: string, market: string) => Promise<Job>,
): Consequence<T> {
  const isSame = ({ asked }: JobHead) =>
    asked.version === draft.version && asked.market === market && asked.newest === newest;
  const view = useJob(draft.id, kind, isSame);
  const { begin, job } = view;
  const again = useCallback(
    () => begin(() => settled().then(() => ask(draft.id, market))),
    [begin, ask, draft.id, market],
  );
  return { ...view, found: job?.state === "done" ? (job.result as T) : null, again };
}
