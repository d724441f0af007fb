"""Boundaries are at the end, near misses violate one rule; whether there are any is known by trying everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import ABSENT, ENGINES, Budget, Engine, Problem, boundaries, engine, near_misses, parse
from rules.completion import worked_out
from rules.core import All, Any, AtMost, Formula, holds, number
from rules.doubts import by_rule
from tests.rules.books import books
from tests.rules.demo import PRODUCTS, demo_problem
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def assignments(problem: Problem) -> Iterator[dict[int, int]]:
    """Yield every assignment that keeps to the definitions, whatever it violates."""
    chosen = [at for at, each in enumerate(problem.variables) if not each.computed]
    for values in product(*(range(len(problem.variables[at].values)) for at in chosen)):
        known = dict(zip(chosen, values, strict=True))
        for definition in problem.definitions:
            value = worked_out(definition, known)
            if value is None:
                break
            known[definition.variable] = value
        else:
            yield known


def violated(problem: Problem, values: dict[int, int]) -> list[str]:
    rules = by_rule(problem)
    return [rule for rule, formulas in rules.items() if not all(holds(each, values) for each in formulas)]


def limits_in(formula: Formula) -> list[AtMost]:
    match formula:
        case AtMost():
            return [formula]
        case All() | Any():
            return [limit for part in formula.parts for limit in limits_in(part)]
        case _:
            return []


def there(assignment: Mapping[str, str] | None) -> Mapping[str, str]:
    assert assignment is not None
    return assignment


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestBoundaries:
    def test_ends_of_numbers_chosen_and_computed(self, case):
        found = {(each.kind, each.name): each for each in boundaries(case)}
        assert there(found["least", "shelves"].configuration)["shelves"] == "1"
        assert there(found["greatest", "shelves"].configuration)["shelves"] == "6"
        assert there(found["least", "weight"].configuration)["weight"] == "30"
        assert there(found["greatest", "weight"].configuration)["weight"] == "110"
        assert all(each.decided for each in found.values())

    def test_a_limit_is_met_exactly_where_it_decides(self):
        text = """
characteristic width: integer 1..9
characteristic height: integer 1..9
characteristic tall: boolean
rule stands: when tall require height <= 2 * width + 1
"""
        problem = lowered(parse({"case.rules": text}, {}))
        (found,) = (each for each in boundaries(engine(problem)) if each.kind == "limit")
        assert found.name == "stands"
        met = there(found.configuration)
        assert met["tall"] == "true"
        assert int(met["height"]) == 2 * int(met["width"]) + 1

    def test_a_limit_that_cannot_be_met_exactly_says_so(self):
        text = """
characteristic width: integer 1..3
characteristic height: integer 1..3
rule odd: require 2 * width + 2 * height <= 7
rule odder: require width + height * 10 <= 35
"""
        problem = lowered(parse({"case.rules": text}, {}))
        found = {each.name: each for each in boundaries(engine(problem)) if each.kind == "limit"}
        assert found["odder"].configuration is None
        assert found["odder"].decided

    def test_a_spent_budget_is_said(self, case):
        found = boundaries(case, Budget(0))
        assert found
        assert all(each.configuration is None and not each.decided for each in found)

    def test_of_a_void_problem_there_are_no_ends(self):
        void = lowered(parse({"case.rules": CASE + "rule a: require doors\nrule b: require not doors\n"}, {}))
        assert all((each.configuration, each.decided) == (None, True) for each in boundaries(engine(void)))


class TestNearMisses:
    def test_each_rule_can_be_violated_alone(self):
        problem = lowered(parse({"case.rules": CASE}, {}))
        found = {each.rule: there(each.assignment) for each in near_misses(problem)}
        assert list(found) == ["fog", "load", "door_size"]
        assert (found["fog"]["doors"], found["fog"]["size"]) == ("true", "large")
        assert found["fog"]["glass"] != "anti-fog"
        assert (found["load"]["size"], found["load"]["doors"]) == ("small", "false")
        assert int(found["load"]["weight"]) > 60

    def test_a_rule_that_others_imply_has_none(self):
        problem = lowered(parse({"case.rules": CASE + "rule twice: doors excludes size = small\n"}, {}))
        found = {each.rule: (each.assignment is None, each.decided) for each in near_misses(problem)}
        assert found == {"fog": (False, True), "load": (False, True), "door_size": (True, True), "twice": (True, True)}

    def test_without_rules_there_are_none(self):
        assert near_misses(lowered(parse({"a.rules": "characteristic a: boolean\n"}, {}))) == ()

    def test_a_spent_budget_is_said(self):
        problem = lowered(parse({"case.rules": CASE}, {}))
        assert all((each.assignment, each.decided) == (None, False) for each in near_misses(problem, Budget(0)))


@LAWS
@given(st.data())
def test_near_misses_are_there_exactly_if_trying_everything_finds_one(data):
    drawn = data.draw(books(most_rules=4))
    note(drawn.text)
    problem = lowered(drawn.book)
    alone = {rules[0] for values in assignments(problem) if len(rules := violated(problem, values)) == 1}
    found = near_misses(problem)
    assert [each.rule for each in found] == list(by_rule(problem))
    for each in found:
        assert each.decided
        assert (each.assignment is not None) == (each.rule in alone)
        if each.assignment is not None:
            values = problem.numbered(each.assignment)
            assert len(values) == len(problem.variables)
            assert violated(problem, values) == [each.rule]
            assert all(worked_out(one, values) == values[one.variable] for one in problem.definitions)


@LAWS
@given(st.data())
def test_boundaries_are_there_exactly_if_trying_everything_finds_one(data):
    drawn = data.draw(books(most_rules=4))
    note(drawn.text)
    problem = lowered(drawn.book)
    every = [values for values in assignments(problem) if not violated(problem, values)]
    limits = {
        rule: [limit for each in formulas for limit in limits_in(each)] for rule, formulas in by_rule(problem).items()
    }
    found = boundaries(engine(problem))
    assert [(each.name, each.number) for each in found if each.kind == "limit"] == [
        (rule, at) for rule, own in limits.items() for at in range(len(own))
    ]
    for each in found:
        assert each.decided
        values = None if each.configuration is None else problem.numbered(each.configuration)
        assert values is None or values in every
        if each.kind == "limit":
            linear = limits[each.name][each.number].linear
            assert (values is not None) == any(number(linear, other) == 0 for other in every)
            assert values is None or number(linear, values) == 0
        else:
            owner = problem.index[each.name]
            codes = [problem.variables[owner].values[other[owner]] for other in every]
            numbers = [Fraction(code) for code in codes if code != ABSENT]
            end = (min if each.kind == "least" else max)(numbers, default=None)
            assert (None if values is None else Fraction(there(each.configuration)[each.name])) == end


@pytest.mark.parametrize("name", PRODUCTS)
def test_every_rule_of_a_demo_product_can_be_violated_alone(name):
    problem = demo_problem(name)
    for each in near_misses(problem):
        assert each.assignment is not None, each.rule
        assert violated(problem, problem.numbered(each.assignment)) == [each.rule]
