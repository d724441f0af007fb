"""Objectives in numbers: what each value of each variable of a problem is worth.

Checked once, so that engines may add without looking: names and values exist, and every sum stays within `LIMIT`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.core import LIMIT, Column, Linear
from rules.engines.base import Objective
from rules.findings import UnknownName, UnknownValue
from rules.problem import Problem


@dataclass(frozen=True, slots=True)
class Weights:
    """The worth of an assignment: a constant plus one number of each variable that has any."""

    constant: int
    columns: Mapping[int, tuple[int, ...]]

    def worth(self, values: Sequence[int]) -> int:
        """Return what an assignment is worth."""
        return self.constant + sum(numbers[values[variable]] for variable, numbers in self.columns.items())

    def linear(self) -> Linear:
        """Return the same as an expression of the core language."""
        columns = (Column(variable, numbers) for variable, numbers in sorted(self.columns.items()))
        return Linear(self.constant, tuple(columns))


def weights(problem: Problem, objective: Objective) -> Weights:
    """Number an objective's names.

    Raises:
        UnknownName: if there is no such characteristic.
        UnknownValue: if the characteristic has no such value.
        ValueError: if sums may grow beyond `LIMIT`.
    """
    columns: dict[int, tuple[int, ...]] = {}
    largest = abs(objective.constant)
    for name, numbers in objective.numbers.items():
        variable = problem.index.get(name)
        if variable is None:
            raise UnknownName(name, problem.index)
        own = problem.variables[variable].values
        if not numbers.keys() <= problem.value_index[variable].keys():
            strange = next(value for value in numbers if value not in problem.value_index[variable])
            raise UnknownValue(name, strange, own)
        column = tuple(numbers.get(value, 0) for value in own)
        largest += max(map(abs, column))
        if any(column):
            columns[variable] = column
    if largest > LIMIT:
        raise ValueError("the numbers of the objective add up to more than 2^50; scale them down")
    return Weights(objective.constant, columns)
