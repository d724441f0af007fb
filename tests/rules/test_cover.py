"""A cover has every combination that some configuration has, and knows exactly which none has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import ENGINES, Budget, Engine, Interactions, Problem, UnknownName, cover, engine, parse
from tests.rules.books import books
from tests.rules.demo import demo_problem
from tests.rules.problems import problems
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

Combination = frozenset[tuple[str, str]]


def chosen_names(problem: Problem) -> list[str]:
    return [each.name for each in problem.variables if not each.computed]


def seen(assignments: Sequence[Mapping[str, str]], names: Sequence[str], strength: int) -> set[Combination]:
    """Return the combinations that some assignments have."""
    return {
        frozenset((name, each[name]) for name in subset)
        for each in assignments
        for subset in combinations(names, strength)
    }


def thinkable(problem: Problem, names: Sequence[str], strength: int) -> set[Combination]:
    """Return all combinations of declared values."""
    values = {each.name: each.values for each in problem.variables}
    return {
        frozenset(zip(subset, row, strict=True))
        for subset in combinations(names, strength)
        for row in product(*(values[name] for name in subset))
    }


def check(decider: Engine, strength: int, budget: Budget | None = None) -> None:
    """Compare a cover with all configurations."""
    names = chosen_names(decider.problem)
    every = engine(decider.problem, "exhaustive").enumerate({}, 100_000).assignments
    possible = seen(every, names, strength)
    found = cover(decider, strength=strength, budget=budget)
    impossible = {frozenset(each.items()) for each in found.interactions.impossible_ones()}
    covered = seen(found.configurations, names, strength)
    assert all(dict(each) in every for each in found.configurations)
    assert found.interactions.bound <= len(found.configurations) or not found.decided
    assert not impossible & possible
    assert len(impossible) == found.interactions.impossible
    assert covered <= possible
    left = [frozenset(each.items()) for each in found.left()]
    assert len(left) == len(set(left)) == found.missing
    assert set(left) <= possible - covered
    if found.decided:
        assert (found.missing, found.interactions.unknown) == (0, 0)
        assert covered == possible
        assert impossible == thinkable(decider.problem, names, strength) - possible
        assert len(found.configurations) <= len(possible)
    else:
        assert found.missing + found.interactions.unknown > 0
        assert found.missing + len(covered) == found.interactions.possible


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestCover:
    def test_every_possible_pair_occurs_and_few_configurations_do(self, case):
        found = cover(case)
        assert found.decided
        assert found.interactions.bound == 18  # each glass with each number of shelves
        assert len(found.configurations) <= 20
        check(case, 2)

    def test_every_possible_triple_occurs(self, case):
        check(case, 3)

    def test_impossible_pairs_are_named(self, case):
        found = list(Interactions(case, ["doors", "glass"]).impossible_ones())
        assert found == [{"doors": "true", "glass": "clear"}, {"doors": "true", "glass": "low_iron"}]

    def test_only_some_characteristics_can_be_combined(self, case):
        found = cover(case, ["doors", "size"])
        assert len(found.configurations) == 3
        assert found.interactions.possible == 3
        assert found.interactions.impossible == 1

    def test_a_computed_characteristic_is_combined_when_it_is_named(self, case):
        found = cover(case, ["weight", "size"])
        assert found.decided
        assert {each["weight"] for each in found.configurations} == {str(weight) for weight in range(30, 120, 10)}

    def test_senseless_questions_are_refused(self, case):
        with pytest.raises(UnknownName):
            cover(case, ["glas", "size"])
        for names in ([], ["glass"], ["glass", "glass"]):
            with pytest.raises(ValueError, match="characteristics have no combinations"):
                cover(case, names)
        with pytest.raises(ValueError, match="of 2 or 3 values, not of 4"):
            cover(case, strength=4)

    @pytest.mark.parametrize("steps", [0, 1, 4, 12, 30, 100])
    def test_a_spent_budget_leaves_combinations_missing_and_says_so(self, case, steps):
        check(case, 2, Budget(steps))

    def test_a_budget_of_nothing_finds_nothing(self, case):
        found = cover(case, budget=Budget(0))
        assert (found.configurations, found.decided) == ((), False)


def test_a_void_problem_has_an_empty_cover():
    for name, _ in ENGINES:
        void = lowered(parse({"case.rules": CASE + "rule a: require doors\nrule b: require not doors\n"}, {}))
        found = cover(engine(void, name))
        assert (found.configurations, found.interactions.possible, found.missing, found.decided) == ((), 0, 0, True)


def test_too_many_values_are_refused():
    text = "".join(f"characteristic a{at}: integer 0..9999\n" for at in range(2))
    with pytest.raises(ValueError, match="20,000 values have too many combinations of 2"):
        cover(engine(lowered(parse({"case.rules": text}, {})), "sat"))


@LAWS
@given(st.data(), st.sampled_from([2, 3]))
def test_no_combination_of_a_book_is_missed(data, strength):
    drawn = data.draw(books(most_rules=5))
    note(drawn.text)
    check(engine(lowered(drawn.book), "diagram"), strength)


@LAWS
@given(problems(), st.sampled_from([name for name, _ in ENGINES]), st.sampled_from([2, 3]))
def test_every_engine_covers_small_problems(problem, name, strength):
    check(engine(problem, name), strength)


@LAWS
@given(problems(), st.sampled_from([name for name, _ in ENGINES]), st.integers(0, 40))
def test_a_budget_never_makes_a_cover_wrong(problem, name, steps):
    check(engine(problem, name), 2, Budget(steps))


def test_the_pairs_of_some_characteristics_of_a_demo_product_are_covered():
    decider = engine(demo_problem("workstation"), "sat")
    names = [name for name in chosen_names(decider.problem) if len(decider.propagate({}).domains[name]) < 5][:6]
    found = cover(decider, names)
    assert found.decided
    for pair in seen(found.configurations, names, 2) | thinkable(decider.problem, names, 2):
        is_impossible = dict(pair) in list(found.interactions.impossible_ones())
        assert decider.propagate(dict(pair)).consistent is not is_impossible
    assert len(seen(found.configurations, names, 2)) == found.interactions.possible
