"""Reads an upload: a workbook, text with any delimiter in any encoding, or the ZIP file of a folder."""

from __future__ import annotations

from catalog.spreadsheet.delimited import decoded, tab_of
from catalog.spreadsheet.upload import LARGEST_UPLOAD, Upload, refused, unpacked
from catalog.spreadsheet.workbook import is_workbook, tabs_of
from rules.models import uncollected

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_OF_PROGRAMS = "__MACOSX"
"""A folder that a program leaves in what it packs."""


def read(name: str, data: bytes, encoding: str = "") -> Upload:
    """Return what was uploaded.

    Args:
        name: of the file; it names the sheet of a text.
        data: its bytes.
        encoding: of a text; found out if empty.

    Raises:
        Malformed: it is empty, too large, damaged, or nothing that is read.
    """
    with uncollected():
        return _read(name, data, encoding)


def _read(name: str, data: bytes, encoding: str) -> Upload:
    if not data.strip():
        raise refused("The file is empty.")
    if len(data) > LARGEST_UPLOAD:
        raise refused(f"The file has {len(data):,} bytes; {LARGEST_UPLOAD:,} are read. Split it.", code="too-large")
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return Upload(tabs_of(data)) if is_workbook(data) else Upload(files=_folder(data))
    if data.startswith(_OLD_WORKBOOK):
        raise refused("The file is an old or protected workbook. Save it as .xlsx without a password, or as CSV.")
    text, used = decoded(data, encoding)
    if name.casefold().endswith(".xlsx"):
        raise refused("The file is called .xlsx but is no workbook. Save it anew, or send the text as .csv.")
    return Upload((tab_of(name, text),), encoding=used)


def _folder(data: bytes) -> dict[str, bytes]:
    """Return the files of a packed folder by their path in it; a folder around everything is taken off."""
    found = {path: part for path, part in unpacked(data).items() if not _is_ignored(path)}
    tops = {path.partition("/")[0] for path in found}
    if len(tops) == 1 and all("/" in path for path in found):
        return {path.partition("/")[2]: part for path, part in found.items()}
    return found


def _is_ignored(path: str) -> bool:
    parts = path.split("/")
    return _OF_PROGRAMS in parts or any(part.startswith(".") and part.strip(".") for part in parts)
