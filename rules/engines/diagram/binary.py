"""The second try: a binary decision diagram, made bottom-up, of a network whose search found no diagram.

A search looks at a problem from above and meets what is alike below many times before it knows; a binary diagram is
put together from the constraints and is as narrow as what can differ between two neighbouring variables. Where
constraints reach only a little way along a line of variables, such as the sections of a conveyor or the days of a
plan, the second is far smaller. The variables stand along the line that makes their constraints shortest
(`order.by_reach`); each is written as a number of bits.

What is made is a `Diagram` like the search's: each node decides one variable of many values, and each of its edges
speaks of every variable below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

import numpy as np
from oxidd.bdd import BDDFunction, BDDManager
from oxidd.util import DDMemoryError

from rules.engines.diagram.arrays import split
from rules.engines.diagram.network import Literal, Network, Relation
from rules.engines.diagram.search import Diagram

MOST_NODES = 1 << 18
"""Nodes of a binary diagram: a larger one is a slower answer than a search for solutions."""

WIDEST = 1 << 19
"""Nodes that a diagram may have on the way; most become fewer again towards the end."""

MOST_WORK = 100_000_000
"""Nodes of all diagrams on the way to the last: a few seconds."""

ROOM = 1 << 21
"""Nodes that are held at once, with those that are not needed any more; each takes 16 bytes."""

LOOKS = 4
"""A diagram's nodes are counted after so many constraints."""


class Binary(NamedTuple):
    """A diagram, its root (0 if there is no configuration), and how many nodes were put together for it."""

    diagram: Diagram
    root: int
    work: int


def binary_diagram(network: Network, line: Sequence[int]) -> Binary | None:
    """Make the diagram of a network whose variables are decided along a line; None if it would become too large."""
    try:
        return _Binary(network, line).diagram()
    except (DDMemoryError, _TooLarge):
        return None


class _TooLarge(Exception):
    """The diagram has become larger than it may, or took too long."""


class _Binary:
    """A network as functions of bits: a variable is the number of its value, its highest bit first."""

    def __init__(self, network: Network, line: Sequence[int]) -> None:
        self._network = network
        self._line = line
        self._bits = [max(1, (network.sizes[variable] - 1).bit_length()) for variable in line]
        self._place = {variable: place for place, variable in enumerate(line)}
        self._first = np.concatenate([[0], np.cumsum(self._bits)]).tolist()
        self._owner = np.repeat(np.arange(len(line)), self._bits).tolist()
        self._manager = BDDManager(ROOM, ROOM // 4, 1)
        self._manager.add_vars(self._first[-1])
        self._true, self._false = self._manager.true(), self._manager.false()
        self._literals: dict[Literal, BDDFunction] = {}

    def diagram(self) -> Binary:
        """Put the constraints together, and read the nodes of the result."""
        whole = self._true
        work = 0
        for number, (_, constraint) in enumerate(sorted(self._constraints(), key=lambda each: -each[0])):
            whole = whole & constraint()
            if number % LOOKS == 0:
                count = whole.node_count()
                work += LOOKS * count
                if count > WIDEST or work > MOST_WORK:
                    raise _TooLarge
        if whole.node_count() > MOST_NODES:
            raise _TooLarge
        return Binary(*self._read(whole), work + whole.node_count())

    def _constraints(self) -> Iterator[tuple[int, Callable[[], BDDFunction]]]:
        """Yield each constraint with the first place on the line that it speaks of."""
        for variable, size in enumerate(self._network.sizes):
            every = (variable, (1 << size) - 1)
            yield self._place[variable], partial(self._literal, every)
        for clause in self._network.clauses:
            first = min((self._place[variable] for variable, _ in clause), default=0)
            yield first, partial(self._any, clause)
        for relation in self._network.relations:
            first = min((self._place[variable] for variable in relation.variables), default=0)
            yield first, partial(self._table, relation)

    def _any(self, literals: Iterable[Literal]) -> BDDFunction:
        return reduce(or_, map(self._literal, self._from_below(literals)), self._false)

    def _table(self, relation: Relation) -> BDDFunction:
        scope = sorted(range(len(relation.variables)), key=lambda at: self._place[relation.variables[at]])
        rows = [tuple(row[at] for at in scope) for row in relation.rows]
        return self._rows([relation.variables[at] for at in scope], rows)

    def _rows(self, scope: Sequence[int], rows: Iterable[tuple[int, ...]]) -> BDDFunction:
        """Return that one of some rows holds; those that begin alike, and those that go on alike, are joined."""
        if not scope:
            return self._true
        after: dict[int, set[tuple[int, ...]]] = defaultdict(set)
        for values, *others in rows:
            after[values].add(tuple(others))
        before: dict[frozenset[tuple[int, ...]], int] = defaultdict(int)
        for values, left in after.items():
            before[frozenset(left)] |= values
        parts = (self._literal((scope[0], values)) & self._rows(scope[1:], left) for left, values in before.items())
        return reduce(or_, parts, self._false)

    def _from_below(self, literals: Iterable[Literal]) -> list[Literal]:
        return sorted(literals, key=lambda literal: -self._place[literal[0]])

    def _literal(self, literal: Literal) -> BDDFunction:
        """Return that a variable has one of a set of values."""
        if literal not in self._literals:
            variable, values = literal
            place = self._place[variable]
            codes = [value for value in range(self._network.sizes[variable]) if values >> value & 1]
            self._literals[literal] = self._one_of(codes, self._first[place], self._bits[place])
        return self._literals[literal]

    def _one_of(self, codes: Sequence[int], level: int, bits: int) -> BDDFunction:
        """Return that the bits from a level on are one of some numbers."""
        if not codes or len(codes) == 1 << bits:
            return self._true if codes else self._false
        half = 1 << (bits - 1)
        low = self._one_of([code for code in codes if code < half], level + 1, bits - 1)
        high = self._one_of([code - half for code in codes if code >= half], level + 1, bits - 1)
        return self._manager.var(level).ite(high, low)

    # --- nodes of many values -------------------------------------------------------------------------------------

    def _read(self, whole: BDDFunction) -> tuple[Diagram, int]:
        """Turn a function of bits into nodes of many values, from the end of the line to its beginning."""
        written = _Written(self._network, self._line)
        decided = self._decided(whole)
        number: dict[BDDFunction, int] = {}
        for here in sorted(decided, key=self._place_of, reverse=True):
            place = self._place_of(here)
            below = [(values, self._place_of(left), number.get(left)) for left, values in decided[here].items()]
            number[here] = written.node(place, below)
        root = 0 if whole == self._false else written.whole(self._place_of(whole), number.get(whole))
        return written.diagram(), root

    def _decided(self, whole: BDDFunction) -> dict[BDDFunction, dict[BDDFunction, int]]:
        """Return for each function on the way down what is left of it after the values of its first variable."""
        found: dict[BDDFunction, dict[BDDFunction, int]] = {}
        unseen = [whole]
        while unseen:
            here = unseen.pop()
            if here not in found and here.node_level() is not None:
                found[here] = self._after(here)
                unseen.extend(found[here])
        return found

    def _place_of(self, function: BDDFunction) -> int:
        """Return the place of the variable that a function decides first; the end of the line for a constant."""
        level = function.node_level()
        return len(self._line) if level is None else self._owner[level]

    def _after(self, function: BDDFunction) -> dict[BDDFunction, int]:
        """Return what can be left of a function once its first variable is decided, and after which values."""
        left: dict[BDDFunction, int] = {}
        place = self._place_of(function)
        unseen = [(function, 0, self._first[place])]
        while unseen:
            here, code, level = unseen.pop()
            if here == self._false:
                continue
            if level == self._first[place + 1]:
                left[here] = left.get(here, 0) | 1 << code
                continue
            decides = here.cofactors() if here.node_level() == level else None
            high, low = decides or (here, here)
            unseen += [(high, 2 * code + 1, level + 1), (low, 2 * code, level + 1)]
        return left


class _Written:
    """The arrays of a diagram that is written node by node, children first."""

    def __init__(self, network: Network, line: Sequence[int]) -> None:
        self._network = network
        self._line = line
        self._leaves: dict[Literal, int] = {}
        self._free: dict[tuple[int, int], int] = {}
        self._node_edge = [0, 0]
        self._edge_leaf: list[int] = []
        self._edge_item = [0]
        self._items: list[int] = []

    def node(self, place: int, below: Sequence[tuple[int, int, int | None]]) -> int:
        """Write a node that decides the variable at a place.

        Args:
            place: on the line.
            below: for each edge its values, the place of what decides next, and its node if there is one.
        """
        edges = [
            (self._leaf(self._line[place], values), self._gap(place + 1, then), node) for values, then, node in below
        ]
        return self._node(edges)

    def whole(self, first: int, node: int | None) -> int:
        """Write the root, which decides the one value of the variable that stands for the whole.

        Args:
            first: the place of what decides first.
            node: what decides it, if anything does.
        """
        return self._node([(self._leaf(len(self._network.sizes), 1), self._gap(0, first), node)])

    def diagram(self) -> Diagram:
        """Return what was written."""
        sizes = [*self._network.sizes, 1]
        words = [split(values, (sizes[variable] + 63) // 64) for variable, values in self._leaves]
        return Diagram(
            np.array(self._node_edge, np.int32),
            np.array(self._edge_leaf, np.int32),
            np.array(self._edge_item, np.int64),
            np.array(self._items, np.int32),
            np.array([variable for variable, _ in self._leaves], np.int32),
            np.array([0, *accumulate(map(len, words))], np.int64),
            np.array([word for each in words for word in each], np.uint64),
        )

    def _node(self, edges: Iterable[tuple[int, int | None, int | None]]) -> int:
        """Write a node; each edge has a leaf and at most two nodes below it."""
        for leaf, *nodes in edges:
            self._edge_leaf.append(leaf)
            self._items += [2 * node + 1 for node in nodes if node]
            self._edge_item.append(len(self._items))
        self._node_edge.append(len(self._edge_leaf))
        return len(self._node_edge) - 2

    def _leaf(self, variable: int, values: int) -> int:
        return self._leaves.setdefault((variable, values), len(self._leaves))

    def _gap(self, first: int, last: int) -> int | None:
        """Return a node that leaves everything open from one place to before another; None if nothing is between."""
        for place in range(last - 1, first - 1, -1):
            if (place, last) not in self._free:
                every = self._network.full(self._line[place])
                following = self._free.get((place + 1, last))
                self._free[place, last] = self.node(place, [(every, place + 1, following)])
        return self._free.get((first, last))
