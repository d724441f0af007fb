"""Remainders: questions that begin with what each choice by itself leaves are answered as a sweep answers them."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import dimacs
from rules.engines.diagram import DiagramEngine
from rules.engines.diagram.compiled import smallest
from rules.engines.diagram.layout import Layout, layout
from rules.engines.diagram.network import Network
from rules.engines.diagram.passes import (
    CHILD,
    EDGE_CHILD,
    EDGE_OUT,
    LITERAL_VARIABLE,
    NODE_EDGE,
    NODES,
    OUT_BITS,
    OUT_WORD,
    WORDS,
    Blob,
    possible,
)
from rules.engines.diagram.reach import LARGE, Words, outline, possible_within
from rules.engines.diagram.remainder import FEW, PATIENCE, Remainders, possible_left, remainders
from rules.engines.diagram.views import Reader
from rules.sessions import walk
from tests.rules.demo import demo_problem
from tests.rules.networks import networks, problem_of
from tests.rules.test_diagram import SLOW

SESSIONS = 12
SETTLED, GIVEN_UP, SWEPT = (0, 1), (0, 1 << 30), (1 << 30, 1)
"""Instead of `FEW` and `PATIENCE`: what goes is always taken away; that is given up at once; all is always swept."""

Given = tuple[tuple[int, int], ...]
"""What an edge gives to the answer: words and bits in them."""

Way = tuple[Given, list[int]]
"""What an edge gives, and the names of the nodes below it."""

MODEL = """p cnf 7 11
-1 -2 0 -1 -3 0 -1 -4 0 -2 -3 0 -2 -4 0 -3 -4 0
1 2 3 4 0 -5 1 2 0 -6 2 3 0 -7 1 4 0 -5 -6 -7 0
"""
"""Exactly one of 1 to 4 holds, so they become one variable; 5, 6 and 7 go with some of them."""


class Asked:
    """An artefact that is asked by a sweep, by a walk and with remainders, of three layouts."""

    def __init__(self, blob: Blob) -> None:
        self.blob = blob
        self.outline = outline(blob)
        self.narrow = layout(blob, self.outline)
        self.wide = layout(blob, self.outline, narrow=0)
        self.many = layout(blob, self.outline, most=2)
        assert (self.narrow.owner.itemsize, self.wide.owner.itemsize) == (2, 4)
        self.found = [self.remainders(made) for made in (self.narrow, self.wide, self.many)]

    def remainders(self, made: Layout) -> Remainders:
        """Find the remainders, however many bytes they take."""
        found = remainders(self.blob, made, 1 << 40)
        assert found is not None
        return found

    def agree(self, literals: np.ndarray) -> bool:
        """Ask a question in all ways; return whether the choices are consistent."""
        swept, found = (np.full(self.blob[WORDS], -1, np.int32) for _ in range(2))
        consistent = possible(self.blob, literals, swept)
        assert possible_within(self.blob, self.outline, literals, found) == consistent
        assert not consistent or found.tolist() == swept.tolist()
        for known in self.found:
            for way in (SETTLED, GIVEN_UP, SWEPT, (FEW, PATIENCE)):
                assert possible_left(self.blob, known, literals, found, *way) == consistent
                assert not consistent or found.tolist() == swept.tolist()
        return bool(consistent)

    def left(self, literals: np.ndarray) -> int:
        """Return how many bits of edges and nodes are in the remainders of all choices, as `FEW` counts."""
        known = self.found[0]
        rows = known.rows[known.row[literals], : len(known.made.owner) // 64]
        return int(np.bitwise_count(np.bitwise_and.reduce(rows)).sum())


@SLOW
@given(networks(), st.randoms(use_true_random=False))
def test_what_remainders_leave_is_what_a_sweep_finds(network: Network, random: Random) -> None:
    problem = problem_of(network)
    asked = Asked(smallest(network, len(network.sizes)).blob)
    first = Reader(problem, asked.blob).first_literal
    for share in (0, 0.2, 0.5, 1):
        chosen = [at for at in range(len(network.sizes)) if random.random() <= share]
        asked.agree(np.array([first[at] + random.randrange(network.sizes[at]) for at in chosen], np.int32))


@SLOW
@given(networks(), st.sampled_from((2, 3, 63)))
def test_every_edge_leads_where_it_led(network: Network, most: int) -> None:
    blob = smallest(network, len(network.sizes)).blob
    made = layout(blob, outline(blob), most=most)
    edges = np.flatnonzero(made.owner)
    assert (made.one[edges] < made.owner[edges]).all()
    assert (made.two[edges] < made.owner[edges]).all()
    assert (np.diff(made.owner[edges].astype(int)) >= 0).all()
    for nodes in (made.owner[edges], np.concatenate([made.one[edges], made.two[edges]])):
        assert max(Counter(nodes[nodes > 0].tolist()).values(), default=0) <= most
    names: dict[object, int] = {}
    assert _name(made, blob, names) == _name_of_artefact(blob, names)


def _name_of_artefact(blob: Blob, names: dict[object, int]) -> int:
    """Return the name of the root: equal nodes have equal names."""
    named = [0]
    for node in range(blob[NODES]):
        ways: list[Way] = []
        for edge in range(*blob[blob[NODE_EDGE] + node : blob[NODE_EDGE] + node + 2]):
            start, end = blob[blob[EDGE_CHILD] + edge : blob[EDGE_CHILD] + edge + 2]
            children = blob[blob[CHILD] + start : blob[CHILD] + end].tolist()
            ways.append((_given(blob, edge), [named[child + 1] for child in children]))
        named.append(_named(ways, names))
    return named[-1]


def _name(made: Layout, blob: Blob, names: dict[object, int]) -> int:
    """Return the name of the root, as if there were no nodes in between."""
    nothing = len(made.sample)
    edges: list[list[int]] = [[] for _ in range(made.nodes)]
    for edge in np.flatnonzero(made.owner).tolist():
        edges[made.owner[edge]].append(edge)

    def below(node: int) -> list[int]:
        if node and len(edges[node]) == 1 and made.label[edges[node][0]] == nothing:
            return below(made.one[edges[node][0]]) + below(made.two[edges[node][0]])
        return [int(node)] if node else []

    def ways(node: int) -> list[Way]:
        found: list[Way] = []
        for edge in edges[node]:
            if made.label[edge] == nothing:
                found += ways(made.one[edge])
            else:
                children = below(made.one[edge]) + below(made.two[edge])
                found.append((_given(blob, int(made.sample[made.label[edge]])), [named[each] for each in children]))
        return found

    named = [0]
    for node in range(1, len(edges)):
        named.append(_named(ways(node), names))
    return named[-1]


def _named(ways: list[Way], names: dict[object, int]) -> int:
    return names.setdefault(tuple(sorted((given, tuple(sorted(below))) for given, below in ways)), len(names) + 1)


def _given(blob: Blob, edge: int) -> Given:
    """Return what an edge gives to the answer."""
    start, end = blob[blob[EDGE_OUT] + edge : blob[EDGE_OUT] + edge + 2]
    words, bits = (blob[blob[at] + start : blob[at] + end].tolist() for at in (OUT_WORD, OUT_BITS))
    return tuple(zip(words, bits, strict=True))


@SLOW
@given(networks(), st.sampled_from((2, 3, 63)))
def test_every_bit_knows_the_others(network: Network, most: int) -> None:
    blob = smallest(network, len(network.sizes)).blob
    made = layout(blob, outline(blob), most=most)
    owns = _ones(made.own)
    edges = np.flatnonzero(made.owner).tolist()
    bits = [[edge, *made.others[edge].tolist()] for edge in edges]
    taken = [bit for each in bits for bit in each if bit]
    assert len({*taken, *owns}) == len(taken) + len(owns), "no bit is taken twice"
    nodes: dict[int, int] = {}
    for edge, each in zip(edges, bits, strict=True):
        for bit, node in zip(each, (made.owner[edge], made.one[edge], made.two[edge]), strict=True):
            assert (bit == 0) == (node == 0)
            if bit:
                assert sorted([bit, *made.others[bit].tolist()]) == sorted(each)
                own = min(at for at in owns if at > bit)
                assert own // 64 == bit // 64, "a node's edges and its own bit stand in one word"
                assert made.others[own, 1] <= bit
                assert nodes.setdefault(own, node) == node
    assert sorted(nodes) == owns
    for own, node in nodes.items():
        assert nodes[made.others[own, 0]] == node if own != made.root else node == made.nodes - 1


def _ones(row: Words) -> list[int]:
    bits: list[int] = np.flatnonzero(np.unpackbits(row.view(np.uint8), bitorder="little")).tolist()
    return bits


def test_choices_of_one_variable_exclude_together_what_none_does_alone() -> None:
    engine = DiagramEngine(dimacs.read(MODEL, "model.cnf"))
    asked = Asked(engine.compiled.blob)
    pairs = [(each.name, value) for each in engine.problem.variables for value in each.values]
    at = [pairs.index((name, "false")) for name in ("1", "2")]
    blob = asked.blob
    assert len({int(blob[blob[LITERAL_VARIABLE] + literal]) for literal in at}) == 1
    for amount in range(5):
        for question in combinations(range(len(pairs)), amount):
            asked.agree(np.array(question, np.int32))


@pytest.fixture(scope="module")
def workstation() -> DiagramEngine:
    return DiagramEngine(demo_problem("workstation"))


def test_sessions_of_the_workstation_are_answered_alike(workstation: DiagramEngine) -> None:
    assert workstation.size > 4 * LARGE
    asked = Asked(workstation.compiled.blob)
    literals = {
        pair: at
        for at, pair in enumerate((each.name, value) for each in workstation.problem.variables for value in each.values)
    }
    names = [each.name for each in workstation.problem.variables]
    amounts = []
    consistent = 0
    for session in walk(workstation, names, lambda: 0.0, sessions=SESSIONS, seed=3).made:
        made = [literals[pair] for pair in session.items()]
        for amount in range(len(made) + 1):
            question = np.array(made[:amount], np.int32)
            assert asked.agree(question)
            if amount > 1:
                amounts.append(asked.left(question))
        chance = Random(str(session))
        for _ in range(20):  # many of these are in conflict, each for reasons of several choices
            mixed = np.array([chance.choice(list(literals.values())) for _ in range(chance.randrange(2, 6))], np.int32)
            consistent += asked.agree(mixed)
    assert 0 < consistent < 20 * SESSIONS
    assert min(amounts) < FEW < max(amounts), "both ways to go on are taken"


def test_where_remainders_would_take_too_much_memory_a_walk_answers(workstation: DiagramEngine) -> None:
    reader = Reader(workstation.problem, workstation.compiled.blob, most_bytes=1 << 20)
    assert reader.outline is not None
    assert reader.remainders is None
    found, known = (np.empty(reader.words, np.int32) for _ in range(2))
    for literal in range(0, len(reader.literals), 50):
        question = np.array([literal], np.int32)
        assert reader.possible(question, found) == possible(workstation.compiled.blob, question, known)
        assert reader.values(found) == reader.values(known)
