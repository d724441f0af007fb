"""Objectives made of others: what an assignment is worth, sums with weights, one objective before the other, distances.

Everything a diagram answers with one sweep it answers for one objective. So questions about several are put as one:
"the fewest changes, and among those the least price" is `changes * large + price`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rules.engines.base import Objective
from rules.engines.objective import weights
from rules.problem import Problem


def worth(objective: Objective, assignment: Mapping[str, str]) -> int:
    """Return what a complete assignment is worth."""
    own = objective.constant + sum(numbers.get(assignment[name], 0) for name, numbers in objective.numbers.items())
    return own + (worth(objective.on, assignment) if objective.on else 0)


def weighted(parts: Sequence[tuple[int, Objective]]) -> Objective:
    """Return the sum of some objectives, each times a whole number."""
    numbers: dict[str, dict[str, int]] = {}
    for factor, part in _flat(parts):
        for name, own in part.numbers.items():
            total = numbers.setdefault(name, {})
            for value, number in own.items():
                total[value] = total.get(value, 0) + factor * number
    return Objective(numbers, sum(factor * part.constant for factor, part in _flat(parts)))


def _flat(parts: Iterable[tuple[int, Objective]]) -> Iterator[tuple[int, Objective]]:
    """Give the parts and what they are on, each with its factor."""
    for factor, part in parts:
        yield factor, part
        if part.on is not None:
            yield from _flat([(factor, part.on)])


def opposite(objective: Objective) -> Objective:
    """Return the objective whose least worth is the greatest of this one, with the other sign."""
    return weighted([(-1, objective)])


def ends(problem: Problem, objective: Objective) -> tuple[int, int]:
    """Return numbers between which the worth of every assignment lies, possible or not.

    Raises:
        UnknownName, UnknownValue, ValueError: as every engine does of such an objective.
    """
    return weights(problem, objective).ends


def changes(problem: Problem, choices: Mapping[str, str]) -> Objective:
    """Return the number of characteristics that do not have their value of some choices.

    Computed characteristics follow from the others and do not count.
    """
    problem.numbered(choices)
    counted = {
        name: {value: -1} for name, value in choices.items() if not problem.variables[problem.index[name]].computed
    }
    return Objective(counted, len(counted))


def names_of(*objectives: Objective) -> Collection[str]:
    """Return the characteristics that have a say in some objectives."""
    parts = _flat((1, each) for each in objectives)
    return {name for _, each in parts for name, numbers in each.numbers.items() if any(numbers.values())}


@dataclass(frozen=True, slots=True)
class Sequential:
    """Some objectives as one: the first decides, among equals the second, and so on (lexicographic order).

    `lows` and `spans` are the least worth of each and how many worths it may have.
    """

    objective: Objective
    lows: tuple[int, ...]
    spans: tuple[int, ...]

    def worths(self, number: int) -> tuple[int, ...]:
        """Return what the objectives are worth, from the worth of them as one."""
        found = []
        for low, span in zip(reversed(self.lows), reversed(self.spans), strict=True):
            number, own = divmod(number, span)
            found.append(low + own)
        return tuple(reversed(found))


def sequential(problem: Problem, objectives: Sequence[Objective]) -> Sequential:
    """Put some objectives into one.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: there are none, or together they may grow too large for an engine.
    """
    if not objectives:
        raise ValueError("there is no objective")
    lows, spans = [], []
    for each in objectives:
        low, high = ends(problem, each)
        lows.append(low)
        spans.append(high - low + 1)
    factors = [1]
    for span in reversed(spans[1:]):
        factors.append(factors[-1] * span)
    parts = list(zip(reversed(factors), objectives, strict=True))
    offset = -sum(factor * low for (factor, _), low in zip(parts, lows, strict=True))
    made = replace(weighted([*parts[:-1], (1, Objective({}, offset))]), on=objectives[-1])
    weights(problem, made)
    return Sequential(made, tuple(lows), tuple(spans))
