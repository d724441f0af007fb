"""Joints: they tell combinations apart, decide nothing, and are the same for every engine."""

from __future__ import annotations

from datetime import date

import pytest

import rules
from rules.joint import MOST_COMBINATIONS

BOOK = """\
characteristic colour: one of white, red, blue
characteristic length: integer 1..4
characteristic doors: integer 0..3
rule short: when length = 1 require doors <= 1
rule white: when colour = white require doors != 3
"""


def problem_of(text: str) -> rules.Problem:
    return rules.lower(rules.parse({"case.rules": text}, {}), market=None, on=date(2026, 1, 1))


def metres(row):
    """Only colours are charged, by the metre."""
    return None if row["colour"] == "white" else (row["colour"], row["length"])


def area(row):
    return int(row["length"]) * int(row["doors"])


@pytest.fixture(params=["diagram", "cpsat", "sat", "exhaustive"])
def engines(request) -> tuple[rules.Engine, rules.Engine]:
    """An engine on the problem as it is, and the same with joints."""
    problem = problem_of(BOOK)
    return rules.engine(problem, request.param), rules.engine(rules.joined(problem, joints(problem)), request.param)


def joints(problem: rules.Problem) -> list[rules.Joint]:
    domains = {each.name: each.values for each in problem.variables}
    found = [
        rules.joint_of("colour by metre", {name: domains[name] for name in ("colour", "length")}, metres),
        rules.joint_of("area", {name: domains[name] for name in ("doors", "length")}, area),
    ]
    return [each for each in found if each is not None]


def test_a_joint_has_one_value_for_all_that_comes_to_the_same():
    colour, size = joints(problem_of(BOOK))
    assert len(colour.worths) == 1 + 2 * 4
    assert set(size.worths.values()) == {0, 1, 2, 3, 4, 6, 8, 9, 12}
    assert size.cells["2", "3"] == size.cells["3", "2"]


def test_joints_change_no_answer(engines: tuple[rules.Engine, rules.Engine]):
    plain, joined = engines
    for choices in ({}, {"length": "1"}, {"colour": "white", "length": "4"}, {"length": "1", "doors": "2"}):
        mine, theirs = plain.propagate(choices), joined.propagate(choices)
        assert mine.consistent == theirs.consistent
        assert {name: theirs.domains[name] for name in mine.domains} == dict(mine.domains)


def test_what_depends_on_several_is_optimised_exactly(engines: tuple[rules.Engine, rules.Engine]):
    plain, joined = engines
    colour, size = joints(plain.problem)
    objective = rules.Objective(
        {
            colour.name: {colour.cells[row]: metre_worth(row) for row in colour.cells},
            size.name: {size.cells[row]: -5 * int(row[0]) * int(row[1]) for row in size.cells},
            "doors": {"3": 20},
        },
        100,
    )
    everything = [dict(each) for each in plain.enumerate({}, 1_000).assignments]
    worths = {tuple(each.values()): value_of(each) for each in everything}
    least = joined.optimise({}, objective)
    assert least.worth == min(worths.values())
    found = rules.without_joints(least.assignment or {})
    assert found in everything
    assert value_of(found) == least.worth
    per_value = joined.least({}, objective).values["length"]
    for value in "1234":
        assert per_value[value] == min(value_of(each) for each in everything if each["length"] == value)


def metre_worth(row: tuple[str, ...]) -> int:
    colour, length = row
    return 0 if colour == "white" else 7 * int(length)


def value_of(row: dict[str, str]) -> int:
    by_metre = metre_worth((row["colour"], row["length"]))
    return 100 + by_metre - 5 * int(row["length"]) * int(row["doors"]) + (20 if row["doors"] == "3" else 0)


def test_joints_keep_the_number_of_configurations(engines: tuple[rules.Engine, rules.Engine]):
    plain, joined = engines
    assert plain.count({}).value == joined.count({}).value


def test_a_problem_without_joints_is_itself_and_too_many_combinations_are_no_joint():
    problem = problem_of(BOOK)
    assert rules.joined(problem, []) is problem
    values = [str(number) for number in range(MOST_COMBINATIONS)]
    assert rules.joint_of("wide", {"a": values, "b": ("0", "1")}, lambda row: None) is None
    assert rules.joint_of("many", {"a": values}, lambda row: row["a"]) is None
