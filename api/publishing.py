"""Releases over HTTP: check rule files, publish product files, list what was published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.runtime import Runtime
from api.schemas.catalogue import NewRelease
from kernel.access import Actor

Json = dict[str, Any]


def releases_page(runtime: Runtime, product: str | None, *, cursor: str | None, limit: int) -> Json:
    """Return a page of releases, newest first."""
    raise NotImplementedError


def publish_files(runtime: Runtime, actor: Actor, body: NewRelease, request_id: str) -> Json:
    """Publish the files of a product, or return what stands against it."""
    raise NotImplementedError


def check_rules(files: Mapping[str, str]) -> Json:
    """Read rule files and return all their errors."""
    raise NotImplementedError
