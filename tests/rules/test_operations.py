"""Optimise, bounds, counts, listings, repairs by cost: every engine answers as the oracle does, or says it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, combinations

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import (
    ENGINES,
    Budget,
    Engine,
    Objective,
    Problem,
    UnknownName,
    UnknownValue,
    costs_of_order,
    engine,
    parse,
    repairs_by_worth,
)
from rules.engines.diagram import DiagramEngine
from tests.rules.books import books, choices
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

COUNTING = {"exhaustive", "diagram"}
"""Engines that must count and bound whatever they can hold at all; the others may say that they cannot tell."""

PRICES = Objective(
    {
        "size": {"small": 300, "large": 500},
        "doors": {"true": 150},
        "glass": {"anti-fog": 90, "low_iron": 40},
        "shelves": {str(number): 25 * number for number in range(1, 7)},
    },
    constant=1_000,
)


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestOperations:
    def test_the_cheapest_completion(self, case):
        found = case.optimise({"doors": "true"}, PRICES)
        assert (found.worth, found.bound, found.decided) == (1765, 1765, True)
        assert found.assignment == {
            "size": "large",
            "doors": "true",
            "glass": "anti-fog",
            "shelves": "1",
            "weight": "60",
        }

    def test_the_dearest_completion(self, case):
        assert case.optimise({"size": "small"}, PRICES, greatest=True).worth == 1490

    def test_an_optimum_of_nothing(self, case):
        found = case.optimise({"doors": "true", "glass": "clear"}, PRICES)
        assert (found.worth, found.assignment, found.decided) == (None, None, True)

    def test_the_second_best_is_unlike_the_best(self, case):
        first = case.optimise({}, PRICES)
        second = case.optimise({}, PRICES, unlike=first.assignment)
        assert (first.worth, second.worth, second.decided) == (1325, 1350, True)
        assert case.optimise({}, PRICES, unlike={"size": "small", "doors": "false"}).worth == 1525
        assert case.optimise({}, PRICES, greatest=True, unlike={"doors": "true", "glass": "anti-fog"}).worth == 1740

    def test_nothing_is_unlike_nothing_or_what_is_forced(self, case):
        for chosen, unlike in (
            ({}, {}),
            ({"size": "small"}, {"doors": "false"}),
            ({"doors": "true"}, {"doors": "true"}),
        ):
            found = case.optimise(chosen, PRICES, unlike=unlike)
            assert (found.worth, found.assignment, found.decided) == (None, None, True)
        with pytest.raises(UnknownName):
            case.optimise({}, PRICES, unlike={"glas": "clear"})

    def test_what_never_holds_is_unlike_everything(self, case):
        assert case.optimise({"doors": "true"}, PRICES, unlike={"size": "small"}).worth == 1765
        assert case.optimise({}, PRICES, unlike={"weight": "200"}).worth == 1325

    def test_what_every_configuration_has_is_no_difference(self):
        text = "characteristic lit: boolean\ncharacteristic size: integer 1..2\nrule dark: require not lit\n"
        problem = lowered(parse({"lamp.rules": text}, {}))
        sizes = Objective({"size": {"1": 1, "2": 2}})
        for name, _ in ENGINES:
            decider = engine(problem, name)
            assert decider.optimise({}, sizes, unlike={"lit": "true"}).worth == 1, name
            assert decider.optimise({}, sizes, unlike={"lit": "false"}).worth is None, name
            assert decider.optimise({}, sizes, unlike={"lit": "false", "size": "1"}).worth == 2, name

    def test_bounds_tell_what_each_value_really_costs_with_what_it_forces(self, case):
        found = case.bounds({}, PRICES)
        assert found.decided
        assert found.overall == (1325, 1890)
        assert found.values["doors"] == {"false": (1325, 1740), "true": (1765, 1890)}
        assert list(found.values["glass"]) == ["clear", "low_iron", "anti-fog"]

    def test_bounds_of_nothing(self, case):
        for ask in (case.bounds, case.least):
            found = ask({"doors": "true", "glass": "clear"}, PRICES)
            assert (found.overall, found.decided) == (None, True)
            assert not any(found.values.values())

    def test_the_least_worth_of_each_value_comes_alone(self, case):
        found = case.least({}, PRICES)
        assert found.decided
        assert found.overall == 1325
        assert found.values["doors"] == {"false": 1325, "true": 1765}
        assert list(found.values["glass"]) == ["clear", "low_iron", "anti-fog"]

    def test_an_objective_over_computed_characteristics(self, case):
        heavy = Objective({"weight": {str(number): number for number in range(201)}})
        assert case.optimise({}, heavy, greatest=True).worth == 110
        assert case.bounds({"size": "small"}, heavy).overall == (30, 60)

    def test_an_objective_speaks_of_known_names_and_values(self, case):
        with pytest.raises(UnknownName):
            case.optimise({}, Objective({"glas": {}}))
        with pytest.raises(UnknownValue):
            case.bounds({}, Objective({"glass": {"clea": 1}}))
        with pytest.raises(UnknownValue):
            case.least({}, Objective({"glass": {"clea": 1}}))
        with pytest.raises(ValueError, match="scale"):
            case.optimise({}, Objective({"glass": {"clear": 2**60}}))

    def test_counts_for_every_value(self, case):
        found = case.counts({"size": "small"})
        if case.name in COUNTING:
            assert found.decided
        if found.decided:
            assert found.total == 12
            assert found.values["doors"] == {"false": 12, "true": 0}
            assert found.values["shelves"] == {"1": 3, "2": 3, "3": 3, "4": 3, "5": 0, "6": 0}
            assert case.count({"size": "small"}).value == 12

    def test_completions_are_listed_in_order(self, case):
        found = case.enumerate({"size": "small", "glass": "clear"}, 3)
        assert [each["shelves"] for each in found.assignments] == ["1", "2", "3"]
        assert (found.complete, found.decided) == (False, True)
        assert found.assignments[0] == {
            "size": "small",
            "doors": "false",
            "glass": "clear",
            "shelves": "1",
            "weight": "30",
        }

    def test_a_list_says_when_it_is_complete(self, case):
        found = case.enumerate({"size": "small", "glass": "clear"}, 4)
        assert (len(found.assignments), found.complete) == (4, True)
        assert case.enumerate({"doors": "true", "glass": "clear"}, 4).complete

    def test_dear_choices_are_kept(self, case):
        chosen = {"size": "small", "doors": "true", "glass": "clear"}
        found = case.relaxations(chosen, cost={"doors": 5})
        assert [each.names for each in found] == [("size", "glass"), ("doors",)]

    def test_an_order_of_preference_decides_what_is_given_up(self, case):
        chosen = {"size": "small", "doors": "true", "glass": "clear"}
        for order, first in ((["doors", "size"], ("size", "glass")), (["size", "glass", "doors"], ("doors",))):
            found = case.relaxations(chosen, cost=costs_of_order(order))
            assert found.relaxations[0].names == first

    def test_a_long_order_of_preference_is_no_harder(self, case):
        chosen = {"size": "small", "doors": "true", "glass": "clear"}
        order = ["doors", *(f"other{number}" for number in range(100)), "size"]
        assert case.relaxations(chosen, cost=costs_of_order(order)).relaxations[0].names == ("size", "glass")

    def test_ways_out_can_be_ranked_by_price(self, case):
        chosen = {"size": "small", "doors": "true", "glass": "clear"}
        found = repairs_by_worth(case, chosen, PRICES)
        assert found.decided
        assert [(each.names, each.worth) for each in found.repairs] == [(("doors",), 1325), (("size", "glass"), 1765)]
        kept = repairs_by_worth(case, chosen, PRICES, keep=["doors"])
        assert [each.names for each in kept.repairs] == [("size", "glass")]
        assert repairs_by_worth(case, chosen, PRICES, among=1).decided is False

    def test_a_free_repair_is_refused(self, case):
        with pytest.raises(ValueError, match="at least 1"):
            case.relaxations({"doors": "true"}, cost={"doors": 0})

    def test_a_conflict_may_name_the_choices_only(self, case):
        chosen = {"doors": "true", "shelves": "2", "glass": "clear"}
        found = case.conflict_set(chosen, rules=False)
        assert (found.choices, found.rules, found.decided) == (("doors", "glass"), (), True)

    def test_a_conflict_leans_on_late_choices(self, case):
        chosen = {"size": "small", "doors": "true", "glass": "clear"}
        assert case.conflict_set(chosen).choices == ("doors", "glass")

    @pytest.mark.parametrize("steps", [0, 1, 2, 5, 20, 100])
    def test_a_spent_budget_is_never_a_wrong_answer(self, case, steps):
        check_within(case, {"size": "small"}, PRICES, steps)


def check_within(decider: Engine, chosen: Mapping[str, str], objective: Objective, steps: int) -> None:
    """Compare what an engine says within a budget with what is true."""
    oracle = engine(decider.problem, "exhaustive")
    exact_bounds, exact_counts = oracle.bounds(chosen, objective), oracle.counts(chosen)
    best = decider.optimise(chosen, objective, budget=Budget(steps))
    true_best = oracle.optimise(chosen, objective)
    if best.decided:
        assert best.worth == true_best.worth
    elif true_best.worth is not None:
        assert best.worth is None or best.worth >= true_best.worth
        assert best.bound is None or best.bound <= true_best.worth
    bounds = decider.bounds(chosen, objective, Budget(steps))
    if bounds.decided:
        assert bounds.overall == exact_bounds.overall
    for name, values in bounds.values.items():
        if bounds.decided:
            assert values == exact_bounds.values[name]
        for value, ends in values.items():
            assert ends == exact_bounds.values[name][value]
    least = decider.least(chosen, objective, Budget(steps))
    assert least.overall is None or least.overall == true_best.worth
    for name, numbers in least.values.items():
        assert least.decided <= (numbers.keys() == exact_bounds.values[name].keys())
        for value, number in numbers.items():
            assert number == exact_bounds.values[name][value][0]
    counts = decider.counts(chosen, Budget(steps))
    assert counts.total in ((exact_counts.total,) if counts.decided else (None,))
    listed = decider.enumerate(chosen, 5, Budget(steps))
    true_list = oracle.enumerate(chosen, 5).assignments
    assert listed.assignments == true_list[: len(listed.assignments)]
    assert not listed.decided or listed.assignments == true_list
    if true_best.worth is None:
        conflict = decider.conflict_set(chosen, Budget(steps))
        if conflict.decided:
            assert conflict == oracle.conflict_set(chosen)
    relaxed = decider.relaxations(chosen, budget=Budget(steps)).relaxations
    assert relaxed == oracle.relaxations(chosen).relaxations[: len(relaxed)]


@st.composite
def objectives(draw: st.DrawFn, problem: Problem) -> Objective:
    """Some whole number for some values, computed ones included; perhaps on another objective."""
    numbers = {
        each.name: {value: draw(st.integers(-9, 99)) for value in each.values}
        for each in problem.variables
        if draw(st.booleans())
    }
    on = draw(objectives(problem)) if draw(st.integers(0, 3)) == 3 else None
    return Objective(numbers, draw(st.integers(-5, 5)), on)


@LAWS
@given(st.data())
def test_every_optimum_bound_count_and_list_is_the_enumerated_one(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book, most=3))
    objective = data.draw(objectives(problem))
    greatest = data.draw(st.booleans())
    unlike = data.draw(choices(drawn.book, most=3))
    oracle = engine(problem, "exhaustive")
    everything = oracle.enumerate(chosen, 10_000).assignments
    worths = [worth(objective, each) for each in everything]
    for name, _ in ENGINES:
        decider = engine(problem, name)
        best = decider.optimise(chosen, objective, greatest=greatest)
        assert best.decided, name
        assert best.worth == best.bound == (max if greatest else min)(worths, default=None), name
        if best.assignment is not None:
            assert best.assignment in everything
            assert worth(objective, best.assignment) == best.worth
        others = [each for each in everything if not unlike.items() <= each.items()]
        second = decider.optimise(chosen, objective, greatest=greatest, unlike=unlike)
        assert second.decided, name
        assert second.worth == (max if greatest else min)((worth(objective, each) for each in others), default=None)
        assert second.assignment is None or second.assignment in others
        bounds = decider.bounds(chosen, objective)
        assert bounds == oracle.bounds(chosen, objective), name
        assert bounds.overall == ((min(worths), max(worths)) if worths else None)
        assert decider.least(chosen, objective) == oracle.least(chosen, objective), name
        counts = decider.counts(chosen)
        assert counts.decided or name not in COUNTING, name
        if counts.decided:
            assert counts.total == len(everything), name
            assert counts.values == oracle.counts(chosen).values, name
        listed = decider.enumerate(chosen, 7)
        assert (listed.assignments, listed.complete) == (everything[:7], len(everything) <= 7), name


@LAWS
@given(st.data())
def test_a_list_is_in_lexicographic_order_without_repetitions(data):
    drawn = data.draw(books())
    problem = lowered(drawn.book)
    listed = engine(problem, "exhaustive").enumerate({}, 10_000).assignments
    keys = [tuple(problem.value_index[at][each[v.name]] for at, v in enumerate(problem.variables)) for each in listed]
    assert keys == sorted(set(keys))


@LAWS
@given(st.data())
def test_no_repair_is_cheaper_than_the_best_and_conflicts_are_the_preferred_ones(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book, most=6))
    cost = {name: data.draw(st.integers(1, 4)) for name in chosen if data.draw(st.booleans())}
    keep = data.draw(st.lists(st.sampled_from(sorted(chosen)), max_size=1)) if chosen else []
    oracle = engine(problem, "exhaustive")
    consistent = bool(oracle.propagate(chosen).consistent)
    repairs = [] if consistent else repairs_by_hand(oracle, chosen, keep, cost)
    for name, _ in ENGINES:
        decider = engine(problem, name)
        found = decider.relaxations(chosen, keep=keep, limit=4, cost=cost)
        assert [each.names for each in found] == repairs[:4], name
        if not consistent:
            conflict = decider.conflict_set(chosen)
            assert conflict == oracle.conflict_set(chosen), name
            assert decider.conflict_set(chosen) == conflict, "asked again"
            assert decider.conflict_set(chosen, rules=False).choices == conflict.choices, name


def repairs_by_hand(oracle: Engine, chosen, keep, cost) -> list[tuple[str, ...]]:
    """List the minimal repairs by trying every subset."""
    order = [each.name for each in oracle.problem.variables]
    free = sorted(set(chosen) - set(keep), key=order.index)
    subsets = chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
    restoring = [
        each
        for each in subsets
        if oracle.propagate({name: value for name, value in chosen.items() if name not in each}).consistent
    ]
    minimal = [each for each in restoring if not any(set(other) < set(each) for other in restoring)]
    places = {each: [order.index(name) for name in each] for each in minimal}
    return sorted(minimal, key=lambda each: (sum(cost.get(name, 1) for name in each), len(each), places[each]))


@LAWS
@given(st.data())
def test_a_budget_never_makes_an_answer_wrong(data):
    drawn = data.draw(books(most_rules=4))
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book, most=4))
    objective = data.draw(objectives(problem))
    steps = data.draw(st.integers(0, 60))
    for name, _ in ENGINES:
        check_within(engine(problem, name), chosen, objective, steps)


def worth(objective: Objective, assignment: Mapping[str, str]) -> int:
    """Return what an assignment is worth."""
    own = objective.constant + sum(objective.numbers.get(name, {}).get(value, 0) for name, value in assignment.items())
    return own + (worth(objective.on, assignment) if objective.on else 0)


@LAWS
@given(st.data())
def test_many_questions_have_the_answers_of_each(data):
    drawn = data.draw(books())
    decider = DiagramEngine(lowered(drawn.book))
    many = data.draw(st.lists(choices(drawn.book, most=4), max_size=5))
    found = decider.propagate_many(many)
    assert [(each.consistent, dict(each.domains)) for each in found] == [
        (each.consistent, dict(each.domains)) for each in map(decider.propagate, many)
    ]
    assert [each.consistent for each in decider.propagate_many(many, Budget(2))[2:]] == [None] * len(many[2:])
