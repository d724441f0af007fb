"""Secrets that belong to an installation: made once, kept in the data folder, readable by its owner only."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
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
    if not path.exists():
        _write_once(path, make() + "\n")
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    # Written aside and linked: two processes that start at once end with the same secret, and none reads half of it.
    handle, aside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    with contextlib.suppress(FileExistsError):
        os.link(aside, path)
    os.unlink(aside)
