"""Conflict sets: the smallest answer to "why not?" and "why this?".

A conflict set is a set of choices and rules that cannot hold together while every proper part of it can. `why_not` and
`forced_by` ask an engine for the conflicts of hypothetical choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rules.budget import Budget
from rules.completion import Origin
from rules.engines.base import ConflictSet, Engine, Propagation
from rules.problem import Problem


def why_not(
    engine: Engine, choices: Mapping[str, str], name: str, value: str, budget: Budget | None = None
) -> ConflictSet:
    """Return what speaks against giving a characteristic a value under the choices.

    A choice already made for the same characteristic is set aside. The conflict set names the hypothetical choice only
    if other choices or rules need it, which is always the case unless the choices are already inconsistent.

    Raises:
        ValueError: if the value is possible.
    """
    return engine.conflict_set({**choices, name: value}, budget)


def forced_by(engine: Engine, choices: Mapping[str, str], name: str, budget: Budget | None = None) -> ConflictSet:
    """Return the choices and rules that leave a characteristic its only value.

    Each of the other values has a conflict set; the answer is their union, without the characteristic itself. It is
    empty if the characteristic never had another value.

    Raises:
        UnknownName: if there is no such characteristic.
        ValueError: if another value is possible.
    """
    others = {other: value for other, value in choices.items() if other != name}
    domain = engine.propagate(others, budget).domains[name]
    names: dict[str, None] = {}
    rules: dict[str, None] = {}
    decided = True
    variable = engine.problem.variables[engine.problem.index[name]]
    for value in variable.values:
        if value in domain[:1]:
            continue
        if budget is not None and budget.is_spent:
            decided = False
            break
        found = engine.conflict_set({**others, name: value}, budget)
        decided = decided and found.decided
        names.update(dict.fromkeys(each for each in found.choices if each != name))
        rules.update(dict.fromkeys(found.rules))
    return replace(_in_declared_order(engine.problem, names, rules), decided=decided)


def origins(engine: Engine, choices: Mapping[str, str], propagation: Propagation) -> dict[str, Origin]:
    """Return where each value comes from that a propagation of the choices leaves no alternative to.

    "chosen", "computed" or "forced"; by which choices and rules, `forced_by` tells. Of open characteristics the
    completion tells the origins: "default", "preferred" or "first".
    """
    found: dict[str, Origin] = {}
    for variable in engine.problem.variables:
        settled = len(propagation.domains[variable.name]) == 1 and variable.name not in propagation.undecided
        if variable.name in choices:
            found[variable.name] = "chosen"
        elif settled:
            found[variable.name] = "computed" if variable.computed else "forced"
    return found


def _in_declared_order(problem: Problem, names: Mapping[str, None], rules: Mapping[str, None]) -> ConflictSet:
    ordered = dict.fromkeys(each.rule for each in problem.constraints if each.rule in rules)
    return ConflictSet(tuple(each.name for each in problem.variables if each.name in names), tuple(ordered))
