"""Digests of canonical bytes: SHA-256 over canonical JSON (RFC 8785).

Whatever we promise (a release, a revision, a waterfall, an order) is frozen under such a digest. Numbers that
matter travel as strings, so that no reader's floating point can change them.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
import rfc8785


def canonical(data: Any) -> bytes:
    """Return the canonical JSON bytes of plain data (dict, list, str, int, bool, None)."""
    return rfc8785.dumps(data)


def digest(data: Any) -> str:
    """Return the lower-case hexadecimal SHA-256 of the canonical JSON of plain data."""
    return hashlib.sha256(canonical(data)).hexdigest()


def digest_of_texts(data: Any) -> str:
    """Return what `digest` does, for data without numbers, many times faster: a click digests the price it shows.

    RFC 8785 and orjson write texts, flags and nulls alike, and order keys alike as long as they are ASCII; only numbers
    differ.

    Args:
        data: dicts with ASCII keys, lists, texts, booleans and None; nothing else.
    """
    return digest_bytes(orjson.dumps(data, option=orjson.OPT_SORT_KEYS))


def digest_bytes(data: bytes) -> str:
    """Return the lower-case hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()
