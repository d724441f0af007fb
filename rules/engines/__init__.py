"""The engines: each decides a problem, all answer alike. A new engine is a new file and a line in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rules.engines.base import Engine
from rules.engines.cpsat import CpsatEngine
from rules.engines.cutset import CutsetEngine
from rules.engines.diagram import DiagramEngine
from rules.engines.exhaustive import ExhaustiveEngine
from rules.engines.planner import plan
from rules.engines.sat import SatEngine
from rules.problem import Problem

ENGINES: tuple[tuple[str, Callable[[Problem], Engine]], ...] = (
    ("diagram", DiagramEngine),
    ("cutset", CutsetEngine),
    ("sat", SatEngine),
    ("cpsat", CpsatEngine),
    ("exhaustive", ExhaustiveEngine),
)


def engine(problem: Problem, name: str | None = None, *, folder: Path | None = None) -> Engine:
    """Make an engine for a problem.

    Args:
        problem: what to decide.
        name: a name in `ENGINES`; by default the planner picks one.
        folder: where the planner's engine keeps compiled problems; without it nothing is kept.

    Raises:
        ValueError: if there is no engine of that name.
    """
    if name is None:
        return plan(problem, folder).engine
    for known, make in ENGINES:
        if known == name:
            return make(problem)
    raise ValueError(f"there is no engine {name!r}; there are {', '.join(known for known, _ in ENGINES)}")
