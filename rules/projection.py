"""Projections: counting what problems allow of common characteristics, however many ways there are to complete it.

A configuration of the common characteristics may be completed in several *ways*: values of the characteristics that a
problem has for itself and that are chosen freely. It must count once. So it counts with the first of its ways, in the
order of values: for each way there is a problem that demands this way and rules every earlier way out. No two of these
problems allow the same configuration, and together they allow them all; their counts add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from rules.core import All, Any, Formula, Table, conjunction, disjunction, member, negated
from rules.overlay import Fixed, Layer, laid
from rules.problem import Constraint, Problem

MOST_WAYS = 16
"""Ways to complete that are told apart; each is a problem of its own to be compiled."""

Count = Callable[[Problem], int | None]


def count_apart(layers: Sequence[Layer], count: Count) -> int | None:
    """Count the configurations of the common variables that every one of some layers allows.

    Args:
        layers: one or two, each numbered behind the one before.
        count: counts the configurations of a problem, None if it cannot.

    Returns:
        The number; None if there are more than `MOST_WAYS` ways, or a problem could not be counted.

    Cost:
        A compiled diagram for each way; those of later ways are larger.
    """
    if prod(_number(layer) for layer in layers) > MOST_WAYS:
        return None
    total = 0
    for problem in _problems(layers):
        counted = count(problem)
        if counted is None:
            return None
        total += counted // prod(layer.repetitions for layer in layers)
    return total


def _number(layer: Layer) -> int:
    return prod(len(layer.problem.variables[own].values) for own in layer.hidden)


def _ways(layer: Layer) -> Iterator[Fixed]:
    """Yield the ways to complete; what no rule speaks of is always the same."""
    values = (range(len(layer.problem.variables[own].values)) for own in layer.hidden)
    for way in product(*values):
        yield {**dict.fromkeys(layer.free, 0), **dict(zip(layer.hidden, way, strict=True))}


def _problems(layers: Sequence[Layer]) -> Iterator[Problem]:
    for ways in product(*(list(_ways(layer)) for layer in layers)):
        earlier = [
            replace(layer, fixed=other)
            for layer, way in zip(layers, ways, strict=True)
            for other in _ways(layer)
            if _order(layer, other) < _order(layer, way)
        ]
        demanded = [part for layer, way in zip(layers, ways, strict=True) for part in _demanded(layer, way)]
        problem = laid(layers, earlier)
        rules = tuple(Constraint(each.rule, spread(each.formula, problem)) for each in problem.constraints)
        yield replace(problem, constraints=(*rules, *(Constraint("", part) for part in demanded)))


def _order(layer: Layer, way: Fixed) -> tuple[int, ...]:
    return tuple(way[own] for own in layer.hidden)


def _demanded(layer: Layer, way: Fixed) -> Iterator[Formula]:
    for own in layer.hidden:
        at = layer.first + layer.own.index(own)
        yield member(at, frozenset((way[own],)), len(layer.problem.variables[own].values))


def spread(formula: Formula, problem: Problem) -> Formula:
    """Return a formula in which tables stand at the top only: below it they are told row by row."""
    if not isinstance(formula, All | Any):
        return formula
    parts = [_told(part, problem) if isinstance(part, Table) else spread(part, problem) for part in formula.parts]
    return conjunction(parts) if isinstance(formula, All) else disjunction(parts)


def _told(table: Table, problem: Problem) -> Formula:
    rows = []
    for row in table.rows:
        cells = zip(table.variables, row, strict=True)
        rows.append(
            conjunction([member(at, cell, len(problem.variables[at].values)) for at, cell in cells if cell is not None])
        )
    allowed = disjunction(rows)
    return allowed if table.allowed else negated(allowed)
