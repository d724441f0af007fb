"""Resemblance: what was sold tells what is probably wanted.

Recorded sales are compared with the choices made so far. For an open characteristic a sale counts the less, the more it
disagrees with the choices, and disagreeing counts the more, the more the choice tells about that characteristic: the
share of its uncertainty that the other one explains in these sales (Theil's coefficient). So the nearest sales decide,
near being measured anew for each characteristic. Only values that are still possible are recommended.

Source:
    The idea of recommending from the nearest sales, and the way to measure it, are those of Fargier, Gimenez and
    Mengin, *Recommendation for product configuration: an experimental evaluation* (ConfWS 2014).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rules.budget import Budget
from rules.engines.base import Engine
from rules.findings import UnknownName
from rules.problem import Problem, Variable

SHARPNESS = 5.0
"""How fast a sale loses weight: one that disagrees in what tells everything counts exp(-5), less than a hundredth.

Found on recorded sales of a vehicle; between 3 and 8 hardly anything changes.
"""

UNKNOWN = -1

Numbers = NDArray[np.float64]


class Sales:
    """Recorded sales of a product; what is compared with them must be of the same problem.

    Args:
        problem: the product.
        records: what is known of each sale: values of some characteristics.

    Raises:
        UnknownName: a sale names a characteristic that the product does not have.
        UnknownValue: a sale has a value that the product does not have; leave out what is no longer offered.
    """

    def __init__(self, problem: Problem, records: Iterable[Mapping[str, str]]) -> None:
        numbered = [problem.numbered(record) for record in records]
        self.problem = problem
        self.variables = sorted({variable for record in numbered for variable in record})
        self._column = {variable: at for at, variable in enumerate(self.variables)}
        self._sizes = np.array([len(problem.variables[each].values) for each in self.variables], np.int64)
        self._starts = np.cumsum(self._sizes + 1) - self._sizes - 1
        rows = [[record.get(variable, UNKNOWN) for record in numbered] for variable in self.variables]
        self._recorded = np.array(rows, np.int16).reshape(len(self.variables), len(numbered))
        self._explained: dict[int, Numbers] = {}

    def __len__(self) -> int:
        """Return how many sales there are."""
        return self._recorded.shape[1]

    def shares(
        self, settled: Mapping[int, int], possible: Mapping[int, Collection[int]], budget: Budget | None = None
    ) -> dict[int, dict[int, float]]:
        """Return how the sales near some choices share in the possible values of open variables.

        Args:
            settled: the choices, by variable and value number.
            possible: for each variable that is asked for, the numbers of the values to choose from.
            budget: variables that its deadline leaves no time for are left out.

        Returns:
            For each variable shares that add up to 1, the largest first, equal ones in declared order; a variable is
            left out if no sale has one of the values.
        """
        compared = [self._column[each] for each in settled if each in self._column]
        wanted = np.array([settled[self.variables[column]] for column in compared], np.int16)
        disagrees = (wanted != self._recorded[compared].T).astype(np.float64)
        found: dict[int, dict[int, float]] = {}
        for variable, values in possible.items():
            if budget is not None and budget.seconds_left() <= 0:
                break
            if variable in self._column:
                worths = self._worths(variable, disagrees @ self._explaining(variable)[compared])
                if shares := _shares(worths, values):
                    found[variable] = shares
        return found

    def _worths(self, variable: int, distances: Numbers) -> Numbers:
        """Return the weight of all sales with each value of a variable, given how far they are from the choices."""
        column = self._recorded[self._column[variable]]
        is_known = column != UNKNOWN
        near = distances[is_known]
        weights = np.exp(-SHARPNESS * (near - near.min()))
        return np.bincount(column[is_known], weights, int(self._sizes[self._column[variable]])).astype(np.float64)

    def _explaining(self, variable: int) -> Numbers:
        """Return what share of the uncertainty about a variable each column explains, between 0 and 1."""
        if variable not in self._explained:
            self._explained[variable] = self._explain(self._column[variable])
        return self._explained[variable]

    def _explain(self, target: int) -> Numbers:
        rows = self._recorded[:, self._recorded[target] != UNKNOWN].astype(np.int64)
        size = int(self._sizes[target])
        total = int(self._starts[-1] + self._sizes[-1] + 1)
        cells = (self._starts[:, np.newaxis] + rows + 1) * size + rows[target]
        joint = np.bincount(cells.ravel(), minlength=total * size).reshape(total, size)
        left = np.add.reduceat(_uncertainty(joint), self._starts)
        whole = float(_uncertainty(np.bincount(rows[target], minlength=size)[np.newaxis])[0])
        return 1 - left / whole if whole else np.zeros(len(left))

    def resembling(self, configuration: Mapping[str, str]) -> float:
        """Return how many sales a configuration resembles: one that is equal counts 1, each difference halves it."""
        settled = self.problem.numbered(configuration)
        wanted = np.array([settled.get(variable, UNKNOWN - 1) for variable in self.variables], np.int16)
        differences = (wanted != self._recorded.T).sum(axis=1)
        return float(np.exp2(-differences).sum())


def _shares(worths: Numbers, values: Collection[int]) -> dict[int, float]:
    total = sum(worths[value] for value in values)
    if not total:
        return {}
    best_first = sorted(values, key=lambda value: (-worths[value], value))
    return {value: float(worths[value] / total) for value in best_first}


def _uncertainty(counts: NDArray[np.int64]) -> Numbers:
    """Return the entropy of each row of counts, times its sum."""
    sums = counts.sum(axis=1, keepdims=True)
    logs = np.log(np.maximum(sums, 1)) - np.log(np.maximum(counts, 1))
    found: Numbers = (counts * logs).sum(axis=1)
    return found


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The share that each possible value of a characteristic has among the sales nearest to the choices, best first."""

    name: str
    shares: Mapping[str, float]

    @property
    def value(self) -> str:
        """The recommended value."""
        return next(iter(self.shares))


@dataclass(frozen=True, slots=True)
class Recommendations:
    """What to recommend for each open characteristic that sales tell something about, in declared order.

    Decided: it is known of every value whether it is possible. If not, those that are not known to be are left out.
    """

    recommendations: tuple[Recommendation, ...]
    decided: bool = True


def recommend(
    engine: Engine,
    sales: Sales,
    choices: Mapping[str, str],
    *,
    names: Sequence[str] | None = None,
    budget: Budget | None = None,
) -> Recommendations:
    """Recommend values from what was sold, by the sales nearest to some choices.

    Args:
        engine: decides what is possible.
        sales: of the problem that the engine decides.
        choices: made so far; without any the most sold values are recommended.
        names: the characteristics to recommend for; otherwise all that are open.
        budget: what the engine may spend.

    Returns:
        Recommendations for characteristics with several possible values; none if the choices cannot hold together.

    Raises:
        UnknownName: there is no such characteristic.
        ValueError: the sales are of another problem.

    Cost:
        A click, and a few passes over the sales for each characteristic.
    """
    problem = engine.problem
    if sales.problem.variables != problem.variables:
        raise ValueError("the sales are of a product with other characteristics")
    wanted = [each.name for each in problem.variables] if names is None else names
    for name in wanted:
        if name not in problem.index:
            raise UnknownName(name, problem.index)
    found = engine.propagate(choices, budget)
    settled = problem.numbered(choices)
    possible: dict[int, list[int]] = {}
    for variable in sorted({problem.index[name] for name in wanted} - settled.keys()):
        values = found.domains[problem.variables[variable].name]
        if len(values) > 1:
            possible[variable] = [problem.value_index[variable][value] for value in values]
    recommendations = [
        _named(problem.variables[variable], shares)
        for variable, shares in sales.shares(settled, possible, budget).items()
    ]
    is_exact = found.consistent is not None and not found.undecided
    return Recommendations(tuple(recommendations), is_exact and (budget is None or budget.seconds_left() > 0))


def _named(owner: Variable, shares: Mapping[int, float]) -> Recommendation:
    return Recommendation(owner.name, {owner.values[value]: share for value, share in shares.items()})


def by_resemblance(sales: Sales, configurations: Sequence[Mapping[str, str]]) -> tuple[Mapping[str, str], ...]:
    """Order configurations by how many sales each resembles, most first; equal ones stay in order.

    Raises:
        UnknownName: a configuration names a characteristic that the product does not have.
        UnknownValue: a configuration has a value that the product does not have.
    """
    return tuple(sorted(configurations, key=sales.resembling, reverse=True))
