"""The room there is to negotiate: how far each role may go, and which guard rail ends it.

The bound of a price is turned round into the largest discount, in hundredths of a percent. Because a price is rounded
in between, the result of the inversion is only where the search starts: whoever asks brings a function that prices
anew, and the discount that is returned was allowed by it while the next hundredth was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from catalog.guard_rail import GuardRail, Kind
from cpq.price.entry import Audience, plain
from cpq.price.guard_rail import HUNDRED, SHOWN, Offered, authority, least_for_margin
from kernel.access import APPROVERS, Role, outranks

MOST_STEPS = 20
"""Hundredths of a percent that pricing anew may correct the inversion by; roundings move it by one or two."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a role's room ends.

    Args:
        kind: of the guard rail that ends it; None where only the price of nothing does.
        percent: as the guard rail says.
        net: the least that a unit may be offered for, exact.
    """

    kind: Kind | None
    percent: Decimal
    net: Fraction


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a role may go without anybody's approval.

    Args:
        role: who.
        percent: the largest discount, in hundredths of a percent.
        limit: what ends it.
    """

    role: Role
    percent: Decimal
    limit: Limit

    def to_json(self, audience: Audience) -> dict[str, Any]:
        """Return plain data, for the desk; the number of a margin is for those who may read margins."""
        hidden = self.limit.kind == "margin" and audience != "margin"
        return {
            "role": str(self.role),
            "percent": plain(self.percent),
            "limit": {"kind": self.limit.kind, "percent": None if hidden else plain(self.limit.percent)},
        }


def limit(price: Offered, rails: Sequence[GuardRail], role: Role) -> Limit:
    """Return the least that a role may offer a unit for, and the guard rail that says so.

    Args:
        price: what is offered.
        rails: those that hold for the market and the buyer.
        role: who offers.
    """
    share = authority(role, rails)
    found = [Limit("discount" if share < 1 else None, as_percent(share), price.before * (1 - share))]
    for rail in rails:
        if outranks(role, rail.role):
            continue
        if rail.kind == "floor":
            found.append(Limit("floor", rail.percent, price.list * Fraction(rail.percent) / HUNDRED))
        if rail.kind == "margin" and price.cost is not None:
            found.append(Limit("margin", rail.percent, least_for_margin(price.cost, rail.percent) - price.term))
    return max(found, key=lambda one: one.net)


def largest_discount(price: Offered, least: Fraction, kept: Fraction = Fraction(1)) -> Decimal:
    """Return the largest discount on a line that keeps its unit at or above a price, as hundredths of a percent.

    Args:
        price: what is offered.
        least: the least net price of a unit.
        kept: the share of a line's net that the document's discounts leave, more than 0.
    """
    whole = price.before * kept
    return hundredths(1 - least / whole) if whole > 0 else Decimal(0)


def hundredths(share: Fraction) -> Decimal:
    """Return a share as a percentage, rounded down to hundredths, from 0 to 100."""
    steps = share * HUNDRED / Fraction(SHOWN)
    down = steps.numerator // steps.denominator
    return min(max(Decimal(down) * SHOWN, Decimal(0)), Decimal(100))


def settled(guess: Decimal, is_allowed: Callable[[Decimal], bool]) -> Decimal:
    """Return the largest discount near a guess that is allowed, while the next hundredth is not.

    Args:
        guess: percent, in hundredths.
        is_allowed: prices anew with a discount and tells whether no approval is needed; once it is, it stays so.
    """
    for percent in _down(guess):
        if is_allowed(percent):
            break
    else:
        return Decimal(0)
    if percent < guess:
        return percent
    for higher in _up(guess):
        if not is_allowed(higher):
            break
        percent = higher
    return percent


def roles_with_room(rails: Sequence[GuardRail]) -> tuple[Role, ...]:
    """Return the roles between which the guard rails make a difference; everybody above the last may do the same."""
    named = {rail.role for rail in rails}
    return tuple(role for role in APPROVERS if role is APPROVERS[0] or role in named)


def as_percent(share: Fraction) -> Decimal:
    """Return a share that came from a percentage as that percentage, exactly."""
    percent = share * HUNDRED
    return Decimal(percent.numerator) / Decimal(percent.denominator)


def _down(guess: Decimal) -> Iterator[Decimal]:
    for step in range(MOST_STEPS):
        if guess - step * SHOWN >= 0:
            yield guess - step * SHOWN


def _up(guess: Decimal) -> Iterator[Decimal]:
    for step in range(1, MOST_STEPS):
        if guess + step * SHOWN <= 100:
            yield guess + step * SHOWN
