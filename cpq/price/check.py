"""A check for publishing: a product has a price in every market, as it is before anybody has chosen anything."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.compiled import Compiled
from catalog.gate import Finding
from catalog.product import Product
from cpq.price.context import PricingContext
from cpq.price.pricer import price_with_cost
from kernel.errors import QuotewrightError
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


def _groups(product: Product, compiled: Compiled) -> Iterator[tuple[str, ...]]:
    """Give the price groups of a buyer of no segment, and of each segment that has a book or tiers of its own."""
    books = product.price_books_on(compiled.market, compiled.day)
    segments = {"", *(book.segment for book in books), *(scale.segment for scale in product.scales)}
    yield from ((segment,) if segment else () for segment in sorted(segments))
