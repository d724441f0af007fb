"""The description of the HTTP interface (OpenAPI 3.1), made from the routes.

It is committed as `api/openapi.json`, from which the web client is generated, and served at /v1/openapi.json.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE
from kernel.access import Role, is_allowed

FILE = Path(__file__).parent / "openapi.json"
PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
TITLE = "Quotewright"
VERSION = "1"
ABOUT = (
    "Configure, price, quote and order. Anybody may read the catalogue, configure and ask for a quote. "
    "Browsers log in with a cookie and send X-CSRF-Token with changes; programs send `Authorization: Bearer qw_...`. "
    "Problems are application/problem+json (RFC 9457). Lists continue with `next` as `cursor`."
)


def describe(app: FastAPI) -> None:
    """Let an application describe itself in our way."""
    app.openapi = lambda: _description(app)  # type: ignore[method-assign]  # FastAPI's documented way to do it


def written(app: FastAPI) -> bytes:
    """Return the description as it is committed."""
    return orjson.dumps(app.openapi(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"


def _description(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        made = get_openapi(title=TITLE, version=VERSION, description=ABOUT, routes=app.routes)
        for operations in made["paths"].values():
            for operation in operations.values():
                _as_problems(operation["responses"])
                operation["security"] = _security(operation["x-action"])
        schemas = made["components"]["schemas"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        made["components"]["securitySchemes"] = {
            "login": {"type": "apiKey", "in": "cookie", "name": "quotewright_session"},
            "token": {"type": "http", "scheme": "bearer", "bearerFormat": "qw_..."},
            "offer": {"type": "http", "scheme": "offer", "description": "the token behind # in an offer's link"},
        }
        app.openapi_schema = made
    return app.openapi_schema


def _as_problems(responses: dict[str, Any]) -> None:
    for response in responses.values():
        content = response.get("content", {})
        if content.get("application/json") == PROBLEM:
            response["content"] = {MEDIA_TYPE: PROBLEM}


def _security(action: str) -> list[dict[str, list[str]]]:
    if action.startswith("offer."):
        return [{"offer": []}]
    return [] if is_allowed(Role.ANONYMOUS, action) else [{"login": []}, {"token": []}]
