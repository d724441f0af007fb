"""Objectives in numbers: what each value of each variable of a problem is worth.

Checked once, so that engines may add without looking: names and values exist, and every sum stays within `LIMIT`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add

from rules.core import LIMIT, Column, Linear
from rules.engines.base import Objective
from rules.findings import UnknownName, UnknownValue
from rules.problem import Problem

MOST_KEPT = 8
"""Objectives whose numbers are kept."""

_kept: dict[tuple[int, int], tuple[Problem, Objective, Weights]] = {}


@dataclass(frozen=True)
class Weights:
    """The worth of an assignment: a constant plus one number of each variable that has any.

    No sum of them, nor of parts of them, is beyond `largest`.
    """

    constant: int
    columns: Mapping[int, tuple[int, ...]]
    largest: int

    @cached_property
    def ends(self) -> tuple[int, int]:
        """Numbers between which the worth of every assignment lies, possible or not."""
        columns = self.columns.values()
        return self.constant + sum(map(min, columns)), self.constant + sum(map(max, columns))

    def worth(self, values: Sequence[int]) -> int:
        """Return what an assignment is worth."""
        return self.constant + sum(numbers[values[variable]] for variable, numbers in self.columns.items())

    def linear(self) -> Linear:
        """Return the same as an expression of the core language."""
        columns = (Column(variable, numbers) for variable, numbers in sorted(self.columns.items()))
        return Linear(self.constant, tuple(columns))

    def plus(self, other: Weights) -> Weights:
        """Return the sum of both.

        Raises:
            ValueError: sums may grow beyond `LIMIT`.
        """
        if self.largest + other.largest > LIMIT:
            raise _too_large()
        columns = dict(self.columns)
        for variable, numbers in other.columns.items():
            known = columns.get(variable)
            columns[variable] = tuple(map(add, known, numbers)) if known else numbers
        return Weights(self.constant + other.constant, columns, self.largest + other.largest)


def weights(problem: Problem, objective: Objective) -> Weights:
    """Number an objective's names; those of the last few objectives are kept.

    Raises:
        UnknownName: if there is no such characteristic.
        UnknownValue: if the characteristic has no such value.
        ValueError: if sums may grow beyond `LIMIT`.
    """
    key = id(problem), id(objective)
    known = _kept.get(key)
    if known is not None and known[0] is problem and known[1] is objective:
        return known[2]
    found = own_weights(problem, objective)
    if objective.on is not None:
        return weights(problem, objective.on).plus(found)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[key] = problem, objective, found
    return found


def own_weights(problem: Problem, objective: Objective) -> Weights:
    """Number an objective's names without what it is on; errors are those of `weights`."""
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
        raise _too_large()
    return Weights(objective.constant, columns, largest)


def _too_large() -> ValueError:
    return ValueError("the numbers of the objective add up to more than 2^50; scale them down")
