"""Every example in docs/rules.md is a correct rule book, and every rule kind has one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from rules import engine, lint, lint_dates, lower, parse
from rules.kinds import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
TABLES = dict(re.findall(r"```csv (\S+)\n(.*?)```", PAGE, re.DOTALL))
EXAMPLES = re.findall(r"```rules ?(?:kind=(\w+))?\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_the_example_runs(kind, text):
    book = parse({"docs/rules.md": text}, TABLES)
    assert not kind or [rule.kind for rule in book.rules] == [kind]
    problem = lower(book, market="eu", on=date(2026, 6, 1))
    decider = engine(problem)
    assert decider.propagate({}).consistent
    assert decider.complete({}).assignment
    assert [finding for finding in lint(decider, book) if finding.severity == "error"] == []


def test_lint_finds_in_its_example_what_the_page_says():
    (text,) = [text for _, text in EXAMPLES if "rule large_doors" in text]
    book = parse({"docs/rules.md": text}, {})
    day = date(2026, 6, 1)
    findings = lint(engine(lower(book, market=None, on=day)), book)
    assert [(each.message[:5], each.code, each.hint) for each in findings] == [
        ("row 2", "shadowed", "because of large_doors")
    ]
    assert [each.code for each in lint_dates(book, None, day)] == ["gap"]


def test_every_kind_has_an_example():
    assert {kind for kind, _ in EXAMPLES if kind} == {kind.name for kind in KINDS}
