"""Doubts: many questions "can this still hold?" about one problem, asked at once.

Each doubt is a formula. One more variable is added to the problem, with a value for each doubt that stands for "this
formula holds"; then one propagation tells which of them can hold, and a completion with such a value is an example of
it. Each problem made so is asked once only, so the engine is one that starts without compiling. Very many doubts are
asked in several turns, so that memory does not grow with their square.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
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

AT_ONCE = 1_000
"""Doubts that are asked in one turn."""


def impossible(problem: Problem, doubts: Sequence[Formula], budget: Budget | None = None) -> frozenset[int]:
    """Return the places of the doubts that no configuration of the problem satisfies."""
    return _impossible(lambda turn: _asking(problem, doubts[turn]), len(doubts), budget)


def examples(problem: Problem, doubts: Sequence[Formula], budget: Budget | None = None) -> Iterator[Completion]:
    """Yield for each doubt the preferred configuration that satisfies it."""
    return _examples(lambda turn: _asking(problem, doubts[turn]), len(doubts), budget)


def implied(problem: Problem, among: Collection[str], budget: Budget | None = None) -> tuple[str, ...]:
    """Return which of some rules hold wherever all the other rules do, in order.

    Of two that say the same, both are returned: each is implied by the others.
    """
    asked = [rule for rule in by_rule(problem) if rule in among]
    found = _impossible(lambda turn: _breaking(problem, asked[turn]), len(asked), budget)
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
    rules = problem.rules
    return zip(rules, _examples(lambda turn: _breaking(problem, rules[turn]), len(rules), budget), strict=True)


def causes(problem: Problem, formula: Formula, budget: Budget | None = None) -> tuple[str, ...] | None:
    """Return the rules because of which a formula cannot hold, or None if it can or the budget ran out."""
    if budget is not None and budget.is_spent:
        return None
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


Asking = Callable[[slice], Problem]
"""Makes the problem that asks some of the doubts."""


def _turns(many: int) -> Iterator[tuple[slice, int]]:
    """Share out doubts over turns; yield which are asked in each, and how many they are."""
    for first in range(0, many, AT_ONCE):
        yield slice(first, first + AT_ONCE), min(AT_ONCE, many - first)


def _impossible(asking: Asking, many: int, budget: Budget | None) -> frozenset[int]:
    gone: list[int] = []
    for turn, asked in _turns(many):
        if budget is not None and budget.is_spent:
            break
        found = started(asking(turn)).propagate({}, budget)
        if found.consistent is True:
            possible = frozenset(found.domains[NAME]) | frozenset(found.undecided.get(NAME, ()))
            gone += [turn.start + at for at in range(asked) if str(at) not in possible]
    return frozenset(gone)


def _examples(asking: Asking, many: int, budget: Budget | None) -> Iterator[Completion]:
    """Yield an answer for each doubt; what the budget leaves over is undecided and costs nothing."""
    for turn, asked in _turns(many):
        decider: Engine | None = None
        for at in range(asked):
            if budget is not None and budget.is_spent:
                yield Completion(None, decided=False)
                continue
            decider = decider or started(asking(turn))
            yield _without_name(decider.complete({NAME: str(at)}, budget))


def _without_name(made: Completion) -> Completion:
    if made.assignment is None:
        return made
    return replace(made, assignment={name: value for name, value in made.assignment.items() if name != NAME})
