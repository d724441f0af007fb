"""Remainders: what each choice by itself leaves of a large diagram, known before anybody asks.

A sweep over a large artefact takes milliseconds. But most of what a question excludes, its choices exclude one by one,
and that can be found beforehand: the *remainder* of a literal is a bit for each edge, set if the edge is alive and
reached when nothing else is chosen. A question begins with the edges that are in the remainders of all its choices;
what the choices exclude only together is found among these. If few are left, they are listed and swept, upwards and
downwards. If nearly all are left, those that are gone are followed instead: a node all of whose edges are gone takes
the edges to it along, and a node to which no edge is left takes its own.

For this the diagram is laid out anew: every edge has two places for nodes below it (node 0, of which everything is
always left, fills an empty place; edges with more nodes below get nodes in between), and what an edge gives to the
answer is a *label*, of which there are few. So both passes read four numbers for each edge and do not branch.
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
    LEAVES,
    LITERAL_VARIABLE,
    LITERALS,
    NODE_EDGE,
    NODES,
    OUT_BITS,
    OUT_WORD,
    VARIABLES,
    WORDS,
    Blob,
    restrict,
)
from rules.engines.diagram.reach import Marks, Outline, Words, exclude

Answers = NDArray[np.int32]
Numbers = NDArray[np.uint32]
"""Unsigned: numba looks at the sign of every other index."""

Places = NDArray[np.unsignedinteger[Any]]
"""Numbers of nodes and labels, of two bytes where that is enough: half as much to read for each edge."""

NARROW = 1 << 16
"""So many nodes and labels have numbers of two bytes."""

MOST_BYTES = 1 << 25
"""Of all remainders of one artefact; larger diagrams are walked."""

SPARSE = 5
"""If one edge in so many is gone, what is left is swept; if fewer are gone, they are followed."""

_U = np.uint64
_ONE = _U(1)
_BYTE = _U(255)


def _ones_of_bytes() -> Numbers:
    """Return for each byte the numbers of its bits that are set, filled up with zeros."""
    table = np.zeros((256, 8), np.uint32)
    for byte in range(256):
        ones = [bit for bit in range(8) if byte >> bit & 1]
        table[byte, : len(ones)] = ones
    return table


_ONES = _ones_of_bytes()
_HOW_MANY = np.array([byte.bit_count() for byte in range(256)], np.uint32)


class Flat(NamedTuple):
    """A diagram laid out for sweeps.

    Edge `e` belongs to node `owner[e]`, leads to the nodes `one[e]` and `two[e]` and has `label[e]`. Edges of node `n`
    are `first[n]:first[n + 1]`, after all edges of the nodes below it; node 0 has none; the last node is the root.
    Edges to node `n` are `above[above_first[n]:above_first[n + 1]]`, edges with label `l` are
    `labelled[label_first[l]:label_first[l + 1]]`. What a label stands for is looked up at `sample[l]`, an edge of
    the artefact; the last label stands for nothing and has no sample.
    """

    owner: Places
    label: Places
    one: Places
    two: Places
    first: Numbers
    above_first: Numbers
    above: Numbers
    label_first: Numbers
    labelled: Numbers
    sample: Numbers


class Remainders(NamedTuple):
    """The remainder of each literal, 64 edges a word, and the answer to the question that has no other choice."""

    flat: Flat
    bits: Words
    answers: Answers


def remainders(blob: Blob, known: Outline, most_bytes: int = MOST_BYTES, *, narrow: int = NARROW) -> Remainders | None:
    """Find the remainders of all literals of an artefact; None if they would take too many bytes."""
    made = flat(blob, narrow)
    width = len(made.owner) // 64 + 1
    literals = int(blob[LITERALS])
    if 8 * literals * width > most_bytes:
        return None
    bits, answers = np.zeros((literals, width), np.uint64), np.zeros((literals, int(blob[WORDS])), np.int32)
    if blob[NODES]:
        _find(blob, known, made, bits, answers)
    return Remainders(made, bits, answers)


# --- the layout -----------------------------------------------------------------------------------------------------


def flat(blob: Blob, narrow: int = NARROW) -> Flat:
    """Lay an artefact out; `narrow` says how many nodes and labels have numbers of two bytes."""
    named, sample = _labels(blob)
    sample, number = np.unique(sample[named], return_inverse=True)
    owner, label, one, two, nodes = _edges(blob, number.astype(np.uint32), len(sample))
    below = np.concatenate([one, two])
    edges = np.tile(np.arange(len(owner), dtype=np.uint32), 2)
    by_node = np.lexsort((~edges, below))
    by_label = np.argsort(label, kind="stable")
    width = np.uint16 if max(nodes, len(sample) + 1) <= narrow else np.uint32
    return Flat(
        owner=owner.astype(width),
        label=label.astype(width),
        one=one.astype(width),
        two=two.astype(width),
        first=_starts(owner, nodes),
        above_first=_starts(below[by_node], nodes),
        above=edges[by_node],
        label_first=_starts(label[by_label], len(sample) + 1),
        labelled=by_label.astype(np.uint32),
        sample=sample.astype(np.uint32),
    )


def _starts(owners: NDArray[Any], count: int) -> Numbers:
    return np.searchsorted(owners, np.arange(count + 1)).astype(np.uint32)


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


@njit(cache=True, nogil=True)
def _edges(blob: Blob, label: Numbers, labels: int) -> tuple[Numbers, Numbers, Numbers, Numbers, int]:
    """Return owner, label and nodes below of each edge, and how many nodes there are."""
    edges, edge_child = blob[EDGES], blob[EDGE_CHILD]
    most = edges + blob[edge_child + edges]
    known = _pairs(most)
    between = np.zeros(len(known.left) + 1, np.uint32)
    owner, labelled = np.empty(most, np.uint32), np.empty(most, np.uint32)
    one, two = np.zeros(most, np.uint32), np.zeros(most, np.uint32)
    number = np.zeros(blob[NODES], np.uint32)
    pairs = np.zeros((edges, 2), np.uint32)
    nodes, top = 1, 0
    for node in range(blob[NODES]):
        begin, end = blob[blob[NODE_EDGE] + node], blob[blob[NODE_EDGE] + node + 1]
        for edge in range(begin, end):
            for at in range(blob[edge_child + edge], blob[edge_child + edge + 1]):
                if pairs[edge, 1]:  # both places are taken: a node in between takes them
                    name = _paired(known, np.int64(pairs[edge, 0]), np.int64(pairs[edge, 1]))
                    if between[name] == 0:
                        owner[top], labelled[top], one[top], two[top] = nodes, labels, pairs[edge, 0], pairs[edge, 1]
                        between[name] = nodes
                        nodes, top = nodes + 1, top + 1
                    pairs[edge, 0] = between[name]
                pairs[edge, 1] = pairs[edge, 0]
                pairs[edge, 0] = number[blob[blob[CHILD] + at]]
        for edge in range(begin, end):
            owner[top], labelled[top], one[top], two[top] = nodes, label[edge], pairs[edge, 0], pairs[edge, 1]
            top += 1
        number[node] = nodes
        nodes += 1
    return owner[:top].copy(), labelled[:top].copy(), one[:top].copy(), two[:top].copy(), nodes


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


# --- remainders -----------------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def _find(blob: Blob, known: Outline, made: Flat, bits: Words, answers: Answers) -> None:
    """Write the remainder of each literal, and what is possible with it."""
    edges, nodes, labels = len(made.owner), len(made.first) - 1, len(made.label_first) - 1
    choice = np.empty(1, np.int32)
    left = np.empty(blob[WORDS] + blob[VARIABLES], np.int32)
    live = np.empty(edges, np.uint32)
    for literal in range(len(bits)):
        choice[0] = literal
        if not restrict(blob, choice, left):
            continue
        fine = _fine(blob, known, made, left, left[blob[WORDS] :])
        count = 0
        for edge in range(edges):
            if fine[made.label[edge]]:
                live[count] = edge
                count += 1
        alive, reached, used = np.zeros(nodes, np.uint8), np.zeros(nodes, np.uint8), np.zeros(labels, np.uint8)
        for at in range(_swept(made, live, count, alive, reached, used)):
            edge = live[at]
            if reached[made.owner[edge]]:
                bits[literal, edge >> 6] |= _ONE << _U(edge & 63)
        _give(blob, made, used, left, answers[literal])


@njit(cache=True, nogil=True)
def _fine(blob: Blob, known: Outline, made: Flat, bits: Blob, looked_at: Blob) -> Marks:
    """Tell of each label whether all its leaves keep a value, of the variables that are looked at."""
    excluded = np.zeros(blob[LEAVES], np.uint8)
    for variable in range(blob[VARIABLES]):
        if looked_at[variable]:
            exclude(blob, variable, bits, excluded)
    fine = np.ones(len(made.label_first) - 1, np.uint8)
    for label in range(len(made.sample)):
        sample = made.sample[label]
        for at in range(known.edge_leaf[sample], known.edge_leaf[sample + 1]):
            fine[label] &= excluded[known.leaves[at]] == 0
    return fine


# --- a question -----------------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def possible_left(
    blob: Blob, known: Outline, found: Remainders, literals: Blob, answer: Blob, sparse: int = SPARSE
) -> bool:
    """Do what `possible` does; `sparse` decides what is followed and what is swept, as `SPARSE` tells."""
    words = blob[WORDS]
    bits = np.empty(words + blob[VARIABLES], np.int32)
    answer[:] = 0
    if blob[NODES] == 0 or not restrict(blob, literals, bits):
        return False
    if len(literals) == 0:
        answer |= bits[:words]
        return True
    if len(literals) == 1:
        answer |= found.answers[literals[0]]
        return bool(np.any(answer != 0))
    made = found.flat
    left = _in_all(found, literals)
    _exclude_together(blob, known, made, literals, bits, left)
    count = 0
    for word in left:
        count += ones(word)
    nodes, edges = len(made.first) - 1, len(made.owner)
    used = np.zeros(len(made.label_first) - 1, np.uint8)
    if (edges - count) * sparse < edges:
        if not _followed_up(made, left):
            return False
        _followed_down(made, left, used, np.zeros(nodes, np.uint8))
    else:
        live = np.empty(count + 8, np.uint32)
        _list(left, live)
        if _swept(made, live, count, np.zeros(nodes, np.uint8), np.zeros(nodes, np.uint8), used) == 0:
            return False
    _give(blob, made, used, bits, answer)
    return True


@borrows
def _give(blob: Blob, made: Flat, used: Marks, bits: Blob, answer: Blob) -> None:
    """Add to an answer what labels stand for, as far as the choices leave it."""
    for label in range(len(made.sample)):
        if used[label]:
            sample = made.sample[label]
            for at in range(blob[blob[EDGE_OUT] + sample], blob[blob[EDGE_OUT] + sample + 1]):
                answer[blob[blob[OUT_WORD] + at]] |= blob[blob[OUT_BITS] + at]
    for at in range(len(answer)):
        answer[at] &= bits[at]


@njit(cache=True, nogil=True)
def _in_all(found: Remainders, literals: Blob) -> Words:
    """Return the edges that are in the remainders of all of some literals."""
    left: Words = found.bits[literals[0]].copy()
    for literal in literals[1:]:
        others = found.bits[literal]
        for at in range(len(left)):
            left[at] &= others[at]
    return left


@njit(cache=True, nogil=True)
def _exclude_together(blob: Blob, known: Outline, made: Flat, literals: Blob, bits: Blob, left: Words) -> None:
    """Take away the edges whose leaves lose their last value only by several choices of one variable."""
    chosen = np.zeros(blob[VARIABLES], np.int32)
    several = False
    for literal in literals:
        variable = blob[blob[LITERAL_VARIABLE] + literal]
        chosen[variable] += 1
        several |= chosen[variable] > 1
    if several:
        fine = _fine(blob, known, made, bits, (chosen > 1).astype(np.int32))
        for edge in range(len(made.owner)):
            if fine[made.label[edge]] == 0:
                left[edge >> 6] &= ~(_ONE << _U(edge & 63))


@njit(cache=True, nogil=True, inline="always")
def ones(word: np.uint64) -> int:
    """Return how many bits are set."""
    word -= (word >> _ONE) & _U(0x5555555555555555)
    word = (word & _U(0x3333333333333333)) + ((word >> _U(2)) & _U(0x3333333333333333))
    word = (word + (word >> _U(4))) & _U(0x0F0F0F0F0F0F0F0F)
    return int((word * _U(0x0101010101010101)) >> _U(56))


@borrows
def _list(left: Words, live: Numbers) -> None:
    """List the edges of a set. Eight places are written for each byte of it, so `live` has eight too many."""
    top = np.uint32(0)
    for at in range(len(left)):
        word = left[at]
        base = np.uint32(64 * at)
        while word:
            byte = word & _BYTE
            for bit in range(8):
                live[top + np.uint32(bit)] = _ONES[byte, bit] + base
            top += _HOW_MANY[byte]
            base += np.uint32(8)
            word >>= _U(8)


@borrows
def _swept(made: Flat, live: Numbers, count: int, alive: Marks, reached: Marks, used: Marks) -> int:
    """Sweep up and down over some edges, in order; return how many of them are alive, 0 if the root is not.

    Args:
        made: the layout.
        live: the edges; those that are alive move to the front.
        count: how many.
        alive: zeros, one for each node.
        reached: the same; marks the nodes that are reached.
        used: zeros, one for each label; marks the labels that are reached.
    """
    owner, label, one, two = made.owner, made.label, made.one, made.two
    alive[0] = 1
    top = np.uint32(0)
    some = np.uint8(0)
    before = np.uint32(0)
    for at in range(np.uint32(count)):
        edge = live[at]
        node = owner[edge]
        fine = alive[one[edge]] & alive[two[edge]]
        some = (some if node == before else np.uint8(0)) | fine
        before = node
        alive[node] = some
        live[top] = edge
        top += np.uint32(fine)
    if alive[len(alive) - 1] == 0:
        return 0
    reached[len(reached) - 1] = 1
    for at in range(top):
        edge = live[top - np.uint32(1) - at]
        if reached[owner[edge]]:
            used[label[edge]] = 1
            reached[one[edge]] = 1
            reached[two[edge]] = 1
    return int(top)


# --- following what is gone -----------------------------------------------------------------------------------------


@njit(cache=True, nogil=True, inline="always")
def _has(left: Words, edge: np.uint32) -> bool:
    return bool((left[edge >> np.uint32(6)] >> _U(edge & np.uint32(63))) & _ONE)


@njit(cache=True, nogil=True, inline="always")
def _take(left: Words, edge: np.uint32) -> None:
    left[edge >> np.uint32(6)] &= ~(_ONE << _U(edge & np.uint32(63)))


@njit(cache=True, nogil=True, inline="always")
def _gone(left: Words, at: int, edges: int) -> np.uint64:
    """Return the edges of a word that are gone."""
    gone: np.uint64 = ~left[at]
    beyond = 64 * (at + 1) - edges
    return gone if beyond <= 0 else gone & ((_ONE << _U(64 - beyond)) - _ONE)


@njit(cache=True, nogil=True, inline="always")
def _some_of(left: Words, begin: np.uint32, end: np.uint32) -> bool:
    """Whether one of some edges that stand together is left."""
    edge = begin
    while edge < end and not _has(left, edge):
        edge += np.uint32(1)
    return bool(edge < end)


@njit(cache=True, nogil=True, inline="always")
def _some_among(left: Words, edges: Numbers, begin: np.uint32, end: np.uint32) -> bool:
    """Whether one of some listed edges is left."""
    at = begin
    while at < end and not _has(left, edges[at]):
        at += np.uint32(1)
    return bool(at < end)


@njit(cache=True, nogil=True, inline="always")
def _lowest(word: np.uint64) -> np.uint32:
    """Return the number of the lowest bit that is set."""
    return np.uint32(ones((word & (~word + _ONE)) - _ONE))


@borrows
def _followed_up(made: Flat, left: Words) -> bool:
    """Take away the edges below which nothing is left; return whether anything is left at all.

    Edges stand after those below them: what goes because of a word stands in this one or in one that follows.
    """
    edges = len(made.owner)
    for at in range(len(left)):
        gone = _gone(left, at, edges)
        while gone:
            node = made.owner[np.uint32(64 * at) + _lowest(gone)]
            begin, end = made.first[node], made.first[node + np.uint32(1)]
            if end >= 64 * (at + 1):
                gone = _U(0)
            else:
                gone &= ~((_ONE << _U(end & np.uint32(63))) - _ONE)
            if _some_of(left, begin, end):
                continue
            for place in range(made.above_first[node], made.above_first[node + np.uint32(1)]):
                edge = made.above[place]
                _take(left, edge)
                if edge < 64 * (at + 1):
                    gone |= _ONE << _U(edge & np.uint32(63))
    root = np.uint32(len(made.first) - 2)
    return _some_of(left, made.first[root], made.first[root + np.uint32(1)])


@borrows
def _followed_down(made: Flat, left: Words, used: Marks, doubted: Marks) -> None:
    """Take away the edges that are not reached any more; mark the labels that are.

    `doubted` are zeros, one for each node: it marks those to which an edge is gone.
    """
    edges, nodes = len(made.owner), len(made.first) - 1
    for at in range(len(left)):
        gone = _gone(left, at, edges)
        while gone:
            edge = np.uint32(64 * at) + _lowest(gone)
            gone &= gone - _ONE
            _doubt(made, edge, used, doubted)
    for back in range(2, nodes):
        node = np.uint32(nodes - back)
        if not doubted[node] or _some_among(
            left, made.above, made.above_first[node], made.above_first[node + np.uint32(1)]
        ):
            continue
        for own in range(made.first[node], made.first[node + np.uint32(1)]):
            _take(left, np.uint32(own))
            _doubt(made, np.uint32(own), used, doubted)
    for label in range(len(used)):
        begin, end = made.label_first[label], made.label_first[label + 1]
        used[label] = used[label] == 0 or _some_among(left, made.labelled, begin, end)


@njit(cache=True, nogil=True, inline="always")
def _doubt(made: Flat, edge: np.uint32, used: Marks, doubted: Marks) -> None:
    """An edge is gone: doubt what it leads to and what it gives."""
    used[made.label[edge]] = 1
    doubted[made.one[edge]] = 1
    doubted[made.two[edge]] = 1
