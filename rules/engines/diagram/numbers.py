"""Numbers on a diagram: how many configurations, and the least they cost, over all and with each value.

Counting multiplies along edges and adds at nodes; cost adds along edges and takes the least at nodes. A sweep up gives
the whole, a sweep down what each edge takes part in (Darwiche, JACM 2003: derivatives); from the edges that hold a set
of values follows each value. Counts beyond 63 bits are found modulo primes below 2**50 and put together afterwards.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.passes import (
    CHILD,
    EDGE_CHILD,
    EDGES,
    LEAF_BITS,
    LEAF_BITS_AT,
    LEAF_EDGE,
    LEAF_EDGES,
    LEAVES,
    NODE_EDGE,
    NODES,
    ONE,
    VARIABLE_END,
    VARIABLE_LEAF,
    VARIABLE_OWN,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    Graph,
    graph_of,
    restrict,
)

Longs = NDArray[np.int64]
Long = np.int64 | int

NEVER = np.int64(2**62)
"""The cost of what is impossible; every real cost is far smaller."""


@njit(cache=True, nogil=True, inline="always")
def _times(one: Long, other: Long, prime: Long) -> Long:
    """Multiply, modulo a prime below 2**50 or, if it is 0, plainly."""
    product = one * other
    if prime == 0:
        return product
    product -= np.int64(np.float64(one) * np.float64(other) / np.float64(prime)) * prime
    while product < 0:
        product += prime
    while product >= prime:
        product -= prime
    return product


@njit(cache=True, nogil=True, inline="always")
def _divided(number: Long, size: Long, inverses: Longs, prime: Long) -> Long:
    return number // size if prime == 0 else _times(number, inverses[size], prime)


@borrows
def _size(blob: Blob, bits: Blob, leaf: int, first: int, width: int, whole: bool) -> Long:
    """Return how many values of a leaf there are, at all or within `bits`."""
    mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
    size = 0
    for at in range(width):
        word = blob[mask + at]
        if not whole:
            word &= bits[first + at]
        left = np.uint32(word)
        while left:
            left &= left - np.uint32(1)
            size += 1
    return size


@njit(cache=True, nogil=True)
def leaf_sizes(blob: Blob, bits: Blob) -> Longs:
    """Return for each leaf how many of its values are within `bits`."""
    found = np.zeros(blob[LEAVES], np.int64)
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            found[leaf] = _size(blob, bits, leaf, first, width, False)
    return found


@njit(cache=True, nogil=True)
def base_counts(blob: Blob, inverses: Longs, prime: Long) -> Longs:
    """Return for each edge the product of the sizes of its leaves."""
    found = np.ones(blob[EDGES], np.int64)
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            size = np.int64(_size(blob, blob, leaf, first, width, True))
            begin, end = blob[blob[LEAF_EDGE] + leaf], blob[blob[LEAF_EDGE] + leaf + 1]
            for at in range(blob[LEAF_EDGES] + begin, blob[LEAF_EDGES] + end):
                found[blob[at]] = _times(found[blob[at]], size, prime)
    return found


@njit(cache=True, nogil=True)
def log_count(blob: Blob) -> float:
    """Return the binary logarithm of the number of all configurations, to far less than a bit; 0 if there is none."""
    nodes = blob[NODES]
    if nodes == 0:
        return 0.0
    weight = np.zeros(blob[EDGES], np.float64)
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            size = np.log2(_size(blob, blob, leaf, first, width, True))
            begin, end = blob[blob[LEAF_EDGE] + leaf], blob[blob[LEAF_EDGE] + leaf + 1]
            for at in range(blob[LEAF_EDGES] + begin, blob[LEAF_EDGES] + end):
                weight[blob[at]] += size
    worth = np.zeros(nodes, np.float64)
    for node in range(nodes):
        greatest = 0.0
        begin, end = blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]
        for edge in range(begin, end):
            for at in range(
                blob[CHILD] + blob[blob[EDGE_CHILD] + edge], blob[CHILD] + blob[blob[EDGE_CHILD] + edge + 1]
            ):
                weight[edge] += worth[blob[at]]
            greatest = max(greatest, weight[edge])
        total = 0.0
        for edge in range(begin, end):
            total += 2.0 ** (weight[edge] - greatest)
        worth[node] = greatest + np.log2(total)
    return float(worth[nodes - 1])


@njit(cache=True, nogil=True)
def count(blob: Blob, literals: Blob, base: Longs, inverses: Longs, prime: Long, values: Longs) -> Long:
    """Count the configurations of some choices, modulo a prime or, if it is 0, plainly.

    If `values` has a place for every bit of an answer, it gets the count of each value; variables that have the same
    value in every configuration are left out.
    """
    words, variables, nodes = blob[WORDS], blob[VARIABLES], blob[NODES]
    bits = np.empty(words + variables, np.int32)
    if nodes == 0 or not restrict(blob, literals, bits):
        return np.int64(0)
    graph = graph_of(blob)
    weight = base.copy()
    for variable in range(variables):
        if bits[words + variable] == 0:
            continue
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            left = np.int64(_size(blob, bits, leaf, first, width, False))
            size = _size(blob, bits, leaf, first, width, True)
            if left == size:
                continue
            for at in range(graph.leaf_edge[leaf], graph.leaf_edge[leaf + 1]):
                edge = graph.leaf_edges[at]
                if left == 0:
                    weight[edge] = 0
                elif weight[edge]:
                    weight[edge] = _times(_divided(weight[edge], size, inverses, prime), left, prime)
    worth = np.zeros(nodes, np.int64)
    _count_up(graph, weight, prime, worth)
    if len(values):
        _count_down(graph, weight, prime, worth)
        _count_values(blob, graph, bits, weight, inverses, prime, values)
    return int(worth[nodes - 1])


@borrows
def _count_up(graph: Graph, weight: Longs, prime: Long, worth: Longs) -> None:
    """Count what is below each node."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    for node in range(graph.nodes):
        total = np.int64(0)
        for edge in range(node_edge[node], node_edge[node + ONE]):
            product = weight[edge]
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                if product == 0:
                    break
                product = _times(product, worth[child[at]], prime)
            total += product
            if prime and total >= prime:
                total -= prime
        worth[node] = total


@njit(cache=True, nogil=True)
def _count_down(graph: Graph, weight: Longs, prime: Long, worth: Longs) -> None:
    """Turn the weight of each edge into the number of configurations that it is part of."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    part = np.zeros(graph.nodes, np.int64)
    part[graph.nodes - ONE] = 1
    ahead = np.empty(graph.nodes + ONE, np.int64)
    for over in range(graph.nodes):
        node = graph.nodes - ONE - over
        for edge in range(node_edge[node], node_edge[node + ONE]):
            begin, end = edge_child[edge], edge_child[edge + ONE]
            behind = _times(part[node], weight[edge], prime)
            weight[edge] = 0
            if behind == 0:
                continue
            ahead[end - begin] = 1
            for back in range(end - begin):
                at = end - ONE - back
                ahead[at - begin] = _times(ahead[at - begin + ONE], worth[child[at]], prime)
            weight[edge] = _times(behind, ahead[0], prime)
            for at in range(begin, end):
                below = child[at]
                part[below] += _times(behind, ahead[at - begin + ONE], prime)
                if prime and part[below] >= prime:
                    part[below] -= prime
                behind = _times(behind, worth[below], prime)


@njit(cache=True, nogil=True)
def _count_values(
    blob: Blob, graph: Graph, bits: Blob, weight: Longs, inverses: Longs, prime: Long, values: Longs
) -> None:
    """Share the configurations of the edges with each leaf among its values."""
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            left = _size(blob, bits, leaf, first, width, False)
            if left == 0:
                continue
            total = np.int64(0)
            for at in range(graph.leaf_edge[leaf], graph.leaf_edge[leaf + 1]):
                total += weight[graph.leaf_edges[at]]
                if prime and total >= prime:
                    total -= prime
            share = _divided(total, left, inverses, prime)
            mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
            for at in range(width):
                word = np.uint32(bits[first + at] & blob[mask + at])
                for bit in range(32):
                    if (word >> np.uint32(bit)) & np.uint32(1):
                        place = (first + at) * 32 + bit
                        values[place] += share
                        if prime and values[place] >= prime:
                            values[place] -= prime


@borrows
def least_of(blob: Blob, bits: Blob, leaf: int, first: int, width: int, costs: Longs) -> Long:
    """Return the least cost of the values of a leaf within `bits`."""
    mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
    least = NEVER
    for at in range(width):
        word = np.uint32(bits[first + at] & blob[mask + at])
        bit = (first + at) * 32
        while word:
            if word & np.uint32(1):
                least = min(least, costs[bit])
            word >>= np.uint32(1)
            bit += 1
    return least


@njit(cache=True, nogil=True)
def base_costs(blob: Blob, bits: Blob, costs: Longs, least: Longs) -> Longs:
    """Return for each edge the sum of the least costs of its leaves, and in `least` those of the leaves."""
    found = np.zeros(blob[EDGES], np.int64)
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            least[leaf] = least_of(blob, bits, leaf, first, width, costs)
            begin, end = blob[blob[LEAF_EDGE] + leaf], blob[blob[LEAF_EDGE] + leaf + 1]
            for at in range(blob[LEAF_EDGES] + begin, blob[LEAF_EDGES] + end):
                found[blob[at]] += least[leaf]
    return found


@njit(cache=True, nogil=True)
def cheapest(blob: Blob, literals: Blob, base: Longs, least: Longs, costs: Longs, answer: Blob) -> Long:
    """Return the least cost of a configuration of some choices, `NEVER` if there is none.

    Args:
        blob: the artefact.
        literals: the choices.
        base: the sums of `least` on edges.
        least: the least cost of each leaf.
        costs: the cost of each bit of an answer.
        answer: gets the values of a cheapest configuration, in `WORDS` words.
    """
    words, variables, nodes = blob[WORDS], blob[VARIABLES], blob[NODES]
    bits = np.empty(words + variables, np.int32)
    if nodes == 0 or not restrict(blob, literals, bits):
        return NEVER
    graph = graph_of(blob)
    weight = base.copy()
    for variable in range(variables):
        if bits[words + variable] == 0:
            continue
        first = blob[blob[VARIABLE_WORD] + variable]
        width = blob[blob[VARIABLE_END] + variable] - first
        for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]):
            now = least_of(blob, bits, leaf, first, width, costs)
            if now == least[leaf]:
                continue
            for at in range(graph.leaf_edge[leaf], graph.leaf_edge[leaf + 1]):
                edge = graph.leaf_edges[at]
                if now == NEVER or weight[edge] == NEVER:
                    weight[edge] = NEVER
                else:
                    weight[edge] += now - least[leaf]
    worth = np.empty(nodes, np.int64)
    _cost_up(graph, weight, worth)
    if worth[nodes - 1] == NEVER:
        return NEVER
    _trace(graph, weight, worth, answer)
    settle(blob, bits, costs, answer)
    return int(worth[nodes - 1])


@borrows
def _cost_up(graph: Graph, weight: Longs, worth: Longs) -> None:
    """Add the least cost below to the weight of each edge, and take the least edge of each node."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    for node in range(graph.nodes):
        best = NEVER
        for edge in range(node_edge[node], node_edge[node + ONE]):
            total = weight[edge]
            if total == NEVER:
                continue
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                below = worth[child[at]]
                if below == NEVER:
                    total = NEVER
                    break
                total += below
            weight[edge] = total
            best = min(best, total)
        worth[node] = best


@njit(cache=True, nogil=True)
def _trace(graph: Graph, weight: Longs, worth: Longs, answer: Blob) -> None:
    """Follow one best edge of each node that is reached from the root, and give its values to the answer."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    edge_out, out_word, out_bits = graph.edge_out, graph.out_word, graph.out_bits
    reached = np.zeros(graph.nodes, np.uint8)
    reached[graph.nodes - ONE] = 1
    answer[:] = 0
    for over in range(graph.nodes):
        node = graph.nodes - ONE - over
        if not reached[node]:
            continue
        for edge in range(node_edge[node], node_edge[node + ONE]):
            if weight[edge] == worth[node]:
                for at in range(edge_child[edge], edge_child[edge + ONE]):
                    reached[child[at]] = 1
                for at in range(edge_out[edge], edge_out[edge + ONE]):
                    answer[out_word[at]] |= out_bits[at]
                break


@njit(cache=True, nogil=True)
def settle(blob: Blob, bits: Blob, costs: Longs, answer: Blob) -> None:
    """Leave the cheapest value of each variable in an answer, of those within `bits`."""
    for at in range(blob[WORDS]):
        answer[at] &= bits[at]
    for variable in range(blob[VARIABLES]):
        own = np.uint32(blob[blob[VARIABLE_OWN] + variable])
        best = -1
        for at in range(blob[blob[VARIABLE_WORD] + variable], blob[blob[VARIABLE_END] + variable]):
            word = np.uint32(answer[at]) & own
            for bit in range(32):
                if (word >> np.uint32(bit)) & np.uint32(1) and (best < 0 or costs[at * 32 + bit] < costs[best]):
                    best = at * 32 + bit
            answer[at] &= ~np.int32(own)
        answer[best // 32] |= np.int32(np.uint32(1) << np.uint32(best % 32))
