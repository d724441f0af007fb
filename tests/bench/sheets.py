"""Spreadsheets into a draft: reading, matching, planning and checking at two sizes, ten-fold apart."""

from __future__ import annotations

import csv
import tracemalloc
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from math import inf

from python_calamine import CalamineWorkbook

from catalog.spreadsheet import export
from catalog.spreadsheet.importing import ImportWishes, planned
from catalog.spreadsheet.reading import read
from rules.models import uncollected
from tests.bench.row import Row, timed
from tests.build.catalogue import RULES, tiny_product_files

SIZES = (10_000, 100_000)
TABLE = "tables/fits.csv"
RULE = f'\nrule fits: allow (material, width, shelves, doors, handle) from table "{TABLE}"\n'


REPEATS = 3
"""Of every work, at both sizes in turn, so that no busy moment falls on one of them alone; the least counts."""


def measure() -> list[Row]:
    """Measure the import of a changed table as CSV and as a workbook, and the export of it.

    Beside it stands what the machine does at the two sizes when it only reads the same bytes with the libraries.
    """
    small, large = SIZES
    works = {size: _works(_files(size, "knob"), _files(size, "bar")) for size in SIZES}
    least = {(size, what): inf for size in SIZES for what in works[size]}
    for _ in range(REPEATS):
        for size, what in least:
            least[size, what] = min(least[size, what], timed(works[size][what]))
    growth = f"{large // small} times {small:,} rows"
    return [
        *(
            Row(
                f"{what}, {size:,} rows",
                figure,
                "ms",
                *((growth, large // small * least[small, what]) if size == large else ()),
            )
            for (size, what), figure in least.items()
        ),
        *(
            Row(f"memory of the export as .xlsx at its height, {size:,} rows", _memory(_files(size, "bar")), "MB")
            for size in SIZES
        ),
    ]


def _files(size: int, handle: str) -> dict[str, str]:
    return tiny_product_files({TABLE: _table(size, handle), "rules/bookcase.rules": RULES + RULE})


def _works(files: dict[str, str], changed: dict[str, str]) -> dict[str, Callable[[], object]]:
    text = changed[TABLE].replace(",", ";").encode("cp1251")
    wrong = changed[TABLE].replace("oak", "oka").replace("birch", "brich").replace("steel", "stele").encode()
    book = export.workbook(changed)
    return {
        "import of CSV: read, planned, checked": lambda: _plan(files, "fits.csv", text),
        "import of .xlsx: read, planned, checked": lambda: _plan(files, "x.xlsx", book),
        "import of CSV that is wrong in every row": lambda: _plan(files, "fits.csv", wrong, is_acceptable=False),
        "CSV only read, by the csv module": lambda: _only_read(
            lambda: list(csv.reader(StringIO(text.decode("cp1251"))))
        ),
        ".xlsx only read, by calamine": lambda: _only_read(lambda: _rows_of(book)),
        "export as .xlsx": lambda: export.workbook(changed),
        "export as a folder": lambda: export.folder(changed),
    }


def _only_read(reading: Callable[[], object]) -> None:
    with uncollected():
        reading()


def _rows_of(book: bytes) -> list[object]:
    found = CalamineWorkbook.from_object(BytesIO(book))
    return [row for name in found.sheet_names for row in found.get_sheet_by_name(name).iter_rows()]


def _memory(files: Mapping[str, str]) -> float:
    """Return the megabytes that an export of some files takes at its height, beside the files themselves."""
    tracemalloc.start()
    export.workbook(files)
    height = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return height / 1e6


def _plan(files: dict[str, str], name: str, data: bytes, *, is_acceptable: bool = True) -> None:
    plan = planned(files, read(name, data).tabs, ImportWishes(removes=True))
    assert plan.is_acceptable is is_acceptable, [sheet.problems[:3] for sheet in plan.sheets]


def _table(size: int, handle: str) -> str:
    """Return a table of combinations in which every other row has another handle."""
    widths = ("0.60", "0.80", "1.00", "1.20")
    lines = (
        f"{('oak', 'birch', 'steel')[row % 3]},{widths[row % 4]},{row % 6 + 1},{('true', 'false')[row % 2]},"
        f"{handle if row % 2 else 'none'}"
        for row in range(size)
    )
    return "\n".join(["material,width,shelves,doors,handle", *lines, ""])
