"""Passwords and random secrets: how they are made, hashed and compared."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

BITS = 256
TOKEN_PREFIX = "qw_"
"""Lets secret scanners and people recognise a token of ours."""

_hasher = PasswordHasher()
_room = threading.BoundedSemaphore(2)  # 64 MB each: a burst of logins must not eat the memory


def hashed_password(password: str) -> str:
    """Return the argon2id hash of a password."""
    with _room:
        return _hasher.hash(password)


def is_password(password: str, stored: str | None) -> bool:
    """Tell whether a password belongs to a stored hash; takes as long when there is none."""
    with _room:
        try:
            return _hasher.verify(stored or _nobody(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe())


def new_secret() -> str:
    """Return 256 random bits as URL-safe text."""
    return secrets.token_urlsafe(BITS // 8)


def new_token() -> str:
    """Return a token for a program."""
    return TOKEN_PREFIX + new_secret()


def digest_of(secret: str) -> str:
    """Return what is stored of a random secret. 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(secret: str, key: bytes) -> str:
    """Return the CSRF token of a login: derived from its cookie, so that nothing more is stored."""
    return hmac.new(key, b"csrf:" + secret.encode(), hashlib.sha256).hexdigest()


def is_same(given: str, expected: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())
