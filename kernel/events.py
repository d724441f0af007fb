"""Domain events, written to an outbox in the same transaction as their cause; a worker delivers them afterwards.

An event that was recorded is delivered at least once, in order of its id; an event whose transaction was rolled
back never existed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from kernel.clock import Clock
from kernel.db import Base, Json, Moment
from kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Args:
        name: past tense, `quote.sent`.
        subject: the id of the thing it happened to.
        facts: JSON-able details.
    """

    name: str
    subject: str
    facts: Mapping[str, Any]


class OutboxRow(Base):
    """An event waiting for, or after, its delivery."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_waiting", "id", postgresql_where=text("delivered_at IS NULL")),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(40), index=True)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(default=0)
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)


def record(session: Session, event: Event, clock: Clock) -> None:
    """Write an event to the outbox, in the transaction of its cause."""
    session.add(
        OutboxRow(id=new_id("evt"), name=event.name, subject=event.subject, facts=dict(event.facts), at=clock.now())
    )
    session.flush()


def deliver(session: Session, clock: Clock, handler: Callable[[Event], None], *, limit: int = 100) -> int:
    """Hand waiting events to a handler, oldest first; return how many. The handler's failure leaves its event waiting.

    Args:
        session: one transaction; rows are locked against other workers.
        clock: for the time of delivery.
        handler: called once per event; may be called again for one whose transaction failed to commit.
        limit: how many at most.
    """
    waiting = select(OutboxRow).where(OutboxRow.delivered_at.is_(None)).order_by(OutboxRow.id).limit(limit)
    rows = session.scalars(waiting.with_for_update(skip_locked=True)).all()
    for row in rows:
        row.attempts += 1
        handler(Event(row.name, row.subject, row.facts))
        row.delivered_at = clock.now()
    session.flush()
    return len(rows)
