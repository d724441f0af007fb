"""The application: every part made once, and handed to whoever needs it. The only place that knows all packages."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.routing import APIRoute

from api import problems
from api.description import describe
from api.routes import ROUTERS


def door() -> FastAPI:
    """Return the routes with their description and their problems, without anything behind them."""
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
    )
    for router in ROUTERS:
        app.include_router(router)
    problems.install(app)
    describe(app)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
