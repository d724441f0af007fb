"""The planner: which engine decides a problem, and why.

A diagram where one can be compiled, because it answers everything in microseconds; else a search by cycle cutsets,
exact as well but slower and without counts; else the SAT engine, for problems with very many variables; else CP-SAT,
for problems whose clause form would be too large.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rules.engines.base import Engine
from rules.engines.cnf import TooLarge
from rules.engines.cpsat import CpsatEngine
from rules.engines.cutset import CutsetEngine
from rules.engines.diagram import DiagramEngine, NotCompiled, TooWide
from rules.engines.diagram.compiled import BOTTOM_UP
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
        diagram = DiagramEngine(problem, folder)
    except TooWide:
        why = "its sums or products are worth too many numbers for a diagram"
    except NotCompiled:
        why = "no diagram was found within the limits of compilation"
    else:
        order = diagram.compiled.order
        how = {"file": "compiled before", BOTTOM_UP: "put together bottom-up"}.get(order, f"order of decision: {order}")
        return Plan(diagram, f"a diagram of {diagram.size:,} bytes answers everything exactly ({how})")
    with suppress(TooWide, TooLarge):
        reason = f"{why}; a search that decides little more than a cycle cutset is exact, but cannot count by itself"
        return Plan(CutsetEngine(problem), reason)
    try:
        return Plan(SatEngine(problem), f"{why}; the SAT engine is exact, but cannot count or optimise by itself")
    except TooLarge:
        return Plan(CpsatEngine(problem), f"{why}, and its clause form is too large; CP-SAT stands in")
