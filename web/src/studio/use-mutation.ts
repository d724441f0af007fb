/** How well the tests of a draft guard its rules in a market: judged on the server, and found again by whoever comes back. */
import { useCallback } from "react";
import { judgeLater } from "../api/jobs";
import type { Draft, Mutation } from "../api/model";
import { settled } from "./unkept";
import { type JobView, useJob } from "./use-job";

export type Judging = JobView & { found: Mutation | null; again: () => void };

export function useMutation(draft: Draft, market: string): Judging {
  const judging = useJob(
    draft.id,
    "draft.judge_tests",
    (job) => job.asked.version === draft.version && job.asked.market === market && job.asked.rules === null,
  );
  const { begin, job } = judging;
  const again = useCallback(
    () => begin(() => settled().then(() => judgeLater(draft.id, market))),
    [begin, draft.id, market],
  );
  return { ...judging, found: job?.state === "done" ? (job.result as Mutation) : null, again };
}
