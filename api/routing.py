"""How a route is written down: its path, the one action it performs, its answer, its limits.

A route cannot be made without an action, and every answer it can give stands in the description (OpenAPI), so that a
typed client can be generated from it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.deps import Limited, Needs
from api.edge import again
from api.schemas.base import Problem

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
Direct = Callable[[Request], Awaitable[Response | None]]

ALWAYS = (422, 429, 503)
"""Statuses that any route may answer: unreadable input, too many requests, the database away."""

MEANINGS: Mapping[int, str] = {
    304: "What the caller has is still right (If-None-Match)",
    401: "Nobody is logged in, or the credentials are wrong",
    403: "This role may not do it, or the CSRF token is missing",
    404: "Unknown",
    409: "In another state than the request supposes",
    410: "Its time is over",
    412: "Changed since it was read (If-Match)",
    413: "The body is too large",
    422: "The input cannot be read; lists all its problems",
    428: "If-Match is missing",
    429: "Too many requests; see Retry-After",
    503: "The database does not answer, or a budget is spent; nothing was changed",
}

PRIVATE = (401, 403)
EDITS = (401, 403, 404, 409, 412, 413, 428)


class Routes:
    """The routes of one area.

    Args:
        tag: heading in the description.
        limit: the rate limit they share, a key of `Limits`; None for none.
    """

    def __init__(self, tag: str, *, limit: str | None = None) -> None:
        self.router = APIRouter(tags=[tag], default_response_class=Response)
        self._limit = limit

    def get(self, path: str, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """Write down a GET; options as in `add`."""
        return self.add("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """Write down a POST; options as in `add`."""
        return self.add("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """Write down a PUT; options as in `add`."""
        return self.add("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """Write down a PATCH; options as in `add`."""
        return self.add("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[Endpoint], Endpoint]:
        """Write down a DELETE; options as in `add`."""
        return self.add("DELETE", path, **options)

    def add(
        self,
        method: str,
        path: str,
        *,
        action: str,
        answer: type[BaseModel] | str | None,
        status: int = 200,
        also: Mapping[int, type[BaseModel]] | None = None,
        problems: Sequence[int] = (),
        limit: str | None = None,
        described: bool = True,
        asked_again: bool = False,
        direct: Direct | None = None,
    ) -> Callable[[Endpoint], Endpoint]:
        """Write down a route.

        Args:
            method: HTTP method.
            path: with its parameters in braces.
            action: what it does, a key of `kernel.access.POLICY`.
            answer: the model of its answer, or the media type of the bytes it sends, or None for an empty answer.
            status: of its usual answer.
            also: further answers with a model of their own.
            problems: statuses of its problems besides those that any route may answer.
            limit: another rate limit than that of its area.
            described: whether it stands in the description.
            asked_again: whether a caller who has the answer already is told only that it is still right.
            direct: answers usual requests like the endpoint, without the framework's way of calling it, which takes
                three times as long as a whole trivial request. It counts and authorises itself. None from it leaves a
                request to the endpoint, whose business all unusual requests are.
        """
        limit = limit or self._limit
        responses: dict[int | str, dict[str, Any]] = {status: _documented(answer)}
        responses |= {extra: _documented(model) for extra, model in (also or {}).items()}
        responses |= {304: {"description": MEANINGS[304]}} if asked_again else {}
        responses |= {problem: _problem(problem) for problem in sorted({*ALWAYS, *problems} - set(responses))}

        def decorate(endpoint: Endpoint) -> Endpoint:
            self.router.add_api_route(
                path,
                endpoint,
                methods=[method],
                status_code=status,
                response_model=None,
                responses=responses,
                dependencies=[*([Depends(Limited(limit))] if limit else []), Depends(Needs(action))],
                include_in_schema=described,
                openapi_extra={"x-action": action},
                route_class_override=APIRoute if direct is None else _route_class(direct),
            )
            return endpoint

        return decorate


def _route_class(direct: Direct) -> type[APIRoute]:
    class DirectRoute(APIRoute):
        """A route with a short cut in front of the usual way."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._usual, self.app = self.app, self._directly

        async def _directly(self, scope: Scope, receive: Receive, send: Send) -> None:
            request = Request(scope, receive)
            response = await direct(request)
            if response is None:
                await self._usual(scope, again(await request.body(), receive), send)
            else:
                await response(scope, receive, send)

    return DirectRoute


def _documented(answer: type[BaseModel] | str | None) -> dict[str, Any]:
    if answer is None:
        return {"description": "Done"}
    if isinstance(answer, str):
        return {"description": "The file", "content": {answer: {"schema": {"type": "string", "format": "binary"}}}}
    return {"description": (answer.__doc__ or "").strip().splitlines()[0], "model": answer}


def _problem(status: int) -> dict[str, Any]:
    return {"description": MEANINGS[status], "model": Problem}
