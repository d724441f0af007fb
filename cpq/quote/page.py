"""Pages of a list by cursor: where the last page ended, as an opaque text."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime

from kernel.errors import FieldProblem, Malformed

LARGEST = 200
"""Most things on one page."""


def to_cursor(moment: datetime, thing_id: str) -> str:
    """Return the cursor of the page that begins behind a thing."""
    return base64.urlsafe_b64encode(json.dumps([moment.isoformat(), thing_id]).encode()).decode().rstrip("=")


def from_cursor(cursor: str | None) -> tuple[datetime, str] | None:
    """Read a cursor; None is the beginning.

    Raises:
        Malformed: no page of ours ended like that.
    """
    if cursor is None:
        return None
    try:
        moment, thing_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        at = datetime.fromisoformat(moment)
        if at.tzinfo is None or not isinstance(thing_id, str):
            raise ValueError(cursor)
    except (binascii.Error, ValueError, TypeError) as error:
        message = "This cursor is not one that a page ended with; begin without one."
        raise Malformed(message, problems=[FieldProblem("/cursor", message)], code="bad-cursor") from error
    return at, thing_id


def checked_limit(limit: int) -> int:
    """Return how many things a page has.

    Raises:
        Malformed: it is not from 1 to 200.
    """
    if not 1 <= limit <= LARGEST:
        message = f"A page has 1 to {LARGEST} things."
        raise Malformed(message, problems=[FieldProblem("/limit", message)], code="bad-limit")
    return limit
