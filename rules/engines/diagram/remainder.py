"""Remainders: what each choice by itself leaves of a large diagram, known before anybody asks.

A sweep over a large artefact takes milliseconds. But most of what a question excludes, its choices exclude one by one,
and that can be found beforehand: the *remainder* of a literal are the edges that are alive and reached when nothing
else is chosen. A question begins with the edges that are in the remainders of all its choices; what the choices exclude
only together is found among these.

If few are left, they are listed and swept, upwards and downwards. If many are left, hardly any of them goes: a node
that is in all remainders, but has no edge left or none that leads to it, goes with all its edges, and so do those that
lose their last edge by that. Which nodes these are is seen in the bits; see `layout` for how they stand.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.layout import BLOCK, Layout
from rules.engines.diagram.passes import (
    EDGE_OUT,
    LEAVES,
    LITERAL_BITS,
    LITERAL_BITS_AT,
    LITERAL_VARIABLE,
    LITERALS,
    NODES,
    OUT_BITS,
    OUT_WORD,
    ROOT_BITS,
    VARIABLE_END,
    VARIABLE_OWN,
    VARIABLE_WORD,
    VARIABLES,
    WORDS,
    Blob,
    Numbers,
    keep,
    restrict,
)
from rules.engines.diagram.reach import Marks, Words, exclude

Answers = NDArray[np.int32]

MOST_BYTES = 1 << 26
"""Of all remainders of one artefact; larger diagrams are walked."""

MANY = 4_000
"""Edges from which an artefact is asked this way; a sweep over fewer is as quick."""

FEW = 4_000
"""If no more edges and nodes are left to a question, they are swept."""

PATIENCE = 3
"""If more than one edge in so many goes, the others are swept after all."""

SCATTERED = 8
"""So few bits of a word are looked for one by one."""

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


class Remainders(NamedTuple):
    """The remainder of each literal, and the answer to the question that has no other choice.

    That of literal `l` is `rows[row[l]]`; smaller ones come first. A row has a bit for each bit of the layout, set if
    its edge is left or if its node is in between such edges, and after a full block one for each label that is left.
    """

    made: Layout
    rows: Words
    row: Numbers
    answers: Answers


def remainders(blob: Blob, made: Layout, most_bytes: int = MOST_BYTES) -> Remainders | None:
    """Find the remainders of all literals of an artefact that is laid out; None if they would take too many bytes."""
    literals, width = int(blob[LITERALS]), len(made.own) + -(-len(made.sample) // (64 * BLOCK)) * BLOCK
    if 8 * literals * width > most_bytes:
        return None
    rows, answers = np.zeros((literals, width), np.uint64), np.zeros((literals, int(blob[WORDS])), np.int32)
    if blob[NODES]:
        _find(blob, made, rows, answers)
    numbers: dict[bytes, int] = {}
    row = np.empty(literals, np.uint32)
    kept: list[int] = []
    for literal in np.argsort(np.bitwise_count(rows).sum(axis=1), kind="stable"):
        row[literal] = numbers.setdefault(sha256(rows[literal]).digest(), len(numbers))
        if row[literal] == len(kept):
            kept.append(int(literal))
    return Remainders(made, rows[kept], row, answers)


@njit(cache=True, nogil=True)
def _find(blob: Blob, made: Layout, rows: Words, answers: Answers) -> None:
    """Write the remainder of each literal, and what is possible with it."""
    choice = np.empty(1, np.int32)
    bits = np.empty(blob[WORDS] + blob[VARIABLES], np.int32)
    live = np.empty(len(made.owner), np.uint32)
    for literal in range(len(rows)):
        choice[0] = literal
        if not restrict(blob, choice, bits):
            continue
        fine = _fine(blob, made, bits, bits[blob[WORDS] :])
        count = 0
        for edge in range(np.uint32(len(made.owner))):
            live[count] = edge
            count += np.int64(made.owner[edge] != 0) & fine[made.label[edge]]
        reached, used = np.zeros(made.nodes, np.uint8), np.zeros(len(fine), np.uint8)
        count = _swept(made, live, count, np.zeros(made.nodes, np.uint8), reached, used)
        _write(made, live[:count], reached, used, rows[literal])
        _give(blob, made, used, bits, answers[literal])


@borrows
def _write(made: Layout, live: Numbers, reached: Marks, used: Marks, row: Words) -> None:
    """Write a remainder: the edges of some that are reached, the nodes that have some, and the labels that are used."""
    for edge in live:
        if reached[made.owner[edge]]:
            _add(row, edge)
            _add(row, made.others[edge, np.uint32(0)])
            _add(row, made.others[edge, np.uint32(1)])
    row[0] = _U(0)
    for at in range(np.uint32(len(made.own))):
        row[at] |= _carried(row[at], made.own[at])
    for label in range(len(made.sample)):
        if used[label]:
            _add(row, np.uint32(64 * len(made.own) + label))


@njit(cache=True, nogil=True)
def _fine(blob: Blob, made: Layout, bits: Blob, looked_at: Blob) -> Marks:
    """Tell of each label whether all its leaves keep a value, of the variables that are looked at."""
    excluded = np.zeros(blob[LEAVES], np.uint8)
    for variable in range(blob[VARIABLES]):
        if looked_at[variable]:
            exclude(blob, variable, bits, excluded)
    fine = np.ones(len(made.sample) + 1, np.uint8)
    for label in range(len(made.sample)):
        for at in range(made.leaf_first[label], made.leaf_first[label + 1]):
            fine[label] &= excluded[made.leaves[at]] == 0
    return fine


# --- a question -----------------------------------------------------------------------------------------------------


@njit(cache=True, nogil=True)
def possible_left(
    blob: Blob,
    found: Remainders,
    literals: Blob,
    answer: Blob,
    few: int,
    patience: int,
) -> bool:
    """Do what `possible` does; `few` and `patience` decide what is swept, as `FEW` and `PATIENCE` tell."""
    words = blob[WORDS]
    bits = np.empty(words + blob[VARIABLES], np.int32)
    answer[:] = 0
    if blob[NODES] == 0 or not restrict(blob, literals, bits) or not _agree(blob, found, literals, bits):
        return False
    if len(literals) < 2:
        answer |= bits[:words]
        return True
    made, rows = found.made, _rows(found, literals)
    left = np.empty(found.rows.shape[1], np.uint64)
    end = len(made.owner) // 64
    _in_all(found.rows, rows, left, 0, end)
    count = _how_many(left, end)
    fine = _fine_together(blob, made, literals, bits)
    if count > few:
        _in_all(found.rows, rows, left, end, len(left))
        if _settled(made, left, fine, np.empty(made.nodes, np.uint32), count // patience):
            if not _has(left, np.uint32(made.root)):
                return False
            _give_left(blob, made, left, bits, answer)
            return True
    live = np.empty(count + 8, np.uint32)
    count = _list(made, left, fine, live)
    used = np.zeros(len(made.sample) + 1, np.uint8)
    if _swept(made, live, count, np.zeros(made.nodes, np.uint8), np.zeros(made.nodes, np.uint8), used) == 0:
        return False
    _give(blob, made, used, bits, answer)
    return True


@njit(cache=True, nogil=True)
def exchanged_left(
    blob: Blob,
    found: Remainders,
    literals: Blob,
    answers: Answers,
    few: int,
    patience: int,
) -> bool:
    """Answer a question, and again without each of its choices, of which only the variable of that choice is told.

    Where the other choices one by one leave nothing but what was chosen, nothing else is possible without it either.

    Args:
        blob: the artefact.
        found: its remainders.
        literals: the choices.
        answers: a row for the question, and after it one for each choice; what a row has of other variables than that
            of its choice means nothing.
        few: as for `possible_left`.
        patience: the same.

    Returns:
        Whether the choices are consistent.
    """
    consistent = possible_left(blob, found, literals, answers[0], few, patience)
    others = literals[1:].copy()
    for at in range(len(literals)):
        if consistent and _only(blob, found, literals, at):
            answers[at + 1] = answers[0]
        else:
            possible_left(blob, found, others, answers[at + 1], few, patience)
        if at < len(others):
            others[at] = literals[at]
    return consistent


@borrows
def _only(blob: Blob, found: Remainders, literals: Blob, at: int) -> bool:
    """Whether what the other choices leave one by one of the variable of a choice is all in that choice."""
    literal = literals[at]
    variable = blob[blob[LITERAL_VARIABLE] + literal]
    mask = blob[LITERAL_BITS] + blob[blob[LITERAL_BITS_AT] + literal]
    own = blob[blob[VARIABLE_OWN] + variable]
    first = blob[blob[VARIABLE_WORD] + variable]
    more = 0
    for word in range(first, blob[blob[VARIABLE_END] + variable]):
        left = blob[blob[ROOT_BITS] + word]
        for other in range(len(literals)):
            if other != at:
                left &= found.answers[literals[other], word]
        more |= left & own & ~blob[mask + word - first]
    return more == 0


@borrows
def _agree(blob: Blob, found: Remainders, literals: Blob, bits: Blob) -> bool:
    """Leave in `bits` what each choice by itself leaves; return whether that is something of each choice."""
    for literal in literals:
        for at in range(blob[WORDS]):
            bits[at] &= found.answers[literal, at]
    some = True
    for literal in literals:
        some &= keep(blob, literal, bits)
    return some


@njit(cache=True, nogil=True)
def _rows(found: Remainders, literals: Blob) -> Numbers:
    """Return the rows of some literals, each once, the smallest remainder first."""
    rows = np.empty(len(literals), np.uint32)
    for at in range(len(literals)):
        rows[at] = found.row[literals[at]]
    rows.sort()
    top = 1
    for at in range(1, len(rows)):
        rows[top] = rows[at]
        top += rows[at] != rows[top - 1]
    return rows[:top]


@borrows
def _in_all(remainders: Words, rows: Numbers, left: Words, begin: int, end: int) -> None:
    """Write the bits that are in all of some rows, from a word to a word, as far as blocks are not empty."""
    for first in range(begin, end, BLOCK):
        block = left[first : first + BLOCK]
        some = _ONE
        block[:] = ~_U(0)
        for row in rows:
            if some == 0:
                break
            other = remainders[row, first : first + BLOCK]
            some = _U(0)
            for at in range(BLOCK):
                both = block[at] & other[at]
                block[at] = both
                some |= both


@borrows
def _how_many(left: Words, end: int) -> int:
    """Return how many bits of the first words are set."""
    count = 0
    for at in range(end):
        count += ones(left[at])
    return count


@njit(cache=True, nogil=True)
def _fine_together(blob: Blob, made: Layout, literals: Blob, bits: Blob) -> Marks:
    """Tell of each label whether its leaves keep a value of the variables that are chosen several times, if any are."""
    chosen = np.zeros(blob[VARIABLES], np.int32)
    several = False
    for literal in literals:
        variable = blob[blob[LITERAL_VARIABLE] + literal]
        chosen[variable] += 1
        several |= chosen[variable] > 1
    return _fine(blob, made, bits, (chosen > 1).astype(np.int32)) if several else np.ones(0, np.uint8)


@njit(cache=True, nogil=True, inline="always")
def ones(word: np.uint64) -> int:
    """Return how many bits are set."""
    word -= (word >> _ONE) & _U(0x5555555555555555)
    word = (word & _U(0x3333333333333333)) + ((word >> _U(2)) & _U(0x3333333333333333))
    word = (word + (word >> _U(4))) & _U(0x0F0F0F0F0F0F0F0F)
    return int((word * _U(0x0101010101010101)) >> _U(56))


# --- few edges: listed and swept ------------------------------------------------------------------------------------


@borrows
def _list(made: Layout, left: Words, fine: Marks, live: Numbers) -> int:
    """List the edges that are left and fine; return how many they are.

    Eight places are written for each byte of the row, so `live` has eight too many.
    """
    top = np.uint32(0)
    for at in range(np.uint32(len(made.owner) // 64)):
        word = left[at] & ~made.own[at]
        base = np.uint32(64) * at
        if ones(word) < SCATTERED:
            while word:
                live[top] = base + _lowest(word)
                word &= word - _ONE
                top += np.uint32(1)
        while word:
            byte = word & _BYTE
            for bit in range(8):
                live[top + np.uint32(bit)] = _ONES[byte, bit] + base
            top += _HOW_MANY[byte]
            base += np.uint32(8)
            word >>= _U(8)
    if len(fine) == 0:
        return int(top)
    kept = 0
    for at in range(top):
        live[kept] = live[at]
        kept += fine[made.label[live[at]]]
    return kept


@borrows
def _swept(made: Layout, live: Numbers, count: int, alive: Marks, reached: Marks, used: Marks) -> int:
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
    return int(np.int64(top))


@borrows
def _give(blob: Blob, made: Layout, used: Marks, bits: Blob, answer: Blob) -> None:
    """Add to an answer what labels stand for that are used, as far as `bits` has it."""
    for label in range(len(made.sample)):
        if used[label]:
            _give_label(blob, made, label, bits, answer)


@njit(cache=True, nogil=True, inline="always")
def _give_label(blob: Blob, made: Layout, label: int | np.uint32, bits: Blob, answer: Blob) -> None:
    """Move to an answer what a label stands for and `bits` has."""
    sample = made.sample[label]
    for at in range(blob[blob[EDGE_OUT] + sample], blob[blob[EDGE_OUT] + sample + 1]):
        word = blob[blob[OUT_WORD] + at]
        given = bits[word] & blob[blob[OUT_BITS] + at]
        answer[word] |= given
        bits[word] ^= given


# --- many edges: a few of them go -----------------------------------------------------------------------------------


@njit(cache=True, nogil=True, inline="always")
def _has(row: Words, bit: np.uint32) -> bool:
    return bool((row[bit >> np.uint32(6)] >> _U(bit & np.uint32(63))) & _ONE)


@njit(cache=True, nogil=True, inline="always")
def _add(row: Words, bit: np.uint32) -> None:
    row[bit >> np.uint32(6)] |= _ONE << _U(bit & np.uint32(63))


@njit(cache=True, nogil=True, inline="always")
def _take(row: Words, bit: np.uint32) -> None:
    row[bit >> np.uint32(6)] &= ~(_ONE << _U(bit & np.uint32(63)))


@njit(cache=True, nogil=True, inline="always")
def _lowest(word: np.uint64) -> np.uint32:
    """Return the number of the lowest bit that is set."""
    return np.uint32(ones((word & (~word + _ONE)) - _ONE))


@njit(cache=True, nogil=True, inline="always")
def _carried(word: np.uint64, own: np.uint64) -> np.uint64:
    """Return the own bits of the nodes that have edges in a word.

    What is added to the bits of a node's edges carries to its own bit if there is any, and no further.
    """
    return ((word & ~own) + ~own) & own


@njit(cache=True, nogil=True, inline="always")
def _lose(made: Layout, left: Words, bit: np.uint32, gone: Numbers, top: np.uint32) -> np.uint32:
    """Take the bit of an edge away, and its node if it was the last one there; return how many are gone."""
    at, mask = bit >> np.uint32(6), _ONE << _U(bit & np.uint32(63))
    left[at] &= ~mask
    after = made.own[at] & ~(mask - _ONE)
    its = left[at] & after & (~after + _ONE) & ~_carried(left[at], made.own[at])
    return _go(made, left, (bit & ~np.uint32(63)) + _lowest(its), gone, top) if its else top


@njit(cache=True, nogil=True, inline="always")
def _go(made: Layout, left: Words, own: np.uint32, gone: Numbers, top: np.uint32) -> np.uint32:
    """Take a node away that has no edge before an own bit, and list its other one; return how many are listed."""
    other = made.others[own, np.uint32(0)]
    _take(left, own)
    _take(left, other)
    gone[top] = other
    return np.uint32(top + np.uint32(1))


@borrows
def _settled(made: Layout, left: Words, fine: Marks, gone: Numbers, most: int) -> bool:
    """Take away what the choices exclude only together; return False if that were more than `most` edges.

    `gone` lists the own bits of nodes that are taken away before which the edges are not yet; it has room for all.
    """
    top = _go_at_once(made, left, gone)
    for label in range(len(fine) - 1):
        if fine[label] == 0 and _has(left, np.uint32(64 * len(made.own) + label)):
            for at in range(made.label_first[label], made.label_first[label + 1]):
                edge = made.labelled[at]
                top = _lose(made, left, edge, gone, top)
                top = _lose(made, left, made.others[edge, np.uint32(0)], gone, top)
                top = _lose(made, left, made.others[edge, np.uint32(1)], gone, top)
    done = np.uint32(0)
    while done < top and most >= 0:
        own = gone[done]
        done += np.uint32(1)
        first = made.others[own, np.uint32(1)]
        base, at = first & ~np.uint32(63), first >> np.uint32(6)
        edges = left[at] & ((_ONE << _U(own & np.uint32(63))) - (_ONE << _U(first & np.uint32(63))))
        left[at] ^= edges
        while edges:
            bit = base + _lowest(edges)
            edges &= edges - _ONE
            top = _lose(made, left, made.others[bit, np.uint32(0)], gone, top)
            top = _lose(made, left, made.others[bit, np.uint32(1)], gone, top)
            most -= 1
    return bool(done == top)


@borrows
def _go_at_once(made: Layout, left: Words, gone: Numbers) -> np.uint32:
    """Take the nodes away that have no edge left or none that leads to them; return how many are listed."""
    top = np.uint32(0)
    for first in range(0, len(made.own), BLOCK):
        some = _U(0)
        words, owns = left[first : first + BLOCK], made.own[first : first + BLOCK]
        for at in range(BLOCK):
            some |= words[at] & owns[at] & ~_carried(words[at], owns[at])
        if some == 0:
            continue
        for at in range(first, first + BLOCK):
            bits = left[at] & made.own[at] & ~_carried(left[at], made.own[at])
            while bits:
                bit = np.uint32(64 * at) + _lowest(bits)
                bits &= bits - _ONE
                top = _go(made, left, bit, gone, top)
    return top


@borrows
def _give_left(blob: Blob, made: Layout, left: Words, bits: Blob, answer: Blob) -> None:
    """Add to an answer what labels stand for that an edge is left of, as far as `bits` has it."""
    for at in range(len(made.own), len(left)):
        labels = left[at]
        while labels:
            label = np.uint32(64 * (at - len(made.own))) + _lowest(labels)
            labels &= labels - _ONE
            if _is_new(blob, made, label, bits) and _is_left(made, left, label):
                _give_label(blob, made, label, bits, answer)


@njit(cache=True, nogil=True, inline="always")
def _is_new(blob: Blob, made: Layout, label: np.uint32, bits: Blob) -> bool:
    """Whether a label stands for anything that `bits` still has."""
    sample = made.sample[label]
    new = 0
    for at in range(blob[blob[EDGE_OUT] + sample], blob[blob[EDGE_OUT] + sample + 1]):
        new |= bits[blob[blob[OUT_WORD] + at]] & blob[blob[OUT_BITS] + at]
    return new != 0


@njit(cache=True, nogil=True, inline="always")
def _is_left(made: Layout, left: Words, label: np.uint32) -> bool:
    """Whether an edge with a label is left."""
    at, end = made.label_first[label], made.label_first[label + np.uint32(1)]
    while at < end and not _has(left, made.labelled[at]):
        at += np.uint32(1)
    return bool(at < end)
