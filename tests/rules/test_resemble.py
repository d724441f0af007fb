"""Recommendations are the shares of the nearest sales in what is still possible; a slow reckoning agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log

import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from rules import (
    ENGINES,
    Budget,
    Engine,
    Sales,
    UnknownName,
    UnknownValue,
    by_resemblance,
    engine,
    parse,
    recommend,
)
from rules.resemble import SHARPNESS
from tests.rules.books import books, choices
from tests.rules.demo import PRODUCTS, demo_problem
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

Records = Sequence[Mapping[str, str]]

SOLD: Records = [
    *[{"size": "small", "glass": "clear", "shelves": "2"}] * 6,
    *[{"size": "large", "glass": "anti-fog", "shelves": "5"}] * 4,
    *[{"size": "large", "glass": "low_iron", "shelves": "6"}] * 1,
    {"glass": "clear"},
]


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestRecommend:
    def test_without_choices_the_most_sold_values_are_recommended(self, case):
        found = recommend(case, Sales(case.problem, SOLD), {})
        assert found.decided
        by_name = {each.name: each for each in found.recommendations}
        assert list(by_name) == ["size", "glass", "shelves"]  # nothing is known of doors and weight
        assert by_name["glass"].value == "clear"
        assert by_name["glass"].shares == pytest.approx({"clear": 7 / 12, "anti-fog": 4 / 12, "low_iron": 1 / 12})
        assert list(by_name["shelves"].shares) == ["2", "5", "6", "1", "3", "4"]

    def test_choices_turn_to_the_sales_that_agree(self, case):
        (found,) = recommend(case, Sales(case.problem, SOLD), {"size": "large"}, names=["glass"]).recommendations
        assert list(found.shares) == ["anti-fog", "low_iron", "clear"]
        assert sum(found.shares.values()) == pytest.approx(1)

    def test_what_is_impossible_is_not_recommended_however_often_it_was_sold(self, case):
        sold = [{"shelves": "6"}] * 9 + [{"shelves": "3"}]
        (found,) = recommend(case, Sales(case.problem, sold), {"size": "small"}).recommendations
        assert found.shares == {"3": 1.0, "1": 0.0, "2": 0.0, "4": 0.0}

    def test_sales_without_any_possible_value_recommend_nothing(self, case):
        sales = Sales(case.problem, [{"shelves": "6"}])
        assert recommend(case, sales, {"size": "small"}).recommendations == ()

    def test_no_sales_and_no_shared_characteristic(self, case):
        assert recommend(case, Sales(case.problem, []), {}).recommendations == ()
        alike = Sales(case.problem, [{"glass": "clear"}, {"glass": "clear"}, {"glass": "low_iron"}])
        (found,) = recommend(case, alike, {"size": "small"}).recommendations
        assert found.shares == pytest.approx({"clear": 2 / 3, "low_iron": 1 / 3, "anti-fog": 0})

    def test_choices_that_cannot_hold_together_get_no_recommendation(self, case):
        found = recommend(case, Sales(case.problem, SOLD), {"doors": "true", "glass": "clear"})
        assert (found.recommendations, found.decided) == ((), True)

    def test_a_spent_budget_is_said(self, case):
        found = recommend(case, Sales(case.problem, SOLD), {}, budget=Budget(0))
        assert (found.recommendations, found.decided) == ((), False)

    def test_senseless_questions_are_refused(self, case):
        sales = Sales(case.problem, SOLD)
        with pytest.raises(UnknownName):
            recommend(case, sales, {}, names=["glas"])
        with pytest.raises(UnknownName):
            recommend(case, sales, {"glas": "clear"})
        with pytest.raises(UnknownValue):
            Sales(case.problem, [{"glass": "clea"}])
        with pytest.raises(ValueError, match="other characteristics"):
            recommend(case, Sales(demo_problem(PRODUCTS[0]), []), {})

    def test_configurations_are_ordered_by_the_sales_they_resemble(self, case):
        sales = Sales(case.problem, SOLD)
        usual = {"size": "small", "glass": "clear", "shelves": "2"}
        nearly = {"size": "small", "glass": "clear", "shelves": "3"}
        strange = {"size": "large", "glass": "low_iron", "shelves": "1"}
        assert by_resemblance(sales, [strange, nearly, usual]) == (usual, nearly, strange)
        assert sales.resembling(usual) == 6 + 5 / 8 + 1 / 4
        assert by_resemblance(sales, []) == ()


def shares_by_hand(sold: Records, chosen: Mapping[str, str], name: str, possible: Sequence[str]) -> dict[str, float]:
    """Reckon shares record by record."""
    known = [each for each in sold if name in each]
    recorded = {each for record in sold for each in record}
    compared = [each for each in chosen if each != name and each in recorded]
    told = {each: explained(known, each, name) for each in compared}
    worths = dict.fromkeys(possible, 0.0)
    for record in known:
        distance = sum(told[each] for each in compared if record.get(each) != chosen[each])
        if record[name] in worths:
            worths[record[name]] += exp(-SHARPNESS * distance)
    total = sum(worths.values())
    return {value: worth / total for value, worth in worths.items()} if total else {}


def explained(known: Records, by: str, name: str) -> float:
    """Return the share of the entropy of one characteristic that another takes away."""

    def entropy(records: Records) -> float:
        counts = Counter(each[name] for each in records)
        return -sum(count * log(count / len(records)) for count in counts.values())

    parts = {each.get(by): [other for other in known if other.get(by) == each.get(by)] for each in known}
    whole = entropy(known)
    return 1 - sum(entropy(part) for part in parts.values()) / whole if whole else 0.0


@LAWS
@given(st.data())
def test_shares_are_those_reckoned_by_hand(data):
    drawn = data.draw(books(most_rules=3))
    note(drawn.text)
    problem = lowered(drawn.book)
    sold = data.draw(st.lists(choices(drawn.book), max_size=8))
    chosen = data.draw(choices(drawn.book, most=3))
    oracle = engine(problem, "exhaustive")
    possible = oracle.propagate(chosen).domains
    found = recommend(oracle, Sales(problem, sold), chosen)
    expected = {}
    for name, values in possible.items():
        if len(values) > 1 and name not in chosen and (shares := shares_by_hand(sold, chosen, name, values)):
            expected[name] = shares
    assert {each.name: dict(each.shares) for each in found.recommendations} == {
        name: pytest.approx(shares) for name, shares in expected.items()
    }
    for each in found.recommendations:
        assert list(each.shares.values()) == sorted(each.shares.values(), reverse=True)


@LAWS
@given(st.data())
def test_neither_the_order_nor_the_number_of_equal_years_changes_a_recommendation(data):
    drawn = data.draw(books(most_rules=3))
    problem = lowered(drawn.book)
    sold = data.draw(st.lists(choices(drawn.book), min_size=1, max_size=6))
    chosen = data.draw(choices(drawn.book, most=2))
    decider = engine(problem)
    assume(decider.propagate(chosen).consistent)
    one = recommend(decider, Sales(problem, sold), chosen).recommendations
    twice = recommend(decider, Sales(problem, [*reversed(sold), *sold]), chosen).recommendations
    assert [each.name for each in one] == [each.name for each in twice]
    for each, other in zip(one, twice, strict=True):
        assert dict(each.shares) == pytest.approx(dict(other.shares))


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_recommendation_for_a_demo_product_is_possible(name):
    decider = engine(demo_problem(name), "cutset")
    sold = decider.enumerate({}, 40).assignments
    found = recommend(decider, Sales(decider.problem, sold), {})
    assert found.decided
    assert found.recommendations
    for each in found.recommendations:
        assert decider.propagate({each.name: each.value}).consistent
