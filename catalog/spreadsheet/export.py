"""A product as spreadsheets, or as the folder it is: all its tables in one workbook, or all its files in one ZIP file.

A workbook holds texts as texts and numbers as numbers, so that nothing in it is ever calculated when it is opened;
cells that begin like a formula carry the mark by which spreadsheet programs keep them texts when they are edited, too.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.csv_text import BrokenQuote, records
from catalog.spreadsheet.kinds import is_number, kind_of
from catalog.spreadsheet.upload import refused

TABLE_SUFFIX = ".csv"
LONGEST_SHEET_NAME = 31
"""Characters; the format's own limit."""
LONGEST_CELL = 32_767
"""Characters; the format's own limit."""
WIDEST = 60
"""Of a column, in characters."""
MEASURED = 200
"""Rows that decide how wide a column is."""

_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_UNFIT = re.compile(r"[\[\]:*?/\\']")
_EXACT = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?\Z")
_LONGEST_NUMBER = 15
"""Digits that a number of a spreadsheet keeps."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a ZIP file: the same files give the same bytes."""


def folder(files: Mapping[str, str], media: Mapping[str, bytes] | None = None) -> bytes:
    """Return the files of a product as a ZIP file.

    Args:
        files: path -> text.
        media: its documents and pictures, path -> bytes.
    """
    packed = {path: text.encode() for path, text in files.items()} | dict(media or {})
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in sorted(packed.items()):
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def workbook(files: Mapping[str, str]) -> bytes:
    """Return the tables of a product as a workbook (.xlsx), a sheet for each; one with a broken quote stays empty.

    Cost: some 30 µs a row; rows are written to a temporary file as they are read, so that what stands in memory is the
    texts and the workbook.

    Raises:
        Malformed: a cell is longer than a workbook can hold.
    """
    target = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        numbers: dict[int, Format] = {}
        for path, name in sheet_names(files).items():
            sheet = book.add_worksheet(name)
            rows = _rows(files[path])
            columns = next(rows, None)
            if columns is not None:
                _write(sheet, columns, rows, _Look(book, bold, quoted, numbers))
    return target.getvalue()


def sheet_names(paths: Iterable[str]) -> dict[str, str]:
    """Return the name of the sheet of each table: its path as far as sheets may be called so, each once."""
    found: dict[str, str] = {}
    taken = {"history"}  # spreadsheet programs keep it for themselves
    for path in sorted(path for path in paths if path.endswith(TABLE_SUFFIX)):
        full = _UNFIT.sub("-", path.removesuffix(TABLE_SUFFIX)).strip("-") or "table"
        name, count = full[:LONGEST_SHEET_NAME], 1
        while name.casefold() in taken:
            count += 1
            ending = f"~{count}"
            name = full[: LONGEST_SHEET_NAME - len(ending)] + ending
        taken.add(name.casefold())
        found[path] = name
    return found


def _rows(text: str) -> Iterator[list[str]]:
    """Give the rows of a table, its header first, each as it is read: no table stands in memory as a whole."""
    if '"' in text and not _is_whole(text):
        return
    size = 0
    for record in records(text):
        size = size or len(record.cells)
        yield (record.cells + [""] * size)[:size]


def _is_whole(text: str) -> bool:
    try:
        for _ in records(text):
            pass
    except BrokenQuote:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Look:
    """How the cells of a workbook look.

    Args:
        book: the workbook.
        bold: titles.
        quoted: texts that begin like a formula.
        numbers: numbers, by how many decimals they have.
    """

    book: xlsxwriter.Workbook
    bold: Format
    quoted: Format
    numbers: dict[int, Format]

    def number(self, decimals: int) -> Format:
        """Return how a number with so many decimals looks."""
        if decimals not in self.numbers:
            form = "0." + "0" * decimals if decimals else "0"
            self.numbers[decimals] = self.book.add_format({"num_format": form})
        return self.numbers[decimals]


def _write(sheet: Worksheet, columns: Sequence[str], rows: Iterator[list[str]], look: _Look) -> None:
    kind = kind_of(columns)
    numeric = [is_number(kind, column) for column in columns]
    first = list(islice(rows, MEASURED))
    for at, width in enumerate(_widths(columns, first)):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, look.bold)
    last = 1
    for last, row in enumerate(chain(first, rows), 1):
        for at, cell in enumerate(row):
            _write_cell(sheet, last, at, cell, look, numeric=numeric[at])
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _write_cell(sheet: Worksheet, row: int, at: int, cell: str, look: _Look, *, numeric: bool) -> None:
    if numeric and _is_exact(cell):
        sheet.write_number(row, at, float(cell), look.number(len(cell.partition(".")[2])))
    elif cell:
        _check_length(cell, sheet.get_name(), row)
        sheet.write_string(row, at, cell, look.quoted if cell.startswith(_FORMULA_LIKE) else None)


def _check_length(cell: str, name: str, row: int) -> None:
    if len(cell) > LONGEST_CELL:
        message = f"Row {row} of {name!r} has a cell of {len(cell):,} characters; a workbook holds {LONGEST_CELL:,}."
        raise refused(f"{message} Export the folder instead.", code="too-long-cell")


def _is_exact(cell: str) -> bool:
    """Tell whether a spreadsheet keeps a number as it is."""
    digits = cell.lstrip("-").replace(".", "").lstrip("0")
    return bool(_EXACT.match(cell)) and len(digits) <= _LONGEST_NUMBER and Decimal(repr(float(cell))) == Decimal(cell)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    widths = [len(column) + 3 for column in columns]
    for row in rows:
        widths = [max(width, len(cell) + 1) for width, cell in zip(widths, row, strict=True)]
    return [min(width, WIDEST) for width in widths]
