"""The best completions of an objective, one after the other, and what is possible for at most a given worth.

The best completion of some choices is one question, the second best is another. Where the two differ in a
characteristic, the completions are split by its values: the second best is the best with its own value, and keeping the
value of the best leaves the same question with one more choice. So each further completion costs a few questions,
however many completions there are.

Source: Hamacher and Queyranne, "K best solutions to combinatorial optimization problems" (Annals of Operations
Research 4, 1985).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from rules.budget import Budget, Spent
from rules.engines.base import Engine, Objective
from rules.objectives import ends

MOST_LISTED = 10_000
"""Completions that can be asked for at once."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A completion and what it is worth."""

    worth: int
    assignment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Best:
    """The best completions, least worth first, each once.

    `bound` is what is proved: no completion that is not listed is better; None if there is no other. Undecided, the
    list is right as far as it goes, but shorter than was asked for.
    """

    completions: tuple[Ranked, ...]
    bound: int | None
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Affordable:
    """The values that some completion with at most a given worth has; undecided if some may be missing."""

    values: Mapping[str, tuple[str, ...]]
    decided: bool = True


def best(
    engine: Engine,
    choices: Mapping[str, str],
    objective: Objective,
    limit: int,
    *,
    within: int | None = None,
    names: Collection[str] | None = None,
    budget: Budget | None = None,
) -> Best:
    """Return the completions of least worth, in order; of equal worth in any order.

    Args:
        engine: decides.
        choices: what is chosen.
        objective: what a completion is worth.
        limit: how many to return, from 1 to `MOST_LISTED`.
        within: leave out completions of greater worth.
        names: of completions that are alike in these characteristics only one is returned; else all count.
        budget: what all of it may spend.

    Raises:
        UnknownName, UnknownValue: there is no such characteristic or value.
        ValueError: the limit is out of range, or sums may grow too large.
    """
    check_limit(limit)
    ranking = BestFirst(engine, choices, objective, names=names, budget=budget)
    found: list[Ranked] = []
    try:
        for each in ranking:
            if len(found) == limit or (within is not None and each.worth > within):
                return Best(tuple(found), each.worth)
            found.append(each)
    except Spent:
        return Best(tuple(found), ranking.bound, len(found) == limit)
    return Best(tuple(found), None)


def check_limit(limit: int) -> None:
    """Refuse to list less than one completion or more than `MOST_LISTED`."""
    if not 1 <= limit <= MOST_LISTED:
        raise ValueError(f"between 1 and {MOST_LISTED:,} completions can be asked for, not {limit:,}")


def affordable(
    engine: Engine, choices: Mapping[str, str], objective: Objective, most: int, budget: Budget | None = None
) -> Affordable:
    """Return, for each characteristic, the values that are possible for a worth of at most `most`."""
    found = engine.least(choices, objective, budget)
    values = {
        each.name: tuple(value for value, number in found.values.get(each.name, {}).items() if number <= most)
        for each in engine.problem.variables
    }
    return Affordable(values, found.decided)


@dataclass(frozen=True, slots=True, order=True)
class _Space:
    """Completions of some choices that are still to come, none of them better than `bound`.

    `best` is the best of them, if that is known already; `told` are its values if it was told. In order, what is to be
    told comes before what is to be split.
    """

    bound: int
    is_told: bool
    number: int
    choices: Mapping[str, str] = field(compare=False)
    best: Ranked | None = field(compare=False, default=None)
    told: Mapping[str, str] | None = field(compare=False, default=None)


class BestFirst:
    """Goes through the completions of some choices, least worth first; raises `Spent` when the budget runs out."""

    def __init__(
        self,
        engine: Engine,
        choices: Mapping[str, str],
        objective: Objective,
        *,
        names: Collection[str] | None = None,
        budget: Budget | None = None,
    ) -> None:
        problem = engine.problem
        problem.numbered(choices)
        self._engine = engine
        self._objective = objective
        self._budget = budget
        self._names = problem.ordered(problem.index if names is None else names)
        self._numbers = count()
        self._waiting: list[_Space] = []
        self._wait(ends(problem, objective)[0], choices)

    @property
    def bound(self) -> int | None:
        """What no completion still to come is better than; None if none is to come."""
        return self._waiting[0].bound if self._waiting else None

    def __iter__(self) -> Iterator[Ranked]:
        """Go through the completions still to come. What a spent budget left undone is not lost."""
        while self._waiting:
            first = self._waiting[0]
            best = first.best or self._best(first.choices, first.told)
            heappop(self._waiting)
            if best is None:
                continue
            if first.told is not None:
                self._split(first.choices, first.told, best)
            elif best.worth > first.bound:
                self._wait(best.worth, first.choices, best)
            else:
                told = {name: best.assignment[name] for name in self._names if name not in first.choices}
                self._wait(best.worth, first.choices, told=told)
                yield best

    def _best(self, choices: Mapping[str, str], unlike: Mapping[str, str] | None) -> Ranked | None:
        found = self._engine.optimise(choices, self._objective, unlike=unlike, budget=self._budget)
        if not found.decided:
            raise Spent
        if found.worth is None or found.assignment is None:
            return None
        return Ranked(found.worth, found.assignment)

    def _split(self, choices: Mapping[str, str], told: Mapping[str, str], second: Ranked) -> None:
        """Split the completions beside the one told by a characteristic of which the second best has another value."""
        differing = [name for name, value in told.items() if second.assignment[name] != value]
        split = min(differing, key=lambda name: len(self._values(name)))
        for value in self._values(split):
            if value != told[split]:
                best = second if value == second.assignment[split] else None
                self._wait(second.worth, {**choices, split: value}, best)
        rest = {name: value for name, value in told.items() if name != split}
        self._wait(second.worth, {**choices, split: told[split]}, told=rest)

    def _values(self, name: str) -> Sequence[str]:
        problem = self._engine.problem
        return problem.variables[problem.index[name]].values

    def _wait(
        self,
        bound: int,
        choices: Mapping[str, str],
        best: Ranked | None = None,
        told: Mapping[str, str] | None = None,
    ) -> None:
        heappush(self._waiting, _Space(bound, told is not None, next(self._numbers), choices, best, told))
