"""For who runs it: health, measures, and the description of all this."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from api.answers import ready
from api.deps import TheRuntime
from api.health import readiness
from api.reference import page
from api.routing import PRIVATE, Routes
from api.schemas.operations import Health

routes = Routes("operations")

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@routes.get("/health/live", action="health.read", answer=Health)
async def live() -> Response:
    """Tell that the process answers."""
    return ready({"status": "ok", "checks": {}})


@routes.get("/health/ready", action="health.read", answer=Health, also={503: Health})
def is_ready(runtime: TheRuntime) -> Response:
    """Tell whether requests can be served: the database answers."""
    health = readiness(runtime)
    return ready(health, 200 if health["status"] == "ok" else 503)


@routes.get("/metrics", action="metrics.read", answer="text/plain", problems=PRIVATE)
async def metrics(runtime: TheRuntime) -> Response:
    """Tell measures in Prometheus' format; on this machine, or to an admin."""
    return Response(runtime.metrics.exposition(), media_type=METRICS_TYPE)


@routes.get("/v1/openapi.json", action="description.read", answer="application/json", described=False)
def description(request: Request) -> Response:
    """Return the description of every route."""
    return ready(request.app.openapi())


@routes.get("/v1/docs", action="description.read", answer="text/html", described=False)
def docs(request: Request) -> Response:
    """Return the description as a page."""
    return Response(page(request.app.openapi()), media_type="text/html; charset=utf-8")
