"""Reads `bom.csv`, the rows of the bill of materials."""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalog.bom import BomRule
from catalog.formula import Formulas
from catalog.part import NO_PARTS, Parts
from catalog.product import CharacteristicInfo
from catalog.sheet import Row, read_sheet
from kernel.errors import FieldProblem
from kernel.text import Text

BOM_FILE = "bom.csv"

_REQUIRED = ("position", "part", "when", "quantity", "unit")
_OPTIONAL = ("name_en", "name_ru")
_ATTRIBUTE = re.compile(r"([a-z][a-z0-9_]*)\s*\.\s*[a-z][a-z0-9_]*")


def read_bom(
    files: Mapping[str, str],
    characteristics: Mapping[str, CharacteristicInfo] | None,
    formulas: Formulas,
    problems: list[FieldProblem],
    parts: Parts = NO_PARTS,
) -> tuple[BomRule, ...]:
    """Read the bill of materials; a product without the file has none. Parts of the list need no name here."""
    text = files.get(BOM_FILE)
    if text is None:
        return ()
    rows = read_sheet(BOM_FILE, text, problems, required=_REQUIRED, optional=_OPTIONAL)
    return tuple(_rule(row, characteristics, formulas, parts) for row in rows)


def _rule(
    row: Row, characteristics: Mapping[str, CharacteristicInfo] | None, formulas: Formulas, parts: Parts
) -> BomRule:
    written = row.required("part")
    is_expression = written.startswith("=")
    part = written.removeprefix("=").strip()
    if is_expression:
        formulas.check(row, "part", part, "text", offset=1)
    if row.text("when"):
        formulas.check(row, "when", row.text("when"), "boolean")
    if row.text("quantity"):
        formulas.check(row, "quantity", row.text("quantity"), "number")
    cell = row.cell("part")
    listed = None if is_expression else parts.by_number.get(part)
    name = row.localized("name")
    if not name.by_language and listed is not None:
        name = listed.name
    return BomRule(
        position=_position(row),
        part=part,
        is_expression=is_expression,
        when=row.text("when"),
        quantity=row.text("quantity"),
        unit=row.text("unit") or "pcs",
        name=name,
        named_by=_named_by(row, name, part if is_expression else "", characteristics),
        place=f"{row.file}:{cell.line}:{cell.column}",
    )


def _position(row: Row) -> int:
    number = row.number("position")
    if number is None or number != int(number) or not 0 < number < 1_000_000:
        if number is not None:
            row.wrong("position", f"A position is a whole number from 1 on, not {number}.")
        return 1
    return int(number)


def _named_by(row: Row, name: Text, part: str, characteristics: Mapping[str, CharacteristicInfo] | None) -> str:
    """Return the characteristic whose value names the part when nothing else does."""
    match = _ATTRIBUTE.fullmatch(part)
    if name.by_language:
        if "en" not in name.by_language:
            row.wrong("name_en", "The English name is missing; English is what every other language falls back to.")
        return ""
    if match is None:
        row.wrong(
            "name_en",
            "A part needs an English name, unless it is written =characteristic.attribute or parts.csv names it.",
        )
        return ""
    return match[1] if characteristics is None or match[1] in characteristics else ""
