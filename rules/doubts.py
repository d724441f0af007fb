"""Doubts: many questions "can this still hold?" about one problem, asked at once.

Each doubt is a formula. One more variable is added to the problem, with a value for each doubt that stands for "this
formula holds"; then one propagation tells which of them can hold, and a completion with such a value is an example of
it. Each problem made so is asked once only, so the engine is one that starts without compiling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rules.budget import Budget
from rules.core import Formula, conjunction, disjunction, member, negated
from rules.engines.base import Completion, Engine
from rules.engines.cnf import TooLarge
from rules.engines.cpsat import CpsatEngine
from rules.engines.sat import SatEngine
from rules.problem import Constraint, Problem, Variable

NAME = "?"
"""The added variable; no characteristic can be called so."""


def impossible(problem: Problem, doubts: Sequence[Formula], budget: Budget | None = None) -> frozenset[int]:
    """Return the places of the doubts that no configuration of the problem satisfies."""
    return _impossible(_asking(problem, doubts), len(doubts), budget)


def examples(problem: Problem, doubts: Sequence[Formula], budget: Budget | None = None) -> Iterator[Completion]:
    """Yield for each doubt the preferred configuration that satisfies it."""
    return _examples(_asking(problem, doubts), len(doubts), budget)


def implied(problem: Problem, budget: Budget | None = None) -> tuple[str, ...]:
    """Return the rules that hold wherever all the others do, in order.

    Of two that say the same, both are returned: each is implied by the others.
    """
    rules = by_rule(problem)
    found = _impossible(_breaking(problem), len(rules), budget)
    return tuple(rule for at, rule in enumerate(rules) if at in found)


def broken_alone(problem: Problem, budget: Budget | None = None) -> Iterator[tuple[str, Completion]]:
    """Yield for each rule, in order, the preferred assignment that violates it and satisfies all the others."""
    rules = by_rule(problem)
    return zip(rules, _examples(_breaking(problem), len(rules), budget), strict=True)


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


def _asking(problem: Problem, doubts: Sequence[Formula]) -> Problem:
    """Return a problem with a variable that says which doubt holds; its last value asks nothing."""
    asked = [
        Constraint(NAME, disjunction([_not_asked(problem, at, len(doubts)), formula]))
        for at, formula in enumerate(doubts)
    ]
    return _with_variable(replace(problem, constraints=(*problem.constraints, *asked)), len(doubts))


def _breaking(problem: Problem) -> Problem:
    """Return a problem with a variable that says which rule is broken while the others hold."""
    rules = by_rule(problem)
    constraints: list[Constraint] = []
    for at, (rule, formulas) in enumerate(rules.items()):
        elsewhere = _not_asked(problem, at, len(rules))
        broken = disjunction([negated(formula) for formula in formulas])
        constraints += [Constraint(rule, disjunction([negated(elsewhere), formula])) for formula in formulas]
        constraints.append(Constraint(NAME, disjunction([elsewhere, broken])))
    return _with_variable(replace(problem, constraints=tuple(constraints)), len(rules))


def _not_asked(problem: Problem, at: int, many: int) -> Formula:
    return member(len(problem.variables), frozenset(range(many + 1)) - {at}, many + 1)


def _with_variable(problem: Problem, many: int) -> Problem:
    variable = Variable(NAME, "enumeration", tuple(str(at) for at in range(many + 1)), computed=False)
    return replace(problem, variables=(*problem.variables, variable))


def _impossible(asking: Problem, many: int, budget: Budget | None) -> frozenset[int]:
    found = _engine(asking).propagate({}, budget)
    if found.consistent is not True:
        return frozenset()
    possible = frozenset(found.domains[NAME]) | frozenset(found.undecided.get(NAME, ()))
    return frozenset(at for at in range(many) if str(at) not in possible)


def _examples(asking: Problem, many: int, budget: Budget | None) -> Iterator[Completion]:
    decider = _engine(asking)
    for at in range(many):
        made = decider.complete({NAME: str(at)}, budget)
        if made.assignment is not None:
            own = {name: value for name, value in made.assignment.items() if name != NAME}
            made = replace(made, assignment=own)
        yield made


def _engine(problem: Problem) -> Engine:
    try:
        return SatEngine(problem)
    except TooLarge:
        return CpsatEngine(problem)
