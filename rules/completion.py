"""The preferred completion: its definition, in the terms every engine shares.

Characteristics are settled in declared order. The values of each are ranked: first those with a default whose condition
is certain by then (the last-declared default first), then by summed preference, heaviest first, then in declared
order; the first ranked value that still has a completion is taken. Because a value is taken only with a completion at
hand, the walk never has to go back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rules.core import Formula, Values, holds, negated, number, variables_of
from rules.problem import Definition, NumberDefinition, Problem

Origin = Literal["chosen", "forced", "default", "preferred", "first", "computed"]
Solution = Sequence[int]


@dataclass(frozen=True, slots=True)
class Question:
    """A search: settled values, optionally one variable's values to take one of, and a formula that must hold."""

    settled: Mapping[int, int]
    variable: int | None = None
    values: Collection[int] = ()
    formula: Formula | None = None


Find = Callable[[Question], Solution | None]
"""Answers a question with any solution, or None if there is none."""


def preferred(
    problem: Problem, choices: Mapping[int, int], domains: Sequence[Collection[int]], find: Find
) -> tuple[dict[int, int], dict[int, Origin]] | None:
    """Walk through the characteristics.

    Args:
        problem: what is being completed.
        choices: settled from the start.
        domains: the values possible under the choices, for each variable.
        find: the engine's search.

    Returns:
        The values and where each came from, or None if the choices have no completion.
    """
    solution = find(Question(choices))
    if solution is None:
        return None
    settled = dict(choices)
    origins: dict[int, Origin] = dict.fromkeys(choices, "chosen")
    ranking = Ranking(problem)
    for variable, each in enumerate(problem.variables):
        if variable in settled or each.computed:
            continue
        if len(domains[variable]) == 1:
            settled[variable], origins[variable] = solution[variable], "forced"
            continue
        backed = ranking.backed_by_default(variable, settled, solution, find)
        ranked = ranking.ranked(variable, backed, domains[variable])
        solution = _improved(variable, ranked, settled, solution, find)
        value = solution[variable]
        settled[variable] = value
        origins[variable] = ranking.origin(variable, value, backed)
    for variable, each in enumerate(problem.variables):
        if each.computed and variable not in settled:
            settled[variable], origins[variable] = solution[variable], "computed"
    return settled, origins


def _improved(
    variable: int, ranked: Sequence[int], settled: Mapping[int, int], solution: Solution, find: Find
) -> Solution:
    """Look for a solution with a better ranked value until there is none."""
    while better := ranked[: ranked.index(solution[variable])]:
        found = find(Question(settled, variable, better))
        if found is None:
            break
        solution = found
    return solution


class Ranking:
    """The order in which the values of a variable are tried."""

    def __init__(self, problem: Problem) -> None:
        """Sum the preferences."""
        self._problem = problem
        self._weights: dict[tuple[int, int], int] = {}
        for preference in problem.preferences:
            key = (preference.variable, preference.value)
            self._weights[key] = self._weights.get(key, 0) + preference.weight

    def backed_by_default(
        self, variable: int, settled: Mapping[int, int], solution: Solution, find: Find
    ) -> tuple[int, ...]:
        """Return the values that a default with a certain condition names, the last-declared default first."""
        backed: dict[int, None] = {}
        for default in reversed(self._problem.defaults):
            if default.variable != variable or default.value in backed:
                continue
            if self._is_certain(default.condition, settled, solution, find):
                backed[default.value] = None
        return tuple(backed)

    def _is_certain(self, condition: Formula, settled: Mapping[int, int], solution: Solution, find: Find) -> bool:
        if not holds(condition, solution):
            return False
        known = with_computed(self._problem.definitions, settled)
        if variables_of(condition) <= known.keys():
            return True
        return find(Question(settled, formula=negated(condition))) is None

    def ranked(self, variable: int, backed: Sequence[int], values: Collection[int]) -> list[int]:
        """Return the values, best first."""
        by_weight = sorted(values, key=lambda value: (-self._weights.get((variable, value), 0), value))
        first = [value for value in backed if value in values]
        return [*first, *(value for value in by_weight if value not in first)]

    def origin(self, variable: int, value: int, backed: Collection[int]) -> Origin:
        """Say why a value was taken."""
        if value in backed:
            return "default"
        return "preferred" if self._weights.get((variable, value), 0) > 0 else "first"

    def usual(self, variable: int, values: Collection[int]) -> list[int]:
        """Return the values in the order they will probably be tried: as if every default applied."""
        backed = [default.value for default in reversed(self._problem.defaults) if default.variable == variable]
        return self.ranked(variable, tuple(dict.fromkeys(backed)), values)


def with_computed(definitions: Sequence[Definition], settled: Mapping[int, int]) -> dict[int, int]:
    """Add the computed variables that the settled ones already determine."""
    known = dict(settled)
    for definition in definitions:
        if definition.variable not in known:
            value = computed_value(definition, known)
            if value is not None:
                known[definition.variable] = value
    return known


def inputs_of(definition: Definition) -> frozenset[int]:
    """Return the variables a computed one is computed from."""
    if isinstance(definition, NumberDefinition):
        return variables_of(definition.linear)
    return frozenset().union(*(variables_of(case) for case in definition.cases))


def computed_value(definition: Definition, known: Mapping[int, int]) -> int | None:
    """Compute a variable; None if inputs are missing or its domain lacks the result."""
    return worked_out(definition, known) if inputs_of(definition) <= known.keys() else None


def worked_out(definition: Definition, known: Values) -> int | None:
    """Compute a variable whose inputs are all known; None if its domain lacks the result."""
    if isinstance(definition, NumberDefinition):
        result = number(definition.linear, known)
        return definition.numbers.index(result) if result in definition.numbers else None
    return next((at for at, case in enumerate(definition.cases) if holds(case, known)), None)
