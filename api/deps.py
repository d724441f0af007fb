"""What routes ask for: the runtime, who asks, versions and keys from headers.

Every dependency is `async def`: a plain function would cost a thread switch per request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Query, Request

from api.auth.credentials import authenticate
from api.problems import PreconditionMissing
from api.runtime import Runtime
from kernel.access import Actor, authorise
from kernel.errors import Stale

_ETAG = re.compile(r'(?:W/)?"(\d{1,18})"')


async def runtime_of(request: Request) -> Runtime:
    """Return what this application was made of."""
    runtime: Runtime = request.app.state.runtime
    return runtime


TheRuntime = Annotated[Runtime, Depends(runtime_of)]


async def actor_of(request: Request, runtime: TheRuntime) -> Actor:
    """Return who asks: by bearer token, by login cookie, or nobody."""
    login = await authenticate(request, runtime)
    request.state.actor = login.actor
    request.state.login = login
    return login.actor


TheActor = Annotated[Actor, Depends(actor_of)]


@dataclass(frozen=True)
class Needs:
    """Lets a request through if its actor may do the action of its route."""

    action: str

    async def __call__(self, request: Request, actor: TheActor) -> None:
        """Authorise."""
        if self.action == "metrics.read" and is_from_this_machine(request):
            return
        authorise(actor, self.action)


@dataclass(frozen=True)
class Limited:
    """Counts a request against the limit of its address."""

    limit: str

    async def __call__(self, request: Request, runtime: TheRuntime) -> None:
        """Count, or refuse with the seconds to wait."""
        runtime.limits.hit(self.limit, client_of(request))


async def admitted(request: Request, limit: str, action: str) -> tuple[Runtime, Actor]:
    """Count a request, find out who asks, and let it through if they may: what a route does by its dependencies."""
    runtime: Runtime = request.app.state.runtime
    runtime.limits.hit(limit, client_of(request))
    actor = await actor_of(request, runtime)
    authorise(actor, action)
    return runtime, actor


def client_of(request: Request) -> str:
    """Return the address a request comes from."""
    return request.client.host if request.client else "local"


def is_from_this_machine(request: Request) -> bool:
    """Tell whether a request was made on this machine and was not passed on by a proxy."""
    proxied = any(header in request.headers for header in ("x-forwarded-for", "forwarded", "x-real-ip"))
    return not proxied and client_of(request) in ("127.0.0.1", "::1", "local")


def _version(if_match: str) -> int:
    match = _ETAG.fullmatch(if_match.strip())
    if match is None:
        raise Stale(
            f"If-Match: {if_match[:80]} is no ETag of ours; read the thing again and send its ETag.", code="stale"
        )
    return int(match[1])


def if_match(header: str | None) -> int | None:
    """Return the version of an If-Match header, if there is one."""
    return None if header is None else _version(header)


async def optional_version(
    if_match: Annotated[str | None, Header(alias="If-Match", description="checked when sent")] = None,
) -> int | None:
    """Return the version the caller has read, if it says so."""
    return None if if_match is None else _version(if_match)


async def required_version(
    if_match: Annotated[str | None, Header(alias="If-Match", description="required: the ETag that was read")] = None,
) -> int:
    """Return the version the caller has read."""
    if if_match is None:
        raise PreconditionMissing("Send If-Match with the ETag you have read, so that nobody's change is lost.")
    return _version(if_match)


MaybeVersion = Annotated[int | None, Depends(optional_version)]
Version = Annotated[int, Depends(required_version)]
Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)]


async def leaves_it(
    prefer: Annotated[
        str | None, Header(alias="Prefer", description='"respond-async": leave it to the worker and answer 202')
    ] = None,
) -> bool:
    """Tell whether the caller would rather come back than wait (RFC 7240)."""
    return "respond-async" in [part.strip().lower() for part in re.split("[,;]", prefer or "")]


LeavesIt = Annotated[bool, Depends(leaves_it)]
Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(max_length=500)]
