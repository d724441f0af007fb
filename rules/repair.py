"""Repairs by what people care about: the order in which they would give things up, and what the way out costs.

`Engine.relaxations` ranks by summed costs. Here an order of preference becomes such costs, and the ways out are ranked
by the worth of the best configuration that each leaves possible.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rules.budget import Budget
from rules.engines.base import Engine, Objective

MOST_COMPARED = 12
"""Ways out that are compared by worth unless asked for more."""

FIRST = 10
"""The least important choice in an order costs two to this power."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Choices to take back, and the least worth of a configuration with the rest; None if that is not known."""

    names: tuple[str, ...]
    worth: int | None


@dataclass(frozen=True, slots=True)
class Repairs:
    """Ways out, the one that leads to the least worth first; decided if no way out was left out of the comparison."""

    repairs: tuple[Repair, ...]
    decided: bool = True


def costs_of_order(order: Sequence[str]) -> dict[str, int]:
    """Return costs for `Engine.relaxations` from an order of preference, the dearest choice first.

    To take back one choice is then worse than to take back all choices that come after it. Choices that are not in the
    order cost 1: hundreds of them are taken back before the first one in it.
    """
    return {name: 2**at for at, name in enumerate(reversed(order), start=FIRST)}


def repairs_by_worth(
    engine: Engine,
    choices: Mapping[str, str],
    objective: Objective,
    *,
    keep: Collection[str] = (),
    limit: int = 3,
    among: int = MOST_COMPARED,
    budget: Budget | None = None,
) -> Repairs:
    """Return the ways out that lead to the least worth; ways of the same worth come with the fewest choices first.

    Args:
        engine: decides.
        choices: cannot hold together.
        objective: what a configuration is worth: its price, or how far it is from what was wanted.
        keep: choices that stay.
        limit: how many to return.
        among: how many minimal ways out to compare, those with the fewest choices.
        budget: what all of it may spend.
    """
    found = engine.relaxations(choices, keep=keep, limit=among + 1, budget=budget)
    decided = found.decided and len(found) <= among
    repairs: list[Repair] = []
    for relaxation in found.relaxations[:among]:
        rest = {name: value for name, value in choices.items() if name not in relaxation.names}
        best = engine.optimise(rest, objective, budget=budget)
        decided = decided and best.decided
        repairs.append(Repair(relaxation.names, best.worth if best.decided else None))
    repairs.sort(key=lambda each: (each.worth is None, each.worth or 0, len(each.names)))
    return Repairs(tuple(repairs[:limit]), decided)
