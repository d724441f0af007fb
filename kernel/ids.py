"""Ids: time-ordered UUIDv7 (RFC 9562), written with a prefix: `quo_0190f5c0a3b07c6e8f00d1e2f3a4b5c6`.

Document numbers (`Q-2026-000123`) are separate: `kernel.numbers` hands them out per series.
"""

from __future__ import annotations

import re

from uuid6 import uuid7

_ID = re.compile(r"([a-z]{3})_[0-9a-f]{32}")


def new_id(prefix: str) -> str:
    """Return a fresh id with a three-letter prefix.

    >>> new_id("quo")[:4]
    'quo_'
    """
    return f"{prefix}_{uuid7().hex}"


def is_id(text: str, prefix: str) -> bool:
    """Tell whether a text has the form of an id with this prefix."""
    match = _ID.fullmatch(text)
    return match is not None and match[1] == prefix
