"""The margin as an objective of the solver: what a configuration loses, as whole numbers of which the least is wanted.

The margin of a unit is its net price less its cost. Its cost is a sum, and so is its list price; between list and net
there is a fixed share (a tier that one piece reaches, the tax that prices contain), a fixed amount, and roundings. So
`cost - share x list` differs from the loss by a constant and by less than the roundings can move; multiplied with the
denominator of the share it is a sum of whole numbers. What roundings may move is the `slack`: whoever answers prices
what was found exactly, and tells the gap, or goes on until nothing left can be better.

What has no price or no cost is worth more than any loss, so it is never found while there is something with both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

import rules
from catalog.charges import charges, cost_charges
from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.context import PricingContext
from cpq.price.discount import HUNDRED
from cpq.price.objective import on_request
from cpq.price.pricer import net_from_list, price_with_cost
from cpq.price.taxation import contained
from cpq.price.whole_numbers import Cost, costs_of, digits_for, ends_of, scaled, with_beyond
from kernel.errors import Unknown
from kernel.money import PRECISION, Money, minor_units

DECIMALS = 6
"""Digits after the point of a bound that is no decimal."""


@dataclass(frozen=True, eq=False)
class MarginObjective:
    """What configurations leave after their cost, under one price book and one cost book.

    Args:
        loss: never more than the loss but for the slack; beyond every loss where a price or a cost is unknown.
        between: worths between which every known loss lies.
        unit: what a worth of one is, in money.
        offset: the margin where the worth is nothing, but for the slack.
        slack: by how much roundings may move a margin, to either side; nothing where amounts need no rounding.
        currency: of both books.
        margin_of: prices a whole configuration exactly; None if its price or its cost is not known.
    """

    loss: rules.Objective
    between: tuple[int, int]
    unit: Fraction
    offset: Fraction
    slack: Fraction
    currency: str
    margin_of: Callable[[Mapping[str, str]], Money | None]

    @property
    def may_miss(self) -> Money:
        """By how much `most` may be above what the best product of a worth leaves; nothing if it is exact."""
        return _rounded_up(2 * self.slack, self.currency)

    def most(self, worth: int) -> Money | None:
        """Return what a configuration of this worth, or of more, leaves at the most; None if that is not known."""
        low, high = self.between
        if not low <= worth <= high:
            return None
        return _rounded_up(self.offset - worth * self.unit + self.slack, self.currency)


@lru_cache(maxsize=64)
def margin_objective(product: Product, context: PricingContext) -> MarginObjective | None:
    """Return the margin of one unit as an objective; None if no cost book is valid in the market on the day.

    It speaks of the characteristics and the joints of the product (`catalog.charges.joints`).

    Args:
        product: what is sold.
        context: for one unit, without terms.

    Raises:
        Unknown: the product has no price book in the market on the day.
    """
    where = context.market, context.day
    book, costs = product.price_book(*where, context.price_groups), product.cost_book(*where)
    if costs is None:
        return None
    share = _share(product, context)
    parts = list(_parts(product, book, costs, share))
    unknown = tuple(dict.fromkeys((*on_request(product, book), *_uncosted(product, costs))))
    digits = digits_for(parts, len({name for name, _ in unknown}))
    low, high = scaled(parts, digits, ROUND_FLOOR), scaled(parts, digits, ROUND_CEILING)
    least, greatest = ends_of(low)[0], ends_of(high)[1]
    is_whole = share == 1 and low == high and digits <= minor_units(book.currency)
    slack = Fraction(0) if is_whole else _slack(product, context)
    start = book.list_price.amount
    # The constant is found at one list price: what is net there, less its share; that is rounded, too.
    offset = Fraction(net_from_list(product, context)(start).amount) - share * Fraction(start.amount)
    return MarginObjective(
        loss=with_beyond(low, unknown, greatest - least + 1),
        between=(least, greatest),
        unit=Fraction(1, 10**digits * share.denominator),
        offset=offset,
        slack=2 * slack,
        currency=book.currency,
        margin_of=_margin_of(product, context),
    )


def _margin_of(product: Product, context: PricingContext) -> Callable[[Mapping[str, str]], Money | None]:
    def margin_of(assignment: Mapping[str, str]) -> Money | None:
        try:
            left = price_with_cost(product, assignment, context).margin
        except Unknown:
            return None
        return None if left is None else left.amount

    return margin_of


def _share(product: Product, context: PricingContext) -> Fraction:
    """Return which share of a list price is net: what a tier of one piece and the taxes in the price leave."""
    market, share = product.market(context.market), Fraction(1)
    scale = product.scale(context.market, context.day, context.price_groups)
    reached = scale.reached(1) if scale else None
    if reached and reached.amount is None:
        share *= 1 - Fraction(reached.percent) / Fraction(HUNDRED)
    taxes = contained(market, product.tax_class, context)
    return share / (1 + sum((Fraction(tax.rate) for tax in taxes), Fraction(0)) / Fraction(HUNDRED))


def _slack(product: Product, context: PricingContext) -> Fraction:
    """Return what roundings may move a net price by: half a coin for the unit, the line, and each tax taken out."""
    market = product.market(context.market)
    taxes = contained(market, product.tax_class, context)
    return Fraction(2 + len(taxes), 2 * 10 ** minor_units(market.currency))


def _parts(product: Product, book: PriceBook, costs: PriceBook, share: Fraction) -> Iterator[Cost]:
    """Yield what each value adds to `denominator x cost - numerator x list`."""
    prices = [each for charge in charges(product) for each in costs_of(charge, book)]
    paid = [each for charge in cost_charges(product) for each in costs_of(charge, costs)]
    yield from (_times(each, Decimal(-share.numerator)) for each in (*prices, _base(book)))
    yield from (_times(each, Decimal(share.denominator)) for each in (*paid, _base(costs)))


def _base(book: PriceBook) -> Cost:
    base = book.list_price.amount.amount
    return "", "", (base, base)


def _times(cost: Cost, factor: Decimal) -> Cost:
    variable, value, ends = cost
    exact = Context(prec=PRECISION)
    low, high = sorted(exact.multiply(end, factor) for end in ends)
    return variable, value, (low, high)


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
