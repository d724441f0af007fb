"""Idempotency-Key: the same request repeated gives the same answer and is done once.

The key is stored in the transaction of its effect, so either both exist or neither. Of two at once, the second waits
for the first (on PostgreSQL at the unique key, on SQLite at the write lock) and then finds its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import BaseModel
from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from starlette.responses import Response

from api.answers import ready_bytes
from api.runtime import Runtime, Work
from api.tables import IdempotencyRow
from kernel.access import Actor
from kernel.digest import digest
from kernel.errors import Conflict

KEPT = timedelta(hours=48)
"""How long an answer is remembered."""


def once(
    runtime: Runtime,
    actor: Actor,
    key: str | None,
    operation: str,
    body: BaseModel | None,
    work: Callable[[Work], Response],
) -> Response:
    """Do a piece of work in one transaction, or answer as it was answered before.

    Args:
        runtime: the application.
        actor: whose key it is.
        key: from the header; without one the work is simply done.
        operation: what is asked for, part of what a repetition must equal.
        body: the request's body.
        work: does it.

    Raises:
        Conflict: the key was used for another request.
    """
    with runtime.work(actor) as now:
        if key is None:
            return work(now)
        who = actor.id or "anonymous"
        request = digest({"operation": operation, "body": None if body is None else body.model_dump(mode="json")})
        earlier = _claim(now.session, who, key, request, runtime.clock.now())
        if earlier is not None:
            return _repeated(earlier, request)
        response = work(now)
        row = now.session.get_one(IdempotencyRow, (who, key))
        row.status, row.answer, row.etag = (
            response.status_code,
            bytes(response.body).decode(),
            response.headers.get("etag"),
        )
        return response


def forget(session: Session, at: datetime) -> None:
    """Remove answers that need not be remembered any more."""
    session.execute(delete(IdempotencyRow).where(IdempotencyRow.at < at - KEPT))


def _claim(session: Session, who: str, key: str, request: str, at: datetime) -> IdempotencyRow | None:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {"who": who, "key": key, "request": request, "status": 0, "answer": "", "at": at}
    done = session.execute(insert(IdempotencyRow).values(values).on_conflict_do_nothing().returning(IdempotencyRow.key))
    if done.first() is not None:
        return None
    return session.scalars(select(IdempotencyRow).where(IdempotencyRow.who == who, IdempotencyRow.key == key)).one()


def _repeated(earlier: IdempotencyRow, request: str) -> Response:
    if earlier.request != request:
        raise Conflict(
            "This Idempotency-Key was used for another request. Use a fresh key, or repeat the same request.",
            code="idempotency-key-reused",
        )
    headers = {"Idempotent-Replayed": "true", **({"ETag": earlier.etag} if earlier.etag else {})}
    return ready_bytes(earlier.answer.encode(), earlier.status, headers=headers)
