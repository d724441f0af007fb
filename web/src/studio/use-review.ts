/** A review: examples first, which are quick, then how much is meant, which is counted. Leaving or changing the market stops it. */
import { useCallback, useEffect, useRef, useState } from "react";
import * as studio from "../api/drafts";
import type { DraftReview } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { useSeconds } from "./use-seconds";

export type Reviewing = {
  review: DraftReview | null;
  /** What is being done now. */
  stage: "searching" | "counting" | null;
  /** Since the review began. */
  seconds: number;
  problem: Problem | null;
  begin: () => void;
  stop: () => void;
};

export function useReview(draft: string, market: string | null): Reviewing {
  const [review, setReview] = useState<DraftReview | null>(null);
  const [stage, setStage] = useState<Reviewing["stage"]>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setStage(null);
  }, []);
  const begin = useCallback(() => {
    if (!market) return;
    stop();
    const turn = new AbortController();
    running.current = turn;
    setProblem(null);
    setReview(null);
    setStage("searching");
    const isCurrent = () => running.current === turn;
    const run = async () => {
      const quick = await studio.review(draft, market, false, turn.signal);
      if (!isCurrent()) return;
      setReview(quick);
      if (quick.equal) return stop();
      setStage("counting");
      const counted = await studio.review(draft, market, true, turn.signal);
      if (!isCurrent()) return;
      setReview({ ...quick, ...numbersOf(quick, counted) });
      stop();
    };
    run().catch((caught) => {
      if (!isCurrent()) return;
      stop();
      setProblem(asProblem(caught));
    });
  }, [draft, market, stop]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft as it is when one comes, or after a change of market
  useEffect(() => {
    begin();
    return stop;
  }, [draft, market]);
  return { review, stage, seconds: useSeconds(stage !== null), problem, begin, stop };
}

/** The numbers of a counted review beside the examples that are on screen already: nothing jumps. */
function numbersOf(quick: DraftReview, counted: DraftReview): Partial<DraftReview> {
  const joined = (side: "forbidden" | "allowed") => ({ ...counted[side], examples: quick[side].examples });
  return { forbidden: joined("forbidden"), allowed: joined("allowed") };
}
