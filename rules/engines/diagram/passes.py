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

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows

Blob = NDArray[np.int32]

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
    dead = np.zeros(blob[EDGES], np.uint8)
    for variable in range(variables):
        if bits[words + variable]:
            _kill(blob, variable, bits, dead)
    alive = np.zeros(nodes, np.uint8)
    node_edge = blob[NODE_EDGE]
    edge_child = blob[EDGE_CHILD]
    child = blob[CHILD]
    end = blob[node_edge]
    for node in range(nodes):
        edge = end
        end = blob[node_edge + node + 1]
        some = 0
        while edge < end:
            if dead[edge] == 0:
                fine = 1
                for at in range(child + blob[edge_child + edge], child + blob[edge_child + edge + 1]):
                    fine &= alive[blob[at]]
                some |= fine
                dead[edge] = 1 - fine
            edge += 1
        alive[node] = some
    if alive[nodes - 1] == 0:
        return False
    # Downwards; `alive` 2 means reached.
    alive[nodes - 1] = 2
    edge_out = blob[EDGE_OUT]
    out_word = blob[OUT_WORD]
    out_bits = blob[OUT_BITS]
    for node in range(nodes - 1, -1, -1):
        if alive[node] != 2:
            continue
        for edge in range(blob[node_edge + node], blob[node_edge + node + 1]):
            if dead[edge]:
                continue
            for at in range(child + blob[edge_child + edge], child + blob[edge_child + edge + 1]):
                alive[blob[at]] = 2
            for at in range(blob[edge_out + edge], blob[edge_out + edge + 1]):
                answer[blob[out_word + at]] |= blob[out_bits + at]
    for at in range(words):
        answer[at] &= bits[at]
    return True


@borrows
def _kill(blob: Blob, variable: int, bits: Blob, dead: NDArray[np.uint8]) -> None:
    """Mark the edges that need a value which the choices exclude."""
    first = blob[blob[VARIABLE_WORD] + variable]
    width = blob[blob[VARIABLE_END] + variable] - first
    leaf_bits_at = blob[LEAF_BITS_AT]
    leaf_bits = blob[LEAF_BITS]
    leaf_edge = blob[LEAF_EDGE]
    leaf_edges = blob[LEAF_EDGES]
    for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_FULL_LEAF] + variable]):
        mask = leaf_bits + blob[leaf_bits_at + leaf]
        some = 0
        for at in range(width):
            some |= bits[first + at] & blob[mask + at]
        if some == 0:
            for at in range(leaf_edges + blob[leaf_edge + leaf], leaf_edges + blob[leaf_edge + leaf + 1]):
                dead[blob[at]] = 1
