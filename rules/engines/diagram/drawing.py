"""Drawing configurations at random on a diagram, each exactly as likely as every other.

From the root down, a node's edge is drawn by how many configurations it leads to, and of a set of values one. Of the
2**32 words of a draw each edge owns as many as its exact share holds, rounded down; what the rounding leaves over is
owned by nobody. A word of nobody is drawn once more, among the exact remainders of the shares; so no draw depends on
rounding, however large the counts are, and nearly every draw takes one comparison of small numbers for an edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
from numba import njit

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.numbers import Longs, leaf_sizes
from rules.engines.diagram.passes import (
    CHILD,
    EDGE_CHILD,
    EDGE_OUT,
    EDGES,
    LEAF_EDGE,
    LEAF_EDGES,
    LEAVES,
    NODE_EDGE,
    NODES,
    OUT_BITS,
    OUT_WORD,
    VARIABLE_END,
    VARIABLE_LEAF,
    VARIABLE_OWN,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    restrict,
)

BITS = 32
"""Bits of a word."""


class Drawing:
    """Draws completions of some choices.

    Args:
        blob: the artefact.
        literals: the choices.
        bits: of a word, how many decide at a node; with few of them most draws go by remainders, which tests want.
    """

    def __init__(self, blob: Blob, literals: Blob, bits: int = BITS) -> None:
        self._blob = blob
        self._bits = bits
        self._left = np.zeros(int(blob[WORDS] + blob[VARIABLES]), np.int32)
        self._counts: list[int] = []
        self.is_possible = bool(blob[NODES]) and restrict(blob, literals, self._left)
        if self.is_possible:
            sizes = leaf_sizes(blob, self._left)
            self._counts = _edge_counts(blob, sizes)
            self._edges = _section(blob, NODE_EDGE, int(blob[NODES]) + 1)
            self._shares = self._rounded()
            self._open = np.array([*self._open_nodes(), *self._open_variables(sizes)], np.intp)
            self.is_possible = any(self._of_edges(int(blob[NODES]) - 1))

    def draw(self, chance: Random) -> Blob:
        """Return the values of a configuration as the words of an answer."""
        nodes = int(self._blob[NODES])
        drawn = np.frombuffer(chance.randbytes(BITS // 8 * len(self._open)), np.uint32)
        words = np.zeros(nodes + int(self._blob[VARIABLES]), np.int64)
        words[self._open] = drawn
        answer = np.empty(int(self._blob[WORDS]), np.int32)
        shift = BITS - self._bits
        while (at := followed(self._blob, self._left, self._shares, shift, words, answer)) >= 0:
            words[at] = -1 - self._by_remainder(at, chance) if at < nodes else chance.getrandbits(BITS)
        return answer

    def _of_edges(self, node: int) -> list[int]:
        return self._counts[self._edges[node] : self._edges[node + 1]]

    def _open_nodes(self) -> Iterator[int]:
        """Yield the nodes where there is something to draw."""
        return (node for node in range(len(self._edges) - 1) if sum(map(bool, self._of_edges(node))) > 1)

    def _open_variables(self, sizes: Longs) -> Iterator[int]:
        """Yield the places of variables of which an edge leaves several values."""
        nodes, variables = int(self._blob[NODES]), int(self._blob[VARIABLES])
        of_variable = _section(self._blob, VARIABLE_LEAF, variables + 1)
        several = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes > 1)])[of_variable]
        return (nodes + variable for variable in np.flatnonzero(np.diff(several)).tolist())

    def _rounded(self) -> Longs:
        """Return how many words each edge owns."""
        shares = np.zeros(len(self._counts), np.int64)
        for node in range(len(self._edges) - 1):
            counts = self._of_edges(node)
            total = sum(counts)
            if total:
                shares[self._edges[node] : self._edges[node + 1]] = [(each << self._bits) // total for each in counts]
        return shares

    def _by_remainder(self, node: int, chance: Random) -> int:
        """Draw an edge by what rounding took from its share."""
        counts = self._of_edges(node)
        total = sum(counts)
        remainders = [(each << self._bits) % total for each in counts]
        at = chance.randrange(sum(remainders))
        for edge, remainder in enumerate(remainders, start=self._edges[node]):
            if at < remainder:
                return edge
            at -= remainder
        raise AssertionError("a number below a sum lies within one of its parts")


def _edge_counts(blob: Blob, sizes: Longs) -> list[int]:
    """Return how many configurations each edge leads to, in exact numbers of any length."""
    nodes, edges, leaves = int(blob[NODES]), int(blob[EDGES]), int(blob[LEAVES])
    counts = [1] * edges
    of_leaf = _section(blob, LEAF_EDGE, leaves + 1)
    leaf_edges = _section(blob, LEAF_EDGES, of_leaf[-1])
    for leaf in np.flatnonzero(sizes != 1).tolist():
        size = int(sizes[leaf])
        for edge in leaf_edges[of_leaf[leaf] : of_leaf[leaf + 1]]:
            counts[edge] *= size
    node_edge = _section(blob, NODE_EDGE, nodes + 1)
    edge_child = _section(blob, EDGE_CHILD, edges + 1)
    children = _section(blob, CHILD, edge_child[-1])
    totals = [0] * nodes
    for node in range(nodes):
        for edge in range(node_edge[node], node_edge[node + 1]):
            if counts[edge]:
                for child in children[edge_child[edge] : edge_child[edge + 1]]:
                    counts[edge] *= totals[child]
        totals[node] = sum(counts[node_edge[node] : node_edge[node + 1]])
    return counts


def _section(blob: Blob, section: int, length: int) -> list[int]:
    start = int(blob[section])
    found: list[int] = blob[start : start + length].tolist()
    return found


@njit(cache=True, nogil=True)
def followed(blob: Blob, left: Blob, shares: Longs, shift: int, words: Longs, answer: Blob) -> int:
    """Follow drawn words from the root down and write the configuration they lead to.

    Args:
        blob: the artefact.
        left: what the choices leave of every domain.
        shares: how many words each edge owns.
        shift: how many bits of a word do not count at nodes.
        words: one for each node, then one for each variable; a negative one names an edge, the first is -1.
        answer: gets the values.

    Returns:
        The place of a word that nobody owns, or -1 if the answer is complete.
    """
    nodes = blob[NODES]
    reached = np.zeros(nodes, np.uint8)
    reached[nodes - 1] = 1
    for at in range(blob[WORDS]):
        answer[at] = 0
    for node in range(nodes - 1, -1, -1):
        if not reached[node]:
            continue
        edge = _edge_at(blob, shares, node, words[node], shift)
        if edge < 0:
            return int(node)
        for at in range(blob[CHILD] + blob[blob[EDGE_CHILD] + edge], blob[CHILD] + blob[blob[EDGE_CHILD] + edge + 1]):
            reached[blob[at]] = 1
        for at in range(blob[blob[EDGE_OUT] + edge], blob[blob[EDGE_OUT] + edge + 1]):
            answer[blob[blob[OUT_WORD] + at]] |= blob[blob[OUT_BITS] + at]
    for at in range(blob[WORDS]):
        answer[at] &= left[at]
    for variable in range(blob[VARIABLES]):
        if not _one_value(blob, variable, words[nodes + variable], answer):
            return int(nodes + variable)
    return -1


@borrows
def _edge_at(blob: Blob, shares: Longs, node: int, word: int, shift: int) -> int:
    """Return the edge of a node that owns a word, or -1."""
    if word < 0:
        return -1 - word
    rest = word >> shift
    for edge in range(blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]):
        if rest < shares[edge]:
            return edge
        rest -= shares[edge]
    return -1


@borrows
def _one_value(blob: Blob, variable: int, word: int, answer: Blob) -> bool:
    """Keep one of a variable's values in the answer; return False if the word stands for none."""
    first, end = blob[blob[VARIABLE_WORD] + variable], blob[blob[VARIABLE_END] + variable]
    own = np.uint32(blob[blob[VARIABLE_OWN] + variable])
    values = 0
    for at in range(first, end):
        bits = np.uint32(answer[at]) & own
        while bits:
            bits &= bits - np.uint32(1)
            values += 1
    if values == 1:
        return True
    wanted = word // ((1 << BITS) // values)
    if wanted >= values:
        return False
    for at in range(first, end):
        bits = np.uint32(answer[at]) & own
        answer[at] &= ~np.int32(own)
        while bits:
            lowest = bits & (~bits + np.uint32(1))
            if wanted == 0:
                answer[at] |= np.int32(lowest)
            wanted -= 1
            bits &= bits - np.uint32(1)
    return True
