"""Questions looked at together: what is possible under each of up to 64 sets of choices, in one sweep up and one down.

What the sweeps of `passes` know of an edge is one bit, so a word holds it for 64 questions. So is what is chosen, and
which values choices exclude: only names are gone through for each question.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.passes import (
    EDGES,
    LEAF_BITS,
    LEAF_BITS_AT,
    LITERAL_BITS,
    LITERAL_BITS_AT,
    LITERAL_VARIABLE,
    LITERALS,
    NODES,
    ONE,
    ROOT_BITS,
    VARIABLE_END,
    VARIABLE_FULL_LEAF,
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
from rules.engines.diagram.reach import CONSISTENT, TOO_MUCH, Marks, Outline, walked
from rules.engines.diagram.worths import Naming

AT_ONCE = 64
"""Questions in one sweep."""

SHARE, FEW = 64, 100
"""A question that reaches one in so many nodes, and more than a few, is better swept together with others."""

UNKNOWN, NO_CHOICE = -1, -2
"""Stand for the literal of a value that the problem does not have, and for that of no value."""

_WORD = np.int64(0xFFFFFFFF)

Codes = NDArray[np.unsignedinteger[Any]]
Flags = NDArray[np.bool_]
Answers = NDArray[np.int32]
Sets = NDArray[np.int64]
"""For each of something a bit for each question."""


@njit(cache=True, nogil=True)
def consistent(blob: Blob, literals: Blob, first: Blob, answer: Marks) -> None:
    """Write for each of many sets of choices whether it is consistent.

    Args:
        blob: the artefact.
        literals: the choices of all sets, one set after the other.
        first: where each set starts, and where the last one ends.
        answer: one place per set.

    Cost:
        A sweep upwards for every 64 sets, and a look at each choice.
    """
    for start in range(0, len(answer), AT_ONCE):
        end = min(start + AT_ONCE, len(answer))
        _tell(_alive(blob, _chosen(blob, literals, first[start : end + 1])), answer[start:end])


@njit(cache=True, nogil=True)
def consistent_rows(blob: Blob, codes: Codes, literals: Blob, first: Sets, answer: Marks) -> None:
    """Do what `consistent` does for sets of choices in columns.

    Args:
        blob: the artefact.
        codes: a row for each set and a column for each characteristic: the place of its value.
        literals: what the values of all columns mean, `UNKNOWN` if nothing is like it and `NO_CHOICE` if none is taken.
        first: where the values of each column begin.
        answer: one place per set.
    """
    for start in range(0, len(answer), AT_ONCE):
        end = min(start + AT_ONCE, len(answer))
        chosen = np.zeros(blob[LITERALS], np.int64)
        unknown = np.int64(0)
        for column in range(len(first)):
            for at in range(start, end):
                literal = literals[first[column] + codes[at, column]]
                if literal >= 0:
                    chosen[literal] |= np.int64(1) << (at - start)
                elif literal == UNKNOWN:
                    unknown |= np.int64(1) << (at - start)
        _tell(_alive(blob, chosen) & ~unknown, answer[start:end])


@borrows
def _tell(sets: np.int64, answer: Marks) -> None:
    for at in range(len(answer)):
        answer[at] = sets >> at & 1


@njit(cache=True, nogil=True)
def _chosen(blob: Blob, literals: Blob, first: Blob) -> Sets:
    """Return for each literal which of up to 64 sets of choices have it."""
    chosen = np.zeros(blob[LITERALS], np.int64)
    for at in range(len(first) - 1):
        for place in range(first[at], first[at + 1]):
            chosen[literals[place]] |= np.int64(1) << at
    return chosen


@njit(cache=True, nogil=True)
def _alive(blob: Blob, chosen: Sets) -> np.int64:
    """Return the sets of choices that are consistent."""
    if blob[NODES] == 0:
        return np.int64(0)
    dead = np.zeros(blob[EDGES], np.int64)
    graph = graph_of(blob)
    return np.int64(_kill(blob, graph, chosen, dead) & _up(graph, dead))


@njit(cache=True, nogil=True)
def _kill(blob: Blob, graph: Graph, chosen: Sets, dead: Sets) -> np.int64:
    """Mark for each edge the sets that exclude a value which it needs; return those that leave each variable one."""
    gone = np.zeros(32 * blob[WORDS], np.int64)
    looked_at = np.zeros(blob[VARIABLES], np.uint8)
    for literal in range(blob[LITERALS]):
        if chosen[literal]:
            looked_at[blob[blob[LITERAL_VARIABLE] + literal]] = 1
            _exclude(blob, literal, chosen[literal], gone)
    fine = np.int64(-1)
    for variable in range(blob[VARIABLES]):
        if looked_at[variable]:
            own, first = blob[blob[VARIABLE_OWN] + variable], blob[blob[VARIABLE_WORD] + variable]
            some = np.int64(0)
            for at in range(first, blob[blob[VARIABLE_END] + variable]):
                some |= ~_gone_of(blob[blob[ROOT_BITS] + at] & own, 32 * at, gone)
            fine &= some
            _kill_leaves(blob, graph, variable, first, gone, dead)
    return fine


@borrows
def _exclude(blob: Blob, literal: int, sets: np.int64, gone: Sets) -> None:
    """Mark for each value that some sets of choices exclude it by a literal."""
    variable = blob[blob[LITERAL_VARIABLE] + literal]
    mask = blob[LITERAL_BITS] + blob[blob[LITERAL_BITS_AT] + literal]
    own, first = blob[blob[VARIABLE_OWN] + variable], blob[blob[VARIABLE_WORD] + variable]
    for at in range(first, blob[blob[VARIABLE_END] + variable]):
        lost = np.int64(blob[blob[ROOT_BITS] + at] & own & ~blob[mask + at - first]) & _WORD
        bit = 32 * at
        while lost:
            if lost & 1:
                gone[bit] |= sets
            lost >>= 1
            bit += 1


@borrows
def _gone_of(values: np.int32, first: int, gone: Sets) -> np.int64:
    """Return the sets of choices that exclude all of the values in one word, whose first bit is given."""
    without = np.int64(-1)
    left = np.int64(values) & _WORD
    while left:
        if left & 1:
            without &= gone[first]
        left >>= 1
        first += 1
    return without


@borrows
def _kill_leaves(blob: Blob, graph: Graph, variable: int, first: int, gone: Sets, dead: Sets) -> None:
    width = blob[blob[VARIABLE_END] + variable] - first
    for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_FULL_LEAF] + variable]):
        mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
        without = np.int64(-1)
        for at in range(width):
            without &= _gone_of(blob[mask + at], 32 * (first + at), gone)
        if without:
            for at in range(graph.leaf_edge[leaf], graph.leaf_edge[leaf + 1]):
                dead[graph.leaf_edges[at]] |= without


@njit(cache=True, nogil=True)
def possible_together(blob: Blob, literals: Blob, first: Blob, answers: Answers) -> None:
    """Write an answer to each of many questions, without any bit if the choices are inconsistent.

    Args:
        blob: the artefact.
        literals: the choices of all questions, one question after the other.
        first: where each question starts, and where the last one ends.
        answers: `WORDS` words for each.
    """
    answers[:] = 0
    if blob[NODES] == 0:
        return
    many = len(answers)
    for start in range(0, many, AT_ONCE):
        end = min(start + AT_ONCE, many)
        _answered(blob, literals, first[start : end + 1], answers[start:end])


@njit(cache=True, nogil=True)
def possible_among(blob: Blob, known: Outline, literals: Blob, first: Blob, answers: Answers) -> None:
    """Do what `possible_together` does on a large artefact: only questions that reach much of it are swept together."""
    left = np.empty(len(answers), np.int32)
    much = 0
    most = max(FEW, blob[NODES] // SHARE)
    for at in range(len(answers)):
        if walked(blob, known, literals[first[at] : first[at + 1]], answers[at], most) == TOO_MUCH:
            left[much] = at
            much += 1
    if much:
        found = np.empty((much, answers.shape[1]), np.int32)
        possible_together(blob, *_some(literals, first, left[:much]), found)
        for at in range(much):
            answers[left[at]] = found[at]


@njit(cache=True, nogil=True)
def consistent_among(blob: Blob, known: Outline, literals: Blob, first: Blob, answer: Marks) -> None:
    """Do what `consistent` does on a large artefact, in the same way."""
    left = np.empty(len(answer), np.int32)
    much = 0
    most = max(FEW, blob[NODES] // SHARE)
    values = np.empty(blob[WORDS], np.int32)
    for at in range(len(answer)):
        found = walked(blob, known, literals[first[at] : first[at + 1]], values, most)
        answer[at] = found == CONSISTENT
        if found == TOO_MUCH:
            left[much] = at
            much += 1
    if much:
        others = np.empty(much, np.uint8)
        consistent(blob, *_some(literals, first, left[:much]), others)
        for at in range(much):
            answer[left[at]] = others[at]


@njit(cache=True, nogil=True)
def _some(literals: Blob, first: Blob, wanted: Blob) -> tuple[Blob, Blob]:
    """Return the literals of some questions, one question after the other, and where each starts."""
    starts = np.zeros(len(wanted) + 1, np.int32)
    found = np.empty(len(literals), np.int32)
    for at in range(len(wanted)):
        own = literals[first[wanted[at]] : first[wanted[at] + 1]]
        starts[at + 1] = starts[at] + len(own)
        found[starts[at] : starts[at + 1]] = own
    return found, starts


@njit(cache=True, nogil=True)
def _answered(blob: Blob, literals: Blob, first: Blob, answers: Answers) -> None:
    many = len(answers)
    bits = np.empty((many, blob[WORDS] + blob[VARIABLES]), np.int32)
    asked = np.int64(0)
    for at in range(many):
        if restrict(blob, literals[first[at] : first[at + 1]], bits[at]):
            asked |= np.int64(1) << at
    dead = np.zeros(blob[EDGES], np.int64)
    graph = graph_of(blob)
    _kill(blob, graph, _chosen(blob, literals, first), dead)
    _down(graph, dead, asked & _up(graph, dead))
    _gathered(blob, graph, bits, dead, answers)


@njit(cache=True, nogil=True)
def _up(graph: Graph, dead: Sets) -> np.int64:
    """Mark for each edge the questions to which a node below it is dead; return those to which the root is alive."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    alive = np.zeros(graph.nodes, np.int64)
    some = np.int64(0)
    for node in range(graph.nodes):
        some = np.int64(0)
        for edge in range(node_edge[node], node_edge[node + ONE]):
            fine = ~dead[edge]
            for at in range(edge_child[edge], edge_child[edge + ONE]):
                fine &= alive[child[at]]
            some |= fine
            dead[edge] = ~fine
        alive[node] = some
    return some


@njit(cache=True, nogil=True)
def _down(graph: Graph, dead: Sets, asked: np.int64) -> None:
    """Mark for each edge the questions that do not reach it."""
    node_edge, edge_child, child = graph.node_edge, graph.edge_child, graph.child
    reached = np.zeros(graph.nodes, np.int64)
    reached[graph.nodes - ONE] = asked
    for above in range(graph.nodes):
        node = graph.nodes - ONE - above
        here = reached[node]
        for edge in range(node_edge[node], node_edge[node + ONE]):
            both = here & ~dead[edge]
            dead[edge] = ~both
            if both:
                for at in range(edge_child[edge], edge_child[edge + ONE]):
                    reached[child[at]] |= both


@njit(cache=True, nogil=True)
def _gathered(blob: Blob, graph: Graph, bits: Answers, dead: Sets, answers: Answers) -> None:
    """Write the values of the leaves that each question reaches."""
    root = ~dead[graph.node_edge[graph.nodes - ONE] :]
    consistent = np.int64(0)
    for each in root:
        consistent |= each
    for variable in range(blob[VARIABLES]):
        first = blob[blob[VARIABLE_WORD] + variable]
        last = blob[blob[VARIABLE_END] + variable]
        begin, end = blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_LEAF] + variable + 1]
        if begin == end:
            own = blob[blob[VARIABLE_OWN] + variable]
            for at in range(first, last):
                _give(answers, at, blob[blob[ROOT_BITS] + at] & own, consistent)
        for leaf in range(begin, end):
            reached = np.int64(0)
            for at in range(graph.leaf_edge[leaf], graph.leaf_edge[leaf + 1]):
                reached |= ~dead[graph.leaf_edges[at]]
                if reached == consistent:
                    break
            mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
            for at in range(first, last):
                _give(answers, at, blob[mask + at - first], reached)
    answers &= bits[:, : blob[WORDS]]


@borrows
def _give(answers: Answers, at: int, values: int, questions: np.int64) -> None:
    """Add values to one word of the answers to some questions."""
    if values:
        for question in range(len(answers)):
            if questions >> question & 1:
                answers[question, at] |= values


@njit(cache=True, nogil=True)
def flags_of(answers: Answers, naming: Naming, flags: Flags) -> None:
    """Write for each question and value whether it stands in the answer."""
    starts, places = naming.starts, naming.places
    for question in range(len(answers)):
        answer = answers[question]
        for literal in range(len(starts) - 1):
            some = False
            for at in range(starts[literal], starts[literal + 1]):
                place = places[at]
                some = some or (answer[place >> 5] >> (place & 31)) & 1 != 0
            flags[question, literal] = some
