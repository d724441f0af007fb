"""Rotations: each is another solution, and where clauses are all there is, none is overlooked."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from pysat.solvers import Solver

from rules import Problem, engine
from rules.engines.cnf import Clauses
from rules.engines.rotations import Recording, Rotations
from rules.engines.sat import SatEngine
from rules.problem import Variable
from tests.rules.problems import problems

LAWS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def rotated(problem: Problem) -> tuple[list[int], np.ndarray, list[int], bool]:
    """Return a solution, its rotations, where each variable's values begin, and whether there are only values."""
    with Solver(name="minisat-gh") as solver:
        recording = Recording(solver.add_clause)
        clauses = Clauses(problem, recording)
        rotations = Rotations(clauses.offsets, recording.closed(clauses.of_domains))
        if not solver.solve():
            return [], np.zeros(0, np.bool_), [], False
        model = np.array(solver.get_model())
    values = np.flatnonzero(model[: clauses.offsets[-1]] > 0) - np.array(clauses.offsets[:-1])
    return values.tolist(), rotations.of(model), clauses.offsets, rotations.is_plain


@LAWS
@given(problems())
def test_a_rotation_is_a_solution_and_what_is_not_one_breaks_a_clause(problem: Problem) -> None:
    every = {tuple(each.values()) for each in engine(problem, "exhaustive").enumerate({}, 100_000).assignments}
    values, marks, offsets, is_plain = rotated(problem)
    assert bool(values) == bool(every)
    for variable, owner in enumerate(problem.variables[: len(values)]):
        for value in range(len(owner.values)):
            changed = [*values]
            changed[variable] = value
            named = tuple(each.values[at] for each, at in zip(problem.variables, changed, strict=True))
            is_marked = bool(marks[offsets[variable] + value])
            assert not is_marked or named in every
            assert not is_plain or is_marked == (named in every)


def test_a_click_on_what_is_free_asks_the_solver_once() -> None:
    variables = (Variable(f"v{at}", "enumeration", ("a", "b"), computed=False) for at in range(40))
    free = Problem(tuple(variables), ())
    decider = SatEngine(free)
    assert all(len(values) == 2 for values in decider.propagate({}).domains.values())
    assert decider.counters.solves == 1
    assert all(len(values) == 2 for name, values in decider.propagate({"v3": "b"}).domains.items() if name != "v3")
    assert decider.counters.solves == 1
