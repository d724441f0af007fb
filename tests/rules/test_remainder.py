"""Remainders: questions that begin with what each choice by itself leaves are answered as a sweep answers them."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import dimacs
from rules.engines.diagram import DiagramEngine
from rules.engines.diagram.compiled import smallest
from rules.engines.diagram.network import Network
from rules.engines.diagram.passes import CHILD, EDGE_CHILD, EDGES, LITERAL_VARIABLE, NODES, WORDS, Blob, possible
from rules.engines.diagram.reach import LARGE, outline, possible_within
from rules.engines.diagram.remainder import SPARSE, Remainders, flat, possible_left, remainders
from rules.engines.diagram.views import Reader
from rules.sessions import walk
from tests.rules.demo import demo_problem
from tests.rules.networks import networks, problem_of
from tests.rules.test_diagram import SLOW

SESSIONS = 12
FOLLOWED, SWEPT = 0, 1 << 30
"""Instead of `SPARSE`: what is gone is always followed; what is left is always swept."""

MODEL = """p cnf 7 11
-1 -2 0 -1 -3 0 -1 -4 0 -2 -3 0 -2 -4 0 -3 -4 0
1 2 3 4 0 -5 1 2 0 -6 2 3 0 -7 1 4 0 -5 -6 -7 0
"""
"""Exactly one of 1 to 4 holds, so they become one variable; 5, 6 and 7 go with some of them."""


class Asked:
    """An artefact that is asked by a sweep, by a walk and with remainders."""

    def __init__(self, blob: Blob) -> None:
        self.blob = blob
        self.outline = outline(blob)
        found, wide = remainders(blob, self.outline), remainders(blob, self.outline, narrow=0)
        assert found is not None
        assert wide is not None
        assert found.flat.owner.itemsize == 2
        assert wide.flat.owner.itemsize == 4
        self.found: Remainders = found
        self.wide: Remainders = wide

    def agree(self, literals: np.ndarray) -> bool:
        """Ask a question in all ways; return whether the choices are consistent."""
        swept, found = (np.full(self.blob[WORDS], -1, np.int32) for _ in range(2))
        consistent = possible(self.blob, literals, swept)
        assert possible_within(self.blob, self.outline, literals, found) == consistent
        assert not consistent or found.tolist() == swept.tolist()
        for sparse in (FOLLOWED, SPARSE, SWEPT):
            for known in (self.found, self.wide):
                assert possible_left(self.blob, self.outline, known, literals, found, sparse) == consistent
                assert not consistent or found.tolist() == swept.tolist()
        return bool(consistent)

    def share_gone(self, literals: np.ndarray) -> float:
        """Return the share of the edges that are not in the remainders of all choices."""
        edges = len(self.found.flat.owner)
        left = np.bitwise_and.reduce(self.found.bits[literals])
        return 1 - int(np.unpackbits(left.view(np.uint8)).sum()) / edges


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
@given(networks())
def test_every_edge_leads_where_it_led(network: Network) -> None:
    blob = smallest(network, len(network.sizes)).blob
    made = flat(blob)
    assert not len(made.owner) or made.owner.max() == len(made.first) - 2
    own = np.flatnonzero(made.label < len(made.sample))
    assert len(own) == blob[EDGES]
    assert len(set(made.owner[own].tolist())) == blob[NODES]
    number = sorted(set(made.owner[own].tolist()))
    inner = {
        int(made.owner[at]): (int(made.one[at]), int(made.two[at])) for at in set(range(len(made.owner))) - set(own)
    }

    def below(node: int) -> list[int]:
        return (
            [] if node == 0 else [node] if node not in inner else [each for two in inner[node] for each in below(two)]
        )

    starts = blob[blob[EDGE_CHILD] : blob[EDGE_CHILD] + blob[EDGES] + 1]
    for edge, (begin, end) in zip(own, pairwise(starts), strict=True):
        assert made.one[edge] < made.owner[edge] > made.two[edge]
        children = blob[blob[CHILD] + begin : blob[CHILD] + end].tolist()
        found = below(int(made.one[edge])) + below(int(made.two[edge]))
        assert sorted(found) == sorted(number[child] for child in children)


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
    shares = []
    consistent = 0
    for session in walk(workstation, names, lambda: 0.0, sessions=SESSIONS, seed=3).made:
        made = [literals[pair] for pair in session.items()]
        for amount in range(len(made) + 1):
            question = np.array(made[:amount], np.int32)
            assert asked.agree(question)
            if amount > 1:
                shares.append(asked.share_gone(question))
        chance = Random(str(session))
        for _ in range(20):  # many of these are in conflict, each for reasons of several choices
            mixed = np.array([chance.choice(list(literals.values())) for _ in range(chance.randrange(2, 6))], np.int32)
            consistent += asked.agree(mixed)
    assert 0 < consistent < 20 * SESSIONS
    assert min(shares) * SPARSE < 1 < max(shares) * SPARSE, "both ways to go on are taken"


def test_where_remainders_would_take_too_much_memory_a_walk_answers(workstation: DiagramEngine) -> None:
    reader = Reader(workstation.problem, workstation.compiled.blob, most_bytes=1 << 20)
    assert reader.outline is not None
    assert reader.remainders is None
    found, known = (np.empty(reader.words, np.int32) for _ in range(2))
    for literal in range(0, len(reader.literals), 50):
        question = np.array([literal], np.int32)
        assert reader.possible(question, found) == possible(workstation.compiled.blob, question, known)
        assert reader.values(found) == reader.values(known)
