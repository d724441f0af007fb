"""The diagram engine: everything a problem allows, compiled once, answers in microseconds.

A session costs nothing but its choices: every question is a sweep over the same flat array, which nobody changes, so
that any number of threads may ask at once. What a diagram cannot tell, which rules are to blame and what to take back,
the SAT engine beside it answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from random import Random
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from rules.budget import Budget, Spent
from rules.columns import Columns
from rules.completion import Origin, Question, Ranking, Solution
from rules.cores import Element
from rules.engines import answers
from rules.engines.base import (
    Bounds,
    Completion,
    ConflictSet,
    Count,
    Counters,
    Counts,
    Least,
    Listing,
    Objective,
    Optimum,
    Propagation,
    Relaxations,
    Sample,
)
from rules.engines.cnf import TooLarge
from rules.engines.cpsat import CpsatEngine
from rules.engines.diagram.compiled import Compiled, compiled, kept
from rules.engines.diagram.completing import Completing
from rules.engines.diagram.counting import Counting
from rules.engines.diagram.drawing import Drawing
from rules.engines.diagram.naming import NOTHING, Worths
from rules.engines.diagram.optimising import Costs, Optimising
from rules.engines.diagram.passes import Blob
from rules.engines.diagram.reach import LARGE
from rules.engines.diagram.remainder import FEW, PATIENCE, exchanged_left
from rules.engines.diagram.sweeping import Sweeping
from rules.engines.diagram.views import Domains, Named, Reader, Settled
from rules.engines.listing import Walk, listing
from rules.engines.repairs import costs_of
from rules.engines.sat import SatEngine
from rules.on_demand import OnDemand
from rules.problem import Problem

MOST_ONE_BY_ONE = 32
"""Choices of which each is left out in turn, in a sweep each, before all are looked at in a larger one."""

MOST_LEFT_OUT = 64
"""Choices of which each is left out in turn, in one sweep, before SAT is asked what to take back."""


class DiagramEngine:
    """Decides a problem with a compiled diagram.

    Args:
        problem: what to decide.
        folder: where compiled problems are kept from one start to the next; without it nothing is kept.
        large: words from which a question looks only at what it reaches.

    Raises:
        TooWide: the problem has no network of a reasonable size.
        NotCompiled: no diagram was found within the limits.
    """

    name = "diagram"

    def __init__(self, problem: Problem, folder: Path | None = None, *, large: int = LARGE) -> None:
        self.problem = problem
        self.counters = Counters()
        self.compiled: Compiled = compiled(problem) if folder is None else kept(problem, folder)
        self._blob = self.compiled.blob
        self._reader = Reader(problem, self._blob, large)
        self._literal = self._reader.literals.__getitem__
        self._words = self._reader.words
        self._counting = Counting(self._reader, self._blob)
        self._optimising = Optimising(self._reader, self._blob)
        self._sweeping = Sweeping(self._blob, self._reader)
        self._lock = Lock()

    @property
    def size(self) -> int:
        """The size of the compiled problem in bytes."""
        return int(self._blob.nbytes)

    @cached_property
    def _beside(self) -> SatEngine | CpsatEngine:
        try:
            return SatEngine(self.problem)
        except TooLarge:  # a diagram holds sums that are worth more numbers than clauses can
            return CpsatEngine(self.problem)

    @property
    def beside(self) -> SatEngine | CpsatEngine:
        """The engine for explanations and repairs, made when first needed: SAT, or CP-SAT for too many clauses."""
        with self._lock:
            return self._beside

    @cached_property
    def _completing(self) -> Completing:
        return Completing(self._reader, Ranking(self.problem))

    # --- the protocol -------------------------------------------------------------------------------------------

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has."""
        literals = self._literals(choices)
        if budget is not None and _is_spent(budget):
            return self._undecided()
        answer = np.empty(self._words, np.int32)
        consistent = self._reader.possible(literals, answer)
        return Propagation(consistent, Domains(self._reader, answer))

    def complete(self, choices: Mapping[str, str], budget: Budget | None = None) -> Completion:
        """Return the preferred completion of the choices."""
        spending = budget or Budget()
        settled = self.problem.numbered(choices)
        try:
            made = self._preferred(settled, spending)
        except Spent:
            return Completion(None, decided=False)
        if made is None:
            return Completion(None)
        values, origins = made
        names = {self.problem.variables[variable].name: origins[variable] for variable in sorted(origins)}
        return Completion(self.problem.named(values), names)

    def conflict_set(
        self, choices: Mapping[str, str], budget: Budget | None = None, *, rules: bool = True
    ) -> ConflictSet:
        """Return a minimal set of choices and rules that cannot hold together."""
        if budget is not None and budget.is_spent:
            settled = self.problem.numbered(choices)
            told = [*(Element("choice", each) for each in settled)]
            told += [Element("rule", each) for each in self.problem.rules] if rules else []
            return answers.conflict(self.problem, told, decided=False)
        return self.beside.conflict_set(choices, budget, rules=rules)

    def relaxations(
        self,
        choices: Mapping[str, str],
        *,
        keep: Collection[str] = (),
        limit: int = 3,
        cost: Mapping[str, int] | None = None,
        budget: Budget | None = None,
    ) -> Relaxations:
        """Return the best minimal sets of choices to take back: one choice if that is enough, else what SAT finds."""
        if budget is not None and budget.is_spent:
            costs_of(self.problem, self.problem.numbered(choices), cost)
            return Relaxations((), decided=False)
        is_small = self._reader.outline is None
        if is_small and not cost and limit <= len(choices) <= MOST_LEFT_OUT and not (budget and _is_spent(budget)):
            single = self._single_repairs(choices, keep)
            if len(single) >= limit:
                return answers.relaxations(self.problem, single[:limit], decided=True)
        return self.beside.relaxations(choices, keep=keep, limit=limit, cost=cost, budget=budget)

    def count(self, choices: Mapping[str, str], budget: Budget | None = None) -> Count:
        """Count the completions of the choices."""
        literals = self._literals(choices)
        if budget is not None and _is_spent(budget):
            return Count(None, decided=False)
        return Count(self._counting.total(literals))

    def counts(self, choices: Mapping[str, str], budget: Budget | None = None) -> Counts:
        """Count the completions of the choices, and for each value those that have it."""
        literals = self._literals(choices)
        if budget is not None and _is_spent(budget):
            return Counts(None, decided=False)
        total, values = self._counting.values(literals)
        return Counts(total, values)

    def optimise(
        self,
        choices: Mapping[str, str],
        objective: Objective,
        *,
        greatest: bool = False,
        unlike: Mapping[str, str] | None = None,
        budget: Budget | None = None,
    ) -> Optimum:
        """Return the completion with the least (or greatest) worth of an objective."""
        literals = self._literals(choices)
        costs = self._optimising.costs(objective, greatest=greatest)
        if budget is not None and _is_spent(budget):
            return Optimum(None, None, None, decided=False)
        if unlike is not None and not self._is_always_unlike(unlike):
            other = self._optimising.other(literals, costs, self._literals(unlike))
            if other is None:
                return Optimum(None, None, None)
            literals = np.append(literals, other)
        found = self._optimising.best(literals, costs)
        if found is None:
            return Optimum(None, None, None)
        worth, answer = found
        return Optimum(worth, Settled(Domains(self._reader, answer)), worth)

    def bounds(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Bounds:
        """Return the least and greatest worth of an objective, over all completions and for each value."""
        literals = self._literals(choices)
        least, greatest = (self._optimising.costs(objective, greatest=each) for each in (False, True))
        if budget is not None and _is_spent(budget):
            return Bounds(None, decided=False)
        low, lows = self._optimising.each(literals, least)
        high, highs = self._optimising.each(literals, greatest)
        below, above = (Named(self._reader, each) for each in (lows, highs))
        values = OnDemand(self._reader.by_name, lambda name: _paired(below[name], above[name]))
        return Bounds(None if low is None or high is None else (low, high), values)

    def least(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return the least worth of an objective, over all completions and for each value."""
        return self._least(self._optimising.each, choices, objective, budget)

    def enumerate(self, choices: Mapping[str, str], limit: int, budget: Budget | None = None) -> Listing:
        """List up to `limit` completions of the choices in order."""
        return listing(self.problem, self._walk(choices, budget or Budget()), limit)

    def sample(self, choices: Mapping[str, str], number: int, chance: Random, budget: Budget | None = None) -> Sample:
        """Draw completions of the choices; a step of the budget is a draw."""
        spending = budget or Budget()
        drawing = Drawing(self._blob, self._literals(choices))
        drawn: list[Mapping[str, str]] = []
        try:
            for _ in range(number if drawing.is_possible else 0):
                spending.spend()
                drawn.append(Settled(Domains(self._reader, drawing.draw(chance))))
        except Spent:
            return Sample(tuple(drawn), decided=False)
        return Sample(tuple(drawn))

    # --- beyond the protocol --------------------------------------------------------------------------------------

    def consistent(self, many: Sequence[Mapping[str, str]]) -> list[bool]:
        """Return for each of many sets of choices whether it is consistent; much quicker than asking one by one.

        A set with a name or value that the problem does not have is not. Quickest are sets in columns.
        """
        return self._sweeping.rows(many) if isinstance(many, Columns) else self._sweeping.named(many)

    def propagate_many(self, many: Sequence[Mapping[str, str]], budget: Budget | None = None) -> list[Propagation]:
        """Answer many questions at once; a step of the budget is a question, and those left over are undecided."""
        literals = [self._literals(choices) for choices in many]
        asked = next((at for at in range(len(many)) if budget is not None and _is_spent(budget)), len(many))
        answers = self._sweeping.answers(literals[:asked])
        found = [Propagation(bool(answer.any()), Domains(self._reader, answer.copy())) for answer in answers]
        return found + [self._undecided() for _ in range(asked, len(many))]

    def flags(self, many: Sequence[Mapping[str, str]]) -> NDArray[np.bool_]:
        """Tell for each of many sets of choices, and each value of the problem in declared order, if it is possible."""
        return self._sweeping.flags([self._literals(choices) for choices in many])

    def exchangeable(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return what is possible, of a chosen characteristic with its choice left out.

        Where a question looks only at what its choices leave, it is asked once more without each choice, all of it in
        one call; that touches far less than a sweep which tells of all exchanges at once.
        """
        literals = self._literals(choices)
        if budget is not None and _is_spent(budget):
            return self._undecided()
        found = self._reader.remainders
        if len(choices) > MOST_ONE_BY_ONE or found is None:
            worth, worths = self._optimising.exchanges(literals, self._optimising.nothing)
            return Propagation(worth is not None, self._reader.flagged((worths.all != NOTHING).tolist()))
        answers = np.empty((len(choices) + 1, self._words), np.int32)
        consistent = exchanged_left(self._blob, found, literals, answers, FEW, PATIENCE)
        now, *without = (Domains(self._reader, answer) for answer in answers)
        changed = dict(zip(choices, without, strict=True))
        return Propagation(bool(consistent), OnDemand(now, lambda name: changed.get(name, now)[name]))

    def exchanges(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return what `least` does, and for each choice what it could be exchanged for while the others stay."""
        return self._least(self._optimising.exchanges, choices, objective, budget)

    # --- inside -------------------------------------------------------------------------------------------------

    def _least(
        self,
        each: Callable[[Blob, Costs], tuple[int | None, Worths]],
        choices: Mapping[str, str],
        objective: Objective,
        budget: Budget | None,
    ) -> Least:
        literals = self._literals(choices)
        costs = self._optimising.costs(objective, greatest=False)
        if budget is not None and _is_spent(budget):
            return Least(None, decided=False)
        worth, worths = each(literals, costs)
        return Least(worth, Named(self._reader, worths))

    def _single_repairs(self, choices: Mapping[str, str], keep: Collection[str]) -> list[tuple[int]]:
        """Return the choices of which each is enough to take back, in declared order; none if nothing is wrong."""
        literals = self._literals(choices)
        if self._reader.possible(literals, np.empty(self._words, np.int32)):
            return []
        enough = zip(choices, self._sweeping.each_left_out(literals), strict=True)
        return sorted((self.problem.index[name],) for name, is_fine in enough if is_fine and name not in keep)

    def _literals(self, choices: Mapping[str, str]) -> Blob:
        try:
            return np.fromiter(map(self._literal, choices.items()), np.int32, len(choices))
        except KeyError:
            self.problem.numbered(choices)
            raise

    def _is_always_unlike(self, values: Mapping[str, str]) -> bool:
        """Whether one of some characteristics has another value in every configuration."""
        always = self._reader.always
        return any(always.get(name, value) != value for name, value in values.items())

    def _undecided(self) -> Propagation:
        names = [each.name for each in self.problem.variables]
        values = {each.name: each.values for each in self.problem.variables}
        return Propagation(None, dict.fromkeys(names, ()), values)

    def _walk(self, choices: Mapping[str, str], budget: Budget) -> Iterator[Solution]:
        budget.spend()
        answer = np.empty(self._words, np.int32)
        if self._reader.possible(self._literals(choices), answer):
            settled = self.problem.numbered(choices)
            domains = self._reader.values(answer)
            yield from Walk(self.problem, settled, domains, lambda question: self._find(question, budget)).solutions()

    def _preferred(self, settled: Mapping[int, int], budget: Budget) -> tuple[dict[int, int], dict[int, Origin]] | None:
        def ask(literals: Blob) -> Blob | None:
            budget.spend()
            answer = np.empty(self._words, np.int32)
            return answer if self._reader.possible(literals, answer) else None

        return self._completing.preferred(settled, ask, lambda question: self.beside.find(question, budget))

    def _find(self, question: Question, budget: Budget) -> Solution | None:
        """Answer a question of a walk: the first of its values, in their order, that has a solution."""
        if question.formula is not None:
            return self.beside.find(question, budget)
        budget.spend()
        settled = dict(question.settled)
        if question.variable is not None:
            answer = np.empty(self._words, np.int32)
            if not self._reader.possible(self._numbered(settled), answer):
                return None
            left = self._reader.values(answer)[question.variable]
            value = next((each for each in question.values if each in left), None)
            if value is None:
                return None
            settled[question.variable] = value
        found = self._optimising.best(self._numbered(settled), self._optimising.nothing)
        return None if found is None else [left[0] for left in self._reader.values(found[1])]

    def _numbered(self, settled: Mapping[int, int]) -> Blob:
        first = self._reader.first_literal
        return np.array([first[variable] + value for variable, value in settled.items()], np.int32)


def _paired(low: Mapping[str, int], high: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    return {value: (least, high[value]) for value, least in low.items()}


def _is_spent(budget: Budget) -> bool:
    try:
        budget.spend()
    except Spent:
        return True
    return False
