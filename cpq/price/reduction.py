"""The discounts of a document, taken off in order: groups of lines first, then the whole, each on a stated basis.

Every discount is rounded once and shared among its lines by largest remainder, in the proportion of what was left of
them, so that the shares sum to it exactly and no line falls below zero.

A target for the gross total is met from below: the smallest discount whose total is not above the target. Tax moves in
steps of its own, so a total may miss the target by a unit or two; it is never above, and what comes out is stated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from cpq.price.discount import Discount
from cpq.price.entry import plain
from cpq.price.target import DocumentDiscount, Target
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money, Rounding, allocate, minor_units, total


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that belong together, with a discount of their own or without.

    Args:
        id: of the group.
        members: indexes of its lines.
        discount: on their sum.
    """

    id: str
    members: tuple[int, ...]
    discount: DocumentDiscount | None = None


@dataclass(frozen=True, slots=True)
class Reduction:
    """A discount as it was taken off.

    Args:
        group: id of the group it was given on; None for the whole document.
        basis: what it was taken off.
        amount: zero or negative, rounded.
        rate: percent of the basis, negative; None unless it was given as a percentage.
    """

    group: str | None
    basis: Money
    amount: Money
    rate: Decimal | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        rate = None if self.rate is None else plain(self.rate)
        return {"group": self.group, "basis": self.basis.to_json(), "rate": rate, "amount": self.amount.to_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reduction:
        """Read what `to_json` wrote."""
        rate = None if data["rate"] is None else Decimal(data["rate"])
        return cls(data["group"], Money.from_json(data["basis"]), Money.from_json(data["amount"]), rate)


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """What a group of lines comes to.

    Args:
        id: of the group.
        lines_net: its lines added.
        discount: its own discount, zero or negative.
        subtotal: both together, before a discount on the whole document.
    """

    id: str
    lines_net: Money
    discount: Money
    subtotal: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        amounts = {name: getattr(self, name).to_json() for name in ("lines_net", "discount", "subtotal")}
        return {"id": self.id, **amounts}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> GroupTotal:
        """Read what `to_json` wrote."""
        return cls(data["id"], *(Money.from_json(data[name]) for name in ("lines_net", "discount", "subtotal")))


@dataclass(frozen=True, slots=True)
class Reduced:
    """Lines after discounts.

    Args:
        left: what is left of each line.
        shares: what the discounts took off each line, zero or negative.
        reductions: the discounts, in order.
        groups: what the groups come to.
    """

    left: tuple[Money, ...]
    shares: tuple[Money, ...]
    reductions: tuple[Reduction, ...] = ()
    groups: tuple[GroupTotal, ...] = ()

    def less(self, members: Sequence[int], reduction: Reduction) -> Reduced:
        """Return the lines after one more discount on some of them."""
        parts = allocate(reduction.amount, [self.left[index].amount for index in members])
        left, shares = list(self.left), list(self.shares)
        for index, part in zip(members, parts, strict=True):
            left[index], shares[index] = left[index] + part, shares[index] + part
        return replace(self, left=tuple(left), shares=tuple(shares), reductions=(*self.reductions, reduction))


TotalOf = Callable[[Reduced], Money]
"""What a document with these lines comes to, as it is paid."""


def reduce(
    amounts: Sequence[Money],
    groups: Sequence[LineGroup],
    discount: DocumentDiscount | None,
    currency: str,
    half: Rounding,
    total_of: TotalOf,
) -> Reduced:
    """Take the discounts off the lines.

    Args:
        amounts: of the lines, rounded.
        groups: of lines, with their discounts.
        discount: on all lines.
        currency: of them all.
        half: how a half is rounded.
        total_of: closes a document, for a target that includes tax.

    Raises:
        Malformed: a discount is more than its basis, or a target more than the total without it.
    """
    reduced = Reduced(tuple(amounts), (Money.zero(currency),) * len(amounts))
    for group in groups:
        reduced = _grouped(reduced, group, currency, half)
    if discount is None or not amounts:
        return reduced
    everything = range(len(amounts))
    if isinstance(discount, Target) and discount.of == "gross":
        return _met_gross(reduced, discount, total_of)
    return reduced.less(everything, _reduction(None, total(reduced.left, currency), discount, half))


def _grouped(reduced: Reduced, group: LineGroup, currency: str, half: Rounding) -> Reduced:
    basis = total([reduced.left[index] for index in group.members], currency)
    amount = Money.zero(currency)
    if group.discount is not None and group.members:
        reduction = _reduction(group.id, basis, group.discount, half)
        reduced, amount = reduced.less(group.members, reduction), reduction.amount
    return replace(reduced, groups=(*reduced.groups, GroupTotal(group.id, basis, amount, basis + amount)))


def _reduction(group: str | None, basis: Money, discount: DocumentDiscount, half: Rounding) -> Reduction:
    if isinstance(discount, Discount):
        rate = None if discount.percent is None else -discount.percent
        return Reduction(group, basis, discount.off(basis).rounded(half), rate)
    if discount.of == "gross":
        raise _malformed("A total with tax can be wanted of the whole quote only; give the group a total without tax.")
    if discount.amount.currency != basis.currency or basis < discount.amount:
        raise _above(discount, basis)
    return Reduction(group, basis, discount.amount - basis)


def _met_gross(reduced: Reduced, target: Target, total_of: TotalOf) -> Reduced:
    """Return the lines after the smallest discount whose total is not above the target."""
    currency = reduced.left[0].currency
    basis, without = total(reduced.left, currency), total_of(reduced)
    if target.amount.currency != currency or without < target.amount:
        raise _above(target, without)
    everything = range(len(reduced.left))

    def after(units: int) -> Reduced:
        amount = Money(Decimal(-units).scaleb(-minor_units(currency)), currency)
        return reduced.less(everything, Reduction(None, basis, amount))

    def fits(units: int) -> bool:
        return total_of(after(units)) <= target.amount

    most = int(basis.amount.scaleb(minor_units(currency)))
    guess = most - int(most * target.amount.amount / without.amount) if without.amount else 0
    return after(_smallest(fits, guess, most))


def _smallest(fits: Callable[[int], bool], guess: int, most: int) -> int:
    """Return the smallest number that fits, near a good guess.

    Args:
        fits: false below some number and true above it, but for a few exceptions around it; true at `most`.
        guess: where to begin.
        most: the largest number there is.
    """
    low, high, step = guess, guess, 1
    while low > 0 and fits(low):
        low, step = max(0, low - step), step * 2
    step = 1
    while high < most and not fits(high):
        high, step = min(most, high + step), step * 2
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    while low > 0 and fits(low - 1):
        low -= 1
    return low


def _above(target: Target, without: Money) -> Malformed:
    return _malformed(
        f"The total wanted, {target.amount.amount} {target.amount.currency}, is more than the {without.amount} "
        f"{without.currency} there is without a discount; a discount only takes off."
    )


def _malformed(message: str) -> Malformed:
    return Malformed(message, problems=[FieldProblem("/discount", message)], code="discount")
