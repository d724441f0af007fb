"""The planner: which engine decides a problem, and why.

A diagram where one can be compiled, because it answers everything in microseconds; else the SAT engine, exact as well
but slower and without counts; else CP-SAT, for problems whose clause form would be too large.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rules.engines.base import Engine
from rules.engines.cnf import TooLarge
from rules.engines.cpsat import CpsatEngine
from rules.engines.diagram import DiagramEngine, NotCompiled, TooWide
from rules.engines.sat import SatEngine
from rules.problem import Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """The engine for a problem, and in a sentence why this one."""

    engine: Engine
    reason: str


def plan(problem: Problem, folder: Path | None = None) -> Plan:
    """Pick the engine for a problem.

    Args:
        problem: what to decide.
        folder: where compiled problems are kept from one start to the next; without it nothing is kept.
    """
    try:
        made = DiagramEngine(problem, folder)
    except TooWide:
        why = "its sums or products are worth too many numbers for a diagram"
    except NotCompiled:
        why = "no diagram was found within the limits of compilation"
    else:
        order = made.compiled.order
        how = "compiled before" if order == "file" else f"order of decision: {order}"
        return Plan(made, f"a diagram of {made.size:,} bytes answers everything exactly ({how})")
    try:
        return Plan(SatEngine(problem), f"{why}; the SAT engine is exact, but cannot count or optimise by itself")
    except TooLarge:
        return Plan(CpsatEngine(problem), f"{why}, and its clause form is too large; CP-SAT stands in")
