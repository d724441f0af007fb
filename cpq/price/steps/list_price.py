"""The list price: what one unit costs before any option, from the price book of the market and day."""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.entry import Adjustment
from cpq.price.step import Configured, Step
from kernel.money import Money


def base(situation: Configured, _so_far: Money) -> Iterator[Adjustment]:
    """Give the base price."""
    book = situation.book
    yield Adjustment(book.list_price.name, book.list_price.amount, reference=f"book:{book.code}")


LIST_PRICE = Step("list_price", "unit", base)
