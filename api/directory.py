"""Finds the routes of a request by the first two words of its path, instead of comparing it with every route there is.

The framework compares one after the other; with a hundred and more that takes longer than everything else about a small
request.
"""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

WORDS = 2
"""Words of a path that name its area: `/v1/sessions`."""


class Directory:
    """Sends a request to the routes of its area.

    Args:
        everything: answers what belongs to no area, and whatever is not a request.
        routers: all routes; no path may begin with a parameter.
        default: answers what no route of an area matches.
    """

    def __init__(self, everything: ASGIApp, routers: Iterable[APIRouter], default: ASGIApp) -> None:
        self._everything = everything
        self._areas: dict[str, APIRouter] = {}
        for router in routers:
            for route in router.routes:
                assert isinstance(route, APIRoute)
                self._area(_heading(route.path), default).routes.append(route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        area = self._areas.get(_heading(scope["path"])) if scope["type"] == "http" else None
        await (self._everything if area is None else area.app)(scope, receive, send)

    def _area(self, heading: str, default: ASGIApp) -> APIRouter:
        assert "{" not in heading, heading
        found = self._areas.get(heading)
        if found is None:
            found = self._areas[heading] = APIRouter(redirect_slashes=False, default=default)
        return found


def _heading(path: str) -> str:
    return "/".join(path.split("/", WORDS + 1)[: WORDS + 1])
