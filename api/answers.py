"""Answers leave as ready bytes: plain data through orjson, without a model on the way out."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson
from starlette.responses import Response

JSON = "application/json"


def ready(
    data: Any, status: int = 200, *, version: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a JSON answer.

    Args:
        data: plain data; dates and moments are written in ISO 8601.
        status: HTTP status.
        version: of the thing, sent as its ETag.
        headers: more headers.
    """
    return ready_bytes(orjson.dumps(data), status, version=version, headers=headers)


def ready_bytes(
    body: bytes, status: int = 200, *, version: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a JSON answer that is already encoded. Nobody keeps it: answers differ by actor and by moment."""
    sent = {"Cache-Control": "no-store", **(headers or {})}
    if version is not None:
        sent["ETag"] = etag(version)
    return Response(body, status, sent, media_type=JSON)


def etag(version: int) -> str:
    """Return the ETag of a version."""
    return f'"{version}"'


def file(body: bytes, media_type: str, *, name: str | None = None, immutable: bool = False) -> Response:
    """Return the bytes of a document or a picture.

    Args:
        body: the bytes.
        media_type: such as `application/pdf`.
        name: what to call it when it is saved.
        immutable: the path names the content, so that it may be kept for ever.
    """
    headers = {"Cache-Control": "public, max-age=31536000, immutable" if immutable else "no-store"}
    if name is not None:
        headers["Content-Disposition"] = f'inline; filename="{name}"'
    return Response(body, 200, headers, media_type=media_type)


def asked_again(body: bytes, media_type: str, known: str | None) -> Response:
    """Return bytes that seldom change: who has them already is told only that they are still right.

    Args:
        body: the bytes; their digest is the ETag.
        media_type: what they are.
        known: ETags of what the caller has, as in If-None-Match; proxies that compress may have made them weak.
    """
    tag = f'"{sha256(body).hexdigest()}"'
    headers = {"Cache-Control": "public, no-cache", "ETag": tag}
    if known is not None and tag in known:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media_type=media_type)
