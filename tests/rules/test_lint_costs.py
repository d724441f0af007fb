"""Costly rules: those without which the compiler has less to do, as the compiler itself says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from rules import Budget, Problem, costly_rules, parse
from rules.core import variables_of
from rules.doubts import by_rule, without
from rules.engines.diagram.compiled import compiled
from tests.rules.demo import demo_problem
from tests.rules.problems import problems
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

SUM = "characteristic a: integer 0..9\ncharacteristic b: integer 0..9\ncharacteristic c: integer 0..9\n"


def problem_of(text: str) -> Problem:
    return lowered(parse({"sum.rules": text}, {}))


def test_the_rule_that_ties_most_together_is_the_dearest():
    text = SUM + "rule total: require a + 2 * b + 4 * c <= 30\nrule some: when a = 1 require b > 2\n"
    found = costly_rules(problem_of(text))
    assert found.decided
    assert [each.name for each in found.rules] == ["total", "some"]
    smaller = found.rules[0].without.size
    assert smaller is not None
    assert found.whole.size is not None
    assert smaller < found.whole.size
    assert found.rules[0].proposal == "add up rounder numbers, or fewer different ones: a alone brings 10"


def test_a_computed_characteristic_can_be_the_dearest():
    text = SUM + "computed total: integer 0..70 = a + 2 * b + 4 * c\nrule few: require total <= 30\n"
    names = {each.name: each.is_computed for each in costly_rules(problem_of(text)).rules}
    assert names["total"] is True


def test_a_rule_about_one_characteristic_costs_nothing():
    assert costly_rules(problem_of(SUM + "rule low: require a < 5\n")).rules == ()


@pytest.mark.parametrize(
    ("rule", "proposal"),
    [
        ("allow (a, b, c): (1, 2, 3) (2, 3, *) (*, 1, 4)", "split the table over a, b, c where"),
        ("require a = 1 or b = 2 or c = 3 or d", "write it as several rules, or as a table: it ties a, b, c, d"),
        ("when a = 1 require b = 2", "narrow the domain of a, or tie a and b by"),
    ],
)
def test_each_form_of_a_rule_has_a_proposal(rule, proposal):
    (found,) = costly_rules(problem_of(SUM + f"characteristic d: boolean\nrule r: {rule}\n")).rules
    assert found.proposal.startswith(proposal)


def test_a_problem_that_does_not_compile_is_ranked_by_the_estimate():
    found = costly_rules(demo_problem("workstation"), Budget(60), most_steps=1_000)
    assert not found.decided
    assert found.whole.size is None
    bits = [each.without.bits or 0.0 for each in found.rules]
    assert bits == sorted(bits)
    assert all(0 < each < (found.whole.bits or 0.0) for each in bits)


def test_a_void_problem_and_no_rules_cost_something_too():
    assert costly_rules(problem_of(SUM)).rules == ()
    assert costly_rules(problem_of(SUM + "rule void: require a > b and b > a\n")).decided


def test_no_steps_compile_nothing():
    with pytest.raises(ValueError, match="0 steps"):
        costly_rules(problem_of(SUM), most_steps=0)


@LAWS
@given(problems())
def test_sizes_and_steps_are_those_of_the_compiler(problem):
    found = costly_rules(problem)
    assert found.decided
    whole = compiled(problem)
    assert (found.whole.size, found.whole.steps) == (whole.blob.nbytes, whole.steps)
    for each in found.rules:
        if not each.is_computed:
            made = compiled(without(problem, [each.name]))
            assert (each.without.size, each.without.steps) == (made.blob.nbytes, made.steps)
            assert (made.blob.nbytes, made.steps) <= (whole.blob.nbytes, whole.steps)
    cheap = set(by_rule(problem)) - {each.name for each in found.rules}
    for rule in cheap:
        if len({at for each in by_rule(problem)[rule] for at in variables_of(each)}) > 1:
            made = compiled(without(problem, [rule]))
            assert (made.blob.nbytes, made.steps) >= (whole.blob.nbytes, whole.steps)


@LAWS
@given(problems())
def test_a_budget_leaves_out_and_says_so(problem):
    assert not costly_rules(problem, Budget(0)).decided
    assert costly_rules(problem, Budget(0)).rules == ()
    many = len(by_rule(problem)) + len(problem.definitions)
    assert costly_rules(problem, Budget(1 + 2 * many)).decided
