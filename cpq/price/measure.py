"""How many of something a configuration has: the `per` of charges, evaluated exactly."""

from __future__ import annotations

from decimal import Decimal

from cpq.price.step import Configured
from kernel.errors import Broken


def measure(situation: Configured, per: str) -> Decimal:
    """Return the value of a quantity expression.

    Args:
        situation: with the configuration.
        per: an expression over its characteristics.

    Raises:
        Broken: it is no number, or negative; the catalogue is wrong.
    """
    value = situation.product.expression(per).value(situation.assignment)
    if isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, Decimal) or value < 0:
        message = (
            f"The price book {situation.book.code} charges per {per!r}, which is {value}; a quantity is never that."
        )
        raise Broken(message, code="charge-quantity")
    return value
