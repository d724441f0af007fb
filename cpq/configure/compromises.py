"""Compromises: how good a product may be in one respect, and what that costs at the least.

The catalogue says which values of a characteristic are better for a buyer, such as more memory or less noise. Of each
value the engine knows the cheapest complete product with it that keeps the user's other choices: one sweep. Values
that cost no less than a better one are no compromise and are left out; what is left is the Pareto set of the two, and
proved: nothing is as good and cheaper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.product import CharacteristicInfo
from cpq.configure.ground import Ground, hidden
from cpq.configure.model import Session
from cpq.configure.show import present
from cpq.configure.view import Audience, money_json
from kernel.errors import FieldProblem, Malformed, Unknown
from kernel.money import Money
from rules import Least


@dataclass(frozen=True, slots=True)
class Compromise:
    """A value, and what the cheapest product with it costs.

    Args:
        value: the value.
        total: of the cheapest complete product with it that keeps the user's other choices.
        difference: against the product shown; None if that is priced on request.
        gap: by how much the total may be too low, where prices are no exact objective; else None.
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
    """The compromises between a characteristic and the price, the best value first, the cheapest last.

    Args:
        characteristic: of which some values are better than others.
        better: whether `more` or `less` of it is better: later or earlier values.
        version: of the session whose choices are kept.
        shown: the value of the product shown.
        total: what that costs; None if it is priced on request.
        found: the compromises.
        decided: whether nothing is left out.
    """

    characteristic: str
    better: str
    version: int
    shown: str
    total: Money | None
    found: tuple[Compromise, ...]
    decided: bool

    def to_json(self) -> dict[str, Any]:
        """Return the Compromises of the HTTP contract."""
        return {
            "characteristic": self.characteristic,
            "better": self.better,
            "version": self.version,
            "shown": self.shown,
            "total": money_json(self.total),
            "compromises": [each.to_json() for each in self.found],
            "decided": self.decided,
        }


def compromises(ground: Ground, session: Session, name: str, audience: Audience) -> Compromises:
    """Return the compromises between a characteristic and the price.

    Args:
        ground: what the session stands on.
        session: whose other choices are kept.
        name: the characteristic; a choice of its own is let go.
        audience: a customer is told nothing of internal characteristics.

    Raises:
        Unknown: there is no such characteristic.
        Malformed: no value of it is better than another.

    Cost: on a diagram one sweep; two where prices are no exact objective.
    """
    info = _judged(ground, name, audience)
    now = present(ground, session)
    others = {other: value for other, value in session.chosen.items() if other != name}
    low = ground.least_with_each(others)
    high = low if ground.worths.is_exact else ground.least_with_each(others, surely=True)
    total = None if now.price is None else now.price.total
    return Compromises(
        characteristic=name,
        better=info.better,
        version=session.version,
        shown=now.assignment[name],
        total=total,
        found=tuple(_found(ground, info, low, high, total)),
        decided=low.decided and high.decided,
    )


def _judged(ground: Ground, name: str, audience: Audience) -> CharacteristicInfo:
    info = ground.product.characteristic(name)
    if audience == "customer" and name in hidden(ground):
        message = f"{ground.product.code!r} has no characteristic {name!r}."
        raise Unknown(message, code="unknown-characteristic", characteristic=name)
    if not info.better:
        message = f"No value of {name!r} is better than another; the catalogue says of others that they are."
        raise Malformed(message, problems=[FieldProblem("?characteristic", message)], code="no-better")
    return info


def _found(
    ground: Ground, info: CharacteristicInfo, low: Least, high: Least, shown: Money | None
) -> Iterator[Compromise]:
    """Give the values that cost less than every better one, the best first."""
    worths, total = ground.worths, ground.worths.total
    most = _of(high, info.code)
    last: Money | None = None
    for value, worth in _best_first(info, ground, _of(low, info.code)):
        price = total(worth)
        if price is None or (last is not None and not price < last):
            continue
        last = price
        dearest = total(most[value]) if not worths.is_exact and value in most else None
        gap = None if dearest is None or not price < dearest else dearest - price
        yield Compromise(value, price, None if shown is None else price - shown, gap)


def _of(found: Least, name: str) -> Mapping[str, int]:
    return found.values.get(name, {})


def _best_first(info: CharacteristicInfo, ground: Ground, worths: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    values = ground.product.rule_book.by_name[info.code].values
    for value in reversed(values) if info.better == "more" else values:
        if value in worths and not info.is_nothing(value):
            yield value, worths[value]
