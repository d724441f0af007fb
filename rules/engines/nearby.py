"""Nearby solutions: a known solution changed a little, until it has a value that was not seen yet.

Where every characteristic says yes or no, a solution is a row of bits. A wanted value is turned over, and with it, one
after the other, what the clauses that this breaks allow: of each broken clause the characteristic is turned whose
turning breaks fewest others, and none twice. When no clause is broken any more there is a new solution; if that takes
too long, all is turned back. A solver takes milliseconds for what is mostly a handful of turns.

Of each clause it is known how many of its literals hold, and of each characteristic how many clauses it alone
satisfies. What no clause needs can be turned by itself, so each solution shows many others at once, as in
`rules.engines.rotations`.

Source: Selman, Kautz and Cohen, "Noise strategies for improving local search" (AAAI 1994), here without chance and
from a solution instead of from anywhere.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows
from rules.engines.rotations import Marks

Numbers = NDArray[np.int32]
Bits = NDArray[np.uint8]

MOST_TURNS = 100
"""Characteristics turned over for one wanted value."""

MOST_FOUND = 256
"""Solutions found at once."""


class Clauses(NamedTuple):
    """Clauses over bits: literal `2 * v + b` says that bit `v` is `b`.

    Those of clause `c` are `literals[first[c]:first[c + 1]]`, all of different bits; literal `l` stands in the clauses
    `holding[held_first[l]:held_first[l + 1]]`.
    """

    first: Numbers
    literals: Numbers
    held_first: Numbers
    holding: Numbers


class _State(NamedTuple):
    """A row of bits and what it makes of the clauses.

    `holds` of the literals of each clause hold; `sole` is the bit of the only one, or all of them exclusive-or'd.
    Bit `v` alone satisfies `needed[v]` clauses. Broken clauses are `broken[:many[0]]`; `place` is where each stands.
    """

    bits: Bits
    holds: Numbers
    sole: Numbers
    needed: Numbers
    broken: Numbers
    place: Numbers
    many: Numbers


class Nearby:
    """Finds solutions near known ones.

    Args:
        characteristics: how many there are, each with two values; value `p` of all is literal `p + 1`.
        clauses: all but those that give each characteristic exactly one value, each with a 0 behind it.
    """

    def __init__(self, characteristics: int, clauses: NDArray[np.int32]) -> None:
        self._clauses = _over_bits(characteristics, clauses)

    def explored(self, start: Marks, chosen: Marks, wanted: Marks) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return a solution and others near it, and of each the values that it or one change of it has.

        Args:
            start: the values of the solution.
            chosen: all values of chosen characteristics, which stay.
            wanted: values looked for; each of the other solutions shows one that those before it do not.
        """
        most = min(MOST_FOUND, int(wanted.sum())) + 1
        rows, shown = np.zeros((most, len(start)), np.bool_), np.zeros((most, len(start)), np.bool_)
        bits = start[1::2].astype(np.uint8)
        many = _explore(self._clauses, bits, chosen[::2].copy(), wanted.copy(), rows, shown)
        return rows[:many], shown[:many]


def _over_bits(characteristics: int, clauses: NDArray[np.int32]) -> Clauses:
    number = np.cumsum(clauses == 0) - (clauses == 0)
    meant = clauses != 0
    value = np.abs(clauses[meant]).astype(np.int64) - 1
    literal = np.where(clauses[meant] > 0, value, value ^ 1)
    pairs = np.unique(number[meant] * (2 * characteristics) + literal)
    clause, literal = np.divmod(pairs, 2 * characteristics)
    twice = (clause[1:] == clause[:-1]) & (literal[1:] == literal[:-1] + 1) & (literal[1:] % 2 == 1)
    kept = ~np.isin(clause, clause[1:][twice])
    _, clause = np.unique(clause[kept], return_inverse=True)
    literal = literal[kept]
    by_literal = np.argsort(literal, kind="stable")
    return Clauses(
        _starts(clause, int(clause.max(initial=-1)) + 1),
        literal.astype(np.int32),
        _starts(literal[by_literal], 2 * characteristics),
        clause[by_literal].astype(np.int32),
    )


def _starts(owners: NDArray[np.int64], count: int) -> Numbers:
    return np.searchsorted(owners, np.arange(count + 1)).astype(np.int32)


@njit(cache=True, nogil=True)
def _explore(clauses: Clauses, bits: Bits, chosen: Marks, wanted: Marks, rows: Marks, shown: Marks) -> int:
    """Write solutions and what they show, the given one first; return how many. Changes `bits` and `wanted`."""
    state = _state(clauses, bits)
    tried = np.zeros(len(bits), np.uint8)
    trail = np.empty(MOST_TURNS, np.int32)
    _tell(state, chosen, wanted, rows, shown, 0)
    many = 1
    for value in range(len(wanted)):
        is_open = many < len(rows) and wanted[value] and not chosen[value >> 1]
        if is_open and _reached(clauses, state, value >> 1, chosen, tried, trail):
            _tell(state, chosen, wanted, rows, shown, many)
            many += 1
    return many


@njit(cache=True, nogil=True)
def _state(clauses: Clauses, bits: Bits) -> _State:
    count = len(clauses.first) - 1
    holds, sole = np.zeros(count, np.int32), np.zeros(count, np.int32)
    needed = np.zeros(len(bits), np.int32)
    for clause in range(count):
        for literal in clauses.literals[clauses.first[clause] : clauses.first[clause + 1]]:
            if bits[literal >> 1] == literal & 1:
                holds[clause] += 1
                sole[clause] ^= literal >> 1
        if holds[clause] == 1:
            needed[sole[clause]] += 1
    return _State(
        bits, holds, sole, needed, np.empty(count, np.int32), np.empty(count, np.int32), np.zeros(1, np.int32)
    )


@borrows
def _tell(state: _State, chosen: Marks, wanted: Marks, rows: Marks, shown: Marks, at: int) -> None:
    """Write the solution that the bits are, and what it shows; that is not wanted any more."""
    for bit in range(len(state.bits)):
        value = 2 * bit + state.bits[bit]
        rows[at, value] = shown[at, value] = True
        wanted[value] = False
        if state.needed[bit] == 0:
            shown[at, value ^ 1] = True
            if not chosen[bit]:
                wanted[value ^ 1] = False


@borrows
def _reached(clauses: Clauses, state: _State, wanted: int, chosen: Marks, tried: Bits, trail: Numbers) -> bool:
    """Turn a bit over, and others until no clause is broken; if that fails, turn all back."""
    turned = 0
    bit = wanted
    while bit >= 0:
        _turn(clauses, state, bit)
        tried[bit] = 1
        trail[turned] = bit
        turned += 1
        bit = -1
        if state.many[0] and turned < len(trail):
            bit = _least_needed(clauses, state, state.broken[state.many[0] - 1], chosen, tried)
    fine = bool(state.many[0] == 0)
    for at in range(turned - 1, -1, -1):
        tried[trail[at]] = 0
        if not fine:
            _turn(clauses, state, trail[at])
    return fine


@borrows
def _least_needed(clauses: Clauses, state: _State, clause: int, chosen: Marks, tried: Bits) -> int:
    """Return the bit of a clause whose turning breaks fewest others; -1 if none may be turned."""
    best, least = -1, np.int32(2**31 - 1)
    for at in range(clauses.first[clause], clauses.first[clause + 1]):
        bit = clauses.literals[at] >> 1
        if not chosen[bit] and not tried[bit] and state.needed[bit] < least:
            best, least = bit, state.needed[bit]
    return best


@borrows
def _turn(clauses: Clauses, state: _State, bit: int) -> None:
    """Turn a bit over."""
    literal = 2 * bit + state.bits[bit]
    state.bits[bit] ^= 1
    for at in range(clauses.held_first[literal], clauses.held_first[literal + 1]):
        clause = clauses.holding[at]
        state.holds[clause] -= 1
        state.sole[clause] ^= bit
        if state.holds[clause] == 0:
            state.needed[bit] -= 1
            state.place[clause] = state.many[0]
            state.broken[state.many[0]] = clause
            state.many[0] += 1
        elif state.holds[clause] == 1:
            state.needed[state.sole[clause]] += 1
    literal ^= 1
    for at in range(clauses.held_first[literal], clauses.held_first[literal + 1]):
        clause = clauses.holding[at]
        state.holds[clause] += 1
        if state.holds[clause] == 1:
            state.needed[bit] += 1
            state.many[0] -= 1
            last = state.broken[state.many[0]]
            state.broken[state.place[clause]] = last
            state.place[last] = state.place[clause]
        elif state.holds[clause] == 2:
            state.needed[state.sole[clause]] -= 1
        state.sole[clause] ^= bit
