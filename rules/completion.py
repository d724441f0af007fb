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
from rules.problem import Default, Definition, NumberDefinition, Problem

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
        """Sum the preferences, and see what conditions and definitions depend on."""
        self._defaults: dict[int, list[tuple[Default, frozenset[int]]]] = {}
        for default in reversed(problem.defaults):
            self._defaults.setdefault(default.variable, []).append((default, variables_of(default.condition)))
        self._inputs = [(definition, inputs_of(definition)) for definition in problem.definitions]
        self._weights: dict[tuple[int, int], int] = {}
        for preference in problem.preferences:
            key = (preference.variable, preference.value)
            self._weights[key] = self._weights.get(key, 0) + preference.weight

    @property
    def defaulting(self) -> Collection[int]:
        """The variables that have defaults."""
        return self._defaults.keys()

    @property
    def preferring(self) -> Collection[int]:
        """The variables of which some value is preferred."""
        return {variable for variable, _ in self._weights}

    def backed_by_default(
        self, variable: int, settled: Mapping[int, int], solution: Solution, find: Find
    ) -> tuple[int, ...]:
        """Return the values that a default with a certain condition names, the last-declared default first."""
        backed: dict[int, None] = {}
        for default, variables in self._defaults.get(variable, ()):
            if default.value in backed:
                continue
            if self._is_certain(default.condition, variables, settled, solution, find):
                backed[default.value] = None
        return tuple(backed)

    def _is_certain(
        self,
        condition: Formula,
        variables: frozenset[int],
        settled: Mapping[int, int],
        solution: Solution,
        find: Find,
    ) -> bool:
        if not holds(condition, solution):
            return False
        if variables <= settled.keys() or variables <= self.with_computed(settled).keys():
            return True
        return find(Question(settled, formula=negated(condition))) is None

    def with_computed(self, settled: Mapping[int, int]) -> dict[int, int]:
        """Add the computed variables that the settled ones already determine."""
        known = dict(settled)
        self.add_computed(known)
        return known

    def add_computed(self, known: dict[int, int]) -> None:
        """Add to what is known the computed variables that it already determines."""
        for definition, inputs in self._inputs:
            if definition.variable not in known and inputs <= known.keys():
                value = worked_out(definition, known)
                if value is not None:
                    known[definition.variable] = value

    def first(
        self, variable: int, values: Collection[int], known: dict[int, int], ask: Callable[[Formula], bool] | None
    ) -> tuple[int, Origin] | None:
        """Return the best ranked of some values, and why it is.

        Args:
            variable: whose values they are.
            values: its possible values, not empty.
            known: what is settled; where that is asked for, what is computed of it is added.
            ask: tells of a condition that what is known does not decide whether it is certain all the same; without it
                the answer is None if the best value depends on one.
        """
        for default, inputs in self._defaults.get(variable, ()):
            if default.value not in values:
                continue
            if not self._knows(inputs, known):
                if ask is None:
                    return None
                if ask(default.condition):
                    return default.value, "default"
            elif holds(default.condition, known):
                return default.value, "default"
        value = min(values, key=lambda each: (-self._weights.get((variable, each), 0), each))
        return value, self.origin(variable, value, ())

    def _knows(self, inputs: frozenset[int], known: dict[int, int]) -> bool:
        if not inputs <= known.keys():
            self.add_computed(known)
        return inputs <= known.keys()

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
        backed = [default.value for default, _ in self._defaults.get(variable, ())]
        return self.ranked(variable, tuple(dict.fromkeys(backed)), values)


def inputs_of(definition: Definition) -> frozenset[int]:
    """Return the variables a computed one is computed from."""
    if isinstance(definition, NumberDefinition):
        return variables_of(definition.linear)
    return frozenset().union(*(variables_of(case) for case in definition.cases))


def worked_out(definition: Definition, known: Values) -> int | None:
    """Compute a variable whose inputs are all known; None if its domain lacks the result."""
    if isinstance(definition, NumberDefinition):
        result = number(definition.linear, known)
        return definition.numbers.index(result) if result in definition.numbers else None
    return next((at for at, case in enumerate(definition.cases) if holds(case, known)), None)
