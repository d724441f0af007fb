"""Listing: completions in lexicographic order, one after the other, in the terms every engine shares.

The first completion is found by improving any solution variable by variable; the next one is the first that differs
as late as possible. Every value is taken with a solution at hand, so the walk never runs into a dead end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rules.budget import Spent
from rules.completion import Find, Question, Solution, inputs_of
from rules.engines import answers
from rules.engines.base import Counts, Listing
from rules.problem import Problem


def listing(problem: Problem, solutions: Iterator[Solution], limit: int) -> Listing:
    """List the first completions; a spent budget cuts the list short."""
    found: list[dict[str, str]] = []
    try:
        for solution in solutions:
            if len(found) == limit:
                return Listing(tuple(found), complete=False)
            found.append(problem.named(dict(enumerate(solution))))
    except Spent:
        return Listing(tuple(found), complete=False, decided=False)
    return Listing(tuple(found), complete=True)


def tally(problem: Problem, solutions: Iterator[Solution], most: int) -> Counts:
    """Count completions by going through them; undecided if there are more than `most`."""
    found = {
        (variable, value): 0 for variable, each in enumerate(problem.variables) for value in range(len(each.values))
    }
    total = 0
    try:
        for solution in solutions:
            total += 1
            if total > most:
                return Counts(None, decided=False)
            for pair in enumerate(solution):
                found[pair] += 1
    except Spent:
        return Counts(None, decided=False)
    return Counts(total, answers.by_value(problem, found))


class Walk:
    """A walk through the completions of some choices.

    Args:
        problem: whose completions are listed.
        settled: the choices.
        domains: for each variable, the values possible under the choices.
        find: the engine's search.
    """

    def __init__(
        self, problem: Problem, settled: Mapping[int, int], domains: Sequence[Collection[int]], find: Find
    ) -> None:
        self._settled = settled
        self._find = find
        self._order = sorted(settled)
        known = set(settled)
        inputs = {each.variable: inputs_of(each) for each in problem.definitions}
        for variable in range(len(problem.variables)):
            if variable in known:
                continue
            follows = variable in inputs and inputs[variable] <= known
            if not follows and len(domains[variable]) > 1:
                self._order.append(variable)
            known.add(variable)
        self._start = len(settled)
        self._domains = [sorted(values) for values in domains]

    def solutions(self) -> Iterator[Solution]:
        """Yield every completion once, in lexicographic order of value numbers."""
        solution = self._find(Question(self._settled))
        at = self._start
        while solution is not None:
            solution = self._first(solution, at)
            yield solution
            solution, at = self._next(solution)

    def _first(self, solution: Solution, start: int) -> Solution:
        """Return the first solution that agrees with this one before a place in the order."""
        for at in range(start, len(self._order)):
            solution = self._improved(solution, at, self._domains[self._order[at]])
        return solution

    def _improved(self, solution: Solution, at: int, values: Sequence[int]) -> Solution:
        """Return a solution with the least of some ascending values at a place, the earlier places unchanged."""
        variable = self._order[at]
        while better := [value for value in values if value < solution[variable]]:
            found = self._find(Question(self._prefix(solution, at), variable, better))
            if found is None:
                break
            solution = found
        return solution

    def _next(self, solution: Solution) -> tuple[Solution | None, int]:
        """Return a solution that comes after this one, and the place up to which it is the first that does."""
        for at in reversed(range(self._start, len(self._order))):
            variable = self._order[at]
            later = [value for value in self._domains[variable] if value > solution[variable]]
            if later:
                found = self._find(Question(self._prefix(solution, at), variable, later))
                if found is not None:
                    return self._improved(found, at, later), at + 1
        return None, self._start

    def _prefix(self, solution: Solution, at: int) -> dict[int, int]:
        return {variable: solution[variable] for variable in self._order[:at]}
