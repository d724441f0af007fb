"""Mutants: a rule with one small mistake in it, the kind that people make, to see whether anybody would notice.

A mutant drops the rule, turns one of its conditions round, moves a limit by one step, or drops or widens a row of its
table. The mistakes are made in what the rule is lowered to, so they are the same for every way to write it.

Source:
    DeMillo, Lipton and Sayward, *Hints on test data selection* (IEEE Computer 1978).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from math import gcd
from typing import Literal

from rules import doubts
from rules.budget import Budget
from rules.completion import Question, Solution
from rules.core import (
    TRUE,
    All,
    Any,
    AtMost,
    Formula,
    Linear,
    Member,
    Table,
    conjunction,
    disjunction,
    member,
    negated,
)
from rules.engines.base import Completion
from rules.engines.sat import SatEngine
from rules.problem import NUMERIC, Constraint, Problem, Variable

Mistake = Literal["dropped", "turned", "weaker", "stronger", "row-dropped", "row-widened"]

MOST_MUTANTS = 200
"""Mutants of one rule; a table of thousands of rows would have tens of thousands of much the same kind."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with a mistake.

    Args:
        rule: which.
        mistake: what kind.
        part: where: a condition in the words of the language, the number of a limit or of a row; empty for the whole.
        formula: what the rule says then.
    """

    rule: str
    mistake: Mistake
    part: str
    formula: Formula = field(repr=False)


@dataclass(frozen=True, slots=True)
class Witness:
    """A configuration that tells a mutant from its rule: allowed by the one and not by the other.

    Args:
        configuration: complete, as usual as the rest allows; None if there is none, or if none was found.
        possible: whether the rule allows it; then the mutant does not.
        decided: whether it is certain; without a configuration, that the mutant means the same as the rule.
    """

    configuration: dict[str, str] | None
    possible: bool = True
    decided: bool = True


class Mutants:
    """The mutants of one rule of a problem, and what they allow while all other rules hold.

    Args:
        problem: the problem.
        rule: one of its rules that exclude something.

    Raises:
        KeyError: the problem has no such rule.
    """

    def __init__(self, problem: Problem, rule: str) -> None:
        self._others = doubts.without(problem, [rule])
        self._engine: SatEngine | None = None
        parts = doubts.by_rule(problem)[rule]
        self.original = conjunction(parts)
        found: dict[Formula, Mutant] = {TRUE: Mutant(rule, "dropped", "", TRUE)}
        for mistake, part, formula in islice(_mistakes(All(tuple(parts)), problem.variables, [0]), MOST_MUTANTS):
            found.setdefault(formula, Mutant(rule, mistake, part, formula))
        found.pop(self.original, None)
        self.mutants = tuple(found.values())

    def allowed(self, mutant: Mutant, question: Question, budget: Budget) -> Solution | None:
        """Return a solution of a question in which all other rules and the mutant hold, None if there is none.

        Raises:
            Spent: the budget ran out.
        """
        if self._engine is None:
            self._engine = SatEngine(self._others)
        asked = [each for each in (mutant.formula, question.formula) if each is not None]
        return self._engine.find(replace(question, formula=conjunction(asked)), budget)

    def problem(self, mutant: Mutant) -> Problem:
        """Return the problem with the mutant in place of its rule."""
        constraints = (*self._others.constraints, Constraint(mutant.rule, mutant.formula))
        return replace(self._others, constraints=constraints)

    def witnesses(self, mutants: Sequence[Mutant], budget: Budget | None = None) -> Iterator[Witness]:
        """Yield for each of some mutants what tells it from the rule."""
        asked = [
            conjunction(pair)
            for mutant in mutants
            for pair in ((self.original, negated(mutant.formula)), (mutant.formula, negated(self.original)))
        ]
        found = doubts.examples(self._others, asked, budget)
        for lost, gained in zip(found, found, strict=True):
            yield _witness(lost, gained)


def _witness(lost: Completion, gained: Completion) -> Witness:
    for possible, made in ((True, lost), (False, gained)):
        if made.assignment is not None:
            return Witness(dict(made.assignment), possible)
    return Witness(None, decided=lost.decided and gained.decided)


_Made = Iterator[tuple[Mistake, str, Formula]]


def _mistakes(formula: Formula, variables: Sequence[Variable], limits: list[int]) -> _Made:
    """Yield what a formula says with one mistake in one of its parts; `limits` counts the limits passed."""
    match formula:
        case All() | Any():
            joined = conjunction if isinstance(formula, All) else disjunction
            for at, part in enumerate(formula.parts):
                for mistake, where, changed in _mistakes(part, variables, limits):
                    yield mistake, where, joined([*formula.parts[:at], changed, *formula.parts[at + 1 :]])
        case Member():
            yield from _in_member(formula, variables[formula.variable])
        case AtMost():
            limits[0] += 1
            yield from _moved(formula, str(limits[0]))
        case Table():
            yield from _in_table(formula)
        case _:
            return


def _in_member(formula: Member, variable: Variable) -> _Made:
    words = _words(formula, variable)
    yield "turned", words, negated(formula)
    if variable.kind in NUMERIC:
        last, held = formula.size - 1, formula.values
        if held == frozenset(range(len(held))):  # at most
            yield "weaker", words, member(formula.variable, held | {len(held)}, formula.size)
            yield "stronger", words, member(formula.variable, held - {len(held) - 1}, formula.size)
        elif held == frozenset(range(formula.size - len(held), formula.size)):  # at least
            yield "weaker", words, member(formula.variable, held | {last - len(held)}, formula.size)
            yield "stronger", words, member(formula.variable, held - {formula.size - len(held)}, formula.size)


def _words(formula: Member, variable: Variable) -> str:
    """Say a membership as an author would."""
    held = [variable.values[at] for at in sorted(formula.values)]
    others = [value for value in variable.values if value not in held]
    if len(held) == 1:
        return f"{variable.name} = {held[0]}"
    if variable.kind in NUMERIC and others == list(variable.values[len(held) :]):
        return f"{variable.name} <= {held[-1]}"
    if variable.kind in NUMERIC and held == list(variable.values[len(others) :]):
        return f"{variable.name} >= {held[0]}"
    if len(others) == 1:
        return f"{variable.name} != {others[0]}"
    return f"{variable.name} in {{{', '.join(held)}}}"


def _moved(formula: AtMost, number: str) -> _Made:
    step, linear = _step(formula.linear), formula.linear
    yield "weaker", number, AtMost(replace(linear, constant=linear.constant - step))
    yield "stronger", number, AtMost(replace(linear, constant=linear.constant + step))


def _step(linear: Linear) -> int:
    """Return the least step by which the expression can differ, as far as its columns tell."""
    if linear.atoms:
        return 1
    differences = (number - column.numbers[0] for column in linear.columns for number in column.numbers)
    return gcd(*differences) or 1


def _in_table(table: Table) -> _Made:
    for at, row in enumerate(table.rows):
        others = (table.rows[:at], table.rows[at + 1 :])
        yield "row-dropped", str(at + 1), replace(table, rows=(*others[0], *others[1]))
        for place, cell in enumerate(row):
            if cell is not None:
                widened = (*row[:place], None, *row[place + 1 :])
                yield "row-widened", str(at + 1), replace(table, rows=(*others[0], widened, *others[1]))
