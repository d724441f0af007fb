"""Two releases compared: differences are found, counted and blamed on rules as a look at all configurations says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import Budget, Problem, UnknownName, compare, engine
from rules.engines.diagram import DiagramEngine
from tests.rules.demo import PRODUCTS, demo_problem
from tests.rules.releases import problem_of, releases

LAWS = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

OLD = problem_of("""
characteristic size: one of small, large
characteristic doors: boolean
characteristic glass: one of clear, low_iron, anti-fog
characteristic shelves: integer 1..4
computed weight: integer 0..99 [kg] = shelves * 10 kg
rule fog: when doors require glass = anti-fog
rule few: when size = small require shelves <= 2
""")
PLAIN_NEW = """
characteristic size: one of small, large
characteristic doors: boolean
characteristic glass: one of clear, anti-fog, tinted
characteristic shelves: integer 1..4
computed weight: integer 0..99 [kg] = shelves * 10 kg
rule fog: when doors require glass = anti-fog
rule light: require weight <= 30 kg
"""
NEW = problem_of(
    PLAIN_NEW
    + """
characteristic lit: boolean
rule lit_doors: when doors require lit
"""
)
by_listing = partial(engine, name="exhaustive")


def allowed(problem: Problem, other: Problem) -> set[tuple[tuple[str, str], ...]]:
    """List what a problem allows of the characteristics and values that another has too."""
    index = other.index
    common = {
        each.name: set(each.values) & set(other.variables[index[each.name]].values)
        for each in sorted(problem.variables, key=lambda each: each.name)
        if each.name in index
    }
    listed = by_listing(problem).enumerate({}, 100_000)
    assert listed.complete
    rows = ({name: each[name] for name in common} for each in listed.assignments)
    return {tuple(row.items()) for row in rows if all(value in common[name] for name, value in row.items())}


def as_row(configuration: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(configuration.items()))


class TestComparison:
    def test_what_is_newly_forbidden_and_why(self):
        found = compare(OLD, problem_of(PLAIN_NEW)).forbidden
        (example,) = found.examples
        assert example.configuration["shelves"] == "4"
        assert (example.names, example.rules, example.computed) == (("weight",), ("light",), ())
        assert (found.count, found.total, found.share) == (3, 18, Fraction(1, 6))
        assert found.decided

    def test_what_is_newly_allowed_and_why(self):
        found = compare(OLD, NEW).allowed
        (example,) = found.examples
        assert (example.names, example.rules) == (("size", "shelves"), ("few",))
        assert (found.exists, found.decided) == (True, True)

    def test_what_completes_a_configuration_is_not_counted(self):
        found = compare(OLD, NEW)
        before, after = allowed(OLD, NEW), allowed(NEW, OLD)
        assert (found.allowed.count, found.allowed.total) == (len(after - before), len(after))
        assert (found.forbidden.count, found.forbidden.total) == (len(before - after), len(before))

    def test_counts_are_undecided_where_there_are_too_many_ways_to_complete(self):
        wide = problem_of(PLAIN_NEW + "characteristic lamp: integer 0..16\nrule lit: when doors require lamp > 2\n")
        found = compare(OLD, wide)
        assert (found.allowed.count, found.allowed.total, found.allowed.share) == (None, None, None)
        assert found.forbidden.exists
        few = problem_of(PLAIN_NEW + "characteristic lamp: integer 0..15\nrule lit: when doors require lamp > 2\n")
        assert compare(OLD, few).allowed.count == compare(OLD, problem_of(PLAIN_NEW)).allowed.count

    def test_what_only_one_has_is_listed_apart(self):
        found = compare(OLD, NEW)
        assert (found.removed.characteristics, found.added.characteristics) == ((), ("lit",))
        assert (found.removed.values, found.added.values) == ({"glass": ("low_iron",)}, {"glass": ("tinted",)})

    def test_a_recorded_sale_is_the_first_example(self):
        sale = {"size": "large", "glass": "clear", "shelves": "4"}
        (example,) = compare(
            OLD, NEW, sales=[{"shelves": "1"}, {"glass": "low_iron", "shelves": "4"}, sale]
        ).forbidden.examples
        assert example.recorded
        assert sale.items() <= example.configuration.items()

    def test_a_definition_that_changed_is_named(self):
        text = "characteristic a: integer 1..3\ncomputed twice: integer 0..9 = {}\nrule r: require a < 4\n"
        found = compare(problem_of(text.format("a + a")), problem_of(text.format("a * a")))
        assert (found.forbidden.count, found.allowed.count) == (2, 2)
        assert {each.computed for each in found.forbidden.examples} == {("twice",)}
        assert {each.rules for each in found.forbidden.examples} == {()}

    def test_a_result_outside_its_domain_forbids(self):
        text = "characteristic a: integer 1..3\n"
        found = compare(problem_of(text), problem_of(text + "computed twice: integer 0..4 = a + a\n"))
        assert [each.configuration for each in found.forbidden.examples] == [{"a": "3"}]
        assert (found.forbidden.count, found.allowed.count) == (1, 0)

    def test_new_characteristics_that_no_rule_speaks_of_change_nothing(self):
        text = "characteristic a: integer 1..3\n"
        found = compare(problem_of(text), problem_of(text + "characteristic b: integer 1..50\n"))
        assert found.equal is True
        assert (found.allowed.count, found.allowed.total) == (0, 3)

    def test_a_void_release_forbids_everything(self):
        text = "characteristic a: integer 1..3\n"
        void = problem_of(text + "rule x: require a > 2\nrule y: require a < 2\n")
        found = compare(problem_of(text), void)
        assert found.forbidden.count == found.forbidden.total == 3
        assert found.allowed.exists is False
        assert compare(void, void).equal is True

    def test_releases_without_anything_in_common_are_not_compared(self):
        other = problem_of("characteristic a: one of x, y\n")
        with pytest.raises(ValueError, match="in common"):
            compare(OLD, other)
        with pytest.raises(ValueError, match="in common"):
            compare(problem_of("characteristic a: one of p, q\n"), other)

    def test_bad_questions_are_refused(self):
        with pytest.raises(ValueError, match="at least one example"):
            compare(OLD, NEW, limit=0)
        with pytest.raises(UnknownName):
            compare(OLD, NEW, sales=[{"shelfs": "1"}])

    def test_a_million_examples_are_all_there_are(self):
        assert len(compare(OLD, NEW, limit=1_000_000).forbidden.examples) == 1

    def test_without_an_engine_that_counts_the_rest_is_answered(self):
        found = compare(OLD, NEW, counting=None)
        assert (found.equal, found.forbidden.count, found.forbidden.decided) == (False, None, True)


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_rule_dropped_from_a_demo_product_is_named(name):
    new = demo_problem(name)
    for rule in list(dict.fromkeys(each.rule for each in new.constraints))[:4]:
        old = replace(new, constraints=tuple(each for each in new.constraints if each.rule != rule))
        found = compare(old, new, counting=None)
        assert found.allowed.exists is False
        assert {each.rules for each in found.forbidden.examples} == {(rule,)}


@LAWS
@given(releases())
def test_differences_are_those_of_the_listed_configurations(texts):
    old, new = map(problem_of, texts)
    note("\n---\n".join(texts))
    before, after = allowed(old, new), allowed(new, old)
    found = compare(old, new, limit=1_000, counting=by_listing)
    assert found.equal is (before == after)
    compiled = compare(old, new, limit=1_000)
    for one, other in ((found.forbidden, compiled.forbidden), (found.allowed, compiled.allowed)):
        assert (one.count, one.total) == (other.count, other.total)
    for difference, own, others in ((found.forbidden, before, after), (found.allowed, after, before)):
        assert difference.decided
        assert difference.exists is bool(own - others)
        assert difference.count == len(own - others)
        assert difference.total == len(own)
        assert {as_row(each.configuration) for each in difference.examples} <= own - others
        reasons = [{(name, each.configuration[name]) for name in each.names} for each in difference.examples]
        assert all(any(reason <= set(row) for reason in reasons) for row in own - others)


@LAWS
@given(releases())
def test_nothing_changes_between_a_release_and_itself_and_back_is_the_mirror_image(texts):
    old, new = map(problem_of, texts)
    same = compare(old, old, counting=by_listing)
    assert same.equal is True
    assert (same.forbidden.count, same.allowed.count) == (0, 0)
    there, back = compare(old, new, counting=by_listing), compare(new, old, counting=by_listing)
    assert (there.removed, there.added) == (back.added, back.removed)
    for one, other in ((there.forbidden, back.allowed), (there.allowed, back.forbidden)):
        assert (one.exists, one.count, one.total) == (other.exists, other.count, other.total)


def test_a_large_product_is_counted_in_the_order_that_its_author_advises():
    old = demo_problem("workstation")
    assert old.advice
    without = replace(old, constraints=tuple(each for each in old.constraints if each.rule != "power_headroom"))
    found = compare(old, without, limit=1)
    totals = [DiagramEngine(each).count({}).value for each in (old, without)]
    assert [found.forbidden.total, found.allowed.total] == totals
    before, after = (each or 0 for each in totals)
    assert (found.forbidden.count, found.allowed.count) == (0, after - before)
    assert after > before > 0


@LAWS
@given(releases())
def test_the_rules_named_and_those_of_both_are_enough_to_forbid_an_example(texts):
    old, new = map(problem_of, texts)
    note("\n---\n".join(texts))
    bodies = {line.partition(": ")[2] for line in texts[0].splitlines()}
    of_both = {line[5:].partition(": ")[0] for line in texts[1].splitlines() if line.partition(": ")[2] in bodies}
    for example in compare(old, new, limit=20, counting=None).forbidden.examples:
        kept = tuple(each for each in new.constraints if each.rule in of_both or each.rule in example.rules)
        assert engine(new, "sat").propagate(example.configuration).consistent is False
        assert engine(replace(new, constraints=kept), "sat").propagate(example.configuration).consistent is False
        assert set(example.rules) <= {each.rule for each in new.constraints}
        assert set(example.computed) <= {each.name for each in new.variables if each.computed}


@LAWS
@given(releases(), st.integers(0, 12))
def test_a_budget_leaves_answers_undecided_and_never_wrong(texts, steps):
    old, new = map(problem_of, texts)
    exact = compare(old, new, counting=by_listing)
    found = compare(old, new, budget=Budget(steps), counting=by_listing)
    for within, whole in ((found.forbidden, exact.forbidden), (found.allowed, exact.allowed)):
        assert within.exists in (None, whole.exists)
        assert within.count in (None, whole.count)
    assert compare(old, new, budget=Budget(0), counting=by_listing).equal is None
