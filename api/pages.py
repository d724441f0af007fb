"""Pages of lists.

An opaque signed cursor names the last thing seen, so that a list that grows meanwhile neither skips nor repeats.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from kernel.errors import FieldProblem, Malformed

SIGNATURE = 12
"""Bytes of the signature; forging one gains nothing but another page of the same list."""


def cursor_of(place: str, list_name: str, key: bytes) -> str:
    """Return the cursor after a thing.

    Args:
        place: what orders the list: the last thing's id or code.
        list_name: the list it belongs to, so that it fits no other.
        key: signs it.
    """
    return base64.urlsafe_b64encode(_signature(place, list_name, key) + place.encode()).decode().rstrip("=")


def place_of(cursor: str | None, list_name: str, key: bytes) -> str | None:
    """Return the place a cursor names; None for the beginning.

    Raises:
        Malformed: it is not a cursor of this list.
    """
    if cursor is None:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place = raw[SIGNATURE:].decode()
    except ValueError as error:
        raise _not_ours() from error
    if not hmac.compare_digest(raw[:SIGNATURE], _signature(place, list_name, key)):
        raise _not_ours()
    return place


def _signature(place: str, list_name: str, key: bytes) -> bytes:
    return hmac.new(key, f"cursor:{list_name}:{place}".encode(), hashlib.sha256).digest()[:SIGNATURE]


def _not_ours() -> Malformed:
    return Malformed(
        "The cursor is not one of this list; start without it.",
        problems=[FieldProblem("?cursor", "not a cursor of this list")],
        code="cursor",
    )
