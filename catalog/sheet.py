"""A CSV file whose cells know where they stand, so that a wrong one is reported with its line and column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import rules
from catalog.csv_text import BrokenQuote, records
from catalog.problems import did_you_mean, problem
from kernel.errors import FieldProblem
from kernel.text import LANGUAGES, Text

MOST_ROWS = 100_000
"""Rows in one sheet; the same limit as the tables of the rule language."""

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without surrounding blanks, and its place."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row under its header; a column the sheet does not have reads as an empty cell.

    Args:
        file: the sheet.
        line: of the row.
        cells: by column.
        problems: where to report.
        begun: problems there were before the sheet was read.
    """

    file: str
    line: int
    cells: Mapping[str, Cell]
    problems: list[FieldProblem]
    begun: int

    @property
    def is_shown(self) -> bool:
        """Whether anybody is shown what is wrong here: no more is wrong in the sheet than is told."""
        return len(self.problems) - self.begun < rules.MOST_FINDINGS

    def cell(self, column: str) -> Cell:
        """Return the cell of a column."""
        return self.cells.get(column) or Cell("", self.line, 1)

    def text(self, column: str) -> str:
        """Return the text of a column, empty if there is none."""
        return self.cell(column).text

    def wrong(self, column: str, message: str) -> None:
        """Report a problem at the cell of a column."""
        cell = self.cell(column)
        self.problems.append(problem(self.file, cell.line, cell.column, message))

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Return what may be meant, ready to follow a sentence, if anybody is shown that: it takes its time."""
        return did_you_mean(word, known) if self.is_shown else ""

    def required(self, column: str) -> str:
        """Return the text of a column; report it when empty."""
        text = self.text(column)
        if not text:
            self.wrong(column, f"The column {column!r} is empty; every row needs it.")
        return text

    def number(self, column: str) -> Decimal | None:
        """Return the exact number of a column; report what is none."""
        text = self.text(column)
        if _NUMBER.fullmatch(text):
            return Decimal(text)
        if not text:
            self.wrong(column, f"The column {column!r} is empty; write a number like 1234.50.")
        else:
            self.wrong(column, f"{text!r} in column {column!r} is not a number; write it like 1234.50.")
        return None

    def localized(self, stem: str) -> Text:
        """Return the text of the columns `stem_en`, `stem_ru`, ...; languages whose cell is empty are left out."""
        found = {language: self.text(f"{stem}_{language}") for language in LANGUAGES}
        return Text({language: text for language, text in found.items() if text})


def read_sheet(
    file: str,
    text: str,
    problems: list[FieldProblem],
    *,
    required: Collection[str],
    optional: Collection[str] | None = (),
) -> tuple[Row, ...]:
    """Read a sheet; rows of the wrong length and unknown columns are reported and left out.

    Args:
        file: its name in messages.
        text: its content.
        problems: where to report.
        required: columns that must be there.
        optional: further columns that may be there; None allows any.
    """
    begun = len(problems)
    lines = _lines(file, text, problems)
    header = next(lines, None)
    if header is None:
        problems.append(problem(file, 1, 1, f"The sheet is empty; its first line names the columns {_list(required)}."))
        return ()
    if not _header_fits(file, header, required, optional, problems):
        for _ in lines:  # read on only to report what is wrong with the quotes
            pass
        return ()
    return tuple(_rows(file, [cell.text for cell in header], lines, problems, begun))


def _rows(
    file: str, columns: list[str], lines: Iterator[list[Cell]], problems: list[FieldProblem], begun: int
) -> Iterator[Row]:
    for number, cells in enumerate(lines):
        line = cells[0].line
        if number >= MOST_ROWS:
            problems.append(problem(file, line, 1, f"The sheet has more than {MOST_ROWS:,} rows; split it."))
            return
        if len(cells) != len(columns):
            message = f"The row has {len(cells)} cells, the header {len(columns)}; a comma is missing or too many."
            problems.append(problem(file, line, cells[-1].column, message))
            continue
        yield Row(file, line, dict(zip(columns, cells, strict=True)), problems, begun)


def _header_fits(
    file: str,
    header: list[Cell],
    required: Collection[str],
    optional: Collection[str] | None,
    problems: list[FieldProblem],
) -> bool:
    before = len(problems)
    names = [cell.text for cell in header]
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        message = "The columns are not separated by commas; save the sheet as CSV with commas."
        problems.append(problem(file, header[0].line, 1, message))
        return False
    known = [*required, *(optional or ())]
    for index, cell in enumerate(header):
        if cell.text in names[:index]:
            message = f"The column {cell.text!r} stands in the header twice."
            problems.append(problem(file, cell.line, cell.column, message))
        elif optional is not None and cell.text not in known:
            message = f"There is no column {cell.text!r} here.{did_you_mean(cell.text, known)}"
            problems.append(problem(file, cell.line, cell.column, message))
    missing = [name for name in required if name not in names]
    if missing:
        message = f"The header lacks the column{'s' if len(missing) > 1 else ''} {_list(missing)}."
        problems.append(problem(file, header[0].line, 1, message))
    return len(problems) == before


def _lines(file: str, text: str, problems: list[FieldProblem]) -> Iterator[list[Cell]]:
    """Yield the cells of each line that says something; stop at the first broken quote."""
    try:
        for record in records(text):
            yield [Cell(cell, *spot) for cell, spot in zip(record.cells, record.spots, strict=True)]
    except BrokenQuote as broken:
        message = 'A quote is not closed, or stands inside a cell without quotes; write the cell as "... "" ...".'
        problems.append(problem(file, broken.line, broken.column, message))


def _list(names: Collection[str]) -> str:
    return ", ".join(repr(name) for name in names)
