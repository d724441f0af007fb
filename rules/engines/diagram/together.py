"""Questions looked at together: what is possible under each of up to 64 sets of choices, in one sweep up and one down.

What the sweeps of `passes` know of an edge is one bit, so a word holds it for 64 questions. Only the leaves, of which
there are few, are gone through for each question.
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
    NODE_EDGE,
    NODES,
    ROOT_BITS,
    VARIABLE_END,
    VARIABLE_FULL_LEAF,
    VARIABLE_LEAF,
    VARIABLE_OWN,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    restrict,
)
from rules.engines.diagram.reach import CONSISTENT, TOO_MUCH, Outline, walked
from rules.engines.diagram.worths import Naming

AT_ONCE = 64
"""Questions in one sweep."""

SHARE, FEW = 64, 100
"""A question that reaches one in so many nodes, and more than a few, is better swept together with others."""

Flags = NDArray[np.bool_]
Answers = NDArray[np.int32]
Sets = NDArray[np.int64]
"""For each of something a bit for each question."""


@njit(cache=True, nogil=True)
def consistent(blob: Blob, literals: Blob, first: Blob, answer: NDArray[np.uint8]) -> None:
    """Write for each of many sets of choices whether it is consistent.

    Args:
        blob: the artefact.
        literals: the choices of all sets, one set after the other.
        first: where each set starts, and where the last one ends.
        answer: one place per set.

    Cost:
        A sweep upwards for every 64 sets, and a look at each leaf of each variable that a set chooses.
    """
    many = len(answer)
    width = blob[WORDS] + blob[VARIABLES]
    bits = np.empty((AT_ONCE, width), np.int32)
    for start in range(0, many, AT_ONCE):
        end = min(start + AT_ONCE, many)
        dead = np.zeros(blob[EDGES], np.int64)
        is_void = blob[NODES] == 0
        for at in range(start, end):
            own = bits[at - start]
            answer[at] = not is_void and restrict(blob, literals[first[at] : first[at + 1]], own)
            if answer[at] == 0:
                own[blob[WORDS] :] = 0
        if is_void:
            continue
        for variable in range(blob[VARIABLES]):
            _kill_many(blob, variable, bits[: end - start], dead)
        alive = _up(blob, dead)
        for at in range(start, end):
            answer[at] &= alive >> (at - start) & 1


@njit(cache=True, nogil=True)
def _kill_many(blob: Blob, variable: int, bits: NDArray[np.int32], dead: NDArray[np.int64]) -> None:
    """Mark for each edge the sets of choices that exclude a value which it needs."""
    restricted = np.flatnonzero(bits[:, blob[WORDS] + variable])
    if len(restricted) == 0:
        return
    first = blob[blob[VARIABLE_WORD] + variable]
    width = blob[blob[VARIABLE_END] + variable] - first
    for leaf in range(blob[blob[VARIABLE_LEAF] + variable], blob[blob[VARIABLE_FULL_LEAF] + variable]):
        mask = blob[LEAF_BITS] + blob[blob[LEAF_BITS_AT] + leaf]
        without = np.int64(0)
        for each in restricted:
            some = 0
            for at in range(width):
                some |= bits[each, first + at] & blob[mask + at]
            if some == 0:
                without |= np.int64(1) << each
        if without != 0:
            edges = blob[LEAF_EDGES]
            for at in range(edges + blob[blob[LEAF_EDGE] + leaf], edges + blob[blob[LEAF_EDGE] + leaf + 1]):
                dead[blob[at]] |= without


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
def consistent_among(blob: Blob, known: Outline, literals: Blob, first: Blob, answer: NDArray[np.uint8]) -> None:
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
        else:
            bits[at, blob[WORDS] :] = 0
    dead = np.zeros(blob[EDGES], np.int64)
    for variable in range(blob[VARIABLES]):
        _kill_many(blob, variable, bits, dead)
    _down(blob, dead, asked & _up(blob, dead))
    _gathered(blob, bits, dead, answers)


@njit(cache=True, nogil=True)
def _up(blob: Blob, dead: Sets) -> np.int64:
    """Mark for each edge the questions to which a node below it is dead; return those to which the root is alive."""
    node_edge, edge_child, child = blob[NODE_EDGE], blob[EDGE_CHILD], blob[CHILD]
    alive = np.zeros(blob[NODES], np.int64)
    some = np.int64(0)
    for node in range(blob[NODES]):
        some = np.int64(0)
        for edge in range(blob[node_edge + node], blob[node_edge + node + 1]):
            fine = ~dead[edge]
            for at in range(child + blob[edge_child + edge], child + blob[edge_child + edge + 1]):
                fine &= alive[blob[at]]
            some |= fine
            dead[edge] = ~fine
        alive[node] = some
    return some


@njit(cache=True, nogil=True)
def _down(blob: Blob, dead: Sets, asked: np.int64) -> None:
    """Mark for each edge the questions that do not reach it."""
    node_edge, edge_child, child = blob[NODE_EDGE], blob[EDGE_CHILD], blob[CHILD]
    reached = np.zeros(blob[NODES], np.int64)
    reached[blob[NODES] - 1] = asked
    for node in range(blob[NODES] - 1, -1, -1):
        here = reached[node]
        for edge in range(blob[node_edge + node], blob[node_edge + node + 1]):
            both = here & ~dead[edge]
            dead[edge] = ~both
            if both:
                for at in range(child + blob[edge_child + edge], child + blob[edge_child + edge + 1]):
                    reached[blob[at]] |= both


@njit(cache=True, nogil=True)
def _gathered(blob: Blob, bits: Answers, dead: Sets, answers: Answers) -> None:
    """Write the values of the leaves that each question reaches."""
    edges = blob[LEAF_EDGES]
    root = ~dead[blob[blob[NODE_EDGE] + blob[NODES] - 1] : blob[EDGES]]
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
            for at in range(edges + blob[blob[LEAF_EDGE] + leaf], edges + blob[blob[LEAF_EDGE] + leaf + 1]):
                reached |= ~dead[blob[at]]
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
