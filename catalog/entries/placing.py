"""Tells which field of an entry a problem in its file belongs to."""

from __future__ import annotations

from catalog.entries.reading import Entry, EntryFile
from catalog.toml_places import Place


def field_at(file: EntryFile, entry: Entry, place: Place) -> str | None:
    """Return the field of an entry that stands at a line and a column; None if it is not in the entry.

    Returns:
        `percent`, `options/0/amount`, `name/ru`; empty for the entry as a whole.
    """
    first, last = file.lines(entry)
    if not first <= place[0] <= last:
        return None
    inside = [path for path, at in file.places.items() if path[: len(entry.path)] == entry.path and at == place]
    path = max(inside, key=len, default=entry.path)  # of those that begin there the one that tells most
    return "/".join(str(part) for part in path[len(entry.path) :])
