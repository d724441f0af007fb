"""Errors as answers: the kind of an error decides its status; the body follows RFC 9457. Nobody else knows both.

What is for people is told in the language of whoever asks (Accept-Language). Where that is not English, `english` holds
the English beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.language import ENGLISH, spoken_to
from api.russian import in_russian
from kernel.errors import FieldProblem, Malformed, QuotewrightError
from rules import MOST_FINDINGS

MEDIA_TYPE = "application/problem+json"

STATUS: Mapping[str, int] = {
    "malformed": 422,
    "unknown": 404,
    "conflict": 409,
    "stale": 412,
    "refused": 403,
    "unauthenticated": 401,
    "expired": 410,
    "exhausted": 503,
    "broken": 500,
    "precondition-missing": 428,
    "too-large": 413,
}
"""Kind of error -> status."""

STATUS_OF_CODE: Mapping[str, int] = {"rate-limited": 429, "database-unavailable": 503}
"""Codes that say more than their kind."""

TITLES: Mapping[int, str] = {
    400: "Bad request",
    401: "Login needed",
    403: "Not allowed",
    404: "Unknown",
    405: "Method not allowed",
    409: "Conflict",
    410: "Expired",
    412: "Changed since it was read",
    413: "Too large",
    422: "Cannot be read",
    428: "If-Match is missing",
    429: "Too many requests",
    500: "Our fault",
    503: "Not available now",
}

AWAY = "The database does not answer (locked, full or away). Nothing was changed; try again shortly."
GUARDED = (
    "The database refused this change; somebody else may have been faster. Nothing was changed; read again and repeat."
)
OURS = "Something broke on our side. Nothing was changed. The request id ties this answer to our log."
RETRY_DATABASE_S = 2
"""Seconds to wait before asking a database that did not answer again."""


class PreconditionMissing(QuotewrightError):
    """A change came without If-Match."""

    kind = "precondition-missing"


class TooLarge(QuotewrightError):
    """A body is larger than we read."""

    kind = "too-large"


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    path: str,
    request_id: str,
    language: str = ENGLISH,
    problems: Sequence[FieldProblem] = (),
    facts: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the answer that describes a problem, in a language; `text` among its facts is the detail in each."""
    body: dict[str, Any] = {
        "type": f"urn:quotewright:problem:{code}",
        "title": TITLES.get(status, "Problem"),
        "status": status,
        "detail": detail,
        "code": code,
        "instance": path,
        "request_id": request_id,
        "problems": problems_json(problems),
    }
    if facts:
        body["facts"] = dict(facts)
    encoded = orjson.dumps(in_language(body, language), default=str)
    sent = {"Cache-Control": "no-store", "Content-Language": language, **(headers or {})}
    return Response(encoded, status, sent, media_type=MEDIA_TYPE)


def problems_json(problems: Sequence[FieldProblem]) -> list[dict[str, str]]:
    """Return the first problems, as many as anybody reads; the detail says how many there are."""
    return [{"path": one.path, "message": one.message} for one in problems[:MOST_FINDINGS]]


def in_language(body: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return a problem in a language, with `english` beside it where that is another one."""
    if language == ENGLISH:
        return dict(body)
    text = body.get("facts", {}).get("text")
    told = {"title": in_russian(body["title"])} if "title" in body else {}
    told["detail"] = text[language] if isinstance(text, Mapping) and language in text else in_russian(body["detail"])
    problems = [{**each, "message": in_russian(each["message"])} for each in body["problems"]]
    english = {name: body[name] for name in (*told, "problems")}
    return {**body, **told, "problems": problems, "english": english}


def install(app: FastAPI) -> None:
    """Answer every error of an application as a problem."""
    app.add_exception_handler(QuotewrightError, _ours)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(SQLAlchemyError, _storage)
    app.add_exception_handler(Exception, _unexpected)


def request_id_of(request: Request) -> str:
    """Return the id of a request."""
    return str(request.scope.get("request_id", "-"))


def _answer(request: Request, status: int, code: str, detail: str, **more: Any) -> Response:
    more = {"path": request.url.path, "request_id": request_id_of(request), "language": spoken_to(request), **more}
    return problem(status, code, detail, **more)


def status_of(error: QuotewrightError) -> int:
    """Return the status of an error."""
    return STATUS_OF_CODE.get(error.code, STATUS.get(error.kind, 500))


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, QuotewrightError)
    status = status_of(error)
    headers = {}
    if "retry_after" in error.facts:
        headers["Retry-After"] = str(error.facts["retry_after"])
    elif status == 503:
        headers["Retry-After"] = str(RETRY_DATABASE_S)
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if status >= 500:
        _note(error)
    return _answer(
        request,
        status,
        error.code,
        error.message,
        problems=error.problems if isinstance(error, Malformed) else (),
        facts=error.facts,
        headers=headers,
    )


def _note(error: QuotewrightError) -> None:
    # Of the database's own words only the first line: the rest repeats the statement with what people typed.
    log, cause = structlog.get_logger(), error.__cause__
    if isinstance(cause, SQLAlchemyError):
        log.error("request.storage", code=error.code, error=_first_line(cause))
    else:
        log.error("request.broken", code=error.code, error=error.message, exc_info=error)


def _first_line(error: SQLAlchemyError) -> str:
    return (str(getattr(error, "orig", None) or error).splitlines() or [""])[0]


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [FieldProblem(_path(one["loc"], one["type"]), _message(one)) for one in error.errors()]
    code = "malformed-json" if any(one["type"] == "json_invalid" for one in error.errors()) else "malformed"
    count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
    return _answer(request, 422, code, f"The request cannot be read: {count}.", problems=found)


def _path(location: Sequence[str | int], kind: str) -> str:
    where, *rest = location
    if kind == "json_invalid":
        return f"character {rest[0]}" if rest else ""
    if where == "query":
        return f"?{rest[0]}"
    if where in ("header", "path", "cookie"):
        return f"{where} {rest[0]}"
    return "".join(f"/{_escaped(part)}" for part in rest if part != "[key]")


def _escaped(part: str | int) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")


def _message(one: Mapping[str, Any]) -> str:
    if one["type"] == "json_invalid":
        return f"not JSON: {one.get('ctx', {}).get('error', 'unreadable')}"
    if one["type"] == "extra_forbidden":
        return "no such member; leave it out"
    message = str(one["msg"])
    return message[:1].lower() + message[1:]


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # the framework's word for a body that is no JSON in a way it did not foresee
        return _answer(request, 422, "malformed-json", "The body cannot be read as JSON.")
    details = {
        404: ("unknown-path", f"There is nothing at {request.url.path}. The paths are listed in /v1/openapi.json."),
        405: ("method-not-allowed", f"{request.method} is not possible at {request.url.path}."),
    }
    code, detail = details.get(error.status_code, ("bad-request", str(error.detail)))
    return _answer(request, error.status_code, code, detail, headers=error.headers)


async def _storage(request: Request, error: Exception) -> Response:
    if isinstance(error, DataError):
        return _answer(request, 422, "malformed", "The request has characters or numbers that cannot be stored.")
    if isinstance(error, IntegrityError):
        structlog.get_logger().warning("request.guarded", error=_first_line(error))
        return _answer(request, 409, "guarded", GUARDED)
    assert isinstance(error, SQLAlchemyError)
    structlog.get_logger().error("request.storage", error=_first_line(error))
    return _answer(request, 503, "database-unavailable", AWAY, headers={"Retry-After": str(RETRY_DATABASE_S)})


async def _unexpected(request: Request, error: Exception) -> Response:
    structlog.get_logger().error("request.broken", exc_info=error)
    return _answer(request, 500, "broken", OURS)
