"""Spreadsheets into a draft: reading, matching, planning and checking at two sizes, ten-fold apart."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping

from catalog.spreadsheet import export
from catalog.spreadsheet.importing import ImportWishes, planned
from catalog.spreadsheet.reading import read
from tests.bench.row import Row, timed
from tests.build.catalogue import RULES, tiny_product_files

SIZES = (10_000, 100_000)
TABLE = "tables/fits.csv"
RULE = f'\nrule fits: allow (material, width, shelves, doors, handle) from table "{TABLE}"\n'


def measure() -> list[Row]:
    """Measure the import of a changed table as CSV and as a workbook, and the export of it."""
    return [row for size in SIZES for row in _of_size(size)]


def _of_size(size: int) -> list[Row]:
    files = tiny_product_files({TABLE: _table(size, "knob"), "rules/bookcase.rules": RULES + RULE})
    changed = {**files, TABLE: _table(size, "bar")}
    text = changed[TABLE].replace(",", ";").encode("cp1251")
    book = export.workbook(changed)
    wishes = ImportWishes(removes=True)
    rows = f"{size:,} rows"
    return [
        Row(
            f"import of {rows} as CSV: read, planned, checked",
            timed(lambda: _plan(files, "fits.csv", text, wishes)),
            "ms",
        ),
        Row(
            f"import of {rows} as .xlsx: read, planned, checked",
            timed(lambda: _plan(files, "x.xlsx", book, wishes)),
            "ms",
        ),
        Row(f"export of {rows} as .xlsx", timed(lambda: export.workbook(changed)), "ms"),
        Row(f"memory of the export of {rows} as .xlsx, at its height", _memory(changed), "MB"),
        Row(f"export of {rows} as a folder", timed(lambda: export.folder(changed)), "ms"),
    ]


def _memory(files: Mapping[str, str]) -> float:
    """Return the megabytes that an export of some files takes at its height, beside the files themselves."""
    tracemalloc.start()
    export.workbook(files)
    height = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return height / 1e6


def _plan(files: dict[str, str], name: str, data: bytes, wishes: ImportWishes) -> None:
    plan = planned(files, read(name, data).tabs, wishes)
    assert plan.is_acceptable, [sheet.problems[:3] for sheet in plan.sheets]


def _table(size: int, handle: str) -> str:
    """Return a table of combinations in which every other row has another handle."""
    widths = ("0.60", "0.80", "1.00", "1.20")
    lines = (
        f"{('oak', 'birch', 'steel')[row % 3]},{widths[row % 4]},{row % 6 + 1},{('true', 'false')[row % 2]},"
        f"{handle if row % 2 else 'none'}"
        for row in range(size)
    )
    return "\n".join(["material,width,shelves,doors,handle", *lines, ""])
