"""Folding: several constraints over the same few variables become one table.

What is said of two variables in many clauses and tables is one table of the pairs that all of them allow: propagation
then sees at once what it would otherwise find step by step, and the search has less to look at. What is said of some of
a table's variables is folded into the table; a variable that has one value left drops out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from math import prod
from operator import or_

from rules.engines.diagram.network import Clause, Network, Relation

MOST_PAIRS = 4_096
"""Combinations of values up to which constraints over the same variables are listed as one table."""

Scope = frozenset[int]


def folded(network: Network) -> Network:
    """Return a network with the same variables and configurations, and fewer constraints."""
    domains = _domains(network)
    clauses: dict[Scope, list[Clause]] = defaultdict(list)
    relations: dict[Scope, list[Relation]] = defaultdict(list)
    for clause in network.clauses:
        clauses[frozenset(variable for variable, _ in clause)].append(clause)
    for relation in network.relations:
        narrow = _narrowed(relation, domains)
        if len(narrow.variables) > 1:
            relations[frozenset(narrow.variables)].append(narrow)
        elif narrow.variables or not narrow.rows:
            clauses[frozenset(narrow.variables)].append(_clause(narrow))
    made = Network(network.sizes)
    for scope in dict.fromkeys([*clauses, *relations]):
        if _is_worth_listing(scope, clauses[scope], relations[scope], network.sizes):
            made.relations.append(_listed(sorted(scope), clauses[scope], relations[scope], domains))
        else:
            made.clauses += clauses[scope]
            made.relations += relations[scope]
    return made


def _domains(network: Network) -> list[int]:
    """Return the values that clauses of one literal, and the rows of tables, leave of each variable."""
    domains = [network.full(variable) for variable in range(len(network.sizes))]
    for clause in network.clauses:
        if len(clause) == 1:
            ((variable, values),) = clause
            domains[variable] &= values
    return domains


def _narrowed(relation: Relation, domains: Sequence[int]) -> Relation:
    """Return a relation without what its variables cannot be, and without those that have one value."""
    kept = [at for at, variable in enumerate(relation.variables) if domains[variable].bit_count() > 1]
    rows: dict[tuple[int, ...], None] = {}
    for row in relation.rows:
        cells = tuple(cell & domains[variable] for cell, variable in zip(row, relation.variables, strict=True))
        if all(cells):
            rows[tuple(cells[at] for at in kept)] = None
    return Relation(tuple(relation.variables[at] for at in kept), tuple(rows))


def _clause(relation: Relation) -> Clause:
    """Return a relation of one variable or none as a clause."""
    values = reduce(or_, (row[0] for row in relation.rows if row), 0)
    return tuple((variable, values) for variable in relation.variables if values)


def _is_worth_listing(
    scope: Scope, clauses: Sequence[Clause], relations: Sequence[Relation], sizes: Sequence[int]
) -> bool:
    """Whether there are several constraints to join, over few combinations, and not just between yes and no."""
    return (
        len(scope) > 1
        and len(clauses) + len(relations) > 1
        and any(sizes[variable] > 2 for variable in scope)
        and prod(sizes[variable] for variable in scope) <= MOST_PAIRS
    )


def _listed(
    scope: Sequence[int], clauses: Sequence[Clause], relations: Sequence[Relation], domains: Sequence[int]
) -> Relation:
    """Return the table of the combinations that all of some constraints over the same variables allow."""
    left = set(_rows(scope, [dict(clause) for clause in clauses], domains))
    for relation in relations:
        order = [relation.variables.index(variable) for variable in scope]
        left &= {row for cells in relation.rows for row in product(*(_ones(cells[at]) for at in order))}
    return Relation(tuple(scope), tuple(sorted(left)))


def _rows(
    scope: Sequence[int], clauses: Sequence[Mapping[int, int]], domains: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """Yield the combinations that satisfy all clauses, value by value; a clause that a value satisfies is done with."""
    variable, *following = scope
    left = domains[variable]
    if not following:
        for clause in clauses:
            left &= clause.get(variable, 0)
        yield from ((value,) for value in _ones(left))
        return
    for value in _ones(left):
        others = [clause for clause in clauses if not clause.get(variable, 0) & value]
        for row in _rows(following, others, domains):
            yield (value, *row)


def _ones(values: int) -> Iterator[int]:
    """Yield the sets of one value each that make up a set."""
    while values:
        least = values & -values
        yield least
        values ^= least
