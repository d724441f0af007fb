"""The exhaustive engine: the meaning of everything, by trying everything.

Lists every configuration with python-constraint and reads all answers off the list. It is slow and obvious on purpose:
the oracle that faster engines are compared with, the counter, and the lister of all variants of small products.
Computed characteristics are not searched for; they follow from the others.

Thread safety: every call builds its own search; nothing is kept between calls but counters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from heapq import heappop, heappush, nsmallest

import constraint

from rules.budget import Budget, Spent
from rules.completion import Question, inputs_of, preferred, worked_out
from rules.core import holds, variables_of
from rules.cores import Element, minimal
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
)
from rules.engines.objective import weights
from rules.engines.repairs import costs_of
from rules.problem import Problem

Values = tuple[int, ...]
Test = Callable[[Mapping[int, int]], bool]

OUTSIDE = -1
"""Stands for a computed result that the characteristic's domain lacks."""


class ExhaustiveEngine:
    """Decides a problem by listing its solutions."""

    name = "exhaustive"

    def __init__(self, problem: Problem) -> None:
        """Work out which chosen characteristics every formula depends on."""
        self.problem = problem
        self.counters = Counters()
        self._chosen = [at for at, each in enumerate(problem.variables) if not each.computed]
        self._roots: dict[int, frozenset[int]] = {at: frozenset((at,)) for at in self._chosen}
        self._inputs = [(definition, inputs_of(definition)) for definition in problem.definitions]
        for definition, inputs in self._inputs:
            self._roots[definition.variable] = self._roots_of(inputs)

    def _roots_of(self, variables: Collection[int]) -> frozenset[int]:
        return frozenset().union(*(self._roots[variable] for variable in variables))

    # --- the protocol -------------------------------------------------------------------------------------------

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has."""
        settled = self.problem.numbered(choices)
        possible: list[set[int]] = [set() for _ in self.problem.variables]
        decided = True
        try:
            for values in self._solutions(settled, budget or Budget()):
                for variable, value in enumerate(values):
                    possible[variable].add(value)
        except Spent:
            decided = False
        consistent = True if any(possible) else (False if decided else None)
        domains = {
            each.name: tuple(each.values[value] for value in sorted(values))
            for each, values in zip(self.problem.variables, possible, strict=True)
        }
        return Propagation(consistent, domains, {} if decided else self._open(settled, possible))

    def _open(self, settled: Mapping[int, int], possible: Sequence[set[int]]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for variable, each in enumerate(self.problem.variables):
            candidates = [settled[variable]] if variable in settled else range(len(each.values))
            left = tuple(each.values[value] for value in candidates if value not in possible[variable])
            if left:
                found[each.name] = left
        return found

    def complete(self, choices: Mapping[str, str], budget: Budget | None = None) -> Completion:
        """Return the preferred completion of the choices."""
        settled = self.problem.numbered(choices)
        try:
            solutions = list(self._solutions(settled, budget or Budget()))
        except Spent:
            return Completion(None, decided=False)
        domains = [{values[variable] for values in solutions} for variable in range(len(self.problem.variables))]
        made = preferred(self.problem, settled, domains, lambda question: _first(solutions, question))
        if made is None:
            return Completion(None)
        values, origins = made
        names = {self.problem.variables[variable].name: origins[variable] for variable in sorted(origins)}
        return Completion(self.problem.named(values), names)

    def conflict_set(
        self, choices: Mapping[str, str], budget: Budget | None = None, *, rules: bool = True
    ) -> ConflictSet:
        """Return the preferred minimal set of choices and rules that cannot hold together."""
        spending = budget or Budget()
        settled = self.problem.numbered(choices)
        ids = dict.fromkeys(each.rule for each in self.problem.constraints)
        elements = [Element("choice", each) for each in sorted(settled)]
        if rules:
            elements += [Element("rule", rule) for rule in ids]

        def core(part: Sequence[Element]) -> Sequence[Element] | None:
            kept = {int(each.key): settled[int(each.key)] for each in part if each.kind == "choice"}
            named = {str(each.key) for each in part if each.kind == "rule"} if rules else ids
            return part if next(self._solutions(kept, spending, named), None) is None else None

        found = minimal(elements, core)
        if found is None:
            raise ValueError("the choices can hold together; there is no conflict to explain")
        return answers.conflict(self.problem, found[0], decided=found[1])

    def relaxations(
        self,
        choices: Mapping[str, str],
        *,
        keep: Collection[str] = (),
        limit: int = 3,
        cost: Mapping[str, int] | None = None,
        budget: Budget | None = None,
    ) -> Relaxations:
        """Return the best minimal sets of choices to take back, by trying all sets in order."""
        settled = dict(sorted(self.problem.numbered(choices).items()))
        kept = self.problem.numbered({name: choices[name] for name in keep if name in choices})
        costs = costs_of(self.problem, [variable for variable in settled if variable not in kept], cost)
        found: list[frozenset[int]] = []
        try:
            solutions = list(self._solutions(kept, budget or Budget()))
        except Spent:
            return Relaxations((), decided=False)
        for dropped in _cheapest_subsets(costs) if solutions else ():
            if len(found) == limit:
                break
            rest = {variable: value for variable, value in settled.items() if variable not in dropped}
            if any(earlier <= dropped for earlier in found) or _first(solutions, Question(rest)) is None:
                continue
            if not dropped:
                break
            found.append(dropped)
        return answers.relaxations(self.problem, found, decided=True)

    def count(self, choices: Mapping[str, str], budget: Budget | None = None) -> Count:
        """Count the completions of the choices, exactly."""
        settled = self.problem.numbered(choices)
        try:
            return Count(sum(1 for _ in self._solutions(settled, budget or Budget())))
        except Spent:
            return Count(None, decided=False)

    def counts(self, choices: Mapping[str, str], budget: Budget | None = None) -> Counts:
        """Count the completions of the choices, and for each value those that have it, exactly."""
        settled = self.problem.numbered(choices)
        found = {
            (variable, value): 0
            for variable, each in enumerate(self.problem.variables)
            for value in range(len(each.values))
        }
        total = 0
        try:
            for values in self._solutions(settled, budget or Budget()):
                total += 1
                for pair in enumerate(values):
                    found[pair] += 1
        except Spent:
            return Counts(None, decided=False)
        return Counts(total, answers.by_value(self.problem, found))

    def optimise(
        self,
        choices: Mapping[str, str],
        objective: Objective,
        *,
        greatest: bool = False,
        unlike: Mapping[str, str] | None = None,
        budget: Budget | None = None,
    ) -> Optimum:
        """Return the completion with the least (or greatest) worth of an objective, by looking at all."""
        settled = self.problem.numbered(choices)
        weighing = weights(self.problem, objective)
        left_out = None if unlike is None else self.problem.numbered(unlike)
        best: Values | None = None
        worth: int | None = None
        decided = True
        try:
            for values in self._solutions(settled, budget or Budget()):
                own = weighing.worth(values)
                if left_out is not None and all(values[each] == value for each, value in left_out.items()):
                    continue
                if worth is None or (own > worth if greatest else own < worth):
                    best, worth = values, own
        except Spent:
            decided = False
        assignment = None if best is None else self.problem.named(dict(enumerate(best)))
        return Optimum(worth, assignment, worth if decided else None, decided)

    def bounds(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Bounds:
        """Return the least and greatest worth of an objective, over all completions and for each value."""
        settled = self.problem.numbered(choices)
        weighing = weights(self.problem, objective)
        overall: tuple[int, int] | None = None
        found: dict[tuple[int, int], tuple[int, int]] = {}
        try:
            for values in self._solutions(settled, budget or Budget()):
                own = weighing.worth(values)
                overall = _widened(overall, own)
                for pair in enumerate(values):
                    found[pair] = _widened(found.get(pair), own)
        except Spent:
            return Bounds(None, decided=False)
        return Bounds(overall, answers.by_value(self.problem, found))

    def least(self, choices: Mapping[str, str], objective: Objective, budget: Budget | None = None) -> Least:
        """Return the least worth of an objective, over all completions and for each value."""
        found = self.bounds(choices, objective, budget)
        values = {name: {value: low for value, (low, _) in each.items()} for name, each in found.values.items()}
        return Least(None if found.overall is None else found.overall[0], values, found.decided)

    def enumerate(self, choices: Mapping[str, str], limit: int, budget: Budget | None = None) -> Listing:
        """List up to `limit` completions of the choices in order."""
        settled = self.problem.numbered(choices)
        try:
            first = nsmallest(limit + 1, self._solutions(settled, budget or Budget()))
        except Spent:
            return Listing((), complete=False, decided=False)
        named = tuple(self.problem.named(dict(enumerate(values))) for values in first[:limit])
        return Listing(named, complete=len(first) <= limit)

    # --- the search ---------------------------------------------------------------------------------------------

    def _solutions(
        self, settled: Mapping[int, int], budget: Budget, rules: Collection[str] | None = None
    ) -> Iterator[Values]:
        """List the configurations that have the settled values and satisfy the rules (all rules by default)."""
        search = constraint.Problem()
        for variable in self._chosen:
            size = len(self.problem.variables[variable].values)
            search.addVariable(variable, [settled[variable]] if variable in settled else list(range(size)))
        for variables, test in self._tests(settled, rules):
            scope = sorted(self._roots_of(variables))
            if scope:
                search.addConstraint(self._function(scope, test, budget), scope)
            elif not test(self._completed({})):
                return
        if not self._chosen:
            yield tuple(self._completed({})[variable] for variable in range(len(self.problem.variables)))
            return
        for found in search.getSolutionIter():
            self.counters.witnesses += 1
            budget.spend()
            values = self._completed(found)
            yield tuple(values[variable] for variable in range(len(self.problem.variables)))

    def _tests(
        self, settled: Mapping[int, int], rules: Collection[str] | None
    ) -> Iterator[tuple[frozenset[int], Test]]:
        """Return what must hold, each test with the variables it looks at."""
        for definition in self.problem.definitions:
            variable = definition.variable
            if variable in settled:
                yield frozenset((variable,)), partial(_has_value, variable, settled[variable])
            else:
                yield frozenset((variable,)), partial(_is_in_domain, variable)
        for each in self.problem.constraints:
            if rules is None or each.rule in rules:
                yield variables_of(each.formula), partial(holds, each.formula)

    def _function(self, scope: Sequence[int], test: Test, budget: Budget) -> Callable[..., bool]:
        def satisfied(*values: int) -> bool:
            self.counters.tests += 1
            budget.spend()
            completed = self._completed(dict(zip(scope, values, strict=True)))
            return OUTSIDE not in completed.values() and test(completed)

        return satisfied

    def _completed(self, chosen: Mapping[int, int]) -> dict[int, int]:
        """Add every computed value whose inputs are there; `OUTSIDE` if its domain lacks the result."""
        values = dict(chosen)
        for definition, inputs in self._inputs:
            if inputs <= values.keys():
                is_outside = any(values[variable] == OUTSIDE for variable in inputs)
                result = None if is_outside else worked_out(definition, values)
                values[definition.variable] = OUTSIDE if result is None else result
        return values


def _has_value(variable: int, value: int, values: Mapping[int, int]) -> bool:
    return values[variable] == value


def _is_in_domain(variable: int, values: Mapping[int, int]) -> bool:
    return values[variable] != OUTSIDE


def _first(solutions: Sequence[Values], question: Question) -> Values | None:
    for values in solutions:
        if any(values[variable] != value for variable, value in question.settled.items()):
            continue
        if question.variable is not None and values[question.variable] not in question.values:
            continue
        if question.formula is None or holds(question.formula, values):
            return values
    return None


def _widened(known: tuple[int, int] | None, number: int) -> tuple[int, int]:
    return (number, number) if known is None else (min(known[0], number), max(known[1], number))


def _cheapest_subsets(costs: Mapping[int, int]) -> Iterator[frozenset[int]]:
    """Yield all subsets: cheapest first, then smallest, then in order; larger ones grow from smaller ones."""
    names = sorted(costs)
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    while waiting:
        cost, size, subset = heappop(waiting)
        yield frozenset(subset)
        for name in names:
            if not subset or name > subset[-1]:
                heappush(waiting, (cost + costs[name], size + 1, (*subset, name)))
