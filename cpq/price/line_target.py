"""A discount on a line told by what is to come out: the price of a unit, or of the whole line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from cpq.price.discount import Discount
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money

Aim = Literal["unit", "line"]
KEYS: Mapping[str, Aim] = {"unit_price": "unit", "line_price": "line"}


@dataclass(frozen=True, slots=True)
class LineTarget:
    """A net price that somebody wants; the discount is whatever leads there.

    Args:
        amount: zero or more, in whole minor units.
        of: a `unit`, or the whole `line`.

    Raises:
        Malformed: the amount is below zero or has too many decimals.
    """

    amount: Money
    of: Aim

    def __post_init__(self) -> None:
        if self.amount.amount < 0 or not self.amount.is_rounded():
            raise self._malformed(f"A price is zero or more, in whole minor units, not {self.amount.amount}.")

    @property
    def percent(self) -> None:
        """Never a percentage."""

    def off(self, basis: Money, times: Decimal = Decimal(1)) -> Money:
        """Return what leads from a price to the target, exact and as an amount to add: zero or negative.

        Args:
            basis: the price so far.
            times: how many targets the basis stands for.

        Raises:
            Malformed: the target is above the price, or in another currency.
        """
        if self.amount.currency != basis.currency:
            raise self._malformed(f"The price is in {basis.currency}, its target in {self.amount.currency}.")
        target = self.amount * times
        if basis.rounded() < target:
            wanted, price = target.to_json()["amount"], basis.rounded().to_json()["amount"]
            raise self._malformed(f"The target {wanted} is above the price {price}; a discount never raises a price.")
        return target - basis if target < basis else Money.zero(basis.currency)

    def to_json(self) -> dict[str, Any]:
        """Return `{"unit_price": {...}}` or `{"line_price": {...}}`."""
        return {f"{self.of}_price": self.amount.to_json()}

    def _malformed(self, message: str) -> Malformed:
        return Malformed(message, problems=[FieldProblem(f"/{self.of}_price", message)], code="discount")


LineDiscount = Discount | LineTarget
"""What may be given on a line."""


def line_discount(data: Any) -> LineDiscount:
    """Read a discount on a line.

    Raises:
        Malformed: the shape or a number is wrong.
    """
    if isinstance(data, dict) and len(data) == 1 and (of := KEYS.get(next(iter(data)))) is not None:
        return LineTarget(Money.from_json(data[f"{of}_price"]), of)
    return Discount.from_json(data)
