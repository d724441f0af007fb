"""Prints what forms hold as TOML: a value, a key with its value, a whole entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from catalog.entries.kinds import EntryKind, Field
from catalog.toml_text import is_day, printed_key, quoted

WIDEST = 120
_BARE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def printed_entry(kind: EntryKind, values: Mapping[str, Any]) -> str:
    """Return an entry under its header, without a line end behind it."""
    lines = [f"[{kind.name}]" if kind.times == "once" else f"[[{kind.name}]]"]
    lines += [printed_pair(each, values[each.name]) for each in kind.fields if each.name in values]
    return "\n".join(lines)


def printed_pair(of: Field, value: Any) -> str:
    """Return a key with its value."""
    return f"{printed_key(of.name)} = {printed(of, value)}"


def printed(of: Field, value: Any, like: Any = None) -> str:
    """Return a value as TOML.

    Args:
        of: its field.
        value: what a form holds.
        like: what stood there; numbers and days stay with or without quotes, as they were.
    """
    if of.type == "flag":
        return "true" if value else "false"
    if of.type == "words":
        return f"[{', '.join(map(quoted, value))}]"
    if of.type == "name":
        return f"{{ {', '.join(f'{printed_key(language)} = {quoted(text)}' for language, text in value.items())} }}"
    if of.type == "rows":
        return _printed_rows(of, value)
    if of.type == "day" and not isinstance(like, str) and is_day(value):
        return str(value)
    is_bare = isinstance(like, int | Decimal) and not isinstance(like, bool)
    return value if of.type == "number" and is_bare and _BARE_NUMBER.fullmatch(value) else quoted(value)


def printed_row(of: Field, row: Mapping[str, Any]) -> str:
    """Return a row of a table."""
    pairs = [printed_pair(column, row[column.name]) for column in of.columns if column.name in row]
    return f"{{ {', '.join(pairs)} }}"


def _printed_rows(of: Field, rows: list[Mapping[str, Any]]) -> str:
    printed_ = [printed_row(of, row) for row in rows]
    one_line = f"[{', '.join(printed_)}]"
    if len(rows) < 2 and len(one_line) + len(of.name) < WIDEST:
        return one_line
    return "\n".join(["[", *(f"    {row}," for row in printed_), "]"])
