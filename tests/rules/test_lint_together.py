"""Values that are always taken together: right and complete by listing, on every engine, within any budget."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, note, settings

from rules import ENGINES, Budget, Engine, engine, lint, parse, together
from tests.rules.problems import problems
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

LAMP = """
characteristic lamp: one of none, spot, strip
characteristic colour: one of none, warm, cold
characteristic plug: boolean
characteristic size: one of small, large
rule lamp_needs_plug: when lamp != none require plug
rule plug_is_for_lamp: when plug require lamp != none
rule colour_needs_lamp: when colour != none require lamp != none
rule lamp_needs_colour: when lamp != none require colour != none
"""


@pytest.mark.parametrize("name", [name for name, _ in ENGINES])
def test_what_is_always_together_is_a_set(name):
    decider = engine(lowered(parse({"lamp.rules": LAMP}, {})), name)
    assert together(decider) == ((("lamp", "none"), ("colour", "none"), ("plug", "false")),)


def test_values_that_are_always_there_and_computed_ones_are_left_out():
    text = LAMP + "rule always: require size = small\ncomputed lit: boolean = lamp != none\n"
    sets = together(engine(lowered(parse({"lamp.rules": text}, {}))))
    assert {name for alike in sets for name, _ in alike} == {"lamp", "colour", "plug"}


def test_a_finding_names_the_rules_that_tie_the_values():
    book = parse({"lamp.rules": LAMP}, {})
    finding = next(each for each in lint(engine(lowered(book)), book) if each.code == "together")
    assert finding.severity == "info"
    assert finding.message == "always taken together: lamp = none with colour = none with plug = false"
    because, _, advice = finding.hint.partition("; ")
    assert set(because.removeprefix("because of ").split(", ")) == set(book.by_id)
    assert advice == "if it is meant so, one of them could be computed"


def test_what_one_rule_states_is_meant_so():
    book = parse({"lamp.rules": LAMP.partition("rule")[0] + "rule plugged: plug iff lamp != none\n"}, {})
    assert together(engine(lowered(book))) == ((("lamp", "none"), ("plug", "false")),)
    assert lint(engine(lowered(book)), book) == ()


def test_a_void_problem_has_no_sets():
    assert together(engine(lowered(parse({"lamp.rules": LAMP + "rule void: require 1 > 2\n"}, {})))) == ()


@LAWS
@given(problems())
def test_sets_are_those_of_the_list_of_all_configurations(problem):
    note(problem)
    listed = engine(problem, "exhaustive").enumerate({}, 10_000).assignments
    where: dict[frozenset[int], list[tuple[str, str]]] = {}
    for variable in problem.variables:
        for value in variable.values:
            found = frozenset(at for at, each in enumerate(listed) if each[variable.name] == value)
            if found and len(found) < len(listed) and not variable.computed:
                where.setdefault(found, []).append((variable.name, value))
    expected = {tuple(alike) for alike in where.values() if len(alike) > 1}
    assert set(together(engine(problem, "sat"))) == expected


@LAWS
@given(problems())
def test_a_budget_never_ties_what_is_not_tied(problem):
    decider = engine(problem, "sat")
    everything = [frozenset(alike) for alike in together(decider)]
    for steps in (0, 1, 4, 16, 64):
        for some in together(_fresh(decider), Budget(steps)):
            assert any(frozenset(some) <= alike for alike in everything)


def _fresh(decider: Engine) -> Engine:
    """An engine that remembers nothing yet."""
    return engine(decider.problem, decider.name)
