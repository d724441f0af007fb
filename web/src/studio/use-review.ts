/** A review: examples first, which are quick, then how much is meant, which is counted. It goes on when one leaves. */
import { useCallback, useEffect, useRef } from "react";
import type { DraftReview, Job, JobHead } from "../api/model";
import type { Problem } from "../api/problem";
import { useJob } from "./use-job";

export type Reviewing = {
  review: DraftReview | null;
  /** When it was worked out; quotes and orders may have come since. */
  at: string | null;
  /** What is being done now, if anything. */
  job: Job | null;
  isCounting: boolean;
  problem: Problem | null;
  begin: () => void;
  stop: () => void;
};

/** What is compared: how a review of it is asked for, and whether one that the server has is about the same. */
export type Compared = {
  subject: string | null;
  kind: "draft.review" | "release.review";
  isSame: (asked: Job["asked"]) => boolean;
  ask: (count: boolean) => Promise<Job>;
};

export function useReview({ subject, kind, isSame, ask }: Compared): Reviewing {
  const asking = useRef(ask);
  asking.current = ask;
  const isMeant = (job: JobHead, count: boolean) => isSame(job.asked) && job.asked.count === count;
  const counted = useJob(subject, kind, (job) => isMeant(job, true));
  const beginCounting = counted.begin;
  const count = useCallback(() => beginCounting(() => asking.current(true)), [beginCounting]);
  const quick = useJob(
    subject,
    kind,
    (job) => isMeant(job, false),
    (job) => {
      if (job.state === "done" && !(job.result as DraftReview).equal) count();
    },
  );
  const beginQuick = quick.begin;
  const begin = useCallback(() => beginQuick(() => asking.current(false)), [beginQuick]);
  const isNew = subject !== null && quick.isKnown && quick.job === null && quick.problem === null;
  useEffect(() => {
    if (isNew) begin();
  }, [isNew, begin]);
  const found = reviewOf(quick.job);
  const numbers = reviewOf(counted.job);
  const running = quick.isActive ? quick : counted.isActive ? counted : null;
  return {
    review: found && (numbers && !quick.isActive ? { ...found, ...numbersOf(found, numbers) } : found),
    at: found && (quick.job?.ended_at ?? null),
    job: running?.job ?? null,
    isCounting: counted.isActive,
    problem: quick.problem ?? counted.problem,
    begin,
    stop: () => running?.stop(),
  };
}

const reviewOf = (job: Job | null) => (job?.state === "done" ? (job.result as DraftReview) : null);

/** The numbers of a counted review beside the examples that are on screen already: nothing jumps. */
function numbersOf(quick: DraftReview, counted: DraftReview): Partial<DraftReview> {
  const joined = (side: "forbidden" | "allowed") => ({ ...counted[side], examples: quick[side].examples });
  return { forbidden: joined("forbidden"), allowed: joined("allowed") };
}
