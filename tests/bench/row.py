"""A measured figure, and the peer it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        what: the thing measured.
        figure: its value, in `unit`.
        unit: of the figure.
        peer: what it is compared with; empty if nothing.
        peer_figure: the peer's value in the same unit, in the same run.
        at_least: the peer was cut off; its figure is a lower bound, and so is how many times faster we are.
        faster: show how many times the peer's figure is ours, not the other way round.
    """

    what: str
    figure: float
    unit: str
    peer: str = ""
    peer_figure: float | None = None
    at_least: bool = False
    faster: bool = False

    @property
    def ratio(self) -> float | None:
        """The figure divided by the peer's."""
        return None if not self.peer_figure else self.figure / self.peer_figure

    @property
    def times(self) -> float | None:
        """The peer's figure divided by ours."""
        return None if self.peer_figure is None or not self.figure else self.peer_figure / self.figure

    def to_json(self) -> dict[str, Any]:
        """Return plain data with the ratio."""
        return {**asdict(self), "ratio": self.ratio, "times": self.times}

    def __str__(self) -> str:
        """Return one line for the screen."""
        return f"{self.what:<58} {self.figure:14,.3f} {self.unit:<10} {self._compared()}".rstrip()

    def _compared(self) -> str:
        bound = "≥ " if self.at_least else ""
        if self.faster and self.times is not None:
            return f"{bound + f'{self.times:,.1f}':>12} × faster than {self.peer} ({bound}{self.peer_figure:,.3f})"
        return "" if self.ratio is None else f"{self.ratio:10.3f} × {self.peer} ({bound}{self.peer_figure:,.3f})"


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
