"""CSV as text: its records with the place of every cell, and cells written down again.

The dialect is RFC 4180: commas, double quotes doubled inside quotes; a byte order mark, blank lines and lines that
start with `#` are skipped. The standard reader loses the places, hence this one: lines without quotes are split, and a
regular expression walks the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rules.tables import CELLS_SHARED

COMMENT = "#"
"""A record whose first cell begins with it says nothing."""

_CELL = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^,"\r\n]*))(,|\r\n|\n|\r|\Z)')
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r)?")
_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTED = re.compile(r'[,"\r\n]|\A\s|\s\Z')

Spot = tuple[int, int]
"""Line and column, from 1."""


class BrokenQuote(ValueError):
    """A quote is not closed, or stands inside a cell without quotes."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"broken quote in line {line}, column {column}")
        self.line, self.column = line, column


class Record(NamedTuple):
    """A line that says something; one with quoted line ends spans several lines of the text.

    Args:
        cells: their texts without surrounding blanks.
        start: where the record starts in the text, an offset.
        end: where it ends, its line end included.
        line: on which it starts.
        plain: its text, if it has no quotes.
        quoted: where each cell stands, if it has.
    """

    cells: list[str]
    start: int
    end: int
    line: int
    plain: str = ""
    quoted: tuple[Spot, ...] = ()

    @property
    def spots(self) -> Sequence[Spot]:
        """Where each cell stands."""
        if self.quoted:
            return self.quoted
        starts = accumulate((len(cell) + 1 for cell in self.plain.split(",")), initial=1)
        return [(self.line, start) for start, _ in zip(starts, self.cells, strict=False)]


def records(text: str) -> Iterator[Record]:
    """Yield the records of a text in order.

    Raises:
        BrokenQuote: at the first broken quote, after all records before it.
    """
    at = 1 if text.startswith("\ufeff") else 0
    line = 1
    stripped = lru_cache(CELLS_SHARED)(str.strip)
    while at < len(text):
        found = _LINE.match(text, at)
        assert found is not None  # it matches everywhere
        plain = found[1]
        if '"' in plain:
            record, lines = _quoted(text, at, line)
        else:
            record, lines = Record(list(map(stripped, plain.split(","))), at, found.end(), line, plain), 1
        if any(record.cells) and not record.cells[0].startswith(COMMENT):
            yield record
        at, line = record.end, line + lines


def written(cells: Iterable[str]) -> str:
    """Return a record of cells without its line end."""
    return ",".join([written_cell(cell) for cell in cells])


def written_cell(cell: str) -> str:
    """Return a cell, between quotes where it needs them."""
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.search(cell) else cell


def line_end_of(text: str) -> str:
    """Return the line end that a text uses."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _quoted(text: str, start: int, line: int) -> tuple[Record, int]:
    """Read a record with quotes; return it and how many lines it takes."""
    at, line_start, first = start, start, line
    cells: list[str] = []
    spots: list[Spot] = []
    while True:
        match = _CELL.match(text, at)
        if match is None:
            raise BrokenQuote(line, at - line_start + 1)
        quoted, plain, mark = match.groups()
        cells.append((plain if quoted is None else quoted.replace('""', '"')).strip())
        spots.append((line, at - line_start + 1))
        for found in _LINE_END.finditer(text, at, match.end()):
            line, line_start = line + 1, found.end()
        at = match.end()
        if mark != ",":
            return Record(cells, start, at, first, quoted=tuple(spots)), max(1, line - first)
