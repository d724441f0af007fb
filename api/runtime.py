"""What one running application was made of: settings, clock, database, and the packages it wires together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from anyio import to_thread
from sqlalchemy.orm import Session

from api.limits import Limits
from api.metrics import Metrics
from cpq.facade import Cpq
from kernel.access import Actor
from kernel.audit import audit
from kernel.clock import Clock
from kernel.db import Database
from kernel.settings import Settings

Result = TypeVar("Result")


@dataclass(frozen=True)
class Work:
    """One transaction and what is done in it.

    Args:
        session: the transaction.
        cpq: configuring, pricing, quoting and ordering, bound to it.
        clock: for the audit.
    """

    session: Session
    cpq: Cpq
    clock: Clock

    def audit(
        self,
        actor: Actor,
        action: str,
        subject: str,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        request_id: str,
    ) -> None:
        """Write an entry of the audit in this transaction."""
        audit(
            self.session, self.clock, actor, action, subject, before=before, after=after, request_id=request_id
        )


@dataclass(frozen=True)
class Runtime:
    """The parts of one application.

    Args:
        settings: what the operator set.
        clock: the time.
        database: the storage.
        limits: rate limits, counted in this process.
        metrics: what `/metrics` tells.
        key: signs cursors and CSRF tokens.
        cpq: binds the door into cpq to a transaction.
        storefront: the published catalogue as ready bytes.
        scenes: models and pictures by digest.
    """

    settings: Settings
    clock: Clock
    database: Database
    limits: Limits
    metrics: Metrics
    key: bytes
    cpq: Callable[[Session], Cpq]
    storefront: Any
    scenes: Any

    @contextmanager
    def work(self, *, read_only: bool = False) -> Iterator[Work]:
        """Open the one transaction of a request; it commits before the answer is sent."""
        with self.database.transaction(read_only=read_only) as session:
            yield Work(session, self.cpq(session), self.clock)

    async def read(self, work: Callable[[], Result]) -> Result:
        """Run a short read: inline on SQLite (microseconds), in a thread where the database is a network away."""
        if self.database.is_sqlite:
            return work()
        return await to_thread.run_sync(work)
