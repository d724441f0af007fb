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

from cpq.configure.ground import Ground
from cpq.configure.model import Choice, Session
from cpq.configure.show import present
from cpq.configure.told import Told, greatest_total, switched
from cpq.configure.view import Audience, money_json
from kernel.money import Money

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

    Cost: on a diagram three sweeps for each case that the terms of sale tell apart; on other engines what the budget
    of the ground allows.
    """
    shown = present(ground, session).assignment
    keep = ground.product.internal if audience == "customer" else frozenset()
    found = switched(ground, session.chosen, keep)
    names = [name for name, info in ground.product.characteristics.items() if not info.computed]
    values = {name: dict(_priced(ground, found.of(name), name, shown[name], budget)) for name in names}
    greatest = greatest_total(ground, session.chosen)
    return ValuePrices(
        version=session.version,
        least=found.least,
        greatest=greatest.total,
        values=values,
        decided=found.decided and greatest.decided,
        budget=budget,
        hidden=ground.product.internal,
    )


def _priced(
    ground: Ground, told: Mapping[str, Told], name: str, shown: str, budget: Money | None
) -> Iterator[tuple[str, ValuePrice]]:
    now = told[shown].least if shown in told else None
    for value in ground.product.rule_book.by_name[name].values:
        if value not in told:
            continue
        price, most = told[value].least, told[value].most
        yield (
            value,
            ValuePrice(
                changes=told[value].changes,
                total=price,
                difference=None if price is None or now is None else price - now,
                over=price - budget if price is not None and budget is not None and budget < price else None,
                gap=most - price if price is not None and most is not None and price < most else None,
            ),
        )
