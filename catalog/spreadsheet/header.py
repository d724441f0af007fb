"""Which row of a sheet names its columns, and which column of a table each of them means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.spreadsheet.kinds import NAMES, plain, stem_of

MOST_LINES = 30
"""Rows from the top among which the header is looked for."""

Names = Mapping[str, Sequence[str]]
"""Stem of a column -> what people call it, besides `NAMES`."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet.

    Args:
        row: its number; 0 if the sheet is empty.
        titles: what stands in it; the texts of its cells.
        columns: column of the sheet (from 1) -> column of the table.
    """

    row: int
    titles: tuple[str, ...]
    columns: Mapping[int, str]


def header_of(
    rows: Sequence[Sequence[str]], known: Sequence[str], names: Names, chosen: Mapping[int, str] | None = None
) -> Header:
    """Return the header of a sheet: the row in which most titles are columns of the table, the first of several.

    Args:
        rows: of the sheet.
        known: the columns of the table.
        names: what else people call them.
        chosen: what a person said: column of the sheet -> column of the table, or empty to leave it out.
    """
    meanings = _meanings(known, names)
    best: Header | None = None
    for number, row in enumerate(rows[:MOST_LINES], 1):
        if any(cell.strip() for cell in row):
            found = Header(number, _titles(row), _matched(row, meanings, chosen or {}))
            if best is None or len(found.columns) > len(best.columns):
                best = found
    return best or Header(0, (), {})


def likeness(rows: Sequence[Sequence[str]], known: Sequence[str], names: Names) -> float:
    """Return how much a sheet looks like a table: the share of titles and columns that mean each other, from 0 to 1."""
    header = header_of(rows, known, names)
    titles = sum(1 for title in header.titles if title)
    return 0.0 if not known or not titles else len(header.columns) / max(len(known), titles)


def _titles(row: Sequence[str]) -> tuple[str, ...]:
    titles = [" ".join(cell.split()) for cell in row]
    while titles and not titles[-1]:
        titles.pop()
    return tuple(titles)


def _meanings(known: Sequence[str], names: Names) -> list[dict[str, str]]:
    """Return what titles mean, from the surest way of telling to the least sure one."""
    stems = {column: stem_of(column) for column in known}
    exact = {column: column for column in known}
    written = {plain(column): column for column in reversed(known)}
    bare = {plain(stem): column for column, stem in reversed(stems.items())}
    called = {
        plain(name): column
        for column, stem in reversed(stems.items())
        for name in (*names.get(stem, ()), *NAMES.get(stem, ()))
    }
    return [exact, written, bare, called]


def _matched(row: Sequence[str], meanings: Sequence[Mapping[str, str]], chosen: Mapping[int, str]) -> dict[int, str]:
    """Return which column each cell means; each column once, the surest way of telling first."""
    found = {at: column for at, column in chosen.items() if column}
    taken = set(found.values())
    for step, meaning in enumerate(meanings):
        for at, cell in enumerate(row, 1):
            title = " ".join(cell.split()) if step == 0 else plain(cell)
            column = meaning.get(title)
            if column is not None and column not in taken and at not in found and at not in chosen:
                found[at] = column
                taken.add(column)
    return dict(sorted(found.items()))
