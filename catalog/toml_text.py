"""How a text, a key and a day are written in TOML."""

from __future__ import annotations

import json
import re
from datetime import date

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def quoted(text: str) -> str:
    """Return a TOML string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def printed_key(name: str) -> str:
    """Return a key, between quotes if it needs them."""
    return name if _BARE.fullmatch(name) else quoted(name)


def is_day(text: str) -> bool:
    """Tell whether a text is a day written 2026-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
