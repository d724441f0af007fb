"""Tables: values, attributes and combinations read from CSV text.

Cells are checked while they are read, so that a wrong number is reported with the line of the table it stands in.
Columns a rule never asks for are kept as they are; they belong to the catalogue.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from rules.findings import Finding, Place, RuleErrors
from rules.syntax import Text
from rules.units import unit_of

Source = Callable[[str], str] | Mapping[str, str]

MOST_ROWS = 100_000
LARGEST_TABLE = 20_000_000
LONGEST_CODE = 100
CELLS_SHARED = 4_096
"""Texts of cells that are kept while a table is read: what it says again and again is one object in memory."""

_OTHER_MARKS = (";", "\t")
"""What spreadsheets put between columns where they do not put commas."""
_HEADER = re.compile(r"(?P<name>[a-z][a-z0-9_]*)\s*(?:\[(?P<unit>[^\]]*)\]|(?P<plain>\#))?\Z")
_CELL = re.compile(r'(?:(?<=,)|\A)(?:[ \t]*"(?:[^"]|"")*"[ \t]*|[^,]*)(?=,|\Z)')
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?\Z")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read: column headers, rows of stripped cells with their line numbers, and the lines themselves."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    lines: Sequence[str]

    def place(self, line: int) -> Place:
        """Return the place of a line of the table."""
        written = self.lines[line - 1]
        return Place(self.path, line, 1, max(1, len(written)), written)

    def places(self, line: int) -> tuple[Place, ...]:
        """Return the places of the cells of a row, in the order of the columns."""
        written = self.lines[line - 1]
        spots = [(match.start(), match.end()) for match in _CELL.finditer(written)]
        if len(spots) != len(self.columns):  # a cell goes over several lines
            return (self.place(line),) * len(self.columns)
        return tuple(Place(self.path, line, start + 1, max(1, end - start), written) for start, end in spots)


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Values with their attributes; the unit is None for text, "" for a plain number."""

    codes: tuple[str, ...]
    attributes: Mapping[str, Mapping[str, str]]
    units: Mapping[str, str | None]


def sheet(path: Text, source: Source, findings: list[Finding]) -> Sheet | None:
    """Read a CSV table; every row must have as many cells as the header."""
    text = _read(path, source, findings)
    if text is None:
        return None
    lines = text.removeprefix("\ufeff").splitlines()
    reader = csv.reader(lines, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    stripped = lru_cache(CELLS_SHARED)(str.strip)
    begins = 1
    try:
        for written in reader:
            begins = reader.line_num + 1
            cells = tuple(map(stripped, written))
            if any(cells) and not written[0].startswith("#"):
                rows.append((reader.line_num, cells))
    except csv.Error as error:
        written_there = lines[begins - 1]
        place = Place(path.text, begins, 1, max(1, len(written_there)), written_there)
        findings.append(Finding("error", "table", f"the table cannot be read: {error}", place, "check the quotes"))
        return None
    return _checked(path, rows, lines, findings)


def _checked(
    path: Text, rows: list[tuple[int, tuple[str, ...]]], lines: list[str], findings: list[Finding]
) -> Sheet | None:
    if len(rows) < 2:
        findings.append(Finding("error", "table", f"the table {path.text!r} has no rows", path.place))
        return None
    if len(rows) > MOST_ROWS + 1:
        message = f"the table has {len(rows) - 1:,} rows; {MOST_ROWS:,} are allowed"
        findings.append(Finding("error", "table-too-large", message, path.place))
        return None
    found = Sheet(path.text, rows[0][1], tuple(rows[1:]), lines)
    wrong = list(_misshapen(found, rows[0][0]))
    findings.extend(wrong)
    return None if wrong else found


def _misshapen(found: Sheet, header: int) -> Iterator[Finding]:
    """Complain about a table that is not separated by commas, or else about each row that is not as long as it."""
    mark = next((mark for mark in _OTHER_MARKS if len(found.columns) == 1 and mark in found.columns[0]), "")
    if mark:
        message = f"the columns of {found.path!r} are separated by {mark!r}"
        yield Finding("error", "table", message, found.place(header), "save it with commas between the columns")
        return
    for line, cells in found.rows:
        if len(cells) != len(found.columns):
            message = f"the row has {len(cells)} cells, the header {len(found.columns)}"
            yield Finding("error", "table", message, found.place(line))


def _read(path: Text, source: Source, findings: list[Finding]) -> str | None:
    try:
        text = source[path.text] if isinstance(source, Mapping) else source(path.text)
    except RuleErrors as errors:
        findings.extend(errors.findings)
        return None
    except (KeyError, OSError, ValueError):
        message = f"there is no table {path.text!r}"
        findings.append(Finding("error", "no-table", message, path.place, "check the file name and its folder"))
        return None
    if len(text) > LARGEST_TABLE:
        message = f"the table has {len(text):,} characters; {LARGEST_TABLE:,} are allowed"
        findings.append(Finding("error", "table-too-large", message, path.place))
        return None
    return text


def value_table(path: Text, source: Source, findings: list[Finding]) -> ValueTable | None:
    """Read the values of a characteristic: column `code`, all other columns are attributes."""
    found = sheet(path, source, findings)
    if found is None:
        return None
    if "code" not in found.columns:
        message = f"the table {path.text!r} has no column `code`"
        findings.append(Finding("error", "table", message, path.place, "add a column `code` with the value codes"))
        return None
    before = len(findings)
    headers = [_header(found, column, findings) for column in found.columns]
    _report_repeated((name for name, _ in headers), "column", found.place(1), findings)
    at = found.columns.index("code")
    codes: list[str] = []
    attributes: dict[str, dict[str, str]] = {}
    for line, cells in found.rows:
        code = _code(found, line, at, cells[at], attributes, findings)
        codes.append(code)
        attributes[code] = {
            name: _cell(found, line, index, headers[index], cell, findings)
            for index, ((name, _), cell) in enumerate(zip(headers, cells, strict=True))
            if name != "code"
        }
    if len(findings) > before:
        return None
    return ValueTable(tuple(codes), attributes, {name: unit for name, unit in headers if name != "code"})


def _header(found: Sheet, column: str, findings: list[Finding]) -> tuple[str, str | None]:
    match = _HEADER.match(column)
    if match is None:
        return column, None
    if match["plain"]:
        return match["name"], ""
    if match["unit"] is not None and unit_of(match["unit"]) is None:
        message = f"{match['unit']!r} in column {column!r} is not a unit"
        findings.append(Finding("error", "unknown-unit", message, found.place(1)))
    return match["name"], match["unit"]


def _code(found: Sheet, line: int, at: int, code: str, known: Mapping[str, object], findings: list[Finding]) -> str:
    if not code or len(code) > LONGEST_CODE or not code.isprintable():
        message = f"a value code has 1 to {LONGEST_CODE} printable characters; this row has {code[:20]!r}"
        findings.append(Finding("error", "table", message, found.places(line)[at]))
    elif code in known:
        message = f"the value {code!r} stands in the table twice"
        findings.append(Finding("error", "repeated", message, found.places(line)[at], "remove one of the rows"))
    return code


def _cell(found: Sheet, line: int, at: int, header: tuple[str, str | None], cell: str, findings: list[Finding]) -> str:
    name, unit = header
    if unit is not None and cell and not _NUMBER.match(cell):
        message = f"{cell!r} in column {name!r} is not a number"
        hint = "write digits with a point, such as 12.5, without a unit; leave the cell empty for 0"
        findings.append(Finding("error", "table", message, found.places(line)[at], hint))
    return cell


def _report_repeated(names: Iterable[str], what: str, place: Place, findings: list[Finding]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            findings.append(Finding("error", "repeated", f"there are two {what}s {name!r}", place))
        seen.add(name)


def number_of(text: str) -> Fraction:
    """Return the exact number of a checked cell; an empty cell is 0."""
    return Fraction(text or "0")
