"""Propagation on a network: narrowed domains, what follows from them, and the way back.

Clauses propagate when one literal is left (two watched literals), tables fully (compact tables, Demeulenaere et al., CP
2016). Every change is written to a trail and taken back from there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rules.engines.diagram.borrowing import borrows

Words = NDArray[np.uint64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

_U = np.uint64
_ONE = _U(1)
_ZERO = _U(0)


class Tables(NamedTuple):
    """The network as arrays. Variable `v` has the words `words[v]:words[v + 1]` of every set of its values."""

    words: Ints
    rank: Ints
    clause_first: Ints
    literal_variable: Ints
    literal_mask: Longs
    masks: Words
    variable_clauses: Ints
    clause_of: Ints
    literal_of: Ints
    scope_first: Ints
    scope_variable: Ints
    scope_support: Longs
    scope_cell: Longs
    supports: Words
    cells: Words
    cell_stride: Longs
    ground: Ints
    live_first: Longs
    variable_tables: Ints
    table_of: Ints
    position_of: Ints


class State(NamedTuple):
    """What the search changes and takes back: domains, live rows, and the trail of their old words."""

    domain: Words
    size: Ints
    live: Words
    trail_kind: NDArray[np.int8]
    trail_at: Longs
    trail_word: Words
    top: Longs
    queue: Ints
    queued: NDArray[np.uint8]
    table_state: NDArray[np.int8]
    table_hash: Words
    watch: Ints
    tables: Ints
    thinned: NDArray[np.uint8]
    kept: Words


@njit(cache=True, nogil=True, inline="always")
def ones(word: np.uint64) -> int:
    """Return how many bits are set."""
    word -= (word >> _ONE) & _U(0x5555555555555555)
    word = (word & _U(0x3333333333333333)) + ((word >> _U(2)) & _U(0x3333333333333333))
    word = (word + (word >> _U(4))) & _U(0x0F0F0F0F0F0F0F0F)
    return int((word * _U(0x0101010101010101)) >> _U(56))


@borrows
def _save(state: State, kind: int, at: int, word: np.uint64) -> None:
    top = state.top[0]
    state.trail_kind[top] = kind
    state.trail_at[top] = at
    state.trail_word[top] = word
    state.top[0] = top + 1


@borrows
def undo(net: Tables, state: State, mark: int) -> None:
    """Take back what was written to the trail after a mark."""
    top = state.top[0]
    while top > mark:
        top -= 1
        kind, at, word = state.trail_kind[top], state.trail_at[top], state.trail_word[top]
        if kind == 0:
            state.domain[at] = word
        elif kind == 1:
            state.size[at] = np.int32(word)
            for occurrence in range(net.variable_tables[at], net.variable_tables[at + 1]):
                state.table_state[net.table_of[occurrence]] = 0
        else:
            state.live[at] = word
    state.top[0] = mark


@borrows
def narrow(net: Tables, state: State, variable: int, masks: Words, first: int) -> bool:
    """Intersect a domain with a set; return False if nothing is left. A change is queued."""
    changed = False
    size = 0
    begin = net.words[variable]
    for at in range(begin, net.words[variable + 1]):
        old = state.domain[at]
        new = old & masks[first + at - begin]
        if new != old:
            if not changed:
                _save(state, 1, variable, _U(state.size[variable]))
                changed = True
            _save(state, 0, at, old)
            state.domain[at] = new
        size += ones(new)
    if changed:
        state.size[variable] = size
        if size == 0:
            return False
        if not state.queued[variable]:
            state.queued[variable] = 1
            state.queue[state.top[1]] = variable
            state.top[1] += 1
    return True


@njit(cache=True, nogil=True, inline="always")
def can_hold(net: Tables, state: State, literal: int) -> bool:
    """Return whether a literal of a clause can still hold."""
    mask = net.literal_mask[literal]
    begin = net.words[net.literal_variable[literal]]
    for at in range(begin, net.words[net.literal_variable[literal] + 1]):
        if state.domain[at] & net.masks[mask + at - begin]:
            return True
    return False


@borrows
def _propagate_clause(net: Tables, state: State, clause: int, literal: int) -> bool:
    """Find another literal to watch in the place of one that cannot hold any more, or make the last one hold.

    Watches need not be taken back: a literal that is watched could hold when it was chosen, and can again then.
    """
    side = 0 if state.watch[2 * clause] == literal else 1
    other = state.watch[2 * clause + 1 - side]
    for candidate in range(net.clause_first[clause], net.clause_first[clause + 1]):
        if candidate != other and candidate != literal and can_hold(net, state, candidate):
            state.watch[2 * clause + side] = candidate
            return True
    return bool(narrow(net, state, net.literal_variable[other], net.masks, net.literal_mask[other]))


@borrows
def _drop_rows(net: Tables, state: State, table: int, position: int) -> bool:
    """Drop the rows of a table that a changed domain has left; return False if none is left."""
    begin, end = net.live_first[table], net.live_first[table + 1]
    width = end - begin
    variable = net.scope_variable[position]
    support = net.scope_support[position]
    kept = state.kept
    kept[:width] = _ZERO
    for word_at in range(net.words[variable], net.words[variable + 1]):
        word = state.domain[word_at]
        row = support + (word_at - net.words[variable]) * 64 * width
        while word:
            if word & _ONE:
                for at in range(width):
                    kept[at] |= net.supports[row + at]
            word >>= _ONE
            row += width
    changed = False
    some = _ZERO
    for at in range(width):
        old = state.live[begin + at]
        new = old & kept[at]
        if new != old:
            _save(state, 2, begin + at, old)
            state.live[begin + at] = new
            changed = True
        some |= new
    state.table_state[table] = 0
    if changed and not state.thinned[table]:
        state.thinned[table] = 1
        state.tables[state.top[2]] = table
        state.top[2] += 1
    return bool(some != _ZERO)


@borrows
def _drop_values(net: Tables, state: State, table: int, filtered: Words) -> bool:
    """Drop the values that no row of a table has any more."""
    begin, end = net.live_first[table], net.live_first[table + 1]
    width = end - begin
    for position in range(net.scope_first[table], net.scope_first[table + 1]):
        target = net.scope_variable[position]
        if state.size[target] == 1:
            continue
        begin_word, end_word = net.words[target], net.words[target + 1]
        support = net.scope_support[position]
        for word_at in range(begin_word, end_word):
            word = state.domain[word_at]
            kept = word
            value = (word_at - begin_word) * 64
            bit = _ONE
            while word:
                if word & _ONE:
                    found = False
                    row = support + value * width
                    for at in range(width):
                        if state.live[begin + at] & net.supports[row + at]:
                            found = True
                            break
                    if not found:
                        kept &= ~bit
                word >>= _ONE
                bit <<= _ONE
                value += 1
            filtered[word_at - begin_word] = kept
        if not narrow(net, state, target, filtered, 0):
            return False
    return True


@borrows
def _changed(net: Tables, state: State, variable: int, steps: Longs) -> bool:
    """Look at the constraints of a variable whose domain has changed; return False on a contradiction."""
    for at in range(net.variable_clauses[variable], net.variable_clauses[variable + 1]):
        clause, literal = net.clause_of[at], net.literal_of[at]
        if state.watch[2 * clause] != literal and state.watch[2 * clause + 1] != literal:
            continue
        if not can_hold(net, state, literal) and not _propagate_clause(net, state, clause, literal):
            return False
    steps[0] += net.variable_clauses[variable + 1] - net.variable_clauses[variable] + 1
    for at in range(net.variable_tables[variable], net.variable_tables[variable + 1]):
        table = net.table_of[at]
        steps[0] += (net.live_first[table + 1] - net.live_first[table]) // 4
        if not _drop_rows(net, state, table, net.position_of[at]):
            return False
    return True


@borrows
def propagate(net: Tables, state: State, filtered: Words, steps: Longs) -> bool:
    """Propagate what has changed to the end; return False on a contradiction. Nothing waits afterwards."""
    while True:
        if state.top[1] > 0:
            state.top[1] -= 1
            variable = state.queue[state.top[1]]
            state.queued[variable] = 0
            fine = _changed(net, state, variable, steps)
        elif state.top[2] > 0:
            state.top[2] -= 1
            table = state.tables[state.top[2]]
            state.thinned[table] = 0
            fine = _drop_values(net, state, table, filtered)
        else:
            return True
        if not fine:
            forget(state)
            return False


@borrows
def forget(state: State) -> None:
    """Forget the changes that wait for propagation."""
    while state.top[1] > 0:
        state.top[1] -= 1
        state.queued[state.queue[state.top[1]]] = 0
    while state.top[2] > 0:
        state.top[2] -= 1
        state.thinned[state.tables[state.top[2]]] = 0


@njit(cache=True, nogil=True)
def fresh(net: Tables, domain: Words, trail_room: int) -> State:
    """Return the state of a network with some domains, before anything was propagated."""
    variables, clauses = len(net.words) - 1, len(net.clause_first) - 1
    tables = len(net.scope_first) - 1
    size = np.zeros(variables, np.int32)
    for variable in range(variables):
        for at in range(net.words[variable], net.words[variable + 1]):
            size[variable] += ones(domain[at])
    live = np.zeros(net.live_first[tables], np.uint64)
    longest = np.int64(0)
    for table in range(tables):
        longest = max(longest, net.live_first[table + 1] - net.live_first[table])
    live[:] = ~_ZERO
    return State(
        domain.copy(),
        size,
        live,
        np.empty(trail_room, np.int8),
        np.empty(trail_room, np.int64),
        np.empty(trail_room, np.uint64),
        np.zeros(3, np.int64),
        np.empty(variables + 1, np.int32),
        np.zeros(variables, np.uint8),
        np.zeros(tables, np.int8),
        np.zeros(2 * tables, np.uint64),
        np.empty(2 * clauses, np.int32),
        np.empty(tables + 1, np.int32),
        np.zeros(tables, np.uint8),
        np.empty(longest, np.uint64),
    )


@borrows
def root(net: Tables, state: State, filtered: Words, steps: Longs) -> bool:
    """Bring a fresh state to what follows from the network alone; return False on a contradiction."""
    variables = len(net.words) - 1
    for variable in range(variables):
        if state.size[variable] == 0:
            return False
        state.queued[variable] = 1
        state.queue[variable] = variable
    state.top[1] = variables
    for clause in range(len(net.clause_first) - 1):
        first = net.clause_first[clause]
        length = net.clause_first[clause + 1] - first
        state.watch[2 * clause] = first
        state.watch[2 * clause + 1] = first + (length > 1)
        if length == 0:
            return False
        if length == 1 and not narrow(net, state, net.literal_variable[first], net.masks, net.literal_mask[first]):
            return False
    return bool(propagate(net, state, filtered, steps))
