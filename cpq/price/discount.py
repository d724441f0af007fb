"""A discretionary discount: a percentage or an amount that somebody gives on a line or on a whole quote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from kernel.errors import FieldProblem, Malformed
from kernel.money import Money

HUNDRED = Decimal(100)
DECIMALS = 6
"""Digits after the point of a percentage: more than anybody means, few enough that the arithmetic stays exact."""


@dataclass(frozen=True, slots=True)
class Discount:
    """What is taken off: exactly one of a percentage and an amount.

    On a line the amount is taken off each unit, before the unit price is rounded, so that line net = unit net x
    quantity holds for every line. On a quote it is taken off the net of the document once.

    Args:
        percent: 0 to 100.
        amount: zero or more, in whole minor units.

    Raises:
        Malformed: neither or both are given, or the number is out of its range.
    """

    percent: Decimal | None = None
    amount: Money | None = None

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.amount is None):
            raise _malformed("A discount is either a percentage or an amount; give one of them.", "")
        if self.percent is not None and not _is_percentage(self.percent):
            raise _malformed(f"A discount is between 0 and 100 percent, with at most {DECIMALS} decimals.", "/percent")
        if self.amount is not None and self.amount.amount < 0:
            raise _malformed("A discount takes something off; its amount is not below zero.", "/amount")
        if self.amount is not None and not self.amount.is_rounded():
            raise _malformed(f"{self.amount.currency} has no such small coin; round the discount.", "/amount/amount")

    @property
    def is_nothing(self) -> bool:
        """Tell whether it takes nothing off."""
        return not (self.percent or (self.amount and self.amount.amount))

    def off(self, basis: Money, times: Decimal = Decimal(1)) -> Money:
        """Return what it takes off a basis, exact and as an amount to add: zero or negative.

        Args:
            basis: the price so far.
            times: how often an amount is taken off.

        Raises:
            Malformed: the amount is more than the basis, or in another currency.
        """
        if self.amount is None:
            return basis * (-(self.percent or Decimal(0)) / HUNDRED)
        if self.amount.currency != basis.currency:
            message = f"The discount is in {self.amount.currency}, the price in {basis.currency}; use one currency."
            raise _malformed(message, "/amount/currency")
        if basis < self.amount * times:
            raise _malformed("The discount is more than the price; a price never falls below zero.", "/amount")
        return -self.amount * times

    def to_json(self) -> dict[str, Any]:
        """Return `{"percent": "5"}` or `{"amount": {...}}`."""
        if self.amount is not None:
            return {"amount": self.amount.to_json()}
        return {"percent": f"{(self.percent or Decimal(0)).normalize():f}"}

    @classmethod
    def from_json(cls, data: Any) -> Discount:
        """Read what `to_json` wrote.

        Raises:
            Malformed: the shape or a number is wrong.
        """
        if not isinstance(data, dict) or len(data) != 1:
            raise _malformed('A discount is written {"percent": "5"} or {"amount": {...}}.', "")
        if "amount" in data:
            return cls(amount=Money.from_json(data["amount"]))
        try:
            return cls(percent=Decimal(str(data.get("percent"))))
        except InvalidOperation as error:
            raise _malformed("A percentage is a number such as 5 or 12.5, as text.", "/percent") from error


def _is_percentage(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DECIMALS and 0 <= number <= HUNDRED


def _malformed(message: str, path: str) -> Malformed:
    return Malformed(message, problems=[FieldProblem(path, message)], code="discount")
