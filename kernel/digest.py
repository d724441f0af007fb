"""Digests of canonical bytes: SHA-256 over canonical JSON (RFC 8785).

Whatever we promise (a release, a revision, a waterfall, an order) is frozen under such a digest. Numbers that
matter travel as strings, so that no reader's floating point can change them.
"""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785


def canonical(data: Any) -> bytes:
    """Return the canonical JSON bytes of plain data (dict, list, str, int, bool, None)."""
    return rfc8785.dumps(data)


def digest(data: Any) -> str:
    """Return the lower-case hexadecimal SHA-256 of the canonical JSON of plain data."""
    return hashlib.sha256(canonical(data)).hexdigest()


def digest_bytes(data: bytes) -> str:
    """Return the lower-case hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()
