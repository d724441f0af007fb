"""Secrets that belong to an installation: made once, kept in the data folder, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from kernel.settings import Settings

FOLDER = "keys"
SECRET_KEY = "secret.key"


def secret_key(settings: Settings) -> bytes:
    """Return the key that signs cursors and CSRF tokens: the operator's, or the installation's own."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode()
    return kept(settings.data, SECRET_KEY, lambda: secrets.token_hex(32)).encode()


def kept(data: Path, name: str, make: Callable[[], str]) -> str:
    """Return a secret of the data folder, making it when it is missing."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    secret = make()
    with os.fdopen(handle, "w") as file:
        file.write(secret + "\n")
    return secret
