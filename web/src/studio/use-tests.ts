/** The rule tests of a draft and what came of running them; a list that others changed meanwhile is read again. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Tagged } from "../api/http";
import type { Making, NewTest, RuleTests, TestOutcome, TestRun } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import * as proving from "../api/proving";
import { settled } from "./unkept";

export type Testing = {
  list: RuleTests | null;
  /** What came of each test, by its place. */
  outcomes: Map<string, TestOutcome>;
  run: TestRun | null;
  doing: "running" | "making" | "changing" | null;
  problem: Problem | null;
  runAll: () => void;
  runOne: (place: string) => void;
  make: () => Promise<Making | null>;
  save: (test: NewTest, number: number | null) => Promise<boolean>;
  add: (tests: NewTest[]) => Promise<boolean>;
  remove: (number: number) => void;
};

const NONE = new Map<string, TestOutcome>();

export function useTests(draft: string, onChanged: () => void): Testing {
  const [tests, setTests] = useState<Tagged<RuleTests> | null>(null);
  const [run, setRun] = useState<TestRun | null>(null);
  const [outcomes, setOutcomes] = useState(NONE);
  const [doing, setDoing] = useState<Testing["doing"]>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const alive = useRef(true);
  const attempt = useCallback(async <T>(what: Testing["doing"], work: () => Promise<T>): Promise<T | null> => {
    setDoing(what);
    setProblem(null);
    try {
      await settled();
      return await work();
    } catch (caught) {
      if (alive.current) setProblem(asProblem(caught));
      return null;
    } finally {
      if (alive.current) setDoing(null);
    }
  }, []);
  const runAll = useCallback(() => {
    void attempt("running", async () => {
      const found = await proving.tests(draft);
      const ran = await proving.runTests(draft, null);
      if (!alive.current) return;
      setTests(found);
      setRun(ran);
      setOutcomes(new Map(ran.results.map((one) => [one.test.place, one])));
    });
  }, [attempt, draft]);
  useEffect(() => {
    alive.current = true;
    runAll();
    return () => {
      alive.current = false;
    };
  }, [runAll]);
  const runOne = (place: string) => {
    void attempt("running", async () => {
      const { results } = await proving.runTests(draft, [place]);
      setOutcomes((before) => new Map([...before, ...results.map((one) => [one.test.place, one] as const)]));
    });
  };
  /** Changes the list; the places of the others move with it, so everything is run anew. */
  const change = async (work: () => Promise<unknown>) => {
    const done = await attempt("changing", async () => {
      await work();
      return true;
    });
    if (done) {
      onChanged();
      runAll();
    }
    return done ?? false;
  };
  return {
    list: tests?.data ?? null,
    outcomes,
    run,
    doing,
    problem,
    runAll,
    runOne,
    make: async () => {
      const made = await attempt("making", () => proving.makeTests(draft));
      if (made) {
        onChanged();
        runAll();
      }
      return made;
    },
    save: (test, number) =>
      change(() =>
        number === null ? proving.addTests(draft, [test]) : proving.changeTest(draft, number, tests?.etag ?? "", test),
      ),
    add: (added) => change(() => proving.addTests(draft, added)),
    remove: (number) => void change(() => proving.deleteTest(draft, number, tests?.etag ?? "")),
  };
}
