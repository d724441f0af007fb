"""Witnesses: known solutions, kept because a value that one of them has needs no question."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

import numpy as np

MOST_WITNESSES = 20_000

Values = tuple[int, ...]


class Witnesses:
    """The pool of known solutions: the newest `MOST_WITNESSES`, held as rows of one array."""

    def __init__(self, variables: int, sizes: Sequence[int]) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._rows = np.zeros((64, variables), dtype=np.int32)
        self._offsets = np.concatenate(([0], np.cumsum(sizes)))
        self._count = 0
        self._next = 0
        self._known: dict[Values, int] = {}

    def add(self, values: Values) -> None:
        """Keep a solution; when the pool is full it takes the place of the oldest."""
        with self._lock:
            if values in self._known:
                return
            if self._next == len(self._rows) and self._next < MOST_WITNESSES:
                grown = np.zeros((min(2 * self._next, MOST_WITNESSES), self._rows.shape[1]), dtype=np.int32)
                grown[: self._next] = self._rows
                self._rows = grown
            at = self._next % MOST_WITNESSES
            if self._count == MOST_WITNESSES:
                self._known.pop(tuple(int(value) for value in self._rows[at]), None)
            rows = self._rows.copy() if self._count == MOST_WITNESSES else self._rows
            rows[at] = values
            self._rows = rows
            self._known[values] = at
            self._count = min(self._count + 1, MOST_WITNESSES)
            self._next = at + 1

    def agreeing(self, settled: Mapping[int, int]) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        """Return the solutions that have all the settled values, oldest first."""
        with self._lock:
            rows, count = self._rows, self._count
        rows = rows[:count]
        for variable, value in settled.items():
            rows = rows[rows[:, variable] == value]
        return rows

    def seen(self, settled: Mapping[int, int]) -> list[set[int]]:
        """Return, for each variable, the values that some agreeing solution has."""
        rows = self.agreeing(settled)
        marks = np.zeros(self._offsets[-1], dtype=bool)
        marks[rows + self._offsets[:-1]] = True
        return [
            set(np.flatnonzero(marks[start:stop]).tolist())
            for start, stop in zip(self._offsets[:-1], self._offsets[1:], strict=True)
        ]
