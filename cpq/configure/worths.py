"""What the solver is told about prices: passed in, because `cpq.price` is a stranger here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Protocol

from catalog.product import Product
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


WorthsOf = Callable[[Product, str, date], Worths]
"""Product, market, day -> prices for the solver; raises Unknown where there are none."""


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
