"""Tokens for programs; each belongs to who made it."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Request
from starlette.responses import Response

from api.answers import ready
from api.auth.secrets import new_token
from api.auth.store import add_token, remove_token, token_by_id, tokens_of
from api.auth.tables import TokenRow
from api.deps import Cursor, Limit, TheActor, TheRuntime
from api.pages import cursor_of, place_of
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.login import IssuedToken, NewToken, TokenPage
from kernel.access import Actor, authorise
from kernel.audit import audit
from kernel.errors import Unknown

routes = Routes("tokens")


@routes.post("/v1/tokens", action="token.manage", answer=IssuedToken, status=201, problems=(*PRIVATE, 413))
def issue_token(runtime: TheRuntime, request: Request, actor: TheActor, body: NewToken) -> Response:
    """Make a token; it is told only in this answer."""
    now, token = runtime.clock.now(), new_token()
    with runtime.database.transaction() as session:
        row = add_token(session, _id_of(actor), body.name, token, now, now + timedelta(days=body.days))
        after = {"name": row.name, "expires_at": row.expires_at.isoformat()}
        audit(session, runtime.clock, actor, "token.issued", row.id, after=after, request_id=request_id_of(request))
    return ready({"id": row.id, "token": token, "name": row.name, "expires_at": row.expires_at}, 201)


@routes.get("/v1/tokens", action="token.manage", answer=TokenPage, problems=PRIVATE)
def list_tokens(runtime: TheRuntime, actor: TheActor, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """List one's own tokens, newest first."""
    before = place_of(cursor, "tokens", runtime.key)
    with runtime.database.transaction(read_only=True) as session:
        rows = tokens_of(session, _id_of(actor), before=before, limit=limit + 1)
    more = cursor_of(rows[limit - 1].id, "tokens", runtime.key) if len(rows) > limit else None
    return ready({"items": [_shown(row) for row in rows[:limit]], "next": more})


@routes.delete("/v1/tokens/{token_id}", action="token.manage", answer=None, status=204, problems=(*PRIVATE, 404))
def revoke_token(runtime: TheRuntime, request: Request, actor: TheActor, token_id: str) -> Response:
    """Revoke a token; it is worth nothing from then on."""
    with runtime.database.transaction() as session:
        row = token_by_id(session, token_id)
        if row is None:
            raise Unknown("There is no such token, or it is somebody else's.", code="unknown")
        authorise(actor, "token.manage", _Token(row))
        remove_token(session, token_id)
        audit(session, runtime.clock, actor, "token.revoked", token_id, request_id=request_id_of(request))
    return Response(status_code=204)


class _Token:
    def __init__(self, row: TokenRow) -> None:
        self.owner_id = row.user_id


def _id_of(actor: Actor) -> str:
    assert actor.id is not None  # the action is refused to anonymous visitors
    return actor.id


def _shown(row: TokenRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "created_at": row.created_at,
        "expires_at": row.expires_at,
        "last_used_at": row.last_used_at,
    }
