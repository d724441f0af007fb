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

FILE = Path(__file__).parent / "openapi.json"
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
        schemas = made["components"]["schemas"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        made["components"]["securitySchemes"] = {
            "login": {"type": "apiKey", "in": "cookie", "name": "quotewright_session"},
            "token": {"type": "http", "scheme": "bearer", "bearerFormat": "qw_..."},
        }
        app.openapi_schema = made
    return app.openapi_schema


def _as_problems(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        content = response.get("content", {})
        if int(status) >= 400 and "application/json" in content:
            response["content"] = {MEDIA_TYPE: content.pop("application/json")}
