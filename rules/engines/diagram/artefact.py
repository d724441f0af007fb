"""The artefact: a diagram packed into one array of 32-bit words, with everything the passes look up.

Values of variables that are decided close to each other share words of the answer, so that an edge gives many values at
once. A variable of up to 32 values lies within one word; a larger one begins a word and shares none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.engines.diagram.passes import HEADER, LITERAL_BITS_AT, LITERAL_VARIABLE, LITERALS, NODE_EDGE, Blob
from rules.engines.diagram.search import Diagram
from rules.engines.diagram.simplify import View
from rules.engines.diagram.tidy import Tidy, tidy

Ints = NDArray[np.int64]

WORD = 32
_ALL = (1 << WORD) - 1


def pack(diagram: Diagram, root: int, sizes: Sequence[int], rank: Sequence[int], views: Sequence[View]) -> Blob:
    """Pack a diagram.

    Args:
        diagram: what the search found.
        root: its root node, which has one edge; 0 if there is no configuration.
        sizes: the number of values of each variable of the network.
        rank: the order of decision.
        views: the characteristics.
    """
    shown = sorted({view.variable for view in views}, key=lambda variable: (rank[variable], variable))
    place = Places(shown, sizes)
    leaves = _leaf_masks(diagram)
    domains = _domains(diagram, root, leaves)
    several = {variable for variable in shown if domains.get(variable, 0).bit_count() > 1}
    kept = np.array([variable in several for variable in diagram.leaf_variable.tolist()], np.uint8)
    found = (
        tidy(diagram, root, kept) if root else Tidy(np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros(0, np.int64))
    )
    order = _by_variable(diagram, kept, leaves, domains, place)
    packed = [place.words_of(int(diagram.leaf_variable[leaf]), leaves[leaf]) for leaf in order.leaves]
    sections = [
        *_graph(found, order.number, packed, _forced(shown, several, domains, place)),
        *_variables(place, domains),
        *_literals(place, views),
        *_leaves(found, order, packed),
    ]
    counts = (
        len(found.node_edge) - 1,
        len(found.edge_item) - 1,
        len(shown),
        sum(len(view.values) for view in views),
        len(order.leaves),
        place.words,
    )
    header = np.array(counts, np.int64)
    return np.concatenate([header, _header_starts(sections), *sections]).astype(np.uint32).view(np.int32)


def only(blob: Blob, literals: Sequence[int]) -> Blob:
    """Return an artefact that knows only some literals of another; what the others stood for stays, without a name."""
    starts = blob[NODE_EDGE:HEADER]
    sections = [blob[first:last] for first, last in pairwise(starts)]
    for at in (LITERAL_VARIABLE, LITERAL_BITS_AT):
        sections[at - NODE_EDGE] = sections[at - NODE_EDGE][literals]
    counts = blob[:NODE_EDGE].copy()
    counts[LITERALS] = len(literals)
    return np.concatenate([counts, _header_starts(sections), *sections])


class Places:
    """Where the values of each variable stand in an answer."""

    def __init__(self, shown: Sequence[int], sizes: Sequence[int]) -> None:
        """Place variables in the given order."""
        self.number = {variable: at for at, variable in enumerate(shown)}
        self.first: dict[int, int] = {}
        self.own: dict[int, int] = {}
        bit = 0
        for variable in shown:
            size = sizes[variable]
            if bit % WORD + size > WORD:
                bit += -bit % WORD
            self.first[variable] = bit
            self.own[variable] = (1 << size) - 1
            bit += size if size <= WORD else size + -size % WORD
        self.words = (bit + WORD - 1) // WORD

    def words_of(self, variable: int, values: int) -> list[tuple[int, int]]:
        """Return the words that a set of values touches: number and bits."""
        at, shift = divmod(self.first[variable], WORD)
        values <<= shift
        found = []
        while values:
            if values & _ALL:
                found.append((at, values & _ALL))
            values >>= WORD
            at += 1
        return found

    def row(self, variable: int, values: int) -> list[int]:
        """Return a set of values as the words of its variable."""
        shift = self.first[variable] % WORD
        width = (shift + self.own[variable].bit_length() + WORD - 1) // WORD
        values <<= shift
        return [values >> (WORD * word) & _ALL for word in range(width)]


@dataclass(frozen=True, slots=True)
class _Order:
    """Leaves by variable, those that can be excluded first; `number` gives a leaf's place, -1 if it has none."""

    leaves: list[int]
    number: Ints
    first: list[int]
    full: list[int]
    rows: list[list[int]]


def _leaf_masks(diagram: Diagram) -> list[int]:
    words = diagram.leaf_words.tolist()
    first = diagram.leaf_first.tolist()
    return [
        sum(word << (64 * at) for at, word in enumerate(words[first[leaf] : first[leaf + 1]]))
        for leaf in range(len(diagram.leaf_variable))
    ]


def _domains(diagram: Diagram, root: int, leaves: Sequence[int]) -> dict[int, int]:
    """Return the values of each variable that some configuration has."""
    if not root:
        return {}
    used = tidy(diagram, root, np.ones(len(leaves), np.uint8)).items
    domains: dict[int, int] = {}
    for leaf in np.unique(used[used >= 0]).tolist():
        variable = int(diagram.leaf_variable[leaf])
        domains[variable] = domains.get(variable, 0) | leaves[leaf]
    return domains


def _by_variable(
    diagram: Diagram, kept: NDArray[np.uint8], leaves: Sequence[int], domains: dict[int, int], place: Places
) -> _Order:
    groups: dict[int, tuple[list[int], list[int]]] = {variable: ([], []) for variable in place.number}
    for leaf in np.flatnonzero(kept).tolist():
        variable = int(diagram.leaf_variable[leaf])
        groups[variable][leaves[leaf] & domains[variable] == domains[variable]].append(leaf)
    ordered: list[int] = []
    first, full = [0], []
    for some, every in groups.values():
        full.append(len(ordered) + len(some))
        ordered += some + every
        first.append(len(ordered))
    number = np.full(len(leaves), -1, np.int64)
    number[ordered] = np.arange(len(ordered))
    rows = [place.row(int(diagram.leaf_variable[leaf]), leaves[leaf]) for leaf in ordered]
    return _Order(ordered, number, first, full, rows)


def _forced(shown: Sequence[int], several: set[int], domains: dict[int, int], place: Places) -> list[tuple[int, int]]:
    """Return the words of the values that every configuration has."""
    words: dict[int, int] = {}
    for variable in shown:
        if variable not in several:
            for word, bits in place.words_of(variable, domains.get(variable, 0)):
                words[word] = words.get(word, 0) | bits
    return list(words.items())


def _graph(
    found: Tidy, number: Ints, packed: Sequence[Sequence[tuple[int, int]]], forced: Sequence[tuple[int, int]]
) -> Iterator[Ints]:
    """Nodes, edges with the nodes below them, and the values that edges give."""
    edges = len(found.edge_item) - 1
    owner = np.repeat(np.arange(edges), np.diff(found.edge_item))
    below = found.items < 0
    yield found.node_edge
    yield _starts(owner[below], edges)
    yield -1 - found.items[below]
    lengths = np.array([len(words) for words in packed], np.int64)
    flat = np.array([pair for words in packed for pair in words] or np.zeros((0, 2)), np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    leaf = number[found.items[~below]]
    repeats = lengths[leaf] if len(leaf) else leaf
    at = np.repeat(starts[leaf] if len(leaf) else leaf, repeats) + _within(repeats)
    edge = np.repeat(owner[~below], repeats)
    word, bits = flat[at, 0], flat[at, 1]
    if edges:
        edge = np.concatenate([edge, np.full(len(forced), edges - 1)])
        word = np.concatenate([word, np.array([each for each, _ in forced], np.int64)])
        bits = np.concatenate([bits, np.array([each for _, each in forced], np.int64)])
    order = np.lexsort((word, edge))
    edge, word, bits = edge[order], word[order], bits[order]
    fresh = np.ones(len(edge), np.bool_)
    fresh[1:] = (edge[1:] != edge[:-1]) | (word[1:] != word[:-1])
    yield _starts(edge[fresh], edges)
    yield word[fresh]
    yield np.bitwise_or.reduceat(bits, np.flatnonzero(fresh)) if len(bits) else bits


def _variables(place: Places, domains: dict[int, int]) -> Iterator[Ints]:
    """Where each variable's words begin and end, which bits of them are its own, and the values it has at all."""
    roots = [0] * place.words
    first, last, own = [], [], []
    for variable, start in place.first.items():
        row = place.row(variable, place.own[variable])
        first.append(start // WORD)
        last.append(start // WORD + len(row))
        own.append(row[0] if len(row) == 1 else _ALL)
        for word, bits in place.words_of(variable, domains.get(variable, 0)):
            roots[word] |= bits
    yield np.array(first, np.int64)
    yield np.array(last, np.int64)
    yield np.array(own, np.int64)
    yield np.array(roots, np.int64)


def _literals(place: Places, views: Sequence[View]) -> Iterator[Ints]:
    """The variable and the set of values that each value of each characteristic means."""
    rows = [place.row(view.variable, values) for view in views for values in view.values]
    yield np.array([place.number[view.variable] for view in views for _ in view.values], np.int64)
    yield np.array([*accumulate((len(row) for row in rows), initial=0)][:-1], np.int64)
    yield np.array([word for row in rows for word in row], np.int64)


def _leaves(found: Tidy, order: _Order, packed: Sequence[object]) -> Iterator[Ints]:
    """Each variable's leaves, and the edges that hold each leaf."""
    edges = len(found.edge_item) - 1
    owner = np.repeat(np.arange(edges), np.diff(found.edge_item))
    above = found.items >= 0
    leaf = order.number[found.items[above]]
    sorting = np.argsort(leaf, kind="stable")
    yield np.array(order.first, np.int64)
    yield np.array(order.full, np.int64)
    yield np.array([*accumulate((len(row) for row in order.rows), initial=0)][:-1], np.int64)
    yield np.array([word for row in order.rows for word in row], np.int64)
    yield _starts(leaf[sorting], len(packed))
    yield owner[above][sorting]


def _header_starts(sections: Sequence[NDArray[Any]]) -> Blob:
    """Return where each section begins, and where the last one ends."""
    return np.array([*accumulate((len(section) for section in sections), initial=HEADER)], np.int32)


def _starts(owner: Ints, owners: int) -> Ints:
    """Return where each owner's entries begin, and the end, in entries sorted by owner."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(owner, minlength=owners))]).astype(np.int64)


def _within(lengths: Ints) -> Ints:
    """Return 0, 1, ... for each length, one after the other."""
    total = np.cumsum(lengths)
    return np.arange(total[-1] if len(total) else 0) - np.repeat(total - lengths, lengths)
