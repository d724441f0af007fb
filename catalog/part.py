"""Parts: what stands behind values and in bills of materials, with its numbers and measures, in `parts.csv`.

A row is a part: its number, what it is called, its GTIN (the check digit is checked), who supplies it under which
number, and any further columns, which say their unit (`weight[kg]`), that they are plain numbers (`pieces#`), or hold
texts. Buyers see the GTIN, and the attributes that `product.toml` names for them; suppliers are nobody else's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from stdnum import ean
from stdnum.exceptions import InvalidChecksum, ValidationError

from catalog.csv_text import BrokenQuote, records
from catalog.problems import did_you_mean, problem
from catalog.sheet import Row, read_sheet
from catalog.toml_tree import Table
from catalog.unit_name import number_name
from kernel.errors import FieldProblem
from kernel.text import LANGUAGES, Text
from rules.units import unit_of

PARTS_FILE = "parts.csv"
OWN_COLUMNS = ("number", "name_en", "name_ru", "gtin", "supplier", "supplier_number", "model_number")
SECTION = "part"
"""The table of `product.toml` that names attributes of parts."""

MEASURES: Mapping[str, str] = {"weight": "kg", "power": "W"}
"""Attributes that mean the same in every product -> a unit they may have."""
LONGEST_NUMBER = 100

_ATTRIBUTE = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?:\[(?P<unit>[^\[\]]{1,20})\]|(?P<plain>#))?")


@dataclass(frozen=True, slots=True)
class Part:
    """A part.

    Args:
        number: ours.
        name: how it is called; may be empty.
        gtin: its Global Trade Item Number of 8, 12, 13 or 14 digits, or empty.
        supplier: who supplies it, or empty.
        supplier_number: the number the supplier has for it, or empty.
        model_number: the maker's number, or empty.
        attributes: the cells of its other columns that are not empty; numbers as they are written.
    """

    number: str
    name: Text = field(default_factory=Text)
    gtin: str = ""
    supplier: str = ""
    supplier_number: str = ""
    model_number: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartAttribute:
    """A further column of the parts.

    Args:
        code: its name in files.
        unit: of its numbers, or None.
        is_number: whether its cells are numbers.
        name: what buyers read; None for what they do not see.
    """

    code: str
    unit: str | None
    is_number: bool
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class PartFact:
    """What a further column says of a part: `value` as it is written in the sheet."""

    attribute: PartAttribute
    value: str

    @property
    def text(self) -> Text:
        """The value as people write it, with its unit."""
        if self.attribute.is_number:
            return number_name(self.value, self.attribute.unit)
        return Text(dict.fromkeys(LANGUAGES, self.value))

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "code": self.attribute.code,
            "name": self.attribute.name.to_json() if self.attribute.name else None,
            "value": self.value,
            "unit": self.attribute.unit,
            "text": self.text.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a product, and the attributes they may have; `is_known` tells whether there is a list at all."""

    by_number: Mapping[str, Part] = field(default_factory=dict)
    attributes: tuple[PartAttribute, ...] = ()
    is_known: bool = False

    def facts(self, part: Part) -> tuple[PartFact, ...]:
        """Return what the further columns say of a part, in their order."""
        return tuple(
            PartFact(each, part.attributes[each.code]) for each in self.attributes if each.code in part.attributes
        )

    @property
    def shown(self) -> tuple[PartAttribute, ...]:
        """The attributes that buyers see."""
        return tuple(each for each in self.attributes if each.name is not None)


NO_PARTS = Parts()


def read_parts(files: Mapping[str, str], root: Table | None, problems: list[FieldProblem]) -> Parts:
    """Return the parts of a product; one without the file has none. Whatever is wrong is reported.

    Args:
        files: of the product.
        root: `product.toml`, which names the attributes for buyers; None if it cannot be read.
        problems: where to report.
    """
    text = files.get(PARTS_FILE)
    named = _names(root)
    own = [code for code, table in named.items() if table.path in table.document.places]  # families speak for many
    if text is None:
        for code in own:
            named[code].wrong(None, f"There is no attribute {code!r}: the product has no {PARTS_FILE}.")
        return NO_PARTS
    rows = read_sheet(PARTS_FILE, text, problems, required=("number",), optional=None)
    attributes = _attributes(text, problems)
    for code in own:
        if code not in attributes:
            named[code].wrong(None, f"{PARTS_FILE} has no column {code!r}.{did_you_mean(code, attributes)}")
    shown = tuple(
        PartAttribute(each.code, each.unit, each.is_number, named[code].localized("name") if code in named else None)
        for code, (_, each) in attributes.items()
    )
    found = _Found({}, {})
    for row in rows:
        found.add(row, _part(row, attributes))
    return Parts({number: part for number, (_, part) in found.by_number.items()}, shown, is_known=True)


def _names(root: Table | None) -> Mapping[str, Table]:
    section = root.table(SECTION) if root else None
    if section is None:
        return {}
    section.only("attributes")
    inner = section.table("attributes")
    named = dict(inner.children()) if inner else {}
    for table in named.values():
        table.only("name")
    return named


def _attributes(text: str, problems: list[FieldProblem]) -> Mapping[str, tuple[str, PartAttribute]]:
    """Return code -> column and attribute; report columns that cannot be read where they stand."""
    found: dict[str, tuple[str, PartAttribute]] = {}
    for column, (line, at) in _header(text):
        if column in OWN_COLUMNS:
            continue
        match = _ATTRIBUTE.fullmatch(column)
        if match is None:
            message = f"The column {column!r} cannot be read; write weight[kg], pieces# or colour."
        elif match["name"] in found or match["name"] in OWN_COLUMNS:
            message = f"The attribute {match['name']!r} has two columns; take one out."
        else:
            unit = match["unit"]
            found[match["name"]] = column, PartAttribute(match["name"], unit, bool(unit or match["plain"]))
            message = _wrong_unit(match["name"], unit)
        if message:
            problems.append(problem(PARTS_FILE, line, at, message))
    return found


def _header(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        record = next(iter(records(text)), None)
    except BrokenQuote:
        return  # the sheet has reported it
    if record is not None:
        yield from zip(record.cells, record.spots, strict=True)


def _wrong_unit(name: str, symbol: str | None) -> str:
    """Return what is wrong with the unit of a column; some attributes mean the same in every product."""
    unit, usual = unit_of(symbol or ""), MEASURES.get(name)
    if unit is None:
        return f"{symbol!r} is no unit."
    if usual is not None and not unit.agrees_with(unit_of(usual) or unit):
        return f"{name!r} is measured in {usual} or the like; write {name}[{usual}]."
    return ""


def _part(row: Row, attributes: Mapping[str, tuple[str, PartAttribute]]) -> Part:
    number = row.required("number")
    if len(number) > LONGEST_NUMBER:
        row.wrong("number", f"A part number has at most {LONGEST_NUMBER} characters.")
    name = row.localized("name")
    if name.by_language and "en" not in name.by_language:
        row.wrong("name_en", "The English name is missing; English is what every other language falls back to.")
    cells = {code: _cell(row, column, each) for code, (column, each) in attributes.items()}
    return Part(
        number,
        name,
        _gtin(row),
        row.text("supplier"),
        row.text("supplier_number"),
        row.text("model_number"),
        {code: cell for code, cell in cells.items() if cell},
    )


def _cell(row: Row, column: str, attribute: PartAttribute) -> str:
    text = row.text(column)
    if not text or not attribute.is_number:
        return text
    number = row.number(column)
    if number is not None and number < 0 and attribute.code in MEASURES:
        row.wrong(column, f"The {attribute.code} of a part is not below zero.")
    return text


def _gtin(row: Row) -> str:
    text = row.text("gtin")
    if not text:
        return ""
    try:
        return str(ean.validate(text))
    except InvalidChecksum:
        right = ean.calc_check_digit(ean.compact(text)[:-1])
        row.wrong("gtin", f"{text!r} is not a GTIN: after these digits the last one would be {right}; compare it.")
    except ValidationError:
        row.wrong("gtin", f"{text!r} is not a GTIN; it has 8, 12, 13 or 14 digits. Keep leading zeros when saving.")
    return ""


@dataclass(frozen=True, slots=True)
class _Found:
    """The parts so far, with their lines, by number and by GTIN."""

    by_number: dict[str, tuple[int, Part]]
    by_gtin: dict[str, tuple[int, Part]]

    def add(self, row: Row, part: Part) -> None:
        """Keep a part; report one that stands there already."""
        if part.number in self.by_number:
            line, _ = self.by_number[part.number]
            row.wrong("number", f"The part {part.number!r} stands in line {line} already.")
            return
        if part.gtin and part.gtin in self.by_gtin:
            line, other = self.by_gtin[part.gtin]
            row.wrong("gtin", f"The part {other.number!r} in line {line} has this GTIN already; it names one thing.")
        if part.number:
            self.by_number[part.number] = row.line, part
            self.by_gtin.setdefault(part.gtin, (row.line, part))
