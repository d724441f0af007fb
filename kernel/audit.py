"""Who changed what, from what to what: append-only, in the transaction of the change.

The database refuses to change or delete a row, whoever asks. Entries hold no secrets: no passwords, tokens or keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import DDL, ExecutableDDLElement, String, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kernel.access import Actor
from kernel.clock import Clock
from kernel.db import Base, Json, Moment
from kernel.ids import new_id


class AuditRow(Base):
    """One thing somebody did."""

    __tablename__ = "audit"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[str | None] = mapped_column(String(40))
    actor_name: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(80), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(Json)
    request_id: Mapped[str | None] = mapped_column(String(80))


def audit(
    session: Session,
    clock: Clock,
    actor: Actor,
    action: str,
    subject: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    request_id: str | None = None,
) -> None:
    """Write one entry, in the transaction of the change.

    Args:
        session: the transaction of the change.
        clock: for the time.
        actor: who.
        action: what, such as `quote.send` or `login.failed`.
        subject: the id of the thing it was done to.
        before: what was there, JSON-able; only what changed.
        after: what is there now.
        request_id: ties the entry to the log lines of its request.
    """
    session.add(
        AuditRow(
            id=new_id("aud"),
            at=clock.now(),
            actor_id=actor.id,
            actor_name=actor.name[:200],
            action=action,
            subject=subject[:80],
            before=None if before is None else dict(before),
            after=None if after is None else dict(after),
            request_id=request_id,
        )
    )
    session.flush()


def history(session: Session, subject: str) -> list[AuditRow]:
    """Return what was done to a thing, oldest first."""
    return list(session.scalars(select(AuditRow).where(AuditRow.subject == subject).order_by(AuditRow.id)))


SQLITE_GUARDS = tuple(
    f"CREATE TRIGGER audit_refuses_{verb} BEFORE {verb.upper()} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    for verb in ("update", "delete")
)
POSTGRESQL_GUARDS = (
    "CREATE OR REPLACE FUNCTION audit_refuses_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON audit "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuses_change()",
)
for _dialect, _guards in (("sqlite", SQLITE_GUARDS), ("postgresql", POSTGRESQL_GUARDS)):
    for _guard in _guards:
        _statement: ExecutableDDLElement = DDL(_guard)  # type: ignore[no-untyped-call]  # not annotated in SQLAlchemy
        event.listen(AuditRow.__table__, "after_create", _statement.execute_if(dialect=_dialect))
