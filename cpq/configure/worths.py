"""What the solver is told about prices: passed in, because `cpq.price` is a stranger here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from catalog.product import Product
from cpq.configure.conditions import Conditions
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money
from rules import Objective


class Worths(Protocol):
    """Prices as whole numbers that an engine adds up.

    A total never falls when the worth rises, so that the least worth has the lowest total.
    """

    @property
    def least(self) -> Objective:
        """The price, never more than it."""
        ...

    @property
    def surely(self) -> Objective:
        """The price, never less than it."""
        ...

    @property
    def greatest(self) -> Objective:
        """The price, never less than it, but less than any price for what is priced on request."""
        ...

    @property
    def is_exact(self) -> bool:
        """Whether all three are the price."""
        ...

    @property
    def between(self) -> tuple[int, int]:
        """Worths between which every price lies."""
        ...

    def total(self, worth: int) -> Money | None:
        """Return what the customer pays for a worth; None if something in it is priced on request."""
        ...


WorthsOf = Callable[[Product, str, date, Conditions], Worths]
"""Product, market, day, whose conditions -> prices for the solver; raises Unknown where there are none, and Conflict
where the solver cannot be told."""


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


MarginsOf = Callable[[Product, str, date, Conditions], Margins | None]
"""Product, market, day, whose conditions -> margins for the solver; None without costs, or where it cannot be told;
raises Unknown where there are no prices."""


def most_within(worths: Worths, limit: Money) -> int:
    """Return the greatest worth whose total is within a limit; less than any price if there is none."""
    low, high = worths.between
    low -= 1
    while low < high:
        middle = (low + high + 1) // 2
        total = worths.total(middle)
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
