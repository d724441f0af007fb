"""The search for supports: which values of a network have a configuration, without compiling it.

Arc consistency alone does not decide a network, unless its constraints hang together like a tree (Freuder 1982; Beeri,
Fagin, Maier and Yannakakis 1983: in a Berge-acyclic network every value that survives has a solution). So the search
decides variables only until what is left is a forest: the variables of a *cycle cutset* (Dechter 1990). Every value
left then is supported at once, which is what makes few decisions answer for many values.

The kernel works on the arrays and with the propagation of the diagram compiler. It counts its steps; a question that
takes too many is left undecided.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from rules.engines.diagram.borrowing import borrows
from rules.engines.diagram.propagation import (
    Ints,
    Longs,
    State,
    Tables,
    Words,
    forget,
    fresh,
    narrow,
    ones,
    propagate,
    root,
    undo,
)

FOUND, NONE, SPENT, AGAIN = 1, 0, -1, 2
"""Outcomes of the search for one support; after too many failures it begins anew."""

FAILURES = (6, 60, 1 << 40)
"""Failures until a search begins anew."""

_U = np.uint64
_ONE = _U(1)
_ZERO = _U(0)


class Room(NamedTuple):
    """Arrays the kernel writes to, made once; those with a place per variable come first."""

    parent: Ints
    degree: Ints
    cyclic: Ints
    clause_root: Ints
    table_root: Ints
    full: Ints
    mark: Longs
    variable: Ints
    value: Ints
    phase: Ints
    weight: Longs
    filtered: Words
    one: Words
    every: Words
    agreeing: Words
    inside: Words
    some: Ints
    steps: Longs


class Pool(NamedTuple):
    """Known configurations, the newest: for each value, at its bit among the words, the configurations that have it."""

    having: Words
    added: Longs


MOST_KEPT = 8_192
"""Configurations kept: half of them found for few choices, which serve many questions, half for more."""

FEW = 3
"""So many choices are few."""


def pool(net: Tables) -> Pool:
    """Make an empty pool for the configurations of a network."""
    return Pool(np.zeros((64 * int(net.words[-1]), MOST_KEPT // 64), np.uint64), np.zeros(2, np.int64))


def begun(net: Tables, domain: Words) -> tuple[State, Room] | None:
    """Return the state that every question starts from and room for the searches; None if nothing is possible."""
    variables, clauses, tables = len(net.words) - 1, len(net.clause_first) - 1, len(net.scope_first) - 1
    widest = int(np.diff(net.words).max())
    # no path writes more: every value goes once, every row goes once
    state = fresh(net, domain, 1024 + 2 * 64 * len(domain) + 64 * int(net.live_first[-1]))
    room = Room(
        parent=np.zeros(variables, np.int32),
        degree=np.zeros(variables, np.int32),
        cyclic=np.zeros(variables, np.int32),
        clause_root=np.zeros(clauses, np.int32),
        table_root=np.zeros(tables, np.int32),
        full=np.zeros(variables, np.int32),
        mark=np.zeros(variables + 1, np.int64),
        variable=np.zeros(variables + 1, np.int32),
        value=np.zeros(variables + 1, np.int32),
        phase=np.full(variables, -1, np.int32),
        weight=np.ones(variables, np.int64),
        filtered=np.zeros(widest, np.uint64),
        one=np.zeros(widest, np.uint64),
        every=np.zeros(len(domain), np.uint64),
        agreeing=np.zeros((variables, MOST_KEPT // 64), np.uint64),
        inside=np.zeros((variables, MOST_KEPT // 64), np.uint64),
        some=np.zeros(MOST_KEPT // 64, np.int32),
        steps=np.zeros(1, np.int64),
    )
    if not root(net, state, room.filtered, room.steps):
        return None
    state.top[0] = 0
    room.full[:] = state.size
    room.every[:] = state.domain
    return state, room


@njit(cache=True, nogil=True)
def supported(
    net: Tables, state: State, room: Room, pool: Pool, shown: Ints, chosen: Ints, masks: Words, limit: int,
    seen: Words, unknown: Words,
) -> int:  # fmt: skip
    """Find the values that some configuration of the choices has.

    Args:
        net: the network.
        state: as `rooted` left it; it is the same afterwards.
        room: room for the searches.
        pool: the configurations known; those that are found are added.
        shown: the variables whose values are asked for.
        chosen: the variables chosen.
        masks: the sets of values chosen, each as the words of its variable, one after the other.
        limit: steps that may be taken; what is not answered then is left undecided.
        seen: gets the values that are possible, as words like the domains.
        unknown: gets the values that were left undecided; they are in `seen` as well.

    Returns:
        `FOUND` if the choices are consistent, `NONE` if not, `SPENT` if that is not known.
    """
    seen[:] = _ZERO
    unknown[:] = _ZERO
    outcome = NONE
    at = 0
    consistent = True
    for variable in chosen:
        consistent = consistent and narrow(net, state, variable, masks, at)
        at += net.words[variable + 1] - net.words[variable]
    if not consistent:
        forget(state)
    elif propagate(net, state, room.filtered, room.steps):
        _recall(net, state, room, pool, shown, seen)
        limit += room.steps[0]
        part = np.int64(len(chosen) > FEW)
        outcome = _all_supported(net, state, room, pool, part, shown, limit, seen, unknown)
    undo(net, state, 0)
    return outcome


@njit(cache=True, nogil=True)
def _recall(net, state, room, pool, shown, seen):  # type: ignore[no-untyped-def]
    """Write the values that need no search to `seen`.

    Those are the values of trees, and those of known configurations that agree with what is settled around a component:
    what is settled elsewhere does not matter to it.
    """
    parent, agreeing = room.parent, room.agreeing
    _ties(net, state, room)
    for variable in range(len(net.words) - 1):
        agreeing[variable] = ~_ZERO
        _inside(net, state, room, pool, variable)
    for clause in range(len(net.clause_first) - 1):
        if room.clause_root[clause] >= 0:
            component = _find(parent, room.clause_root[clause])
            for literal in range(net.clause_first[clause], net.clause_first[clause + 1]):
                variable = net.literal_variable[literal]
                if state.size[variable] < room.full[variable]:
                    agreeing[component] &= room.inside[variable]
    for table in range(len(net.scope_first) - 1):
        if room.table_root[table] >= 0:
            component = _find(parent, room.table_root[table])
            for position in range(net.scope_first[table], net.scope_first[table + 1]):
                variable = net.scope_variable[position]
                if state.size[variable] < room.full[variable]:
                    agreeing[component] &= room.inside[variable]
    last_root = -1
    words = 0
    for variable in shown:
        component = _find(parent, variable)
        if component != last_root:
            last_root = component
            words = 0
            for index in range(pool.having.shape[1]):
                if agreeing[component, index]:
                    room.some[words] = index
                    words += 1
        for at in range(net.words[variable], net.words[variable + 1]):
            word = state.domain[at]
            if room.degree[variable] == 0 or room.cyclic[component] == 0:
                seen[at] = word
                continue
            value = 64 * at
            bit = _ONE
            while word:
                if word & _ONE:
                    for at_word in range(words):
                        index = room.some[at_word]
                        if agreeing[component, index] & pool.having[value, index]:
                            seen[at] |= bit
                            break
                word >>= _ONE
                value += 1
                bit <<= _ONE


@borrows
def _inside(net, state, room, pool, variable):  # type: ignore[no-untyped-def]
    """Find the configurations in which a narrowed variable has one of the values it has left."""
    if state.size[variable] == room.full[variable]:
        return
    inside = room.inside[variable]
    inside[:] = _ZERO
    for at in range(net.words[variable], net.words[variable + 1]):
        word = state.domain[at]
        value = 64 * at
        while word:
            if word & _ONE:
                inside |= pool.having[value]
            word >>= _ONE
            value += 1


@borrows
def _value_of(net, state, variable):  # type: ignore[no-untyped-def]
    """Return the place of the one value a variable has left."""
    for at in range(net.words[variable], net.words[variable + 1]):
        word = state.domain[at]
        if word:
            value = 64 * at
            while word > _ONE:
                word >>= _ONE
                value += 1
            return value
    return 0


@njit(cache=True, nogil=True)
def _remember(net, state, room, pool, part, seen):  # type: ignore[no-untyped-def]
    """Note the values of a forest, decide the rest of it, values not seen before first, and keep the configuration."""
    box = state.domain.copy()
    for variable in range(len(net.words) - 1):
        if state.size[variable] == 1:
            continue
        word = -1
        bit = _ZERO
        for at in range(net.words[variable], net.words[variable + 1]):
            fresh = state.domain[at] & ~seen[at]
            if fresh:
                word = at - net.words[variable]
                bit = fresh & (~fresh + _ONE)
                break
            if word < 0 and state.domain[at]:
                word = at - net.words[variable]
                bit = state.domain[at] & (~state.domain[at] + _ONE)
        for at in range(net.words[variable + 1] - net.words[variable]):
            room.one[at] = _ZERO
        room.one[word] = bit
        narrow(net, state, variable, room.one, 0)
        propagate(net, state, room.filtered, room.steps)
    seen |= box
    for variable in range(len(net.words) - 1):
        room.phase[variable] = _value_of(net, state, variable) - 64 * net.words[variable]
    half = 32 * pool.having.shape[1]
    column = pool.added[part] % half + part * half
    pool.added[part] += 1
    index = column // 64
    here = _ONE << _U(column % 64)
    for at in range(len(room.every)):
        word = room.every[at]
        taken = state.domain[at]
        value = 64 * at
        while word:
            if taken & _ONE:
                pool.having[value, index] |= here
            elif word & _ONE:
                pool.having[value, index] &= ~here
            word >>= _ONE
            taken >>= _ONE
            value += 1


@njit(cache=True, nogil=True)
def _all_supported(net, state, room, pool, part, shown, limit, seen, unknown):  # type: ignore[no-untyped-def]
    """Search for a configuration with each value that is open yet."""
    found_some = False
    spent = False
    for variable in shown:
        first, last = net.words[variable], net.words[variable + 1]
        word = first
        while word < last:
            open_values = state.domain[word] & ~seen[word]
            if open_values == _ZERO:
                word += 1
                continue
            bit = open_values & (~open_values + _ONE)
            mark = state.top[0]
            found = SPENT
            if room.steps[0] <= limit:
                found = _support(net, state, room, variable, word - first, bit, limit, seen)
            if found == FOUND:
                found_some = True
                _remember(net, state, room, pool, part, seen)
            undo(net, state, mark)
            if found == SPENT:
                spent = True
                seen[word] |= bit
                unknown[word] |= bit
            elif found == NONE:
                _all_but(net, state, room, variable, word - first, bit)
                if not narrow(net, state, variable, room.one, 0):
                    return NONE
                if not propagate(net, state, room.filtered, room.steps):
                    return NONE
    seen &= state.domain
    return SPENT if spent and not found_some else FOUND


@borrows
def _all_but(net, state, room, variable, word, bit):  # type: ignore[no-untyped-def]
    first = net.words[variable]
    for at in range(first, net.words[variable + 1]):
        room.one[at - first] = state.domain[at]
    room.one[word] &= ~bit


@borrows
def _support(net, state, room, variable, word, bit, limit, seen):  # type: ignore[no-untyped-def]
    """Decide variables, beginning with a value, until the rest is a forest; the state is left there.

    First values not seen yet are preferred, because one configuration then answers for many; if that fails often, those
    of the last configuration, which are likely to go together.
    """
    mark = state.top[0]
    for attempt in range(3):
        found = _attempt(net, state, room, variable, word, bit, limit, FAILURES[attempt], attempt == 0, seen)
        if found != AGAIN:
            return found
        undo(net, state, mark)
    return SPENT


@borrows
def _attempt(net, state, room, variable, word, bit, limit, most_failures, is_curious, seen):  # type: ignore[no-untyped-def]
    depth = 0
    failures = 0
    last = -1
    while True:
        room.mark[depth] = state.top[0]
        room.variable[depth] = variable
        first = net.words[variable]
        for at in range(net.words[variable + 1] - first):
            room.one[at] = _ZERO
        room.one[word] = bit
        value = 64 * word
        rest = bit
        while rest > _ONE:
            rest >>= _ONE
            value += 1
        room.value[depth] = value
        fine = narrow(net, state, variable, room.one, 0) and propagate(net, state, room.filtered, room.steps)
        depth += 1
        while not fine:
            # take the last decision back and rule its value out
            depth -= 1
            undo(net, state, room.mark[depth])
            if depth == 0:
                return NONE
            failures += 1
            if failures > most_failures:
                return AGAIN
            if room.steps[0] > limit:
                return SPENT
            variable = room.variable[depth]
            value = room.value[depth]
            room.weight[variable] += 1
            last = variable
            _all_but(net, state, room, variable, value // 64, _ONE << _U(value % 64))
            fine = narrow(net, state, variable, room.one, 0) and propagate(net, state, room.filtered, room.steps)
        variable = _cycle(net, state, room)
        if variable < 0:
            return FOUND
        if last >= 0 and state.size[last] > 1:
            variable = last
        value = _preferred(net, state, room, variable, is_curious, seen)
        word = value // 64
        bit = _ONE << _U(value % 64)


@borrows
def _preferred(net, state, room, variable, is_curious, seen):  # type: ignore[no-untyped-def]
    first = net.words[variable]
    phase = room.phase[variable]
    if not is_curious and phase >= 0 and (state.domain[first + phase // 64] >> _U(phase % 64)) & _ONE:
        return phase
    least = -1
    for at in range(first, net.words[variable + 1]):
        word = state.domain[at]
        fresh = word & ~seen[at]
        value = 64 * (at - first)
        while word:
            if word & _ONE:
                if fresh & _ONE:
                    return value
                if least < 0:
                    least = value
            word >>= _ONE
            fresh >>= _ONE
            value += 1
    return least


@njit(cache=True, nogil=True, inline="always")
def _find(parent, variable):  # type: ignore[no-untyped-def]
    while parent[variable] != variable:
        parent[variable] = parent[parent[variable]]
        variable = parent[variable]
    return variable


@borrows
def _cycle(net, state, room):  # type: ignore[no-untyped-def]
    """Return the variable to decide next: in a component with a cycle, few values, many constraints and failures.

    It is -1 if there is no cycle.
    """
    if not _ties(net, state, room):
        return -1
    best = -1
    best_worth = 1e300
    for variable in range(len(net.words) - 1):
        if room.degree[variable] > 1 and room.cyclic[_find(room.parent, variable)]:
            worth = state.size[variable] / (room.degree[variable] * room.weight[variable])
            if worth < best_worth:
                best_worth = worth
                best = variable
    return best


@borrows
def _ties(net, state, room):  # type: ignore[no-untyped-def]
    """Find the components of what is open, and return whether one of them has a cycle."""
    parent, degree, cyclic = room.parent, room.degree, room.cyclic
    variables = len(net.words) - 1
    for variable in range(variables):
        parent[variable] = variable
        degree[variable] = 0
        cyclic[variable] = 0
    some = False
    for clause in range(len(net.clause_first) - 1):
        begin, end = net.clause_first[clause], net.clause_first[clause + 1]
        loose = 0
        satisfied = False
        for literal in range(begin, end):
            variable = net.literal_variable[literal]
            holds = False
            always = True
            mask = net.literal_mask[literal]
            first = net.words[variable]
            for at in range(first, net.words[variable + 1]):
                word = state.domain[at] & net.masks[mask + at - first]
                holds = holds or word != _ZERO
                always = always and word == state.domain[at]
            if always:
                satisfied = True
                break
            loose += holds
        room.clause_root[clause] = -1
        if satisfied or loose < 2:
            continue
        last = -1
        for literal in range(begin, end):
            variable = net.literal_variable[literal]
            mask = net.literal_mask[literal]
            first = net.words[variable]
            holds = False
            for at in range(first, net.words[variable + 1]):
                if state.domain[at] & net.masks[mask + at - first]:
                    holds = True
                    break
            if holds:
                last = _tie(parent, degree, cyclic, last, variable)
                some = some or cyclic[last] != 0
        room.clause_root[clause] = last
    for table in range(len(net.scope_first) - 1):
        begin, end = net.scope_first[table], net.scope_first[table + 1]
        loose = 0
        product = 1.0
        for position in range(begin, end):
            size = state.size[net.scope_variable[position]]
            loose += size > 1
            product *= size
        room.table_root[table] = -1
        if loose < 2:
            continue
        if net.ground[table]:
            rows = 0
            for at in range(net.live_first[table], net.live_first[table + 1]):
                rows += ones(state.live[at])
            if rows == product:
                continue
        last = -1
        for position in range(begin, end):
            variable = net.scope_variable[position]
            if state.size[variable] > 1:
                last = _tie(parent, degree, cyclic, last, variable)
                some = some or cyclic[last] != 0
        room.table_root[table] = last
    room.steps[0] += 1 + (len(net.clause_first) + len(net.scope_first)) // 8
    return some


@njit(cache=True, nogil=True, inline="always")
def _tie(parent, degree, cyclic, last, variable):  # type: ignore[no-untyped-def]
    """Put a variable into the component of the constraint's last one; note a cycle if it was there already."""
    degree[variable] += 1
    component = _find(parent, variable)
    if last < 0:
        return component
    if component == last:
        cyclic[component] = 1
        return component
    parent[component] = last
    cyclic[last] |= cyclic[component]
    return last
