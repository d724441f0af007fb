"""The best completions, diverse ones, several objectives: every answer is what a look at all configurations gives."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import (
    ENGINES,
    Budget,
    Engine,
    Front,
    Objective,
    Problem,
    UnknownName,
    affordable,
    best,
    diverse,
    engine,
    front,
    lexicographic,
    optimise_within,
    parse,
)
from rules.problem import Variable
from rules.tradeoff import MOST_RANKED
from tests.rules.demo import demo_problem
from tests.rules.problems import problems
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered
from tests.rules.test_operations import PRICES, objectives, worth

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

QUICK = ("diagram", "exhaustive", "cpsat")
"""Engines that generated problems are put to; the others ask CP-SAT."""

WEIGHT = Objective({"weight": {str(number): number for number in range(201)}})
NEAR = Objective({"shelves": {str(number): 6 - number for number in range(1, 7)}})
IMPOSSIBLE = {"doors": "true", "glass": "clear"}


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestBest:
    def test_the_best_completions_come_in_order(self, case):
        found = best(case, {}, PRICES, 4)
        assert [each.worth for each in found.completions] == [1325, 1350, 1365, 1375]
        assert (found.bound, found.decided) == (1390, True)

    def test_a_list_of_all_says_that_there_is_no_other(self, case):
        found = best(case, {"doors": "true", "glass": "anti-fog"}, PRICES, 10_000)
        assert [each.worth for each in found.completions] == [1765, 1790, 1815, 1840, 1865, 1890]
        assert (found.bound, found.decided) == (None, True)

    def test_a_limit_on_worth_ends_the_list(self, case):
        found = best(case, {}, PRICES, 10, within=1350)
        assert [each.worth for each in found.completions] == [1325, 1350]
        assert (found.bound, found.decided) == (1365, True)

    def test_completions_alike_in_what_matters_are_told_once(self, case):
        found = best(case, {}, PRICES, 10, names=["size", "doors"])
        told = [(each.worth, each.assignment["size"], each.assignment["doors"]) for each in found.completions]
        assert told == [(1325, "small", "false"), (1525, "large", "false"), (1765, "large", "true")]

    def test_nothing_has_no_best(self, case):
        found = best(case, IMPOSSIBLE, PRICES, 3)
        assert (found.completions, found.bound, found.decided) == ((), None, True)

    def test_what_can_be_had_for_a_worth(self, case):
        found = affordable(case, {}, PRICES, 1525)
        assert found.values["size"] == ("small", "large")
        assert found.values["doors"] == ("false",)
        assert found.decided
        assert not any(affordable(case, {}, PRICES, 1324).values.values())

    @pytest.mark.parametrize("limit", [-1, 0, 1_000_000])
    def test_a_senseless_number_is_refused(self, case, limit):
        with pytest.raises(ValueError, match="10,000"):
            best(case, {}, PRICES, limit)
        with pytest.raises(ValueError, match="10,000"):
            diverse(case, {}, PRICES, limit, differ=1)

    def test_unknown_names_are_refused(self, case):
        with pytest.raises(UnknownName):
            best(case, {}, PRICES, 1, names=["glas"])
        with pytest.raises(UnknownName):
            best(case, {"glas": "clear"}, PRICES, 1)
        with pytest.raises(UnknownName):
            lexicographic(case, {}, [PRICES, Objective({"glas": {"clear": 1}})])

    @pytest.mark.parametrize("steps", [0, 1, 3, 10, 40])
    def test_a_spent_budget_shortens_the_list(self, case, steps):
        exact = [each.worth for each in best(case, {}, PRICES, 5).completions]
        found = best(case, {}, PRICES, 5, budget=Budget(steps))
        told = [each.worth for each in found.completions]
        assert told == exact[: len(told)]
        assert found.decided == (len(told) == 5)
        assert found.bound is not None
        assert all(found.bound <= other for other in exact[len(told) :])
        exact_values = affordable(case, {}, PRICES, 1400).values
        listed = affordable(case, {}, PRICES, 1400, Budget(steps))
        assert all(set(values) <= set(exact_values[name]) for name, values in listed.values.items())
        assert not listed.decided or listed.values == exact_values


class TestDiverse:
    def test_completions_differ_from_each_other(self, case):
        found = diverse(case, {}, PRICES, 3, differ=2)
        assert found.decided
        assert [each.worth for each in found.completions] == [1325, 1390, 1465]

    def test_there_may_be_fewer(self, case):
        found = diverse(case, {"doors": "true"}, PRICES, 3, differ=2)
        assert (len(found.completions), found.decided) == (1, True)

    def test_to_differ_in_nothing_is_refused(self, case):
        with pytest.raises(ValueError, match="one characteristic"):
            diverse(case, {}, PRICES, 3, differ=0)

    def test_nothing_is_not_diverse(self, case):
        found = diverse(case, IMPOSSIBLE, PRICES, 3, differ=1)
        assert (found.completions, found.decided) == ((), True)


class TestSeveralObjectives:
    def test_the_first_objective_decides_before_the_second(self, case):
        found = lexicographic(case, {}, [NEAR, PRICES])
        assert found.decided
        assert found.best is not None
        assert found.best.worths == (0, 1650)
        turned = lexicographic(case, {}, [PRICES, NEAR]).best
        assert turned is not None
        assert turned.worths == (1325, 5)

    def test_objectives_too_large_to_be_one_are_asked_one_after_the_other(self, case):
        large = Objective({"size": {"small": 2**45}, "glass": {"clear": 2**44}})
        prices = Objective({**PRICES.numbers, "doors": {"true": 2**46}})
        found = lexicographic(case, {}, [large, prices])
        assert found.decided
        assert found.best is not None
        assert found.best.worths == (0, 565)

    def test_no_objective_is_refused(self, case):
        with pytest.raises(ValueError, match="no objective"):
            lexicographic(case, {}, [])
        with pytest.raises(ValueError, match="scale"):
            lexicographic(case, {}, [Objective({"size": {"small": 2**60}})])

    def test_the_least_price_within_a_weight(self, case):
        found = optimise_within(case, {}, NEAR, WEIGHT, 55)
        assert (found.worth, found.bound, found.decided) == (3, 3, True)
        assert found.assignment is not None
        assert (found.assignment["size"], found.assignment["weight"]) == ("small", "50")
        assert optimise_within(case, {}, NEAR, WEIGHT, 20).decided
        assert optimise_within(case, {}, NEAR, WEIGHT, 20).assignment is None

    def test_compromises_between_two_objectives(self, case):
        found = front(case, {}, NEAR, PRICES)
        assert (found.complete, found.decided) == (True, True)
        assert [each.worths for each in found.compromises] == [
            (0, 1650),
            (1, 1625),
            (2, 1400),
            (3, 1375),
            (4, 1350),
            (5, 1325),
        ]
        first = front(case, {}, NEAR, PRICES, limit=2)
        assert [each.worths for each in first.compromises] == [(0, 1650), (1, 1625)]
        assert (first.complete, first.decided) == (False, True)

    def test_nothing_has_no_compromises(self, case):
        assert front(case, IMPOSSIBLE, NEAR, PRICES) == Front((), complete=True)
        assert lexicographic(case, IMPOSSIBLE, [NEAR, PRICES]).best is None
        with pytest.raises(ValueError, match="at least one"):
            front(case, {}, NEAR, PRICES, limit=0)

    @pytest.mark.parametrize("steps", [0, 1, 2, 4, 9])
    def test_a_spent_budget_is_never_a_wrong_answer(self, case, steps):
        exact = [each.worths for each in front(case, {}, NEAR, PRICES).compromises]
        found = front(case, {}, NEAR, PRICES, budget=Budget(steps))
        told = [each.worths for each in found.compromises]
        assert told == exact[: len(told)]
        assert found.complete == found.decided
        assert not found.complete or told == exact
        one = optimise_within(case, {}, NEAR, PRICES, 1400, budget=Budget(steps))
        assert one.worth == 2 if one.decided else one.bound is None or one.bound <= 2
        assert one.assignment is None or worth(PRICES, one.assignment) <= 1400
        many = diverse(case, {}, PRICES, 3, differ=2, budget=Budget(steps))
        assert not many.decided or len(many.completions) == 3
        assert steps > 0 or not (many.decided or one.decided or found.decided)


@LAWS
@given(problems(), st.data())
def test_the_best_are_the_first_of_all_configurations_by_worth(problem, data):
    everything = engine(problem, "exhaustive").enumerate({}, 1_000).assignments
    objective = data.draw(objectives(problem))
    limit = data.draw(st.integers(1, 12))
    within = data.draw(st.none() | st.integers(-20, 200))
    worths = sorted(worth(objective, each) for each in everything)
    told = [each for each in worths if within is None or each <= within][:limit]
    for name in QUICK:
        found = best(engine(problem, name), {}, objective, limit, within=within)
        assert found.decided
        assert [each.worth for each in found.completions] == told
        assert [worth(objective, each.assignment) for each in found.completions] == told
        assert len({tuple(each.assignment.values()) for each in found.completions}) == len(told)
        assert all(each.assignment in everything for each in found.completions)
        assert found.bound == next(iter(worths[len(told) :]), None)


@LAWS
@given(problems(), st.data())
def test_an_affordable_value_is_one_of_a_configuration_that_is(problem, data):
    everything = engine(problem, "exhaustive").enumerate({}, 1_000).assignments
    objective = data.draw(objectives(problem))
    most = data.draw(st.integers(-20, 200))
    for name in QUICK:
        found = affordable(engine(problem, name), {}, objective, most)
        for each in problem.variables:
            having = {one[each.name] for one in everything if worth(objective, one) <= most}
            assert set(found.values[each.name]) == having


@LAWS
@given(problems(), st.data())
def test_each_of_diverse_completions_is_the_best_that_differs_enough(problem, data):
    everything = engine(problem, "exhaustive").enumerate({}, 1_000).assignments
    objective = data.draw(objectives(problem))
    differ = data.draw(st.integers(1, 4))
    free = [each.name for each in problem.variables if not each.computed]
    for name in QUICK:
        found = diverse(engine(problem, name), {}, objective, 4, differ=differ)
        assert found.decided
        earlier: list[Mapping[str, str]] = []
        for each in [*found.completions, None][:4]:
            far = [
                worth(objective, one)
                for one in everything
                if all(sum(one[of] != other[of] for of in free) >= differ for other in earlier)
            ]
            assert (each and each.worth) == min(far, default=None)
            if each is not None:
                earlier.append(each.assignment)
                assert each.assignment in everything


@LAWS
@given(problems(), st.data())
def test_compromises_and_lexicographic_optima_are_those_of_all_configurations(problem, data):
    everything = engine(problem, "exhaustive").enumerate({}, 1_000).assignments
    one, two = data.draw(objectives(problem)), data.draw(objectives(problem))
    points = sorted({(worth(one, each), worth(two, each)) for each in everything})
    least, expected = inf, []
    for point in points:
        if point[1] < least:
            least = point[1]
            expected.append(point)
    most = data.draw(st.integers(-20, 200))
    for name in QUICK:
        decider = engine(problem, name)
        found = front(decider, {}, one, two)
        assert found.complete
        assert [each.worths for each in found.compromises] == expected
        first = lexicographic(decider, {}, [one, two])
        assert (first.best and first.best.worths) == min(points, default=None)
        limited = optimise_within(decider, {}, one, two, most)
        assert limited.decided
        assert limited.worth == min((point[0] for point in points if point[1] <= most), default=None)


def free(characteristics: int) -> Problem:
    variables = [Variable(f"v{at}", "boolean", ("false", "true"), False) for at in range(characteristics)]
    return Problem(tuple(variables), ())


def test_among_more_equals_than_can_be_gone_through_the_best_is_undecided():
    problem = free(MOST_RANKED.bit_length() + 2)
    second = Objective({each.name: {"true": -(2**at)} for at, each in enumerate(problem.variables)})
    found = lexicographic(engine(problem), {}, [Objective({"v0": {"true": 2**49}}), second, second, second, second])
    assert not found.decided
    assert found.best is not None
    assert found.best.worths[0] == 0


def test_a_number_that_hits_a_limit_is_found_among_many():
    problem = free(12)
    price = Objective({each.name: {"true": 7 + 3 * at} for at, each in enumerate(problem.variables)})
    use = Objective({each.name: {"true": -(5 + 4 * at % 7)} for at, each in enumerate(problem.variables)})
    found = optimise_within(engine(problem), {}, price, use, -31)
    everything = [dict(zip(price.numbers, values, strict=True)) for values in product(("false", "true"), repeat=12)]
    assert found.worth == min(worth(price, each) for each in everything if worth(use, each) <= -31)


def test_a_display_case_has_alternatives():
    decider = engine(demo_problem("display-case"))
    prices = Objective(
        {
            each.name: {value: 10 * at + len(each.name) for at, value in enumerate(each.values)}
            for each in decider.problem.variables
            if not each.computed
        }
    )
    found = best(decider, {}, prices, 20)
    worths = [each.worth for each in found.completions]
    assert worths == sorted(worths)
    assert worths[0] == decider.optimise({}, prices).worth
    assert all(decider.propagate(each.assignment).consistent for each in found.completions)
    assert len({tuple(each.assignment.items()) for each in found.completions}) == 20
    far = diverse(decider, {}, prices, 3, differ=4)
    assert len(far.completions) == 3
    assert far.completions[0].worth == worths[0]
