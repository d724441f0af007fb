"""Lint finds what is suspicious, says why, and is right about it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, note, settings

from rules import Budget, engine, lint, parse
from rules.components import KIND
from rules.doubts import without
from tests.rules.books import books
from tests.rules.demo import PRODUCTS, demo_book, demo_problem
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

SHOP = """
characteristic size: one of small, medium, large
characteristic doors: boolean
characteristic glass: one of clear, low_iron, anti-fog
characteristic shelves: integer 1..6
"""


def found(text: str, name: str | None = None) -> list[tuple[str, str, str]]:
    """Lint a book; return code, message and hint of each finding."""
    book = parse({"shop.rules": SHOP + text}, {})
    return [(each.code, each.message, each.hint) for each in lint(engine(lowered(book), name), book)]


def test_a_good_book_has_no_findings():
    assert found("rule a: when doors require glass = anti-fog\nrule b: doors excludes size = small\n") == []


@pytest.mark.parametrize("name", ["sat", "cpsat", "exhaustive"])
def test_a_rule_that_others_imply_is_redundant(name):
    text = (
        "rule a: when doors require glass = anti-fog\n"
        "rule b: when glass = anti-fog require size = large\n"
        "rule c: when doors require size != small\n"
    )
    assert found(text, name) == [
        ("redundant", "the rule 'c' is redundant: the other rules imply it", "because of a, b")
    ]


def test_of_two_rules_that_say_the_same_the_later_one_is_redundant():
    text = "rule a: when doors require glass = anti-fog\nrule b: glass in {clear, low_iron} excludes doors\n"
    assert [(code, hint) for code, _, hint in found(text)] == [("redundant", "because of a")]


def test_tables_can_be_redundant_too():
    text = (
        "rule a: allow (size, doors): (small, false) (medium, *) (large, *)\n"
        "rule b: forbid (size, doors): (small, true)\n"
        "rule c: allow (size, glass): (small, clear) ({medium large}, *)\n"
    )
    assert [(code, hint) for code, _, hint in found(text)] == [("redundant", "because of a")]


def test_a_rule_whose_condition_is_never_true_never_applies():
    text = "rule a: require shelves <= 4\nrule b: when shelves > 4 require size = large\n"
    expected = ("never-applicable", "the rule 'b' never applies: its condition is never true", "because of a")
    assert expected in found(text)
    assert [code for code, _, _ in found(text)].count("redundant") == 0


def test_a_rule_that_forbids_its_own_condition_does_apply():
    text = "rule a: when shelves > 4 require shelves < 3\n"
    assert "never-applicable" not in [code for code, _, _ in found(text)]


def test_an_exclusion_of_something_impossible_never_applies():
    text = "rule a: require glass != clear\nrule b: doors excludes glass = clear\n"
    assert ("never-applicable", "because of a") in [(code, hint) for code, _, hint in found(text)]


def test_a_default_under_an_impossible_condition_never_applies():
    text = "rule a: when doors require size = large\nrule b: default glass = clear when doors and size = small\n"
    message = "the default 'b' never applies: its condition is never true"
    assert found(text) == [("idle-default", message, "because of a")]


def test_a_default_of_an_impossible_value_never_applies():
    text = (
        "rule a: when doors and size = large require glass = anti-fog\n"
        "rule b: default glass = clear when doors and size = large\n"
    )
    message = "the default 'b' never applies: glass = clear is impossible then"
    assert found(text) == [("idle-default", message, "because of a")]


def test_what_makes_a_component_is_no_fault_of_an_author():
    text = "component drive: 2\n  characteristic kind: one of ssd, hdd\nrule a: require distinct(drive, kind) = 2\n"
    assert found(text) == []
    text += "component fan: 0..3\n  characteristic loud: boolean\nrule b: require fan = 0\n"
    assert [(code, message) for code, message, _ in found(text)] == [
        ("forced", "fan is always 0: no other value is possible"),
        ("dead", "loud = false is in no configuration of any fan"),
        ("dead", "loud = true is in no configuration of any fan"),
    ]


def test_a_budget_that_is_spent_reports_nothing_wrong():
    book = parse({"shop.rules": SHOP + "rule a: require shelves <= 4\nrule b: require shelves <= 5\n"}, {})
    decider = engine(lowered(book))
    everything = set(lint(decider, book))
    for steps in (1, 2, 5, 10, 50):
        codes = {(each.code, each.message) for each in lint(decider, book, Budget(steps))}
        assert codes <= {(each.code, each.message) for each in everything}


@LAWS
@given(books())
def test_redundant_rules_can_be_removed_together_and_the_others_cannot(drawn):
    note(drawn.text)
    problem = lowered(drawn.book)
    findings = lint(engine(problem), drawn.book)
    if any(each.code == "void" for each in findings):
        return
    redundant = [each.message.split("'")[1] for each in findings if each.code == "redundant"]
    unused = [each.message.split("'")[1] for each in findings if each.code == "never-applicable"]
    count = engine(problem, "exhaustive").count({}).value
    assert engine(without(problem, redundant), "exhaustive").count({}).value == count
    for rule in unused:
        assert engine(without(problem, [rule]), "exhaustive").count({}).value == count
    left = without(problem, [*redundant, *unused])
    base = engine(left, "exhaustive").count({}).value
    for rule in {each.rule for each in left.constraints if drawn.book.by_id[each.rule].kind != KIND}:
        assert engine(without(left, [rule]), "exhaustive").count({}).value != base


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_demo_products_hold_nothing_to_correct(product):
    decider = engine(demo_problem(product), "sat")
    findings = lint(decider, demo_book(product))
    assert [each for each in findings if each.severity != "info"] == []
    assert [each.message for each in findings] == KNOWN[product]


KNOWN = {
    "workstation": [],
    "display-case": ["always taken together: goods = fish with temperature_class = s"],
}
"""What is worth knowing about the demo products: class S is for fish, and fish is for class S."""
