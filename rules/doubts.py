"""Doubts: many questions "can this still hold?" about one problem, asked at once.

Each doubt is a formula. One more variable is added to the problem, with a value for each doubt that stands for "this
formula holds"; then one propagation tells which of them can hold. Each problem made so is asked once only, so the
engine is one that starts without compiling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rules.budget import Budget
from rules.core import Formula, conjunction, disjunction, member, negated
from rules.engines.base import Engine
from rules.engines.cnf import TooLarge
from rules.engines.cpsat import CpsatEngine
from rules.engines.sat import SatEngine
from rules.problem import Constraint, Problem, Variable

NAME = "?"
"""The added variable; no characteristic can be called so."""


def impossible(problem: Problem, doubts: Sequence[Formula], budget: Budget | None = None) -> frozenset[int]:
    """Return the places of the doubts that no configuration of the problem satisfies."""
    asked = [
        Constraint(NAME, disjunction([_not_asked(problem, at, len(doubts)), formula]))
        for at, formula in enumerate(doubts)
    ]
    return _answered(replace(problem, constraints=(*problem.constraints, *asked)), len(doubts), budget)


def implied(problem: Problem, budget: Budget | None = None) -> tuple[str, ...]:
    """Return the rules that hold wherever all the others do, in order.

    Of two that say the same, both are returned: each is implied by the others.
    """
    rules = by_rule(problem)
    constraints: list[Constraint] = []
    for at, (rule, formulas) in enumerate(rules.items()):
        elsewhere = _not_asked(problem, at, len(rules))
        broken = disjunction([negated(formula) for formula in formulas])
        constraints += [Constraint(rule, disjunction([negated(elsewhere), formula])) for formula in formulas]
        constraints.append(Constraint(NAME, disjunction([elsewhere, broken])))
    found = _answered(replace(problem, constraints=tuple(constraints)), len(rules), budget)
    return tuple(rule for at, rule in enumerate(rules) if at in found)


def causes(problem: Problem, formula: Formula, budget: Budget | None = None) -> tuple[str, ...] | None:
    """Return the rules because of which a formula cannot hold, or None if it can or the budget ran out."""
    asked = replace(problem, constraints=(*problem.constraints, Constraint(NAME, formula)))
    decider = _engine(asked)
    if decider.propagate({}, budget).consistent is not False:
        return None
    conflict = decider.conflict_set({}, budget)
    return tuple(rule for rule in conflict.rules if rule != NAME) if conflict.decided else None


def by_rule(problem: Problem) -> dict[str, list[Formula]]:
    """Return the formulas of each rule."""
    found: dict[str, list[Formula]] = {}
    for each in problem.constraints:
        found.setdefault(each.rule, []).append(each.formula)
    return found


def without(problem: Problem, rules: Sequence[str]) -> Problem:
    """Return the problem without some rules."""
    left = tuple(each for each in problem.constraints if each.rule not in rules)
    return replace(problem, constraints=left)


def broken(problem: Problem, rule: str) -> Formula:
    """Return that a rule does not hold."""
    return negated(conjunction(by_rule(problem)[rule]))


def _not_asked(problem: Problem, at: int, many: int) -> Formula:
    return member(len(problem.variables), frozenset(range(many + 1)) - {at}, many + 1)


def _answered(problem: Problem, many: int, budget: Budget | None) -> frozenset[int]:
    """Ask; the last value of the added variable asks nothing."""
    variable = Variable(NAME, "enumeration", tuple(str(at) for at in range(many + 1)), computed=False)
    found = _engine(replace(problem, variables=(*problem.variables, variable))).propagate({}, budget)
    if found.consistent is not True:
        return frozenset()
    possible = frozenset(found.domains[NAME]) | frozenset(found.undecided.get(NAME, ()))
    return frozenset(at for at in range(many) if str(at) not in possible)


def _engine(problem: Problem) -> Engine:
    try:
        return SatEngine(problem)
    except TooLarge:
        return CpsatEngine(problem)
