/** What a draft means in a market, worked out on the server: found again by whoever comes back, begun when asked. */
import { useCallback } from "react";
import type { Draft, Job } from "../api/model";
import { settled } from "./unkept";
import { type JobView, useJob } from "./use-job";

export type Consequence<T> = JobView & { found: T | null; again: () => void };

/** Args: the draft; the kind of the job; the market; how it is asked for. */
export function useConsequence<T>(
  draft: Draft,
  kind: "draft.lint" | "draft.measure",
  market: string,
  ask: (draft: string, market: string) => Promise<Job>,
): Consequence<T> {
  const view = useJob(draft.id, kind, ({ asked }) => asked.version === draft.version && asked.market === market);
  const { begin, job } = view;
  const again = useCallback(
    () => begin(() => settled().then(() => ask(draft.id, market))),
    [begin, ask, draft.id, market],
  );
  return { ...view, found: job?.state === "done" ? (job.result as T) : null, again };
}
