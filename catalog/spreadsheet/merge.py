"""What a sheet makes of a table: rows added, changed, removed, and cells that cannot stand, each at its place.

Rows are told apart by the key of the table's kind; of several rows with one key the first of the sheet is the first of
the table, and so on. Equal numbers are equal however they are written, and what does not change stays as it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from catalog.csv_text import COMMENT
from catalog.spreadsheet.header import Header
from catalog.spreadsheet.kinds import TableKind, is_number, kind_of
from catalog.spreadsheet.numbers import Mark, decimal_mark, number_text, same_number
from catalog.spreadsheet.table import Row, Table, row_of, text_of, widened
from catalog.spreadsheet.upload import Spot, Tab
from kernel.text import Text
from rules.tables import CELLS_SHARED

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


class Change(NamedTuple):
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


class _Line(NamedTuple):
    """A row of the sheet in the columns of the table; None where the sheet says nothing."""

    number: int
    cells: tuple[str | None, ...]


class _Standing(NamedTuple):
    """A row of the table from now on.

    Args:
        row: as it stands.
        number: of the row of the sheet that says so; 0 if none does.
        was: where in the table it stood; None for a new one.
    """

    row: Row
    number: int
    was: int | None


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
        self._mark = wishes.mark or self._decimal_mark()
        self._readers = [self._reader(*each) for each in zip(self._columns, self._numeric, strict=True)]
        self._widest = max(self._columns)
        self._corrected = {row for row, _ in (*wishes.fixes, *tab.broken)}
        self._key_at = _key_places(self._kind, table.columns)
        self._key_readers = [_key_reader(self._numeric[at]) for at in self._key_at]

    def result(self) -> Merged:
        """Return what comes of it."""
        lines = list(self._lines()) if self._has_columns() else []
        old = self._table.rows
        new = [
            _Standing(self._row(line, None if at is None else old[at]), line.number, at)
            for line, at in zip(lines, self._paired(lines), strict=True)
        ]
        final = new if self._wishes.removes else _inserted(old, new)
        if self._kind.is_ascending:
            final = sorted(final, key=self._size)
        return self._merged(final)

    def _merged(self, final: Sequence[_Standing]) -> Merged:
        old = self._table.rows
        touched = [each for each in final if each.number and (each.was is None or each.row is not old[each.was])]
        kept = [each.was for each in final if each.was is not None]
        staying = set(kept)
        changes = [_change(each, None if each.was is None else old[each.was]) for each in touched]
        changes += [Change("removed", None, row.cells, None) for at, row in enumerate(old) if at not in staying]
        text, lines = text_of(self._table, _with_leads(final, old, staying))
        return Merged(
            columns=self._table.columns,
            changes=tuple(changes),
            size=len(final),
            unchanged=sum(1 for each in final if each.number) - len(touched),
            is_reordered=any(above > below for above, below in pairwise(kept)),
            problems=tuple(self._problems),
            text=text,
            row_of_line={line: each.number for each, line in zip(final, lines, strict=True) if each.number},
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
            if number in fixed_rows or "".join(row).strip():
                yield self._line(number, row)

    def _line(self, number: int, row: Sequence[str]) -> _Line:
        lacking = self._widest - len(row)
        if lacking > 0:
            row = [*row, *[""] * lacking]
        if number in self._corrected:
            row = self._as_corrected(number, row)
        cells = tuple([read(row[column - 1]) for read, column in zip(self._readers, self._columns, strict=True)])
        if None in cells:
            cells = tuple(
                self._as_written(number, column, row[column - 1]) if cell is None and column else cell
                for cell, column in zip(cells, self._columns, strict=True)
            )
        if (cells[0] or "").startswith(COMMENT):
            self._report(number, self._columns[0], _IS_COMMENT)
        return _Line(number, cells)

    def _as_corrected(self, number: int, row: Sequence[str]) -> Sequence[str]:
        """Return a row with what was corrected in it, and without what cannot be read."""
        cells = list(row)
        for column in filter(None, self._columns):
            fix = self._wishes.fixes.get((number, column))
            if fix is not None:
                cells[column - 1] = fix
            elif (number, column) in self._tab.broken:
                self._report(number, column, self._tab.broken[number, column])
                cells[column - 1] = ""
        return cells

    def _as_written(self, number: int, column: int, written: str) -> str:
        """Return a number that could be two as it is written, and report it."""
        cell = _one_line(written.strip())
        self._report(number, column, _two_numbers(cell))
        return cell

    def _reader(self, column: int, numeric: bool) -> Callable[[str], str | None]:
        """Return what makes cells of a column those of the table; None for a number that could be two.

        What a column says again and again is worked out once, and is one object in memory.
        """

        def read(written: str) -> str | None:
            cell = _one_line(written.strip())
            return number_text(cell, self._mark) if numeric and cell else cell

        return lru_cache(CELLS_SHARED)(read) if column else _nothing

    def _decimal_mark(self) -> Mark | None:
        columns = [at for at, numeric in zip(self._columns, self._numeric, strict=True) if at and numeric]
        rows = self._tab.rows[self._header.row :]
        said = decimal_mark({row[at - 1] for row in rows for at in columns if at <= len(row)})
        return said or ("," if self._tab.decimal == "," else None)

    def _paired(self, lines: Sequence[_Line]) -> Iterator[int | None]:
        """Yield where in the table each row of the sheet stood; of several with one key the first is the first."""
        first: dict[Key, int | None] = {}
        next_alike: list[int | None] = [None] * len(self._table.rows)
        for at in reversed(range(len(next_alike))):
            key = self._key(self._table.rows[at].cells)
            next_alike[at] = first.get(key)
            first[key] = at
        numbers: dict[Key, int] = {}
        for line in lines:
            key = self._key(line.cells)
            self._check_key(key, line, numbers)
            at_first = first.get(key)
            if at_first is not None:
                first[key] = next_alike[at_first]
            yield at_first

    def _key(self, cells: Sequence[str | None]) -> Key:
        return tuple([read(cells[at] or "") for read, at in zip(self._key_readers, self._key_at, strict=True)])

    def _size(self, standing: _Standing) -> Decimal:
        """Return the number that the key of a row begins with; what is no number comes last."""
        first = self._key(standing.row.cells)[0]
        return Decimal(first) if _DECIMAL.match(first) else Decimal("Infinity")

    def _check_key(self, key: Key, line: _Line, numbers: dict[Key, int]) -> None:
        """Report a key that is empty, or that a row above has; remember which row is the first with it."""
        if not self._kind.key:
            return
        above = numbers.setdefault(key, line.number)
        first = self._columns[self._key_at[0]]
        if not key[0]:
            self._report(line.number, first, _key_is_empty(self._table.columns[self._key_at[0]]))
        elif above != line.number and self._kind.is_unique:
            self._report(line.number, first, _repeated(key, above))

    def _row(self, line: _Line, before: Row | None) -> Row:
        """Return the row as it stands from now on: the very row of the table if nothing about it changes."""
        if before is None:
            return row_of([cell or "" for cell in line.cells])
        if line.cells == before.cells:
            return before
        cells = [
            old if new is None or (same_number(old, new) if numeric else old == _one_line(new)) else new
            for old, new, numeric in zip(before.cells, line.cells, self._numeric, strict=True)
        ]
        same = all(new == old or new == _one_line(old) for new, old in zip(cells, before.cells, strict=True))
        return before if same else row_of(cells, before.lead)

    def _report(self, row: int, column: int, message: Text) -> None:
        self._problems.append(CellProblem(row, column, message))


def _nothing(_written: str) -> None:
    """Read a cell of a column that the sheet does not have."""


def _change(standing: _Standing, before: Row | None) -> Change:
    action: Action = "changed" if before else "added"
    return Change(action, standing.number, before.cells if before else None, standing.row.cells)


def _key_places(kind: TableKind, columns: Sequence[str]) -> tuple[int, ...]:
    return tuple(columns.index(column) for column in kind.key or columns if column in columns)


def _key_reader(numeric: bool) -> Callable[[str], str]:
    """Return what makes of a cell its part of a key; what a column says again and again is worked out once."""
    return lru_cache(CELLS_SHARED)(_number if numeric else _one_line)


def _number(cell: str) -> str:
    """Return the one way to write a number of a key, so that 5 and 5.0 are one."""
    return f"{Decimal(cell).normalize():f}" if _DECIMAL.match(cell) else _one_line(cell)


def _one_line(cell: str) -> str:
    """Return a cell without line breaks: tables are read line by line by people, too."""
    return cell if cell.isprintable() else _LINE_BREAK.sub(" ", cell)


def _inserted(old: Sequence[Row], new: Sequence[_Standing]) -> list[_Standing]:
    """Return the rows of the table with those of the sheet among them: a new one after the one above it there."""
    kept: dict[int, _Standing] = {}
    below: dict[int | None, list[_Standing]] = {}
    above = None
    for each in new:
        if each.was is None:
            below.setdefault(above, []).append(each)
        else:
            kept[each.was], above = each, each.was
    first = below.get(None, [])
    head = next(iter(kept), None)
    order: list[_Standing] = []
    for at, row in enumerate(old):
        order += first if at == head else ()
        order.append(kept.get(at) or _Standing(row, 0, at))
        order += below.get(at, ())
    return order if kept else [*order, *first]


def _with_leads(final: Sequence[_Standing], old: Sequence[Row], staying: Collection[int]) -> list[Row]:
    """Return the rows; comments above a row that goes stand above the next one that stays."""
    carried: dict[int | None, str] = {}
    waiting = ""
    for at, row in enumerate(old):
        if at not in staying:
            waiting += row.lead if COMMENT in row.lead else ""
        elif waiting:
            carried[at], waiting = waiting, ""
    return [
        each.row._replace(lead=carried[each.was] + each.row.lead) if each.was in carried else each.row for each in final
    ]


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
