"""The list price of a configured unit, made once for each configuration and price book.

It depends on nothing but the product, its configuration and the book; quantity, buyer and day come after it. So lines
of a document that differ in those share what their unit is listed at, and so do costs, whose books have the same
shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from catalog.price_book import PriceBook
from catalog.product import CharacteristicInfo, Product
from cpq.price.entry import Change
from cpq.price.steps.dimension_price import DIMENSION_PRICE, dimensions
from cpq.price.steps.list_price import LIST_PRICE, base
from cpq.price.steps.option_charges import OPTION_CHARGES, charges_of
from kernel.money import Money, total

REMEMBERED = 2_048
"""Configurations with their book: those of two of the longest quotes, a few kilobytes each."""

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A configured product under a book."""

    product: Product
    assignment: Mapping[str, str]
    book: PriceBook


@dataclass(frozen=True, slots=True)
class Listed:
    """What a book says of a configuration.

    Args:
        changes: base price (of a billing period only if there is one), options, dimensions; each with its step.
        amount: all of them together, exact.
    """

    changes: tuple[Change, ...]
    amount: Money


def listed(product: Product, assignment: Mapping[str, str], book: PriceBook) -> Listed:
    """Return the list price of a unit.

    Raises:
        Unknown: the price of something is on request (`code="price-on-request"`).
        Broken: the book charges a negative number of something; publishing finds that.
    """
    return _listed(product, book, tuple(assignment.items()))


def cost_listed(product: Product, assignment: Mapping[str, str], book: PriceBook) -> Listed:
    """Return the same of a cost book, in which other characteristics need a row; raises as `listed` does."""
    return _cost_listed(product, book, tuple(assignment.items()))


@lru_cache(maxsize=REMEMBERED)
def _listed(product: Product, book: PriceBook, values: Values) -> Listed:
    return _of(Unit(product, dict(values), book), product.priced_in(book))


@lru_cache(maxsize=REMEMBERED)
def _cost_listed(product: Product, book: PriceBook, values: Values) -> Listed:
    return _of(Unit(product, dict(values), book), product.costed_in(book))


def _of(unit: Unit, characteristics: Iterable[CharacteristicInfo]) -> Listed:
    nothing = Money.zero(unit.book.currency)
    changes: list[Change] = []
    if unit.book.every is None or unit.book.list_price.amount.amount:
        changes += ((LIST_PRICE.name, each) for each in base(unit, nothing))
    changes += ((OPTION_CHARGES.name, each) for each in charges_of(unit, characteristics))
    changes += ((DIMENSION_PRICE.name, each) for each in dimensions(unit, nothing))
    return Listed(tuple(changes), total([each.amount for _, each in changes], unit.book.currency))
