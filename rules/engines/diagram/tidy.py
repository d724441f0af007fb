"""Tidying: what the search found, cut down to what the passes need.

Nodes that nothing leads to go; a node with one edge moves into the edges that lead to it, unless it is long and shared;
values that are the same in every configuration, and auxiliary variables, leave no trace on the edges.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.propagation import Longs
from rules.engines.diagram.search import Diagram

SHORT = 3
"""A shared node with one edge of at most this many items moves into the edges that lead to it."""


class Tidy(NamedTuple):
    """Nodes and edges like those of a `Diagram`; the leaf of the decided variable is an item like the others.

    Items below 0 are nodes: `-1 - node`. The last node is the root.
    """

    node_edge: Longs
    edge_item: Longs
    items: Longs


@njit(cache=True, nogil=True)
def _tidied(root, node_edge, edge_leaf, edge_item, items, kept):  # type: ignore[no-untyped-def]
    nodes = len(node_edge) - 1
    references = np.zeros(nodes, np.int64)
    references[root] = 1
    for node in range(nodes - 1, 0, -1):
        if references[node]:
            for at in range(edge_item[node_edge[node]], edge_item[node_edge[node + 1]]):
                if items[at] % 2:
                    references[items[at] // 2] += 1
    new_node = np.full(nodes, -1, np.int64)
    inlined = np.zeros(nodes, np.uint8)
    out_first = np.zeros(nodes + 1, np.int64)
    out_edge = np.zeros(len(edge_leaf) + 1, np.int64)
    room = 1024
    out = np.empty(room, np.int64)
    out_nodes = 0
    out_edges = 0
    top = 0
    for node in range(1, nodes):
        if references[node] == 0:
            continue
        begin = top
        first_edge = out_edges
        for edge in range(node_edge[node], node_edge[node + 1]):
            needed = top + 1
            for at in range(edge_item[edge], edge_item[edge + 1]):
                item = items[at]
                if item % 2 and inlined[item // 2]:
                    source = new_node[item // 2]
                    needed += out_edge[out_first[source] + 1] - out_edge[out_first[source]]
                else:
                    needed += 1
            if needed > room:
                while needed > room:
                    room *= 2
                grown = np.empty(room, np.int64)
                grown[:top] = out[:top]
                out = grown
            if kept[edge_leaf[edge]]:
                out[top] = edge_leaf[edge]
                top += 1
            for at in range(edge_item[edge], edge_item[edge + 1]):
                item = items[at]
                if item % 2 == 0:
                    if kept[item // 2]:
                        out[top] = item // 2
                        top += 1
                    continue
                source = new_node[item // 2]
                if inlined[item // 2]:
                    start = out_edge[out_first[source]]
                    stop = out_edge[out_first[source] + 1]
                    for copied in range(start, stop):
                        out[top] = out[copied]
                        top += 1
                else:
                    out[top] = -1 - source
                    top += 1
            out_edges += 1
            out_edge[out_edges] = top
        new_node[node] = out_nodes
        out_nodes += 1
        out_first[out_nodes] = out_edges
        if out_edges == first_edge + 1 and node != root and (references[node] == 1 or top - begin <= SHORT):
            inlined[node] = 1
    return out_first[: out_nodes + 1].copy(), out_edge[: out_edges + 1].copy(), out[:top].copy()


@njit(cache=True, nogil=True)
def _swept(node_edge, edge_item, items):  # type: ignore[no-untyped-def]
    """Remove the nodes that nothing leads to any more; the last node is the root."""
    nodes = len(node_edge) - 1
    reached = np.zeros(nodes, np.uint8)
    reached[nodes - 1] = 1
    for node in range(nodes - 1, -1, -1):
        if reached[node]:
            for at in range(edge_item[node_edge[node]], edge_item[node_edge[node + 1]]):
                if items[at] < 0:
                    reached[-1 - items[at]] = 1
    number = np.full(nodes, -1, np.int64)
    out_first = np.zeros(nodes + 1, np.int64)
    out_edge = np.zeros(len(edge_item), np.int64)
    out = np.empty(len(items), np.int64)
    out_nodes = 0
    out_edges = 0
    top = 0
    for node in range(nodes):
        if not reached[node]:
            continue
        for edge in range(node_edge[node], node_edge[node + 1]):
            for at in range(edge_item[edge], edge_item[edge + 1]):
                out[top] = -1 - number[-1 - items[at]] if items[at] < 0 else items[at]
                top += 1
            out_edges += 1
            out_edge[out_edges] = top
        number[node] = out_nodes
        out_nodes += 1
        out_first[out_nodes] = out_edges
    return out_first[: out_nodes + 1].copy(), out_edge[: out_edges + 1].copy(), out[:top].copy()


def tidy(diagram: Diagram, root: int, kept: NDArray[np.uint8]) -> Tidy:
    """Cut a diagram down; `kept` says for each leaf whether the passes need it."""
    found = _tidied(root, diagram.node_edge, diagram.edge_leaf, diagram.edge_item, diagram.items, kept)
    return Tidy(*_swept(*found))
