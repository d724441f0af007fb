/** How well the tests guard the rules, asked rule by rule: it can be watched, stopped, and gone on with. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { RuleScore } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { judge } from "../api/proving";
import { settled } from "./unkept";

/** Rules asked about together: few enough to see it come along, many enough not to read the files for each. */
const AT_ONCE = 6;

export type Judging = {
  scores: RuleScore[];
  /** How many rules there are; 0 before that is known. */
  all: number;
  isRunning: boolean;
  problem: Problem | null;
  begin: () => void;
  stop: () => void;
};

export function useMutation(draft: string, market: string): Judging {
  const [scores, setScores] = useState<RuleScore[]>([]);
  const [all, setAll] = useState(0);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    turn.current?.abort();
    turn.current = null;
    setRunning(false);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another market is another question
  useEffect(() => {
    setScores([]);
    setAll(0);
    return stop;
  }, [market, stop]);
  const begin = useCallback(() => {
    stop();
    const mine = new AbortController();
    turn.current = mine;
    const isCurrent = () => turn.current === mine;
    setProblem(null);
    setScores([]);
    setRunning(true);
    const run = async () => {
      await settled();
      const { rules } = await judge(draft, market, null, mine.signal);
      if (isCurrent()) setAll(rules.length);
      for (let at = 0; at < rules.length && isCurrent(); at += AT_ONCE) {
        const found = await judge(draft, market, rules.slice(at, at + AT_ONCE), mine.signal);
        if (isCurrent()) setScores((before) => [...before, ...found.scores]);
      }
    };
    run()
      .catch((caught) => isCurrent() && setProblem(asProblem(caught)))
      .finally(() => isCurrent() && setRunning(false));
  }, [draft, market, stop]);
  return { scores, all, isRunning, problem, begin, stop };
}
