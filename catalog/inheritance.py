"""Inheritance: `product.toml` filled up with what its families say, each word still knowing the file it stands in.

The nearest word wins, key by key; of a characteristic, of its values and of its attributes text by text. What families
say of characteristics, values and attributes that a product does not have is left out: families speak for many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.family import INHERITED, TEXTS, FamilySheet
from catalog.toml_places import Path
from catalog.toml_tree import Document, Table
from rules import Characteristic, RuleBook

_SHARED = "characteristic"
_NAME = "name_en"
"""Column of a table of values: what the product's own table names, no family names."""


@dataclass(frozen=True)
class Inheriting(Document):
    """A document filled up from others: a problem is told in the nearest one that has its place."""

    above: tuple[Document, ...] = ()

    def wrong(self, path: Path, message: str) -> None:
        """Report a problem at a path of this document, or else of the nearest one above that has it."""
        while path:
            if path in self.places:
                break
            for document in self.above:
                if path in document.places:
                    document.wrong(path, message)
                    return
            path = path[:-1]
        super().wrong(path, message)


def inheriting(root: Table, families: Sequence[FamilySheet], book: RuleBook | None) -> Table:
    """Return `product.toml` with what it inherits.

    Args:
        root: the product's own.
        families: those it inherits from, the nearest first.
        book: the product's rules; without them nothing is inherited for characteristics.
    """
    if not families:
        return root
    own = root.document
    tables = [sheet.table for sheet in families]
    document = Inheriting(own.file, own.places, own.problems, tuple(table.document for table in tables))
    data = _filled(root.data, [table.data for table in tables], INHERITED)
    if book is not None:
        data = _with_characteristics(data, [table.data for table in tables], book.characteristics)
    return Table(document, data)


def _with_characteristics(
    own: Mapping[str, Any], above: Iterable[Mapping[str, Any]], declared: Sequence[Characteristic]
) -> Mapping[str, Any]:
    sections = [section for each in above if isinstance(section := each.get(_SHARED), dict)]
    section = own.get(_SHARED, {})
    if not isinstance(section, dict):
        return own
    filled = dict(section)
    for each in declared:
        said = [table for shared in sections if isinstance(table := shared.get(each.name), dict)]
        mine = section.get(each.name, {})
        if said and isinstance(mine, dict):
            filled[each.name] = _characteristic(mine, said, each)
    return {**own, _SHARED: filled}


def _characteristic(
    own: Mapping[str, Any], above: Sequence[Mapping[str, Any]], declared: Characteristic
) -> Mapping[str, Any]:
    filled = _filled(own, above, [key for key in TEXTS if key not in ("values", "attributes")])
    nameless = [code for code in declared.values if not declared.attributes.get(code, {}).get(_NAME)]
    for key, known in (("values", nameless), ("attributes", declared.attribute_units)):
        inner = _inner(own.get(key, {}), [each.get(key) for each in above], known)
        if inner:
            filled = {**filled, key: inner}
    return filled


def _inner(own: Any, above: Iterable[Any], known: Collection[str]) -> Any:
    """Return tables by code, filled up with those of the codes that the product has."""
    if not isinstance(own, dict):
        return own
    filled = dict(own)
    for tables in above:
        for code, table in tables.items() if isinstance(tables, dict) else ():
            mine = filled.get(code, {})
            if code in known and isinstance(mine, dict) and isinstance(table, dict):
                filled[code] = {**table, **mine}
    return filled


def _filled(own: Mapping[str, Any], above: Iterable[Mapping[str, Any]], keys: Collection[str]) -> Mapping[str, Any]:
    filled = dict(own)
    for each in above:
        filled |= {key: each[key] for key in keys if key in each and key not in filled}
    return filled
