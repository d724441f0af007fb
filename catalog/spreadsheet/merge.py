"""What a sheet makes of a table: rows added, changed, removed, and cells that cannot stand, each at its place.

Rows are told apart by the key of the table's kind; of several rows with one key the first of the sheet is the first of
the table, and so on. Equal numbers are equal however they are written, and what does not change stays as it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from catalog.csv_text import COMMENT
from catalog.spreadsheet.header import Header
from catalog.spreadsheet.kinds import TableKind, is_number, kind_of
from catalog.spreadsheet.numbers import Mark, decimal_mark, number_text, same_number
from catalog.spreadsheet.table import Row, Table, row_of, text_of, widened
from catalog.spreadsheet.upload import Spot, Tab
from kernel.text import Text

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
_LINE_BREAK = re.compile(r"\s*[\r\n]+\s*")

Key = tuple[str, ...]
Action = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell of a sheet cannot stand.

    Args:
        row: of the sheet.
        column: of the sheet; 0 for the whole row.
        message: what is wrong and what to do.
    """

    row: int
    column: int
    message: Text


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a row.

    Args:
        action: what.
        row: of the sheet; None for a row that is removed.
        before: its cells in the table; None for a new row.
        after: its cells from now on; None for a removed one.
    """

    action: Action
    row: int | None
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True)
class Merged:
    """A table with a sheet put into it.

    Args:
        columns: of the table from now on.
        changes: in the order of the table from now on, removed rows last.
        size: rows of the table from now on.
        unchanged: how many rows of the sheet are as they were.
        is_reordered: rows that stay stand in another order.
        problems: cells that cannot stand.
        text: the table from now on.
        row_of_line: line of the text -> row of the sheet it comes from.
        mark: the decimal mark that was taken for the sheet's.
    """

    columns: tuple[str, ...]
    changes: tuple[Change, ...]
    size: int
    unchanged: int
    is_reordered: bool
    problems: tuple[CellProblem, ...]
    text: str
    row_of_line: Mapping[int, int] = field(repr=False)
    mark: Mark | None

    def counts(self) -> dict[str, int]:
        """Return how many rows have which fate."""
        found = Counter(change.action for change in self.changes)
        return {**{action: found[action] for action in ("added", "changed", "removed")}, "unchanged": self.unchanged}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a sheet is to be put into a table.

    Args:
        removes: rows that the sheet does not have are taken away, and the order becomes that of the sheet.
        mark: before decimals; found out if None.
        fixes: cells of the sheet that were corrected.
        left_out: rows of the sheet that do not count.
    """

    removes: bool = False
    mark: Mark | None = None
    fixes: Mapping[Spot, str] = field(default_factory=dict)
    left_out: Collection[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet in the columns of the table; None where the sheet says nothing."""

    number: int
    cells: tuple[str | None, ...]


AtRow = Callable[[int], None]
"""Hears which row of a sheet its reader has come to; it may raise, and reading ends there."""

ROWS_TOLD = 2_000
"""Rows from one telling to the next."""


def merged(
    table: Table, text: str, tab: Tab, header: Header, wishes: Wishes, at_row: AtRow = lambda _row: None
) -> Merged:
    """Put a sheet into a table.

    Args:
        table: as it stands, or a new one without rows.
        text: as it stands; returned when nothing changes.
        tab: the sheet.
        header: which of its columns mean which of the table's; columns the table does not have are added to it.
        wishes: how.
        at_row: hears every so many rows how far it has come.
    """
    added = [column for column in header.columns.values() if column not in table.columns]
    merging = _Merging(widened(table, added), tab, header, wishes, at_row)
    found = merging.result()
    is_same = not found.changes and not found.is_reordered and not added
    return replace(found, text=text) if is_same and text else found


Place = tuple[Key, int]
"""A key, and how many rows with the same key stand above."""


class _Merging:
    """One sheet being put into one table."""

    def __init__(self, table: Table, tab: Tab, header: Header, wishes: Wishes, at_row: AtRow) -> None:
        self._table, self._tab, self._header, self._wishes = table, tab, header, wishes
        self._at_row = at_row
        self._kind = kind_of(table.columns)
        self._problems: list[CellProblem] = []
        at = {column: place for place, column in header.columns.items()}
        self._columns = tuple(at.get(column, 0) for column in table.columns)
        self._numeric = tuple(is_number(self._kind, column) for column in table.columns)
        self._key_at = _key_places(self._kind, table.columns)
        self._mark = wishes.mark or self._decimal_mark()

    def result(self) -> Merged:
        """Return what comes of it."""
        lines = list(self._lines()) if self._has_columns() else []
        old = dict(zip(_numbered(self._key(row.cells) for row in self._table.rows), self._table.rows, strict=True))
        new: dict[Place, Row] = {}
        numbers: dict[Place, int] = {}
        for place, line in zip(_numbered(self._key(line.cells) for line in lines), lines, strict=True):
            self._check_key(place, line, numbers)
            new[place] = self._row(line, old.get(place))
            numbers[place] = line.number
        order = list(new) if self._wishes.removes else _inserted(list(old), list(new))
        if self._kind.is_ascending:
            order.sort(key=_size)
        return self._merged(old, new, numbers, order)

    def _merged(
        self, old: Mapping[Place, Row], new: Mapping[Place, Row], numbers: Mapping[Place, int], order: Sequence[Place]
    ) -> Merged:
        touched = [place for place in order if place in new and new[place] is not old.get(place)]
        changes = [_change(numbers[place], old.get(place), new[place]) for place in touched]
        staying = set(order)
        gone = [place for place in old if place not in staying]
        changes += [Change("removed", None, old[place].cells, None) for place in gone]
        final = _with_leads([(place, new.get(place) or old[place]) for place in order], old, staying)
        text, lines = text_of(self._table, final)
        numbered = zip(order, lines, strict=True)
        return Merged(
            columns=self._table.columns,
            changes=tuple(changes),
            size=len(order),
            unchanged=len(new) - len(touched),
            is_reordered=[place for place in order if place in old] != [place for place in old if place in staying],
            problems=tuple(self._problems),
            text=text,
            row_of_line={line: numbers[place] for place, line in numbered if place in numbers},
            mark=self._mark,
        )

    # --- rows of the sheet --------------------------------------------------------------------------------------

    def _has_columns(self) -> bool:
        """Tell whether the sheet has the columns that tell rows apart; report those it lacks."""
        key = [self._table.columns[at] for at in self._key_at if not self._columns[at]]
        missing = [column for column in key if not self._kind.key or column in self._kind.signature]
        for column in missing:
            self._report(self._header.row, 0, _lacks_column(column))
        return not missing

    def _lines(self) -> Iterator[_Line]:
        fixed_rows = {row for row, _ in self._wishes.fixes}
        for number, row in enumerate(self._tab.rows[self._header.row :], self._header.row + 1):
            if number % ROWS_TOLD == 0:
                self._at_row(number)
            if number in self._wishes.left_out:
                continue
            if number in fixed_rows or any(cell and not cell.isspace() for cell in row):
                yield self._line(number, row)

    def _line(self, number: int, row: Sequence[str]) -> _Line:
        cells: list[str | None] = []
        for column, numeric in zip(self._columns, self._numeric, strict=True):
            cells.append(self._cell(number, column, row, numeric) if column else None)
        if cells and (cells[0] or "").startswith(COMMENT):
            self._report(number, self._columns[0], _IS_COMMENT)
        return _Line(number, tuple(cells))

    def _cell(self, number: int, column: int, row: Sequence[str], numeric: bool) -> str:
        fix = self._wishes.fixes.get((number, column))
        if fix is None and (number, column) in self._tab.broken:
            self._report(number, column, self._tab.broken[number, column])
            return ""
        written = fix if fix is not None else row[column - 1] if column <= len(row) else ""
        cell = _one_line(written.strip())
        if not numeric or not cell:
            return cell
        found = number_text(cell, self._mark)
        if found is None:
            self._report(number, column, _two_numbers(cell))
        return cell if found is None else found

    def _decimal_mark(self) -> Mark | None:
        columns = [at for at, numeric in zip(self._columns, self._numeric, strict=True) if at and numeric]
        rows = self._tab.rows[self._header.row :]
        said = decimal_mark(row[at - 1] for row in rows for at in columns if at <= len(row))
        return said or ("," if self._tab.decimal == "," else None)

    def _key(self, cells: Sequence[str | None]) -> Key:
        return tuple(_normal(cells[at] or "", self._numeric[at]) for at in self._key_at)

    def _check_key(self, place: Place, line: _Line, numbers: Mapping[Place, int]) -> None:
        key, count = place
        first = self._columns[self._key_at[0]] if self._key_at else 0
        if self._kind.key and not key[0]:
            self._report(line.number, first, _key_is_empty(self._table.columns[self._key_at[0]]))
        elif count and self._kind.is_unique and (key, 0) in numbers:
            self._report(line.number, first, _repeated(key, numbers[key, 0]))

    def _row(self, line: _Line, before: Row | None) -> Row:
        """Return the row as it stands from now on: the very row of the table if nothing about it changes."""
        if before is None:
            return row_of([cell or "" for cell in line.cells])
        cells = [
            old if new is None or (same_number(old, new) if numeric else old == _one_line(new)) else new
            for old, new, numeric in zip(before.cells, line.cells, self._numeric, strict=True)
        ]
        same = all(new == old or new == _one_line(old) for new, old in zip(cells, before.cells, strict=True))
        return before if same else row_of(cells, before.lead)

    def _report(self, row: int, column: int, message: Text) -> None:
        self._problems.append(CellProblem(row, column, message))


def _change(number: int, before: Row | None, after: Row) -> Change:
    return Change("changed" if before else "added", number, before.cells if before else None, after.cells)


def _key_places(kind: TableKind, columns: Sequence[str]) -> tuple[int, ...]:
    return tuple(columns.index(column) for column in kind.key or columns if column in columns)


def _numbered(keys: Iterable[Key]) -> Iterator[Place]:
    """Yield keys with how many equal ones came before."""
    seen: Counter[Key] = Counter()
    for key in keys:
        yield key, seen[key]
        seen[key] += 1


def _normal(cell: str, numeric: bool) -> str:
    """Return the one way to write a cell of a key: of a number, so that 5 and 5.0 are one, and without line breaks."""
    if not numeric or not _DECIMAL.match(cell):
        return _one_line(cell)
    return f"{Decimal(cell).normalize():f}"


def _one_line(cell: str) -> str:
    """Return a cell without line breaks: tables are read line by line by people, too."""
    return cell if cell.isprintable() else _LINE_BREAK.sub(" ", cell)


def _size(place: Place) -> Decimal:
    """Return the number that a place begins with; what is no number comes last."""
    first = place[0][0]
    return Decimal(first) if _DECIMAL.match(first) else Decimal("Infinity")


def _inserted(old: Sequence[Place], new: Sequence[Place]) -> list[Place]:
    """Return the old places with new ones among them: each after the one above it in the sheet."""
    known = set(old)
    after: dict[Place, list[Place]] = {}
    first: list[Place] = []
    above = None
    for place in new:
        if place in known:
            above = place
        else:
            (first if above is None else after.setdefault(above, [])).append(place)
    head = next((place for place in new if place in known), None)
    order: list[Place] = []
    for place in old:
        order += [*(first if place == head else ()), place, *after.get(place, ())]
    return order if head is not None else [*order, *first]


def _with_leads(rows: Sequence[tuple[Place, Row]], old: Mapping[Place, Row], staying: Collection[Place]) -> list[Row]:
    """Return the rows; comments above a row that goes stand above the next one that stays."""
    carried: dict[Place, str] = {}
    waiting = ""
    for place, row in old.items():
        if place not in staying:
            waiting += row.lead if COMMENT in row.lead else ""
        elif waiting:
            carried[place], waiting = waiting, ""
    return [replace(row, lead=carried[place] + row.lead) if place in carried else row for place, row in rows]


# --- words ----------------------------------------------------------------------------------------------------------

_IS_COMMENT = Text.of(
    en="A row that begins with # would be a remark in the table, and would say nothing. Begin it with something else.",
    ru="Строка, которая начинается с #, в таблице была бы примечанием и ничего не значила бы. Начните её иначе.",
)


def _lacks_column(column: str) -> Text:
    return Text.of(
        en=f"The sheet has no column {column!r}, which tells the rows apart. Say which column it is.",
        ru=f"В листе нет столбца {column!r}, по которому различаются строки. Укажите, какой это столбец.",
    )


def _two_numbers(cell: str) -> Text:
    return Text.of(
        en=f"{cell!r} could be two numbers. Say whether the sheet writes decimals with a comma or a point.",
        ru=f"{cell!r} можно прочесть двояко. Укажите, чем в листе отделяется дробная часть: запятой или точкой.",
    )


def _key_is_empty(column: str) -> Text:
    return Text.of(
        en=f"The cell is empty; every row needs its {column!r}.",
        ru=f"Ячейка пуста; в каждой строке нужно значение {column!r}.",
    )


def _repeated(key: Key, row: int) -> Text:
    name = ", ".join(part for part in key if part)[:100]
    return Text.of(
        en=f"{name!r} stands in row {row} already. Remove one of the two.",
        ru=f"{name!r} уже есть в строке {row}. Уберите одну из двух.",
    )
