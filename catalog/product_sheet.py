"""Reads `product.toml`: what the product, its groups, characteristics and values are called, and where it is sold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from catalog.classification import SYSTEMS, Classification, read_classification
from catalog.market import Market
from catalog.media import Medium
from catalog.picture import Picture, no_picture
from catalog.problems import did_you_mean, problem
from catalog.product import BETTER, DISPLAYS, AttributeInfo, CharacteristicInfo, Display, Group, ValueInfo
from catalog.sheet import read_sheet
from catalog.toml_tree import Table
from catalog.unit_name import NOT_CHOSEN, boolean_name, number_name
from kernel.errors import FieldProblem
from kernel.text import LANGUAGES, Text
from rules import ABSENT, Characteristic, RuleBook

PRODUCT_FILE = "product.toml"
KEYS = (
    *("code", "family", "model_number", *SYSTEMS, "tax_class", "markets"),
    *("name", "summary", "description", "seller", "group", "characteristic", "billing", "life", "part", "picture"),
)
VALUE_COLUMNS = ("swatch", "model_number", "part_number", "picture", "alt_en", "alt_ru", "weight_note")
"""Columns of a table of values that are the catalogue's, besides the names and helps in every language."""

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_SWATCH = re.compile(r"#[0-9a-fA-F]{6}")
_VALUE_TABLE = re.compile(r'\btable\s+"([^"]+)"')
_DISPLAY_OF: Mapping[str, Display] = {
    "boolean": "toggle",
    "enumeration": "list",
    "integer": "stepper",
    "decimal": "slider",
}


class Head(TypedDict):
    """The codes of a product."""

    code: str
    family: str
    model_number: str
    classification: Classification
    tax_class: str


class Texts(TypedDict):
    """What a product says about itself."""

    name: Text
    summary: Text
    description: Text
    seller: Text


def read_head(root: Table) -> Head:
    """Return the codes of the product: code, family, model number, classification, tax class."""
    root.only(*KEYS)
    code = root.text("code")
    if code and not _CODE.fullmatch(code):
        root.wrong("code", f"{code!r} is not a product code; it consists of a-z, 0-9 and -, up to 60 characters.")
    return {
        "code": code,
        "family": root.text("family"),
        "model_number": root.text("model_number", ""),
        "classification": read_classification(root),
        "tax_class": root.text("tax_class", "standard"),
    }


def read_texts(root: Table) -> Texts:
    """Return the name, the summary, the description and the notes for sellers."""
    return {
        "name": root.localized("name"),
        "summary": root.localized("summary"),
        "description": root.localized("description", required=False),
        "seller": root.localized("seller", required=False),
    }


def select_markets(root: Table, tax_class: str, known: Mapping[str, Market]) -> Mapping[str, Market]:
    """Return the markets the product is sold in."""
    codes = root.texts("markets")
    if not codes:
        root.wrong("markets" if "markets" in root else None, 'A product is sold somewhere: markets = ["eu"].')
    for code in codes:
        if known and code not in known:
            root.wrong("markets", f"There is no market {code!r}.{did_you_mean(code, known)}")
    found = {code: known[code] for code in codes if code in known}
    for market in found.values():
        if all(tax.tax_class != tax_class for tax in market.taxes):
            root.wrong("tax_class", f"The market {market.code!r} has no tax for the class {tax_class!r}.")
    return found


def read_groups(root: Table, known: Mapping[str, CharacteristicInfo] | None) -> tuple[Group, ...]:
    """Return the groups; every characteristic a person chooses stands in exactly one."""
    placed: dict[str, str] = {}
    groups: list[Group] = []
    for table in root.tables("group"):
        table.only("code", "name", "characteristics")
        group = Group(table.text("code"), table.localized("name"), table.texts("characteristics"))
        if any(group.code == other.code for other in groups):
            table.wrong("code", f"The group {group.code!r} stands here twice.")
        for name in group.characteristics:
            _place(table, group, name, placed, known)
        groups.append(group)
    for name, info in (known or {}).items():
        if name not in placed and not info.internal and not info.computed:
            message = (
                f"The characteristic {name!r} stands in no group, so nobody can choose it; add it, or make it internal."
            )
            root.wrong("group", message)
    return tuple(groups)


def _place(
    table: Table, group: Group, name: str, placed: dict[str, str], known: Mapping[str, CharacteristicInfo] | None
) -> None:
    if known is not None and name not in known:
        table.wrong("characteristics", f"There is no characteristic {name!r}.{did_you_mean(name, known)}")
    if name in placed:
        table.wrong("characteristics", f"The characteristic {name!r} already stands in the group {placed[name]!r}.")
    placed[name] = group.code


def read_characteristics(
    root: Table,
    book: RuleBook,
    files: Mapping[str, str],
    media: Mapping[str, Medium],
    problems: list[FieldProblem],
) -> Mapping[str, CharacteristicInfo]:
    """Return what people see of every characteristic of the rule book, in declared order."""
    section = root.table("characteristic")
    tables = dict(section.children()) if section else {}
    known = {each.name: each for each in book.characteristics}
    for name in tables:
        if name not in known:
            tables[name].wrong(None, f"The rules declare no characteristic {name!r}.{did_you_mean(name, known)}")
    return {name: _Reader(root, tables.get(name), each, files, media, problems).read() for name, each in known.items()}


@dataclass(frozen=True)
class _Reader:
    """One characteristic being read."""

    root: Table
    table: Table | None
    declared: Characteristic
    files: Mapping[str, str]
    media: Mapping[str, Medium]
    problems: list[FieldProblem]

    def read(self) -> CharacteristicInfo:
        """Read the names and the values."""
        declared, table = self.declared, self.table
        if table is None:
            where = f"[characteristic.{declared.name}]"
            message = f'The characteristic {declared.name!r} has no name; add {where} name = {{en = "..."}}.'
            self.root.wrong("characteristic", message)
        else:
            table.only("name", "help", "display", "internal", "better", "values", "attributes")
        default = _DISPLAY_OF[declared.kind]
        display = table.one_of("display", DISPLAYS, default) if table else default
        better = table.one_of("better", BETTER, "") if table else ""
        return CharacteristicInfo(
            code=declared.name,
            name=table.localized("name") if table else Text(),
            help=table.localized("help", required=False) if table else Text(),
            display=next(each for each in DISPLAYS if each == display),
            unit=declared.unit,
            kind=declared.kind,
            internal=table.flag("internal") if table else False,
            computed=declared.computed,
            values=self._values(),
            attributes=self._attributes(),
            optional=declared.optional,
            better=next(each for each in BETTER if each == better),
        )

    def _values(self) -> tuple[ValueInfo, ...]:
        declared = self.declared
        tables = self._tables("values")
        for code in tables:
            if code not in declared.values:
                message = f"{declared.name!r} has no value {code!r}.{did_you_mean(code, declared.values)}"
                tables[code].wrong(None, message)
        if declared.kind == "boolean":
            return tuple(self._boolean(code, tables.get(code)) for code in declared.values)
        if declared.kind == "enumeration":
            found = tuple(self._value(code, tables.get(code)) for code in declared.values)
            self._report_pictures()
            self._report_nameless([each for each in found if "en" not in each.name.by_language])
            return found
        if declared.computed:
            return ()
        return tuple(ValueInfo(code, number_name(code, declared.unit)) for code in declared.values)

    def _boolean(self, code: str, table: Table | None) -> ValueInfo:
        return self._from_table(code, table) if table else ValueInfo(code, boolean_name(code))

    def _value(self, code: str, table: Table | None) -> ValueInfo:
        if table is not None:
            return self._from_table(code, table)
        if self.declared.optional and code == ABSENT:
            return ValueInfo(code, NOT_CHOSEN)
        cells = self.declared.attributes.get(code, {})
        return ValueInfo(
            code,
            name=_localized(cells, "name"),
            help=_localized(cells, "help"),
            swatch=cells.get("swatch", ""),
            model_number=cells.get("model_number", ""),
            part_number=cells.get("part_number", ""),
            attributes={name: cell for name, cell in cells.items() if not _is_catalogue_column(name)},
            picture=self._picture(cells.get("picture", ""), _localized(cells, "alt")),
        )

    def _from_table(self, code: str, table: Table) -> ValueInfo:
        table.only("name", "help", "swatch", "model_number", "part_number", "picture", "alt")
        path = table.text("picture", "")
        picture = self._picture(path, table.localized("alt", required=False))
        if path and picture is None:
            table.wrong("picture", no_picture(path, self.media))
        swatch = table.text("swatch", "")
        if swatch and not _SWATCH.fullmatch(swatch):
            table.wrong("swatch", f"{swatch!r} is not a colour; write it like #1f2933.")
        return ValueInfo(
            code,
            name=table.localized("name"),
            help=table.localized("help", required=False),
            swatch=swatch,
            model_number=table.text("model_number", ""),
            part_number=table.text("part_number", ""),
            picture=picture,
        )

    def _picture(self, path: str, alt: Text) -> Picture | None:
        medium = self.media.get(path)
        return Picture(medium, alt) if medium is not None and medium.is_picture else None

    def _report_pictures(self) -> None:
        """Report cells of a table of values that name a picture which is none."""
        rows = self._rows_of_values("picture")
        for code, cells in self.declared.attributes.items():
            path = cells.get("picture", "")
            if path and self._picture(path, Text()) is None:
                file, line, column = rows.get(code, (self.declared.name, 1, 1))
                self.problems.append(problem(file, line, column, no_picture(path, self.media)))

    def _attributes(self) -> tuple[AttributeInfo, ...]:
        units = self.declared.attribute_units
        tables = self._tables("attributes")
        found: list[AttributeInfo] = []
        for code, table in tables.items():
            table.only("name")
            if code not in units:
                table.wrong(None, f"{self.declared.name!r} has no attribute {code!r}.{did_you_mean(code, units)}")
                continue
            found.append(AttributeInfo(code, table.localized("name"), units[code]))
        return tuple(found)

    def _tables(self, key: str) -> dict[str, Table]:
        section = self.table.table(key) if self.table else None
        return dict(section.children()) if section else {}

    def _report_nameless(self, values: list[ValueInfo]) -> None:
        """Report values without an English name at their row, or at the declaration when they are written in place."""
        tables = self._tables("values")
        rows = self._rows_of_values()
        for value in values:
            if value.code in tables:
                continue  # its table has reported it
            if value.code in rows:
                file, line, column = rows[value.code]
                message = f"The value {value.code!r} has no English name; fill the column name_en."
                self.problems.append(problem(file, line, column, message))
            else:
                where = f"[characteristic.{self.declared.name}.values.{value.code}]"
                self._wrong(f'The value {value.code!r} has no name; add {where} name = {{en = "..."}}.')

    def _wrong(self, message: str) -> None:
        (self.table or self.root).wrong(None if self.table else "characteristic", message)

    def _rows_of_values(self, cell: str = "name_en") -> dict[str, tuple[str, int, int]]:
        """Return where a cell of each value of a table stands (or should stand)."""
        place = self.declared.place
        lines = self.files.get(place.file, "").splitlines() if place else []
        match = _VALUE_TABLE.search("\n".join(lines[place.line - 1 : place.line + 2])) if place else None
        if match is None or match[1] not in self.files:
            return {}
        ignored: list[FieldProblem] = []  # the rule language has read the sheet already, and reported
        rows = read_sheet(match[1], self.files[match[1]], ignored, required=("code",), optional=None)
        return {row.text("code"): (row.file, row.line, row.cell(cell).column) for row in rows}


def _localized(cells: Mapping[str, str], stem: str) -> Text:
    found = {language: cells.get(f"{stem}_{language}", "") for language in LANGUAGES}
    return Text({language: text for language, text in found.items() if text})


def _is_catalogue_column(name: str) -> bool:
    return name in VALUE_COLUMNS or name.startswith(("name_", "help_"))
