"""The families of many products as one tree, in the order in which a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalog.family import Family
from catalog.product import Product


@dataclass(frozen=True, slots=True)
class Branch:
    """A family with the codes of the products that name it as theirs."""

    family: Family
    products: tuple[str, ...]


def family_tree(products: Iterable[Product]) -> tuple[Branch, ...]:
    """Return all families of some products, every one directly followed by those below it, else by code.

    Products are released one by one and may carry different copies of a family: the first that is met is right, so hand
    in the newest first. No circle can arise: whatever is taken from a product, its ancestors are there by then.
    """
    families: dict[str, Family] = {}
    members: dict[str, list[str]] = {}
    for product in products:
        for family in product.families:
            families.setdefault(family.code, family)
        members.setdefault(product.family, []).append(product.code)
    return tuple(Branch(families[code], tuple(sorted(members.get(code, ())))) for code in _in_order(families))


def _in_order(families: Mapping[str, Family]) -> Iterator[str]:
    below: dict[str, list[str]] = {}
    for code in sorted(families, reverse=True):
        below.setdefault(families[code].parent, []).append(code)
    waiting = list(below.get("", ()))
    while waiting:
        code = waiting.pop()
        yield code
        waiting.extend(below.get(code, ()))
