"""What every characteristic could be exchanged for while all other choices stay: one walk instead of one per choice.

A value fits the other choices if a configuration with it differs from the choices in that one characteristic at most.
So edges cost the number of choices they break, nodes the least below and above them, and whatever comes to no more than
one in all is looked at. Values on a way that breaks nothing are free to be taken; of a way that breaks one choice, the
values in that choice's place.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.passes import (
    CHILD,
    EDGE_CHILD,
    EDGE_OUT,
    EDGES,
    LEAF_BITS,
    LEAF_BITS_AT,
    LEAVES,
    NODE_EDGE,
    NODES,
    OUT_BITS,
    OUT_WORD,
    VARIABLE_END,
    VARIABLE_FULL_LEAF,
    VARIABLE_LEAF,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    restrict,
)
from rules.engines.diagram.reach import Outline, next_wanted, want

MANY = np.uint8(2)
"""More than one broken choice: too many."""

Breaks = NDArray[np.uint8]
Chosen = NDArray[np.uint32]


@njit(cache=True, nogil=True)
def exchangeable(blob: Blob, known: Outline, literals: Blob, answer: Blob) -> bool:
    """Write the bit of every value that fits the choices of the other variables; return False if they are impossible.

    Args:
        blob: the artefact.
        known: its outline.
        literals: the choices.
        answer: written to; left empty for choices that are impossible together.
    """
    words, nodes = blob[WORDS], blob[NODES]
    bits = np.empty(words + blob[VARIABLES], np.int32)
    answer[:] = 0
    if nodes == 0 or not restrict(blob, literals, bits):
        return False
    broken, chosen = _broken(blob, known, bits)
    own = np.empty(blob[EDGES], np.uint8)
    touched = np.zeros(nodes, np.uint8)
    below = np.zeros(nodes, np.uint8)
    order = _walked(blob, known, broken, chosen, own, touched)
    for node in order[::-1]:
        if touched[node]:
            below[node] = MANY
            for edge in range(blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]):
                below[node] = min(below[node], _breaks(blob, edge, own, below))
    if below[nodes - 1] != 0:
        return False
    above = np.full(nodes, MANY, np.uint8)
    above[nodes - 1] = 0
    for node in order:
        if not touched[node]:
            if above[node] == 0:
                answer |= known.below[node]
            continue
        for edge in range(blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]):
            breaks = np.uint8(above[node] + _breaks(blob, edge, own, below))
            if breaks < MANY:
                _pass_on(blob, edge, breaks, below, above)
                _gather(blob, known, broken, edge, breaks, own[edge], answer)
    return True


@njit(cache=True, nogil=True)
def _broken(blob: Blob, known: Outline, bits: Blob) -> tuple[Blob, Chosen]:
    """Return whose choice each leaf breaks, variables counted from one, or 0; and which variables are chosen."""
    words = blob[WORDS]
    broken = np.zeros(blob[LEAVES], np.int32)
    chosen = np.zeros(known.support.shape[1], np.uint32)
    for variable in range(blob[VARIABLES]):
        if bits[words + variable] == 0:
            continue
        chosen[variable // 32] |= np.uint32(1) << np.uint32(variable % 32)
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_FULL_LEAF] + variable]):
            mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
            some = 0
            for at in range(width):
                some |= bits[first + at] & blob[mask + at]
            broken[leaf] = 0 if some else variable + 1
    return broken, chosen


@njit(cache=True, nogil=True)
def _walked(blob: Blob, known: Outline, broken: Blob, chosen: Chosen, own: Breaks, touched: Breaks) -> Blob:
    """Walk down where one choice is broken at most; return the nodes met, parents first.

    Written are what edges break by themselves, `MANY` where the way to them leaves no room, and the nodes that have
    chosen variables below them; under the others there is nothing to walk for.
    """
    nodes = blob[NODES]
    way = np.full(nodes, MANY, np.uint8)
    way[nodes - 1] = 0
    order = np.empty(nodes, np.int32)
    found = 0
    wanted = np.zeros(nodes // 64 + 1, np.uint64)
    node = next_wanted(wanted, want(wanted, nodes - 1))
    while node >= 0:
        order[found] = node
        found += 1
        for at in range(len(chosen)):
            touched[node] |= (known.support[node, at] & chosen[at]) != 0
        if touched[node]:
            for edge in range(blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]):
                breaks = np.uint8(0)
                for at in range(known.edge_leaf[edge], known.edge_leaf[edge + 1]):
                    breaks += np.uint8(broken[known.leaves[at]] != 0)
                own[edge] = MANY
                if way[node] + breaks < MANY:
                    own[edge] = breaks
                    for at in range(blob[blob[EDGE_CHILD] + edge], blob[blob[EDGE_CHILD] + edge + 1]):
                        child = blob[blob[CHILD] + at]
                        way[child] = min(way[child], np.uint8(way[node] + breaks))
                        want(wanted, child)
        node = next_wanted(wanted, node)
    return order[:found]


@njit(cache=True, nogil=True, inline="always")
def _breaks(blob: Blob, edge: int, own: Breaks, below: Breaks) -> np.uint8:
    """Return the least that is broken on an edge and below it, at most `MANY`."""
    breaks: np.uint8 = own[edge]
    for at in range(blob[blob[EDGE_CHILD] + edge], blob[blob[EDGE_CHILD] + edge + 1]):
        breaks = min(MANY, np.uint8(breaks + below[blob[blob[CHILD] + at]]))
    return breaks


@njit(cache=True, nogil=True, inline="always")
def _pass_on(blob: Blob, edge: int, breaks: np.uint8, below: Breaks, above: Breaks) -> None:
    """Tell the nodes below an edge what is broken outside them on the ways through it."""
    for at in range(blob[blob[EDGE_CHILD] + edge], blob[blob[EDGE_CHILD] + edge + 1]):
        child = blob[blob[CHILD] + at]
        above[child] = min(above[child], np.uint8(breaks - below[child]))


@njit(cache=True, nogil=True, inline="always")
def _gather(blob: Blob, known: Outline, broken: Blob, edge: int, breaks: np.uint8, own: np.uint8, answer: Blob) -> None:
    """Write the values of an edge: all if nothing is broken, else those in the place of the choice it breaks."""
    if breaks == 0:
        for at in range(blob[blob[EDGE_OUT] + edge], blob[blob[EDGE_OUT] + edge + 1]):
            answer[blob[blob[OUT_WORD] + at]] |= blob[blob[OUT_BITS] + at]
    elif own == 1:
        for at in range(known.edge_leaf[edge], known.edge_leaf[edge + 1]):
            leaf = known.leaves[at]
            if broken[leaf]:
                variable = broken[leaf] - 1
                first = blob[blob[VARIABLE_WORD] + variable]
                mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
                for word in range(blob[blob[VARIABLE_END] + variable] - first):
                    answer[first + word] |= blob[mask + word]
