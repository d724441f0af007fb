"""Orders of decision: which variable the search decides first.

The best known start is to eliminate variables from the graph of who constrains whom, always the one that leaves the
smallest mark, and to decide in the opposite order: what was eliminated last separates the rest (Darwiche 2001). Which
measure of a mark is best differs from product to product by factors of ten, so there are several.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.engines.diagram.network import Network

Graph = list[set[int]]
Numbers = NDArray[Any]

MOST_FILLED = 1_000
"""Variables up to which the slowest order is worth its time."""

ROUNDS = 200
"""How often the variables move on their line."""


def constrained_together(network: Network) -> Graph:
    """Return for each variable the others that a clause or relation ties to it."""
    graph: Graph = [set() for _ in network.sizes]
    for scope in _scopes(network):
        for variable in scope:
            graph[variable].update(scope)
    for variable, others in enumerate(graph):
        others.discard(variable)
    return graph


def _scopes(network: Network) -> list[list[int]]:
    """Return the variables of each clause and relation that has any."""
    scopes = [[variable for variable, _ in clause] for clause in network.clauses]
    scopes += [list(relation.variables) for relation in network.relations]
    return [scope for scope in scopes if scope]


def by_degree(network: Network) -> list[int]:
    """Eliminate the variable with the fewest neighbours."""
    return _eliminated(constrained_together(network), lambda graph, variable: len(graph[variable]))


def by_weight(network: Network) -> list[int]:
    """Eliminate the variable whose neighbours have the fewest combinations of values."""
    weights = [log2(max(size, 1.001)) for size in network.sizes]
    return _eliminated(
        constrained_together(network), lambda graph, variable: sum(map(weights.__getitem__, graph[variable]))
    )


def by_fill(network: Network) -> list[int] | None:
    """Eliminate the variable whose neighbours are most nearly tied to each other already; small networks only."""
    if len(network.sizes) > MOST_FILLED:
        return None

    def missing(graph: Graph, variable: int) -> float:
        others = graph[variable]
        return sum(len(others) - 1 - len(others & graph[other]) for other in others)

    return _eliminated(constrained_together(network), missing, reach=2)


def advised(network: Network, first: Sequence[int]) -> list[int]:
    """Decide some variables first, in their order, and the others as `by_fill` or `by_weight` does."""
    rank = by_fill(network) or by_weight(network)
    for at, variable in enumerate(reversed(first)):
        rank[variable] = len(rank) + at
    return rank


def by_reach(network: Network) -> list[int]:
    """Return the variables along a line on which constraints reach from their first to their last as little as can be.

    Each constraint stands in the middle of its variables and each variable moves to the middle of its constraints,
    again and again; the shortest of all lines on the way is kept (FORCE: Aloul, Markov and Sakallah 2003).
    """
    scopes = _scopes(network)
    line = np.arange(len(network.sizes))
    if not scopes:
        return line.tolist()
    owner = np.repeat(np.arange(len(scopes)), [len(scope) for scope in scopes])
    variable = np.array([each for scope in scopes for each in scope])
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    place = line.astype(np.float64)
    least = np.inf
    for _ in range(ROUNDS):
        spoken = place[variable]
        reach = (np.maximum.reduceat(spoken, first) - np.minimum.reduceat(spoken, first)).sum()
        if reach < least:
            least, line = reach, np.argsort(place)
        middle = np.bincount(owner, spoken) / np.bincount(owner)
        moved = _means(variable, middle[owner], place)
        place[np.lexsort((place, moved))] = np.arange(len(place))
    return line.tolist()


def _means(variable: Numbers, numbers: Numbers, otherwise: Numbers) -> Numbers:
    """Return the mean of the numbers of each variable; for one that has none, what it is otherwise."""
    counts = np.bincount(variable, minlength=len(otherwise))
    sums = np.bincount(variable, numbers, minlength=len(otherwise))
    return np.where(counts > 0, sums / np.maximum(counts, 1), otherwise)


def combinations(network: Network, rank: Sequence[int]) -> float:
    """Return how many combinations of values come together when variables are eliminated in an order, as bits."""
    weights = [log2(max(size, 1)) for size in network.sizes]
    graph = constrained_together(network)
    total = 0.0
    for variable in sorted(range(len(rank)), key=rank.__getitem__):
        others = graph[variable]
        total += 2.0 ** min(1_000, weights[variable] + sum(map(weights.__getitem__, others)))
        for other in others:
            graph[other] |= others
            graph[other] -= {other, variable}
    return log2(max(1.0, total))


ORDERS: tuple[tuple[str, Callable[[Network], Sequence[int] | None]], ...] = (
    ("weight", by_weight),
    ("fill", by_fill),
    ("degree", by_degree),
)


def _eliminated(graph: Graph, mark: Callable[[Graph, int], float], reach: int = 1) -> list[int]:
    """Return when each variable is eliminated; `reach` says how far around a variable marks change."""
    rank = [0] * len(graph)
    marks = [mark(graph, variable) for variable in range(len(graph))]
    heap = [(each, variable) for variable, each in enumerate(marks)]
    heapq.heapify(heap)
    left = set(range(len(graph)))
    while heap:
        least, variable = heapq.heappop(heap)
        if variable not in left or least != marks[variable]:
            continue
        rank[variable] = len(graph) - len(left)
        left.discard(variable)
        others = graph[variable]
        for other in others:
            graph[other] |= others
            graph[other] -= {other, variable}
        changed = others if reach == 1 else others.union(*(graph[other] for other in others))
        for other in changed:
            now = mark(graph, other)
            if now != marks[other]:
                marks[other] = now
                heapq.heappush(heap, (now, other))
    return rank
