"""Jobs: what takes longer than somebody should wait for, done in the background, with its progress told.

A job is a row. Whoever runs it says so at every step and every few seconds; one that has been silent for long is lost
with its process, and told as failed. What a job changes is written in the transaction that ends it, and a job ends
once: so what was stopped, or was taken for lost, changes nothing any more, and nothing is ever done twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import DDL, CheckConstraint, Index, String, Table, delete, event, select, text, update
from sqlalchemy.orm import Mapped, Session, defer, mapped_column

from kernel.access import Actor, Role
from kernel.clock import Clock
from kernel.db import Base, Json, Moment
from kernel.errors import Conflict, Unknown
from kernel.ids import new_id

ACTIVE = ("waiting", "running")
_IS_ACTIVE = "state IN ('waiting', 'running')"


class JobRow(Base):
    """A job.

    Args:
        kind: what is done.
        subject: the id of the thing it is done to.
        topic: of all active jobs, only one has it.
        asked: JSON-able details of what was asked for.
        state: waiting, running, done, failed or cancelled.
        step: a word for what is being done; null until something is.
        done: parts of the step that are done.
        parts: how many it has; 0 where that is not known.
        is_stopping: somebody wants it to stop.
        runner: who runs it.
        told_at: when its runner was heard of last.
        result: what came of it.
        problem: why it failed.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", "state"),
        CheckConstraint(f"({_IS_ACTIVE}) = (ended_at IS NULL)", "ended"),
        CheckConstraint("(state = 'done') = (result IS NOT NULL)", "result"),
        CheckConstraint("state <> 'running' OR (runner IS NOT NULL AND told_at IS NOT NULL)", "runner"),
        Index("uq_jobs_topic", "topic", unique=True, sqlite_where=text(_IS_ACTIVE), postgresql_where=text(_IS_ACTIVE)),
        Index("ix_jobs_subject_id", "subject", "id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    topic: Mapped[str] = mapped_column(String(200))
    asked: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(16))
    step: Mapped[str | None] = mapped_column(String(40))
    done: Mapped[int]
    parts: Mapped[int]
    is_stopping: Mapped[bool]
    actor_id: Mapped[str | None] = mapped_column(String(40))
    actor_name: Mapped[str] = mapped_column(String(200))
    actor_role: Mapped[str] = mapped_column(String(40))
    request_id: Mapped[str] = mapped_column(String(80))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    runner: Mapped[str | None] = mapped_column(String(40))
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    result: Mapped[dict[str, Any] | None] = mapped_column(Json)
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)

    @property
    def actor(self) -> Actor:
        """Who asked for it."""
        return Actor(self.actor_id, self.actor_name, None, Role(self.actor_role))


class JobStore:
    """The jobs in a database, within one transaction."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def add(
        self,
        kind: str,
        subject: str,
        topic: str,
        asked: Mapping[str, Any],
        actor: Actor,
        request_id: str,
        *,
        runner: str | None = None,
    ) -> JobRow:
        """Keep a new job; with a runner it runs at once, else it waits for one.

        Raises:
            Conflict: a job with this topic is active.
        """
        active = self.active(topic)
        if active is not None:
            raise Conflict(
                f"{active.actor_name} has asked for this already, and it is being done. Wait for job {active.id}, "
                "or stop it.",
                code="job-active",
                job=active.id,
            )
        now = self._clock.now()
        row = JobRow(
            id=new_id("job"),
            kind=kind,
            subject=subject,
            topic=topic,
            asked=dict(asked),
            state="waiting" if runner is None else "running",
            done=0,
            parts=0,
            is_stopping=False,
            actor_id=actor.id,
            actor_name=actor.name,
            actor_role=str(actor.role),
            request_id=request_id,
            asked_at=now,
            runner=runner,
            told_at=None if runner is None else now,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def active(self, topic: str) -> JobRow | None:
        """Return the job with a topic that waits or runs, if there is one."""
        return self._session.scalars(select(JobRow).where(JobRow.topic == topic, JobRow.ended_at.is_(None))).first()

    def get(self, job_id: str) -> JobRow:
        """Return a job.

        Raises:
            Unknown: there is no such job.
        """
        row = self._session.get(JobRow, job_id, populate_existing=True)
        if row is None:
            raise Unknown(
                f"There is no job {job_id[:60]!r}; those that ended are kept for a while.", code="unknown-job"
            )
        return row

    def listed(self, subject: str, limit: int) -> Sequence[JobRow]:
        """Return the jobs on a thing, the newest first, without their results."""
        query = select(JobRow).where(JobRow.subject == subject).order_by(JobRow.id.desc()).limit(limit)
        query = query.options(defer(JobRow.result, raiseload=True))
        return self._session.scalars(query).all()

    def take(self, runner: str) -> JobRow | None:
        """Return the job that has waited longest, which is its runner's now; None if none waits."""
        query = select(JobRow).where(JobRow.state == "waiting").order_by(JobRow.id).limit(1)
        row = self._session.scalars(query.with_for_update(skip_locked=True)).one_or_none()
        if row is not None:
            row.state, row.runner, row.told_at = "running", runner, self._clock.now()
            self._session.flush()
        return row

    def tell(self, job_id: str, runner: str, **progress: Any) -> bool:
        """Write how far a job is; return whether its runner may go on."""
        mine = self._running(job_id, runner)
        changed = self._session.execute(update(JobRow).where(*mine).values(told_at=self._clock.now(), **progress))
        return _count(changed) == 1

    def end(self, job_id: str, runner: str, result: Mapping[str, Any]) -> None:
        """End a job that went well, in the transaction of what it changes.

        Raises:
            Conflict: somebody stopped it, or took it for lost; what it was to change must not happen.
        """
        values = {"state": "done", "result": dict(result), "ended_at": self._clock.now()}
        done = self._session.execute(update(JobRow).where(*self._running(job_id, runner)).values(**values))
        if _count(done) != 1:
            raise stopped()

    def fail(self, job_id: str, runner: str, problem: Mapping[str, Any]) -> None:
        """End a job that went wrong, or that somebody wanted to stop; nothing happens if it has ended."""
        mine = (JobRow.id == job_id, JobRow.runner == runner, JobRow.state == "running")
        now = self._clock.now()
        stop = update(JobRow).where(*mine, JobRow.is_stopping).values(state="cancelled", ended_at=now)
        if _count(self._session.execute(stop)) == 0:
            failed = {"state": "failed", "problem": dict(problem), "ended_at": now}
            self._session.execute(update(JobRow).where(*mine).values(**failed))

    def stop(self, job_id: str) -> JobRow:
        """Have a job stopped: at once if it waits, else at its next step.

        Raises:
            Unknown: there is no such job.
            Conflict: it has ended.
        """
        query = select(JobRow).where(JobRow.id == job_id).with_for_update()
        row = self._session.scalars(query.execution_options(populate_existing=True)).one_or_none()
        if row is None:
            return self.get(job_id)
        if row.ended_at is not None:
            raise Conflict(f"This job has ended: it is {row.state}.", code="job-ended", state=row.state)
        row.is_stopping = True
        if row.state == "waiting":
            row.state, row.ended_at = "cancelled", self._clock.now()
        self._session.flush()
        return row

    def supersede(self, kind: str, subject: str, actor: Actor, but: str = "") -> None:
        """Have the jobs of a kind on a thing that somebody asked for stopped, and forget those that ended.

        Args:
            kind: what is done.
            subject: to what.
            actor: who asked for it.
            but: the topic of those that stay.
        """
        theirs = (
            JobRow.kind == kind,
            JobRow.subject == subject,
            JobRow.actor_id == actor.id,
            JobRow.topic != but,
        )
        waits = update(JobRow).where(*theirs, JobRow.state == "waiting")
        self._session.execute(waits.values(state="cancelled", ended_at=self._clock.now()))
        self._session.execute(update(JobRow).where(*theirs, JobRow.state == "running").values(is_stopping=True))
        self._session.execute(delete(JobRow).where(*theirs, JobRow.ended_at.is_not(None)))

    def give_up_lost(self, before: datetime, problem: Mapping[str, Any]) -> int:
        """Tell the jobs as failed that nobody has been heard of since a moment; return how many."""
        lost = (JobRow.state == "running", JobRow.told_at < before)
        failed = {"state": "failed", "problem": dict(problem), "ended_at": self._clock.now()}
        return _count(self._session.execute(update(JobRow).where(*lost).values(**failed)))

    def forget(self, before: datetime) -> int:
        """Remove the jobs that ended before a moment; return how many."""
        return _count(self._session.execute(delete(JobRow).where(JobRow.ended_at < before)))

    def _running(self, job_id: str, runner: str) -> tuple[Any, ...]:
        return JobRow.id == job_id, JobRow.runner == runner, JobRow.state == "running", ~JobRow.is_stopping


def stopped() -> Conflict:
    """Return what is raised in a job that somebody stopped."""
    return Conflict("The job was stopped before it was done. Nothing was changed.", code="job-stopped")


def _count(done: Any) -> int:
    return int(done.rowcount)


ENDED = "a job that ended does not change"
SQLITE_GUARDS = (
    "CREATE TRIGGER jobs_refuse_update BEFORE UPDATE ON jobs WHEN OLD.ended_at IS NOT NULL "
    f"BEGIN SELECT RAISE(ABORT, '{ENDED}'); END",
)
POSTGRESQL_GUARDS = (
    "CREATE OR REPLACE FUNCTION jobs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{ENDED}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER jobs_refuse_change BEFORE UPDATE ON jobs FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) "
    "EXECUTE FUNCTION jobs_refuse_change()",
)
_TABLE = JobRow.__table__
assert isinstance(_TABLE, Table)
for _dialect, _guards in (("sqlite", SQLITE_GUARDS), ("postgresql", POSTGRESQL_GUARDS)):
    for _guard in _guards:
        event.listen(_TABLE, "after_create", DDL(_guard).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
