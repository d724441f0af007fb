"""Nearby solutions: each satisfies every clause, keeps what is chosen, and shows something that was not seen before."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import Problem, engine
from rules.core import disjunction, member
from rules.engines.nearby import Nearby
from rules.engines.sat import SatEngine
from rules.problem import Constraint, Variable

LAWS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
MOST = 7

Clause = list[tuple[int, int]]
"""Bits and what they shall be, at least one of them."""


@st.composite
def formulas(draw) -> tuple[int, list[Clause]]:
    """Draw some bits and clauses over them; bits may come twice, also turned over."""
    many = draw(st.integers(2, MOST))
    literals = st.tuples(st.integers(0, many - 1), st.integers(0, 1))
    return many, draw(st.lists(st.lists(literals, min_size=1, max_size=4), max_size=12))


def solutions(many: int, clauses: list[Clause]) -> list[tuple[int, ...]]:
    return [bits for bits in product((0, 1), repeat=many) if holds(bits, clauses)]


def holds(bits: tuple[int, ...], clauses: list[Clause]) -> bool:
    return all(any(bits[bit] == wanted for bit, wanted in clause) for clause in clauses)


def marks_of(bits: tuple[int, ...]) -> np.ndarray:
    return np.array([[not bit, bit] for bit in bits], np.bool_).ravel()


def bits_of(marks: np.ndarray) -> tuple[int, ...]:
    assert (marks[::2] != marks[1::2]).all()
    return tuple(marks[1::2].astype(int).tolist())


@LAWS
@given(formulas(), st.data())
def test_what_is_found_is_possible_and_shows_something_new(drawn, data) -> None:
    many, clauses = drawn
    every = solutions(many, clauses)
    if not every:
        return
    start = data.draw(st.sampled_from(every))
    chosen = data.draw(st.sets(st.integers(0, many - 1)))
    wanted = np.array(data.draw(st.lists(st.booleans(), min_size=2 * many, max_size=2 * many)), np.bool_)
    note(f"{clauses} from {start}, chosen {chosen}")
    negative = data.draw(st.booleans())  # a value that is not taken says the same as the other one that is
    flat = [each for clause in clauses for each in (*(literal(bit, value, negative) for bit, value in clause), 0)]
    nearby = Nearby(many, np.array(flat, np.int32))
    rows, shown = nearby.explored(marks_of(start), np.repeat(np.isin(np.arange(many), [*chosen]), 2), wanted)
    assert bits_of(rows[0]) == start
    seen = np.zeros(2 * many, np.bool_)
    for at, (row, own) in enumerate(zip(rows, shown, strict=True)):
        bits = bits_of(row)
        assert holds(bits, clauses)
        assert all(bits[bit] == start[bit] for bit in chosen)
        turned = [(*bits[:bit], 1 - bits[bit], *bits[bit + 1 :]) for bit in range(many)]
        assert own.tolist() == (row | marks_of_turned(bits, [holds(each, clauses) for each in turned])).tolist()
        assert at == 0 or (row & wanted & ~seen).any()
        seen |= own & ~np.repeat(np.isin(np.arange(many), [*chosen]), 2) | row


def literal(bit: int, wanted: int, negative: bool) -> int:
    return -(2 * bit + 1 - wanted + 1) if negative else 2 * bit + wanted + 1


def marks_of_turned(bits: tuple[int, ...], fine: list[bool]) -> np.ndarray:
    return np.array([[bit and is_fine, not bit and is_fine] for bit, is_fine in zip(bits, fine, strict=True)]).ravel()


@LAWS
@given(formulas(), st.data())
def test_a_session_of_yes_or_no_is_answered_exactly(drawn, data) -> None:
    many, clauses = drawn
    variables = tuple(Variable(f"v{at}", "enumeration", ("no", "yes"), computed=False) for at in range(many))
    parts = [disjunction([member(bit, frozenset([wanted]), 2) for bit, wanted in clause]) for clause in clauses]
    problem = Problem(variables, tuple(Constraint(f"r{at}", part) for at, part in enumerate(parts)))
    decider, oracle = SatEngine(problem), engine(problem, "exhaustive")
    picked = data.draw(st.lists(st.tuples(st.sampled_from(range(many)), st.sampled_from(["no", "yes"])), max_size=6))
    choices: dict[str, str] = {}
    for bit, value in picked:
        choices[f"v{bit}"] = value
        expected = oracle.propagate(choices)
        found = decider.propagate(choices)
        assert (found.consistent, dict(found.domains)) == (expected.consistent, dict(expected.domains))


def test_alternatives_are_swapped_without_the_solver() -> None:
    """One of twelve has to be taken: each is reached from any other in two turns."""
    several = 12
    variables = tuple(Variable(f"v{at}", "enumeration", ("no", "yes"), computed=False) for at in range(several))
    yes = [member(at, frozenset([1]), 2) for at in range(several)]
    no = [member(at, frozenset([0]), 2) for at in range(several)]
    pairs = [disjunction([no[a], no[b]]) for a in range(several) for b in range(a)]
    rules = [disjunction(yes), *pairs]
    decider = SatEngine(Problem(variables, tuple(Constraint(f"r{at}", each) for at, each in enumerate(rules))))
    assert all(len(values) == 2 for values in decider.propagate({}).domains.values())
    assert decider.counters.solves == 1
