"""Doubts: many questions "can this still hold?" about one problem, asked at once.

Each doubt is a formula. One more variable is added to the problem, with a value for each doubt that stands for "this
formula holds"; then one propagation tells which of them can hold, and a completion with such a value is an example of
it. Each problem made so is asked once only, so the engine is one that starts without compiling.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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


def implied(problem: Problem, among: Collection[str], budget: Budget | None = None) -> tuple[str, ...]:
    """Return which of some rules hold wherever all the other rules do, in order.

    Of two that say the same, both are returned: each is implied by the others.
    """
    asked = [rule for rule in by_rule(problem) if rule in among]
    found = _impossible(_breaking(problem, asked), len(asked), budget)
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


def broken_alone(problem: Problem, budget: Budget | None = None) -> Iterator[tuple[str, Completion]]:
    """Yield for each rule, in order, the preferred assignment that violates it and satisfies all the others."""
    rules = by_rule(problem)
    return zip(rules, _examples(_breaking(problem, list(rules)), len(rules), budget), strict=True)


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


def _asking(problem: Problem, doubts: Sequence[Formula]) -> Problem:
    """Return a problem with a variable that says which doubt holds; its last value asks nothing."""
    asked = [
        Constraint(NAME, disjunction([_not_asked(problem, at, len(doubts)), formula]))
        for at, formula in enumerate(doubts)
    ]
    return _with_variable(replace(problem, constraints=(*problem.constraints, *asked)), len(doubts))


def _breaking(problem: Problem, asked: Sequence[str]) -> Problem:
    """Return a problem with a variable that says which of some rules is broken while the others hold."""
    elsewhere = {rule: _not_asked(problem, at, len(asked)) for at, rule in enumerate(asked)}
    constraints: list[Constraint] = []
    for rule, formulas in by_rule(problem).items():
        if rule not in elsewhere:
            constraints += [Constraint(rule, formula) for formula in formulas]
            continue
        here = negated(elsewhere[rule])
        constraints += [Constraint(rule, disjunction([here, formula])) for formula in formulas]
        constraints.append(Constraint(NAME, disjunction([elsewhere[rule], negated(conjunction(formulas))])))
    return _with_variable(replace(problem, constraints=tuple(constraints)), len(asked))


def _not_asked(problem: Problem, at: int, many: int) -> Formula:
    return member(len(problem.variables), frozenset(range(many + 1)) - {at}, many + 1)


def _with_variable(problem: Problem, many: int) -> Problem:
    variable = Variable(NAME, "enumeration", tuple(str(at) for at in range(many + 1)), computed=False)
    return replace(problem, variables=(*problem.variables, variable))


def _impossible(asking: Problem, many: int, budget: Budget | None) -> frozenset[int]:
    if not many:
        return frozenset()
    found = started(asking).propagate({}, budget)
    if found.consistent is not True:
        return frozenset()
    possible = frozenset(found.domains[NAME]) | frozenset(found.undecided.get(NAME, ()))
    return frozenset(at for at in range(many) if str(at) not in possible)


def _examples(asking: Problem, many: int, budget: Budget | None) -> Iterator[Completion]:
    decider = started(asking)
    for at in range(many):
        made = decider.complete({NAME: str(at)}, budget)
        if made.assignment is not None:
            own = {name: value for name, value in made.assignment.items() if name != NAME}
            made = replace(made, assignment=own)
        yield made
