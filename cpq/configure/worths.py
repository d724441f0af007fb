"""What the solver is told about prices: passed in, because `cpq.price` is a stranger here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from catalog.product import Product
from cpq.configure.conditions import Conditions
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money
from rules import Objective


class Worths(Protocol):
    """Prices of some configurations as whole numbers that an engine adds up; there may be several such cases.

    A case has every configuration that is not in another; to the others, what is not in it is beyond every price.
    """

    @property
    def least(self) -> Objective:
        """Rises with the price, never more than it should be."""
        ...

    @property
    def surely(self) -> Objective:
        """Rises with the price, never less than it should be."""
        ...

    @property
    def greatest(self) -> Objective:
        """As `surely`, but less than any price for what is priced on request or not in the case."""
        ...

    @property
    def is_exact(self) -> bool:
        """Whether all three tell the price."""
        ...

    @property
    def between(self) -> tuple[int, int]:
        """Worths between which every price lies."""
        ...

    def lowest(self, worth: int) -> Money | None:
        """Return what the customer pays at the least for this `least` or more; None if it is beyond every price.

        It never falls when the worth rises.
        """
        ...

    def highest(self, worth: int) -> Money | None:
        """Return what the customer pays at the most for this `surely` or less; None if it is beyond every price."""
        ...


WorthsOf = Callable[[Product, str, date, Conditions], Sequence[Worths]]
"""Product, market, day, whose conditions -> prices for the solver, case by case; raises Unknown where none are."""


class Margins(Protocol):
    """What products leave after their cost, as whole numbers that an engine adds up: their losses."""

    @property
    def loss(self) -> Objective:
        """The loss but for roundings, never more than it; more than any loss where a price or a cost is unknown."""
        ...

    def most(self, worth: int) -> Money | None:
        """Return what a product of this worth leaves at the most, roundings included; None if that is not known."""
        ...

    @property
    def may_miss(self) -> Money:
        """By how much `most` may be above what the best product of a worth leaves; nothing if it is exact."""
        ...

    @property
    def margin_of(self) -> Callable[[Mapping[str, str]], Money | None]:
        """What a whole product leaves, exactly; None if its price or its cost is not known."""
        ...


MarginsOf = Callable[[Product, str, date, Conditions], Sequence[Margins]]
"""Product, market, day, whose conditions -> margins for the solver, case by case; nothing without costs; raises Unknown
where there are no prices."""


def amount_of(total: Callable[[int], Money | None], worth: int | None) -> Money | None:
    """Return what a worth comes to; None if it is not known."""
    return None if worth is None else total(worth)


def most_within(worths: Worths, limit: Money) -> int:
    """Return the greatest worth that may be within a limit; less than any price if there is none."""
    low, high = worths.between
    low -= 1
    while low < high:
        middle = (low + high + 1) // 2
        total = worths.lowest(middle)
        if total is not None and total <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def budget_in(currency: str, amount: Decimal) -> Money:
    """Return a budget.

    Raises:
        Malformed: it is below zero or out of range.
    """
    if not (amount.is_finite() and amount >= 0):
        message = f"A budget is a number of zero or more, not {amount}."
        raise Malformed(message, problems=[FieldProblem("/budget", message)], code="budget")
    return Money(amount, currency)
