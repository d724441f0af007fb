"""What somebody uploads or pastes: told apart by its bytes, bounded, read into plain rows of text or into files.

Nothing of it is trusted: neither its name, nor how large it says it is, nor that it is what it seems.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from catalog.sheet import MOST_ROWS
from kernel.errors import Malformed
from kernel.text import Text

LARGEST_UPLOAD = 32_000_000
"""Bytes of one file that is uploaded."""
LARGEST_UNPACKED = 200_000_000
"""Bytes of everything in it, unpacked."""
MOST_PARTS = 2_000
"""Files inside a ZIP file."""
MOST_TITLES = 100
"""Rows that may stand above the header, and blank ones between, beyond the rows of a table."""
LONGEST_SHEET = MOST_ROWS + MOST_TITLES
MOST_CELLS = 5_000_000
"""Cells of one sheet, empty ones inside its rectangle included."""

Spot = tuple[int, int]
"""Row and column of a sheet, from 1."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as read.

    Args:
        name: of the sheet, or of the file it came in.
        rows: texts of cells; the first row is number 1. Rows may differ in length.
        broken: cells that cannot be read, and why.
        notes: what was done to read it.
        delimiter: between cells; empty for a workbook.
        decimal: the mark before decimals that the delimiter suggests; empty if none.
    """

    name: str
    rows: Sequence[Sequence[str]]
    broken: Mapping[Spot, Text] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()
    delimiter: str = ""
    decimal: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """What was uploaded: sheets, or the files of a folder.

    Args:
        tabs: the sheets; none for a folder.
        files: path -> bytes; None for sheets.
        encoding: in which its text was written; empty for a workbook or a folder.
    """

    tabs: tuple[Tab, ...] = ()
    files: Mapping[str, bytes] | None = None
    encoding: str = ""


def letter_of(column: int) -> str:
    """Return what spreadsheets call a column, counted from 1.

    >>> letter_of(1), letter_of(28)
    ('A', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def refused(en: str, *, code: str = "spreadsheet") -> Malformed:
    """Return the refusal of a whole upload."""
    return Malformed(en, code=code)


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files inside a ZIP file by name; folders are left out.

    Raises:
        Malformed: it is no ZIP file, is protected, or unpacks to more than is read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpacked(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise refused("The file is damaged: it cannot be unpacked. Save or export it anew.") from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts = [part for part in archive.infolist() if not part.is_dir()]
    if len(parts) > MOST_PARTS:
        raise refused(f"The file has {len(parts):,} parts; {MOST_PARTS:,} are read.", code="too-large-unpacked")
    if any(part.flag_bits & 1 for part in parts):
        raise refused("The file is protected by a password. Save it without one.")
    found: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for part in parts:
        if part.filename in found:
            raise refused(f"The file has two parts named {part.filename[:100]!r}; it was not made by usual means.")
        with archive.open(part) as stream:
            found[part.filename] = stream.read(left + 1)
        left -= len(found[part.filename])
        if left < 0:
            raise refused(
                f"The file unpacks to more than {LARGEST_UNPACKED:,} bytes. Split it, or send the sheet as CSV.",
                code="too-large-unpacked",
            )
    return found
