/** Asks what is wrong with a form when filling in rests; an answer to what is no longer there is not shown. */
import { useEffect, useRef, useState } from "react";

/** How long filling in rests before it is asked, ms. */
const REST = 350;

export function useFormCheck<B, A>(body: B, ask: (body: B) => Promise<A>): A | null {
  const [answer, setAnswer] = useState<A | null>(null);
  const question = useRef(ask);
  question.current = ask;
  const key = JSON.stringify(body);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is filled in
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      // Without an answer the fields keep their notes; saving tells what stands against it.
      question.current(body).then(
        (found) => current && setAnswer(found),
        () => undefined,
      );
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key]);
  return answer;
}
