"""The price of a line of one unit as a sum that a solver can add up, and how far it may be off.

Between the list price and the line stand percentages and amounts: a slope and a constant, but for limits (a cap, an
amount that takes all that is left) and for the rounding of the unit. Surcharges come after: so much, so much by
weight, a share of what the book lists. So the line before its own rounding is

    share x list price + rate x list price of the book + weights + base,

where the two list prices differ by the options that are agreed. It is never less than that less `below`, and never
more than that and `above`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from catalog.product import Product
from cpq.price.cases import Case, Weighed
from cpq.price.context import PricingContext
from cpq.price.pricer import lines_from_list, situation_of
from cpq.price.step import Situation
from cpq.price.steps.surcharge import of_index
from cpq.price.whole_numbers import ZERO, Cost, Ends, decimals, reach, times
from kernel.money import PRECISION, Money, minor_units


@dataclass(frozen=True, slots=True)
class LineSum:
    """The price of a line, before its rounding, as a sum; amounts in the currency of the market.

    Args:
        share: of the list price, with agreed options.
        rate: of the list price of the book.
        base: of every configuration.
        below: by how much the line may be less.
        above: by how much it may be more.
        between: amounts between which every list price lies.
    """

    share: Decimal
    rate: Decimal
    base: Decimal
    below: Decimal
    above: Decimal
    between: Ends


@dataclass(frozen=True, slots=True)
class Listed:
    """What list prices are made of: with the options that are agreed, and as the book has them."""

    agreed: Sequence[Cost]
    book: Sequence[Cost]


def line_costs(line: LineSum, listed: Listed, weighed: Iterable[Weighed]) -> list[Cost]:
    """Return costs that add up to a line, but for its base."""
    costs = [times(each, line.share) for each in listed.agreed]
    if line.rate:
        costs += (times(each, line.rate) for each in listed.book)
    return [*costs, *_weights_of(weighed)]


def line_sums(product: Product, case: Case, listed: Listed) -> tuple[LineSum, LineSum]:
    """Return the price of a line of one unit as a sum, at the least and at the most; one and the same in most cases.

    Args:
        product: what is sold.
        case: of its configurations.
        listed: what its list prices are made of.

    Raises:
        As `cpq.price.pricer.lines_from_list`.
    """
    cheap = _line_sum(product, case.cheap, listed, case.weighed)
    return cheap, cheap if case.is_decided else _line_sum(product, case.dear, listed, case.weighed)


def _line_sum(product: Product, context: PricingContext, listed: Listed, weighed: Sequence[Weighed]) -> LineSum:
    currency, line = product.market(context.market).currency, lines_from_list(product, context)
    between = low, high = reach(listed.agreed)
    digits = max(decimals(end) for _, _, ends in listed.agreed for end in ends)
    (at_low, _), (at_high, slope) = line(Money(low, currency)), line(Money(high, currency))
    with localcontext(Context(prec=PRECISION)):
        # Nothing of a convex function is below its slope at the upper end, and at the lower end it is farthest above.
        base = at_high.amount - slope * high
        bend = at_low.amount - (slope * low + base)
        is_whole = slope == 1 and not bend and max(digits, decimals(base)) <= minor_units(currency)
        half = ZERO if is_whole else Decimal(5).scaleb(-minor_units(currency) - 1)
        added = [_Added(*each, reach(listed.book)) for each in _surcharges(situation_of(product, {}, context))]
        taken = sum((each.most_taken for each in added), ZERO) + sum(map(_most_taken, weighed), ZERO)
        # A surcharge below zero takes off no more than is left: what it may leave undone is in `above`.
        undone = taken if min(at_low.amount, at_high.amount) - half < taken else ZERO
        return LineSum(
            share=slope,
            rate=sum((each.rate for each in added), ZERO),
            base=base + sum((each.amount for each in added), ZERO),
            below=half,
            above=bend + half + undone,
            between=between,
        )


@dataclass(frozen=True, slots=True)
class _Added:
    """A surcharge: an amount, and a rate of a list price between some ends; both may be below zero."""

    amount: Decimal
    rate: Decimal
    between: Ends

    @property
    def most_taken(self) -> Decimal:
        """The most that it may take off."""
        return -min(ZERO, self.amount, *(self.rate * end for end in self.between))


def _surcharges(situation: Situation) -> Iterable[tuple[Decimal, Decimal]]:
    """Give what each surcharge of a context adds to one unit: an amount, and a rate of the list price."""
    context = situation.context
    situation.unit_list = Money.of("1", situation.currency)
    for each in context.terms.added(situation.product.code, context.market, context.day, context.price_groups):
        if each.basis == "index":
            found = of_index(situation, each)
            yield ZERO, found.amount.amount if found else ZERO
        elif each.amount is not None:
            yield each.amount.amount, ZERO


def is_of_list(product: Product, case: Case, listed: Listed) -> bool:
    """Tell whether of two configurations in a case the one with the lower list price has no dearer line.

    It need not where something goes by weight, where a surcharge follows an index down, and where one that follows an
    index up is a share of another list price than the one that is agreed.

    Raises:
        Unknown: an index has no value for the pricing date.
    """
    rates = [rate for _, rate in _surcharges(situation_of(product, {}, case.cheap)) if rate]
    return not case.weighed and (not rates or (min(rates) > 0 and listed.agreed == listed.book))


def _weights_of(weighed: Iterable[Weighed]) -> list[Cost]:
    """Return what is charged by weight, as costs of values."""
    with localcontext(Context(prec=PRECISION)):
        return [cost for each in weighed for cost in _weights(each)]


def _weights(each: Weighed) -> Iterable[Cost]:
    amount = each.surcharge.amount.amount if each.surcharge.amount else ZERO
    for name, numbers in each.numbers.items():
        yield from ((name, value, (amount * number, amount * number)) for value, number in numbers.items())
    low, high = sorted(amount * end for end in each.ends)
    yield "", "", (low, high)


def _most_taken(weighed: Weighed) -> Decimal:
    """Return the most that a surcharge by weight may take off."""
    columns, least = dict[str, Decimal](), ZERO
    for name, _, (low, _) in _weights(weighed):
        if name:
            columns[name] = min(columns.get(name, low), low)
        else:
            least += low
    return -min(ZERO, least + sum(columns.values(), ZERO))
