"""Rotations: the values that a known solution could have instead of its own, one at a time, all others as they are.

A clause that only one variable satisfies holds that variable fast: it may take no value with which the clause would be
broken. Whatever no clause holds fast is another solution, found without a solver in one look at all clauses. So a
single answer of the solver shows most of what is possible.

Source: Janota, Lynce and Marques-Silva, "Algorithms for computing backbones of propositional formulae" (AI
Communications 28, 2015), there of literals; here of variables with several values.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

Marks = NDArray[np.bool_]
"""For each value of each variable in order: whether it is meant."""


class Recording:
    """Passes clauses on, and keeps those that come before it is closed."""

    def __init__(self, add: Callable[[list[int]], object]) -> None:
        self._add = add
        self._kept = array("i")
        self._is_open = True

    def __call__(self, clause: list[int]) -> None:
        """Take a clause."""
        if self._is_open:
            self._kept.extend(clause)
            self._kept.append(0)
        self._add(clause)

    def closed(self, skipped: int) -> NDArray[np.int32]:
        """Keep nothing more; return the clauses, each with a 0 behind it, without the first ones."""
        self._is_open = False
        kept = np.array(self._kept, np.int32)
        self._kept = array("i")
        if not skipped:
            return kept
        return kept[np.flatnonzero(kept == 0)[skipped - 1] + 1 :]


class Rotations:
    """Tells the rotations of solutions.

    Args:
        offsets: where the values of each variable begin, and where the last one's end; value `p` is literal `p + 1`.
        clauses: all but those that give each variable exactly one value, each with a 0 behind it. Literals beyond the
            values are auxiliary and stay as they are.
    """

    def __init__(self, offsets: Sequence[int], clauses: NDArray[np.int32]) -> None:
        self._first = np.array(offsets, np.int64)
        self._ends = np.flatnonzero(clauses == 0)
        self._last = int(np.abs(clauses).max(initial=offsets[-1]))
        self._codes = clauses + np.int32(self._last)
        values = np.repeat(np.arange(len(offsets) - 1, dtype=np.int32), np.diff(self._first))
        other = np.full(self._last - offsets[-1], -1, np.int32)
        owner = np.concatenate([values, other])
        self._owner = np.concatenate([owner[::-1], np.full(1, -1, np.int32), owner])

    @property
    def is_plain(self) -> bool:
        """Whether there are no auxiliary literals, so that the values alone make a model."""
        return self._last == int(self._first[-1])

    def of(self, model: NDArray[np.int64]) -> Marks:
        """Return each value that the solution has, or that its variable may have while nothing else changes.

        Args:
            model: the literals that hold, one of each SAT variable, in order.
        """
        positive = np.zeros(self._last, np.bool_)
        positive[: len(model)] = model[: self._last] > 0
        holds = np.concatenate([~positive[::-1], np.zeros(1, np.bool_), positive])
        held = np.zeros(self._first[-1], np.bool_)
        hold_fast(self._codes, self._ends, self._owner, self._first, self._last, holds, held)
        return ~held


@njit(cache=True, nogil=True)
def hold_fast(codes, ends, owner, first, middle, holds, held):  # type: ignore[no-untyped-def]
    """Mark the values with which a clause would be broken that only their variable satisfies.

    A code is a literal plus `middle`; `owner` and `holds` tell of each code whose value it means, and whether it holds.
    """
    begin = 0
    for end in ends:
        alone = -2
        for place in range(begin, end):
            if holds[codes[place]]:
                found = owner[codes[place]]
                if alone == -2:
                    alone = found
                elif alone != found:
                    alone = -1
                if alone == -1:
                    break
        if alone >= 0:
            for value in range(first[alone], first[alone + 1]):
                fine = holds[middle + value + 1]
                for place in range(begin, end):
                    literal = codes[place] - middle
                    if owner[codes[place]] == alone and (abs(literal) == value + 1) == (literal > 0):
                        fine = True
                if not fine:
                    held[value] = True
        begin = end + 1
