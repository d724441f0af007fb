"""A table of a product as text that is changed row by row: what is not touched stays as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalog.csv_text import line_end_of, records, written


class Row(NamedTuple):
    """A row of a table.

    Args:
        cells: as many as the header has.
        text: as it is written, without its line end.
        lead: what stands above it and says nothing: comments and blank lines.
    """

    cells: tuple[str, ...]
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the text between its rows.

    Args:
        columns: the header.
        rows: in order.
        head: the text up to and with the header, without its line end.
        tail: what follows the last row.
        end: the line end it uses.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    head: str
    tail: str
    end: str


def table_of(text: str) -> Table | None:
    """Return a table; None for a text without a header.

    Raises:
        BrokenQuote: a quote in it is broken.
    """
    end = line_end_of(text)
    found = records(text)
    header = next(found, None)
    if header is None:
        return None
    size = len(header.cells)
    rows: list[Row] = []
    at = header.end
    for record in found:
        lead = text[at : record.start]
        if len(record.cells) == size:
            written_row = record.plain or text[record.start : record.end].rstrip("\r\n")
            rows.append(Row(tuple(record.cells), written_row, lead))
        else:
            rows.append(row_of((record.cells + [""] * size)[:size], lead))
        at = record.end
    return Table(tuple(header.cells), tuple(rows), text[: header.end].rstrip("\r\n"), text[at:], end)


def new_table(columns: Sequence[str]) -> Table:
    """Return a table without rows."""
    return Table(tuple(columns), (), written(columns), "", "\n")


def row_of(cells: Sequence[str], lead: str = "") -> Row:
    """Return a new row."""
    return Row(tuple(cells), written(cells), lead)


def widened(table: Table, columns: Sequence[str]) -> Table:
    """Return a table with further columns, empty in every row."""
    if not columns:
        return table
    gap = "," * len(columns)
    rows = tuple(Row((*row.cells, *[""] * len(columns)), row.text + gap, row.lead) for row in table.rows)
    return Table((*table.columns, *columns), rows, f"{table.head},{written(columns)}", table.tail, table.end)


def text_of(table: Table, rows: Sequence[Row]) -> tuple[str, list[int]]:
    """Return the text of a table with these rows, and the line (from 1) on which each stands."""
    parts = [table.head, table.end]
    lines: list[int] = []
    line = table.head.count(table.end) + 2
    for row in rows:
        line += row.lead.count(table.end)
        lines.append(line)
        line += row.text.count(table.end) + 1
        parts += (row.lead, row.text, table.end)
    return "".join([*parts, table.tail]), lines
