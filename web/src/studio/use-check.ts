/** What is found in a draft, quickly: asked for again after every change, one question at a time. */
import { useCallback, useRef, useState } from "react";
import * as studio from "../api/drafts";
import type { Finding } from "../api/model";
import { asProblem, type Problem } from "../api/problem";

export type Checked = { findings: Finding[]; isChecked: boolean; problem: Problem | null; check: () => void };

const NOTHING: Finding[] = [];

export function useCheck(draft: string): Checked {
  const [answer, setAnswer] = useState<{ findings: Finding[]; problem: Problem | null } | null>(null);
  const asking = useRef(false);
  const again = useRef(false);
  const check = useCallback(() => {
    const ask = async () => {
      again.current = false;
      const found = await studio.check(draft).then(
        ({ findings }) => ({ findings, problem: null }),
        (caught) => ({ findings: NOTHING, problem: asProblem(caught) }),
      );
      if (again.current) return ask();
      asking.current = false;
      setAnswer(found);
    };
    again.current = true;
    if (asking.current) return;
    asking.current = true;
    void ask();
  }, [draft]);
  return { findings: answer?.findings ?? NOTHING, isChecked: answer !== null, problem: answer?.problem ?? null, check };
}
