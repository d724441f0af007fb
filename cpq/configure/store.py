"""Sessions in the database. All SQL of this package is here.

A click reads one row and writes one, so its two statements are built once and skip the ORM's bookkeeping. A row holds
the choices, and beside them the steps back (`cpq.configure.step`): one or two kilobytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, CursorResult, bindparam, delete, insert, null, select, update
from sqlalchemy.orm import Session as Transaction

from cpq.configure.conditions import session_unknown
from cpq.configure.model import Choice, Choices, Session, Step
from cpq.configure.step import step_back, stepped_back
from cpq.configure.tables import SessionRow
from kernel.db import Prepared
from kernel.errors import Stale
from kernel.ids import is_id

TABLE = SessionRow.metadata.tables[SessionRow.__tablename__]
CLICKED = ("choices", "history", "before", "version", "updated_at", "coupons")
"""The columns that a click changes."""
GET = select(TABLE).where(TABLE.c.id == bindparam("wanted"))
PUT = Prepared(
    update(TABLE)
    .where(TABLE.c.id == bindparam("wanted"), TABLE.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}", type_=TABLE.c[name].type) for name in CLICKED})
)


class SessionStore:
    """The sessions, seen from one transaction or, since each method is one statement, from a bare connection."""

    def __init__(self, transaction: Transaction | Connection) -> None:
        self._transaction = transaction

    def add(self, session: Session) -> None:
        """Keep a new session."""
        fixed = {name: getattr(session, name) for name in ("id", "product", "release", "number", "market", "day")}
        columns = {**_clicked(session), "quote_id": session.quote}
        if session.before is None:
            columns["before"] = null()
        self._transaction.execute(insert(TABLE).values(**fixed, **columns))

    def get(self, session_id: str) -> Session:
        """Return a session.

        Raises:
            Unknown: there is none of that id.
        """
        found = self._transaction.execute(GET, {"wanted": session_id}) if is_id(session_id, "ses") else None
        row = None if found is None else found.mappings().first()
        if row is None:
            raise session_unknown()
        return _session(row)

    def put(self, session: Session, seen: int) -> None:
        """Keep a session that was clicked, if it is still the version that was seen.

        Raises:
            Stale: somebody else clicked meanwhile; nothing was changed.
        """
        values = {f"new_{name}": value for name, value in _clicked(session).items()}
        if PUT.execute(self._connection(), {"wanted": session.id, "seen": seen, **values}) != 1:
            raise stale(seen)

    def forget(self, before: datetime) -> int:
        """Delete the sessions not touched since a moment; return how many."""
        result = self._transaction.execute(delete(TABLE).where(SessionRow.updated_at < before))
        return result.rowcount if isinstance(result, CursorResult) else 0

    def _connection(self) -> Connection:
        transaction = self._transaction
        return transaction if isinstance(transaction, Connection) else transaction.connection()


def stale(seen: int) -> Stale:
    """Return the error of a click on a session that has moved on."""
    return Stale(
        f"The configuration was changed meanwhile (you saw version {seen}); read it again and repeat the click.",
        code="session-stale",
        seen=seen,
    )


def _clicked(session: Session) -> dict[str, Any]:
    return {
        "choices": [text for choice in session.choices for text in (choice.characteristic, choice.value)],
        "history": session.history,
        "before": None if session.before is None else step_back(session.choices, session.before),
        "version": session.version,
        "updated_at": session.updated_at,
        "coupons": session.coupons,
    }


def _session(row: Mapping[Any, Any]) -> Session:
    choices = _choices(row["choices"])
    before = row["before"]
    return Session(
        id=row["id"],
        product=row["product"],
        release=row["release"],
        number=row["number"],
        market=row["market"],
        day=row["day"],
        updated_at=row["updated_at"],
        choices=choices,
        history=_history(row["history"], choices),
        before=None if before is None else _before(before, choices),
        version=row["version"],
        quote=row["quote_id"],
        coupons=tuple(row["coupons"] or ()),
    )


def _choices(data: list[Any]) -> Choices:
    if data and not isinstance(data[0], str):
        return tuple(Choice.from_json(choice) for choice in data)  # written before there were steps
    return tuple(map(Choice, data[::2], data[1::2]))


def _before(data: str | list[Any], choices: Choices) -> Choices:
    return stepped_back(choices, data) if isinstance(data, str) else _choices(data)


def _history(data: list[Any], choices: Choices) -> tuple[Step, ...]:
    if not data or isinstance(data[0], str):
        return tuple(data)
    states = [*map(_choices, data), choices]  # written before there were steps: the choices before each click
    return tuple(step_back(after, before) for before, after in pairwise(states))
