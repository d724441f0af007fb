"""What every engine promises: the laws of configuration, on generated books and on a small product."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import ENGINES, Budget, Engine, Problem, UnknownName, UnknownValue, engine, forced_by, parse, why_not
from tests.rules.books import books, choices
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))

CASE = """
characteristic size: one of small, large
characteristic doors: boolean
characteristic glass: one of clear, low_iron, anti-fog
characteristic shelves: integer 1..6
computed weight: integer 0..200 [kg] = shelves * 10 kg + (if size = large then 50 kg else 20 kg)
rule fog: when doors require glass = anti-fog
rule load: when size = small require weight <= 60 kg
rule door_size: doors excludes size = small
rule few: default shelves = 4
rule clear_view: prefer glass = low_iron weight 5
"""


@pytest.fixture(params=[name for name, _ in ENGINES])
def make(request):
    return lambda problem: engine(problem, request.param)


@pytest.fixture
def case(make) -> Engine:
    made: Engine = make(lowered(parse({"case.rules": CASE}, {})))
    return made


class TestEngineContract:
    def test_without_choices_everything_with_a_completion_is_possible(self, case):
        found = case.propagate({})
        assert found.consistent is True
        assert found.domains["shelves"] == ("1", "2", "3", "4", "5", "6")
        assert found.undecided == {}

    def test_a_choice_removes_exactly_the_impossible_values(self, case):
        found = case.propagate({"size": "small"})
        assert found.domains["doors"] == ("false",)
        assert found.domains["shelves"] == ("1", "2", "3", "4")
        assert found.domains["weight"] == ("30", "40", "50", "60")

    def test_a_computed_characteristic_can_be_chosen(self, case):
        found = case.propagate({"weight": "110"})
        assert (found.domains["size"], found.domains["shelves"]) == (("large",), ("6",))

    def test_the_completion_follows_defaults_and_preferences(self, case):
        made = case.complete({"size": "large"})
        assert made.assignment == {
            "size": "large",
            "doors": "false",
            "glass": "low_iron",
            "shelves": "4",
            "weight": "90",
        }
        assert made.origins == {
            "size": "chosen",
            "doors": "first",
            "glass": "preferred",
            "shelves": "default",
            "weight": "computed",
        }

    def test_a_forced_value_says_so(self, case):
        assert case.complete({"doors": "true"}).origins["glass"] == "forced"

    def test_a_conflict_names_choices_and_rules(self, case):
        found = case.conflict_set({"doors": "true", "shelves": "2", "glass": "clear"})
        assert (found.choices, found.rules, found.decided) == (("doors", "glass"), ("fog",), True)

    def test_consistent_choices_have_no_conflict(self, case):
        with pytest.raises(ValueError, match="no conflict"):
            case.conflict_set({"doors": "true"})

    def test_relaxations_come_smallest_first_and_respect_what_is_kept(self, case):
        chosen = {"size": "small", "doors": "true", "glass": "clear"}
        assert [each.names for each in case.relaxations(chosen)] == [("doors",), ("size", "glass")]
        assert [each.names for each in case.relaxations(chosen, keep=["doors"])] == [("size", "glass")]

    def test_why_not_and_forced_by_name_the_reason(self, case):
        assert why_not(case, {"doors": "true"}, "glass", "clear").rules == ("fog",)
        assert forced_by(case, {"doors": "true"}, "size").rules == ("door_size",)

    def test_unknown_names_and_values_are_refused_with_suggestions(self, case):
        with pytest.raises(UnknownName) as name:
            case.propagate({"glas": "clear"})
        assert name.value.suggestions == ("glass",)
        with pytest.raises(UnknownValue) as value:
            case.propagate({"glass": "anti_fog"})
        assert value.value.suggestions == ("anti-fog",)

    def test_a_spent_budget_gives_an_undecided_answer_that_is_not_wrong(self, case):
        found = case.propagate({}, Budget(steps=1))
        exact = engine(case.problem, "exhaustive").propagate({})
        for name, domain in found.domains.items():
            assert set(domain) <= set(exact.domains[name])
            assert set(exact.domains[name]) <= set(domain) | set(found.undecided.get(name, ()))

    def test_a_passed_deadline_is_respected(self, case):
        assert case.complete({}, Budget(deadline=5.0, clock=lambda: 6.0)).decided is False

    def test_threads_may_share_an_engine(self, case):
        chosen = [{"shelves": str(number)} for number in range(1, 7)] * 4
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(case.propagate, chosen))
        assert found == [engine(case.problem, "exhaustive").propagate(each) for each in chosen]


@LAWS
@given(st.data())
def test_the_order_of_choices_changes_nothing(data):
    drawn = data.draw(books())
    chosen = data.draw(choices(drawn.book))
    shuffled = dict(data.draw(st.permutations(list(chosen.items()))))
    for name, _ in ENGINES:
        first, second = engine(lowered(drawn.book), name), engine(lowered(drawn.book), name)
        assert first.propagate(chosen) == second.propagate(shuffled)
        assert first.complete(chosen) == second.complete(shuffled)


@LAWS
@given(st.data())
def test_undo_after_choose_is_identity(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    before, more = data.draw(choices(drawn.book, most=2)), data.draw(choices(drawn.book, most=3))
    for name, _ in ENGINES:
        decider = engine(problem, name)
        found, completed = decider.propagate(before), decider.complete(before)
        after = {**before, **more}
        decider.propagate(after)
        decider.complete(after)
        decider.relaxations(after)
        assert decider.propagate(before) == found, name
        assert decider.complete(before) == completed, name


@LAWS
@given(books(), st.data())
def test_adding_a_rule_never_adds_solutions(drawn, data):
    problem = lowered(drawn.book)
    if not problem.constraints:
        return
    at = data.draw(st.integers(0, len(problem.constraints) - 1))
    fewer = replace(problem, constraints=problem.constraints[:at] + problem.constraints[at + 1 :])
    chosen = data.draw(choices(drawn.book, most=2))
    for name, _ in ENGINES:
        with_all, without = engine(problem, name), engine(fewer, name)
        more, less = with_all.propagate(chosen).domains, without.propagate(chosen).domains
        assert all(set(more[each]) <= set(less[each]) for each in more), name
        counted, uncounted = with_all.counts(chosen), without.counts(chosen)
        if counted.total is not None and uncounted.total is not None:
            assert counted.total <= uncounted.total, name


@LAWS
@given(st.data())
def test_every_conflict_set_is_minimal_and_every_relaxation_restores_consistency(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book))
    oracle = engine(problem, "exhaustive")
    if oracle.propagate(chosen).consistent:
        return
    for name, _ in ENGINES:
        decider = engine(problem, name)
        found = decider.conflict_set(chosen)
        parts = {each: chosen[each] for each in found.choices}
        assert not is_consistent(problem, parts, found.rules), name
        for left_out in found.choices:
            rest = {each: value for each, value in parts.items() if each != left_out}
            assert is_consistent(problem, rest, found.rules), name
        for rule in found.rules:
            assert is_consistent(problem, parts, [each for each in found.rules if each != rule]), name
        for relaxation in decider.relaxations(chosen):
            rest = {each: value for each, value in chosen.items() if each not in relaxation.names}
            assert oracle.propagate(rest).consistent, name
            for back in relaxation.names:
                assert not oracle.propagate({**rest, back: chosen[back]}).consistent, name


def is_consistent(problem: Problem, chosen, rules) -> bool:
    part = replace(problem, constraints=tuple(each for each in problem.constraints if each.rule in rules))
    return bool(engine(part, "exhaustive").propagate(chosen).consistent)


def test_a_remembered_click_asks_no_solver():
    decider = engine(lowered(parse({"case.rules": CASE}, {})), "cpsat")
    first = decider.propagate({"size": "small"})
    solves = decider.counters.solves
    assert decider.propagate({"size": "small"}) == first
    assert decider.counters.solves == solves


def test_a_completion_after_a_click_costs_cpsat_two_solves():
    decider = engine(lowered(parse({"case.rules": CASE}, {})), "cpsat")
    decider.propagate({"doors": "true"})
    solves = decider.counters.solves
    decider.complete({"doors": "true"})
    assert decider.counters.solves - solves <= 2


WIDE = """
characteristic width: integer 1..300 [mm]
characteristic layers: integer 1..3
computed area: integer 0..900 [mm] = width * layers
rule large: when layers = 2 require area > 250 mm
rule odd: area = 251 mm excludes width > 1 mm
"""


def test_wide_numbers_are_exact_and_wide_computed_ones_are_never_wrong():
    problem = lowered(parse({"wide.rules": WIDE}, {}))
    for chosen in ({}, {"layers": "2"}, {"area": "251"}, {"width": "100", "layers": "2"}):
        exact = engine(problem, "exhaustive").propagate(chosen)
        found = engine(problem, "cpsat").propagate(chosen)
        assert found.consistent == exact.consistent
        assert (found.domains["width"], found.domains["layers"]) == (exact.domains["width"], exact.domains["layers"])
        proved, still_open = set(found.domains["area"]), set(found.undecided.get("area", ()))
        assert proved <= set(exact.domains["area"]) <= proved | still_open
        assert engine(problem, "cpsat").complete(chosen) == engine(problem, "exhaustive").complete(chosen)
