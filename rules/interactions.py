"""Interactions: which values of two or three characteristics can stand together in a configuration.

One propagation for each value, or each possible pair, tells it of all pairs, or triples, exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from rules.budget import Budget
from rules.dimacs import AUXILIARY
from rules.engines.base import Engine
from rules.findings import UnknownName
from rules.problem import Problem

STRENGTHS = (2, 3)

MOST_CELLS = 1 << 27
"""Combinations that are looked at, each in every order: a byte each."""

IMPOSSIBLE, POSSIBLE, UNKNOWN = 0, 1, 2

States = NDArray[np.uint8]


class Interactions:
    """What is known of every combination of values of some characteristics.

    `values` are all their values in declared order; `state` has an axis of them for each value of a combination.

    Args:
        engine: decides.
        names: the characteristics; without them all that are not computed and stand for something.
        strength: how many values make a combination: 2 or 3.
        budget: combinations that it leaves undecided are unknown.

    Raises:
        UnknownName: there is no such characteristic.
        ValueError: another strength, fewer characteristics than that, or too many values.
    """

    def __init__(
        self, engine: Engine, names: Sequence[str] | None = None, *, strength: int = 2, budget: Budget | None = None
    ) -> None:
        self._engine = engine
        self._budget = budget
        self.strength = strength
        owners = [engine.problem.variables[variable] for variable in _numbers(engine.problem, names)]
        self.names = [each.name for each in owners]
        self.values = [(each.name, value) for each in owners for value in each.values]
        self._check(len(owners))
        self._sizes = [len(each.values) for each in owners]
        self.starts = np.cumsum([0, *self._sizes])[:-1]
        self.place = {pair: at for at, pair in enumerate(self.values)}
        self.state: States = np.zeros((len(self.values),) * strength, np.uint8)
        self._look(())
        if self.unknown:
            self._share()

    def _check(self, characteristics: int) -> None:
        if self.strength not in STRENGTHS:
            raise ValueError(f"combinations are of 2 or 3 values, not of {self.strength}")
        if characteristics < self.strength:
            raise ValueError(f"{characteristics} characteristics have no combinations of {self.strength} values")
        if len(self.values) ** self.strength > MOST_CELLS:
            many = f"{len(self.values):,} values have too many combinations of {self.strength}"
            raise ValueError(f"{many}; name some of the characteristics")

    def under(self, choices: Mapping[str, str], settled: Collection[str]) -> States:
        """Return the state of each value under some choices; 0 for characteristics that are settled, unasked."""
        found = self._engine.propagate(choices, self._budget)
        is_open = [name for name in self.names if name not in settled]
        state = np.zeros(len(self.values), np.uint8)
        state[[self.place[name, value] for name in is_open for value in found.domains[name]]] = POSSIBLE
        if found.undecided:
            state[[self.place[name, value] for name in is_open for value in found.undecided.get(name, ())]] = UNKNOWN
        return state

    def _look(self, held: tuple[int, ...]) -> None:
        """Note the state of all combinations with some values held, given by place in ascending order."""
        choices = dict(self.values[at] for at in held)
        found = self.under(choices, choices)
        if len(held) == self.strength - 1:
            for order in permutations(held):
                self.state[order] = found
            return
        for at in np.flatnonzero(found).tolist():
            if not held or at > held[-1]:
                self._look((*held, at))

    def _share(self) -> None:
        """Take what is unknown with some values held from where others of the combination were."""
        for axes in permutations(range(self.strength)):
            self.state = np.where(self.state == UNKNOWN, self.state.transpose(axes), self.state)

    @property
    def possible(self) -> int:
        """How many combinations some configuration has."""
        return self._many(POSSIBLE)

    @property
    def unknown(self) -> int:
        """How many combinations nobody had the time to decide."""
        return self._many(UNKNOWN)

    @property
    def impossible(self) -> int:
        """How many combinations no configuration has."""
        every = [1, *[0] * self.strength]
        for size in self._sizes:
            for length in range(self.strength, 0, -1):
                every[length] += every[length - 1] * size
        return every[self.strength] - self.possible - self.unknown

    @property
    def bound(self) -> int:
        """The most combinations of the same characteristics; each needs a configuration of its own."""
        blocks = (self.state == POSSIBLE).astype(np.int32)
        for axis in range(self.strength):
            blocks = np.add.reduceat(blocks, self.starts, axis)
        return int(blocks.max())

    def impossible_ones(self) -> Iterator[dict[str, str]]:
        """Yield the combinations that no configuration has, in declared order."""
        owner = np.repeat(np.arange(len(self._sizes)), self._sizes)
        places = np.argwhere(self.state == IMPOSSIBLE)
        for row in places[(np.diff(owner[places], axis=1) > 0).all(axis=1)].tolist():
            yield dict(self.values[at] for at in row)

    def _many(self, state: int) -> int:
        return int(np.count_nonzero(self.state == state)) // factorial(self.strength)


def _numbers(problem: Problem, names: Sequence[str] | None) -> list[int]:
    if names is None:
        return [at for at, each in enumerate(problem.variables) if not each.computed and each.kind != AUXILIARY]
    for name in names:
        if name not in problem.index:
            raise UnknownName(name, problem.index)
    return sorted({problem.index[name] for name in names})
