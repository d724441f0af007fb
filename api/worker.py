"""The worker: delivers what waits in the outbox, closes offers whose time is over, forgets what need not be kept.

In the server it is a thread (always right for SQLite); `python -m api worker` is the same in a process of its own.
Several may run at once on PostgreSQL: rows are locked against one another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from api.idempotency import forget
from api.runtime import Runtime
from cpq.configure.store import SessionStore
from kernel.errors import QuotewrightError
from kernel.events import Event, deliver

PAUSE_S = 1.0
"""Seconds between two looks at an empty outbox."""

CHORES_S = 300.0
"""Seconds between two rounds of what is due now and then."""

SESSIONS_KEPT = timedelta(days=30)
"""How long an untouched configuration session is kept."""

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

    def start(self) -> None:
        """Work in a thread until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread after what it is doing."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=LAST_S)

    def run(self) -> None:
        """Work until `stop`."""
        since_chores = CHORES_S
        while not self._stop.is_set():
            delivered = self._attempt(self.drain)
            if since_chores >= CHORES_S:
                self._attempt(self.chores)
                since_chores = 0.0
            if delivered < BATCH:
                self._stop.wait(PAUSE_S)
                since_chores += PAUSE_S

    def drain(self) -> int:
        """Deliver one batch of waiting events; return how many."""
        with self._runtime.database.transaction() as session:
            count = deliver(session, self._runtime.clock, self._handle, limit=BATCH)
        self._runtime.metrics.delivered.inc(count)
        return count

    def chores(self) -> int:
        """Close offers whose last day is over, forget old answers and abandoned sessions; return how many offers."""
        now = self._runtime.clock.now()
        with self._runtime.work() as work:
            expired = work.quoting.expire_offers()
            forget(work.session, now)
            SessionStore(work.session).forget(now - SESSIONS_KEPT)
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
