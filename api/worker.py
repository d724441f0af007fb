"""The worker: does jobs, delivers what waits in the outbox, closes offers whose time is over, forgets what is too old.

In the server it is two threads, one of them for jobs, which may take minutes (always right for SQLite); `python -m api
worker` is the same in a process of its own.
Several may run at once on PostgreSQL: rows are locked against one another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from api.idempotency import forget
from api.job_kinds import KINDS
from api.jobs import JOBS_KEPT, give_up_lost, work_off
from api.runtime import Runtime
from cpq.configure.store import SessionStore
from kernel.errors import QuotewrightError
from kernel.events import Event, deliver
from kernel.jobs import JobStore

PAUSE_S = 1.0
"""Seconds between two looks at an empty outbox."""

CHORES_S = 300.0
"""Seconds between two rounds of what is due now and then."""

LOOK_S = 15.0
"""Seconds between two looks for jobs whose process ended."""

SESSIONS_KEPT = timedelta(days=30)
"""How long an untouched configuration session is kept."""

UPLOADS_KEPT = timedelta(days=7)
"""How long a spreadsheet is kept that nobody looks at any more."""

LAST_S = 30.0
"""Seconds that what it is doing may take when it is asked to end."""

BATCH = 100
"""Events of one transaction."""

log = structlog.get_logger("api.worker")


class Worker:
    """Does in the background what requests leave to do.

    Args:
        runtime: the application.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.run, name="worker", daemon=True)
        self._jobs = threading.Thread(target=self.work, name="jobs", daemon=True)

    def start(self) -> None:
        """Work in a thread until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """End the threads after what they are doing; a job that takes longer ends with the process, and is lost."""
        self._stop.set()
        for thread in (self._thread, self._jobs):
            if thread.is_alive():
                thread.join(timeout=LAST_S)

    def run(self) -> None:
        """Work until `stop`."""
        self._jobs.start()
        since_chores = CHORES_S
        while not self._stop.is_set():
            delivered = self._attempt(self.drain)
            self._attempt(self._runtime.database.tidy)
            if since_chores >= CHORES_S:
                self._attempt(self.chores)
                since_chores = 0.0
            if delivered < BATCH:
                self._stop.wait(PAUSE_S)
                since_chores += PAUSE_S

    def work(self) -> None:
        """Do jobs until `stop`."""
        since_look = LOOK_S
        while not self._stop.is_set():
            if since_look >= LOOK_S:
                self._attempt(self.lost)
                since_look = 0.0
            if not self._attempt(self.job):
                self._stop.wait(PAUSE_S)
                since_look += PAUSE_S

    def job(self) -> int:
        """Do one waiting job; return how many there were. It ends early when the worker does."""
        return int(work_off(self._runtime, KINDS, self._stop.is_set))

    def lost(self) -> int:
        """Tell the jobs as failed whose process ended; return how many."""
        return give_up_lost(self._runtime)

    def drain(self) -> int:
        """Deliver one batch of waiting events; return how many."""
        with self._runtime.database.transaction() as session:
            count = deliver(session, self._runtime.clock, self._handle, limit=BATCH)
        self._runtime.metrics.delivered.inc(count)
        return count

    def chores(self) -> int:
        """Close offers whose last day is over, forget what is too old; return how many offers."""
        now = self._runtime.clock.now()
        with self._runtime.work() as work:
            expired = work.quoting.expire_offers()
            forget(work.session, now)
            SessionStore(work.session).forget(now - SESSIONS_KEPT)
            JobStore(work.session, self._runtime.clock).forget(now - JOBS_KEPT)
        self._runtime.uploads.forget(now - UPLOADS_KEPT)
        return expired

    def _attempt(self, what: Callable[[], int]) -> int:
        # Away for a moment, or a defect in a handler: what could not be done waits, and the worker goes on.
        try:
            return what()
        except (QuotewrightError, SQLAlchemyError) as error:
            self._runtime.metrics.failed.inc()
            log.error("worker.failed", what=what.__name__, error=str(error))
            return 0

    def _handle(self, event: Event) -> None:
        # Delivered to the log: the first receiver there is. Mail and other systems join here.
        log.info("event", name=event.name, subject=event.subject)
