"""TOML files: every key knows its place, and every wrong one is reported there."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.toml_places import places
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem
from kernel.text import Text

NESTED = '''\
title = "a"   # a remark with = and [
[server.inner]
"quoted key" = 'b'
dotted.key = 1
text = """
[[not a table]]
key = "no"
"""
list = [
  1, # one
  { x = 1, y = [2, 3] },
]
[[group]]
name = "one"
[[group]]
name = "two"
[group.deep]
at = 2026-01-01 07:00:00
'''


def read(text: str) -> tuple[Table, list[FieldProblem]]:
    problems: list[FieldProblem] = []
    table = read_toml("x.toml", text, problems)
    assert table is not None, problems
    return table, problems


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (1, 1)),
        (("server", "inner"), (2, 1)),
        (("server", "inner", "quoted key"), (3, 1)),
        (("server", "inner", "dotted", "key"), (4, 1)),
        (("server", "inner", "list", 1, "x"), (11, 5)),
        (("server", "inner", "list", 1, "y", 1), (11, 20)),
        (("group", 0, "name"), (14, 1)),
        (("group", 1), (15, 1)),
        (("group", 1, "deep", "at"), (18, 1)),
    ],
)
def test_keys_tables_and_elements_know_their_place(path, place):
    assert places(NESTED)[path] == place


def test_text_inside_a_string_makes_no_places():
    assert ("server", "inner", "key") not in places(NESTED)


def test_a_syntax_error_is_reported_at_its_line_and_column():
    problems: list[FieldProblem] = []
    assert read_toml("x.toml", "a = 1\nb = = 2\n", problems) is None
    assert problems[0].path == "x.toml:2:5"


def test_a_file_that_ends_too_early_is_reported_at_its_end():
    problems: list[FieldProblem] = []
    assert read_toml("x.toml", "a = [1,\n", problems) is None
    assert problems[0].path.startswith("x.toml:2:")


def test_nesting_without_end_is_a_syntax_error_and_not_a_crash():
    problems: list[FieldProblem] = []
    assert read_toml("x.toml", "a = " + "[" * 100_000, problems) is None
    assert len(problems) == 1


def test_a_localized_text_needs_english_and_knows_its_languages():
    table, problems = read('a = { en = "glass", ru = "стекло" }\nb = { ru = "стекло" }\nc = { en = "x", xx = "y" }')
    assert table.localized("a") == Text.of(en="glass", ru="стекло")
    table.localized("b")
    table.localized("c")
    table.localized("d")
    assert [problem.path for problem in problems] == ["x.toml:2:1", "x.toml:3:17", "x.toml:1:1"]


def test_a_plain_string_stands_for_every_language():
    table, problems = read('a = "RTX 5090"')
    assert table.localized("a") == Text.of(en="RTX 5090", ru="RTX 5090")
    assert not problems


@pytest.mark.parametrize("written", ['"2026-02-30"', "2026-01-01T00:00:00", "20260101", '"soon"'])
def test_a_day_that_is_none_is_reported(written):
    table, problems = read(f"day = {written}")
    assert table.day("day") is None
    assert problems[0].path == "x.toml:1:1"


def test_days_and_numbers_are_read_exactly_in_both_writings():
    table, problems = read('a = 2026-01-31\nb = "2026-01-31"\nc = 8.25\nd = "8.25"\ne = 8')
    assert table.day("a") == table.day("b") == date(2026, 1, 31)
    assert table.number("c") == table.number("d") == Decimal("8.25")
    assert table.number("e") == 8
    assert not problems


@pytest.mark.parametrize("written", ["nan", "inf", '"x"', "true", "[1]"])
def test_a_number_that_is_none_is_reported(written):
    table, problems = read(f"n = {written}")
    assert table.number("n") is None
    assert len(problems) == 1


def test_values_of_the_wrong_kind_are_reported_and_replaced():
    table, problems = read("text = 1\ntexts = [1]\nflag = 1\ntable = 1\ntables = 1\nname = 1\nlocal = { en = 1 }")
    assert table.text("text") == ""
    assert table.texts("texts") == ()
    assert table.flag("flag") is False
    assert table.table("table") is None
    assert table.tables("tables") == ()
    assert table.localized("name") == Text()
    table.localized("local")
    assert [problem.path.split(":")[1] for problem in problems] == ["1", "2", "3", "4", "5", "6", "7", "7"]


def test_control_characters_and_endless_texts_are_refused():
    table, problems = read('a = "a\\u0007b"\nb = "' + "x" * 10_001 + '"')
    assert table.text("a") == table.text("b") == ""
    assert len(problems) == 2


def test_an_unknown_key_comes_with_a_suggestion():
    table, problems = read("naem = 1")
    table.only("name", "help")
    assert problems == [FieldProblem("x.toml:1:1", "The key 'naem' has no meaning here. Did you mean 'name'?")]
