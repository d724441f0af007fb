"""Sessions in the database. All SQL of this package is here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, null, select, update
from sqlalchemy.orm import Session as Transaction

from cpq.configure.model import Choices, Session, choices_from_json, choices_to_json
from cpq.configure.tables import SessionRow
from kernel.errors import Stale, Unknown
from kernel.ids import is_id


class SessionStore:
    """The sessions, seen from one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, session: Session) -> None:
        """Keep a new session."""
        self._transaction.add(SessionRow(id=session.id, **_columns(session)))
        self._transaction.flush()

    def get(self, session_id: str) -> Session:
        """Return a session.

        Raises:
            Unknown: there is none of that id.
        """
        table = SessionRow.__table__
        query = select(table).where(SessionRow.id == session_id)
        row = self._transaction.execute(query).mappings().first() if is_id(session_id, "ses") else None
        if row is None:
            raise Unknown("There is no such configuration session; open a new one.", code="session-unknown")
        return _session(row)

    def put(self, session: Session, seen: int) -> None:
        """Keep a session that was clicked, if it is still the version that was seen.

        Raises:
            Stale: somebody else clicked meanwhile; nothing was changed.
        """
        guarded = update(SessionRow).where(SessionRow.id == session.id, SessionRow.version == seen)
        result = self._transaction.execute(guarded.values(**_columns(session)))
        if not isinstance(result, CursorResult) or result.rowcount != 1:
            raise stale(seen)

    def forget(self, before: datetime) -> int:
        """Delete the sessions not touched since a moment; return how many."""
        result = self._transaction.execute(delete(SessionRow).where(SessionRow.updated_at < before))
        return result.rowcount if isinstance(result, CursorResult) else 0


def stale(seen: int) -> Stale:
    """Return the error of a click on a session that has moved on."""
    return Stale(
        f"The configuration was changed meanwhile (you saw version {seen}); read it again and repeat the click.",
        code="session-stale",
        seen=seen,
    )


def _columns(session: Session) -> dict[str, Any]:
    return {
        "product": session.product,
        "release": session.release,
        "number": session.number,
        "market": session.market,
        "day": session.day,
        "choices": choices_to_json(session.choices),
        "history": [choices_to_json(choices) for choices in session.history],
        "before": null() if session.before is None else choices_to_json(session.before),
        "version": session.version,
        "updated_at": session.updated_at,
    }


def _session(row: Mapping[Any, Any]) -> Session:
    history: tuple[Choices, ...] = tuple(choices_from_json(choices) for choices in row["history"])
    return Session(
        id=row["id"],
        product=row["product"],
        release=row["release"],
        number=row["number"],
        market=row["market"],
        day=row["day"],
        updated_at=row["updated_at"],
        choices=choices_from_json(row["choices"]),
        history=history,
        before=None if row["before"] is None else choices_from_json(row["before"]),
        version=row["version"],
    )
