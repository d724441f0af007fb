"""Rule tests: read with every mistake at its place, written so that they read back, and run by the gate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rules
from catalog.gate import failed_rule_tests
from catalog.load import load_product
from catalog.rule_tests import RULE_TESTS_FILE, RuleTest, read_rule_tests, with_rule_test
from kernel.errors import FieldProblem, Malformed
from tests.build.catalogue import TODAY, tiny_product_files
from tests.build.engines import compiled_once


def with_tests(text: str) -> dict[str, str]:
    return {**tiny_product_files(), RULE_TESTS_FILE: text}


def test_a_broken_expectation_keeps_the_release_back():
    text = with_rule_test(None, RuleTest("eu", {"material": "steel", "doors": "true"}, True, "glass", "Ada", ""))
    text = with_rule_test(text, RuleTest("eu", {"material": "steel", "doors": "true"}, False, "", "", ""))
    text = with_rule_test(text, RuleTest("us", {"material": "birch"}, True, "", "", ""))
    product = load_product(with_tests(text))
    assert [test.by for test in product.rule_tests] == ["Ada", "", ""]
    (found,) = failed_rule_tests(product, compiled_once(product, "eu", TODAY))
    assert (found.severity, found.code, found.place) == ("error", "rule-test-failed", f"{RULE_TESTS_FILE}:1:1")
    assert "material = steel, doors = true must be possible, but are not" in found.message.in_("en")
    (found,) = failed_rule_tests(product, compiled_once(product, "us", TODAY))
    assert found.place == f"{RULE_TESTS_FILE}:13:1"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[test]", 1, "not TOML"),
        ('[[tests]]\nmarket = "eu"', 1, "no meaning here"),
        ('[[test]]\nmarket = "mars"\npossible = true\nchoices = {}', 2, "not sold in the market"),
        ('[[test]]\nmarket = "eu"\nchoices = {}', 1, "'possible' is missing"),
        ('[[test]]\nmarket = "eu"\npossible = "yes"\nchoices = {}', 3, "true or false"),
        ('[[test]]\nmarket = "eu"\npossible = true', 1, "'choices' is missing"),
        ('[[test]]\nmarket = "eu"\npossible = true\nchoices = {materal = "oak"}', 4, "Did you mean 'material'?"),
        ('[[test]]\nmarket = "eu"\npossible = true\nchoices = {material = "oka"}', 4, "Did you mean 'oak'?"),
        ('[[test]]\nmarket = "eu"\npossible = true\nchoices = {shelves = 3}', 4, "a text between quotes"),
    ],
)
def test_mistakes_are_told_at_their_place(text, line, message):
    with pytest.raises(Malformed) as caught:
        load_product(with_tests(text))
    places = {problem.path.rsplit(":", 1)[0]: problem.message for problem in caught.value.problems}
    assert message in places[f"{RULE_TESTS_FILE}:{line}"]


@given(
    note=st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=40).map(str.strip),
    values=st.dictionaries(st.sampled_from(["material", "handle"]), st.just("none"), max_size=2),
    possible=st.booleans(),
)
def test_what_is_written_reads_back(note, values, possible):
    test = RuleTest("eu", values, possible, note, note, "")
    problems: list[FieldProblem] = []
    files = {RULE_TESTS_FILE: with_rule_test(with_rule_test("# kept\n", test), test)}
    found = read_rule_tests(files, None, (), problems)
    assert problems == []
    assert [(one.choices, one.possible, one.note, one.by) for one in found] == [(values, possible, note, note)] * 2


def test_a_rule_book_that_cannot_be_read_is_told_once():
    files = with_tests('[[test]]\nmarket = "eu"\npossible = true\nchoices = {material = "oak"}')
    files["rules/bookcase.rules"] = "rule"
    with pytest.raises(Malformed) as caught:
        load_product(files)
    assert all(RULE_TESTS_FILE not in problem.path for problem in caught.value.problems)
    assert isinstance(rules.parse({"a.rules": "characteristic a: boolean"}, {}), rules.RuleBook)
