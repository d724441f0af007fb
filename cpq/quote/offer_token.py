"""The token of an offer: 256 random bits that only the customer holds.

It is shown once, to be put into the link; we keep its SHA-256, from which it cannot be found. A fast hash is right
here: there is nothing to guess in 256 random bits.
"""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """Return a fresh token, safe in the fragment of a link."""
    return secrets.token_urlsafe(BYTES)


def token_hash(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
