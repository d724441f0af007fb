"""How a document is rounded: a seller chooses once, and every revision keeps the policy it was opened with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from kernel.errors import FieldProblem, Malformed
from kernel.money import Money, Rounding

TaxPoint = Literal["group", "line"]


@dataclass(frozen=True, slots=True)
class RoundingPolicy:
    """Where and how the amounts of a document are rounded.

    Args:
        half: how a half is rounded, everywhere.
        tax: `group` taxes the sum of the lines of a tax group and rounds once; `line` taxes and rounds each line, and
            adds those.
        cash: currency -> the step that a total is rounded to, such as CHF 0.05 or SEK 1; a currency that is not named
            is paid to its minor unit.

    Raises:
        Malformed: a step is not a positive whole number of minor units, or its currency does not exist.
    """

    half: Rounding = Rounding.HALF_UP
    tax: TaxPoint = "group"
    cash: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems = [problem for problem in map(_problem, self.cash.items()) if problem is not None]
        if problems:
            raise Malformed(problems[0].message, problems=problems, code="cash-rounding")

    def cash_difference(self, total: Money) -> Money:
        """Return what a total gains or loses when it is rounded to the step of its currency.

        Args:
            total: to the minor unit.
        """
        step = self.cash.get(total.currency)
        if step is None:
            return Money.zero(total.currency)
        steps = (total.amount / step).quantize(Decimal(1), rounding=self.half.value)
        return Money(steps * step - total.amount, total.currency)

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        steps = {currency: f"{step:f}" for currency, step in sorted(self.cash.items())}
        return {"half": self.half.name, "tax": self.tax, "cash": steps}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> RoundingPolicy:
        """Read what `to_json` wrote."""
        steps = {currency: Decimal(step) for currency, step in data["cash"].items()}
        return cls(Rounding[data["half"]], data["tax"], steps)


def _problem(entry: tuple[str, Decimal]) -> FieldProblem | None:
    currency, step = entry
    if step.is_finite() and step > 0 and Money(step, currency).is_rounded():
        return None
    message = f"The cash step of {currency} is an amount above zero in whole minor units, such as 0.05, not {step}."
    return FieldProblem(f"/cash/{currency}", message)


STANDARD = RoundingPolicy()
"""Half up, tax per group, no cash rounding."""
