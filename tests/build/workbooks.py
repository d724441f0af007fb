"""Workbooks for tests, honest and otherwise, made with another library's writer or by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

Cells = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Cells], merged: Sequence[tuple[str, str, str]] = ()) -> bytes:
    """Return a workbook; a cell is a text, a number, a bool, or a pair of a formula and its kept result.

    Args:
        sheets: name -> rows.
        merged: sheet, range and text of merged cells.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, tuple):
                        sheet.write_formula(row, column, cell[0], None, cell[1])
                    else:
                        sheet.write(row, column, cell)
            for _, area, text in [each for each in merged if each[0] == name]:
                sheet.merge_range(area, text)
    return target.getvalue()


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as a ZIP file."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook in one of whose parts something stands differently."""
    found = parts(data)
    assert old in found[part], found[part][:2000]
    return packed({**found, part: found[part].replace(old, new, 1)})
