"""Every example in docs/rules.md is a correct rule book, and every rule kind has one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from rules import engine, lint, lower, parse
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


def test_every_kind_has_an_example():
    assert {kind for kind, _ in EXAMPLES if kind} == {kind.name for kind in KINDS}
