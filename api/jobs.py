"""Jobs over HTTP: what takes long is done while somebody waits, or by the worker, in exactly the same way.

Either way it is a row that tells how far it has come, that others can see and stop, and that changes something only in
the transaction that ends it. `Prefer: respond-async` leaves it to the worker.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from api.language import ENGLISH
from api.problems import in_language, problems_json, status_of
from api.runtime import Runtime
from kernel.access import Actor
from kernel.audit import audit
from kernel.errors import Broken, Malformed, QuotewrightError
from kernel.ids import new_id
from kernel.jobs import JobRow, JobStore, stopped
from kernel.progress import Tell
from kernel.text import Text

Json = dict[str, Any]
log = structlog.get_logger("api.jobs")

BEAT_S = 5.0
"""Seconds between two signs of life of a running job."""

LOST = timedelta(seconds=60)
"""After so long without one, its process is gone; twelve signs are missing then."""

JOBS_KEPT = timedelta(days=30)
"""How long a job that ended can be read."""

SHOWN = 20
"""Jobs of a thing that are listed."""

TOLD_S = 0.2
"""Seconds between two notes of progress within a step; more often nobody looks."""


@dataclass(frozen=True)
class Task:
    """What a job is about.

    Args:
        runtime: the application.
        actor: who asked for it.
        subject: the id of the thing it is done to.
        asked: details.
        request_id: of the request that asked for it.
        tell: hears of every step; raises when the job is to stop.
    """

    runtime: Runtime
    actor: Actor
    subject: str
    asked: Mapping[str, Any]
    request_id: str
    tell: Tell


Ending = Callable[[Session], Json]
"""What is done in the transaction that ends the job: it returns the result."""


def telling(result: Json) -> Ending:
    """Return the end of a job that writes nothing besides its result."""
    return lambda _session: result


STEPS: Mapping[str, Text] = {
    "compile": Text.of(en="Compiling the rules for each market", ru="Правила собираются для каждого рынка"),
    "check": Text.of(
        en="Checking rules, prices, parts and geometry", ru="Проверяются правила, цены, состав и геометрия"
    ),
    "check_later": Text.of(
        en="Checking the days on which something changes", ru="Проверяются дни, когда что-то меняется"
    ),
    "check_release": Text.of(
        en="Checking the release that is sold now", ru="Проверяется выпуск, который сейчас продаётся"
    ),
    "publish": Text.of(en="Publishing", ru="Публикуется"),
    "compare": Text.of(
        en="Looking for products that are newly forbidden or allowed",
        ru="Ищутся изделия, которые стали невозможны или возможны",
    ),
    "count": Text.of(en="Counting how many there are", ru="Подсчитывается, сколько их"),
    "reprice": Text.of(en="Pricing open quotes under these terms", ru="Открытые предложения пересчитываются"),
    "quotes": Text.of(en="Looking at open quotes", ru="Просматриваются открытые предложения"),
    "read_upload": Text.of(en="Reading the file", ru="Читается файл"),
    "match_rows": Text.of(
        en="Laying its rows beside those of the draft", ru="Строки сопоставляются со строками черновика"
    ),
    "check_upload": Text.of(en="Checking it against the product", ru="Изменения проверяются по изделию"),
    "lint": Text.of(en="Looking for suspicious rules", ru="Ищутся подозрительные правила"),
    "measure": Text.of(en="Compiling and measuring clicks", ru="Правила собираются, щелчки измеряются"),
    "run_tests": Text.of(en="Running the rule tests", ru="Тесты выполняются"),
    "make_tests": Text.of(
        en="Making tests from the rules, market by market", ru="Тесты составляются по правилам, рынок за рынком"
    ),
    "judge_tests": Text.of(en="Putting small mistakes into the rules", ru="В правила вносятся мелкие ошибки"),
}
"""What people read while a step is done."""


@dataclass(frozen=True)
class Kind:
    """A kind of job.

    Args:
        name: as it is stored.
        work: does it without a transaction, and returns how it ends.
    """

    name: str
    work: Callable[[Task], Ending]


@dataclass(frozen=True)
class Wanted:
    """A job that somebody wants.

    Args:
        kind: what is to be done.
        subject: the id of the thing it is done to.
        asked: details, JSON-able.
        topic: of all active jobs, only one has it; the kind and the subject if absent.
        is_shared: it changes nothing, so that others who want it may wait for the same job.
        is_last: of those of its kind that its actor asked for only this one counts: those before are stopped, and
            forgotten.
    """

    kind: Kind
    subject: str
    asked: Mapping[str, Any]
    topic: str = ""
    is_shared: bool = False
    is_last: bool = False

    @property
    def only(self) -> str:
        """The topic."""
        return (self.topic or f"{self.kind.name}:{self.subject}")[:160]


def done_now(runtime: Runtime, actor: Actor, wanted: Wanted, request_id: str) -> Json:
    """Do a job while its caller waits; return its result, or raise what went wrong.

    Raises:
        Conflict: somebody else is having it done, or stopped it.
    """
    return _done(runtime, actor, wanted, request_id)[1]


def done_at_once(runtime: Runtime, actor: Actor, wanted: Wanted, request_id: str) -> Json:
    """Do a job that takes no time, which its caller would have left; return how it stands: it has ended.

    Raises:
        Conflict: somebody else is having it done, or stopped it.
    """
    return read_job(runtime, _done(runtime, actor, wanted, request_id)[0])


def _done(runtime: Runtime, actor: Actor, wanted: Wanted, request_id: str) -> tuple[str, Json]:
    runner = new_id("run")
    with runtime.database.transaction() as session:
        job = _added(runtime, session, actor, wanted, request_id, runner)
    return job.id, _run(runtime, wanted.kind, job, runner)


def left(runtime: Runtime, actor: Actor, wanted: Wanted, request_id: str) -> Json:
    """Leave a job to the worker; return how it stands.

    Raises:
        Conflict: somebody is having it done already.
    """
    with runtime.database.transaction() as session:
        return job_json(_added(runtime, session, actor, wanted, request_id))


def work_off(runtime: Runtime, kinds: Mapping[str, Kind], is_over: Callable[[], bool] = lambda: False) -> bool:
    """Do the job that has waited longest; return whether there was one.

    Args:
        runtime: the application.
        kinds: every kind of job, by name.
        is_over: tells whether this process is about to end; the job is lost at its next step then.
    """
    runner = new_id("run")
    with runtime.database.transaction() as session:
        job = JobStore(session, runtime.clock).take(runner)
    if job is None:
        return False
    with suppress(Exception):  # told in the job, and logged
        _run(runtime, kinds[job.kind], job, runner, is_over)
    return True


def give_up_lost(runtime: Runtime) -> int:
    """Tell the jobs as failed whose process has not been heard of for long; return how many."""
    before = runtime.clock.now() - LOST
    with runtime.database.transaction() as session:
        return JobStore(session, runtime.clock).give_up_lost(before, _problem_json(_lost()))


def read_job(runtime: Runtime, job_id: str, language: str = ENGLISH) -> Json:
    """Return how a job stands; what went wrong is told in a language.

    Raises:
        Unknown: there is no such job.
    """
    with runtime.database.transaction(read_only=True) as session:
        return job_json(JobStore(session, runtime.clock).get(job_id), language)


def jobs_of(runtime: Runtime, subject: str, language: str) -> Json:
    """Return the last jobs on a thing, the newest first."""
    with runtime.database.transaction(read_only=True) as session:
        return {"items": [head_json(row, language) for row in JobStore(session, runtime.clock).listed(subject, SHOWN)]}


def stop_job(runtime: Runtime, actor: Actor, job_id: str, request_id: str, language: str) -> Json:
    """Have a job stopped.

    Raises:
        Unknown: there is no such job.
        Conflict: it has ended.
    """
    with runtime.database.transaction() as session:
        row = JobStore(session, runtime.clock).stop(job_id)
        after = {"kind": row.kind, "subject": row.subject}
        audit(session, runtime.clock, actor, "job.stopped", job_id, after=after, request_id=request_id)
        return job_json(row, language)


def job_json(row: JobRow, language: str = ENGLISH) -> Json:
    """Return a job as it stands, with what came of it."""
    return {**head_json(row, language), "result": row.result}


def head_json(row: JobRow, language: str) -> Json:
    """Return a job as it stands."""
    step = STEPS.get(row.step or "")
    return {
        "id": row.id,
        "kind": row.kind,
        "subject": row.subject,
        "asked": row.asked,
        "state": row.state,
        "stopping": row.is_stopping and row.ended_at is None,
        "step": step.to_json() if step else None,
        "done": row.done,
        "of": row.parts,
        "asked_by": row.actor_name,
        "asked_at": row.asked_at,
        "ended_at": row.ended_at,
        "problem": in_language(row.problem, language) if row.problem else None,
    }


def _added(
    runtime: Runtime, session: Session, actor: Actor, wanted: Wanted, request_id: str, runner: str | None = None
) -> JobRow:
    store, topic = JobStore(session, runtime.clock), wanted.only
    if wanted.is_shared and runner is not None:
        topic = f"{topic}:{runner}"
    if wanted.is_last:
        store.supersede(wanted.kind.name, wanted.subject, actor, topic)
    active = store.active(topic) if wanted.is_shared else None
    named = (wanted.kind.name, wanted.subject, topic)
    return active or store.add(*named, wanted.asked, actor, request_id, runner=runner)


def _lost() -> Broken:
    message = "The process that did this ended before it was done. Nothing was changed; ask for it again."
    return Broken(message, code="job-lost")


def _run(runtime: Runtime, kind: Kind, job: JobRow, runner: str, is_over: Callable[[], bool] = lambda: False) -> Json:
    """Do a job that is the runner's; keep what comes of it; raise what goes wrong."""
    told = _Told(runtime, job.id, runner, is_over)
    task = Task(runtime, job.actor, job.subject, job.asked, job.request_id, told)
    try:
        with _alive(runtime, job.id, runner):
            ending = kind.work(task)
            with runtime.database.transaction() as session:
                result = ending(session)
                JobStore(session, runtime.clock).end(job.id, runner, result)
    except Exception as error:
        _failed(runtime, job, runner, error)
        raise
    log.info("job.done", job=job.id, kind=kind.name, subject=job.subject)
    return result


def _failed(runtime: Runtime, job: JobRow, runner: str, error: Exception) -> None:
    ours = error if isinstance(error, QuotewrightError) else None
    if ours is None:
        log.error("job.broken", job=job.id, kind=job.kind, exc_info=error)
    problem = _problem_json(ours or Broken("Something broke on our side. Nothing was changed.", code="broken"))
    with suppress(QuotewrightError, SQLAlchemyError), runtime.database.transaction() as session:
        JobStore(session, runtime.clock).fail(job.id, runner, problem)


def _problem_json(error: QuotewrightError) -> Json:
    problems = error.problems if isinstance(error, Malformed) else ()
    return {
        "status": status_of(error),
        "code": error.code,
        "detail": error.message,
        "problems": problems_json(problems),
    }


class _Told:
    """Writes progress down, not more often than somebody looks; raises when the job is to stop."""

    def __init__(self, runtime: Runtime, job_id: str, runner: str, is_over: Callable[[], bool]) -> None:
        self._runtime, self._job, self._runner, self._is_over = runtime, job_id, runner, is_over
        self._step, self._at = "", 0.0

    def __call__(self, step: str, done: int = 0, of: int = 0) -> None:
        """Write it down."""
        if self._is_over():
            raise _lost()
        if step == self._step and monotonic() - self._at < TOLD_S:
            return
        self._step, self._at = step, monotonic()
        if not _tell(self._runtime, self._job, self._runner, step=step, done=done, parts=of):
            raise stopped()


def _tell(runtime: Runtime, job_id: str, runner: str, **progress: Any) -> bool:
    try:
        with runtime.database.transaction() as session:
            return JobStore(session, runtime.clock).tell(job_id, runner, **progress)
    except (Broken, SQLAlchemyError):
        return True  # a note of progress is not worth the job; whether it may end is asked again at its end


@contextmanager
def _alive(runtime: Runtime, job_id: str, runner: str) -> Iterator[None]:
    """Give signs of life while a block runs."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT_S):
            _tell(runtime, job_id, runner)

    thread = threading.Thread(target=beat, name=f"beat-{job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
