"""Exchanges: what every value would lead to, of a chosen characteristic too, with all other choices kept.

A screen that shows the price of every option needs it for what is decided as well: a chosen value can be exchanged. For
each value that can be had with the choices of all *other* characteristics this tells the least worth with it. A switch
(`rules.switch`) goes further: it also lets other choices change.

A diagram tells it of all values in one sweep. Other engines are asked once for each choice, without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from rules.budget import Budget
from rules.engines.base import Engine, Least, Objective, Propagation


@runtime_checkable
class Exchanges(Protocol):
    """An engine that tells of all exchanges at once."""

    def exchangeable(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return what is possible, of a chosen characteristic with its choice left out."""
        ...

    def exchanges(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return the least worth with each value, of a chosen characteristic with its choice left out."""
        ...


def exchanges(engine: Engine, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
    """Return the least worth with each value that can be had with the choices of all other characteristics.

    Args:
        engine: decides.
        choices: what is chosen; it need not hold together, then `overall` is None and the values are ways on.
        objective: what a configuration is worth; with an empty one the keys are what is possible.
        budget: what all of it may spend; a characteristic that could not be looked at has no values then.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: sums may grow too large.

    Cost:
        On a diagram one sweep, at most a few clicks; else the engine's `least` once more for each choice.
    """
    if isinstance(engine, Exchanges):
        return engine.exchanges(choices, objective, budget)
    now = engine.least(choices, objective, budget)
    values = {each.name: now.values.get(each.name, {}) for each in engine.problem.variables}
    decided = now.decided
    for name in engine.problem.ordered(choices):
        if budget is not None and budget.is_spent:
            values[name], decided = {}, False
            continue
        others = {other: value for other, value in choices.items() if other != name}
        without = engine.least(others, objective, budget)
        values[name] = without.values.get(name, {})
        decided = decided and without.decided
    return Least(now.overall, values, decided)


def exchangeable(engine: Engine, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
    """Return the values that can be had with the choices of all other characteristics.

    Without a choice of its own these are what is still possible; with one, what it could be changed to while nothing
    else changes.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.

    Cost:
        On a diagram a few clicks; else a propagation more for each choice.
    """
    if isinstance(engine, Exchanges):
        return engine.exchangeable(choices, budget)
    now = engine.propagate(choices, budget)
    domains, undecided = dict(now.domains), dict(now.undecided)
    for name in engine.problem.ordered(choices):
        if budget is not None and budget.is_spent:
            domains[name], undecided[name] = (), engine.problem.variables[engine.problem.index[name]].values
            continue
        without = engine.propagate({other: value for other, value in choices.items() if other != name}, budget)
        domains[name], undecided[name] = without.domains[name], without.undecided.get(name, ())
    return Propagation(now.consistent, domains, undecided)
