"""`allow (a, b): (x, y) ...` and `forbid ...`: combinations of values, written in place or in a CSV table.

In a row `*` stands for any value and `{v1 v2}` for any of several; in a CSV cell the same is written `*` and `v1|v2`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rules.book import Characteristic, Combinations
from rules.findings import Place
from rules.kinds.base import PrefixKind
from rules.kinds.shape import Slot
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Name, Text

Cell = tuple[Text, ...] | None
"""The values a cell allows; None is any."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row and where it starts."""

    cells: tuple[Cell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class TableDraft:
    """Columns, and rows in place or the path of a table."""

    names: tuple[Name, ...]
    rows: tuple[Row, ...]
    path: Text | None
    allowed: bool

    def check(self, scope: Scope) -> Combinations | None:
        """Check the columns and every cell."""
        columns = [scope.characteristic(name) for name in self.names]
        known = tuple(column for column in columns if column is not None)
        if len(known) < len(columns) or self._has_repeated(scope):
            return None
        if self.path:
            checked = self._rows_of_table(scope, known, self.path)
        else:
            checked = [self._row(scope, known, row) for row in self.rows]
        if checked is None:
            return None
        unique = dict.fromkeys(checked)
        right = tuple(row for row in unique if row is not None)
        if len(right) < len(unique):
            return None
        return Combinations(tuple(column.name for column in known), right, self.allowed)

    def _has_repeated(self, scope: Scope) -> bool:
        seen: set[str] = set()
        for name in self.names:
            if name.text in seen:
                scope.error("repeated", f"the column {name.text!r} appears twice", name.place, "remove one of them")
                return True
            seen.add(name.text)
        return False

    def _row(
        self, scope: Scope, columns: tuple[Characteristic, ...], row: Row
    ) -> tuple[frozenset[str] | None, ...] | None:
        if len(row.cells) != len(columns):
            message = f"the row has {len(row.cells)} cells for {len(columns)} columns"
            scope.error("row", message, row.place, f"the columns are {', '.join(column.name for column in columns)}")
            return None
        cells: list[frozenset[str] | None] = []
        complete = True
        for column, cell in zip(columns, row.cells, strict=True):
            if cell is None:
                cells.append(None)
                continue
            values = [scope.value(column, written) for written in cell]
            complete = complete and all(value is not None for value in values)
            cells.append(frozenset(value for value in values if value is not None))
        return tuple(cells) if complete else None

    def _rows_of_table(
        self, scope: Scope, columns: tuple[Characteristic, ...], path: Text
    ) -> list[tuple[frozenset[str] | None, ...] | None] | None:
        """Return the rows of a table as `_row` does; a cell that is written like one that is right above is right."""
        found = scope.sheet(path)
        if found is None:
            return None
        missing = [name for name in self.names if name.text not in found.columns]
        for name in missing:
            scope.error("table", f"the table {path.text!r} has no column {name.text!r}", name.place)
        if missing:
            return None
        order = [found.columns.index(name.text) for name in self.names]
        right: list[dict[str, frozenset[str] | None]] = [{} for _ in order]
        checked: list[tuple[frozenset[str] | None, ...] | None] = []
        for line, cells in found.rows:
            values: tuple[frozenset[str] | None, ...] | None
            try:
                values = tuple([known[cells[index]] for known, index in zip(right, order, strict=True)])
            except KeyError:
                places = found.places(line)
                row = Row(tuple(_csv_cell(cells[index], places[index]) for index in order), found.place(line))
                values = self._row(scope, columns, row)
                for known, index, value in zip(right, order, values or (), strict=False):
                    known[cells[index]] = value
            checked.append(values)
        return checked


def _csv_cell(text: str, place: Place) -> Cell:
    return None if text == "*" else tuple(Text(code.strip(), place) for code in text.split("|"))


def reading(allowed: bool) -> Callable[[Reader], TableDraft]:
    """Return the function that reads what follows `allow` or `forbid`."""

    def read(reader: Reader) -> TableDraft:
        word = "allow" if allowed else "forbid"
        usage = f"the rule is written: {word} (a, b): (x, y) (x, z)"
        reader.expect("(", usage)
        names = reader.listed(lambda: reader.name("the name of a characteristic"))
        reader.expect(")", usage)
        rows, path = read_rows(reader, word)
        return TableDraft(names, rows, path, allowed)

    return read


def read_rows(reader: Reader, word: str) -> tuple[tuple[Row, ...], Text | None]:
    """Read the rows behind the columns, or the path of the table that has them."""
    if reader.accept("from"):
        reader.expect("table", f'the rule is written: {word} (a, b) from table "file.csv"')
        return (), reader.string("the path of a table")
    usage = f"the rule is written: {word} (a, b): (x, y) (x, z)"
    reader.expect(":", usage)
    rows: list[Row] = []
    while reader.sees("("):
        rows.append(read_row(reader))
        reader.accept(",")
    if not rows:
        raise reader.wrong("expected a row in parentheses", usage)
    return tuple(rows), None


def read_row(reader: Reader) -> Row:
    """Read one row in parentheses."""
    start = reader.take().place
    cells = reader.listed(lambda: _cell(reader))
    reader.expect(")", "the values of a row are separated by commas")
    return Row(cells, start)


def _cell(reader: Reader) -> Cell:
    if reader.accept("*"):
        return None
    if not reader.accept("{"):
        return (reader.value(),)
    values: list[Text] = []
    while not reader.sees("}"):
        values.append(reader.value())
        reader.accept(",")
    if not values:
        raise reader.wrong("the braces are empty", "list at least one value, or write * for any")
    reader.take()
    return tuple(values)


SHAPE = ("(", Slot("names", "names"), ")", Slot("rows", "rows"))
ALLOW = PrefixKind("allow", "allow", reading(allowed=True), SHAPE)
FORBID = PrefixKind("forbid", "forbid", reading(allowed=False), SHAPE)
