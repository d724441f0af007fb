"""Covers: few configurations in which every possible combination of two or three values occurs.

For tests of everything that is derived from a configuration: most faults are triggered by one value or by two or three
together. Each configuration is built greedily, value by value, always with the value that completes the most
combinations not yet seen; the engine says after each which values are left, so no rule is ever broken.

Source:
    Cohen, Dalal, Fredman and Patton, *The AETG system* (IEEE TSE 1997), with an exact engine in place of retries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import factorial

import numpy as np
from numpy.typing import NDArray

from rules.budget import Budget
from rules.engines.base import Engine
from rules.interactions import IMPOSSIBLE, POSSIBLE, Interactions

Amounts = NDArray[np.int8] | NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Cover:
    """Configurations that together have every possible combination, apart from `missing` ones.

    Decided: nothing is missing, and of every combination it is known whether it is possible. No cover has fewer than
    `interactions.bound` configurations. `left()` goes through the combinations that are missing, in declared order.
    """

    configurations: tuple[Mapping[str, str], ...]
    interactions: Interactions
    missing: int
    decided: bool = True
    left: Callable[[], Iterator[Mapping[str, str]]] = field(default=lambda: iter(()), repr=False, compare=False)


def cover(
    engine: Engine,
    names: Sequence[str] | None = None,
    *,
    strength: int = 2,
    first: Iterable[Mapping[str, str]] = (),
    budget: Budget | None = None,
) -> Cover:
    """Find few configurations that have every possible combination of values.

    Args:
        engine: decides.
        names: the characteristics to combine; without them all that are not computed and stand for something.
        strength: how many values make a combination: 2 or 3.
        first: configurations to begin with, in this order; those that have nothing new are left out. With the
            configurations of an earlier cover, what did not change stays as it was.
        budget: what all of it may spend; what is found until then is returned.

    Raises:
        UnknownName: there is no such characteristic.
        ValueError: another strength, fewer characteristics than that, or too many values.

    Cost:
        A click for each value (for each pair of values, if three are combined), then up to a click for each
        characteristic of each configuration.
    """
    interactions = Interactions(engine, names, strength=strength, budget=budget)
    left = _Left(interactions)
    configurations: list[Mapping[str, str]] = [each for each in first if left.many and left.remove(each)]
    while left.many:
        made = interactions.any_with(_useful(interactions, left))
        if made is None or not left.remove(made):
            break
        configurations.append(made)
    decided = not left.many and not interactions.unknown
    return Cover(tuple(configurations), interactions, left.many, decided, left.listed)


def _useful(interactions: Interactions, left: _Left) -> dict[str, str]:
    """Return choices with which a configuration has many combinations that are left, at least one."""
    gains = _Gains(left)
    owner = interactions.owner
    settled = np.zeros(len(interactions.names), np.bool_)
    choices: dict[str, str] = {}
    picked: Sequence[int] = left.seed()
    while picked:
        choices.update(interactions.values[at] for at in picked)
        gains.take(picked)
        settled[owner[list(picked)]] = True
        state = interactions.under([choices])[0]
        state[settled[owner]] = IMPOSSIBLE
        forced = _forced(interactions, state)
        gains.take(forced)
        settled[owner[forced]] = True
        state[forced] = IMPOSSIBLE
        picked = gains.best(np.flatnonzero(state == POSSIBLE))
    return choices


def _forced(interactions: Interactions, state: NDArray[np.uint8]) -> list[int]:
    """Return the values of characteristics that have no other; those that are settled have none."""
    alone = np.add.reduceat(state, interactions.starts, dtype=np.int64) == POSSIBLE
    forced: list[int] = np.flatnonzero(alone[interactions.owner] & (state == POSSIBLE)).tolist()
    return forced


class _Left:
    """The possible combinations that no configuration has yet.

    `levels[k]` tells for each k + 1 values how many of them there are with these (each in several orders).
    """

    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions
        self.levels: list[Amounts] = [(interactions.state == POSSIBLE).astype(np.int8)]
        for _ in range(interactions.strength - 1):
            self.levels.insert(0, self.levels[0].sum(axis=-1, dtype=np.int32))

    @property
    def many(self) -> int:
        """How many there are."""
        return int(self.levels[0].sum(dtype=np.int64)) // factorial(len(self.levels))

    def seed(self) -> tuple[int, ...]:
        """Return one of them, of values that many of them have."""
        found: tuple[int, ...] = ()
        for level in self.levels:
            found = (*found, int(level[found].argmax()))
        return found

    def remove(self, configuration: Mapping[str, str]) -> bool:
        """Strike those that a configuration has; return whether there were any."""
        own = self._interactions.places(configuration)
        own = own[self.levels[0][own] > 0]
        before, depth = self.many, len(self.levels)
        whole = np.ix_(*[own] * depth)
        self.levels[-2][np.ix_(*[own] * (depth - 1))] -= self.levels[-1][whole].sum(axis=-1, dtype=np.int32)
        self.levels[-1][whole] = 0
        for above in range(depth - 3, -1, -1):
            self.levels[above] = self.levels[above + 1].sum(axis=-1, dtype=np.int32)
        return self.many < before

    def listed(self) -> Iterator[dict[str, str]]:
        """Yield them, in declared order."""
        values = self._interactions.values
        for row in np.argwhere(self.levels[-1]).tolist():
            if row == sorted(row):
                yield dict(values[at] for at in row)


class _Gains:
    """How many combinations that are left each value would complete, or bring nearer, with the values taken."""

    def __init__(self, left: _Left) -> None:
        self._levels = left.levels
        self._taken: list[int] = []
        first = left.levels[0].astype(np.int64)
        self._gains = [first, *(np.zeros_like(first) for _ in left.levels[1:])]

    def take(self, values: Sequence[int]) -> None:
        """Take some values."""
        self._gains[1] += self._levels[1][list(values)].sum(axis=0, dtype=np.int64)
        if len(self._levels) > 2:
            for at in values:
                self._gains[2] += self._levels[2][at][self._taken].sum(axis=0, dtype=np.int64)
                self._taken.append(at)

    def best(self, values: NDArray[np.intp]) -> tuple[int, ...]:
        """Return the value that completes most, of equal ones the one that brings most nearer; none if none does."""
        if not self._gains[0][values].any():
            return ()
        for gain in reversed(self._gains):
            values = values[gain[values] == gain[values].max()]
        return (int(values[0]),)
