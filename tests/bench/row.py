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
    """

    what: str
    figure: float
    unit: str
    peer: str = ""
    peer_figure: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure divided by the peer's."""
        return None if not self.peer_figure else self.figure / self.peer_figure

    def to_json(self) -> dict[str, Any]:
        """Return plain data with the ratio."""
        return {**asdict(self), "ratio": self.ratio}

    def __str__(self) -> str:
        """Return one line for the screen."""
        ratio = "" if self.ratio is None else f"{self.ratio:10.3f} × {self.peer} ({self.peer_figure:,.3f})"
        return f"{self.what:<58} {self.figure:14,.3f} {self.unit:<10} {ratio}"


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
