"""Whether a price keeps within its guard rails, and who must approve it if it does not: an answer, never an exception.

Everything is measured on the exact price of a unit, before it is rounded: a discount of 10 % is one of 10 %, whatever
the cents do. Shares of the document's discounts are rounded to the coin already, so by less than one coin of the line
they cross nothing. A floor speaks of what somebody gives: a line without any discount does not cross it, however low
its contracted price; surcharges are no part of any of this. A margin is that of the whole term where charges recur and
their costs are known: what is charged once may be sold at a loss that the term pays back. Where prices contain tax, it
is taken out first. Quotients are fractions here; amounts and percentages that leave are decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Literal

from catalog.guard_rail import GuardRail, Kind
from cpq.price.entry import Audience, plain
from cpq.price.steps import STEPS
from cpq.price.steps.discretionary_discount import DISCRETIONARY_DISCOUNT, LINE_DISCOUNT
from cpq.price.steps.surcharge import SURCHARGE
from cpq.price.waterfall import Waterfall
from kernel.access import APPROVERS, Role, outranks
from kernel.money import Money, minor_units

_APART = (DISCRETIONARY_DISCOUNT.name, LINE_DISCOUNT.name, SURCHARGE.name)
_OF_UNIT = frozenset(step.name for step in STEPS if step.level == "unit" and step.name not in _APART)
_OF_LINE = frozenset(step.name for step in STEPS if step.level == "line" and step.name not in _APART)
UNIT_ROUNDING = "rounding:unit_net"
HUNDRED = Fraction(100)
SHOWN = Decimal("0.01")
"""Percentages that people read end here; none is decided by its rounded form."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a unit of a line is offered for, exactly.

    Args:
        list: its list price.
        before: its price before discounts that somebody gives.
        net: its price after them, the document's included.
        cost: what a unit costs us, over its term if that is known; None while nothing is, or in another currency only.
        term: what the terms of a unit come to, if `cost` has their costs; else zero.
        quantity: how many units.
        is_shared: part of the discount is a rounded share of the document's.
        currency: ISO 4217.
    """

    list: Fraction
    before: Fraction
    net: Fraction
    cost: Fraction | None
    quantity: Fraction
    is_shared: bool
    currency: str
    term: Fraction = Fraction(0)

    @property
    def given(self) -> Fraction:
        """What is given away on a unit."""
        return self.before - self.net

    @property
    def coin(self) -> Fraction:
        """The smallest coin of the line, on a unit."""
        return Fraction(1, 10 ** minor_units(self.currency)) / self.quantity


@dataclass(frozen=True, slots=True)
class Crossing:
    """A bound that a price crosses: an approval that is needed.

    Args:
        kind: of the guard rail; `recurring` for the one of discounts, crossed by a billing plan.
        limit: percent, as the guard rail says; of a discount, what a rep may give alone.
        role: the least role that may approve it.
        actual: percent, rounded for readers.
        by: what the line is beyond the limit, rounded up to the coin.
    """

    kind: Kind | Literal["recurring"]
    limit: Decimal
    role: Role
    actual: Decimal
    by: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data, for those who may read margins; `shown` makes it fit for others."""
        return {
            "kind": self.kind,
            "limit": plain(self.limit),
            "role": str(self.role),
            "actual": plain(self.actual),
            "by": self.by.to_json(),
        }


def shown(crossing: Mapping[str, Any], audience: Audience) -> dict[str, Any]:
    """Return the plain data of a crossing for somebody: of a margin, others learn only that it is too small."""
    if crossing["kind"] == "margin" and audience != "margin":
        return {**crossing, "limit": None, "actual": None, "by": None}
    return dict(crossing)


def offered(waterfall: Waterfall, share: Money | None = None) -> Offered:
    """Return what a unit of a line is offered for.

    Args:
        waterfall: of the line.
        share: of the document's discounts, for the whole line; zero or negative.
    """
    quantity, listed = Fraction(waterfall.quantity), Fraction(waterfall.list.amount)
    on_line = [entry for entry in waterfall.entries if entry.step == LINE_DISCOUNT.name]
    before, given = Fraction(0), -sum((Fraction(entry.amount.amount) for entry in on_line), Fraction(0)) / quantity
    for entry in waterfall.entries:
        amount = Fraction(entry.amount.amount)
        if entry.step == DISCRETIONARY_DISCOUNT.name:
            given -= amount
        elif entry.step in _OF_UNIT or (on_line and entry.reference == UNIT_ROUNDING):
            before += amount
        elif entry.step in _OF_LINE:
            before += amount / quantity
    of_document = Fraction(share.amount) / quantity if share else Fraction(0)
    taxless, (cost, term) = _taxless(waterfall), _cost_and_term(waterfall)
    return Offered(
        listed * taxless,
        before * taxless,
        (before - given + of_document) * taxless,
        cost,
        quantity,
        bool(of_document),
        waterfall.currency,
        term,
    )


def _taxless(waterfall: Waterfall) -> Fraction:
    """Return the share of the prices that is no tax: 1 unless they contain it."""
    gross = waterfall.gross
    return Fraction(waterfall.net.amount) / Fraction(gross.amount) if gross and gross.amount else Fraction(1)


def _cost_and_term(waterfall: Waterfall) -> tuple[Fraction | None, Fraction]:
    """Return what a unit costs us and what its terms come to: of both or neither the whole term."""
    contract, quantity = waterfall.contract, Fraction(waterfall.quantity)
    if contract and contract.cost is not None and contract.cost.currency == waterfall.currency:
        of_terms = contract.net - waterfall.net
        return Fraction(contract.cost.amount) / quantity, Fraction(of_terms.amount) / quantity
    unit = waterfall.cost.unit if waterfall.cost else None
    known = unit is not None and unit.currency == waterfall.currency
    return (Fraction(unit.amount) if unit is not None and known else None), Fraction(0)


def crossings(price: Offered, rails: Sequence[GuardRail]) -> tuple[Crossing, ...]:
    """Return the approvals that a price needs from somebody above a rep, one per kind of guard rail at most.

    Args:
        price: what is offered.
        rails: those that hold for the market and the buyer.
    """
    found = [*_discount(price, rails), *_floors(price, rails), *_ceilings(price, rails), *_margins(price, rails)]
    return tuple(found)


def approver(needed: Iterable[Crossing]) -> Role | None:
    """Return the least role that may approve everything, None if nothing needs to be approved."""
    roles = [crossing.role for crossing in needed]
    return max(roles, key=APPROVERS.index, default=None)


def authority(role: Role, rails: Sequence[GuardRail]) -> Fraction:
    """Return the share of the price before discounts that a role may give away on its own, 0 to 1."""
    bands = [rail for rail in rails if rail.kind == "discount"]
    if not bands:
        return Fraction(1)
    return max((Fraction(rail.percent) / HUNDRED for rail in bands if outranks(role, rail.role)), default=Fraction(0))


def _discount(price: Offered, rails: Sequence[GuardRail]) -> Iterator[Crossing]:
    if price.before <= 0:
        return
    for role in APPROVERS:
        if not _is_beyond(price, price.given - price.before * authority(role, rails)):
            break
    if role is not APPROVERS[0]:
        alone = authority(APPROVERS[0], rails)
        beyond = price.given - price.before * alone
        yield Crossing(
            "discount", percent_shown(alone), role, percent_shown(price.given / price.before), _on_line(price, beyond)
        )


def _floors(price: Offered, rails: Sequence[GuardRail]) -> Iterator[Crossing]:
    crossed = []
    for rail in rails:
        missing = price.list * Fraction(rail.percent) / HUNDRED - price.net
        if rail.kind == "floor" and price.given > 0 and _is_beyond(price, missing):
            actual = percent_shown(price.net / price.list) if price.list else Decimal(0)
            crossed.append(Crossing("floor", rail.percent, rail.role, actual, _on_line(price, missing)))
    yield from _highest(crossed)


def _ceilings(price: Offered, rails: Sequence[GuardRail]) -> Iterator[Crossing]:
    crossed = []
    for rail in rails:
        beyond = price.net - price.list * Fraction(rail.percent) / HUNDRED
        if rail.kind == "ceiling" and price.list and _is_beyond(price, beyond):
            actual = percent_shown(price.net / price.list)
            crossed.append(Crossing("ceiling", rail.percent, rail.role, actual, _on_line(price, beyond)))
    yield from _highest(crossed)


def _margins(price: Offered, rails: Sequence[GuardRail]) -> Iterator[Crossing]:
    crossed = []
    for rail in rails:
        if rail.kind == "margin" and price.cost is not None:
            whole = price.net + price.term
            missing = least_for_margin(price.cost, rail.percent) - whole
            if _is_beyond(price, missing):
                actual = percent_shown((whole - price.cost) / whole) if whole > 0 else Decimal(-100)
                crossed.append(Crossing("margin", rail.percent, rail.role, actual, _on_line(price, missing)))
    yield from _highest(crossed)


def least_for_margin(cost: Fraction, percent: Decimal) -> Fraction:
    """Return the net price that leaves a margin of so many percent of itself."""
    return cost / (1 - Fraction(percent) / HUNDRED)


def _highest(crossed: Sequence[Crossing]) -> Iterator[Crossing]:
    """Give the crossing that needs the highest role: whoever may approve it may approve the others."""
    if crossed:
        yield max(crossed, key=lambda one: APPROVERS.index(one.role))


def _is_beyond(price: Offered, beyond: Fraction) -> bool:
    return beyond >= price.coin if price.is_shared else beyond > 0


def _on_line(price: Offered, of_unit: Fraction) -> Money:
    coins = 10 ** minor_units(price.currency)
    on_line = of_unit * price.quantity * coins
    up = -(-on_line.numerator // on_line.denominator)
    return Money(Decimal(up) / Decimal(coins), price.currency)


def percent_shown(share: Fraction) -> Decimal:
    """Return a share in percent as people read it."""
    percent = share * HUNDRED
    rounded = (Decimal(percent.numerator) / Decimal(percent.denominator)).quantize(SHOWN, ROUND_HALF_UP)
    return rounded.normalize() + 0
