"""The price as objectives of the solver: whole numbers, exact, of one price book.

A charge that depends on one characteristic is a number of each of its values, one that depends on several a number of
each value of their joint (`catalog.charges`). All amounts are made whole numbers (`whole_numbers`). So the worth of a
configuration is its list price, to the last digit; and what comes after the list price never makes the dearer one the
cheaper one, but for terms that look at the configuration. Those are told apart as cases (`cases`), each with an
objective in which the values that are not meant are worth more than any price. Where a case has surcharges by weight,
its objective is a sum of list price and weights that is near the price (`line_sum`).

What cannot be said exactly is said as bounds: a charge that tells more combinations apart than a joint may have counts
with the least (or greatest) quantity there is; amounts so large or so fine that sums would not fit the engines are
rounded down (or up); sums of percentages and weights leave out what roundings move. Then `is_exact` is false, and
whoever answers tells the gap to the exact price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

import rules
from catalog.charges import charges
from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.agreed_book import agreed_options, without
from cpq.price.cases import Case, cases
from cpq.price.context import PricingContext
from cpq.price.line_sum import LineSum, Listed, is_of_list, line_costs, line_sums
from cpq.price.pricer import totals_from_line, totals_from_list
from cpq.price.whole_numbers import ZERO, Cost, costs_of, digits_for, ends_of, scaled, with_beyond
from kernel.money import Money

TOTALS = 10_000
"""Totals remembered for each objective."""


@dataclass(frozen=True, eq=False)
class PriceObjective:
    """What the configurations of a case cost under one price book.

    Args:
        least: an amount that rises with the price; where that is not exact, never more than it should be. What is not
            in the case, or priced on request, is worth more than any price.
        surely: the same, but never less than it should be: the cheapest by this costs no more than it says.
        greatest: as `surely`, but what is not in the case, or priced on request, is worth less than any price.
        digits: a worth is an amount times ten to this power.
        currency: of the book.
        between: worths between which every price lies.
        low: what an amount costs at the least; it never falls when the amount rises.
        high: what it costs at the most.
    """

    least: rules.Objective
    surely: rules.Objective
    greatest: rules.Objective
    digits: int
    currency: str
    between: tuple[int, int]
    low: Callable[[Money], Money]
    high: Callable[[Money], Money]
    _lowest: dict[int, Money] = field(default_factory=dict, repr=False)
    _highest: dict[int, Money] = field(default_factory=dict, repr=False)

    @property
    def is_exact(self) -> bool:
        """Whether a worth tells the price."""
        return self.least == self.surely and self.low is self.high

    def amount(self, worth: int) -> Money | None:
        """Return the amount of a worth, in most cases a list price; None if it is on request or not in the case."""
        low, high = self.between
        return Money(Decimal(worth).scaleb(-self.digits), self.currency) if low <= worth <= high else None

    def lowest(self, worth: int) -> Money | None:
        """Return what the customer pays at the least for this `least` or more; None as `amount`."""
        return self._told(worth, self.low, self._lowest)

    def highest(self, worth: int) -> Money | None:
        """Return what the customer pays at the most for this `surely`, or `greatest`, or less; None as `amount`."""
        return self._told(worth, self.high, self._lowest if self.low is self.high else self._highest)

    def _told(self, worth: int, total: Callable[[Money], Money], known: dict[int, Money]) -> Money | None:
        found = known.get(worth)
        if found is not None:
            return found
        amount = self.amount(worth)
        if amount is None:
            return None
        if len(known) >= TOTALS:
            known.clear()
        found = known[worth] = total(amount)
        return found


@lru_cache(maxsize=64)
def objectives(product: Product, context: PricingContext) -> tuple[PriceObjective, ...]:
    """Return the price of one unit of a product, in the book of the context and under its terms, case by case.

    They speak of the characteristics and the joints of the product (`catalog.charges.joints`).

    Raises:
        Unknown: the product has no price book in the market on the day, a surcharge goes by an index that does not
            reach the day or by a weight that the product does not have.
    """
    return tuple(_objective(product, each) for each in cases(product, context))


def _objective(product: Product, case: Case) -> PriceObjective:
    book = product.price_book(case.cheap.market, case.cheap.day, case.cheap.price_groups)
    low, high = _sides(product, case, listed_costs(product, case.cheap, book))
    beyond = (*on_request(product, book), *case.excluded)
    digits = min(digits_for(side.costs, len({name for name, _ in beyond})) for side in (low, high))
    least, most = scaled(low.costs, digits, ROUND_FLOOR), scaled(high.costs, digits, ROUND_CEILING)
    ends = *ends_of(least), *ends_of(most)
    span = max(ends) - min(ends) + 1
    cheapest = with_beyond(least, beyond, span)
    return PriceObjective(
        least=cheapest,
        surely=cheapest if least == most else with_beyond(most, beyond, span),
        greatest=with_beyond(most, beyond, -span),
        digits=digits,
        currency=book.currency,
        between=(min(ends), max(ends)),
        low=low.total,
        high=high.total,
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """Costs that add up to an amount, and the total that this amount comes to: at the least, or at the most."""

    costs: Sequence[Cost]
    total: Callable[[Money], Money]


def _sides(product: Product, case: Case, listed: Listed) -> tuple[_Side, _Side]:
    """Return the price of a case at the least and at the most; one and the same where it is exact."""
    if is_of_list(product, case, listed):
        low = _Side(listed.agreed, totals_from_list(product, case.cheap))
        return low, low if case.is_decided else _Side(listed.agreed, totals_from_list(product, case.dear))
    total, currency = totals_from_line(product, case.cheap), product.market(case.cheap.market).currency

    def side(line: LineSum) -> _Side:
        return _Side(
            line_costs(line, listed, case.weighed),
            lambda amount: total(Money(max(ZERO, amount.amount + line.base), currency)),
        )

    cheap, dear = line_sums(product, case, listed)
    low = side(cheap)
    return low, low if cheap == dear else side(dear)


def listed_costs(product: Product, context: PricingContext, book: PriceBook) -> Listed:
    """Return what list prices are made of, with the options that are agreed and as the book has them."""
    agreed, own = agreed_options(product, context), _costs_in(product, book)
    if not agreed:
        return Listed(own, own)
    options = ((*place, (amount.amount, amount.amount)) for place, amount in agreed.items())
    return Listed([*_costs_in(product, without(book, agreed)), *options], own)


def _costs_in(product: Product, book: PriceBook) -> list[Cost]:
    base = book.list_price.amount.amount
    costs = [cost for charge in charges(product) for cost in costs_of(charge, book)]
    return [*costs, ("", "", (base, base))]


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
