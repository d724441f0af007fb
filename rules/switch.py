"""Switches: what a decided characteristic could change to, and what else would have to change with it.

Every value of every characteristic gets the least number of other choices that change, and among the ways with so few
changes the least worth. All of it is one question to the engine, because changes and worth together are one objective:
`changes * large + worth`. A screen can show every greyed-out value with "needs 2 changes, +120".

Source: Becker and Fargier, "Maintaining alternative values in constraint-based configuration" (IJCAI 2013).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from rules.budget import Budget
from rules.engines.base import Engine, Objective
from rules.objectives import changes, sequential
from rules.on_demand import OnDemand


@dataclass(frozen=True, slots=True)
class Switch:
    """What it takes to give a characteristic another value.

    `changes` is the least number of other choices that change, `worth` the least worth with so few changes, and
    `difference` that worth compared with the least worth now; None if the choices cannot hold together now.
    """

    changes: int
    worth: int
    difference: int | None


@dataclass(frozen=True, slots=True)
class Switches:
    """For every characteristic asked about, the values it could change to.

    `worth` is the least worth with the choices as they are; None if they cannot hold together. What is told is exact;
    if the engine or the budget could not tell everything, it is undecided and the rest is left out.
    """

    worth: int | None
    values: Mapping[str, Mapping[str, Switch]] = field(default_factory=dict)
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """The smallest set of other choices to change for one value, of several the one that leads to the least worth.

    `changed` maps each characteristic that changes to its new value, `assignment` is the whole configuration that
    comes of it. `switch` is None if nothing leads to the value, or, undecided, if no way was proved to be the best.
    """

    switch: Switch | None
    changed: Mapping[str, str] = field(default_factory=dict)
    assignment: Mapping[str, str] | None = None
    decided: bool = True


def switches(
    engine: Engine,
    choices: Mapping[str, str],
    objective: Objective,
    *,
    names: Collection[str] | None = None,
    keep: Collection[str] = (),
    budget: Budget | None = None,
) -> Switches:
    """Return what each characteristic could change to if the other choices may follow.

    Args:
        engine: decides.
        choices: a whole configuration, or what a session has chosen so far; they need not hold together.
        objective: what a configuration is worth.
        names: the characteristics asked about; else all choices that are not computed. Of one without a choice every
            possible value is told.
        keep: choices that stay.
        budget: what all of it may spend.

    Raises:
        UnknownName, UnknownValue: if there is no such characteristic or value.
        ValueError: if changes and worth together may grow too large for an engine.

    Cost: on a diagram, two sweeps.
    """
    counted = changes(engine.problem, choices)
    asked = engine.problem.ordered(counted.numbers if names is None else names)
    goal = sequential(engine.problem, [counted, objective])
    now = engine.optimise(choices, objective, budget=budget)
    found = engine.least(_kept(choices, keep), goal.objective, budget)
    worth = now.worth if now.decided else None

    def others(name: str) -> dict[str, Switch]:
        own = name in counted.numbers
        values = found.values.get(name, {}).items()
        return {value: _switch(goal.worths(each), own, worth) for value, each in values if value != choices.get(name)}

    return Switches(worth, OnDemand(dict.fromkeys(asked), others), found.decided and now.decided)


def change(
    engine: Engine,
    choices: Mapping[str, str],
    name: str,
    value: str,
    objective: Objective,
    *,
    keep: Collection[str] = (),
    budget: Budget | None = None,
) -> Changes:
    """Return the smallest set of other choices to change so that a characteristic can have a value.

    Args and errors are those of `switches`; `keep` does not hold for the characteristic itself.
    """
    counted = changes(engine.problem, choices)
    goal = sequential(engine.problem, [counted, objective])
    now = engine.optimise(choices, objective, budget=budget)
    found = engine.optimise({**_kept(choices, keep), name: value}, goal.objective, budget=budget)
    made = found.assignment
    if found.worth is None or made is None or not found.decided:
        return Changes(None, decided=found.decided)
    changed = {
        each.name: made[each.name]
        for each in engine.problem.variables
        if each.name in counted.numbers and each.name != name and made[each.name] != choices[each.name]
    }
    own = name in counted.numbers and choices[name] != value
    switch = _switch(goal.worths(found.worth), own, now.worth if now.decided else None)
    return Changes(switch, changed, made, now.decided)


def _kept(choices: Mapping[str, str], keep: Collection[str]) -> dict[str, str]:
    return {name: value for name, value in choices.items() if name in keep}


def _switch(worths: Sequence[int], own: bool, now: int | None) -> Switch:
    """Make a switch of changes and worth; `own`: the change of the characteristic itself is counted too."""
    changed, worth = worths
    return Switch(changed - own, worth, None if now is None else worth - now)
