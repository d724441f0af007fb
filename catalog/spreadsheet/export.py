"""A product as spreadsheets, or as the folder it is: all its tables in one workbook, or all its files in one ZIP file.

A workbook holds texts as texts and numbers as numbers, so that nothing in it is ever calculated when it is opened;
cells that begin like a formula carry the mark by which spreadsheet programs keep them texts when they are edited, too.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.csv_text import BrokenQuote
from catalog.spreadsheet.kinds import is_number, kind_of
from catalog.spreadsheet.table import Table, table_of
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

    Raises:
        Malformed: a cell is longer than a workbook can hold.
    """
    target = BytesIO()
    options = {"constant_memory": True, "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        numbers: dict[int, Format] = {}
        for path, name in sheet_names(files).items():
            table = _table(files[path])
            sheet = book.add_worksheet(name)
            if table is not None:
                _write(sheet, table, bold, quoted, numbers, book)
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


def _table(text: str) -> Table | None:
    try:
        return table_of(text)
    except BrokenQuote:
        return None


def _write(
    sheet: Worksheet, table: Table, bold: Format, quoted: Format, numbers: dict[int, Format], book: xlsxwriter.Workbook
) -> None:
    kind = kind_of(table.columns)
    numeric = [is_number(kind, column) for column in table.columns]
    for at, width in enumerate(_widths(table)):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column, bold)
    for number, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row.cells):
            if numeric[at] and _is_exact(cell):
                decimals = len(cell.partition(".")[2])
                if decimals not in numbers:
                    numbers[decimals] = book.add_format({"num_format": "0." + "0" * decimals if decimals else "0"})
                sheet.write_number(number, at, float(cell), numbers[decimals])
            elif cell:
                _check_length(cell, sheet.get_name(), number)
                sheet.write_string(number, at, cell, quoted if cell.startswith(_FORMULA_LIKE) else None)


def _check_length(cell: str, name: str, row: int) -> None:
    if len(cell) > LONGEST_CELL:
        message = f"Row {row} of {name!r} has a cell of {len(cell):,} characters; a workbook holds {LONGEST_CELL:,}."
        raise refused(f"{message} Export the folder instead.", code="too-long-cell")


def _is_exact(cell: str) -> bool:
    """Tell whether a spreadsheet keeps a number as it is."""
    digits = cell.lstrip("-").replace(".", "").lstrip("0")
    return bool(_EXACT.match(cell)) and len(digits) <= _LONGEST_NUMBER and Decimal(repr(float(cell))) == Decimal(cell)


def _widths(table: Table) -> list[float]:
    widths = [len(column) + 3 for column in table.columns]
    for row in table.rows[:MEASURED]:
        widths = [max(width, len(cell) + 1) for width, cell in zip(widths, row.cells, strict=True)]
    return [min(width, WIDEST) for width in widths]
