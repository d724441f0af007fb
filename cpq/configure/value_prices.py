"""What every value of every characteristic really costs here, and what a budget leaves.

The price of a value is that of the cheapest complete product that has it and keeps the user's other choices, with
everything that the value brings along. Its difference is against the cheapest product without it: the one with the
value shown now in its place. A value that the other choices rule out is priced too, with as few of them changed as
possible: so many changes, this much more. All of it is one question to the engine (`rules.switches`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from cpq.configure.ground import Ground, hidden
from cpq.configure.model import Choice, Session
from cpq.configure.show import present
from cpq.configure.view import Audience, money_json
from kernel.errors import Conflict
from kernel.money import Money
from rules import Switches

MOST_UNLOCKED = 5
"""Amounts above a budget of which it is told what they would unlock."""


@dataclass(frozen=True, slots=True)
class ValuePrice:
    """What a value costs.

    Args:
        changes: how many of the user's other choices would have to change; 0 for a value that is possible.
        total: of the cheapest complete product with the value; None if that is priced on request.
        difference: against the cheapest with the value shown now; None if one of the two is priced on request.
        over: by how much the total is over the budget; None if it is not, or if there is no budget.
        gap: by how much the total may be too low, where prices are no exact objective; else None.
    """

    changes: int
    total: Money | None
    difference: Money | None
    over: Money | None = None
    gap: Money | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "changes": self.changes,
            "total": money_json(self.total),
            "difference": money_json(self.difference),
            "over": money_json(self.over),
            "gap": money_json(self.gap),
        }


@dataclass(frozen=True, slots=True)
class Unlock:
    """Values that a little more than the budget would allow."""

    more: Money
    values: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ValuePrices:
    """What all values cost, at one version of a session.

    Args:
        version: of the session.
        least: the lowest total that is still possible with the user's choices; None if priced on request.
        greatest: the highest.
        values: of each characteristic that can be chosen, its values; those not worked out in time are left out.
        decided: whether nothing is left out.
        budget: what the prices are compared with.
        hidden: names of internal characteristics.
    """

    version: int
    least: Money | None
    greatest: Money | None
    values: Mapping[str, Mapping[str, ValuePrice]]
    decided: bool
    budget: Money | None = None
    hidden: frozenset[str] = field(default=frozenset())

    def unlocks(self, audience: Audience = "customer") -> tuple[Unlock, ...]:
        """Return what the next amounts above the budget unlock, the least amount first."""
        hidden = self.hidden if audience == "customer" else frozenset()
        over = [
            (price.over, Choice(name, value))
            for name, values in self.values.items()
            if name not in hidden
            for value, price in values.items()
            if price.over is not None and not price.changes
        ]
        ranked = sorted(over, key=lambda each: each[0].amount)
        grouped = groupby(ranked, key=lambda each: each[0])
        found = (Unlock(more, tuple(choice for _, choice in group)) for more, group in grouped)
        return tuple(unlock for _, unlock in zip(range(MOST_UNLOCKED), found, strict=False))

    def to_json(self, audience: Audience = "customer") -> dict[str, Any]:
        """Return the ValuePrices of the HTTP contract."""
        hidden = self.hidden if audience == "customer" else frozenset()
        return {
            "version": self.version,
            "least": money_json(self.least),
            "greatest": money_json(self.greatest),
            "decided": self.decided,
            "values": {
                name: {value: price.to_json() for value, price in values.items()}
                for name, values in self.values.items()
                if name not in hidden
            },
            "budget": None if self.budget is None else self._budget_json(self.budget, audience),
        }

    def _budget_json(self, budget: Money, audience: Audience) -> dict[str, Any]:
        unlocks = [
            {"more": unlock.more.to_json(), "values": [value.to_json() for value in unlock.values]}
            for unlock in self.unlocks(audience)
        ]
        is_met = None if self.least is None else self.least <= budget
        return {"amount": budget.to_json(), "is_enough": is_met, "unlocks": unlocks}


def value_prices(ground: Ground, session: Session, audience: Audience, budget: Money | None = None) -> ValuePrices:
    """Return what every value costs.

    Args:
        ground: what the session stands on.
        session: whose choices count.
        audience: a customer cannot change the choices of internal characteristics.
        budget: what the customer wants to pay at most, as a total.

    Cost: on a diagram three sweeps; on other engines what the budget of the ground allows.
    """
    if not _are_told(ground):
        return ValuePrices(session.version, None, None, {}, decided=False, budget=budget, hidden=hidden(ground))
    shown = present(ground, session).assignment
    keep = hidden(ground) if audience == "customer" else frozenset()
    low = ground.switches(session.chosen, keep)
    high = low if ground.worths.is_exact else ground.switches(session.chosen, keep, surely=True)
    names = [name for name, info in ground.product.characteristics.items() if not info.computed]
    values = {name: dict(_priced(ground, session, (low, high), name, shown[name], budget)) for name in names}
    greatest = ground.greatest(session.chosen)
    return ValuePrices(
        version=session.version,
        least=None if low.worth is None else ground.worths.total(low.worth),
        greatest=None if greatest.worth is None else ground.worths.total(greatest.worth),
        values=values,
        decided=low.decided and greatest.decided,
        budget=budget,
        hidden=hidden(ground),
    )


def _are_told(ground: Ground) -> bool:
    """Tell whether the solver can be told the prices; under the terms of some buyers it cannot."""
    try:
        return ground.worths is not None
    except Conflict:
        return False


def _priced(
    ground: Ground, session: Session, found: tuple[Switches, Switches], name: str, shown: str, budget: Money | None
) -> Iterator[tuple[str, ValuePrice]]:
    low, high = (_worths(each, session, name) for each in found)
    total = ground.worths.total
    now = total(low[shown][1]) if shown in low else None
    for value in ground.product.rule_book.by_name[name].values:
        if value not in low:
            continue
        changes, worth = low[value]
        price = total(worth)
        most = total(high[value][1]) if value in high else None
        yield (
            value,
            ValuePrice(
                changes=changes,
                total=price,
                difference=None if price is None or now is None else price - now,
                over=price - budget if price is not None and budget is not None and budget < price else None,
                gap=most - price if price is not None and most is not None and price < most else None,
            ),
        )


def _worths(found: Switches, session: Session, name: str) -> dict[str, tuple[int, int]]:
    """Return changes and worth of each value of a characteristic; the value chosen needs no change."""
    worths = {value: (switch.changes, switch.worth) for value, switch in found.values[name].items()}
    chosen = session.chosen.get(name)
    if chosen is not None and found.worth is not None:
        worths[chosen] = 0, found.worth
    return worths
