"""Samples are configurations, each as likely as every other, on every engine that can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from rules import ENGINES, Budget, Engine, Sample, UnknownName, UnknownValue, engine, parse, sample
from rules.engines.diagram.compiled import smallest
from rules.engines.diagram.drawing import BITS, Drawing
from rules.engines.diagram.network import Network
from rules.engines.diagram.views import Reader
from tests.rules.books import books, choices
from tests.rules.demo import PRODUCTS, demo_problem
from tests.rules.networks import configurations, networks, problem_of
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

DRAWS_OF_EACH = 25
UNLIKELY = 1e-7
"""Of fair draws, one test in ten million is below; all randomness is seeded, so none is by accident."""

MOST = 120
"""Configurations up to which the draws of each are counted."""


def plain(assignments: Sequence[Mapping[str, str]]) -> list[tuple[str, ...]]:
    return [tuple(each.values()) for each in assignments]


def is_fair(drawn: Sequence[object], every: Sequence[object]) -> bool:
    """Whether draws look uniform over exactly these things (Pearson's test)."""
    counted = Counter(drawn)
    assert counted.keys() <= set(every)
    return len(every) == 1 or chisquare([counted[each] for each in every]).pvalue > UNLIKELY


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestSample:
    def test_every_configuration_is_as_likely(self, case):
        every = plain(case.enumerate({}, 1_000).assignments)
        found = sample(case, {}, DRAWS_OF_EACH * len(every), Random(1))
        assert found.decided
        assert is_fair(plain(found.assignments), every)

    def test_choices_are_kept(self, case):
        chosen = {"size": "large", "doors": "true"}
        every = plain(case.enumerate(chosen, 1_000).assignments)
        assert is_fair(plain(sample(case, chosen, 200, Random(2)).assignments), every)

    def test_values_are_as_frequent_as_their_counts(self, case):
        counts = engine(case.problem, "exhaustive").counts({})
        assert counts.total is not None
        found = Counter(each["glass"] for each in sample(case, {}, 3_000, Random(3)).assignments)
        expected = {glass: 3_000 * number / counts.total for glass, number in counts.values["glass"].items()}
        assert chisquare([found[glass] for glass in expected], list(expected.values())).pvalue > UNLIKELY

    def test_the_same_seed_draws_the_same(self, case):
        one, same, other = (plain(sample(case, {}, 30, Random(seed)).assignments) for seed in (4, 4, 5))
        assert one == same != other

    def test_of_nothing_nothing_is_drawn(self, case):
        found = sample(case, {"doors": "true", "glass": "clear"}, 5, Random(1))
        assert (found.assignments, found.decided) == ((), True)
        assert sample(case, {}, 0, Random(1)).assignments == ()

    def test_senseless_questions_are_refused(self, case):
        for number in (-1, 1_000_000):
            with pytest.raises(ValueError, match="ask for 0 to 100,000"):
                sample(case, {}, number, Random(1))
        with pytest.raises(UnknownName):
            sample(case, {"glas": "clear"}, 1, Random(1))
        with pytest.raises(UnknownValue):
            sample(case, {"glass": "clea"}, 1, Random(1))

    @pytest.mark.parametrize("steps", [0, 1, 3])
    def test_a_spent_budget_gives_fewer_and_says_so(self, case, steps):
        found = sample(case, {}, 50, Random(1), budget=Budget(steps))
        assert not found.decided
        assert len(found.assignments) < 50
        assert all(case.propagate(each).consistent for each in found.assignments)


def test_what_is_too_much_to_list_is_undecided_unless_the_engine_counts():
    problem = lowered(parse({"case.rules": CASE}, {}))
    for name, _ in ENGINES:
        found = sample(engine(problem, name), {}, 7, Random(1), most_listed=10)
        assert (len(found.assignments), found.decided) == ((7, True) if name == "diagram" else (0, False)), name


@LAWS
@given(st.data())
def test_draws_from_books_are_fair(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book, most=4))
    every = plain(engine(problem, "exhaustive").enumerate(chosen, MOST + 1).assignments)
    decider = engine(problem, "diagram")
    found = sample(decider, chosen, DRAWS_OF_EACH * min(len(every), MOST), Random(6))
    assert found.decided
    if not every:
        assert sample(decider, chosen, 5, Random(6)).assignments == ()
    elif len(every) <= MOST:
        assert is_fair(plain(found.assignments), every)
    else:
        assert all(decider.propagate(each).consistent for each in found.assignments[:20])


@LAWS
@given(networks(), st.sampled_from([1, 3, BITS]))
def test_draws_by_remainders_are_as_fair(network: Network, bits: int) -> None:
    # With one or three bits the shares of edges are rounded to nearly nothing, and what is left decides most draws.
    blob = smallest(network, len(network.sizes)).blob
    reader = Reader(problem_of(network), blob)
    drawing = Drawing(blob, np.zeros(0, np.int32), bits)
    every = configurations(network)
    assert drawing.is_possible == bool(every)
    chance = Random(7)
    number = (DRAWS_OF_EACH * len(every) if len(every) <= MOST else 40) if every else 0
    found = [tuple(value for (value,) in reader.values(drawing.draw(chance))) for _ in range(number)]
    assert set(found) <= set(every)
    if every and len(every) <= MOST:
        assert is_fair(found, every)


class Stubborn(Random):
    """Draws words that nobody owns first, so that every remainder is asked for."""

    def randbytes(self, n: int) -> bytes:
        return b"\xff" * n


def test_words_that_nobody_owns_lead_to_configurations_too():
    free = Network([3] * 500)
    blob = smallest(free, 500).blob
    reader = Reader(problem_of(free), blob)
    drawing = Drawing(blob, np.array([0, 4], np.int32))
    found = [[value for (value,) in reader.values(drawing.draw(Stubborn(seed)))] for seed in range(20)]
    assert all(each[:2] == [0, 1] for each in found)
    assert is_fair([value for each in found for value in each[2:]], [0, 1, 2])


@pytest.mark.parametrize("name", PRODUCTS)
def test_samples_of_the_demo_products_are_undecided_until_few_are_left(name):
    decider = engine(demo_problem(name), "cutset")
    assert sample(decider, {}, 10, Random(8), most_listed=50) == Sample((), decided=False)
    found = sample(decider, dict(decider.enumerate({}, 1).assignments[0]), 2, Random(8))
    assert found.decided
    assert decider.propagate(found.assignments[1]).consistent


def test_samples_of_a_compiled_demo_product_are_configurations():
    decider = engine(demo_problem("display-case"), "diagram")
    found = sample(decider, {}, 30, Random(9))
    assert len({tuple(each.values()) for each in found.assignments}) == 30
    assert all(decider.propagate(each).consistent for each in found.assignments)
