"""Budgets: how much an operation may cost before it answers with what it knows.

A budget counts steps, which is deterministic, or watches a clock that was passed in. A spent budget is an answer
("undecided"), never an error that a caller sees.
"""

from __future__ import annotations

from collections.abc import Callable


class Spent(Exception):
    """The budget is used up. Stays inside the engines: callers get an undecided answer."""


class Budget:
    """How much an operation may cost: a number of steps, a deadline, or both.

    A step is one question: to a diagram, or to a solver (sat, cutset, cpsat), which gives up after a fixed amount of
    work of its own; of the exhaustive engine it is one test of a constraint. So step budgets are deterministic. The
    deadline is a reading of the clock that was passed in.
    """

    def __init__(
        self, steps: int | None = None, deadline: float | None = None, clock: Callable[[], float] | None = None
    ) -> None:
        """Take the limits; a deadline needs a clock, in seconds."""
        if deadline is not None and clock is None:
            raise ValueError("a deadline needs a clock")
        self._steps = steps
        self._deadline = deadline
        self._clock = clock
        self.spent = 0

    def spend(self, steps: int = 1) -> None:
        """Use some steps; raises `Spent` when there are none left or the deadline has passed."""
        self.spent += steps
        if self._steps is not None and self.spent > self._steps:
            raise Spent
        if self.seconds_left() <= 0:
            raise Spent

    def check(self) -> None:
        """Raise `Spent` if there is not one step left or the deadline has passed; for what takes long to begin."""
        if self.is_spent:
            raise Spent

    def watch(self) -> None:
        """Raise `Spent` if the deadline has passed; for what takes time, but no steps."""
        if self.seconds_left() <= 0:
            raise Spent

    @property
    def is_spent(self) -> bool:
        """Whether there is not one step left, or the deadline has passed."""
        return (self._steps is not None and self.spent >= self._steps) or self.seconds_left() <= 0

    def seconds_left(self) -> float:
        """Return how long the operation may still take; infinity without a deadline."""
        if self._deadline is None or self._clock is None:
            return float("inf")
        return self._deadline - self._clock()
