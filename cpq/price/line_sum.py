"""The price of a line of one unit as sums that a solver can add up: one that it is never below, one never above.

Between the list price and the line stand percentages and amounts: a slope and a constant. Limits (a cap, an amount
that takes all that is left) bend that line upwards: then the least is the slope where prices are lowest, and the most
is the chord from there to the highest. The rounding of the unit moves both by half a coin. Surcharges come after: so
much, so much by weight, a share of what the book lists. So the line before its own rounding lies between two sums

    share x list price + rate x list price of the book + weights + base,

where the two list prices differ by the options that are agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context, Decimal, localcontext

from catalog.product import Product
from cpq.price.cases import Case, Weighed
from cpq.price.context import PricingContext
from cpq.price.pricer import lines_from_list, situation_of
from cpq.price.step import Situation
from cpq.price.steps.surcharge import of_index
from cpq.price.whole_numbers import ZERO, Cost, Ends, decimals, reach, times
from kernel.money import PRECISION, Money, minor_units

CHORD_DIGITS = 9
"""Digits after the point of the slope of a chord, rounded down: as it ends at the highest price, it is above then."""


@dataclass(frozen=True, slots=True)
class LineSum:
    """A sum near the price of a line before its rounding; amounts in the currency of the market.

    Args:
        share: of the list price, with agreed options.
        rate: of the list price of the book.
        base: of every configuration.
    """

    share: Decimal
    rate: Decimal
    base: Decimal


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
    """Return sums that the price of a line of one unit is never below, and never above.

    Args:
        product: what is sold.
        case: of its configurations.
        listed: what its list prices are made of.

    Raises:
        As `cpq.price.pricer.lines_from_list`.
    """
    low, high = reach(listed.agreed)
    cheap, dear = (_Line.of(product, context, low, high) for context in (case.cheap, case.dear))
    digits = max(decimals(end) for _, _, ends in listed.agreed for end in ends)
    with localcontext(Context(prec=PRECISION)):
        added = [_Added(*each, reach(listed.book)) for each in _surcharges(situation_of(product, {}, case.cheap))]
        taken = sum((each.most_taken for each in added), ZERO) + sum(map(_most_taken, case.weighed), ZERO)
        # A surcharge below zero takes off no more than is left: what it may leave undone counts for the most.
        undone = taken if cheap.least - cheap.half(digits) < taken else ZERO
        rate, amount = sum((each.rate for each in added), ZERO), sum((each.amount for each in added), ZERO)
        return (
            LineSum(cheap.slope, rate, cheap.at_low - cheap.slope * low + amount - cheap.half(digits)),
            LineSum(dear.chord, rate, dear.at_high - dear.chord * high + amount + dear.half(digits) + undone),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """What a unit costs before surcharges, as a function of its list price: never falling, and bent upwards if at all.

    Args:
        low: the lowest list price.
        high: the highest.
        at_low: what it costs there.
        at_high: the same at the highest.
        slope: of the function at the lowest.
        currency: of all.
    """

    low: Decimal
    high: Decimal
    at_low: Decimal
    at_high: Decimal
    slope: Decimal
    currency: str

    @classmethod
    def of(cls, product: Product, context: PricingContext, low: Decimal, high: Decimal) -> _Line:
        """Return the line under the terms of a context."""
        currency, line = product.market(context.market).currency, lines_from_list(product, context)
        (at_low, slope), (at_high, _) = line(Money(low, currency)), line(Money(high, currency))
        return cls(low, high, at_low.amount, at_high.amount, slope, currency)

    @property
    def least(self) -> Decimal:
        """The least it costs."""
        return min(self.at_low, self.at_high)

    @property
    def is_straight(self) -> bool:
        """Whether nothing bends it."""
        return self.at_high - self.at_low == self.slope * (self.high - self.low)

    @property
    def chord(self) -> Decimal:
        """The slope from the lowest to the highest."""
        if self.is_straight:
            return self.slope
        rise = (self.at_high - self.at_low) / (self.high - self.low)
        return rise.quantize(Decimal(1).scaleb(-CHORD_DIGITS), ROUND_FLOOR)

    def half(self, digits: int) -> Decimal:
        """Return what the rounding of the unit may move: half a coin, or nothing where all amounts are whole coins.

        Args:
            digits: after the point of a list price, at the most.
        """
        coins = minor_units(self.currency)
        base = self.at_low - self.slope * self.low
        is_whole = self.slope == 1 and self.is_straight and max(digits, decimals(base)) <= coins
        return ZERO if is_whole else Decimal(5).scaleb(-coins - 1)


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
