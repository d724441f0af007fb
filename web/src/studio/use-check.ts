/** What is found in a draft, quickly: asked for again after every change, one question at a time. */
import { useCallback, useRef, useState } from "react";
import * as studio from "../api/drafts";
import { asProblem, type Problem } from "../api/problem";
import type { Found } from "./finding-list";

export type Checked = { found: Found; isChecked: boolean; problem: Problem | null; check: () => void };

const NOTHING: Found = { findings: [], finding_count: 0 };

export function useCheck(draft: string): Checked {
  const [answer, setAnswer] = useState<{ found: Found; problem: Problem | null } | null>(null);
  const asking = useRef(false);
  const again = useRef(false);
  const check = useCallback(() => {
    const ask = async () => {
      again.current = false;
      const answered = await studio.check(draft).then(
        (found) => ({ found, problem: null }),
        (caught) => ({ found: NOTHING, problem: asProblem(caught) }),
      );
      if (again.current) return ask();
      asking.current = false;
      setAnswer(answered);
    };
    again.current = true;
    if (asking.current) return;
    asking.current = true;
    void ask();
  }, [draft]);
  return { found: answer?.found ?? NOTHING, isChecked: answer !== null, problem: answer?.problem ?? null, check };
}
