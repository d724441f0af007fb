"""The list price as an objective of the solver: whole numbers, exact, of one price book.

A charge that depends on one characteristic is a number of each of its values, one that depends on several a number of
each value of their joint (`catalog.charges`). All amounts are made whole numbers (`whole_numbers`). So the worth of a
configuration is its list price, to the last digit.

Two things cannot be said exactly, and are said as bounds. A charge that tells more combinations apart than a joint may
have counts with the least (or greatest) quantity there is; and amounts so large or so fine that sums would not fit the
engines are rounded down (or up). Then `is_exact` is false, and whoever answers tells the gap to the exact price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

import rules
from catalog.charges import charges
from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.agreed_book import agreed_book
from cpq.price.context import PricingContext
from cpq.price.pricer import totals_from_list
from cpq.price.whole_numbers import Cost, costs_of, digits_for, ends_of, scaled, with_beyond
from kernel.money import Money

TOTALS = 10_000
"""Totals remembered for each objective."""


@dataclass(frozen=True, eq=False)
class PriceObjective:
    """What configurations cost under one price book.

    Args:
        least: the list price; where that is not exact, never more than it.
        surely: the same, but never less than it: the cheapest by this costs no more than it says.
        greatest: the list price; where that is not exact, never less than it. What is priced on request is worth less
            than any price here, and more in the others, so that neither is found while there is something with a price.
        is_exact: whether both are the list price.
        digits: a worth is an amount times ten to this power.
        currency: of the book.
        between: worths between which every price lies; what lies outside is priced on request.
        from_list: the total of a list price.
    """

    least: rules.Objective
    surely: rules.Objective
    greatest: rules.Objective
    is_exact: bool
    digits: int
    currency: str
    between: tuple[int, int]
    from_list: Callable[[Money], Money]
    _totals: dict[int, Money] = field(default_factory=dict, repr=False)

    def list_price(self, worth: int) -> Money | None:
        """Return the list price of a worth; None if something in it is priced on request."""
        low, high = self.between
        return Money(Decimal(worth).scaleb(-self.digits), self.currency) if low <= worth <= high else None

    def total(self, worth: int) -> Money | None:
        """Return what the customer pays for a worth; None if something in it is priced on request."""
        known = self._totals.get(worth)
        if known is not None:
            return known
        found = self.list_price(worth)
        return None if found is None else self._remembered(worth, self.from_list(found))

    def _remembered(self, worth: int, total: Money) -> Money:
        if len(self._totals) >= TOTALS:
            self._totals.clear()
        self._totals[worth] = total
        return total


@lru_cache(maxsize=64)
def objective(product: Product, context: PricingContext) -> PriceObjective:
    """Return the list price of a product, in the book of the context and with agreed options, as an objective.

    It speaks of the characteristics and the joints of the product (`catalog.charges.joints`).

    Raises:
        Unknown: the product has no price book in the market on the day.
    """
    book = agreed_book(product, context) or product.price_book(context.market, context.day, context.price_groups)
    requested = tuple(on_request(product, book))
    costs: list[Cost] = [cost for charge in charges(product) for cost in costs_of(charge, book)]
    base = book.list_price.amount.amount
    costs.append(("", "", (base, base)))
    digits = digits_for(costs, len({name for name, _ in requested}))
    low, high = scaled(costs, digits, ROUND_FLOOR), scaled(costs, digits, ROUND_CEILING)
    cheapest, dearest = ends_of(low)[0], ends_of(high)[1]
    beyond = dearest - cheapest + 1
    least = with_beyond(low, requested, beyond)
    return PriceObjective(
        least=least,
        surely=least if low == high else with_beyond(high, requested, beyond),
        greatest=with_beyond(high, requested, -beyond),
        is_exact=low == high,
        digits=digits,
        currency=book.currency,
        between=(cheapest, dearest),
        from_list=totals_from_list(product, context),
    )


def on_request(product: Product, book: PriceBook) -> Iterator[tuple[str, str]]:
    """Yield the values that have no price; `cpq.price.steps.option_charges` says the same of a configuration."""
    found = dict.fromkeys(
        (info.code, value)
        for each in (book, *map(book.of, product.recurring))
        for info in product.priced_in(each)
        for value in product.rule_book.by_name[info.code].values
        if not each.charges(info.code, value) and not info.is_nothing(value)
    )
    yield from found
