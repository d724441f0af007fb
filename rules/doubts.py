"""Doubts: many questions "can this still hold?" about one problem, asked at once.

Each doubt is a formula. One more variable is added to the problem, with a value for each doubt that stands for "this
formula holds"; then one propagation tells which of them can hold. Each problem made so is asked once only, so the
engine is one that starts without compiling.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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


def implied(problem: Problem, among: Collection[str], budget: Budget | None = None) -> tuple[str, ...]:
    """Return which of some rules hold wherever all the other rules do, in order.

    Of two that say the same, both are returned: each is implied by the others.
    """
    asked = [rule for rule in by_rule(problem) if rule in among]
    elsewhere = {rule: _not_asked(problem, at, len(asked)) for at, rule in enumerate(asked)}
    constraints: list[Constraint] = []
    for rule, formulas in by_rule(problem).items():
        if rule not in elsewhere:
            constraints += [Constraint(rule, formula) for formula in formulas]
            continue
        here = negated(elsewhere[rule])
        constraints += [Constraint(rule, disjunction([here, formula])) for formula in formulas]
        constraints.append(Constraint(NAME, disjunction([elsewhere[rule], negated(conjunction(formulas))])))
    found = _answered(replace(problem, constraints=tuple(constraints)), len(asked), budget)
    return tuple(rule for at, rule in enumerate(asked) if at in found)


def removable(
    problem: Problem, among: Collection[str], budget: Budget | None = None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield rules that can be removed together without any new configuration, the last first.

    With each come the rules, of those that stay, that imply it.
    """
    for rule in reversed(implied(problem, among, budget)):
        others = without(problem, [rule])
        reasons = causes(others, broken(problem, rule), budget)
        if reasons is not None:
            problem = others
            yield rule, reasons


def causes(problem: Problem, formula: Formula, budget: Budget | None = None) -> tuple[str, ...] | None:
    """Return the rules because of which a formula cannot hold, or None if it can or the budget ran out."""
    asked = replace(problem, constraints=(*problem.constraints, Constraint(NAME, formula)))
    decider = started(asked)
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


def without(problem: Problem, rules: Collection[str]) -> Problem:
    """Return the problem without some rules."""
    left = tuple(each for each in problem.constraints if each.rule not in rules)
    return replace(problem, constraints=left)


def broken(problem: Problem, rule: str) -> Formula:
    """Return that a rule does not hold."""
    return negated(conjunction(by_rule(problem)[rule]))


def started(problem: Problem) -> Engine:
    """Return an engine that starts without compiling."""
    try:
        return SatEngine(problem)
    except TooLarge:
        return CpsatEngine(problem)


def _not_asked(problem: Problem, at: int, many: int) -> Formula:
    return member(len(problem.variables), frozenset(range(many + 1)) - {at}, many + 1)


def _answered(problem: Problem, many: int, budget: Budget | None) -> frozenset[int]:
    """Ask; the last value of the added variable asks nothing."""
    if not many:
        return frozenset()
    variable = Variable(NAME, "enumeration", tuple(str(at) for at in range(many + 1)), computed=False)
    found = started(replace(problem, variables=(*problem.variables, variable))).propagate({}, budget)
    if found.consistent is not True:
        return frozenset()
    possible = frozenset(found.domains[NAME]) | frozenset(found.undecided.get(NAME, ()))
    return frozenset(at for at in range(many) if str(at) not in possible)
