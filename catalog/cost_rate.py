"""Costs in another currency than a market pays in: a cost book at the published rate of a day."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from catalog.exchange import Rate
from catalog.price_book import PriceBook


@lru_cache(maxsize=256)
def converted(book: PriceBook, rate: Rate) -> PriceBook:
    """Return a cost book in the other currency of a rate, every amount exact."""
    return replace(
        book,
        currency=rate.currency,
        list_price=replace(book.list_price, amount=rate.of(book.list_price.amount)),
        options=tuple(replace(each, amount=rate.of(each.amount)) for each in book.options),
        dimensions=tuple(replace(each, amount=rate.of(each.amount)) for each in book.dimensions),
        recurring={every: converted(each, rate) for every, each in book.recurring.items()},
        rate=rate,
    )
