"""The margin as objectives of the solver: what a configuration loses, as whole numbers of which the least is wanted.

The margin of a unit is its net price less its cost. Its cost is a sum, and so is the price of its line but for
roundings and limits (`line_sum`), in each case that the terms tell apart (`cases`); of the line the net is a fixed
share, where prices contain tax. So what a configuration loses differs from a sum by less than those can move;
multiplied with a common denominator it is a sum of whole numbers. Whoever answers prices what was found exactly, and
tells the gap, or goes on until nothing left can be better.

What has no price or no cost, or is not in the case, is worth more than any loss, so it is never found while there is
something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

import rules
from catalog.charges import cost_charges
from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.cases import Case, cases
from cpq.price.context import PricingContext
from cpq.price.discount import HUNDRED
from cpq.price.line_sum import LineSum, line_costs, line_sums
from cpq.price.objective import listed_costs, on_request
from cpq.price.pricer import price_with_cost
from cpq.price.taxation import contained
from cpq.price.whole_numbers import (
    Cost,
    Ends,
    costs_of,
    decimals,
    digits_for,
    ends_of,
    reach,
    scaled,
    spread,
    times,
    with_beyond,
)
from kernel.errors import Unknown
from kernel.money import PRECISION, Money, minor_units

DECIMALS = 6
"""Digits after the point of a bound that is no decimal."""


@dataclass(frozen=True, eq=False)
class MarginObjective:
    """What the configurations of a case leave after their cost, under one price book and one cost book.

    Args:
        loss: never more than the loss but for the slack; beyond every loss where a price or a cost is unknown.
        between: worths between which every known loss lies.
        unit: what a worth of one is, in money.
        offset: the margin where the worth is nothing, but for the slack.
        slack: by how much a margin may be more.
        short: by how much it may be less.
        currency: of both books.
        margin_of: prices a whole configuration exactly; None if its price or its cost is not known.
    """

    loss: rules.Objective
    between: tuple[int, int]
    unit: Fraction
    offset: Fraction
    slack: Fraction
    short: Fraction
    currency: str
    margin_of: Callable[[Mapping[str, str]], Money | None]

    @property
    def may_miss(self) -> Money:
        """By how much `most` may be above what the best product of a worth leaves; nothing if it is exact."""
        return _rounded_up(self.slack + self.short, self.currency)

    def most(self, worth: int) -> Money | None:
        """Return what a configuration of this worth, or of more, leaves at the most; None if that is not known."""
        low, high = self.between
        if not low <= worth <= high:
            return None
        return _rounded_up(self.offset - worth * self.unit + self.slack, self.currency)


@lru_cache(maxsize=64)
def margin_objectives(product: Product, context: PricingContext) -> tuple[MarginObjective, ...]:
    """Return the margin of one unit, case by case; nothing if no cost book is valid in the market on the day.

    They speak of the characteristics and the joints of the product (`catalog.charges.joints`).

    Args:
        product: what is sold.
        context: for one unit.

    Raises:
        Unknown: as `cpq.price.objective.objectives`.
    """
    where = context.market, context.day
    book, costs = product.price_book(*where, context.price_groups), product.cost_book(*where)
    if costs is None:
        return ()
    margin_of = _margin_of(product, context)
    return tuple(_objective(product, each, book, costs, margin_of) for each in cases(product, context))


MarginOf = Callable[[Mapping[str, str]], Money | None]


def _objective(product: Product, case: Case, book: PriceBook, costs: PriceBook, margin_of: MarginOf) -> MarginObjective:
    listed = listed_costs(product, case.dear, book)
    cheap, dear = line_sums(product, case, listed)
    taxes = contained(product.market(case.dear.market), product.tax_class, case.dear)
    net = 1 / (1 + sum((Fraction(tax.rate) for tax in taxes), Fraction(0)) / Fraction(HUNDRED))
    line = line_costs(dear, listed, case.weighed)
    parts = [
        *(times(each, Decimal(-net.numerator)) for each in line),
        *(times(each, Decimal(net.denominator)) for each in _paid(product, costs)),
    ]
    unknown = tuple(dict.fromkeys((*on_request(product, book), *_uncosted(product, costs), *case.excluded)))
    digits = digits_for(parts, len({name for name, _ in unknown}))
    low, high = scaled(parts, digits, ROUND_FLOOR), scaled(parts, digits, ROUND_CEILING)
    least, greatest = ends_of(low)[0], ends_of(high)[1]
    is_whole = net == 1 and dear == cheap and _digits(line) <= minor_units(book.currency)
    unit = Fraction(1, 10**digits * net.denominator)
    rounding = Fraction(0) if is_whole else Fraction(1 + len(taxes), 2 * 10 ** minor_units(book.currency))
    return MarginObjective(
        loss=with_beyond(low, unknown, greatest - least + 1),
        between=(least, greatest),
        unit=unit,
        offset=net * Fraction(dear.base),
        slack=rounding,
        short=net * Fraction(_between(cheap, dear, reach(listed.agreed))) + rounding + spread(low, high) * unit,
        currency=book.currency,
        margin_of=margin_of,
    )


def _between(cheap: LineSum, dear: LineSum, ends: Ends) -> Decimal:
    """Return how far two sums are apart at the most, for list prices between two ends."""
    with localcontext(Context(prec=PRECISION)):
        return dear.base - cheap.base + max((dear.share - cheap.share) * end for end in ends)


def _margin_of(product: Product, context: PricingContext) -> Callable[[Mapping[str, str]], Money | None]:
    def margin_of(assignment: Mapping[str, str]) -> Money | None:
        try:
            left = price_with_cost(product, assignment, context).margin
        except Unknown:
            return None
        return None if left is None else left.amount

    return margin_of


def _paid(product: Product, costs: PriceBook) -> Iterator[Cost]:
    """Yield what a unit costs us."""
    base = costs.list_price.amount.amount
    yield from (each for charge in cost_charges(product) for each in costs_of(charge, costs))
    yield "", "", (base, base)


def _digits(costs: Iterable[Cost]) -> int:
    return max(decimals(end) for _, _, ends in costs for end in ends)


def _uncosted(product: Product, costs: PriceBook) -> Iterator[tuple[str, str]]:
    """Yield the values that have no cost; `cpq.price.costing` says the same of a configuration."""
    for info in product.costed:
        for value in product.rule_book.by_name[info.code].values:
            if not costs.charges(info.code, value) and not info.is_nothing(value):
                yield info.code, value


def _rounded_up(amount: Fraction, currency: str) -> Money:
    exact = Context(prec=PRECISION)
    if (10**PRECISION) % amount.denominator == 0:
        return Money(exact.divide(Decimal(amount.numerator), Decimal(amount.denominator)), currency)
    units = -(-amount.numerator * 10**DECIMALS // amount.denominator)
    return Money(Decimal(units).scaleb(-DECIMALS, exact), currency)
