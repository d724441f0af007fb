"""Dates: what they will do to the product, and those that look like slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import Budget, Finding, RuleBook, engine, lint_dates, lower, parse
from tests.rules.books import DECLARATIONS, TABLES, bodies
from tests.rules.demo import PRODUCTS, demo_book

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
DAY = date(2026, 6, 1)

SHOP = """
characteristic size: one of small, medium, large
characteristic doors: boolean
characteristic shelves: integer 1..6
"""


def found(text: str, on: date = DAY, market: str | None = None) -> list[tuple[str, str, str]]:
    book = parse({"shop.rules": SHOP + text}, {})
    return [(each.severity, each.code, each.message) for each in lint_dates(book, market, on)]


def test_a_book_without_dates_has_no_findings():
    assert found("rule a: require shelves > 2\n") == []


def test_a_product_that_becomes_void_is_an_error():
    text = "rule a: require shelves > 4\nrule b: require shelves < 3\n    from 2026-09-01\n"
    message = "from 2026-09-01: no configuration satisfies all rules: a, b contradict"
    assert found(text) == [("error", "void", message)]
    assert [code for _, code, _ in found(text, date(2026, 9, 1))] == []


def test_a_value_lost_by_the_way_is_told_ahead():
    text = "rule a: when size = large require doors\nrule b: require not doors\n    from 2026-09-01\n"
    assert found(text) == [("info", "dead", "from 2026-09-01: size = large is in no configuration")]


def test_the_last_value_left_is_told_ahead():
    text = "rule a: when size != small require doors\nrule b: require not doors\n    from 2026-09-01\n"
    assert found(text) == [("info", "forced", "from 2026-09-01: size is always small: no other value is possible")]


def test_a_dated_rule_may_take_away_what_it_speaks_of():
    assert found("rule b: require size != large and shelves < 5\n    from 2026-09-01\n") == []


def test_what_is_so_already_is_no_news():
    text = "rule a: when size = large require doors\nrule b: require not doors\n"
    text += "rule c: require shelves < 6\n    from 2026-09-01\n"
    assert found(text) == []


def test_another_market_does_not_matter():
    text = "rule a: when size = large require doors\nrule b: require not doors\n    markets us\n    from 2026-09-01\n"
    assert found(text) == []
    assert [code for _, code, _ in found(text, market="us")] == ["dead"]


SUCCESSION = """
rule old: require shelves <= 5
    from 2026-01-01 until {end}
rule new: require shelves <= 4
    from {start} {more}
"""


@pytest.mark.parametrize(
    ("end", "start", "codes"),
    [
        ("2026-07-01", "2026-07-01", []),
        ("2026-07-01", "2026-07-05", ["gap"]),
        ("2026-07-05", "2026-07-01", ["overlap"]),
        ("2026-07-01", "2026-10-01", []),
        ("2026-10-01", "2026-07-01", []),
    ],
)
def test_a_successor_starts_when_its_predecessor_ends(end, start, codes):
    assert [code for _, code, _ in found(SUCCESSION.format(end=end, start=start, more=""))] == codes


def test_a_gap_names_both_rules_and_the_days():
    text = SUCCESSION.format(end="2026-07-01", start="2026-07-05", more="until 2027-01-01")
    assert found(text) == [
        ("warning", "gap", "neither 'old' nor 'new' is in force from 2026-07-01 until 2026-07-05"),
    ]


def test_a_gap_that_another_rule_covers_is_none():
    text = SUCCESSION.format(end="2026-07-01", start="2026-07-05", more="") + "rule always: require shelves <= 6\n"
    assert [code for _, code, _ in found(text)] == []


def test_rules_about_other_characteristics_or_of_another_kind_are_no_successors():
    text = "rule a: require shelves <= 5\n    until 2026-07-01\nrule b: require size != large\n    from 2026-07-05\n"
    text += "rule c: when shelves = 1 require shelves < 4\n    from 2026-07-05\n"
    assert [code for _, code, _ in found(text)] == []


def test_a_rule_that_is_over_can_be_removed():
    text = "rule a: require shelves <= 5\n    until 2026-06-01\nrule b: require shelves <= 4\n    until 2026-06-02\n"
    assert found(text) == [("info", "over", "the rule 'a' has been over since 2026-06-01")]


def test_a_rule_of_a_component_is_told_once():
    text = (
        "component drive: 1..3\n  characteristic kind: one of ssd, hdd\n"
        "  rule r: require kind = ssd\n    until 2026-01-01\n"
    )
    assert [code for _, code, _ in found(text)] == ["over"]


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("market", [None, "eu", "us", "ru"])
def test_the_dates_of_the_demo_products_hold_nothing_to_correct(product, market):
    findings = lint_dates(demo_book(product), market, date(2026, 11, 23))
    assert {each.severity for each in findings} <= {"info"}


def test_a_void_product_names_no_rules_within_a_spent_budget():
    text = "rule a: require doors\nrule c: require size = small\nrule b: require not doors\n    from 2026-09-01\n"
    book = parse({"shop.rules": SHOP + text}, {})
    messages = {each.message for steps in (1, 1_000) for each in lint_dates(book, None, DAY, Budget(steps))}
    told = "from 2026-09-01: no configuration satisfies all rules: {} contradict"
    assert messages == {told.format("some of them"), told.format("a, b")}


DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def dated(draw: st.DrawFn) -> str:
    """A book whose rules may start on some day."""
    lines = [*DECLARATIONS, "computed total: integer 0..9 = shelves", "computed dim: boolean = not light"]
    lines.append("computed class: one of small, big = if shelves > 1 then big else small")
    for number, body in enumerate(draw(st.lists(bodies(), max_size=4))):
        lines.append(f"rule r{number}: {body}")
        if draw(st.booleans()):
            lines.append(f"    from {draw(DATES)}")
    return "\n".join(lines) + "\n"


@LAWS
@given(dated())
def test_what_is_lost_later_is_possible_the_day_before_and_not_from_the_day_on(text):
    note(text)
    book = parse({"book.rules": text}, TABLES)
    findings = lint_dates(book, None, date(2026, 1, 1))
    for each in findings:
        if each.code not in ("void", "dead"):
            continue
        day = date.fromisoformat(each.message[5:15])
        before = engine(lower(book, market=None, on=day - timedelta(1)), "exhaustive").propagate({})
        after = engine(lower(book, market=None, on=day), "exhaustive").propagate({})
        assert before.consistent
        if each.code == "void":
            assert not after.consistent
        else:
            name, _, value = each.message.split(": ")[1].split(" is ")[0].partition(" = ")
            assert value in before.domains[name]
            assert value not in after.domains[name]
    void_days = {date.fromisoformat(each.message[5:15]) for each in findings if each.code == "void"}
    assert void_days == {day for day in starts(book) if turns_void(book, day)}


def starts(book: RuleBook) -> set[date]:
    return {rule.period.start for rule in book.rules if rule.period.start and rule.period.start > date(2026, 1, 1)}


def turns_void(book: RuleBook, day: date) -> bool:
    before, after = (
        engine(lower(book, market=None, on=each), "exhaustive").propagate({}).consistent
        for each in (day - timedelta(1), day)
    )
    return bool(before and not after)


@LAWS
@given(dated())
def test_what_is_lost_later_and_not_told_is_said_by_a_dated_rule(text):
    note(text)
    book = parse({"book.rules": text}, TABLES)
    told = {each.message.split(" is ")[0] for each in lint_dates(book, None, date(2026, 1, 1))}
    for day in starts(book):
        before, after = (lower(book, market=None, on=each) for each in (day - timedelta(1), day))
        new = [each for each in after.constraints if each not in before.constraints]
        alone = engine(replace(after, constraints=tuple(new)), "exhaustive").propagate({})
        was, left = (engine(each, "exhaustive").propagate({}) for each in (before, after))
        if not left.consistent:
            continue
        for name in (each.name for each in after.variables if not each.computed):
            lost = set(was.domains[name]) - set(left.domains[name])
            untold = {value for value in lost if f"from {day}: {name} = {value}" not in told}
            if f"from {day}: {name}" not in told:
                assert not untold & set(alone.domains[name])


@LAWS
@given(dated(), st.integers(0, 40))
def test_a_budget_never_makes_a_finding(text, steps):
    book = parse({"book.rules": text}, TABLES)
    everything = {what(each) for each in lint_dates(book, None, date(2026, 1, 1))}
    assert {what(each) for each in lint_dates(book, None, date(2026, 1, 1), Budget(steps))} <= everything


def what(finding: Finding) -> str:
    """What a finding says, without the rules that contradict: a budget may not tell them."""
    return finding.message.partition(" all rules")[0]
