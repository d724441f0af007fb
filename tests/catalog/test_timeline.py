"""Which release is current when: against an oracle that looks at every day by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.release import ReleaseHead, Withdrawal
from catalog.timeline import Span, standing, timeline
from kernel.period import Period

FIRST = date(2026, 1, 1)
DAYS = 30
EU = "eu"
days = st.integers(0, DAYS).map(lambda number: FIRST + timedelta(days=number))


def day_of(moment: datetime) -> date:
    return moment.date()


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def head(number: int, published: date, period: Period, *, withdrawn: bool = False) -> ReleaseHead:
    taken = (Withdrawal(EU, period, at(published), "Ada", "wrong"),) if withdrawn else ()
    facts = (f"rel_{number}", "case", number, f"digest {number}", {EU: period}, at(published), "Ada")
    return ReleaseHead(*facts, withdrawals=taken)


@st.composite
def histories(draw: st.DrawFn) -> list[ReleaseHead]:
    made: list[ReleaseHead] = []
    for number, published in enumerate(sorted(draw(st.lists(days, min_size=1, max_size=6))), 1):
        start, end = draw(st.none() | days), draw(st.none() | days)
        if start and end and start >= end:
            end = None
        is_later = start is not None and start > published
        made.append(head(number, published, Period(start, end), withdrawn=is_later and draw(st.booleans())))
    return made


def current_on(day: date, heads: list[ReleaseHead]) -> ReleaseHead | None:
    """The oracle: of those published by then, valid and not taken back, the newest."""
    found = [
        one
        for one in heads
        if not one.withdrawals and day_of(one.published_at) <= day and one.periods[EU].contains(day)
    ]
    return max(found, key=lambda one: one.number, default=None)


@given(histories())
def test_each_day_has_the_release_that_was_the_newest_valid_then(heads: list[ReleaseHead]):
    spans = timeline(heads, EU, day_of)
    for number in range(DAYS + 3):
        day = FIRST + timedelta(days=number)
        found = [span.release for span in spans if span.period.contains(day)]
        assert (found or [None]) == [current_on(day, heads)]


@given(histories())
def test_spans_follow_one_another_and_neighbours_differ(heads: list[ReleaseHead]):
    spans = timeline(heads, EU, day_of)
    for before, after in pairwise(spans):
        assert before.period.end == after.period.start
        assert before.release != after.release
    assert not spans or spans[-1].period.end is None


@given(histories(), days)
def test_where_a_release_stands_follows_from_its_days(heads: list[ReleaseHead], today: date):
    spans = timeline(heads, EU, day_of)
    current = [one for one in heads if standing(one, EU, spans, today) == "current"]
    assert current == [one for one in [current_on(today, heads)] if one is not None]
    for one in heads:
        later = [FIRST + timedelta(days=number) for number in range(DAYS + 3)]
        begins = any(day > today and current_on(day, heads) == one for day in later)
        assert standing(one, EU, spans, today) != "scheduled" or begins
        assert (standing(one, EU, spans, today) == "withdrawn") == bool(one.withdrawals)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 2, 1), ["past", "current", "replaced", "scheduled", "withdrawn"]),
        (date(2026, 4, 1), ["past", "past", "replaced", "current", "withdrawn"]),
    ],
)
def test_the_words_for_where_a_release_stands(today: date, expected: list[str]):
    heads = [
        head(1, date(2026, 1, 1), Period()),
        head(2, date(2026, 1, 10), Period()),
        head(3, date(2026, 1, 11), Period(date(2026, 3, 1), None)),
        head(4, date(2026, 1, 12), Period(date(2026, 3, 1), None)),
        head(5, date(2026, 1, 13), Period(date(2026, 5, 1), None), withdrawn=True),
    ]
    spans = timeline(heads, EU, day_of)
    assert [standing(one, EU, spans, today) for one in heads] == expected
    assert spans[0] == Span(Period(date(2026, 1, 1), date(2026, 1, 10)), heads[0])
