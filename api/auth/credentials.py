"""From a request to an actor: bearer token, or login cookie with its CSRF token, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request

from api.auth.secrets import TOKEN_PREFIX, csrf_of, is_same
from api.auth.store import Found, by_login, by_token, mark_used
from api.runtime import Runtime
from kernel.access import ANONYMOUS, Actor
from kernel.errors import Refused, Unauthenticated

COOKIE = "quotewright_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
WITHOUT_CSRF = frozenset({"/v1/login"})
"""Where an old cookie may stand beside new credentials; they are JSON, which no foreign form can send."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks and how they said so.

    Args:
        actor: who.
        csrf: what to send with changes; None without a cookie.
        secret: the cookie's value, to log out with.
    """

    actor: Actor
    csrf: str | None = None
    secret: str | None = None


async def authenticate(request: Request, runtime: Runtime) -> Login:
    """Find who asks.

    Raises:
        Unauthenticated: a bearer token is wrong, or its time is over.
        Refused: a change came with the cookie, but without the right CSRF token.
    """
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await _by_bearer(credentials.strip(), runtime)
    secret = request.cookies.get(COOKIE)
    if not secret:
        return Login(ANONYMOUS)
    found = await runtime.read(lambda: _find_login(runtime, secret))
    if found is None:
        return Login(ANONYMOUS)
    csrf = csrf_of(secret, runtime.key)
    if request.method not in SAFE and request.url.path not in WITHOUT_CSRF:
        _check_csrf(request.headers.get(CSRF_HEADER, ""), csrf)
    return Login(found.actor, csrf, secret)


async def _by_bearer(token: str, runtime: Runtime) -> Login:
    found = await runtime.read(lambda: _find_token(runtime, token)) if token.startswith(TOKEN_PREFIX) else None
    if found is None:
        raise Unauthenticated("This token is not valid, or its time is over. Make a new one.", code="token-invalid")
    if found.to_mark is not None:
        await to_thread.run_sync(_mark, runtime, found.to_mark)
    return Login(found.actor)


def _find_login(runtime: Runtime, secret: str) -> Found | None:
    with runtime.database.transaction(read_only=True) as session:
        return by_login(session, secret, runtime.clock.now())


def _find_token(runtime: Runtime, token: str) -> Found | None:
    with runtime.database.transaction(read_only=True) as session:
        return by_token(session, token, runtime.clock.now())


def _mark(runtime: Runtime, token_id: str) -> None:
    with runtime.database.transaction() as session:
        mark_used(session, token_id, runtime.clock.now())


def _check_csrf(given: str, expected: str) -> None:
    if not is_same(given, expected):
        raise Refused(
            f"Changes made with a login cookie need the header {CSRF_HEADER}; /v1/me tells its value.",
            code="csrf-missing",
        )
