"""Switches: every answer is what a look at all configurations gives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import (
    ENGINES,
    Budget,
    Engine,
    Objective,
    Switch,
    UnknownName,
    UnknownValue,
    change,
    engine,
    parse,
    switches,
)
from tests.rules.demo import demo_problem
from tests.rules.problems import problems
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered
from tests.rules.test_operations import PRICES, objectives, worth

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

QUICK = ("diagram", "exhaustive", "cpsat")
"""Engines that generated problems are put to; the others ask CP-SAT."""

CHOSEN = {"size": "small", "doors": "false", "glass": "clear", "shelves": "2", "weight": "40"}


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestSwitches:
    def test_tell_what_changes_and_what_it_costs(self, case):
        found = switches(case, CHOSEN, PRICES)
        assert (found.worth, found.decided) == (1350, True)
        assert found.values["glass"] == {"low_iron": Switch(0, 1390, 40), "anti-fog": Switch(0, 1440, 90)}
        assert found.values["doors"] == {"true": Switch(2, 1790, 440)}
        assert found.values["shelves"]["6"] == Switch(1, 1650, 300)

    def test_computed_characteristics_follow(self, case):
        assert list(switches(case, CHOSEN, PRICES).values) == ["size", "doors", "glass", "shelves"]
        assert switches(case, CHOSEN, PRICES, names=["weight"]).values["weight"]["110"] == Switch(2, 1650, 300)

    def test_a_session_may_ask_about_what_it_did_not_choose(self, case):
        found = switches(case, {"size": "small"}, PRICES, names=["doors"])
        assert found.values == {"doors": {"false": Switch(0, 1325, 0), "true": Switch(1, 1765, 440)}}

    def test_what_is_kept_does_not_change(self, case):
        assert switches(case, CHOSEN, PRICES, keep=["size"]).values["doors"] == {}

    def test_choices_that_cannot_hold_together_have_no_worth_but_ways_on(self, case):
        found = switches(case, {"doors": "true", "glass": "clear"}, PRICES)
        assert (found.worth, found.decided) == (None, True)
        assert found.values["doors"] == {"false": Switch(0, 1325, None)}

    def test_one_change_names_what_else_changes(self, case):
        found = change(case, CHOSEN, "doors", "true", PRICES)
        assert found.switch == Switch(2, 1790, 440)
        assert found.changed == {"size": "large", "glass": "anti-fog"}
        assert found.assignment is not None
        assert found.assignment["shelves"] == "2"

    def test_no_change_is_a_change(self, case):
        found = change(case, CHOSEN, "doors", "false", PRICES)
        assert (found.switch, found.changed) == (Switch(0, 1350, 0), {})

    def test_what_no_change_leads_to(self, case):
        found = change(case, CHOSEN, "doors", "true", PRICES, keep=["glass"])
        assert (found.switch, found.assignment, found.decided) == (None, None, True)

    def test_unknown_names_and_values_are_refused(self, case):
        with pytest.raises(UnknownName):
            switches(case, {"glas": "clear"}, PRICES)
        with pytest.raises(UnknownName):
            switches(case, CHOSEN, PRICES, names=["glas"])
        with pytest.raises(UnknownValue):
            change(case, CHOSEN, "glass", "clea", PRICES)

    def test_numbers_that_grow_too_large_are_refused(self, case):
        with pytest.raises(ValueError, match="scale"):
            switches(case, CHOSEN, Objective({"glass": {"clear": 2**49}}))

    @pytest.mark.parametrize("steps", [0, 1, 2, 5, 20])
    def test_a_spent_budget_leaves_out_what_it_cannot_tell(self, case, steps):
        exact = switches(case, CHOSEN, PRICES)
        found = switches(case, CHOSEN, PRICES, budget=Budget(steps))
        for name, values in found.values.items():
            for value, switch in values.items():
                assert (switch.changes, switch.worth) == (
                    exact.values[name][value].changes,
                    exact.values[name][value].worth,
                )
        assert not found.decided or found.values == exact.values
        made = change(case, CHOSEN, "doors", "true", PRICES, budget=Budget(steps))
        assert not made.decided or made.switch == exact.values["doors"]["true"]
        assert steps > 0 or not (found.decided or made.decided)


@LAWS
@given(problems(), st.data())
def test_every_switch_is_the_best_of_all_configurations(problem, data):
    everything = engine(problem, "exhaustive").enumerate({}, 1_000).assignments
    objective = data.draw(objectives(problem))
    if everything and data.draw(st.booleans()):
        chosen = dict(data.draw(st.sampled_from(everything)))
    else:
        chosen = {
            each.name: data.draw(st.sampled_from(each.values)) for each in problem.variables if data.draw(st.booleans())
        }
    counted = [each.name for each in problem.variables if each.name in chosen and not each.computed]
    for engine_name in QUICK:
        decider = engine(problem, engine_name)
        found = switches(decider, chosen, objective)
        assert list(found.values) == counted
        for name in counted:
            for value in set(problem.variables[problem.index[name]].values) - {chosen[name]}:
                ways = [
                    (sum(each[other] != chosen[other] for other in counted if other != name), worth(objective, each))
                    for each in everything
                    if each[name] == value
                ]
                told = found.values[name].get(value)
                assert (told and (told.changes, told.worth)) == min(ways, default=None)
                one = change(decider, chosen, name, value, objective)
                assert one.switch == told
                assert one.switch is None or one.assignment in everything
                assert len(one.changed) == (told.changes if told else 0)


def test_a_display_case_can_be_switched_value_by_value():
    decider = engine(demo_problem("display-case"))
    whole = decider.complete({}).assignment
    assert whole is not None
    found = switches(decider, whole, Objective({}))
    assert found.decided
    for name, values in found.values.items():
        for value, switch in list(values.items())[:3]:
            made = change(decider, whole, name, value, Objective({}))
            assert made.switch == switch
            assert made.assignment is not None
            assert decider.propagate(made.assignment).consistent


def test_a_workstation_is_answered_within_its_budget_or_not_at_all():
    decider = engine(demo_problem("workstation"), "cutset")
    found = switches(decider, {}, Objective({}), names=["processor"], budget=Budget(steps=3))
    assert not found.decided
    assert found.values.keys() == {"processor"}
