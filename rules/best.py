"""The best completions of an objective, one after the other, and what is possible for at most a given worth.

The best completion of some choices is one question. The others are split by the characteristic whose change costs
least: giving it any other value leads to choices whose least worth is known exactly and need not be looked into before
it is their turn; keeping it leaves the same question with one more choice. So each further completion costs about two
questions, however many completions there are.

Source: Hamacher and Queyranne, "K best solutions to combinatorial optimization problems" (Annals of Operations
Research 4, 1985), with the second best read from the least worth of each value.
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

    `names` are the characteristics that may still be decided either way. `told` is the best completion of the choices,
    if it was told already. In order, what is to be told comes before what is to be split.
    """

    bound: int
    is_told: bool
    number: int
    choices: Mapping[str, str] = field(compare=False)
    names: Sequence[str] = field(compare=False)
    told: Mapping[str, str] = field(compare=False, default_factory=dict)


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
        self._engine = engine
        self._objective = objective
        self._budget = budget
        self._numbers = count()
        self._waiting: list[_Space] = []
        engine.problem.numbered(choices)
        looked_at = engine.problem.ordered(engine.problem.index if names is None else names)
        self._wait(ends(engine.problem, objective)[0], choices, looked_at)

    @property
    def bound(self) -> int | None:
        """What no completion still to come is better than; None if none is to come."""
        return self._waiting[0].bound if self._waiting else None

    def __iter__(self) -> Iterator[Ranked]:
        """Go through the completions still to come. What a spent budget left undone is not lost."""
        while self._waiting:
            first = self._waiting[0]
            if first.is_told:
                self._split(first)
                continue
            found = self._engine.optimise(first.choices, self._objective, budget=self._budget)
            if not found.decided:
                raise Spent
            heappop(self._waiting)
            if found.worth is not None and found.assignment is not None:
                self._wait(found.worth, first.choices, first.names, found.assignment)
                yield Ranked(found.worth, found.assignment)

    def _wait(
        self, bound: int, choices: Mapping[str, str], names: Sequence[str], told: Mapping[str, str] | None = None
    ) -> None:
        heappush(self._waiting, _Space(bound, told is not None, next(self._numbers), choices, names, told or {}))

    def _split(self, space: _Space) -> None:
        """Split the completions beside the one told by the characteristic whose change costs least."""
        found = self._engine.least(space.choices, self._objective, self._budget)
        if not found.decided:
            raise Spent
        heappop(self._waiting)
        others = {name: _others(found.values[name], space.told[name]) for name in space.names}
        names = [name for name in space.names if others[name]]
        if not names:
            return
        split = min(names, key=lambda name: min(others[name].values()))
        for value, number in others[split].items():
            self._wait(number, {**space.choices, split: value}, names)
        second = min(others[split].values())
        self._wait(second, {**space.choices, split: space.told[split]}, names, space.told)


def _others(numbers: Mapping[str, int], told: str) -> dict[str, int]:
    return {value: number for value, number in numbers.items() if value != told}
