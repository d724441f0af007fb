"""The passes: one sweep up and one down over a compiled diagram answer a question for every value at once.

The artefact is one array of 32-bit words, so that a release is one file mapped into memory and a call costs one
argument. It begins with `HEADER` offsets; `pack` writes it, the kernels read it.

A node is alive if one of its edges is: if no value on the edge is excluded by the choices and every node below it is
alive. What choices exclude is marked on the edges beforehand, from lists per variable: edges that hold none of the
chosen variables cost nothing but a glance. Downwards, every edge that is alive under a node that is reached gives its
values to the answer, as bits.

Counting and costs sweep the same way over numbers instead of bits (Darwiche, JACM 2001: derivatives of a deterministic
decomposable form).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows

Blob = NDArray[np.int32]
Numbers = NDArray[np.uint32]
"""Unsigned: numba looks at the sign of every other index."""

ONE = np.uint32(1)

NODES, EDGES, VARIABLES, LITERALS, LEAVES, WORDS = range(6)
"""Header: how many of each there are; `WORDS` is the length of an answer in 32-bit words."""

(
    NODE_EDGE,
    EDGE_CHILD,
    CHILD,
    EDGE_OUT,
    OUT_WORD,
    OUT_BITS,
    VARIABLE_WORD,
    VARIABLE_END,
    VARIABLE_OWN,
    ROOT_BITS,
    LITERAL_VARIABLE,
    LITERAL_BITS_AT,
    LITERAL_BITS,
    VARIABLE_LEAF,
    VARIABLE_FULL_LEAF,
    LEAF_BITS_AT,
    LEAF_BITS,
    LEAF_EDGE,
    LEAF_EDGES,
    END,
) = range(6, 26)
"""Header: where each section starts."""

HEADER = 26


class Graph(NamedTuple):
    """What a sweep follows: the sections of an artefact that lead from nodes to edges, and from edges on.

    Edges of node `n` are `node_edge[n]` up to `node_edge[n + 1]`. Nodes below edge `e` are
    `child[edge_child[e]:edge_child[e + 1]]`; to word `out_word[i]` of the answer it gives `out_bits[i]`, for each `i`
    from `edge_out[e]` up to `edge_out[e + 1]`. Leaf `l` is on the edges `leaf_edges[leaf_edge[l]:leaf_edge[l + 1]]`.
    """

    nodes: np.uint32
    node_edge: Numbers
    edge_child: Numbers
    child: Numbers
    edge_out: Numbers
    out_word: Numbers
    out_bits: Blob
    leaf_edge: Numbers
    leaf_edges: Numbers


@njit(cache=True, nogil=True)
def graph_of(blob: Blob) -> Graph:
    """Return an artefact as sweeps follow it."""
    unsigned = blob.view(np.uint32)
    return Graph(
        np.uint32(blob[NODES]),
        unsigned[blob[NODE_EDGE] : blob[EDGE_CHILD]],
        unsigned[blob[EDGE_CHILD] : blob[CHILD]],
        unsigned[blob[CHILD] : blob[EDGE_OUT]],
        unsigned[blob[EDGE_OUT] : blob[OUT_WORD]],
        unsigned[blob[OUT_WORD] : blob[OUT_BITS]],
        blob[blob[OUT_BITS] : blob[VARIABLE_WORD]],
        unsigned[blob[LEAF_EDGE] : blob[LEAF_EDGES]],
        unsigned[blob[LEAF_EDGES] : blob[END]],
    )


@borrows
def restrict(blob: Blob, literals: Blob, bits: Blob) -> bool:
    """Write to `bits` what some choices leave of every domain; return False if they leave nothing of one.

    `bits` holds an answer's words; after them one word per variable: whether it is restricted.
    """
    words = blob[WORDS]
    for at in range(words):
        bits[at] = blob[blob[ROOT_BITS] + at]
    for at in range(words, words + blob[VARIABLES]):
        bits[at] = 0
    some = True
    for literal in literals:
        bits[words + blob[blob[LITERAL_VARIABLE] + literal]] = 1
        some &= keep(blob, literal, bits)
    return some


@borrows
def keep(blob: Blob, literal: int, bits: Blob) -> bool:
    """Leave in `bits` what a choice leaves of its variable; return whether that is anything."""
    variable = blob[blob[LITERAL_VARIABLE] + literal]
    mask = blob[LITERAL_BITS] + blob[blob[LITERAL_BITS_AT] + literal]
    first = blob[blob[VARIABLE_WORD] + variable]
    own = blob[blob[VARIABLE_OWN] + variable]
    some = 0
    for at in range(first, blob[blob[VARIABLE_END] + variable]):
        bits[at] &= blob[mask + at - first] | ~own
        some |= bits[at] & own
    return some != 0


@njit(cache=True, nogil=True)
def possible(blob: Blob, literals: Blob, answer: Blob) -> bool:
    """Write every possible value's bit to `answer`; return whether the choices are consistent.

    Args:
        blob: the artefact.
        literals: the choices, as numbers of the artefact's literals.
        answer: `WORDS` words.
    """
    words = blob[WORDS]
    nodes = blob[NODES]
    variables = blob[VARIABLES]
    bits = np.empty(words + variables, np.int32)
    for at in range(words):
        answer[at] = 0
    if nodes == 0 or not restrict(blob, literals, bits):
        return False
    graph = graph_of(blob)
    dead = np.zeros(blob[EDGES], np.uint8)
    for variable in range(variables):
        if bits[words + variable]:
            _kill(blob, graph, variable, bits, dead)
    alive = np.zeros(nodes, np.uint8)
    if not _up(graph, dead, alive):
        return False
    _down(graph, dead, alive, answer)
    for at in range(words):
        answer[at] &= bits[at]
    return True


@borrows
def _up(graph: Graph, dead: NDArray[np.uint8], alive: NDArray[np.uint8]) -> bool:
    """Find the nodes that are alive, and the edges that are not; return whether the root is."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    for node in range(graph.nodes):
        some = np.uint8(0)
        for edge in range(node_edge[node], node_edge[node + ONE]):
            if dead[edge]:
                continue
            fine = np.uint8(1)
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                fine &= alive[child[at]]
            some |= fine
            dead[edge] = np.uint8(1) - fine
        alive[node] = some
    return bool(alive[graph.nodes - ONE])


@borrows
def _down(graph: Graph, dead: NDArray[np.uint8], alive: NDArray[np.uint8], answer: Blob) -> None:
    """Give the values of every edge that is reached to the answer; nodes that are reached become 2."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    edge_out, out_word, out_bits = graph.edge_out, graph.out_word, graph.out_bits
    alive[graph.nodes - ONE] = 2
    for above in range(graph.nodes):
        node = graph.nodes - ONE - above
        if alive[node] != 2:
            continue
        for edge in range(node_edge[node], node_edge[node + ONE]):
            if dead[edge]:
                continue
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                alive[child[at]] = 2
            for at in range(edge_out[edge], edge_out[edge + ONE]):
                answer[out_word[at]] |= out_bits[at]


@borrows
def _kill(blob: Blob, graph: Graph, variable: int, bits: Blob, dead: NDArray[np.uint8]) -> None:
    """Mark the edges that need a value which the choices exclude."""
    first = blob[blob[VARIABLE_WORD] + variable]
    width = blob[blob[VARIABLE_END] + variable] - first
    leaf_bits_at = blob[LEAF_BITS_AT]
    leaf_bits = blob[LEAF_BITS]
    for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_FULL_LEAF] + variable]):
        mask = leaf_bits + blob[leaf_bits_at + leaf]
        some = 0
        for at in range(width):
            some |= bits[first + at] & blob[mask + at]
        if some == 0:
            for at in range(graph.leaf_edge[leaf], graph.leaf_edge[leaf + 1]):
                dead[graph.leaf_edges[at]] = 1
