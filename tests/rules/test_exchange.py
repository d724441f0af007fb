"""Exchanges: with each value the least worth of all configurations that keep the choices of the others."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

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
    engine,
    exchangeable,
    exchanges,
    flat,
    parse,
)
from rules.engines.diagram import DiagramEngine
from rules.engines.diagram.engine import MOST_ONE_BY_ONE
from rules.engines.diagram.reach import LARGE
from rules.engines.diagram.remainder import FEW
from rules.objectives import worth
from tests.rules.books import books, choices
from tests.rules.demo import demo_problem
from tests.rules.problems import problems
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered
from tests.rules.test_operations import PRICES, objectives

LAWS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

QUICK = ("diagram", "exhaustive", "cpsat")
"""Engines that generated problems are put to; the others ask CP-SAT."""


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestExchanges:
    def test_tell_what_every_value_leads_to(self, case):
        found = exchanges(case, {"size": "small", "glass": "anti-fog"}, PRICES)
        assert (found.overall, found.decided) == (1415, True)
        assert found.values["glass"] == {"clear": 1325, "low_iron": 1365, "anti-fog": 1415}
        assert found.values["size"]["large"] == 1615
        assert found.values["shelves"] == case.least({"size": "small", "glass": "anti-fog"}, PRICES).values["shelves"]

    def test_choices_that_cannot_hold_together_show_ways_on(self, case):
        found = exchanges(case, {"doors": "true", "glass": "clear", "size": "large"}, PRICES)
        assert (found.overall, found.decided) == (None, True)
        assert found.values["doors"] == {"false": 1525}
        assert found.values["glass"] == {"anti-fog": 1765}
        assert found.values["size"] == {}
        assert found.values["shelves"] == {}

    def test_all_of_it_can_be_read_at_once(self, case):
        found = exchanges(case, {"size": "small"}, PRICES).values
        assert flat(found) == {(name, value): found[name][value] for name in found for value in found[name]}
        assert list(flat(found)) == [pair for pair in pairs(case.problem) if pair in flat(found)]

    def test_unknown_names_and_values_are_refused(self, case):
        with pytest.raises(UnknownName):
            exchanges(case, {"glas": "clear"}, PRICES)
        with pytest.raises(UnknownValue):
            exchanges(case, {"glass": "clea"}, PRICES)
        with pytest.raises(UnknownName):
            exchanges(case, {}, Objective({"glas": {"clear": 1}}))

    @pytest.mark.parametrize("steps", [0, 1, 3, 10, 40])
    def test_a_spent_budget_leaves_out_what_it_cannot_tell(self, case, steps):
        exact = flat(exchanges(case, {"size": "small"}, PRICES).values)
        found = exchanges(case, {"size": "small"}, PRICES, Budget(steps))
        assert flat(found.values).items() <= exact.items()
        assert not found.decided or flat(found.values) == exact
        assert steps > 0 or not found.decided


def pairs(problem: Problem) -> list[tuple[str, str]]:
    return [(each.name, value) for each in problem.variables for value in each.values]


def by_hand(
    problem: Problem, chosen: Mapping[str, str], objective: Objective
) -> tuple[int | None, dict[tuple[str, str], int]]:
    """Look at every configuration: overall, and with each value those that keep the choices of the others."""
    everything = engine(problem, "exhaustive").enumerate({}, 10_000).assignments
    overall = min((worth(objective, each) for each in everything if chosen.items() <= each.items()), default=None)
    found = {}
    for name, value in pairs(problem):
        others = {**chosen, name: value}
        worths = [worth(objective, each) for each in everything if others.items() <= each.items()]
        if worths:
            found[name, value] = min(worths)
    return overall, found


@LAWS
@given(problems(), st.data())
def test_every_exchange_is_the_best_of_all_configurations(problem, data):
    objective = data.draw(objectives(problem))
    chosen = {
        each.name: data.draw(st.sampled_from(each.values)) for each in problem.variables if data.draw(st.booleans())
    }
    expected = by_hand(problem, chosen, objective)
    for name in QUICK:
        found = exchanges(engine(problem, name), chosen, objective)
        assert (found.overall, flat(found.values)) == expected, name


@LAWS
@given(st.data(), st.sampled_from([0, LARGE]))
def test_characteristics_that_share_a_variable_are_told_apart(data, large):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    objective = data.draw(objectives(problem))
    chosen = data.draw(choices(drawn.book, most=6))
    decider = DiagramEngine(problem, large=large)
    found = exchanges(decider, chosen, objective)
    assert (found.overall, flat(found.values)) == by_hand(problem, chosen, objective)


@pytest.mark.parametrize("one_by_one", [0, MOST_ONE_BY_ONE])
@LAWS
@given(data=st.data(), large=st.sampled_from([0, LARGE]))
def test_what_can_be_exchanged_is_what_is_possible_without_the_choice(data, large, one_by_one):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book, most=6))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rules.engines.diagram.engine.MOST_ONE_BY_ONE", one_by_one)
        found = exchangeable(DiagramEngine(problem, large=large), chosen)
    decider = engine(problem, "exhaustive")
    assert found.consistent == decider.propagate(chosen).consistent
    for name in problem.index:
        others = {other: value for other, value in chosen.items() if other != name}
        assert found.domains[name] == decider.propagate(others).domains[name], name


@pytest.mark.parametrize("few", [0, FEW])
def test_what_a_display_case_can_be_exchanged_for_is_what_questions_one_by_one_tell(few, monkeypatch):
    monkeypatch.setattr("rules.engines.diagram.engine.FEW", few)
    decider = DiagramEngine(demo_problem("display-case"))
    asked, names = 0, [each.name for each in decider.problem.variables if not each.computed]
    for seed in range(40):
        chance, chosen = Random(seed), dict[str, str]()
        for name in chance.sample(names, len(names)):
            chosen[name] = chance.choice(decider.problem.variables[decider.problem.index[name]].values)
            found = exchangeable(decider, chosen)
            assert found.consistent == decider.propagate(chosen).consistent
            for other in decider.problem.index:
                others = {each: value for each, value in chosen.items() if each != other}
                assert found.domains[other] == decider.propagate(others).domains[other]
            asked += bool(found.consistent)
            if not found.consistent:
                del chosen[name]
    assert asked > 100


@pytest.mark.parametrize("large", [0, LARGE])
def test_a_display_case_is_told_in_one_sweep_what_questions_one_by_one_tell(large):
    decider = DiagramEngine(demo_problem("display-case"), large=large)
    names = [each.name for each in decider.problem.variables if not each.computed]
    objective = Objective({name: {value: at * 7 % 5 for at, value in enumerate(values)} for name, values in
                           ((each.name, each.values) for each in decider.problem.variables)})  # fmt: skip
    whole = decider.complete({}).assignment
    assert whole is not None
    for amount in (1, 4, len(names)):
        chosen = {name: whole[name] for name in names[:amount]}
        found = exchanges(decider, chosen, objective)
        for name in decider.problem.index:
            others = {other: value for other, value in chosen.items() if other != name}
            assert found.values[name] == decider.least(others, objective).values[name]


class TestExchangeable:
    def test_are_the_values_that_fit_the_other_choices(self, case):
        chosen = {"size": "small", "glass": "anti-fog"}
        found = exchangeable(case, chosen)
        assert found.consistent
        assert found.domains["glass"] == case.propagate({"size": "small"}).domains["glass"]
        assert found.domains["shelves"] == case.propagate(chosen).domains["shelves"]

    def test_choices_that_cannot_hold_together_are_told(self, case):
        assert not exchangeable(case, {"doors": "true", "glass": "clear", "size": "large"}).consistent

    @pytest.mark.parametrize("steps", [0, 1, 3, 10])
    def test_a_spent_budget_leaves_values_undecided(self, case, steps):
        exact = exchangeable(case, {"size": "small"}).domains
        found = exchangeable(case, {"size": "small"}, Budget(steps))
        for each in case.problem.variables:
            seen = set(found.domains[each.name])
            assert seen <= set(exact[each.name]) <= seen | set(found.undecided.get(each.name, ()))


@pytest.mark.parametrize("name", [name for name, _ in ENGINES])
def test_a_void_problem_has_no_exchanges(name):
    void = engine(lowered(parse({"case.rules": CASE + "rule a: require doors\nrule b: require not doors\n"}, {})), name)
    for chosen in ({}, {"size": "small"}, {"doors": "true", "glass": "clear"}):
        found = exchanges(void, chosen, PRICES)
        assert (found.overall, flat(found.values), found.decided) == (None, {}, True)
