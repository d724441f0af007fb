"""Periods, clocks, lifecycles, ids, texts, digests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kernel.clock import SettableClock, SystemClock
from kernel.digest import digest, digest_bytes, digest_of_texts
from kernel.errors import Conflict
from kernel.ids import is_id, new_id
from kernel.lifecycle import Lifecycle
from kernel.period import Period, valid_on
from kernel.text import Text

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
ENDS = st.one_of(st.none(), DAYS)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(ENDS), draw(ENDS)
    if start is not None and end is not None:
        assume(start != end)
        start, end = min(start, end), max(start, end)
    return Period(start, end)


@dataclass(frozen=True)
class Thing:
    period: Period


@given(one=periods(), other=periods(), day=DAYS)
def test_a_day_in_both_periods_means_that_they_overlap(one: Period, other: Period, day: date) -> None:
    if one.contains(day) and other.contains(day):
        assert one.overlaps(other)
    assert one.overlaps(other) == other.overlaps(one)


def test_periods_that_touch_do_not_overlap() -> None:
    new_year = date(2027, 1, 1)
    assert not Period(None, new_year).overlaps(Period(new_year, None))
    assert Period(new_year, None).contains(new_year)
    assert not Period(None, new_year).contains(new_year)


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_what_is_valid_on_a_day_is_found_and_a_neighbour_never_stands_in() -> None:
    old, new = Thing(Period(None, date(2026, 1, 1))), Thing(Period(date(2026, 2, 1), None))
    assert valid_on([old, new], date(2025, 12, 31)) is old
    assert valid_on([old, new], date(2026, 1, 15)) is None
    with pytest.raises(ValueError, match="2 things"):
        valid_on([old, Thing(Period())], date(2025, 1, 1))


@given(mine=periods(), taken=periods(), day=DAYS)
def test_periods_meet_and_leave_day_by_day(mine: Period, taken: Period, day: date) -> None:
    both, left = mine.within(taken), mine.without(taken)
    assert (both is None) == (not mine.overlaps(taken))
    for each in (day, *(end for one in (mine, taken) for end in (one.start, one.end) if end is not None)):
        assert (both is not None and both.contains(each)) == (mine.contains(each) and taken.contains(each))
        assert [one.contains(each) for one in left].count(True) == (mine.contains(each) and not taken.contains(each))


def test_clocks_tell_aware_time() -> None:
    assert SystemClock().now().tzinfo is UTC
    clock = SettableClock(datetime(2026, 1, 1, tzinfo=UTC))
    clock.advance(timedelta(days=1))
    assert clock.now() == datetime(2026, 1, 2, tzinfo=UTC)


DOOR = Lifecycle("door", {"open": (frozenset({"shut"}), "open"), "shut": (frozenset({"open"}), "shut")})


def test_a_lifecycle_leads_where_its_table_says_and_tells_what_is_possible() -> None:
    assert DOOR.after("shut", "open") == "open"
    assert DOOR.actions("open") == ("shut",)
    with pytest.raises(Conflict, match=r"Cannot open a door that is open\. Possible now: shut") as caught:
        DOOR.after("open", "open")
    assert caught.value.code == "door-open"


def test_ids_sort_by_time_and_carry_their_kind() -> None:
    ids = [new_id("quo") for _ in range(1000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 1000
    assert is_id(ids[0], "quo")
    assert not is_id(ids[0], "ord")
    assert not is_id("quo_" + "G" * 32, "quo")


def test_a_text_falls_back_to_english_never_to_nothing() -> None:
    assert Text.of(en="Glass", ru="Стекло").in_("ru") == "Стекло"
    assert Text.of(en="Glass").in_("ru") == "Glass"
    assert Text.of(ru="Стекло").in_("en") == "Стекло"
    assert Text().in_("en") == ""


def test_a_digest_does_not_depend_on_the_order_of_members() -> None:
    assert digest({"a": "1", "b": ["2"]}) == digest({"b": ["2"], "a": "1"})
    assert digest({"a": "1"}) != digest({"a": "2"})
    assert digest("x") == digest_bytes(b'"x"')


TEXTS = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner),
)


@given(TEXTS)
def test_the_fast_digest_of_texts_is_the_canonical_one(data: object) -> None:
    assert digest_of_texts(data) == digest(data)
