/** Reading something from the server for a screen: data, problem, or not yet; and again on demand. */
import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem";

export type Loaded<T> = {
  data: T | null;
  problem: Problem | null;
  reload: () => void;
  put: (data: T) => void;
};

export function useLoad<T>(read: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; problem: Problem | null }>({ data: null, problem: null });
  const [turn, setTurn] = useState(0);
  const reader = useRef(read);
  reader.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is read; the turn asks again
  useEffect(() => {
    let current = true;
    reader.current().then(
      (data) => current && setState({ data, problem: null }),
      (error) => current && setState((before) => ({ data: before.data, problem: asProblem(error) })),
    );
    return () => {
      current = false;
    };
  }, [key, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const put = useCallback((data: T) => setState({ data, problem: null }), []);
  return { ...state, reload, put };
}
