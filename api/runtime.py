"""What one running application was made of: settings, clock, database, and the packages it wires together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from anyio import to_thread
from sqlalchemy.orm import Session

from api.limits import Limits
from api.metrics import Metrics
from api.pictures import Pictures
from api.storefront import Storefront
from catalog.compiled import CompiledCache
from catalog.draft.loaded import LoadedDrafts
from catalog.media_store import MediaStore
from catalog.news import ExaminedReleases
from catalog.shelf import Shelf
from catalog.spreadsheet.upload_store import UploadStore
from cpq.facade import Configuring
from cpq.order.facade import Ordering
from cpq.quote.facade import Quoting
from kernel.access import ANONYMOUS, Actor
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
        clock: for the audit.
        quoting: quotes and offers, bound to it.
        ordering: orders, bound to it.
    """

    session: Session
    clock: Clock
    quoting: Quoting
    ordering: Ordering

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
        audit(self.session, self.clock, actor, action, subject, before=before, after=after, request_id=request_id)


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
        configuring: the sessions; each click is a transaction of its own.
        at_once: the same for the event loop, which must not wait; None where the database is a network away.
        bound: binds quoting and ordering to a transaction and to who reads their answers.
        compiled: products ready to be decided.
        shelf: published products.
        drafts: products of drafts.
        examined: what is found in releases.
        storefront: the published catalogue as ready bytes.
        pictures: what products look like.
        media: documents and pictures that people uploaded.
        uploads: spreadsheets and folders while they are looked at.
    """

    settings: Settings
    clock: Clock
    database: Database
    limits: Limits
    metrics: Metrics
    key: bytes
    configuring: Configuring
    at_once: Configuring | None
    bound: Callable[[Session, Actor], tuple[Quoting, Ordering]]
    compiled: CompiledCache
    shelf: Shelf
    drafts: LoadedDrafts
    examined: ExaminedReleases
    storefront: Storefront
    pictures: Pictures
    media: MediaStore
    uploads: UploadStore

    @contextmanager
    def work(self, actor: Actor = ANONYMOUS, *, read_only: bool = False) -> Iterator[Work]:
        """Open the one transaction of a request; it commits before the answer is sent.

        Args:
            actor: whose eyes the desk's answers are for.
            read_only: whether nothing will be written.
        """
        with self.database.transaction(read_only=read_only) as session:
            yield Work(session, self.clock, *self.bound(session, actor))

    def day_of(self, moment: datetime) -> date:
        """Return the business day of a moment, in the seller's zone."""
        return moment.astimezone(ZoneInfo(self.settings.zone)).date()

    @property
    def today(self) -> date:
        """The business day of now."""
        return self.day_of(self.clock.now())

    async def read(self, work: Callable[[], Result]) -> Result:
        """Run a short read: inline on SQLite (microseconds), in a thread where the database is a network away."""
        if self.database.is_sqlite:
            return work()
        return await to_thread.run_sync(work)
