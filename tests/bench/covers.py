"""Covers of all pairs: beside allpairspy, a kept library for just that, and beside the smallest that were published.

allpairspy knows rules only as a function that says of the first characteristics of a row whether they may stand. It is
given an exact one, our engine, so that it never runs into a dead end; but it stops as soon as a row brings nothing new,
so pairs that are possible may be missing.

Source of the published sizes: Czerwonka, *Pairwise testing, available tools* (pairwise.org), the least of all tools on
each of the shapes that tools are compared by; 2^100 is known to need 10 (Kleitman and Spencer 1973, Katona 1973).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from time import perf_counter

from allpairspy import AllPairs

import rules
from rules import Budget, Cover, Engine, Problem, cover
from rules.models import Model
from rules.problem import Variable
from tests.bench.row import Row

SECONDS = 5.0
"""Our cover of a model gets so long."""

PEER_SECONDS = 15.0
"""The library gets so long; its configurations so far are a lower bound."""

SHAPES: dict[str, tuple[tuple[int, ...], int]] = {
    "3^4": ((3,) * 4, 9),
    "3^13": ((3,) * 13, 15),
    "4^15 3^17 2^29": ((4,) * 15 + (3,) * 17 + (2,) * 29, 29),
    "4 3^39 2^35": ((4,) + (3,) * 39 + (2,) * 35, 21),
    "2^100": ((2,) * 100, 10),
    "10^20": ((10,) * 20, 180),
}
"""Characteristics without any rule, by how many values they have, and the smallest published cover."""


def measure() -> Iterator[Row]:
    """Cover the shapes that tools are compared by."""
    for shape, (sizes, published) in SHAPES.items():
        problem = _free(sizes)
        start = perf_counter()
        found = cover(rules.engine(problem))
        taken = (perf_counter() - start) * 1000
        many = len(found.configurations)
        peer, peer_taken, is_cut = _by_allpairspy(problem, found.interactions.names, lambda _: True)
        yield Row(f"{shape}: configurations of a cover", many, "", "the smallest published", published)
        yield Row(f"{shape}: configurations of a cover", many, "", "allpairspy", len(peer), at_least=is_cut)
        yield Row(f"{shape}: cover", taken, "ms", "allpairspy", peer_taken, at_least=is_cut, faster=True)


def rows(model: Model, engine: Engine, click: float) -> Iterator[Row]:
    """Cover a model, and let the library try the same."""
    start = perf_counter()
    try:
        found = cover(engine, budget=Budget(deadline=perf_counter() + SECONDS, clock=perf_counter))
    except ValueError:  # too many values for a table of all pairs
        return
    taken = (perf_counter() - start) * 1000
    made = len(found.configurations)
    whole = "all pairs" if found.decided else f"pairs, {found.missing + found.interactions.unknown:,} left"
    yield Row(f"{model.name}: cover of {whole}", taken, "ms", "a click", click)
    if found.decided:
        yield Row(f"{model.name}: configurations of it", made, "", "the lower bound", found.interactions.bound)
        yield from _peer(model, engine, found, taken)


def _peer(model: Model, engine: Engine, found: Cover, taken: float) -> Iterator[Row]:
    names = found.interactions.names

    def may_stand(first: Sequence[str]) -> bool:
        return engine.propagate(dict(zip(names, first, strict=False))).consistent is True

    peer, peer_taken, is_cut = _by_allpairspy(model.problem, names, may_stand)
    pairs = {pair for row in peer for pair in combinations(zip(names, row, strict=True), 2)}
    cut = ", cut off" if is_cut else ""
    what = f"{model.name}: pairs that {len(peer):,} configurations of allpairspy lack{cut}"
    yield Row(what, found.interactions.possible - len(pairs), "")
    yield Row(f"{model.name}: cover", taken, "ms", "allpairspy", peer_taken, at_least=is_cut, faster=True)


def _by_allpairspy(
    problem: Problem, names: Sequence[str], may_stand: Callable[[Sequence[str]], bool]
) -> tuple[list[list[str]], float, bool]:
    """Return the rows that the library makes, how many milliseconds it took, and whether it was cut off."""
    values = [list(problem.variables[problem.index[name]].values) for name in names]
    start = perf_counter()

    def in_time(first: Sequence[str]) -> bool:
        if perf_counter() - start > PEER_SECONDS:
            raise _CutOff
        return may_stand(first)

    made: list[list[str]] = []
    try:
        for row in AllPairs(values, filter_func=in_time):
            made.append(row)
    except _CutOff:
        return made, PEER_SECONDS * 1000, True
    return made, (perf_counter() - start) * 1000, False


class _CutOff(Exception):
    """The library took its time."""


def _free(sizes: Sequence[int]) -> Problem:
    variables = tuple(
        Variable(f"v{at}", "enumeration", tuple(map(str, range(size))), computed=False) for at, size in enumerate(sizes)
    )
    return Problem(variables, ())
