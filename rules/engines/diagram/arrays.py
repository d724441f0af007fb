"""The arrays of a network, as the search takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from rules.engines.diagram.network import Network
from rules.engines.diagram.propagation import Ints, Tables, Words

_WORD = (1 << 64) - 1


def arrays(network: Network) -> Tables:
    """Lay a network out, in no order of decision yet.

    A last variable with one value is added: it stands for the whole.
    """
    sizes = [*network.sizes, 1]
    widths = [(size + 63) // 64 for size in sizes]
    mask_first: list[int] = []
    masks: list[int] = []
    for clause in network.clauses:
        for variable, values in clause:
            mask_first.append(len(masks))
            masks.extend(split(values, widths[variable]))
    clause_first = _starts(len(clause) for clause in network.clauses)
    literal_variable = np.array([variable for clause in network.clauses for variable, _ in clause], np.int32)
    variable_clauses, clause_of, literal_of = _occurrences(literal_variable, clause_first, len(sizes))
    scope_first = _starts(len(relation.variables) for relation in network.relations)
    scope_variable = np.array([each for relation in network.relations for each in relation.variables], np.int32)
    variable_tables, table_of, position_of = _occurrences(scope_variable, scope_first, len(sizes))
    laid = _Rows(network, widths)
    return Tables(
        words=_starts(widths),
        rank=np.zeros(len(sizes), np.int32),
        clause_first=clause_first,
        literal_variable=literal_variable,
        literal_mask=np.array(mask_first, np.int64),
        masks=np.array(masks, np.uint64),
        variable_clauses=variable_clauses,
        clause_of=clause_of,
        literal_of=literal_of,
        scope_first=scope_first,
        scope_variable=scope_variable,
        scope_support=np.array(laid.scope_support, np.int64),
        scope_cell=np.array(laid.scope_cell, np.int64),
        supports=_joined(laid.supports),
        cells=_joined(laid.cells),
        cell_stride=np.array(laid.cell_stride, np.int64),
        ground=np.array(laid.ground, np.int32),
        live_first=np.array(laid.live_first, np.int64),
        variable_tables=variable_tables,
        table_of=table_of,
        position_of=position_of,
    )


def first_domains(network: Network) -> Words:
    """Return the values of each variable that all its relations have rows for, laid out as the arrays have them."""
    domains = [(1 << size) - 1 for size in (*network.sizes, 1)]
    for relation in network.relations:
        for position, variable in enumerate(relation.variables):
            rows = 0
            for row in relation.rows:
                rows |= row[position]
            domains[variable] &= rows
    sizes = (*network.sizes, 1)
    return np.array(
        [word for values, size in zip(domains, sizes, strict=True) for word in split(values, (size + 63) // 64)],
        np.uint64,
    )


def split(values: int, width: int) -> list[int]:
    """Cut a set of values into words."""
    if width == 1:
        return [values]
    return [values >> (64 * at) & _WORD for at in range(width)]


class _Rows:
    """The rows of tables: for each value the rows that have it as bits, and each row's cells as sets of values."""

    def __init__(self, network: Network, widths: Sequence[int]) -> None:
        self.scope_support: list[int] = []
        self.scope_cell: list[int] = []
        self.supports: list[Words] = []
        self.cells: list[Words] = []
        self.cell_stride: list[int] = []
        self.ground: list[int] = []
        self.live_first: list[int] = [0]
        self._support_top = 0
        self._cell_top = 0
        for relation in network.relations:
            count = len(relation.rows)
            live = (count + 63) // 64
            cell_widths = [widths[variable] for variable in relation.variables]
            stride = sum(cell_widths)
            table = np.zeros((count, stride), np.uint64)
            at = 0
            for position, variable in enumerate(relation.variables):
                for word in range(cell_widths[position]):
                    table[:, at + word] = [row[position] >> (64 * word) & _WORD for row in relation.rows]
                self.scope_support.append(self._support_top)
                self.scope_cell.append(self._cell_top + at)
                self._add_supports(table[:, at : at + cell_widths[position]], network.sizes[variable], live)
                at += cell_widths[position]
            self.cells.append(table.reshape(-1))
            self._cell_top += table.size
            self.cell_stride.append(stride)
            self.ground.append(int(all(values & (values - 1) == 0 for row in relation.rows for values in row)))
            self.live_first.append(self.live_first[-1] + live)

    def _add_supports(self, cells: NDArray[np.uint64], size: int, live: int) -> None:
        bits = np.unpackbits(np.ascontiguousarray(cells).view(np.uint8), axis=1, count=size, bitorder="little")
        padded = np.zeros((size, live * 64), np.uint8)
        padded[:, : len(cells)] = bits.T
        words = np.packbits(padded, axis=1, bitorder="little").view(np.uint64).reshape(-1)
        self.supports.append(words)
        self._support_top += words.size


def _starts(lengths: Iterable[int]) -> Ints:
    return np.array([0, *accumulate(lengths)], np.int32)


def _joined(parts: Sequence[Words]) -> Words:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint64)


def _occurrences(variable_at: Ints, first: Ints, variables: int) -> tuple[Ints, Ints, Ints]:
    """Return, for each variable, the owners and places where it occurs: starts, owners, places."""
    order = np.argsort(variable_at, kind="stable").astype(np.int32)
    owner = (np.searchsorted(first, order, side="right") - 1).astype(np.int32)
    counts = np.bincount(variable_at, minlength=variables) if len(variable_at) else np.zeros(variables, np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]).astype(np.int32)
    return starts, owner, order
