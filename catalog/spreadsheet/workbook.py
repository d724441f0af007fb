"""Reads workbooks (.xlsx) with a library written for trusted files, after their parts were unpacked and bounded here.

The library lays a sheet out as a full rectangle and copies a shared text into every cell that names it, so one small
file could take all memory. Therefore the raw parts are looked through first: how far the cells reach, how long the
texts are that they name, which formulas have no kept result. What that look cannot make sense of is refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from catalog.spreadsheet.delimited import report_characters, too_long
from catalog.spreadsheet.upload import (
    LARGEST_UNPACKED,
    LONGEST_SHEET,
    MOST_CELLS,
    Spot,
    Tab,
    letter_of,
    refused,
    unpacked,
)
from kernel.text import Text
from rules.tables import CELLS_SHARED

BOOK = "xl/workbook.xml"
MOST_COLUMNS = 1_000
MOST_MERGED = 10_000
"""Merged areas of one sheet that are filled."""
MARKS_KNOWN = 1_000
"""Ways to mark a cell that are kept while a sheet is looked through; one has some dozens."""

_PREFIX = rb"(?:[^\s<>/!?:]++:)?"
_PLACE = rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["'](?=[\s/>]|\Z)"""
_CELL = re.compile(rb"<" + _PREFIX + rb"c(?=[\s/>])(?:" + _PLACE + rb")?([^>]*)>")
_PLACE_AMONG = re.compile(rb"(.*?)" + _PLACE + rb"(.*)", re.DOTALL)
_OTHER_PLACE = re.compile(rb"""[\s"']r\s*=""")
_TYPE = re.compile(rb"""\st\s*=\s*["'](s|e|str)["']""")
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f(?=[\s/>])")
_VALUE = re.compile(rb"<" + _PREFIX + rb"v(?:\s[^>]*)?>([^<]*)<")
_STYLE = re.compile(rb"""\ss\s*=\s*["']([0-9]+)["']""")
_FORMAT = re.compile(rb"""numFmtId=["']([0-9]+)["'] formatCode=["']([^"']*)["']""")
_FORMAT_TURNED = re.compile(rb"""formatCode=["']([^"']*)["'] numFmtId=["']([0-9]+)["']""")
_STYLES = re.compile(rb"<" + _PREFIX + rb"cellXfs.*?</" + _PREFIX + rb"cellXfs>", re.DOTALL)
_FORMAT_OF_STYLE = re.compile(rb"<" + _PREFIX + rb"""xf\s(?:[^>]*?\s)?numFmtId=["']([0-9]+)["']""")
_ROW = re.compile(rb"<" + _PREFIX + rb"row(?=[\s/>])")
_TEXT_END = re.compile(rb"</" + _PREFIX + rb"si\s*>|<" + _PREFIX + rb"si\s*/>")

_NO_RESULT = Text.of(
    en="The formula has no kept result. Open the file in a spreadsheet program, save it, and send it again.",
    ru="У формулы нет сохранённого результата. Откройте файл в табличной программе, сохраните и отправьте ещё раз.",
)
_IS_ERROR = Text.of(en="The cell shows an error of its formula.", ru="Ячейка показывает ошибку формулы.")


def is_workbook(data: bytes) -> bool:
    """Tell whether a ZIP file is a workbook."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return BOOK in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def tabs_of(data: bytes) -> tuple[Tab, ...]:
    """Return the visible sheets of a workbook.

    Raises:
        Malformed: it is damaged, larger than is read, or not written as workbooks are.
    """
    parts = {name: part for name, part in unpacked(data).items() if name.endswith((".xml", ".rels"))}
    looks = _looks(parts)
    try:
        paths = _paths_of_sheets(parts)
        book = CalamineWorkbook.from_object(BytesIO(_packed(parts)))
        visible = [each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
        return tuple(_tab(book.get_sheet_by_name(name), looks.get(paths[name], _Look())) for name in visible)
    except (CalamineError, ElementTree.ParseError, KeyError, ValueError, OSError) as error:
        raise refused("The workbook cannot be read: it is damaged, or no .xlsx file. Save it anew.") from error


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts again, uncompressed: what is read is what was bounded, whatever the old container said."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


# --- a look at the raw parts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look at a sheet's part tells beside its values.

    Args:
        broken: cells that cannot be read, and why.
        shares: cells that are shown in per cent.
    """

    broken: dict[Spot, Text] = field(default_factory=dict)
    shares: set[Spot] = field(default_factory=set)


class _Marks(NamedTuple):
    """What the marks of a cell say beside its place; the cells of a sheet say few different things.

    Args:
        is_closed: there is nothing in the cell.
        in_percent: it is shown in per cent.
        type: `s` for a shared text, `e` for an error, `str` for the text of a formula, empty for what says itself.
    """

    is_closed: bool
    in_percent: bool
    type: bytes


def _looks(parts: Mapping[str, bytes]) -> dict[str, _Look]:
    """Return a look at each sheet's part; refuse parts that would take all memory."""
    lengths = _lengths_of_texts(parts.get("xl/sharedStrings.xml", b""))
    total, found = 0, dict[str, _Look]()
    percents = _percent_styles(parts.get("xl/styles.xml", b""))
    for name, part in parts.items():
        if b"\0" in part or any(mark in part for mark in (b"<!DOCTYPE", b"<!ENTITY", b"<![CDATA[")):
            raise refused(f"The part {name[:100]!r} of the workbook is not written as workbooks are. Save it anew.")
        if b"sheetData" in part:
            found[name], size = _look(name, part, lengths, percents)
            total += size
    if total > LARGEST_UNPACKED:
        raise refused(f"The texts of all cells have more than {LARGEST_UNPACKED:,} bytes. Split the workbook.")
    return found


def _paths_of_sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return in which part each sheet stands; the parts hold no declarations that could make a parser dangerous."""
    links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    found = {}
    for sheet in ElementTree.fromstring(parts[BOOK]).iter():
        link = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        if sheet.tag.endswith("}sheet") and link is not None:
            target = targets[link]
            found[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def _lengths_of_texts(part: bytes) -> list[int]:
    """Return at most how long each shared text is: its length with all its marks."""
    return [len(text) for text in _TEXT_END.split(part)]


def _look(name: str, part: bytes, lengths: list[int], percents: frozenset[bytes]) -> tuple[_Look, int]:
    """Return a look at a sheet's part, and how many bytes its shared texts come to."""
    size, rows, columns = 0, 0, set[bytes]()
    broken, shares = dict[Spot, Text](), set[Spot]()
    has_formulas = _FORMULA.search(part) is not None
    marks_of = lru_cache(MARKS_KNOWN)(lambda rest: _marks(name, rest, percents))
    for cell, end in _cells(part):
        letters, digits, rest = cell.groups() if cell[1] else _placed(name, cell[3])
        marks = marks_of(rest)
        if marks.is_closed:
            continue
        rows = max(rows, int(digits))
        columns.add(letters)
        if marks.in_percent:
            shares.add(_spot(letters, digits))
        if marks.type == b"s":
            size += _length_of(_VALUE.search(part, cell.end(), end), lengths)
        elif marks.type == b"e":
            broken[_spot(letters, digits)] = _IS_ERROR
        elif has_formulas and not marks.type and _lacks_result(part, cell.end(), end):
            broken[_spot(letters, digits)] = _NO_RESULT
    _check_reach(name, max(rows, len(_ROW.findall(part)) if rows else 0), max(map(_number_of, columns), default=0))
    return _Look(broken, shares), size


def _cells(part: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """Yield the beginning of each cell, and where that of the next one is."""
    before = None
    for cell in _CELL.finditer(part):
        if before is not None:
            yield before, cell.start()
        before = cell
    if before is not None:
        yield before, len(part)


def _placed(name: str, marks: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the place among the marks of a cell, and the others; refuse a cell without one."""
    found = _PLACE_AMONG.fullmatch(marks)
    if found is None:
        raise _misplaced(name)
    return found[2], found[3], found[1] + found[4]


def _marks(name: str, rest: bytes, percents: frozenset[bytes]) -> _Marks:
    """Return what the marks of a cell say beside its place, which they may not say twice."""
    if _OTHER_PLACE.search(rest):
        raise _misplaced(name)
    style, type_ = _STYLE.search(rest), _TYPE.search(rest)
    in_percent = style is not None and style[1] in percents
    return _Marks(rest.endswith(b"/"), in_percent, type_[1] if type_ else b"")


def _misplaced(name: str) -> Exception:
    return refused(f"Cells in {name[:100]!r} do not say where they stand. Save the workbook anew.")


def _percent_styles(part: bytes) -> frozenset[bytes]:
    """Return the numbers of the styles that show a number in per cent."""
    codes = {found[1]: found[2] for found in _FORMAT.finditer(part)}
    codes |= {found[2]: found[1] for found in _FORMAT_TURNED.finditer(part)}
    of_percent = {number for number, code in codes.items() if b"%" in code} | {b"9", b"10"}
    styles = _STYLES.search(part)
    used = _FORMAT_OF_STYLE.findall(styles[0]) if styles else []
    return frozenset(str(at).encode() for at, number in enumerate(used) if number in of_percent)


def _lacks_result(part: bytes, start: int, end: int) -> bool:
    if _FORMULA.search(part, start, end) is None:
        return False
    found = _VALUE.search(part, start, end)
    return found is None or not found[1]


def _length_of(found: re.Match[bytes] | None, lengths: list[int]) -> int:
    at = int(found[1]) if found and found[1].isdigit() and len(found[1]) < 10 else -1
    if not 0 <= at < len(lengths):
        raise refused("The workbook names a text that it does not have. Save it anew.")
    return lengths[at]


def _spot(letters: bytes, digits: bytes) -> Spot:
    return int(digits), _number_of(letters)


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_reach(name: str, rows: int, columns: int) -> None:
    if rows > LONGEST_SHEET:
        raise too_long(name)
    if columns > MOST_COLUMNS:
        message = f"The sheet {name[:100]!r} reaches to column {letter_of(columns)}; {MOST_COLUMNS:,} columns are read."
        raise refused(message, code="too-many-columns")
    if rows * columns > MOST_CELLS:
        message = f"The sheet {name[:100]!r} spans {rows:,} rows and {columns:,} columns; that is too many cells."
        raise refused(f"{message} Delete what stands aside, or split it.", code="too-many-cells")


# --- cells ----------------------------------------------------------------------------------------------------------


def _tab(sheet: CalamineSheet, look: _Look) -> Tab:
    rows: list[list[str]] = []
    broken = dict(look.broken)
    rows_with_shares = {row for row, _ in look.shares}
    text_of = lru_cache(CELLS_SHARED, typed=True)(_text)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = list(map(text_of, cells))
        if number in rows_with_shares:
            row = [_text(cell, in_percent=(number, at) in look.shares) for at, cell in enumerate(cells, 1)]
        report_characters(row, number, broken)
        rows.append(row)
    notes = _fill_merged(rows, sheet)
    return Tab(sheet.name, rows, broken, notes)


def _text(cell: object, *, in_percent: bool = False) -> str:
    """Return a cell as it is shown: a number in per cent as 12.5% and not as 0.125."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case int() | float() if in_percent:
            return f"{(Decimal(repr(cell + 0)) * 100).normalize():f}%"
        case int():
            return str(cell)
        case float():
            return f"{Decimal(repr(cell + 0)):f}".removesuffix(".0")  # + 0: programs write -0.0, and mean 0
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
    return str(cell)


def _fill_merged(rows: list[list[str]], sheet: CalamineSheet) -> tuple[Text, ...]:
    areas = (sheet.merged_cell_ranges or [])[:MOST_MERGED]
    for (top, left), (bottom, right) in areas:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    if not areas:
        return ()
    return (
        Text.of(
            en="Merged cells: their value counts for every row and column they cover.",
            ru="Объединённые ячейки: их значение относится ко всем строкам и столбцам, которые они занимают.",
        ),
    )
