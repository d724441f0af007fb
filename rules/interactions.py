"""Interactions: which values of two or three characteristics can stand together in a configuration.

One propagation for each value, or each possible pair, tells it of all pairs, or triples, exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from math import factorial
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from rules.budget import Budget, Spent
from rules.dimacs import AUXILIARY
from rules.engines.base import Engine, Objective
from rules.findings import UnknownName
from rules.problem import Problem

STRENGTHS = (2, 3)

MOST_CELLS = 1 << 27
"""Combinations that are looked at, each in every order: a byte each."""

IMPOSSIBLE, POSSIBLE, UNKNOWN = 0, 1, 2

States = NDArray[np.uint8]


MOST_SETS = 100
"""Sets of values of several characteristics that are looked at for a lower bound."""

AT_ONCE = 64
"""Questions put to an engine together."""


@runtime_checkable
class HasFlags(Protocol):
    """An assignment that tells without names which values it has."""

    def flags(self) -> NDArray[np.bool_]:
        """Tell for each value of the problem, in declared order, whether it has it."""
        ...


NOTHING = Objective({})
"""Worth nothing whatever is chosen."""

Flags = Callable[[Sequence[Mapping[str, str]]], NDArray[np.bool_]]


@runtime_checkable
class TellsFlags(Protocol):
    """An engine that tells what is possible without names, for many questions at once."""

    def flags(self, many: Sequence[Mapping[str, str]]) -> NDArray[np.bool_]:
        """Tell for each of many sets of choices, and each value of the problem in declared order, if it is possible."""
        ...


class Interactions:
    """What is known of every combination of values of some characteristics.

    `values` are all their values in declared order, `owner` numbers their characteristics; `state` has an axis of
    values for each value of a combination.

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
        self._flags = engine.flags if isinstance(engine, TellsFlags) else None
        self.strength = strength
        owners = [engine.problem.variables[variable] for variable in _numbers(engine.problem, names)]
        self.names = [each.name for each in owners]
        self.values = [(each.name, value) for each in owners for value in each.values]
        self._check(len(owners))
        self._sizes = [len(each.values) for each in owners]
        self.starts = np.cumsum([0, *self._sizes])[:-1]
        self.owner = np.repeat(np.arange(len(owners)), self._sizes)
        self._columns = _columns(engine.problem, self.names)
        self.place = {pair: at for at, pair in enumerate(self.values)}
        self.state: States = np.zeros((len(self.values),) * strength, np.uint8)
        self._look()
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

    def under(self, many: Sequence[Mapping[str, str]]) -> States:
        """Return the state of each value under each of many sets of choices."""
        if self._flags is not None:
            return self._flagged(self._flags, many)
        return np.array([self._propagated(choices) for choices in many], np.uint8).reshape(-1, len(self.values))

    def _flagged(self, flags: Flags, many: Sequence[Mapping[str, str]]) -> States:
        state = np.full((len(many), len(self.values)), UNKNOWN, np.uint8)
        try:
            for start in range(0, len(many), AT_ONCE):
                asked = many[start : start + AT_ONCE]
                if self._budget is not None:
                    self._budget.spend(len(asked))
                state[start : start + AT_ONCE] = flags(asked)[:, self._columns]
        except Spent:
            pass
        return state

    def _propagated(self, choices: Mapping[str, str]) -> States:
        if self._budget is not None and self._budget.is_spent:
            return np.full(len(self.values), UNKNOWN, np.uint8)
        found = self._engine.propagate(choices, self._budget)
        state = np.zeros(len(self.values), np.uint8)
        for values, known in ((found.domains, POSSIBLE), (found.undecided, UNKNOWN)):
            state[[self.place[name, value] for name in self.names for value in values.get(name, ())]] = known
        return state

    def _look(self) -> None:
        """Note the state of all combinations, asking under each value, or each possible pair, what else is possible."""
        held = np.zeros((1, 0), np.intp)
        for depth in range(self.strength):
            state = self.under([dict(self.values[at] for at in each) for each in held.tolist()])
            for at in range(depth):
                state[self.owner[held[:, at]][:, None] == self.owner] = IMPOSSIBLE
            if depth < self.strength - 1:
                row, value = np.nonzero(state)
                is_next = value > held[row].max(axis=1, initial=-1)
                held = np.column_stack([held[row[is_next]], value[is_next]])
        for order in permutations(range(self.strength - 1)):
            self.state[tuple(held[:, at] for at in order)] = state

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
        """A number of combinations of which no two stand together: each needs a configuration of its own.

        It is the most that are found between sets whose values exclude each other: the values of a characteristic, or
        values of several that the rules keep apart.
        """
        sets = self._exclusive_sets().astype(np.float32)
        counts = (self.state == POSSIBLE).astype(np.float32)
        for _ in range(self.strength):
            counts = np.tensordot(counts, sets, (0, 1))
        return int(counts.max())

    def _exclusive_sets(self) -> NDArray[np.bool_]:
        """Return sets of values that exclude each other, a row each: every characteristic's, then large ones."""
        can = self.state != IMPOSSIBLE
        pairs = can.any(axis=-1) if self.strength > 2 else can
        alive = pairs.any(axis=-1)
        apart = ~pairs & alive & alive[:, None]
        np.fill_diagonal(apart, val=False)
        order = np.argsort(-apart.sum(axis=1), kind="stable")
        sets, covered = [self.owner == at for at in range(len(self.names))], ~alive
        while len(sets) < len(self.names) + MOST_SETS and not covered.all():
            sets.append(_all_apart(apart, order[~covered[order]][0], order))
            covered |= sets[-1]
        return np.array(sets)

    def any_with(self, choices: Mapping[str, str]) -> Mapping[str, str] | None:
        """Return some configuration with these choices, None if there is none or the budget does not allow it."""
        if self._budget is not None and self._budget.is_spent:
            return None
        if self._flags is not None:
            return self._engine.optimise(choices, NOTHING, budget=self._budget).assignment
        return self._engine.complete(choices, self._budget).assignment

    def places(self, configuration: Mapping[str, str]) -> NDArray[np.intp]:
        """Return the places of the values that a configuration has, in ascending order."""
        if isinstance(configuration, HasFlags):
            return np.flatnonzero(configuration.flags()[self._columns])
        return np.array([self.place[name, configuration[name]] for name in self.names], np.intp)

    def impossible_ones(self) -> Iterator[dict[str, str]]:
        """Yield the combinations that no configuration has, in declared order."""
        places = np.argwhere(self.state == IMPOSSIBLE)
        for row in places[(np.diff(self.owner[places], axis=1) > 0).all(axis=1)].tolist():
            yield dict(self.values[at] for at in row)

    def _many(self, state: int) -> int:
        return int(np.count_nonzero(self.state == state)) // factorial(self.strength)


def _all_apart(apart: NDArray[np.bool_], first: np.intp, order: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return a set of values of which each excludes each: the first, and in some order all others that fit."""
    found = np.zeros(len(apart), np.bool_)
    found[first] = True
    fitting = apart[first]
    while (rest := order[fitting[order]]).size:
        found[rest[0]] = True
        fitting = fitting & apart[rest[0]]
    return found


def _columns(problem: Problem, names: Sequence[str]) -> NDArray[np.intp]:
    """Return where the values of some characteristics stand among all values of a problem."""
    starts = np.cumsum([0, *(len(each.values) for each in problem.variables)])
    numbers = [problem.index[name] for name in names]
    return np.concatenate([np.arange(starts[at], starts[at + 1]) for at in numbers])


def _numbers(problem: Problem, names: Sequence[str] | None) -> list[int]:
    if names is None:
        return [at for at, each in enumerate(problem.variables) if not each.computed and each.kind != AUXILIARY]
    for name in names:
        if name not in problem.index:
            raise UnknownName(name, problem.index)
    return sorted({problem.index[name] for name in names})
