/** The bench: what draft and release make of the choices in the address. The last answer stays until the next is there. */
import { useEffect, useState } from "react";
import type { Trial } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import { tryDraft } from "../api/proving";
import type { Choices } from "./test-words";
import { settled } from "./unkept";

export type Bench = { trial: Trial | null; isAsking: boolean; problem: Problem | null; retry: () => void };

export function useBench(draft: string, market: string | null, choices: Choices): Bench {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  const chosen = JSON.stringify(choices);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn asks again
  useEffect(() => {
    if (!market) return;
    const asking = new AbortController();
    const isCurrent = () => !asking.signal.aborted;
    setAsking(true);
    setProblem(null);
    settled()
      .then(() => tryDraft(draft, market, JSON.parse(chosen), asking.signal))
      .then(
        (found) => isCurrent() && setTrial(found),
        (caught) => isCurrent() && setProblem(asProblem(caught)),
      )
      .finally(() => isCurrent() && setAsking(false));
    return () => asking.abort();
  }, [draft, market, chosen, turn]);
  return { trial, isAsking, problem, retry: () => setTurn(turn + 1) };
}
