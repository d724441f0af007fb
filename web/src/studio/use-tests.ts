/** The rule tests of a draft as it is now, the last run of all of them, and what can be done with them. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { makeTestsLater, runTestsLater } from "../api/jobs";
import type { Draft, Job, Making, NewTest, RuleTests, TestOutcome, TestRun } from "../api/model";
import { asProblem, type Problem } from "../api/problem";
import * as proving from "../api/proving";
import { useLoad } from "../ui/use-load";
import { settled } from "./unkept";
import { type JobView, useJob } from "./use-job";

export type Testing = {
  list: RuleTests | null;
  /** What came of each test, by its place. */
  outcomes: ReadonlyMap<string, TestOutcome>;
  run: TestRun | null;
  running: JobView;
  making: JobView;
  /** What was made since this was opened. */
  made: Making | null;
  isBusy: boolean;
  problem: Problem | null;
  runAll: () => void;
  runOne: (place: string) => void;
  make: () => void;
  save: (test: NewTest, number: number | null) => Promise<boolean>;
  add: (tests: NewTest[]) => Promise<boolean>;
  remove: (number: number) => void;
};

type Outcomes = ReadonlyMap<string, TestOutcome>;

const byPlace = (results: TestOutcome[]): Outcomes => new Map(results.map((one) => [one.test.place, one] as const));

/** Args: the draft; its version with everything that was typed here; what happens when the tests have changed it. */
export function useTests(draft: Draft, version: number, onChanged: () => void): Testing {
  const tests = useLoad(() => proving.tests(draft.id), `${draft.id} ${version}`);
  const running = useRun(draft.id, version);
  const making = useJob(
    draft.id,
    "draft.make_tests",
    (job) => job.ended_at === null,
    (job) => job.state === "done" && onChanged(),
  );
  const run = resultOf<TestRun>(running.job);
  const [alone, setAlone] = useState<{ of: TestRun | null; outcomes: Outcomes }>({ of: null, outcomes: new Map() });
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const since = alone.of === run ? alone.outcomes : null;
  const outcomes = useMemo(() => new Map([...byPlace(run?.results ?? []), ...(since ?? [])]), [run, since]);
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setRefused(null);
    try {
      await settled();
      await work();
      return true;
    } catch (caught) {
      setRefused(asProblem(caught));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const change = async (work: () => Promise<unknown>) => {
    const done = await attempt(work);
    if (done) onChanged();
    return done;
  };
  const { begin } = making;
  return {
    list: tests.data?.data ?? null,
    outcomes,
    run,
    running,
    making,
    made: resultOf<Making>(making.job),
    isBusy: isBusy || running.isActive || making.isActive,
    problem: refused ?? tests.problem ?? making.problem ?? running.problem,
    runAll: running.again,
    runOne: (place) =>
      void attempt(async () => {
        const { results } = await proving.runTests(draft.id, [place]);
        setAlone({ of: run, outcomes: new Map([...(since ?? []), ...byPlace(results)]) });
      }),
    make: () => begin(() => settled().then(() => makeTestsLater(draft.id))),
    save: (test, number) =>
      change(() =>
        number === null
          ? proving.addTests(draft.id, [test])
          : proving.changeTest(draft.id, number, tests.data?.etag ?? "", test),
      ),
    add: (added) => change(() => proving.addTests(draft.id, added)),
    remove: (number) => void change(() => proving.deleteTest(draft.id, number, tests.data?.etag ?? "")),
  };
}

/** The last run of all tests of this version; it is begun when there is none. */
function useRun(draft: string, version: number): JobView & { again: () => void } {
  const isOfAll = (asked: Job["asked"]) => asked.version === version && asked.places === null;
  const running = useJob(draft, "draft.run_tests", (job) => isOfAll(job.asked));
  const { begin, job, isKnown, isActive, problem } = running;
  const again = useCallback(() => begin(() => settled().then(() => runTestsLater(draft))), [begin, draft]);
  // What went wrong with an older version is no reason not to run this one; what went wrong without any run is.
  const isMissing = job === null ? problem === null : Number(job.asked.version) < version;
  const isDue = isKnown && !isActive && isMissing;
  useEffect(() => {
    if (isDue) again();
  }, [isDue, again]);
  return { ...running, again };
}

const resultOf = <T>(job: Job | null): T | null => (job?.state === "done" ? (job.result as T) : null);
