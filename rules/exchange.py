"""What each characteristic could be exchanged for: its values that fit the choices of all the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from rules.budget import Budget
from rules.engines.base import Engine, Propagation


@runtime_checkable
class Exchanges(Protocol):
    """An engine that finds all of them at once."""

    def exchangeable(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return for every characteristic what is possible under the choices of the others."""
        ...


def exchangeable(engine: Engine, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
    """Return for every characteristic what is possible under the choices of the others.

    Without a choice of its own that is what is still possible; with one, what it could be changed to while nothing else
    changes. Of choices that are impossible together it says so, and which values it holds then is not said.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.

    Cost: a walk of about as many clicks as there are choices on a diagram, a propagation for each choice elsewhere.
    """
    if isinstance(engine, Exchanges):
        return engine.exchangeable(choices, budget)
    found = engine.propagate(choices, budget)
    domains, undecided = dict(found.domains), dict(found.undecided)
    for name in choices:
        without = engine.propagate({other: value for other, value in choices.items() if other != name}, budget)
        domains[name] = without.domains[name]
        undecided.pop(name, None)
        if name in without.undecided:
            undecided[name] = without.undecided[name]
    return Propagation(found.consistent, domains, undecided)
