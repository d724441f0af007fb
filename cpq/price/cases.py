"""Terms of sale that look at the configuration, told apart so that the solver can be asked: a case for each answer.

A promotion holds under a condition, a surcharge is charged by a weight: both are expressions over characteristics. The
configurations are split into boxes (for some characteristics, some of their values) until in each box every condition
has one answer and every weight is a sum of a number for each value. In such a case the terms look at nothing any more:
the promotions that hold do so for all of it. The boxes leave nothing out and have nothing in common, so that the best
of all configurations is the best of the best of each.

Where that would take more than `MOST_CASES` boxes, or an expression has too many combinations to look at, a case stays
undecided: then it has the terms under which nothing in it costs less, and those under which nothing costs more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from itertools import product as combinations
from math import prod

from catalog.product import Product
from catalog.terms import Promotion, Surcharge
from cpq.price.context import PricingContext
from cpq.price.steps.surcharge import weight_unknown
from kernel.money import PRECISION
from rules import Expression, RuleErrors

MOST_CASES = 16
"""Boxes that are told apart; each is a question more to the engine."""
MOST_COMBINATIONS = 20_000
"""Combinations of values that an expression is looked at under."""

ZERO = Decimal(0)

Box = Mapping[str, tuple[str, ...]]
"""A characteristic -> which of its values are meant; for all others, any."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A surcharge by weight, within a box: a number for each value, and one for all.

    Args:
        surcharge: what is charged.
        numbers: a characteristic -> a value of it -> what that weighs more than the first.
        ends: what everything weighs besides: the least and the most; both are the same where it is exact.
    """

    surcharge: Surcharge
    numbers: Mapping[str, Mapping[str, Decimal]]
    ends: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Case:
    """Configurations of which the terms say the same.

    Args:
        excluded: characteristics with values that are not meant.
        cheap: the context, under which nothing costs more than it does; its terms look at no configuration.
        dear: the same, under which nothing costs less; equal where the case is decided.
        weighed: the surcharges by weight, which are left out of both.
    """

    excluded: tuple[tuple[str, str], ...]
    cheap: PricingContext
    dear: PricingContext
    weighed: tuple[Weighed, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether the terms say the same of everything in it."""
        return self.cheap == self.dear


def cases(product: Product, context: PricingContext) -> tuple[Case, ...]:
    """Return the cases that the terms of a context tell apart; one where they look at no configuration.

    Raises:
        Unknown: a surcharge goes by a weight that the product does not have.
    """
    where = product.code, context.market, context.day
    offered = context.terms.promoted(*where, context.price_groups, context.coupons)
    promotions = tuple(each for each in offered if not each.when or _is_understood(product, each))
    surcharges = tuple(context.terms.added(*where, context.price_groups))
    looking = _Looking(product, promotions, tuple(each for each in surcharges if each.basis == "weight"))
    rest = tuple(each for each in surcharges if each.basis != "weight")
    return tuple(_case(context, looking, rest, box) for box in looking.boxes())


def _case(context: PricingContext, looking: _Looking, surcharges: tuple[Surcharge, ...], box: Box) -> Case:
    def with_terms(promotions: Iterable[Promotion]) -> PricingContext:
        held = tuple(replace(each, when="", group="") for each in promotions)
        return replace(context, terms=replace(context.terms, promotions=held, surcharges=surcharges))

    answers = {each.code: looking.answers(each, box) for each in looking.promotions}
    return Case(
        excluded=tuple(looking.excluded(box)),
        cheap=with_terms(_perhaps(looking.promotions, answers)),
        dear=with_terms(_surely(looking.promotions, answers)),
        weighed=tuple(looking.weighed(each, box) for each in looking.weights),
    )


Answers = Mapping[str, frozenset[bool]]
"""Code of a promotion -> the answers that its condition has in a box."""


def _perhaps(promotions: Iterable[Promotion], answers: Answers) -> Iterator[Promotion]:
    """Give the promotions that may hold; those that another one of their group surely stands before do not."""
    taken = set[str]()
    for each in promotions:
        if each.group not in taken and True in answers[each.code]:
            yield each
            if each.group and answers[each.code] == {True}:
                taken.add(each.group)


def _surely(promotions: Iterable[Promotion], answers: Answers) -> Iterator[Promotion]:
    """Give the promotions that hold; those that another one of their group may stand before need not."""
    taken = set[str]()
    for each in promotions:
        if each.group not in taken and answers[each.code] == {True}:
            yield each
        if each.group and True in answers[each.code]:
            taken.add(each.group)


class _Looking:
    """The promotions and the weights of the terms, looked at under configurations."""

    def __init__(self, product: Product, promotions: Sequence[Promotion], weights: Sequence[Surcharge]) -> None:
        self._product = product
        self.promotions, self.weights = promotions, weights
        self._conditions = {each.code: self._table(product.expression(each.when)) for each in promotions if each.when}
        self._weights = {each.code: self._table(_weight(product, each)) for each in weights}
        tables = (*self._conditions.values(), *self._weights.values())
        self._domains = {name: self._values(name) for table in tables for name in table.names}

    def boxes(self) -> Iterator[Box]:
        """Give the boxes, split until everything has an answer or there would be too many."""
        waiting, found = [dict(self._domains)], list[Box]()
        while waiting:
            box = waiting.pop(0)
            parts = list(self._split(box))
            if len(parts) > 1 and len(found) + len(waiting) + len(parts) <= MOST_CASES:
                waiting += parts
            else:
                found.append(box)
        yield from found

    def answers(self, promotion: Promotion, box: Box) -> frozenset[bool]:
        """Return the answers that a condition has in a box."""
        if not promotion.when:
            return frozenset((True,))
        return frozenset(answer is True for answer in self._conditions[promotion.code].column(box))

    def weighed(self, surcharge: Surcharge, box: Box) -> Weighed:
        """Return what the configurations of a box weigh."""
        table = self._weights[surcharge.code]
        if not table.rows:
            return Weighed(surcharge, {}, table.ends)
        numbers, least, most = _sum_of(table, box)
        return Weighed(surcharge, numbers, (least, most))

    def excluded(self, box: Box) -> Iterator[tuple[str, str]]:
        """Give the values that are not in a box."""
        for name, values in box.items():
            yield from ((name, value) for value in self._domains[name] if value not in values)

    def _split(self, box: dict[str, tuple[str, ...]]) -> Iterator[dict[str, tuple[str, ...]]]:
        """Give the parts of a box in which something is decided that is not in the whole of it; nothing if all is."""
        table = next(self._undecided(box), None)
        if table is None:
            return
        name, groups = min(
            ((name, table.alike(name, box)) for name in table.names),
            key=lambda found: (len(found[1]) < 2, len(found[1])),
        )
        yield from ({**box, name: group} for group in groups)

    def _undecided(self, box: Box) -> Iterator[_Table]:
        for table in self._conditions.values():
            if table.rows and len(set(table.column(box))) > 1:
                yield table
        for table in self._weights.values():
            if table.rows:
                _, least, most = _sum_of(table, box)
                if least != most:
                    yield table

    def _table(self, expression: Expression) -> _Table:
        domains = {name: self._values(name) for name in expression.names}
        if prod(map(len, domains.values())) > MOST_COMBINATIONS:
            ends = expression.between() if expression.kind == "number" else (ZERO, Decimal(1))
            return _Table(expression.names, {}, ends)
        rows = {row: expression.value(dict(zip(domains, row, strict=True))) for row in combinations(*domains.values())}
        return _Table(expression.names, rows)

    def _values(self, name: str) -> tuple[str, ...]:
        return tuple(self._product.rule_book.by_name[name].values)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """An expression under every combination of the values it depends on.

    Args:
        names: the characteristics it depends on.
        rows: a value of each -> what it comes to; empty if there are too many.
        ends: what it lies between, where there are too many.
    """

    names: tuple[str, ...]
    rows: Mapping[tuple[str, ...], Decimal | bool | str]
    ends: tuple[Decimal, Decimal] = (ZERO, ZERO)

    def column(self, box: Box) -> tuple[Decimal | bool | str, ...]:
        """Return what it comes to in a box, in the order of the values."""
        if not self.rows:
            return (False, True)
        return tuple(self.rows[row] for row in combinations(*(box[name] for name in self.names)))

    def alike(self, name: str, box: Box) -> tuple[tuple[str, ...], ...]:
        """Return the values of a characteristic, those together that make no difference in a box."""
        groups: dict[tuple[Decimal | bool | str, ...], tuple[str, ...]] = {}
        for value in box[name]:
            column = self.column({**box, name: (value,)})
            groups[column] = (*groups.get(column, ()), value)
        return tuple(groups.values())


def _sum_of(table: _Table, box: Box) -> tuple[dict[str, dict[str, Decimal]], Decimal, Decimal]:
    """Return a sum that is near an expression in a box, and the least and the most that is to be added to it."""
    with localcontext(Context(prec=PRECISION)):
        first = tuple(box[name][0] for name in table.names)
        start = _number(table, first)
        numbers = {
            name: {value: _number(table, (*first[:at], value, *first[at + 1 :])) - start for value in box[name]}
            for at, name in enumerate(table.names)
        }
        rest = [
            _number(table, row)
            - sum((numbers[name][value] for name, value in zip(table.names, row, strict=True)), ZERO)
            for row in combinations(*(box[name] for name in table.names))
        ]
    return numbers, min(rest), max(rest)


def _number(table: _Table, row: tuple[str, ...]) -> Decimal:
    found = table.rows[row]
    return Decimal(found) if isinstance(found, bool | Decimal) else ZERO


def _is_understood(product: Product, promotion: Promotion) -> bool:
    """Tell whether a release understands a condition; one that it does not understand does not hold."""
    try:
        product.expression(promotion.when)
    except RuleErrors:
        return False
    return True


def _weight(product: Product, surcharge: Surcharge) -> Expression:
    try:
        return product.expression(surcharge.weight)
    except RuleErrors as error:
        raise weight_unknown(product, surcharge) from error
