"""Neighbours: turning one known solution into others by changing a single value.

Most values that are still possible differ from some known solution in one characteristic only. Testing that takes
microseconds where a solver takes milliseconds, and a tested neighbour is as good a proof as a solver's solution.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rules.completion import inputs_of, worked_out
from rules.core import Formula, holds, variables_of
from rules.problem import Definition, Problem

Values = tuple[int, ...]


class Neighbours:
    """Knows which definitions and constraints a change of each variable touches."""

    def __init__(self, problem: Problem) -> None:
        """Follow every dependency once."""
        depends = {definition.variable: inputs_of(definition) for definition in problem.definitions}
        self._definitions: list[list[Definition]] = [[] for _ in problem.variables]
        self._formulas: list[list[tuple[Formula, tuple[int, ...]]]] = [[] for _ in problem.variables]
        roots = _roots(problem, depends)
        behind = {at: frozenset((at,)) for at in range(len(problem.variables))}
        for definition in problem.definitions:
            inputs = frozenset[int]().union(*(behind[each] for each in depends[definition.variable]))
            behind[definition.variable] |= inputs
            for variable in inputs:
                self._definitions[variable].append(definition)
        for constraint in problem.constraints:
            scope = variables_of(constraint.formula)
            touched = (constraint.formula, _rooted(scope, roots))
            for variable in frozenset[int]().union(*(behind[each] for each in scope)):
                self._formulas[variable].append(touched)

    def moved(self, solution: Sequence[int], variable: int, value: int, settled: Mapping[int, int]) -> Values | None:
        """Return the solution with one value changed and computed values renewed, or None if that is no solution."""
        values = self._changed(solution, variable, value, settled)
        if values is None or self._broken(values, variable) is not None:
            return None
        return tuple(values)

    def repaired(
        self,
        solution: Sequence[int],
        variable: int,
        value: int,
        settled: Mapping[int, int],
        possible: Sequence[Collection[int]],
    ) -> Values | None:
        """Change one value and, where that breaks a rule, one more of those the rule speaks of."""
        values = self._changed(solution, variable, value, settled)
        if values is None:
            return None
        broken = self._broken(values, variable)
        if broken is None:
            return tuple(values)
        formula, scope = broken
        for other in scope:
            if other == variable or other in settled:
                continue
            for second in possible[other]:
                repaired = self._changed(values, other, second, settled)
                if repaired is None or repaired[variable] != value or not holds(formula, repaired):
                    continue
                if self._broken(repaired, variable) is None and self._broken(repaired, other) is None:
                    return tuple(repaired)
        return None

    def _changed(
        self, solution: Sequence[int], variable: int, value: int, settled: Mapping[int, int]
    ) -> list[int] | None:
        values = list(solution)
        values[variable] = value
        for definition in self._definitions[variable]:
            result = worked_out(definition, values)
            if result is None or settled.get(definition.variable, result) != result:
                return None
            values[definition.variable] = result
        return values

    def _broken(self, values: Sequence[int], variable: int) -> tuple[Formula, tuple[int, ...]] | None:
        return next((each for each in self._formulas[variable] if not holds(each[0], values)), None)


def _roots(problem: Problem, depends: Mapping[int, frozenset[int]]) -> dict[int, frozenset[int]]:
    roots = {at: frozenset((at,)) for at, each in enumerate(problem.variables) if not each.computed}
    for definition in problem.definitions:
        roots[definition.variable] = frozenset().union(*(roots[each] for each in depends[definition.variable]))
    return roots


def _rooted(scope: Collection[int], roots: Mapping[int, frozenset[int]]) -> tuple[int, ...]:
    return tuple(sorted(frozenset().union(*(roots[each] for each in scope))))
