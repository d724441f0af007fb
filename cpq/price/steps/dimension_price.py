"""Dimension prices: an amount times an expression over the configuration, such as so much per square metre of glass."""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.entry import Adjustment
from cpq.price.measure import measure
from cpq.price.step import Configured, Step
from kernel.money import Money


def dimensions(situation: Configured, _so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per dimension price that comes to something."""
    for price in situation.book.dimensions:
        quantity = measure(situation, price.per)
        amount = price.amount * quantity
        if amount.amount:
            reference = f"book:{situation.book.code}"
            yield Adjustment(price.name, amount, basis=price.amount, quantity=quantity, reference=reference)


DIMENSION_PRICE = Step("dimension_price", "unit", dimensions)
