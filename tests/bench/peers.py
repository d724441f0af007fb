"""The peers of the engines: how others answer a click, as plainly as they do it.

Each answers `propagate` like an engine. A click that takes longer than it is given is cut off with `Slow`.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from ortools.sat.python import cp_model
from pysat.solvers import Solver

from rules import Budget, Problem, Propagation
from rules.engines.cnf import Clauses
from rules.engines.cpsat_model import CpsatModel
from rules.engines.exhaustive import ExhaustiveEngine


class Slow(Exception):
    """A click took longer than it was given."""


class SatPerValue:
    """Incremental SAT: one call for each value of each variable."""

    name = "cadical, one call per value"

    def __init__(self, problem: Problem, seconds: float) -> None:
        self.problem = problem
        self._seconds = seconds
        self._solver = Solver(name="cadical195")
        self._clauses = Clauses(problem, self._solver.add_clause)

    def propagate(self, choices: Mapping[str, str]) -> Propagation:
        """Return every value that some completion of the choices has."""
        until = perf_counter() + self._seconds
        chosen = [self._clauses.literal(*each) for each in self.problem.numbered(choices).items()]
        domains: dict[str, tuple[str, ...]] = {}
        for number, variable in enumerate(self.problem.variables):
            if perf_counter() > until:
                raise Slow
            domains[variable.name] = tuple(
                code
                for value, code in enumerate(variable.values)
                if self._solver.solve(assumptions=[*chosen, self._clauses.literal(number, value)])
            )
        return Propagation(all(domains.values()), domains)


class CpsatPerValue:
    """CP-SAT: one solve for each value of each variable."""

    name = "CP-SAT, one solve per value"

    def __init__(self, problem: Problem, seconds: float) -> None:
        self.problem = problem
        self._seconds = seconds
        self._made = CpsatModel(problem)

    def propagate(self, choices: Mapping[str, str]) -> Propagation:
        """Return every value that some completion of the choices has."""
        until = perf_counter() + self._seconds
        model = self._made.model.clone()
        for variable, value in self.problem.numbered(choices).items():
            literal = self._made.literal(variable, value)
            model.add_bool_or([] if literal is None else [literal])
        domains: dict[str, tuple[str, ...]] = {}
        for number, each in enumerate(self.problem.variables):
            domains[each.name] = tuple(
                code for value, code in enumerate(each.values) if self._can_be(model, number, value, until)
            )
        return Propagation(all(domains.values()), domains)

    def _can_be(self, model: cp_model.CpModel, variable: int, value: int, until: float) -> bool:
        literal = self._made.literal(variable, value)
        if literal is None:
            return False
        model.clear_assumptions()
        model.add_assumption(literal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = max(0.001, until - perf_counter())
        status = solver.solve(model)
        if status == cp_model.UNKNOWN:
            raise Slow
        return status in (cp_model.OPTIMAL, cp_model.FEASIBLE)


class PythonConstraint:
    """python-constraint, as our exhaustive engine uses it."""

    name = "python-constraint"

    def __init__(self, problem: Problem, seconds: float) -> None:
        self._seconds = seconds
        self._engine = ExhaustiveEngine(problem)

    def propagate(self, choices: Mapping[str, str]) -> Propagation:
        """Return every value that some completion of the choices has."""
        found = self._engine.propagate(choices, Budget(deadline=perf_counter() + self._seconds, clock=perf_counter))
        if found.consistent is None or found.undecided:
            raise Slow
        return found
