"""Simplifying a network before it is searched: fewer variables, each with more values.

Feature models speak of many yes-or-no variables that are really few choices. Two steps find these:

* Variables that always agree, or always differ, become one (strongly connected literals of the two-literal clauses;
  Aspvall, Plass and Tarjan 1979).
* Literals of which at most one holds, a clique of mutual exclusions, become one variable whose values say which.

Then constraints over the same variables are folded together.

Nothing is lost: each variable of the old network is a `View` of one of the new, and configurations keep their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from rules.engines.diagram.fold import folded
from rules.engines.diagram.network import Clause, Literal, Network, Relation


@dataclass(frozen=True, slots=True)
class View:
    """An old variable in terms of the new network: value `v` means that `variable` has one of `values[v]`."""

    variable: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Simplified:
    """A smaller network, and what each old variable is in it."""

    network: Network
    views: tuple[View, ...]


def simplified(network: Network) -> Simplified:
    """Simplify a network."""
    views = [View(variable, tuple(1 << value for value in range(size))) for variable, size in enumerate(network.sizes)]
    found = Simplified(network, tuple(views))
    while (merged := _merged(found.network)) is not None:
        found = _through(found, merged)
    grouped = _grouped(found.network)
    if grouped is not None:
        found = _through(found, grouped)
    return Simplified(folded(found.network), found.views)


def _through(first: Simplified, second: Simplified) -> Simplified:
    views = []
    for view in first.views:
        inner = second.views[view.variable]
        values = tuple(_joined(inner.values, values) for values in view.values)
        views.append(View(inner.variable, values))
    return Simplified(second.network, tuple(views))


def _joined(masks: Sequence[int], values: int) -> int:
    joined = 0
    for value, mask in enumerate(masks):
        if values >> value & 1:
            joined |= mask
    return joined


# --- variables that agree --------------------------------------------------------------------------------------------


def _merged(network: Network) -> Simplified | None:
    """Make variables that always agree or differ one; None if there are none."""
    heads, tails = [], []
    for clause in network.clauses:
        if len(clause) == 2 and network.sizes[clause[0][0]] == 2 == network.sizes[clause[1][0]]:
            (one, first), (other, second) = clause
            if first in (1, 2) and second in (1, 2) and one != other:
                heads += [2 * one + (first == 1), 2 * other + (second == 1)]
                tails += [2 * other + (second == 2), 2 * one + (first == 2)]
    count = 2 * len(network.sizes)
    edges = coo_matrix((np.ones(len(heads), np.int8), (heads, tails)), (count, count))
    _, labels = connected_components(edges, directed=True, connection="strong")
    least = np.full(count, count)
    np.minimum.at(least, labels, np.arange(count))
    leader = least[labels]
    views: list[View | None] = []
    for variable, size in enumerate(network.sizes):
        false, true = int(leader[2 * variable]), int(leader[2 * variable + 1])
        if size != 2 or false == true or true // 2 == variable:
            views.append(None)
        else:
            views.append(View(true // 2, (1 << (1 - true % 2), 1 << true % 2)))
    if not any(views):
        return None
    return _replaced(network, views, [])


# --- literals of which at most one holds -----------------------------------------------------------------------------


def _grouped(network: Network) -> Simplified | None:
    """Make cliques of literals that exclude each other variables; None if there are none."""
    excluded: dict[int, set[int]] = defaultdict(set)
    for clause in network.clauses:
        if len(clause) == 2 and network.sizes[clause[0][0]] == 2 == network.sizes[clause[1][0]]:
            (one, first), (other, second) = clause
            if one != other:
                # What the clause rules out: both literals' opposites at once.
                left, right = 2 * one + (first == 1), 2 * other + (second == 1)
                excluded[left].add(right)
                excluded[right].add(left)
    cliques = _cliques(excluded)
    if not cliques:
        return None
    exact = _said(network, cliques)
    views: list[View | None] = [None] * len(network.sizes)
    added: list[int] = []
    for at, clique in enumerate(cliques):
        group = len(network.sizes) + at
        size = len(clique) + (not exact[at])
        added.append(size)
        for value, literal in enumerate(clique):
            here, elsewhere = 1 << value, (1 << size) - 1 - (1 << value)
            views[literal // 2] = View(group, (elsewhere, here) if literal % 2 else (here, elsewhere))
    return _replaced(network, views, added)


def _said(network: Network, cliques: Sequence[Sequence[int]]) -> list[bool]:
    """Return for each clique whether a clause says that one of its literals holds; no two cliques share a variable."""
    literals = [frozenset((literal // 2, 1 << literal % 2) for literal in clique) for clique in cliques]
    of = {literal: at for at, clique in enumerate(literals) for literal in clique}
    said = [False] * len(cliques)
    for clause in network.clauses:
        at = of.get(clause[0], -1) if clause else -1
        if at >= 0 and len(clause) == len(literals[at]) and literals[at].issuperset(clause):
            said[at] = True
    return said


def _cliques(excluded: dict[int, set[int]]) -> list[list[int]]:
    """Return disjoint cliques, greedily, the largest neighbourhoods first; a variable is in one of them at most."""
    found = []
    taken: set[int] = set()
    for start in sorted(excluded, key=lambda literal: (-len(excluded[literal]), literal)):
        if start // 2 in taken:
            continue
        clique = [start]
        candidates = {literal for literal in excluded[start] if literal // 2 not in taken}
        for following in sorted(candidates, key=lambda literal: (-len(excluded[literal]), literal)):
            if following in candidates:
                clique.append(following)
                candidates &= excluded[following]
        if len(clique) > 1:
            found.append(clique)
            taken.update(literal // 2 for literal in clique)
    return found


# --- rewriting -------------------------------------------------------------------------------------------------------


def _replaced(network: Network, views: Sequence[View | None], added: Sequence[int]) -> Simplified:
    """Rewrite a network in terms of other variables; `added` are the sizes of new ones, which follow the old."""
    sizes = [*network.sizes, *added]
    number: dict[int, int] = {}
    for variable in range(len(sizes)):
        if variable >= len(views) or views[variable] is None:
            number[variable] = len(number)
    complete = []
    for variable, view in enumerate(views):
        if view is None:
            complete.append(View(number[variable], tuple(1 << value for value in range(sizes[variable]))))
        else:
            complete.append(View(number[view.variable], view.values))
    made = Network([sizes[variable] for variable in number])
    full = [made.full(variable) for variable in range(len(made.sizes))]
    known = _Literals(complete)
    clauses = dict.fromkeys(_rewritten(clause, known, full) for clause in network.clauses)
    made.clauses = [clause for clause in clauses if clause is not None]
    for relation in network.relations:
        made.relations.append(_rewritten_relation(relation, complete, known, full))
    return Simplified(made, tuple(complete))


class _Literals(dict[Literal, Literal]):
    """Old literals in terms of the new network, each worked out once: they stand in many clauses."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views

    def __missing__(self, literal: Literal) -> Literal:
        view = self._views[literal[0]]
        made = self[literal] = view.variable, _joined(view.values, literal[1])
        return made


def _rewritten(clause: Clause, known: _Literals, full: Sequence[int]) -> Clause | None:
    """Return a clause in terms of the new network, its variables in order; None if it always holds."""
    if len(clause) == 2:  # nearly all are; the same as below, told at once
        (one, first), (other, second) = pair = known[clause[0]], known[clause[1]]
        if one != other and first and second:
            if first == full[one] or second == full[other]:
                return None
            return pair if one < other else pair[::-1]
    joined: dict[int, int] = {}
    for literal in clause:
        variable, values = known[literal]
        joined[variable] = joined.get(variable, 0) | values
    for variable, values in joined.items():
        if values == full[variable]:
            return None
    return tuple(sorted(literal for literal in joined.items() if literal[1]))


def _rewritten_relation(relation: Relation, views: Sequence[View], known: _Literals, full: Sequence[int]) -> Relation:
    owners = [views[variable].variable for variable in relation.variables]
    scope = tuple(dict.fromkeys(owners))
    rows: dict[tuple[int, ...], None] = {}
    for row in relation.rows:
        cells = {variable: full[variable] for variable in scope}
        for variable, values, owner in zip(relation.variables, row, owners, strict=True):
            cells[owner] &= known[variable, values][1]
        if all(cells.values()):
            rows[tuple(cells.values())] = None
    return Relation(scope, tuple(rows))
