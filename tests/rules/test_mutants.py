"""Mutants: each is a small mistake, and what tells it from its rule is what a look at all configurations says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from rules import Budget, Problem, compare, engine
from rules.completion import Question
from rules.mutants import Mutants
from tests.rules.problems import problems
from tests.rules.releases import problem_of

LAWS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

CASE = problem_of("""
characteristic size: one of small, large
characteristic glass: one of clear, low_iron, anti-fog
characteristic doors: boolean
characteristic shelves: integer 1..4
characteristic length: integer 1..4
computed weight: integer 0..99 [kg] = shelves * 10 kg
rule fog: when doors require glass = anti-fog
rule few: require shelves <= 3
rule load: require 2 * shelves + 2 * length <= 11
rule sets: allow (size, glass): (small, clear) (large, *)
rule light: require weight <= 50 kg
""")


def mistakes(rule: str) -> list[tuple[str, str]]:
    return [(each.mistake, each.part) for each in Mutants(CASE, rule).mutants]


def test_the_mistakes_are_those_that_people_make():
    assert mistakes("fog") == [("dropped", ""), ("turned", "doors = false"), ("turned", "glass = anti-fog")]
    assert mistakes("few") == [
        ("dropped", ""),
        ("turned", "shelves <= 3"),
        ("stronger", "shelves <= 3"),
    ], "one step weaker is as good as dropped, and told once"
    assert mistakes("load") == [("dropped", ""), ("weaker", "1"), ("stronger", "1")]
    assert mistakes("sets") == [
        ("dropped", ""),
        ("row-dropped", "1"),
        ("row-widened", "1"),
        ("row-widened", "1"),
        ("row-dropped", "2"),
        ("row-widened", "2"),
    ]


def test_a_limit_moves_by_what_its_sum_can_differ():
    mutants = Mutants(CASE, "load")
    for mutant in mutants.mutants:
        assert compare(CASE, mutants.problem(mutant)).equal is False, mutant


def test_what_means_the_same_is_known_to():
    mutants = Mutants(CASE, "light")
    found = list(mutants.witnesses(mutants.mutants))
    told = {each.mistake: made.configuration for each, made in zip(mutants.mutants, found, strict=True)}
    assert told["dropped"] is None, "four shelves weigh 40 kg anyhow"
    assert told["stronger"] is None or told["stronger"]["shelves"] == "4"
    assert all(each.decided for each in found)


def test_a_rule_that_is_not_there_has_no_mutants():
    with pytest.raises(KeyError):
        Mutants(CASE, "frog")


@LAWS
@given(problem=problems())
def test_a_witness_is_allowed_by_exactly_one_of_the_two(problem: Problem):
    original = engine(problem, "exhaustive")
    for rule in dict.fromkeys(each.rule for each in problem.constraints):
        mutants = Mutants(problem, rule)
        few = mutants.mutants[:6]
        for mutant, witness in zip(few, mutants.witnesses(few), strict=True):
            changed = engine(mutants.problem(mutant), "exhaustive")
            if witness.configuration is None:
                assert witness.decided
                assert compare(problem, changed.problem).equal
                continue
            sides = (original.propagate(witness.configuration), changed.propagate(witness.configuration))
            assert [each.consistent for each in sides] == [witness.possible, not witness.possible]


@LAWS
@given(problem=problems())
def test_what_a_mutant_allows_is_what_its_problem_allows(problem: Problem):
    for rule in dict.fromkeys(each.rule for each in problem.constraints):
        mutants = Mutants(problem, rule)
        for mutant in mutants.mutants[:6]:
            changed = engine(mutants.problem(mutant), "exhaustive")
            found = mutants.allowed(mutant, Question({}), Budget())
            assert (found is not None) == changed.propagate({}).consistent
