"""Small networks made by hypothesis, and all their configurations found by trying."""

from __future__ import annotations

from itertools import product
from math import prod

from hypothesis import strategies as st

from rules import Problem
from rules.engines.diagram.network import Clause, Network, Relation
from rules.problem import Variable

MOST = 20_000
"""Combinations of values that are tried."""

SIZES = (2, 2, 2, 2, 3, 5, 31, 32, 33, 63, 64, 65, 130)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks of booleans, which are simplified, or of variables with few or many values; clauses and tables."""
    sizes = draw(
        st.lists(st.just(2), min_size=2, max_size=11)
        | st.lists(st.sampled_from(SIZES), min_size=1, max_size=8).filter(lambda found: prod(found) <= MOST)
    )
    clauses = draw(st.lists(_clauses(sizes), max_size=16))
    relations = draw(st.lists(_relations(sizes), max_size=2))
    return Network(sizes, clauses, relations)


def configurations(network: Network) -> list[tuple[int, ...]]:
    """Try all combinations of values."""
    return [values for values in product(*map(range, network.sizes)) if _holds(network, values)]


def problem_of(network: Network) -> Problem:
    """Return a problem with the characteristics of a network and no rules."""
    variables = [
        Variable(f"v{at}", "enumeration", tuple(f"c{value}" for value in range(size)), False)
        for at, size in enumerate(network.sizes)
    ]
    return Problem(tuple(variables), ())


def _holds(network: Network, values: tuple[int, ...]) -> bool:
    return all(any(mask >> values[at] & 1 for at, mask in clause) for clause in network.clauses) and all(
        any(
            all(mask >> values[at] & 1 for at, mask in zip(relation.variables, row, strict=True))
            for row in relation.rows
        )
        for relation in network.relations
    )


def _masks(size: int) -> st.SearchStrategy[int]:
    single = st.integers(0, size - 1).map(lambda value: 1 << value)
    return single | single.map(lambda mask: (1 << size) - 1 - mask) | st.integers(1, (1 << size) - 2)


def _scopes(sizes: list[int], most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, len(sizes) - 1), min_size=1, max_size=most, unique=True)


def _clauses(sizes: list[int]) -> st.SearchStrategy[Clause]:
    pairs = st.lists(st.integers(0, len(sizes) - 1), min_size=min(2, len(sizes)), max_size=2, unique=True)
    return (pairs | _scopes(sizes, 8)).flatmap(
        lambda scope: st.tuples(*(_masks(sizes[at]).map(lambda mask, at=at: (at, mask)) for at in scope))  # type: ignore[misc]
    )


def _relations(sizes: list[int]) -> st.SearchStrategy[Relation]:
    return _scopes(sizes, 3).flatmap(
        lambda scope: st.lists(
            st.tuples(*(_masks(sizes[at]) for at in scope)), min_size=1, max_size=70, unique=True
        ).map(lambda rows: Relation(tuple(scope), tuple(rows)))
    )
