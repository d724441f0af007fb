"""Derivations: arguments that hold step by step, and the origins of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import (
    ENGINES,
    Derivation,
    Engine,
    Fact,
    Problem,
    Step,
    derive_conflict,
    derive_forced,
    derive_impossible,
    engine,
    origins,
    parse,
)
from tests.rules.books import books, choices
from tests.rules.demo import PRODUCTS, demo_problem
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


ODD = """
characteristic a: boolean
characteristic b: boolean
characteristic c: boolean
rule ab: require a or b
rule nab: require not a or not b
rule ac: require a or c
rule nac: require not a or not c
rule bc: require b or c
rule nbc: require not b or not c
"""


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


class TestDerivations:
    def test_a_value_is_removed_by_a_rule(self, case):
        found = derive_impossible(case, {"shelves": "2", "doors": "true"}, "glass", "clear")
        assert found.steps == (
            Step("chosen", Fact("doors", ("true",))),
            Step("rule", Fact("glass", ("anti-fog",)), (Fact("doors", ("true",)),), ("fog",)),
        )

    def test_a_computed_number_stands_between(self, case):
        found = derive_impossible(case, {"size": "small"}, "shelves", "5")
        assert [(step.kind, step.rules or step.computed) for step in found.steps] == [
            ("chosen", ""),
            ("rule", ("load",)),
            ("computed", "weight"),
        ]
        assert found.steps[-1].conclusion == Fact("shelves", ("1", "2", "3", "4"))

    def test_a_conflict_ends_in_a_contradiction(self, case):
        found = derive_conflict(case, {"size": "small", "doors": "true", "shelves": "1"})
        assert found.steps[-1].conclusion == Fact("size", ())
        assert found.steps[-1].rules == ("door_size",)

    def test_a_forced_value_is_derived(self, case):
        found = derive_forced(case, {"doors": "true"}, "glass")
        assert found.steps[-1].conclusion == Fact("glass", ("anti-fog",))
        assert found.steps[-1].rules == ("fog",)

    def test_what_is_possible_cannot_be_argued_away(self, case):
        with pytest.raises(ValueError, match="no conflict"):
            derive_impossible(case, {}, "glass", "clear")
        with pytest.raises(ValueError, match="no conflict"):
            derive_forced(case, {}, "glass")

    def test_rules_that_decide_only_together_say_so(self):
        decider = engine(lowered(parse({"odd.rules": ODD}, {})), "sat")
        found = derive_conflict(decider, {})
        assert [step.kind for step in found.steps] == ["together"]
        assert set(found.steps[-1].rules) == {"ab", "nab", "ac", "nac", "bc", "nbc"}

    def test_origins_tell_chosen_forced_and_computed(self, case):
        chosen = {"doors": "true", "shelves": "1"}
        assert origins(case, chosen, case.propagate(chosen)) == {
            "size": "forced",
            "doors": "chosen",
            "glass": "forced",
            "shelves": "chosen",
            "weight": "computed",
        }


@LAWS
@given(st.data())
def test_every_step_of_every_derivation_holds(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    chosen = data.draw(choices(drawn.book))
    decider = engine(problem, "sat")
    possible = decider.propagate(chosen)
    if not possible.consistent:
        check(problem, chosen, derive_conflict(decider, chosen))
        return
    for variable in problem.variables:
        others = {name: value for name, value in chosen.items() if name != variable.name}
        left = decider.propagate(others).domains[variable.name]
        gone = [value for value in variable.values if value not in left]
        for value in gone[:2]:
            found = derive_impossible(decider, others, variable.name, value)
            check(problem, others, found)
            last = found.steps[-1].conclusion
            assert last is None or not last.values or (last.name == variable.name and value not in last.values)
        if len(left) == 1 and gone:
            check(problem, others, derive_forced(decider, others, variable.name))


@pytest.mark.parametrize("product", PRODUCTS)
def test_everything_impossible_in_a_demo_session_can_be_argued(product):
    decider = engine(demo_problem(product), "sat")
    chosen: dict[str, str] = {}
    for variable in decider.problem.variables[:6]:
        possible = decider.propagate(chosen)
        for name, left in possible.domains.items():
            owner = decider.problem.variables[decider.problem.index[name]]
            gone = next((value for value in owner.values if value not in left), None)
            if gone is not None and name not in chosen:
                found = derive_impossible(decider, chosen, name, gone)
                assert found.decided
                assert follows(found, chosen)
                last = found.steps[-1].conclusion
                assert last is None or not last.values or (last.name == name and gone not in last.values)
        chosen[variable.name] = possible.domains[variable.name][0]


def follows(found: Derivation, chosen: Mapping[str, str]) -> bool:
    """Tell whether each step stands on earlier ones and on what was chosen."""
    known: set[Fact | None] = set()
    for step in found.steps:
        if not set(step.premises) <= known:
            return False
        if step.kind == "chosen" and step.conclusion not in {Fact(name, (value,)) for name, value in chosen.items()}:
            return False
        known.add(step.conclusion)
    return True


def check(problem: Problem, chosen: Mapping[str, str], found: Derivation) -> None:
    """Prove each step by trying everything: its rules and its premises imply its conclusion."""
    known: set[Fact] = set()
    for step in found.steps:
        if step.kind == "chosen":
            assert step.conclusion is not None
            assert step.conclusion.values == (chosen[step.conclusion.name],)
        elif step.kind != "supposed":
            assert set(step.premises) <= known
            rules = replace(problem, constraints=tuple(each for each in problem.constraints if each.rule in step.rules))
            for each in engine(rules, "exhaustive").enumerate({}, 10_000).assignments:
                if all(each[fact.name] in fact.values for fact in step.premises):
                    assert step.conclusion is not None
                    assert each[step.conclusion.name] in step.conclusion.values
        if step.conclusion is not None:
            known.add(step.conclusion)
