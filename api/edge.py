"""The outermost layer of every request: its id, log line, measures, size, and the headers that protect a browser.

Plain ASGI, because a click must not pay for conveniences. It never writes headers, bodies or query strings to the log:
that is where secrets travel.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping, Sequence

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.language import spoken_to
from api.metrics import Metrics
from api.problems import problem

LARGEST_BODY = 1_000_000
"""Bytes of a request body we read."""

LARGER_BODIES: Sequence[tuple[re.Pattern[str], int]] = (
    (re.compile(r"/v1/drafts/[^/]+/imports(/preview)?"), 33_000_000),
    (re.compile(r"/v1/drafts/[^/]+/files"), 24_000_000),
    (re.compile(r"/v1/drafts/[^/]+/media"), 20_100_000),
)
"""Paths whose bodies may be larger: spreadsheets, files, documents and pictures of a draft; the first that matches."""

DRAINED = 48_000_000
"""Bytes of a body that is too large that we still take in and throw away, so that its sender reads our answer."""

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""For data: nothing in it may ever be run."""

PROTECTION: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), xr-spatial-tracking=(self)",
}
TRANSPORT = "max-age=31536000; includeSubDomains"

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_QUIET = frozenset({"/health/live", "/health/ready", "/metrics"})
log = structlog.get_logger("api.edge")


class Edge:
    """Wraps an application.

    Args:
        app: what answers.
        metrics: counts.
        secure: people reach us over HTTPS.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, *, secure: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._protection = {**PROTECTION, **({"Strict-Transport-Security": TRANSPORT} if secure else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = scope["request_id"] = _request_id(Headers(scope=scope))
        structlog.contextvars.bind_contextvars(request_id=request_id)
        status, started = 500, time.perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._protect(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            with self._metrics.in_flight.track_inprogress():
                await self._bounded(scope, receive, sending)
        finally:
            self._note(scope, status, time.perf_counter() - started)
            structlog.contextvars.unbind_contextvars("request_id")

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        length, largest = headers.get("content-length", ""), _largest(scope["path"])
        if length.isdecimal() and int(length) <= largest:
            await self._app(scope, receive, send)
        elif length.isdecimal() or "transfer-encoding" in headers:
            body = await _read(receive, int(length) if length else 0, largest)
            await (
                _too_large(scope, receive, send, largest)
                if body is None
                else self._app(scope, again(body, receive), send)
            )
        else:
            await self._app(scope, receive, send)

    def _protect(self, headers: MutableHeaders, request_id: str) -> None:
        headers["X-Request-ID"] = request_id
        headers.setdefault("Content-Security-Policy", API_POLICY)
        for name, value in self._protection.items():
            headers.setdefault(name, value)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        self._metrics.observe(scope["method"], route, status, seconds)
        if scope["path"] in _QUIET and status < 500:
            return
        actor = getattr(Request(scope).state, "actor", None)
        log.info(
            "request",
            method=scope["method"],
            path=scope["path"],
            route=route,
            status=status,
            ms=round(seconds * 1000, 1),
            actor=None if actor is None else actor.id,
            client=scope["client"][0] if scope.get("client") else None,
        )


def _request_id(headers: Headers) -> str:
    given = headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(12)


def _largest(path: str) -> int:
    """Return how many bytes of a body are read."""
    return next((size for pattern, size in LARGER_BODIES if pattern.fullmatch(path)), LARGEST_BODY)


async def _read(receive: Receive, announced: int, largest: int) -> bytes | None:
    """Return a body, or None if it is too large; a large one is taken in up to `DRAINED` and thrown away."""
    parts: list[bytes] = []
    size = 0
    while announced <= DRAINED and size <= DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None  # half a body is none; nobody is left to read the answer
        part = message.get("body", b"")
        size += len(part)
        if size <= largest:
            parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts) if size <= largest else None
    return None


def again(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that was read already to whoever asks for it next."""
    waiting = True

    async def receiving() -> Message:
        nonlocal waiting
        if waiting:
            waiting = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return receiving


async def _too_large(scope: Scope, receive: Receive, send: Send, largest: int) -> None:
    detail = f"The body is larger than {largest:,} bytes. Send less."
    language = spoken_to(Request(scope))
    answer = problem(413, "too-large", detail, path=scope["path"], request_id=scope["request_id"], language=language)
    answer.headers["Connection"] = "close"
    await answer(scope, receive, send)
