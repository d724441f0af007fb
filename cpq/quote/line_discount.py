"""Reads the discount that a person gives on a line."""

from __future__ import annotations

from typing import Any

from cpq.price import LineDiscount, LineTarget, line_discount
from kernel.errors import FieldProblem, Malformed


def parse_line_discount(value: Any, currency: str) -> LineDiscount | None:
    """Read a discount on a line; None and zero are no discount.

    Raises:
        Malformed: it is no percentage, amount or target, or in another currency.
    """
    if value is None:
        return None
    try:
        discount = line_discount(value)
    except Malformed as error:
        raise _malformed(error.message) from error
    if discount.amount is not None and discount.amount.currency != currency:
        raise _malformed(f"This quote is in {currency}, not in {discount.amount.currency}.")
    is_given = isinstance(discount, LineTarget) or discount.percent or (discount.amount and discount.amount.amount)
    return discount if is_given else None


def _malformed(message: str) -> Malformed:
    return Malformed(message, problems=[FieldProblem("/discount", message)], code="malformed-quote")
