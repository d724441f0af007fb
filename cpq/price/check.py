"""Checks for publishing: a product has a price in every market as it comes, and the prices that its rule tests name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from catalog.compiled import Compiled
from catalog.gate import Finding, deciders_of, test_findings
from catalog.product import Product
from catalog.proof.trial import Outcome, price_misses
from cpq.price.context import PricingContext
from cpq.price.pricer import price, price_with_cost
from kernel.errors import QuotewrightError
from kernel.money import Money
from kernel.text import Text

NO_BOOK = "no-price-book"
"""Found by the catalogue's own check already."""


def unpriceable(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find a market in which the preferred configuration cannot be priced: no tax, charges below zero, and the like."""
    assignment = compiled.engine.complete({}).assignment
    if assignment is None:
        return
    for groups in _groups(product, compiled):
        try:
            price_with_cost(product, assignment, PricingContext(compiled.market, compiled.day, price_groups=groups))
        except QuotewrightError as error:
            if error.code != NO_BOOK:
                message = Text.of(
                    en=f"As it comes, the product cannot be priced: {error.message}",
                    ru=f"В исходной конфигурации цену рассчитать нельзя: {error.message}",
                )
                yield Finding("error", "unpriceable", message, "prices/books.toml")


def mispriced_tests(product: Product, compiled: Compiled) -> Iterator[Finding]:
    """Find rule tests of the market that name another price than the product has."""
    deciders = deciders_of(product, compiled)
    for test in product.rule_tests:
        if test.market == compiled.market and test.price is not None:
            yield from test_findings(Outcome(test, tuple(price_misses(test, deciders, net_of_one))))


def net_of_one(product: Product, assignment: Mapping[str, str], market: str, day: date) -> Money:
    """Return what one piece costs a buyer of whom nothing is known, without taxes that are added.

    Raises:
        QuotewrightError: as `price` does.
    """
    return price(product, assignment, PricingContext(market, day)).net


def _groups(product: Product, compiled: Compiled) -> Iterator[tuple[str, ...]]:
    """Give the price groups of a buyer of no segment, and of each segment that has a book or tiers of its own."""
    books = product.price_books_on(compiled.market, compiled.day)
    segments = {"", *(book.segment for book in books), *(scale.segment for scale in product.scales)}
    yield from ((segment,) if segment else () for segment in sorted(segments))
