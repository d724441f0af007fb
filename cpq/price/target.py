"""A discount told by what is to come out: the total of a document or of a group of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cpq.price.discount import Discount
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money

TotalName = Literal["net", "gross"]
KEYS: Mapping[str, TotalName] = {"net_total": "net", "gross_total": "gross"}


@dataclass(frozen=True, slots=True)
class Target:
    """A total that somebody wants; the discount is whatever leads there.

    Args:
        amount: the total, zero or more, in whole minor units.
        of: `net` without tax, or `gross` as it is paid.

    Raises:
        Malformed: the amount is below zero or has too many decimals.
    """

    amount: Money
    of: TotalName = "net"

    def __post_init__(self) -> None:
        if self.amount.amount < 0 or not self.amount.is_rounded():
            message = f"A total is zero or more, in whole minor units, not {self.amount.amount}."
            raise Malformed(message, problems=[FieldProblem(f"/{self.of}_total/amount", message)], code="discount")

    @property
    def percent(self) -> None:
        """Never a percentage."""

    @property
    def is_nothing(self) -> bool:
        """Never nothing: a total of zero is a total."""
        return False

    def to_json(self) -> dict[str, Any]:
        """Return `{"net_total": {...}}` or `{"gross_total": {...}}`."""
        return {f"{self.of}_total": self.amount.to_json()}


DocumentDiscount = Discount | Target
"""What may be given on a quote or on a group of its lines."""


def document_discount(data: Any) -> DocumentDiscount:
    """Read a discount on a quote or a group.

    Raises:
        Malformed: the shape or a number is wrong.
    """
    if isinstance(data, dict) and len(data) == 1 and (of := KEYS.get(next(iter(data)))) is not None:
        return Target(Money.from_json(data[f"{of}_total"]), of)
    return Discount.from_json(data)
