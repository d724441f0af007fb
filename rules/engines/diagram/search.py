"""The search: a network compiled top-down to a decision diagram, natively on many-valued variables.

A component is a set of open variables that constraints tie together. One variable of it is decided value by value;
after each, propagation narrows the others, what remains falls apart into smaller components, and each of those is
compiled once: its *residue* (open variables with what is left of their domains, and what is left of each constraint)
is the key under which its node is kept (Darwiche 2001; component caching as in Sang et al. 2004; many-valued as in
Koriche, Lagniez, Marquis and Thomas, IJCAI 2015). Values after which the same remains share an edge, equal nodes are
one.

Keys are 128-bit sums of mixed words: that two of the at most 10**8 residues of a compilation collide has a
probability below 10**-22.

The kernel is one function without recursion, so that depth is bounded by memory only. It counts its steps and stops at
a limit; the count depends on the network and the order alone.
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
    can_hold,
    fresh,
    narrow,
    ones,
    propagate,
    root,
    undo,
)

DONE, SPENT, FULL = 0, 1, 2
"""Outcomes of a search: a diagram; steps used up; no room left."""
FALSE = 0

_U = np.uint64
_ONE = _U(1)
_ZERO = _U(0)
_SALT = (_U(0x9E3779B97F4A7C15), _U(0xC2B2AE3D27D4EB4F))


class Diagram(NamedTuple):
    """The result: nodes, their edges, the items of edges, and the sets of values that items speak of.

    Edges of node `n` are `node_edge[n]:node_edge[n + 1]`; items of edge `e` are `edge_item[e]:edge_item[e + 1]`. An
    item is `2 * leaf` or `2 * node + 1`; `edge_leaf[e]` is the leaf of the decided variable. Nodes stand after their
    children.
    Leaf `l` is the set of values `leaf_words[leaf_first[l]:leaf_first[l + 1]]` of variable `leaf_variable[l]`.
    """

    node_edge: Ints
    edge_leaf: Ints
    edge_item: Longs
    items: Ints
    leaf_variable: Ints
    leaf_first: Longs
    leaf_words: Words


@njit(cache=True, nogil=True, inline="always")
def _mix(word: np.uint64) -> np.uint64:
    word ^= word >> _U(30)
    word *= _U(0xBF58476D1CE4E5B9)
    word ^= word >> _U(27)
    word *= _U(0x94D049BB133111EB)
    return word ^ (word >> _U(31))


@njit(cache=True, nogil=True)
def _mixed_cells(net: Tables, salt: np.uint64, other: np.uint64) -> Words:
    """Return the hash of each cell of a row that has single values, where the cell begins."""
    mixed = np.zeros(len(net.cells), np.uint64)
    for table in range(len(net.scope_first) - 1):
        begin, end = net.scope_first[table], net.scope_first[table + 1]
        behind = net.scope_cell[end] if end < len(net.scope_cell) else len(net.cells)
        rows = (behind - net.scope_cell[begin]) // net.cell_stride[table]
        for position in range(begin, end):
            first = net.words[net.scope_variable[position]]
            last = net.words[net.scope_variable[position] + 1]
            for row in range(rows):
                cell = net.scope_cell[position] + row * net.cell_stride[table]
                for at in range(first, last):
                    mixed[cell] += _mix((net.cells[cell + at - first] ^ salt) + _U(at) * other)
    return mixed


@borrows
def _judge_ground(net: Tables, state: State, table: int, mixed_one: Words, mixed_two: Words) -> None:
    """Find the hash of what is left of a table whose rows have single values."""
    one = _ZERO
    two = _ZERO
    stride = net.cell_stride[table]
    for at in range(net.live_first[table], net.live_first[table + 1]):
        word = state.live[at]
        row = (at - net.live_first[table]) * 64
        while word:
            if word & _ONE:
                row_one = _ZERO
                row_two = _ZERO
                for position in range(net.scope_first[table], net.scope_first[table + 1]):
                    if state.size[net.scope_variable[position]] > 1:
                        cell = net.scope_cell[position] + row * stride
                        row_one += mixed_one[cell]
                        row_two += mixed_two[cell]
                one += _mix(row_one ^ _SALT[0])
                two += _mix(row_two ^ _SALT[1])
            word >>= _ONE
            row += 1
    state.table_hash[2 * table] = _mix(one + _SALT[1])
    state.table_hash[2 * table + 1] = _mix(two + _SALT[0])
    state.table_state[table] = 1


@borrows
def _judge_table(net: Tables, state: State, table: int, mixed_one: Words, mixed_two: Words) -> None:
    """Find out whether a table still forbids anything (state 1) or not (state 2), and the hash of what is left."""
    begin, end = net.live_first[table], net.live_first[table + 1]
    rows = 0
    for at in range(begin, end):
        rows += ones(state.live[at])
    product = 1.0
    loose = 0
    for position in range(net.scope_first[table], net.scope_first[table + 1]):
        product *= state.size[net.scope_variable[position]]
        loose += state.size[net.scope_variable[position]] > 1
    if loose < 2 or (net.ground[table] and rows == product):
        state.table_state[table] = 2
        return
    if net.ground[table]:
        _judge_ground(net, state, table, mixed_one, mixed_two)
        return
    one = _ZERO
    two = _ZERO
    for at in range(begin, end):
        word = state.live[at]
        row = (at - begin) * 64
        while word:
            if word & _ONE:
                covering = True
                row_one = _ZERO
                row_two = _ZERO
                for position in range(net.scope_first[table], net.scope_first[table + 1]):
                    variable = net.scope_variable[position]
                    if state.size[variable] == 1:
                        continue
                    cell = net.scope_cell[position] + row * net.cell_stride[table]
                    first = net.words[variable]
                    for word_at in range(first, net.words[variable + 1]):
                        left = net.cells[cell + word_at - first] & state.domain[word_at]
                        covering = covering and left == state.domain[word_at]
                        row_one += _mix((left ^ _SALT[0]) + _U(word_at) * _SALT[1])
                        row_two += _mix((left ^ _SALT[1]) + _U(word_at) * _SALT[0])
                if covering:
                    state.table_state[table] = 2
                    return
                one += _mix(row_one ^ _SALT[0])
                two += _mix(row_two ^ _SALT[1])
            word >>= _ONE
            row += 1
    state.table_hash[2 * table] = _mix(one + _SALT[1])
    state.table_hash[2 * table + 1] = _mix(two + _SALT[0])
    state.table_state[table] = 1


@borrows
def _judge_clause(net: Tables, state: State, clause: int, out: Words) -> bool:
    """Whether a clause still forbids anything; `out[0:2]` becomes the hash of what is left of it."""
    one = _ZERO
    two = _ZERO
    for literal in range(net.clause_first[clause], net.clause_first[clause + 1]):
        variable = net.literal_variable[literal]
        mask = net.literal_mask[literal]
        begin = net.words[variable]
        some = False
        rest = False
        part_one = _ZERO
        part_two = _ZERO
        for at in range(begin, net.words[variable + 1]):
            word = state.domain[at] & net.masks[mask + at - begin]
            some = some or word != _ZERO
            rest = rest or word != state.domain[at]
            part_one += _mix((word ^ _SALT[1]) + _U(at) * _SALT[1])
            part_two += _mix((word ^ _SALT[0]) + _U(at) * _SALT[0])
        if some and not rest:
            return False
        if some:
            one += _mix(part_one)
            two += _mix(part_two)
    out[0] = _mix(one ^ _SALT[1])
    out[1] = _mix(two ^ _SALT[0])
    return True


@borrows
def _gather(
    net: Tables,
    state: State,
    mixed_one: Words,
    mixed_two: Words,
    start: int,
    stamp: int,
    variable_stamp: Ints,
    clause_stamp: Ints,
    table_stamp: Ints,
    members: Ints,
    begin: int,
    out: Words,
    steps: Longs,
) -> int:
    """Write the component of a variable to `members[begin:]`, its key to `out`; return its number of constraints."""
    members[begin] = start
    variable_stamp[start] = stamp
    end = begin + 1
    at = begin
    constraints = 0
    one = _ZERO
    two = _ZERO
    while at < end:
        variable = members[at]
        at += 1
        for word_at in range(net.words[variable], net.words[variable + 1]):
            one += _mix((state.domain[word_at] ^ _SALT[0]) + _U(word_at) * _SALT[0])
            two += _mix((state.domain[word_at] ^ _SALT[1]) + _U(word_at) * _SALT[1])
        for occurrence in range(net.variable_clauses[variable], net.variable_clauses[variable + 1]):
            clause = net.clause_of[occurrence]
            if clause_stamp[clause] == stamp or not can_hold(net, state, net.literal_of[occurrence]):
                continue
            clause_stamp[clause] = stamp
            steps[0] += net.clause_first[clause + 1] - net.clause_first[clause]
            if not _judge_clause(net, state, clause, out):
                continue
            constraints += 1
            one += out[0]
            two += out[1]
            for literal in range(net.clause_first[clause], net.clause_first[clause + 1]):
                other = net.literal_variable[literal]
                if variable_stamp[other] == stamp or state.size[other] == 1:
                    continue
                mask = net.literal_mask[literal]
                first = net.words[other]
                for word_at in range(first, net.words[other + 1]):
                    if state.domain[word_at] & net.masks[mask + word_at - first]:
                        variable_stamp[other] = stamp
                        members[end] = other
                        end += 1
                        break
        for occurrence in range(net.variable_tables[variable], net.variable_tables[variable + 1]):
            table = net.table_of[occurrence]
            if table_stamp[table] == stamp:
                continue
            table_stamp[table] = stamp
            if state.table_state[table] == 0:
                _judge_table(net, state, table, mixed_one, mixed_two)
                steps[0] += net.live_first[table + 1] - net.live_first[table]
            if state.table_state[table] == 2:
                continue
            constraints += 1
            one += state.table_hash[2 * table]
            two += state.table_hash[2 * table + 1]
            for position in range(net.scope_first[table], net.scope_first[table + 1]):
                other = net.scope_variable[position]
                if variable_stamp[other] != stamp and state.size[other] > 1:
                    variable_stamp[other] = stamp
                    members[end] = other
                    end += 1
    out[2] = one
    out[3] = two
    out[4] = _U(end - begin)
    return constraints


@njit(cache=True, nogil=True)
def compile_network(net: Tables, domain: Words, top_variable: int, most_steps: int, most_items: int):  # type: ignore[no-untyped-def]
    """Compile a network; `top_variable` has one value and stands for the whole.

    Returns:
        The outcome (`DONE`, `SPENT` or `FULL`), the steps taken, the root node, and the fields of `Diagram`.
    """
    variables = len(net.words) - 1
    clauses = len(net.clause_first) - 1
    tables = len(net.scope_first) - 1
    width = 1
    for variable in range(variables):
        width = max(width, net.words[variable + 1] - net.words[variable])
    # --- state
    trail_margin = 65536 + 8 * (net.live_first[tables] + 2 * len(domain))
    trail_room = (1 << 22) + 2 * trail_margin
    state = fresh(net, domain, trail_room)
    mixed_one = _mixed_cells(net, _SALT[0], _SALT[1])
    mixed_two = _mixed_cells(net, _SALT[1], _SALT[0])
    filtered = np.zeros(width, np.uint64)
    out = np.zeros(5, np.uint64)
    steps = np.zeros(1, np.int64)
    variable_stamp = np.zeros(variables, np.int32)
    clause_stamp = np.zeros(clauses, np.int32)
    table_stamp = np.zeros(tables, np.int32)
    stamp = 0
    # --- results
    node_edge = np.zeros(most_items // 8 + 2, np.int32)
    edge_leaf = np.empty(most_items // 2, np.int32)
    edge_item = np.zeros(most_items // 2 + 1, np.int64)
    items = np.empty(most_items, np.int32)
    leaf_margin = 2 * variables + 64 * width
    leaf_room = most_items // 8 + 2 * leaf_margin
    leaf_variable = np.empty(leaf_room, np.int32)
    leaf_first = np.zeros(leaf_room + 1, np.int64)
    leaf_words = np.empty(leaf_room * width, np.uint64)
    nodes = 1
    edges = 0
    item_count = 0
    leaves = 0
    # --- hash tables: components, nodes, leaves
    slots = 1 << 16
    while slots < most_items:
        slots <<= 1
    slot_mask = _U(slots - 1)
    cache_one = np.zeros(slots, np.uint64)
    cache_two = np.zeros(slots, np.uint64)
    cache_node = np.zeros(slots, np.int32)  # node + 1
    cached = 0
    node_slot = np.zeros(slots, np.int32)
    leaf_slot = np.zeros(slots, np.int32)
    # --- frames
    depth_room = variables + 2
    frame_variable = np.zeros(depth_room, np.int32)
    frame_value = np.zeros(depth_room, np.int64)
    frame_members = np.zeros((depth_room, 2), np.int64)
    frame_key = np.zeros((depth_room, 2), np.uint64)
    frame_mark = np.zeros(depth_room, np.int64)
    frame_edge = np.zeros(depth_room, np.int64)
    frame_item = np.zeros(depth_room, np.int64)
    frame_pending = np.zeros((depth_room, 2), np.int64)
    frame_dead = np.zeros(depth_room, np.uint8)
    member_room = 4 * most_items + 2 * variables
    members = np.empty(member_room, np.int32)
    pending_room = most_items + 2 * variables
    pending_members = np.empty((pending_room, 2), np.int64)
    pending_key = np.empty((pending_room, 2), np.uint64)
    stack_room = 4 * most_items + 2 * variables
    stack_items = np.empty(stack_room, np.int32)
    edge_room = most_items + 64 * width
    stack_edge_first = np.empty(edge_room, np.int64)
    stack_edge_end = np.empty(edge_room, np.int64)
    stack_edge_words = np.zeros((edge_room, width), np.uint64)
    stack_top = 0
    edge_top = 0
    pending_top = 0
    # --- root
    if not root(net, state, filtered, steps):
        return (DONE, steps[0], FALSE, node_edge[:2], edge_leaf[:0], edge_item[:1], items[:0], leaf_variable[:0],
                leaf_first[:1], leaf_words[:0])  # fmt: skip
    member_top = 0
    for variable in range(variables):
        if variable != top_variable:
            members[member_top] = variable
            member_top += 1
    depth = 0
    frame_variable[0] = top_variable
    frame_members[0, 0] = 0
    frame_members[0, 1] = member_top
    frame_mark[0] = state.top[0]
    returned = -1
    result = FALSE
    full = False
    while True:
        if full or steps[0] > most_steps:
            return (FULL if full else SPENT, steps[0], FALSE, node_edge[:2], edge_leaf[:0], edge_item[:1], items[:0],
                    leaf_variable[:0], leaf_first[:1], leaf_words[:0])  # fmt: skip
        variable = frame_variable[depth]
        begin_word = net.words[variable]
        if returned >= 0:
            # A child has come back: it is an item of the edge, or the end of it.
            if returned == FALSE:
                frame_dead[depth] = 1
            else:
                stack_items[stack_top] = 2 * returned + 1
                stack_top += 1
            returned = -1
        elif frame_pending[depth, 0] == frame_pending[depth, 1] and frame_value[depth] >= 0:
            # No edge is open: try the next value.
            value = frame_value[depth]
            limit = (net.words[variable + 1] - begin_word) * 64
            while value < limit and not (state.domain[begin_word + value // 64] >> _U(value % 64)) & _ONE:
                value += 1
            if value == limit:
                # All values tried: make the node.
                count = edge_top - frame_edge[depth]
                if count == 0:
                    result = FALSE
                elif (
                    nodes + 3 >= len(node_edge)
                    or edges + count >= len(edge_leaf)
                    or item_count + stack_top - stack_edge_first[frame_edge[depth]] >= len(items)
                    or leaves + leaf_margin >= len(leaf_variable)
                ):
                    full = True
                    continue
                else:
                    # leaves of the decided variable
                    key = _mix(_U(variable) + _SALT[0])
                    for edge in range(frame_edge[depth], edge_top):
                        spot = _mix(_U(variable) * _SALT[0])
                        for w in range(net.words[variable + 1] - begin_word):
                            spot = _mix(spot ^ stack_edge_words[edge, w])
                        leaf, leaves = _leaf(
                            net, variable, stack_edge_words[edge], 0, spot, slot_mask, leaf_slot, leaf_variable,
                            leaf_first, leaf_words, leaves,
                        )  # fmt: skip
                        edge_leaf[edges + edge - frame_edge[depth]] = leaf
                        key = _mix(key ^ _U(leaf))
                        for at in range(stack_edge_first[edge], stack_edge_end[edge]):
                            key = _mix(key + _U(stack_items[at]))
                    slot = key & slot_mask
                    result = -1
                    while node_slot[slot]:
                        known = node_slot[slot]
                        first = node_edge[known]
                        if node_edge[known + 1] - first == count:
                            same = True
                            for edge in range(count):
                                source = frame_edge[depth] + edge
                                length = stack_edge_end[source] - stack_edge_first[source]
                                if (
                                    edge_leaf[first + edge] != edge_leaf[edges + edge]
                                    or edge_item[first + edge + 1] - edge_item[first + edge] != length
                                ):
                                    same = False
                                    break
                                for at in range(length):
                                    if (
                                        items[edge_item[first + edge] + at]
                                        != stack_items[stack_edge_first[source] + at]
                                    ):
                                        same = False
                                        break
                                if not same:
                                    break
                            if same:
                                result = known
                                break
                        slot = (slot + _ONE) & slot_mask
                    if result == -1:
                        result = nodes
                        node_slot[slot] = nodes
                        for source in range(frame_edge[depth], edge_top):
                            for at in range(stack_edge_first[source], stack_edge_end[source]):
                                items[item_count] = stack_items[at]
                                item_count += 1
                            edges += 1
                            edge_item[edges] = item_count
                        nodes += 1
                        node_edge[nodes] = edges
                edge_top = frame_edge[depth]
                if depth > 0:
                    slot = frame_key[depth, 0] & slot_mask
                    while cache_node[slot]:
                        slot = (slot + _ONE) & slot_mask
                    cache_one[slot] = frame_key[depth, 0]
                    cache_two[slot] = frame_key[depth, 1]
                    cache_node[slot] = result + 1
                    cached += 1
                    if cached > slots // 2:
                        full = True
                if count > 0:
                    stack_top = stack_edge_first[frame_edge[depth]]
                depth -= 1
                returned = result
                if depth < 0:
                    break
                continue
            frame_value[depth] = value + 1
            steps[0] += 8
            for w in range(net.words[variable + 1] - begin_word):
                filtered[w] = _ZERO
            filtered[value // 64] = _ONE << _U(value % 64)
            if not narrow(net, state, variable, filtered, 0) or not propagate(net, state, filtered, steps):
                undo(net, state, frame_mark[depth])
                continue
            frame_item[depth] = stack_top
            frame_dead[depth] = 0
            frame_pending[depth, 0] = pending_top
            stamp += 1
            member_top = frame_members[depth, 1]
            for at in range(frame_members[depth, 0], frame_members[depth, 1]):
                other = members[at]
                if other == variable or variable_stamp[other] == stamp:
                    continue
                constraints = 0
                if state.size[other] > 1:
                    constraints = _gather(
                        net, state, mixed_one, mixed_two, other, stamp, variable_stamp, clause_stamp, table_stamp,
                        members, member_top, out, steps,
                    )  # fmt: skip
                if constraints == 0:
                    spot = _mix(_U(other) * _SALT[0])
                    first = net.words[other]
                    for word_at in range(first, net.words[other + 1]):
                        spot = _mix(spot ^ state.domain[word_at])
                    leaf, leaves = _leaf(
                        net, other, state.domain, first, spot, slot_mask, leaf_slot, leaf_variable, leaf_first,
                        leaf_words, leaves,
                    )  # fmt: skip
                    stack_items[stack_top] = 2 * leaf
                    stack_top += 1
                    continue
                end = member_top + np.int64(out[4])
                slot = out[2] & slot_mask
                found = -1
                while cache_node[slot]:
                    if cache_one[slot] == out[2] and cache_two[slot] == out[3]:
                        found = cache_node[slot] - 1
                        break
                    slot = (slot + _ONE) & slot_mask
                if found == FALSE:
                    frame_dead[depth] = 1
                    break
                if found > 0:
                    stack_items[stack_top] = 2 * found + 1
                    stack_top += 1
                    continue
                pending_members[pending_top, 0] = member_top
                pending_members[pending_top, 1] = end
                pending_key[pending_top, 0] = out[2]
                pending_key[pending_top, 1] = out[3]
                pending_top += 1
                member_top = end
                if member_top + variables >= member_room or pending_top + 2 >= pending_room:
                    full = True
            frame_pending[depth, 1] = pending_top
            if leaves + leaf_margin >= len(leaf_variable):
                full = True
            if stack_top + variables >= stack_room or edge_top + 2 >= edge_room:
                full = True
            if state.top[0] + trail_margin >= trail_room:
                full = True
        # An edge is open: compile its next component, or close it.
        if frame_dead[depth]:
            frame_pending[depth, 1] = frame_pending[depth, 0]
            pending_top = frame_pending[depth, 0]
            stack_top = frame_item[depth]
            undo(net, state, frame_mark[depth])
            continue
        if frame_pending[depth, 1] > frame_pending[depth, 0]:
            frame_pending[depth, 1] -= 1
            at = frame_pending[depth, 1]
            # the same component may have been compiled by an earlier sibling
            slot = pending_key[at, 0] & slot_mask
            found = -1
            while cache_node[slot]:
                if cache_one[slot] == pending_key[at, 0] and cache_two[slot] == pending_key[at, 1]:
                    found = cache_node[slot] - 1
                    break
                slot = (slot + _ONE) & slot_mask
            if found >= 0:
                returned = found
                pending_top = at
                continue
            pending_top = at
            begin = pending_members[at, 0]
            end = pending_members[at, 1]
            best = members[begin]
            for index in range(begin + 1, end):
                if net.rank[members[index]] > net.rank[best]:
                    best = members[index]
            depth += 1
            frame_variable[depth] = best
            frame_value[depth] = 0
            frame_members[depth, 0] = begin
            frame_members[depth, 1] = end
            frame_key[depth, 0] = pending_key[at, 0]
            frame_key[depth, 1] = pending_key[at, 1]
            frame_mark[depth] = state.top[0]
            frame_edge[depth] = edge_top
            frame_pending[depth, 0] = pending_top
            frame_pending[depth, 1] = pending_top
            frame_dead[depth] = 0
            continue
        # Close the edge: join it to one with the same items, or make a new one.
        start = frame_item[depth]
        stack_items[start:stack_top].sort()
        value = frame_value[depth] - 1
        joined = -1
        for edge in range(frame_edge[depth], edge_top):
            if stack_edge_end[edge] - stack_edge_first[edge] == stack_top - start:
                same = True
                for at in range(stack_top - start):
                    if stack_items[stack_edge_first[edge] + at] != stack_items[start + at]:
                        same = False
                        break
                if same:
                    joined = edge
                    break
        if joined >= 0:
            stack_top = start
        else:
            joined = edge_top
            stack_edge_first[joined] = start
            stack_edge_end[joined] = stack_top
            for w in range(width):
                stack_edge_words[joined, w] = _ZERO
            edge_top += 1
        stack_edge_words[joined, value // 64] |= _ONE << _U(value % 64)
        undo(net, state, frame_mark[depth])
    return (DONE, steps[0], result, node_edge[: nodes + 1].copy(), edge_leaf[:edges].copy(),
            edge_item[: edges + 1].copy(), items[:item_count].copy(), leaf_variable[:leaves].copy(),
            leaf_first[: leaves + 1].copy(), leaf_words[: leaf_first[leaves]].copy())  # fmt: skip


@borrows
def _leaf(  # type: ignore[no-untyped-def]
    net, variable, words, first, spot, slot_mask, leaf_slot, leaf_variable, leaf_first, leaf_words, leaves
):
    """Return the number of the leaf of a set of values, and how many leaves there are."""
    length = net.words[variable + 1] - net.words[variable]
    slot = spot & slot_mask
    while leaf_slot[slot]:
        known = leaf_slot[slot] - 1
        if leaf_variable[known] == variable:
            same = True
            for w in range(length):
                if leaf_words[leaf_first[known] + w] != words[first + w]:
                    same = False
                    break
            if same:
                return known, leaves
        slot = (slot + _ONE) & slot_mask
    leaf_slot[slot] = leaves + 1
    leaf_variable[leaves] = variable
    begin = leaf_first[leaves]
    for w in range(length):
        leaf_words[begin + w] = words[first + w]
    leaf_first[leaves + 1] = begin + length
    return leaves, leaves + 1
