"""Health."""

from __future__ import annotations

from typing import Literal

from api.schemas.base import Answer


class Health(Answer):
    """Whether the server does its work."""

    status: Literal["ok", "unavailable"]
    checks: dict[str, str]
