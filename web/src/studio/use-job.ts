/** A job on a draft or release: found when one comes back, followed while it runs, begun anew when asked. */
import { useCallback, useEffect, useRef, useState } from "react";
import { jobsOf, job as readJob, stopJob } from "../api/jobs";
import type { Job, JobHead } from "../api/model";
import { asProblem, Problem } from "../api/problem";

/** The server's word for what somebody else is having done already. */
const IS_ACTIVE = "job-active";

/** How often one looks how far it has come. */
const LOOK_MS = 700;

export type JobView = {
  /** The one that runs or ended last; not one that was stopped. */
  job: Job | null;
  isActive: boolean;
  problem: Problem | null;
  /** Whether what the server has was looked for. */
  isKnown: boolean;
  /** It is being asked for, and the server has not answered yet. */
  isAsking: boolean;
  begin: (ask: () => Promise<Job>) => void;
  stop: () => void;
};

/** Args: the thing the job is done to; its kind; whether one is the one that is meant; what happens when one ends here. */
export function useJob(
  subject: string | null,
  kind: Job["kind"],
  isMeant: (job: JobHead) => boolean,
  onEnd: (job: Job) => void = () => undefined,
): JobView {
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isKnown, setKnown] = useState(false);
  const [asked, setAsked] = useState(0);
  const turn = useRef(0);
  const newest = useRef({ isMeant, onEnd });
  newest.current = { isMeant, onEnd };
  useEffect(() => {
    let isHere = true;
    turn.current = 0;
    setKnown(false);
    setJob(null);
    if (subject === null) return;
    look(subject, (one) => one.kind === kind && newest.current.isMeant(one))
      .then(
        (found) => isHere && turn.current === 0 && setJob(found),
        (caught) => isHere && setProblem(asProblem(caught)),
      )
      .finally(() => isHere && setKnown(true));
    return () => {
      isHere = false;
    };
  }, [subject, kind]);
  const isActive = job?.ended_at === null;
  const id = isActive ? job.id : null;
  useEffect(() => {
    if (id === null) return;
    const timer = setInterval(() => {
      readJob(id).then(
        (found) => {
          setJob(found);
          setProblem(null);
          if (found.ended_at !== null) newest.current.onEnd(found);
        },
        (caught) => setProblem(asProblem(caught)),
      );
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [id]);
  const begin = useCallback(
    async (ask: () => Promise<Job>) => {
      turn.current += 1;
      const mine = turn.current;
      const isLast = () => turn.current === mine;
      setProblem(null);
      setAsked(mine);
      try {
        const found = await ask();
        if (!isLast()) return;
        setJob(found);
        if (found.ended_at !== null) newest.current.onEnd(found);
      } catch (caught) {
        const refused = asProblem(caught);
        const active = refused.code === IS_ACTIVE && subject !== null ? await lookForActive(subject, kind) : null;
        if (!isLast()) return;
        if (active) setJob(active);
        else setProblem(refused);
      } finally {
        if (isLast()) setAsked(0);
      }
    },
    [subject, kind],
  );
  const stop = useCallback(() => {
    if (id !== null) stopJob(id).then(setJob, (caught) => setProblem(asProblem(caught)));
  }, [id]);
  return { job, isActive, problem: problem ?? problemOf(job), isKnown, isAsking: asked > 0, begin, stop };
}

/** The newest job that is meant, with what came of it; one that was stopped is as good as none. */
async function look(subject: string, isMeant: (job: JobHead) => boolean): Promise<Job | null> {
  const found = (await jobsOf(subject)).find(isMeant);
  return found && found.state !== "cancelled" ? readJob(found.id) : null;
}

/** The job that somebody else has begun meanwhile. */
const lookForActive = (subject: string, kind: Job["kind"]) =>
  look(subject, (one) => one.kind === kind && one.ended_at === null).catch(() => null);

/** Why it failed, as if a request had. */
function problemOf(job: Job | null): Problem | null {
  if (!job?.problem) return null;
  const { status, code, detail, problems } = job.problem;
  return new Problem(status, code, detail, problems);
}
