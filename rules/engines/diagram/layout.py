"""A large diagram laid out for questions that begin with what each choice by itself leaves.

Every edge has two nodes below it (node 0, of which everything is always left, stands for none; edges to more nodes get
nodes in between), and what an edge gives to the answer is a *label*, of which there are few. So a sweep reads four
numbers for each edge and does not branch.

A set of edges is a row of bits, in words of 64. An edge has a bit among the edges from its node, and one among the
edges to each node below it. After the edges from a node, and after those to it, the node has a bit of its own, and all
of these stand in one word: so whether a node has lost its last edge is seen in a word by an addition, for all nodes of
the word at once. Nodes that have more edges than a word has room for share them with nodes in between.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.passes import (
    CHILD,
    EDGE_CHILD,
    EDGE_OUT,
    EDGES,
    NODE_EDGE,
    NODES,
    OUT_BITS,
    OUT_WORD,
    Blob,
    Numbers,
)
from rules.engines.diagram.reach import Outline, Words

Places = NDArray[np.unsignedinteger[Any]]
"""Numbers of nodes and labels, of two bytes where that is enough: half as much to read for each edge."""

NARROW = 1 << 16
"""So many nodes and labels have numbers of two bytes."""

MOST = 63
"""Edges from a node or to it: with the bit of its own they fill a word."""

BLOCK = 64
"""Words that are looked at together; parts of a row begin with a new block."""

_U = np.uint64


class Layout(NamedTuple):
    """A diagram laid out.

    An edge is known by its bit among the edges from its node: edge `e` belongs to node `owner[e]`, leads to the nodes
    `one[e]` and `two[e]` and has `label[e]`. Bits that are no edge have owner 0. Edges of a node come after all edges
    of the nodes below it; the last one of `nodes` is the root.

    For each bit of an edge, `others` are its two other bits, 0 for node 0. `own` is the row of all nodes' own bits. A
    node has two, one after the edges from it and one after those to it; the root has the former alone, bit `root`. For
    each, `others` are the node's other one and the first bit of the edges before it. Bit 0 is nobody's.

    Edges with label `l` are `labelled[label_first[l]:label_first[l + 1]]`. What a label stands for is looked up at
    `sample[l]`, an edge of the artefact, whose leaves are `leaves[leaf_first[l]:leaf_first[l + 1]]`; the last label
    stands for nothing and has no sample.
    """

    owner: Places
    label: Places
    one: Places
    two: Places
    others: Numbers
    own: Words
    label_first: Numbers
    labelled: Numbers
    sample: Numbers
    leaf_first: Numbers
    leaves: Numbers
    nodes: int
    root: int


def layout(blob: Blob, known: Outline, *, narrow: int = NARROW, most: int = MOST) -> Layout:
    """Lay an artefact out.

    Args:
        blob: the artefact.
        known: its outline.
        narrow: so many nodes and labels have numbers of two bytes.
        most: edges from a node or to it.
    """
    named, sample = _labels(blob)
    sample, number = np.unique(sample[named], return_inverse=True)
    owner, label, one, two, nodes = _edges(blob, number.astype(np.uint32), len(sample), most)
    first, own = np.zeros((2, 2, nodes), np.uint32)
    below = _room(first[0], own[0], np.bincount(owner, minlength=nodes), 1)
    words = _room(first[1], own[1], np.bincount(np.concatenate([one, two]), minlength=nodes), below)
    top = first.copy()
    bits = np.stack([_bits(top[0], owner), _bits(top[1], one), _bits(top[1], two)])
    others = np.zeros((64 * words, 2), np.uint32)
    for at in (2, 1, 0):
        others[bits[at]] = np.delete(bits, at, axis=0).T
    for side in (1, 0):
        others[own[side]] = np.stack([own[1 - side], first[side]], axis=1)
    others[0] = 0
    edge = bits[0]
    by_label = np.argsort(label, kind="stable")
    leaves = [known.leaves[known.edge_leaf[edge] : known.edge_leaf[edge + 1]] for edge in sample]
    width = np.uint16 if max(nodes, len(sample) + 1) <= narrow else np.uint32

    def at_edges(numbers: Numbers) -> Places:
        placed: Places = np.zeros(64 * below, width)
        placed[edge] = numbers
        return placed

    return Layout(
        owner=at_edges(owner),
        label=at_edges(label),
        one=at_edges(one),
        two=at_edges(two),
        others=others,
        own=_row(own.ravel(), words),
        label_first=np.searchsorted(label[by_label], np.arange(len(sample) + 2)).astype(np.uint32),
        labelled=edge[by_label],
        sample=sample.astype(np.uint32),
        leaf_first=np.concatenate([[0], np.cumsum([len(each) for each in leaves])]).astype(np.uint32),
        leaves=np.concatenate([np.zeros(0), *leaves]).astype(np.uint32),
        nodes=nodes,
        root=int(own[0, -1]),
    )


def _row(bits: Numbers, words: int) -> Words:
    flags = np.zeros(64 * words, np.uint8)
    flags[bits] = 1
    flags[0] = 0
    return np.packbits(flags, bitorder="little").view(np.uint64)


# --- bits -----------------------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def _room(first: Numbers, own: Numbers, amounts: NDArray[np.int64], word: int) -> int:
    """Give each node but 0 that has edges bits for them and one for itself, from a word on; return where blocks end."""
    top = 64 * word
    for node in range(1, len(amounts)):
        if amounts[node]:
            if top // 64 != (top + amounts[node]) // 64:
                top = (top // 64 + 1) * 64
            first[node], own[node] = top, top + amounts[node]
            top += amounts[node] + 1
    return -(-top // (64 * BLOCK)) * BLOCK


@njit(cache=True, nogil=True)
def _bits(top: Numbers, nodes: Numbers) -> Numbers:
    """Take the next bit of its node for each edge; 0 for node 0."""
    found = np.zeros(len(nodes), np.uint32)
    for at in range(len(nodes)):
        if nodes[at]:
            found[at] = top[nodes[at]]
            top[nodes[at]] += 1
    return found


# --- edges ----------------------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def _labels(blob: Blob) -> tuple[Blob, Blob]:
    """Give equal names to edges that give the same to the answer; return them, and the first edge of each name."""
    edges = blob[EDGES]
    known = _pairs(blob[blob[EDGE_OUT] + edges])
    named = np.zeros(edges, np.int32)
    sample = np.zeros(len(known.left) + 1, np.int32)
    for edge in range(edges):
        name = 0
        for at in range(blob[blob[EDGE_OUT] + edge], blob[blob[EDGE_OUT] + edge + 1]):
            word_and_bits = np.int64(blob[blob[OUT_WORD] + at]) << 32 | np.int64(blob[blob[OUT_BITS] + at]) & 0xFFFFFFFF
            name = _paired(known, name, word_and_bits)
        if sample[name] == 0:
            sample[name] = edge + 1
        named[edge] = name
    return named, sample - 1


class _New(NamedTuple):
    """What is being made: `made[0]` edges of `made[1]` nodes so far.

    `to[n]` edges lead to node `n`; the next one that is for `n` leads to `door[n]`, a node in between if `n` has no
    room for it.
    """

    owner: Numbers
    label: Numbers
    one: Numbers
    two: Numbers
    to: Numbers
    door: Numbers
    made: Numbers


@njit(cache=True, nogil=True)
def _edges(blob: Blob, label: Numbers, labels: int, most: int) -> tuple[Numbers, Numbers, Numbers, Numbers, int]:
    """Return owner, label and nodes below of each edge, and how many nodes there are."""
    edges, edge_child = blob[EDGES], blob[EDGE_CHILD]
    needed = edges + blob[edge_child + edges]
    room = needed + 3 * needed // (most - 1) + blob[NODES] + 1
    space = np.zeros((6, room), np.uint32)
    new = _New(space[0], space[1], space[2], space[3], space[4], space[5], np.array([0, 1], np.uint32))
    known = _pairs(needed)
    between = np.zeros(len(known.left) + 1, np.uint32)
    number = np.zeros(blob[NODES], np.uint32)
    pairs = np.zeros((edges, 2), np.uint32)
    for node in range(blob[NODES]):
        begin, end = blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]
        for edge in range(begin, end):
            for at in range(blob[edge_child + edge], blob[edge_child + edge + 1]):
                if pairs[edge, 1]:  # both places are taken: a node in between takes them
                    name = _paired(known, np.int64(pairs[edge, 0]), np.int64(pairs[edge, 1]))
                    if between[name] == 0:
                        _edge(
                            new,
                            labels,
                            _door(new, labels, pairs[edge, 0], most),
                            _door(new, labels, pairs[edge, 1], most),
                        )
                        between[name] = _node(new)
                    pairs[edge, 0] = between[name]
                pairs[edge, 1] = pairs[edge, 0]
                pairs[edge, 0] = number[blob[blob[CHILD] + at]]
            pairs[edge, 0] = _door(new, labels, pairs[edge, 0], most)
            pairs[edge, 1] = _door(new, labels, pairs[edge, 1], most)
        number[node] = _with_edges(new, label, labels, pairs, begin, end, most)
    top = new.made[0]
    return new.owner[:top].copy(), new.label[:top].copy(), new.one[:top].copy(), new.two[:top].copy(), new.made[1]


@borrows
def _with_edges(new: _New, label: Numbers, labels: int, pairs: Numbers, begin: int, end: int, most: int) -> np.uint32:
    """Make a node with some edges; if they are more than `most`, the last ones are left to a node below it."""
    below: np.uint32 = np.uint32(0)
    while True:
        first = max(begin, end - most if below == 0 else end - most + 1)
        for edge in range(first, end):
            _edge(new, label[edge], pairs[edge, 0], pairs[edge, 1])
        if below:
            _edge(new, labels, below, np.uint32(0))
        below = _node(new)
        end = first
        if end == begin:
            return below


@borrows
def _edge(new: _New, label: int, one: np.uint32, two: np.uint32) -> None:
    """Make an edge of the node that is made next."""
    at = new.made[0]
    new.owner[at], new.label[at], new.one[at], new.two[at] = new.made[1], label, one, two
    new.made[0] += np.uint32(1)


@borrows
def _node(new: _New) -> np.uint32:
    """Make a node, and return it; its edges are there."""
    node: np.uint32 = new.made[1]
    new.door[node] = node
    new.made[1] += np.uint32(1)
    return node


@borrows
def _door(new: _New, labels: int, node: np.uint32, most: int) -> np.uint32:
    """Return where an edge leads that is for a node."""
    door: np.uint32 = new.door[node]
    if door == 0:
        return door
    if new.to[door] == most - 1:
        _edge(new, labels, door, np.uint32(0))
        new.to[door] += np.uint32(1)
        door = _node(new)
        new.door[node] = door
    new.to[door] += np.uint32(1)
    return door


class _Pairs(NamedTuple):
    """Pairs of numbers that have names, from 1 on: `made[0]` of them. A slot holds a name."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    slot: Blob
    made: Blob


@njit(cache=True, nogil=True)
def _pairs(most: int) -> _Pairs:
    slots = 64
    while slots < 2 * most:
        slots *= 2
    numbers = np.zeros(most + 1, np.int64)
    return _Pairs(numbers, numbers.copy(), np.zeros(slots, np.int32), np.zeros(1, np.int32))


@borrows
def _paired(known: _Pairs, left: np.int64, right: np.int64) -> int:
    """Return the name of a pair."""
    mixed = (_U(left) * _U(0x9E3779B97F4A7C15)) ^ (_U(right) * _U(0xC2B2AE3D27D4EB4F))
    mixed = (mixed ^ (mixed >> _U(29))) * _U(0xBF58476D1CE4E5B9)
    slot = np.int64((mixed >> _U(32)) & _U(len(known.slot) - 1))
    while known.slot[slot]:
        name = known.slot[slot]
        if known.left[name] == left and known.right[name] == right:
            return int(name)
        slot = (slot + 1) & (len(known.slot) - 1)
    known.made[0] += 1
    name = known.made[0]
    known.left[name], known.right[name], known.slot[slot] = left, right, name
    return int(name)
