"""The least cost with every bit of an answer: one sweep up, one down, and a look at each leaf.

The cost of a bit is its own plus the least of everything else, which the sweep down brings to each leaf. A leaf that
the choices exclude has such a cost too, as long as nothing else on the way is excluded. So the same sweep tells what
each choice costs if it is *exchanged* for another value and all other choices are kept; that would take a question for
each choice otherwise.

Where a part is missing, an edge holds nothing. If it is the only one, what holds the missing part together with
the rest is still known, and is passed on to that part alone.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.numbers import NEVER, Long, Longs, least_of
from rules.engines.diagram.passes import (
    EDGES,
    LEAF_BITS,
    LEAF_BITS_AT,
    LEAVES,
    NODES,
    ONE,
    VARIABLE_END,
    VARIABLE_LEAF,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    Graph,
    graph_of,
    restrict,
)
from rules.engines.diagram.reach import (
    ALIVE,
    UNSEEN,
    WHOLE,
    Marks,
    Outline,
    Support,
    Words,
    most_looked_at,
    next_wanted,
    support_of,
    want,
)

SPENT = np.int64(-(2**62))
"""Stands for a cost that was not found, because too much would have to be looked at."""

SHARE = 4
"""If one in so many nodes has to be looked at, a sweep over all is quicker."""

MISSING = 2
"""Marks an edge of which more is missing than helps."""

LEAF = 3
"""Marks an edge of which one leaf is missing, and what is below it was not looked at."""


class Sums(NamedTuple):
    """An objective ready for the sweeps: what each bit of an answer costs, the least of each leaf, their sums on edges.

    In a large diagram `whole` is the least below each node; else it is empty.
    """

    bits: Longs
    least: Longs
    base: Longs
    whole: Longs


class Naming(NamedTuple):
    """Where the values of characteristics stand in an answer.

    Bits of value `l` are `places[starts[l]:starts[l + 1]]`; `owner` is its characteristic, whose values begin at
    `first`. `always` are the values that every configuration has.
    """

    places: Longs
    starts: Longs
    owner: Longs
    first: Longs
    always: Longs


class _Leaves(NamedTuple):
    """What the choices make of each leaf: its least cost, how much dearer an edge with it is, whether it is missing."""

    now: Longs
    more: Longs
    missing: Marks


@njit(cache=True, nogil=True)
def each(blob: Blob, literals: Blob, sums: Sums, exchange: bool, bits: Blob, of_bits: Longs) -> Long:
    """Return the least cost of a configuration of some choices, `NEVER` if there is none.

    Args:
        blob: the artefact.
        literals: the choices.
        sums: the objective.
        exchange: whether a value of a chosen characteristic is told with its choice exchanged.
        bits: gets what `restrict` makes of the choices.
        of_bits: gets the least cost with each bit of an answer, `NEVER` if there is none.
    """
    of_bits[:] = NEVER
    least: Long = NEVER
    if (restrict(blob, literals, bits) or exchange) and blob[NODES]:
        least = _swept(blob, bits, sums, exchange, of_bits)
    return least


@njit(cache=True, nogil=True)
def each_within(
    blob: Blob, known: Outline, literals: Blob, sums: Sums, exchange: bool, bits: Blob, of_bits: Longs
) -> Long:
    """Do what `each` does, and look only at what the choices reach if that is not too much."""
    of_bits[:] = NEVER
    least: Long = NEVER
    if (restrict(blob, literals, bits) or exchange) and blob[NODES]:
        least = _walked(blob, known, bits, sums, exchange, of_bits)
        if least == SPENT:
            least = _swept(blob, bits, sums, exchange, of_bits)
    return least


@njit(cache=True, nogil=True)
def _leaves(blob: Blob, bits: Blob, sums: Sums) -> _Leaves:
    least, bit_costs = sums.least, sums.bits
    now = least.copy()
    more = np.zeros(blob[LEAVES], np.int64)
    missing = np.zeros(blob[LEAVES], np.uint8)
    for variable in range(blob[VARIABLES]):
        if bits[blob[WORDS] + variable]:
            first = blob[blob[VARIABLE_WORD] + variable]
            width = blob[blob[VARIABLE_END] + variable] - first
            for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
                now[leaf] = least_of(blob, bits, leaf, first, width, bit_costs)
                missing[leaf] = now[leaf] == NEVER
                more[leaf] = (0 if missing[leaf] else now[leaf]) - least[leaf]
    return _Leaves(now, more, missing)


# --- a sweep over everything ------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def _swept(blob: Blob, bits: Blob, sums: Sums, exchange: bool, of_bits: Longs) -> Long:
    nodes = blob[NODES]
    limit = MISSING if exchange else 1
    leaves = _leaves(blob, bits, sums)
    now, dearer, without = leaves.now, leaves.more, leaves.missing
    weight = sums.base.copy()
    gone = np.zeros(blob[EDGES], np.uint8)
    graph = graph_of(blob)
    leaf_edge, leaf_edges = graph.leaf_edge, graph.leaf_edges
    for leaf in range(blob[LEAVES]):
        more, missing = dearer[leaf], without[leaf]
        if more != 0 or missing:
            for at in range(leaf_edge[leaf], leaf_edge[leaf + 1]):
                edge = leaf_edges[at]
                weight[edge] += more
                gone[edge] = min(gone[edge] + missing, MISSING)
    worth = np.empty(nodes, np.int64)
    _up(graph, weight, gone, limit, worth)
    if exchange or worth[nodes - 1] != NEVER:
        _down(graph, weight, gone, limit, worth)
        around = np.full(blob[LEAVES], NEVER)
        for leaf in range(blob[LEAVES]):
            wanted = without[leaf]
            if wanted < limit:
                best = NEVER
                for at in range(leaf_edge[leaf], leaf_edge[leaf + 1]):
                    edge = leaf_edges[at]
                    if gone[edge] == wanted:
                        best = min(best, weight[edge])
                around[leaf] = best if wanted or best == NEVER else best - now[leaf]
        _given(blob, bits, around, sums.bits, exchange, of_bits)
    return int(worth[nodes - 1])


@borrows
def _up(graph: Graph, weight: Longs, gone: Marks, limit: int, worth: Longs) -> None:
    """Add the nodes below to every edge, and take the least edge of every node."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    for node in range(graph.nodes):
        best = NEVER
        for edge in range(node_edge[node], node_edge[node + ONE]):
            missing = gone[edge]
            if missing >= limit:
                continue
            total = weight[edge]
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                below = worth[child[at]]
                if below == NEVER:
                    missing += 1
                else:
                    total += below
            weight[edge] = total
            gone[edge] = min(missing, MISSING)
            if missing == 0:
                best = min(best, total)
        worth[node] = best


@njit(cache=True, nogil=True)
def _down(graph: Graph, weight: Longs, gone: Marks, limit: int, worth: Longs) -> None:
    """Add what is above to every edge; mark those that nothing leads to."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    above = np.full(graph.nodes, NEVER)
    above[graph.nodes - ONE] = 0
    for back in range(graph.nodes):
        node = graph.nodes - ONE - back
        over = above[node]
        for edge in range(node_edge[node], node_edge[node + ONE]):
            missing = gone[edge]
            if over == NEVER or missing >= limit:
                gone[edge] = MISSING
                continue
            total = weight[edge] + over
            weight[edge] = total
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                below = child[at]
                own = worth[below]
                if missing == 0:
                    above[below] = min(above[below], total - own)
                elif own == NEVER:
                    above[below] = min(above[below], total)


# --- a walk over what is reached --------------------------------------------------------------------------------------


class _Walk(NamedTuple):
    """What a walk knows: of nodes their state and least cost, of edges what they cost and what is missing."""

    state: Marks
    worth: Longs
    weight: Longs
    gone: Marks


@njit(cache=True, nogil=True)
def _walked(blob: Blob, known: Outline, bits: Blob, sums: Sums, exchange: bool, of_bits: Longs) -> Long:
    nodes, edges, graph = blob[NODES], blob[EDGES], graph_of(blob)
    leaves = _leaves(blob, bits, sums)
    walk = _Walk(
        np.zeros(nodes, np.uint8), np.empty(nodes, np.int64), np.empty(edges, np.int64), np.empty(edges, np.uint8)
    )
    chosen = support_of(blob, bits)
    wanted = np.zeros(nodes // 64 + 1, np.uint64)
    want(wanted, nodes - 1)
    if not _looked_at(graph, known, chosen, leaves, sums, wanted, walk):
        return SPENT
    least = int(walk.worth[nodes - 1] if walk.state[nodes - 1] == ALIVE else sums.whole[nodes - 1])
    if exchange or least != NEVER:
        around = np.full(blob[LEAVES], NEVER)
        open_edge, open_above = _led_down(graph, known, leaves, sums, exchange, wanted, walk, around)
        if len(open_edge):
            if not _looked_at(graph, known, chosen, leaves, sums, wanted, walk):
                return SPENT
            _exchanged(graph, known, leaves, sums, walk, open_edge, open_above, around)
        _given(blob, bits, around, sums.bits, exchange, of_bits)
    return least


@njit(cache=True, nogil=True)
def _looked_at(
    graph: Graph, known: Outline, chosen: Support, leaves: _Leaves, sums: Sums, wanted: Words, walk: _Walk
) -> bool:
    """Find the least cost below wanted nodes; return False, at any time, if too many have to be looked at."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    state, worth, weight, gone, base, whole = walk.state, walk.worth, walk.weight, walk.gone, sums.base, sums.whole
    more, without, support, edge_leaf, leaf_at = (
        leaves.more,
        leaves.missing,
        known.support,
        known.edge_leaf,
        known.leaves,
    )
    order = np.empty(most_looked_at(len(worth), SHARE), np.int32)
    found = 0
    node = next_wanted(wanted, len(worth))
    while node >= 0:
        touched = False
        for at in range(len(chosen)):
            touched = touched or (support[node, at] & chosen[at]) != 0
        if not touched:
            state[node] = WHOLE
            node = next_wanted(wanted, node)
            continue
        if found == len(order):
            return False
        order[found] = node
        found += 1
        state[node] = ALIVE
        for edge in range(node_edge[node], node_edge[node + 1]):
            total, missing = base[edge], 0
            for at in range(edge_leaf[edge], edge_leaf[edge + 1]):
                total += more[leaf_at[at]]
                missing += without[leaf_at[at]]
            weight[edge] = total
            gone[edge] = 0 if missing == 0 else LEAF if missing == 1 else MISSING
            if missing == 0:
                for at in range(edge_child[edge], edge_child[edge + ONE]):
                    if state[child[at]] == UNSEEN:
                        want(wanted, child[at])
        node = next_wanted(wanted, node)
    for node in order[:found][::-1]:
        best = NEVER
        for edge in range(node_edge[node], node_edge[node + 1]):
            if gone[edge] != 0:
                continue
            total, missing = weight[edge], 0
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                below = child[at]
                own = worth[below] if state[below] == ALIVE else whole[below]
                if own == NEVER:
                    missing += 1
                else:
                    total += own
            weight[edge] = total
            gone[edge] = min(missing, MISSING)
            if missing == 0:
                best = min(best, total)
        worth[node] = best
    return True


@njit(cache=True, nogil=True)
def _led_down(
    graph: Graph,
    known: Outline,
    leaves: _Leaves,
    sums: Sums,
    exchange: bool,
    wanted: Words,
    walk: _Walk,
    around: Longs,
) -> tuple[Blob, Longs]:
    """Walk down from the root and note the least cost of everything around each leaf.

    Returns the edges of which one leaf is missing, with the cost above them; nodes below them that nobody looked at yet
    are wanted afterwards.
    """
    nodes, node_edge, edge_child, child = len(walk.worth), graph.node_edge, graph.edge_child, graph.child
    state, worth, weight, gone, base, whole = walk.state, walk.worth, walk.weight, walk.gone, sums.base, sums.whole
    now, edge_leaf, leaf_at = leaves.now, known.edge_leaf, known.leaves
    open_edge = np.empty(len(sums.base) if exchange else 0, np.int32)
    open_above = np.empty(len(open_edge), np.int64)
    unseen = np.zeros(len(wanted), np.uint64)
    found = 0
    above = np.empty(nodes, np.int64)
    above[nodes - 1] = 0
    node = next_wanted(wanted, want(wanted, nodes - 1))
    while node >= 0:
        is_whole = state[node] != ALIVE
        for edge in range(node_edge[node], node_edge[node + 1]):
            first, last = edge_child[edge], edge_child[edge + ONE]
            missing = 0 if is_whole else gone[edge]
            if missing == LEAF and exchange:
                open_edge[found], open_above[found] = edge, above[node]
                found += 1
                for at in range(first, last):
                    if state[child[at]] == UNSEEN:
                        want(unseen, child[at])
            if missing > exchange:
                continue
            if is_whole:
                total = base[edge]
                for at in range(first, last):
                    total += whole[child[at]]
            else:
                total = weight[edge]
            total += above[node]
            for at in range(first, last):
                below = child[at]
                own = worth[below] if state[below] == ALIVE else whole[below]
                if missing == 0 or own == NEVER:
                    rest = total - own if missing == 0 else total
                    is_wanted = wanted[below >> 6] >> np.uint64(below & 63) & np.uint64(1)
                    above[below] = min(above[below], rest) if is_wanted else rest
                    want(wanted, below)
            if missing == 0:
                for at in range(edge_leaf[edge], edge_leaf[edge + 1]):
                    leaf = leaf_at[at]
                    around[leaf] = min(around[leaf], total - now[leaf])
        node = next_wanted(wanted, node)
    wanted[:] = unseen
    return open_edge[:found], open_above[:found]


@njit(cache=True, nogil=True)
def _exchanged(
    graph: Graph,
    known: Outline,
    leaves: _Leaves,
    sums: Sums,
    walk: _Walk,
    open_edge: Blob,
    open_above: Longs,
    around: Longs,
) -> None:
    """Note the least cost of everything around the one leaf that is missing of some edges."""
    state, worth, weight, whole, without = walk.state, walk.worth, walk.weight, sums.whole, leaves.missing
    edge_leaf, leaf_at = known.edge_leaf, known.leaves
    for number in range(len(open_edge)):
        edge, total = open_edge[number], open_above[number] + weight[open_edge[number]]
        for at in range(graph.edge_child[edge], graph.edge_child[edge + 1]):
            below = graph.child[at]
            own = worth[below] if state[below] == ALIVE else whole[below]
            total = NEVER if own == NEVER or total == NEVER else total + own
        if total != NEVER:
            for at in range(edge_leaf[edge], edge_leaf[edge + 1]):
                leaf = leaf_at[at]
                if without[leaf]:
                    around[leaf] = min(around[leaf], total)


# --- from leaves to bits ----------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def _given(blob: Blob, bits: Blob, around: Longs, costs: Longs, exchange: bool, of_bits: Longs) -> None:
    """Write what each bit of an answer costs; of a chosen variable, whatever the choice, if it may be exchanged."""
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        every = exchange and bits[blob[WORDS] + variable] != 0
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            if around[leaf] == NEVER:
                continue
            mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
            for at in range(width):
                word = np.uint32(blob[mask + at] if every else bits[first + at] & blob[mask + at])
                place = (first + at) * 32
                while word:
                    if word & np.uint32(1):
                        of_bits[place] = min(of_bits[place], around[leaf] + costs[place])
                    word >>= np.uint32(1)
                    place += 1
