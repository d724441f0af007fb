"""Every sentence that lint says has its Russian."""

from __future__ import annotations

import re
from datetime import date

import pytest

from rules import Budget, engine, lint, lint_dates, lower, parse
from rules.findings import Finding
from rules.lint.russian import in_russian

DAY = date(2026, 12, 1)

BOOKS = {
    "void": "characteristic a: boolean\nrule x: require a\nrule y: require not a\n",
    "many": """
characteristic size: one of small, large, huge
characteristic doors: boolean
characteristic glass: one of clear, anti-fog
characteristic light: boolean
characteristic lamp: one of none, led
characteristic legs: integer 0..4
computed weight: integer 0..40 [kg] = legs * 10 kg
rule no_huge: require size != huge
rule large_doors: when doors require size = large
rule huge_light: when size = huge require light
rule again: when doors and light require size = large
rule rare: forbid (size, light): (huge, true) (small, true)
rule lit: light iff lamp = led
rule one: require doors or glass = clear or size = huge
rule dark: require not (light and glass = clear)
default_rule
rule old_light: when size = large require light
    until 2027-01-01
rule new_light: when size = small require not light
    from 2027-01-08
rule first: when doors require legs >= 2
    until 2027-02-01
rule second: when doors require legs >= 3
    from 2027-01-15
rule gone: when doors require legs >= 1
    until 2026-01-01
rule later: require legs <= 3
    from 2027-06-01
rule later_too: when doors require legs >= 4
    from 2027-06-01
""".replace("default_rule", "rule idle: default size = huge\nrule idle_too: default doors = true when size = huge"),
    "documented": """
characteristic size: one of small, large
characteristic doors: boolean
characteristic glass: one of clear, anti-fog
characteristic light: boolean
rule large_doors: when doors require size = large
rule sets: allow (size, glass, doors): (small, *, false) (small, anti-fog, true)
    (large, anti-fog, true) (large, *, false)
rule old_light: when size = large require light
    until 2027-01-01
rule new_light: when size = small require not light
    from 2027-01-08
""",
    "forced": "characteristic a: one of x, y\nrule only: require a = x\n",
    "parts": """
characteristic bay: one of small, large
component drive: 0..2
    characteristic size: one of little, big, giant
    rule no_giants: require size != giant
rule few: when bay = small require drive <= 1
""",
}


def found(text: str) -> list[Finding]:
    book = parse({"a.rules": text}, {})
    decider = engine(lower(book, market=None, on=DAY), "sat")
    return [*lint(decider, book), *lint_dates(book, None, DAY)]


@pytest.mark.parametrize("name", list(BOOKS))
def test_every_sentence_is_put_into_russian(name: str):
    findings = found(BOOKS[name])
    assert findings
    for finding in findings:
        for sentence in filter(None, (finding.message, finding.hint)):
            russian = in_russian(sentence)
            assert russian != sentence, sentence
            assert re.search("[а-я]", russian), russian
            left = re.findall(r"\b(?:the|is|of|no|because|rule|never|row|alternative|and|from|until)\b", russian)
            assert not left, (sentence, russian)


def test_the_books_make_lint_say_all_it_can():
    codes = {finding.code for text in BOOKS.values() for finding in found(text)}
    assert codes >= {
        *("void", "dead", "forced", "never-applicable", "idle-default", "redundant", "shadowed", "together"),
        *("gap", "overlap", "over"),
    }


def test_a_spent_budget_is_told_in_russian_too():
    book = parse({"a.rules": BOOKS["void"]}, {})
    decider = engine(lower(book, market=None, on=DAY), "exhaustive")
    for steps in range(1, 12):
        for finding in lint(decider, book, Budget(steps)):
            assert "противоречат друг другу" in in_russian(finding.message)


def test_names_and_values_stay_as_they_are():
    assert (
        in_russian("the rule 'and' is redundant: the other rules imply it")
        == "правило «and» лишнее: оно следует из других"
    )
    assert in_russian("somebody's own words") == "somebody's own words"
