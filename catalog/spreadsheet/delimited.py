"""Text of a spreadsheet, in whatever encoding and with whatever delimiter it was saved, as rows of cells."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import StringIO

from charset_normalizer import from_bytes

from catalog.spreadsheet.upload import LONGEST_SHEET, Spot, Tab, refused
from kernel.text import Text
from rules.tables import CELLS_SHARED

ENCODINGS = ("utf-8", "utf-16", "windows-1251", "windows-1252", "cp866", "koi8-r")
"""What can be chosen by hand when the guess is wrong."""

DELIMITERS = (",", ";", "\t")
SAMPLE = 200_000
"""Bytes, and characters, that a guess looks at."""
LONGEST_CELL = 100_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = ["cp1251", "cp1252", "cp866", "koi8_r"]
_NAMES = {"cp1251": "windows-1251", "cp1252": "windows-1252", "koi8_r": "koi8-r", "utf-8-sig": "utf-8"}
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file, and the encoding it was in.

    Args:
        data: the bytes.
        encoding: one of `ENCODINGS`; found out if empty.

    Raises:
        Malformed: the bytes are no text in that encoding.
    """
    codec = encoding or _guess(data)
    if codec == "utf-8":
        codec = "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeError as error:
        raise refused(f"The file is no text in the encoding {_NAMES.get(codec, codec)}. Choose another one.") from error
    if "\0" in text:
        raise refused("The file is no text: it holds zero bytes. Send a spreadsheet as .xlsx or .csv.")
    return text.removeprefix("\ufeff"), _NAMES.get(codec, codec)


def _guess(data: bytes) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if _zeros(data[1:SAMPLE:2]) or _zeros(data[:SAMPLE:2]):
        return "utf-16-le" if _zeros(data[1:SAMPLE:2]) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed_page(data)
    return "utf-8"


def _zeros(data: bytes) -> bool:
    """Tell whether so many bytes are zero that they are the halves of characters."""
    return len(data) > 1 and data.count(0) * 3 > len(data)


def _guessed_page(data: bytes) -> str:
    """Return the eight-bit encoding of some bytes: of those we know the likeliest, else the one of Russian Windows."""
    lines = [line for line in data.splitlines() if not line.isascii()]
    best = from_bytes(b"\n".join(lines)[:SAMPLE], cp_isolation=_GUESSED, threshold=0.9).best()
    return best.encoding if best is not None and best.encoding in _GUESSED else "cp1251"


def tab_of(name: str, text: str, delimiter: str = "") -> Tab:
    """Return the rows of a text.

    Args:
        name: of the file.
        text: its content.
        delimiter: between cells; found out if empty.

    Raises:
        Malformed: it has more rows than a table may have, or a quote that is never closed.
    """
    mark = delimiter or _delimiter_of(text)
    rows: list[list[str]] = []
    broken: dict[Spot, Text] = {}
    shared = lru_cache(CELLS_SHARED)(str)
    for row in _rows(text, mark):
        if len(rows) >= LONGEST_SHEET:
            raise too_long(name)
        rows.append(list(map(shared, row)))
        report_characters(row, len(rows), broken)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return Tab(name, rows, broken, delimiter=mark, decimal="," if mark == ";" else "")


def too_long(name: str) -> Exception:
    """Return the refusal of a sheet with too many rows."""
    what = f"The sheet {name[:100]!r} has more than {LONGEST_SHEET:,} rows"
    return refused(f"{what}; a table of a product has at most 100,000. Split it.", code="too-many-rows")


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        place = f"line {reader.line_num:,}"
        message = f'A quote is not closed, or stands inside a cell, before {place}; write the cell as "... "" ...".'
        raise refused(message, code="broken-quote") from error


def report_characters(row: Sequence[str], number: int, broken: dict[Spot, Text]) -> None:
    """Report the cells of a row whose text cannot be kept."""
    if "".join(row).isprintable():
        return
    for at, cell in enumerate(row, 1):
        if not cell.isprintable() and (reason := unreadable(cell)):
            broken[number, at] = reason


def unreadable(cell: str) -> Text | None:
    """Return why the text of a cell cannot be kept; None if it can."""
    if len(cell) > LONGEST_CELL:
        return Text.of(
            en=f"The cell has {len(cell):,} characters; {LONGEST_CELL:,} are kept.",
            ru=f"В ячейке {len(cell)} знаков; хранится не больше {LONGEST_CELL}.",
        )
    strange = next((mark for mark in cell if (ord(mark) < 32 and mark not in "\t\r\n") or _is_half(mark)), None)
    if strange is None:
        return None
    return Text.of(
        en=f"The cell holds a character that is no text (U+{ord(strange):04X}).",
        ru=f"В ячейке знак, который не является текстом (U+{ord(strange):04X}).",
    )


def _is_half(mark: str) -> bool:
    return 0xD800 <= ord(mark) <= 0xDFFF


def _delimiter_of(text: str) -> str:
    """Return the delimiter that the first line with words has most of; quoted cells do not count."""
    sample = _QUOTED.sub("", text[:SAMPLE])
    lines = (line for line in sample.splitlines() if line.strip() and not line.startswith("#"))
    for line in lines:
        counts = {mark: line.count(mark) for mark in DELIMITERS}
        best = max(DELIMITERS, key=lambda mark: counts[mark])
        if counts[best]:
            return best
    return ","
