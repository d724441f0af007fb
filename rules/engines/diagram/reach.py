"""Large diagrams: a question looks only at what the choices reach and touch.

The sweeps of `passes` read a whole artefact, which is what a processor does best, as long as it is small. In a large
one most of it does not matter to a question: edges that the choices exclude lead nowhere, and below a node that has no
chosen variable under it nothing changes. So for these an *outline* is made when the artefact is read: the leaves of
each edge, the variables below each node, and all values there. A question then walks down from the root, over what it
has to look at and no more.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.numbers import NEVER, Long, Longs, cheapest, least_of, settle
from rules.engines.diagram.passes import (
    EDGES,
    LEAF_BITS,
    LEAF_BITS_AT,
    LEAF_EDGE,
    LEAF_EDGES,
    LEAVES,
    NODES,
    ONE,
    VARIABLE_END,
    VARIABLE_FULL_LEAF,
    VARIABLE_LEAF,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    Graph,
    graph_of,
    possible,
    restrict,
)

Marks = NDArray[np.uint8]
Words = NDArray[np.uint64]
Support = NDArray[np.uint32]

LARGE = 1 << 18
"""Words from which an artefact is large: about what a processor keeps close."""

INCONSISTENT, CONSISTENT, TOO_MUCH = range(3)
"""Outcomes of a walk."""

SHARE, FEW = 8, 1_000
"""If a question reaches one in so many nodes, and more than a few, a sweep over all of them is quicker."""

UNSEEN, ALIVE, DEAD, WHOLE, REACHED = range(5)
"""States of a node; below a whole one nothing is chosen."""

_ONE = np.uint64(1)


class Outline(NamedTuple):
    """What is known of a large artefact beforehand.

    Leaves of edge `e` are `leaves[edge_leaf[e]:edge_leaf[e + 1]]`. `support[n]` has a bit for each variable below node
    `n`, `below[n]` every value there, as an answer.
    """

    edge_leaf: Blob
    leaves: Blob
    support: Support
    below: Blob


class Part(NamedTuple):
    """What a question has to look at.

    `order` are the nodes, children first; `state` tells of each node of the artefact, `dead` of each edge of a node
    in `order`, whether something is possible below it. The root is unseen if there were too many.
    """

    order: Blob
    state: Marks
    dead: Marks


@njit(cache=True, nogil=True)
def outline(blob: Blob) -> Outline:
    """Make the outline of an artefact."""
    nodes, edges, words, leaves = blob[NODES], blob[EDGES], blob[WORDS], blob[LEAVES]
    edge_leaf = np.zeros(edges + 1, np.int32)
    leaf_edge, leaf_edges = blob[LEAF_EDGE], blob[LEAF_EDGES]
    total = blob[leaf_edge + leaves] if leaves else 0
    for at in range(total):
        edge_leaf[blob[leaf_edges + at] + 1] += 1
    for edge in range(edges):
        edge_leaf[edge + 1] += edge_leaf[edge]
    place = edge_leaf[:-1].copy()
    found = np.empty(total, np.int32)
    variable_of = np.empty(leaves, np.int32)
    for variable in range(blob[VARIABLES]):
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            variable_of[leaf] = variable
            for at in range(blob[leaf_edge + leaf], blob[leaf_edge + leaf + 1]):
                edge = blob[leaf_edges + at]
                found[place[edge]] = leaf
                place[edge] += 1
    graph = graph_of(blob)
    width = (blob[VARIABLES] + 31) // 32
    support = np.zeros((nodes, width), np.uint32)
    below = np.zeros((nodes, words), np.int32)
    for node in range(nodes):
        for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
            for at in range(edge_leaf[edge], edge_leaf[edge + 1]):
                variable = variable_of[found[at]]
                support[node, variable // 32] |= np.uint32(1) << np.uint32(variable % 32)
            for at in range(graph.edge_out[edge], graph.edge_out[edge + ONE]):
                below[node, graph.out_word[at]] |= graph.out_bits[at]
            for at in range(graph.edge_child[edge], graph.edge_child[edge + ONE]):
                child = graph.child[at]
                support[node] |= support[child]
                below[node] |= below[child]
    return Outline(edge_leaf, found, support, below)


@njit(cache=True, nogil=True)
def _explored(blob: Blob, graph: Graph, known: Outline, bits: Blob, most: int) -> Part:
    """Walk down from the root over what the choices leave; `bits` are what `restrict` made of them."""
    nodes, words, variables = blob[NODES], blob[WORDS], blob[VARIABLES]
    excluded = np.zeros(blob[LEAVES], np.uint8)
    chosen = support_of(blob, bits)
    for variable in range(variables):
        if bits[words + variable]:
            exclude(blob, variable, bits, excluded)
    state = np.zeros(nodes, np.uint8)
    dead = np.empty(blob[EDGES], np.uint8)
    order = np.empty(most, np.int32)
    wanted = np.zeros(nodes // 64 + 1, np.uint64)
    found = 0
    node = next_wanted(wanted, want(wanted, nodes - 1))
    while node >= 0:
        touched = False
        for at in range(len(chosen)):
            touched = touched or (known.support[node, at] & chosen[at]) != 0
        if touched:
            if found == len(order):
                state[nodes - 1] = UNSEEN
                return Part(order[::-1], state, dead)
            order[found] = node
            found += 1
            _open(graph, known, node, excluded, dead, wanted)
        else:
            state[node] = WHOLE
        node = next_wanted(wanted, node)
    order = order[:found][::-1]
    for at in range(found):
        _judge(graph, order[at], state, dead)
    return Part(order, state, dead)


@njit(cache=True, nogil=True)
def most_looked_at(nodes: int, share: int) -> int:
    """Return how many of some nodes a question may look at before a sweep over all of them is quicker."""
    return int(max(FEW, nodes // share))


@njit(cache=True, nogil=True)
def support_of(blob: Blob, bits: Blob) -> Support:
    """Return a bit for each variable that is restricted, as supports have them."""
    found = np.zeros((blob[VARIABLES] + 31) // 32, np.uint32)
    for variable in range(blob[VARIABLES]):
        if bits[blob[WORDS] + variable]:
            found[variable // 32] |= np.uint32(1) << np.uint32(variable % 32)
    return found


@borrows
def _open(graph: Graph, known: Outline, node: int, excluded: Marks, dead: Marks, wanted: Words) -> None:
    """Note which edges of a node the choices exclude, and want the nodes below the others."""
    for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
        gone = np.uint8(0)
        for at in range(known.edge_leaf[edge], known.edge_leaf[edge + 1]):
            gone |= excluded[known.leaves[at]]
        dead[edge] = gone
        if gone == 0:
            for at in range(graph.edge_child[edge], graph.edge_child[edge + ONE]):
                want(wanted, graph.child[at])


@borrows
def _judge(graph: Graph, node: int, state: Marks, dead: Marks) -> None:
    """Tell whether something is possible below a node, from the nodes below it."""
    some = 0
    for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
        if dead[edge]:
            continue
        fine = 1
        for at in range(graph.edge_child[edge], graph.edge_child[edge + ONE]):
            fine &= state[graph.child[at]] != DEAD
        some |= fine
        dead[edge] = 1 - fine
    state[node] = ALIVE if some else DEAD


@njit(cache=True, nogil=True, inline="always")
def want(wanted: Words, node: int) -> int:
    """Mark a node to be looked at; return one above it."""
    wanted[node >> 6] |= _ONE << np.uint64(node & 63)
    return node + 1


@borrows
def next_wanted(wanted: Words, before: int) -> int:
    """Take the greatest wanted node below another, or -1: nodes stand after those below them."""
    at = min(before >> 6, len(wanted) - 1)
    while at >= 0 and wanted[at] == 0:
        at -= 1
    if at < 0:
        return -1
    word = wanted[at]
    bit = 0
    for half in (32, 16, 8, 4, 2, 1):
        if word >> np.uint64(half):
            word >>= np.uint64(half)
            bit += half
    wanted[at] &= ~(_ONE << np.uint64(bit))
    return 64 * at + bit


@borrows
def exclude(blob: Blob, variable: int, bits: Blob, excluded: Marks) -> None:
    """Mark the leaves of a variable that have no value left."""
    first = blob[blob[VARIABLE_WORD] + variable]
    width = blob[blob[VARIABLE_END] + variable] - first
    for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_FULL_LEAF] + variable]):
        mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
        some = 0
        for at in range(width):
            some |= bits[first + at] & blob[mask + at]
        excluded[leaf] = some == 0


@njit(cache=True, nogil=True)
def possible_within(blob: Blob, known: Outline, literals: Blob, answer: Blob) -> bool:
    """Do what `possible` does."""
    found = walked(blob, known, literals, answer, most_looked_at(blob[NODES], SHARE))
    return bool(possible(blob, literals, answer)) if found == TOO_MUCH else found == CONSISTENT


@njit(cache=True, nogil=True)
def walked(blob: Blob, known: Outline, literals: Blob, answer: Blob, most: int) -> int:
    """Write the answer, unless more than `most` nodes have to be looked at: then it is `TOO_MUCH`, and no answer."""
    words, nodes = blob[WORDS], blob[NODES]
    bits = np.empty(words + blob[VARIABLES], np.int32)
    answer[:] = 0
    if nodes == 0 or not restrict(blob, literals, bits):
        return INCONSISTENT
    graph = graph_of(blob)
    part = _explored(blob, graph, known, bits, most)
    state = part.state
    if state[nodes - 1] == UNSEEN:
        return TOO_MUCH
    if state[nodes - 1] == DEAD:
        return INCONSISTENT
    if state[nodes - 1] == WHOLE:
        answer |= known.below[nodes - 1]
    state[nodes - 1] = REACHED
    for node in part.order[::-1]:
        if state[node] != REACHED:
            continue
        for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
            if part.dead[edge]:
                continue
            for at in range(graph.edge_child[edge], graph.edge_child[edge + ONE]):
                child = graph.child[at]
                if state[child] == WHOLE:
                    answer |= known.below[child]
                state[child] = REACHED
            for at in range(graph.edge_out[edge], graph.edge_out[edge + ONE]):
                answer[graph.out_word[at]] |= graph.out_bits[at]
    answer &= bits[:words]
    return CONSISTENT


@njit(cache=True, nogil=True)
def whole_costs(blob: Blob, base: Longs) -> Longs:
    """Return the least cost below each node when nothing is chosen; `base` are the sums of the least on edges."""
    graph = graph_of(blob)
    worth = np.empty(graph.nodes, np.int64)
    for node in range(blob[NODES]):
        best = NEVER
        for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
            best = min(best, _edge_cost(graph, edge, base[edge], worth))
        worth[node] = best
    return worth


@njit(cache=True, nogil=True, inline="always")
def _edge_cost(graph: Graph, edge: int, own: np.int64, worth: Longs) -> np.int64:
    """Return the least cost of an edge: its own and those of the nodes below it."""
    for at in range(graph.edge_child[edge], graph.edge_child[edge + ONE]):
        own += worth[graph.child[at]]
    return own


@njit(cache=True, nogil=True)
def cheapest_within(
    blob: Blob, known: Outline, literals: Blob, base: Longs, least: Longs, costs: Longs, whole: Longs, answer: Blob
) -> Long:
    """Do what `cheapest` does for a configuration; `whole` are the `whole_costs`."""
    words, nodes = blob[WORDS], blob[NODES]
    bits = np.empty(words + blob[VARIABLES], np.int32)
    if nodes == 0 or not restrict(blob, literals, bits):
        return NEVER
    graph = graph_of(blob)
    part = _explored(blob, graph, known, bits, most_looked_at(blob[NODES], SHARE))
    if part.state[nodes - 1] == UNSEEN:
        return cheapest(blob, literals, base, least, costs, answer)
    if part.state[nodes - 1] == DEAD:
        return NEVER
    more = _dearer(blob, bits, least, costs)
    own = np.empty(len(base), np.int64)
    worth = whole.copy()
    for node in part.order:
        best = NEVER
        for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
            if part.dead[edge]:
                own[edge] = NEVER
                continue
            own[edge] = base[edge]
            for at in range(known.edge_leaf[edge], known.edge_leaf[edge + 1]):
                own[edge] += more[known.leaves[at]]
            best = min(best, _edge_cost(graph, edge, own[edge], worth))
        worth[node] = best
    answer[:] = 0
    wanted = np.zeros(nodes // 64 + 1, np.uint64)
    node = next_wanted(wanted, want(wanted, nodes - 1))
    while node >= 0:
        is_whole = part.state[node] != ALIVE
        for edge in range(graph.node_edge[node], graph.node_edge[node + 1]):
            cost = base[edge] if is_whole else own[edge]
            if cost != NEVER and _edge_cost(graph, edge, cost, worth) == worth[node]:
                for at in range(graph.edge_child[edge], graph.edge_child[edge + ONE]):
                    want(wanted, graph.child[at])
                for at in range(graph.edge_out[edge], graph.edge_out[edge + ONE]):
                    answer[graph.out_word[at]] |= graph.out_bits[at]
                break
        node = next_wanted(wanted, node)
    settle(blob, bits, costs, answer)
    return int(worth[nodes - 1])


@njit(cache=True, nogil=True)
def _dearer(blob: Blob, bits: Blob, least: Longs, costs: Longs) -> Longs:
    """Return by how much the least cost of each leaf grows with what the choices leave; 0 where nothing is left."""
    more = np.zeros(blob[LEAVES], np.int64)
    for variable in range(blob[VARIABLES]):
        if bits[blob[WORDS] + variable]:
            first = blob[blob[VARIABLE_WORD] + variable]
            width = blob[blob[VARIABLE_END] + variable] - first
            for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
                now = least_of(blob, bits, leaf, first, width, costs)
                more[leaf] = 0 if now == NEVER else now - least[leaf]
    return more
