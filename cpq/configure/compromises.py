"""Compromises: how good a product may be in one respect, and what that costs at the least.

The catalogue says which values of a characteristic are better for a buyer, such as more memory or less noise. Of each
value the engine knows the cheapest complete product with it that keeps the user's other choices: one sweep. Values
that cost no less than a better one are no compromise and are left out; what is left is the Pareto set of the two, and
proved: nothing is as good and cheaper. Whoever may read margins is told the same against what products leave: nothing
is as good and leaves more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeVar

from catalog.product import CharacteristicInfo
from cpq.configure.best_margin import margins_of
from cpq.configure.ground import Ground
from cpq.configure.model import Session
from cpq.configure.show import present
from cpq.configure.standing import Standing
from cpq.configure.told import Told, told_with_each
from cpq.configure.view import Audience, money_json
from cpq.configure.worths import Margins
from kernel.errors import FieldProblem, Malformed, Unknown
from kernel.money import Money
from rules import Least

T = TypeVar("T")

Against = Literal["price", "margin"]
"""What something good is weighed against: what the customer pays, or what is left for us."""


@dataclass(frozen=True, slots=True)
class Compromise:
    """A value, and what the cheapest product with it costs, or the best one leaves.

    Args:
        value: the value.
        total: of the cheapest complete product with it that keeps the user's other choices; against the margin what
            is left of the one that leaves most.
        difference: against the product shown; None if that is not known.
        gap: by how much the total may be too low, or the margin too high; None if it is exact.
    """

    value: str
    total: Money
    difference: Money | None
    gap: Money | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "value": self.value,
            "total": self.total.to_json(),
            "difference": money_json(self.difference),
            "gap": money_json(self.gap),
        }


@dataclass(frozen=True, slots=True)
class Compromises:
    """The compromises between a characteristic and the price or the margin, the best value first.

    Args:
        characteristic: of which some values are better than others.
        better: whether `more` or `less` of it is better: later or earlier values.
        version: of the session whose choices are kept.
        shown: the value of the product shown.
        total: what that costs, or leaves; None if that is not known.
        found: the compromises.
        decided: whether nothing is left out.
        against: what the values are weighed against.
    """

    characteristic: str
    better: str
    version: int
    shown: str
    total: Money | None
    found: tuple[Compromise, ...]
    decided: bool
    against: Against = "price"

    def to_json(self) -> dict[str, Any]:
        """Return the Compromises of the HTTP contract."""
        return {
            "characteristic": self.characteristic,
            "against": self.against,
            "better": self.better,
            "version": self.version,
            "shown": self.shown,
            "total": money_json(self.total),
            "compromises": [each.to_json() for each in self.found],
            "decided": self.decided,
        }


def compromises(
    ground: Ground, session: Session, name: str, audience: Audience, against: Against = "price"
) -> Compromises:
    """Return the compromises between a characteristic and the price, or the margin.

    Args:
        ground: what the session stands on.
        session: whose other choices are kept.
        name: the characteristic; a choice of its own is let go.
        audience: a customer is told nothing of internal characteristics.
        against: what the values are weighed against.

    Raises:
        Conflict: margins are not known.
        Unknown: there is no such characteristic.
        Malformed: no value of it is better than another.

    Cost: on a diagram one sweep for each case that the terms of sale tell apart; two where prices are not exact.
    """
    info = _judged(ground, name, audience)
    now = present(ground, session)
    others = {other: value for other, value in session.chosen.items() if other != name}
    if against == "margin":
        return _against_margin(ground, session, info, now, others)
    told, decided = told_with_each(ground, others, name)
    total = None if now.price is None else now.price.total
    return Compromises(
        characteristic=name,
        better=info.better,
        version=session.version,
        shown=now.assignment[name],
        total=total,
        found=tuple(_found(ground, info, told, total)),
        decided=decided,
    )


def _against_margin(
    ground: Ground, session: Session, info: CharacteristicInfo, now: Standing, others: Mapping[str, str]
) -> Compromises:
    margins = margins_of(ground)
    left = margins[0].margin_of(now.assignment)
    least = [ground.least_loss_with_each(number, others) for number in range(len(margins))]
    found: list[Compromise] = []
    last: Money | None = None
    told = _most_left(margins, [_of(each, info.code) for each in least])
    for value, (most, gap) in _best_first(info, ground, told):
        if last is None or last < most:
            last = most
            found.append(Compromise(value, most, None if left is None else most - left, gap))
    return Compromises(
        characteristic=info.code,
        better=info.better,
        version=session.version,
        shown=now.assignment[info.code],
        total=left,
        found=tuple(found),
        decided=all(each.decided for each in least),
        against="margin",
    )


def _judged(ground: Ground, name: str, audience: Audience) -> CharacteristicInfo:
    info = ground.product.characteristic(name)
    if audience == "customer" and name in ground.product.internal:
        message = f"{ground.product.code!r} has no characteristic {name!r}."
        raise Unknown(message, code="unknown-characteristic", characteristic=name)
    if not info.better:
        message = f"No value of {name!r} is better than another; the catalogue says of others that they are."
        raise Malformed(message, problems=[FieldProblem("?characteristic", message)], code="no-better")
    return info


def _found(
    ground: Ground, info: CharacteristicInfo, told: Mapping[str, Told], shown: Money | None
) -> Iterator[Compromise]:
    """Give the values that cost less than every better one, the best first."""
    last: Money | None = None
    for value, each in _best_first(info, ground, told):
        price, dearest = each.least, each.most
        if price is None or (last is not None and not price < last):
            continue
        last = price
        gap = None if dearest is None or not price < dearest else dearest - price
        yield Compromise(value, price, None if shown is None else price - shown, gap)


def _most_left(
    margins: Sequence[Margins], losses: Sequence[Mapping[str, int]]
) -> dict[str, tuple[Money, Money | None]]:
    """Return what the best product with each value leaves at the most, and by how much that may be too much."""
    told: dict[str, tuple[Money, Money | None]] = {}
    surely: dict[str, Money] = {}
    for case, values in zip(margins, losses, strict=True):
        for value, worth in values.items():
            most = case.most(worth)
            if most is None:
                continue
            surely[value] = max(most - case.may_miss, surely.get(value, most - case.may_miss), key=_amount)
            highest = max(most, told[value][0], key=_amount) if value in told else most
            gap = highest - surely[value]
            told[value] = highest, gap if gap.amount else None
    return told


def _amount(money: Money) -> Decimal:
    return money.amount


def _of(found: Least, name: str) -> Mapping[str, int]:
    return found.values.get(name, {})


def _best_first(info: CharacteristicInfo, ground: Ground, told: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    values = ground.product.rule_book.by_name[info.code].values
    for value in reversed(values) if info.better == "more" else values:
        if value in told and not info.is_nothing(value):
            yield value, told[value]
