"""What a characteristic could be exchanged for is what is possible without its own choice, whatever finds it."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import ENGINES, Engine, Problem, UnknownName, UnknownValue, engine, exchangeable, lower, parse
from rules.engines.diagram.engine import DiagramEngine
from tests.build.engines import VARIABLE
from tests.rules.demo import demo_book
from tests.rules.problems import problems
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

CHOSEN = {"size": "small", "doors": "false", "glass": "clear", "shelves": "2"}


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(lowered(parse({"case.rules": CASE}, {})), request.param)


def test_a_choice_can_be_changed_where_nothing_else_must(case):
    found = exchangeable(case, CHOSEN)
    assert found.consistent
    for name in CHOSEN:
        others = {other: value for other, value in CHOSEN.items() if other != name}
        assert found.domains[name] == case.propagate(others).domains[name]
    assert found.domains["weight"] == case.propagate(CHOSEN).domains["weight"]


def test_choices_that_cannot_hold_together_are_told(case):
    assert not exchangeable(case, {"size": "small", "doors": "true"}).consistent


def test_unknown_things_are_refused(case):
    with pytest.raises(UnknownName):
        exchangeable(case, {"colour": "red"})
    with pytest.raises(UnknownValue):
        exchangeable(case, {"size": "huge"})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=problems(), data=st.data(), large=st.sampled_from([0, 1 << 18]))
def test_one_walk_finds_what_one_question_for_each_choice_does(problem, data, large):
    quick = DiagramEngine(problem, large=large)
    check(quick, problem, some_choices(quick, problem, data))


@cache
def demo_engine(code: str) -> DiagramEngine:
    """A demo product in one market, from the run's folder if anybody compiled it before."""
    problem = lower(demo_book(code), market="eu", on=date(2026, 11, 23))
    return DiagramEngine(problem, Path(os.environ[VARIABLE]))


@pytest.mark.parametrize("code", ["display-case", "workstation"])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_so_it_is_on_the_demos(code, data):
    quick = demo_engine(code)
    check(quick, quick.problem, some_choices(quick, quick.problem, data))


def some_choices(quick: Engine, problem: Problem, data: st.DataObject) -> dict[str, str]:
    """Choose what is possible, for some characteristics in any order."""
    names = data.draw(st.permutations([each.name for each in problem.variables]))
    choices: dict[str, str] = {}
    for name in names[: data.draw(st.integers(0, len(names)))]:
        values = quick.propagate(choices).domains[name]
        if values:
            choices[name] = data.draw(st.sampled_from(values))
    return choices


def check(quick: Engine, problem: Problem, choices: dict[str, str]) -> None:
    """Compare with the definition."""
    now = quick.propagate(choices)
    found = exchangeable(quick, choices)
    assert found.consistent == now.consistent
    if now.consistent:
        for each in problem.variables:
            others = {other: value for other, value in choices.items() if other != each.name}
            assert found.domains[each.name] == quick.propagate(others).domains[each.name], each.name
