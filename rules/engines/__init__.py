"""The engines: each decides a problem, all answer alike. A new engine is a new file and a line in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable

from rules.engines.base import Engine
from rules.engines.cpsat import CpsatEngine
from rules.engines.exhaustive import ExhaustiveEngine
from rules.problem import Problem

ENGINES: tuple[tuple[str, Callable[[Problem], Engine]], ...] = (
    ("cpsat", CpsatEngine),
    ("exhaustive", ExhaustiveEngine),
)


def engine(problem: Problem, name: str = "cpsat") -> Engine:
    """Make an engine for a problem.

    Raises:
        ValueError: if there is no engine of that name.
    """
    for known, make in ENGINES:
        if known == name:
            return make(problem)
    raise ValueError(f"there is no engine {name!r}; there are {', '.join(known for known, _ in ENGINES)}")
