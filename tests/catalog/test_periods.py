"""A release is valid in each market over a period of its own.

Histories of publishing and withdrawing, on both databases, against an oracle that fills in a table day by day and
market by market.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from catalog.release import EVERYWHERE, Release, ReleaseHead
from catalog.store import ReleaseStore
from catalog.tables import ReleasePeriodRow, ReleaseRow
from catalog.timeline import alike, standing, timeline
from catalog.withdraw import withdraw
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.errors import Conflict, Malformed, Unknown
from kernel.ids import new_id
from kernel.period import Period
from tests.build.catalogue import TINY, TODAY, publish_tiny, settable_clock

FIRST = date(2026, 1, 1)
DAYS = 14
MARKETS = ("eu", "ru", "us")
CALENDAR = [FIRST + timedelta(days=number) for number in range(DAYS + 2)]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@dataclass(frozen=True)
class Publish:
    """Publish for some markets, or for all and sell it in some of them."""

    on: int
    periods: Mapping[str, Period]
    is_everywhere: bool


@dataclass(frozen=True)
class TakeBack:
    """Take back days of one of the releases so far, in some of its markets or in all."""

    on: int
    which: int
    markets: tuple[str, ...]
    days: Period


numbers = st.integers(0, DAYS)
some_markets = st.lists(st.sampled_from(MARKETS), min_size=1, max_size=3, unique=True)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(st.none() | numbers), draw(st.none() | numbers)
    if start is not None and end is not None and start >= end:
        end = None
    return Period(None if start is None else day(start), None if end is None else day(end))


@st.composite
def publications(draw: st.DrawFn, on: int) -> Publish:
    markets, is_everywhere = draw(some_markets), draw(st.booleans())
    if is_everywhere:
        return Publish(on, dict.fromkeys(markets, draw(periods())), is_everywhere=True)
    return Publish(on, {market: draw(periods()) for market in markets}, is_everywhere=False)


@st.composite
def withdrawals(draw: st.DrawFn, on: int) -> TakeBack:
    return TakeBack(on, draw(st.integers(1, 7)), tuple(draw(st.just([]) | some_markets)), draw(periods()))


Step = Publish | TakeBack


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    made: list[Step] = []
    for on in sorted(draw(st.lists(numbers, min_size=1, max_size=7))):
        takes_back: bool = bool(made) and draw(st.booleans())
        made.append(draw(withdrawals(on)) if takes_back else draw(publications(on)))
    return made


@dataclass
class Oracle:
    """Which releases are valid where on which day, cell by cell."""

    valid: dict[tuple[int, str, date], bool] = field(default_factory=dict)
    sold: dict[tuple[int, str], bool] = field(default_factory=dict)

    def publish(self, number: int, done: Publish) -> None:
        for market in MARKETS:
            self.sold[number, market] = market in done.periods
            anything = next(iter(done.periods.values()))
            period = done.periods.get(market, anything if done.is_everywhere else None)
            for each in CALENDAR:
                self.valid[number, market, each] = (
                    period is not None and each >= day(done.on) and (period.contains(each))
                )

    def take_back(self, number: int, done: TakeBack) -> None:
        for market in done.markets or MARKETS:
            for each in CALENDAR:
                if done.days.contains(each):
                    self.valid[number, market, each] = False

    def current(self, market: str, on: date) -> int | None:
        there = [
            number
            for (number, where, when), is_valid in self.valid.items()
            if is_valid and (where, when) == (market, on)
        ]
        newest = max(there, default=None)
        return newest if newest is not None and self.sold[newest, market] else None


class History:
    """What happened to one product, in a database and in the oracle."""

    def __init__(self, database: Database) -> None:
        self.database, self.oracle = database, Oracle()
        self.product, self.ids = new_id("p"), list[str]()
        self.clock = SettableClock(datetime(2026, 1, 1, 12, tzinfo=UTC))

    def run(self, history: list[Step]) -> None:
        for done in history:
            self.clock = SettableClock(datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=done.on))
            if isinstance(done, Publish):
                self._publish(done)
            elif done.which <= len(self.ids):
                self._take_back(done)

    def _publish(self, done: Publish) -> None:
        rest = {EVERYWHERE: next(iter(done.periods.values()))} if done.is_everywhere else {}
        facts = (f"digest {self.product} {len(self.ids)}", {**done.periods, **rest}, self.clock.now(), "Ada")
        release = Release(new_id("rel"), self.product, len(self.ids) + 1, *facts, files={})
        with self.database.transaction() as session:
            ReleaseStore(session).add(release)
        self.ids.append(release.id)
        self.oracle.publish(release.number, done)

    def _take_back(self, done: TakeBack) -> None:
        try:
            with self.database.transaction() as session:
                withdraw(
                    session,
                    self.ids[done.which - 1],
                    day(done.on),
                    clock=self.clock,
                    by="Ada",
                    reason="x",
                    markets=done.markets,
                    days=done.days,
                )
        except (Conflict, Malformed):
            return
        self.oracle.take_back(done.which, done)

    def heads(self) -> tuple[ReleaseHead, ...]:
        with self.database.transaction(read_only=True) as session:
            return ReleaseStore(session).heads(self.product)


def of_moment(moment: datetime) -> date:
    return moment.date()


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(history=histories())
@example(
    history=[
        Publish(0, {"eu": Period(), "us": Period()}, is_everywhere=True),
        Publish(1, {"eu": Period(day(3), day(9))}, is_everywhere=False),
        TakeBack(2, 2, ("eu",), Period(day(5), day(7))),
        Publish(3, {"us": Period()}, is_everywhere=True),
    ]
)
def test_every_market_has_on_every_day_the_release_that_a_naive_table_has(database: Database, history: list[Step]):
    told = History(database)
    told.run(history)
    heads = told.heads()
    spans = {market: timeline(heads, market, of_moment) for market in MARKETS}
    with database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        for market in MARKETS:
            for on in CALENDAR:
                expected = told.oracle.current(market, on)
                found = [span.release for span in spans[market] if span.period.contains(on)]
                assert [each.number if each else None for each in found or [None]] == [expected]
                if on >= of_moment(told.clock.now()):
                    current = [head for head in store.current_heads(market, on) if head.product == told.product]
                    assert [head.number for head in current] == ([expected] if expected else [])
        for on in (CALENDAR[0], CALENDAR[-1]):
            one_by_one = {market: sold for market in MARKETS if (sold := store.current_heads(market, on))}
            assert store.all_current(on) == one_by_one
    for head in heads:
        for market in head.markets:
            where, today = standing(head, market, spans[market], CALENDAR[-1]), CALENDAR[-1]
            assert (where == "current") == (told.oracle.current(market, today) == head.number)


def test_of_the_example_every_step_is_told(database: Database):
    told = History(database)
    told.run(
        [
            Publish(0, {"eu": Period(), "us": Period()}, is_everywhere=True),
            Publish(1, {"eu": Period(day(3), None)}, is_everywhere=False),
            TakeBack(2, 2, (), Period(day(5), day(7))),
        ]
    )
    spans = {market: timeline(told.heads(), market, of_moment) for market in ("eu", "us")}
    in_eu = [(span.period.start, span.release.number if span.release else None) for span in spans["eu"]]
    assert in_eu == [(day(0), 1), (day(3), 2), (day(5), 1), (day(7), 2)]
    assert [markets for markets, _ in alike({**spans, "at": spans["us"]})] == [("eu",), ("us", "at")]


def test_a_product_is_sold_in_each_market_as_it_was_published_there(database: Database):
    with database.transaction() as session:
        publish_tiny(session)
        second = publish_tiny(session, changes={"README.md": "eu only"}, markets={"eu": Period()})
    assert second.markets == ("eu",)
    with database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        numbers_there = {market: store.current_head(TINY, market, TODAY).number for market in MARKETS}
        assert numbers_there == {"eu": 2, "ru": 1, "us": 1}
        newest = {market: store.newest(TINY, market) for market in ("eu", "us", None)}
        assert {market: head and head.number for market, head in newest.items()} == {"eu": 2, "us": 1, None: 2}
        with pytest.raises(Unknown, match="not sold in the market 'mars'") as caught:
            store.current_head(TINY, "mars", TODAY)
        assert caught.value.code == "unknown-market"


def test_days_are_taken_back_in_one_market_while_the_release_runs(database: Database):
    later = TODAY + timedelta(days=5)
    with database.transaction() as session:
        publish_tiny(session)
        release = publish_tiny(session, changes={"README.md": "second"})

        def take_back(market: str, days: Period | None = None) -> None:
            told = {"by": "Ada", "reason": "recall"}
            withdraw(session, release.id, TODAY, clock=settable_clock(), markets=[market], days=days, **told)

        with pytest.raises(Conflict, match=r"has begun in us.* take back the days from 2026-06-16 on"):
            take_back("us")
        with pytest.raises(Malformed, match="can be taken back from tomorrow"):
            take_back("us", Period(TODAY, None))
        with pytest.raises(Malformed, match="not for the market 'uk'"):
            take_back("uk", Period(later, None))
        take_back("us", Period(later, None))
        with pytest.raises(Conflict, match="was withdrawn by Ada"):
            take_back("us", Period(later, None))
        store = ReleaseStore(session)
        cells = [("eu", TODAY), ("eu", later), ("us", TODAY), ("us", later)]
        assert [store.current_head(TINY, *cell).number for cell in cells] == [2, 2, 2, 1]


def add_rows(database: Database, *rows: ReleasePeriodRow | ReleaseRow) -> None:
    with database.transaction() as session:
        for row in rows:
            session.add(row)
            session.flush()


def release_row() -> ReleaseRow:
    facts = {"id": "rel_x", "product": "case", "number": 1, "digest": "x", "published_by": "X", "files": {}}
    return ReleaseRow(**facts, published_at=datetime.now(UTC))


def test_the_database_refuses_a_release_without_days(database: Database):
    with pytest.raises(IntegrityError, match="valid in some market"):
        add_rows(database, release_row())
    empty = ReleasePeriodRow(release_id="rel_x", market="eu", valid_from=TODAY, valid_until=TODAY)
    with pytest.raises(IntegrityError, match="ck_release_periods_days"):
        add_rows(database, empty, release_row())
    add_rows(database, ReleasePeriodRow(release_id="rel_x", market="eu"), release_row())


def test_the_database_seals_the_periods_of_a_release(database: Database):
    with database.transaction() as session:
        release = publish_tiny(session)
    with pytest.raises(IntegrityError, match="written with it"):
        add_rows(database, ReleasePeriodRow(release_id=release.id, market="mars"))
    for change in (update(ReleasePeriodRow).values(valid_until=TODAY), delete(ReleasePeriodRow)):
        with pytest.raises(IntegrityError, match="immutable"), database.transaction() as session:
            session.execute(change)
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):  # no release ever comes for it
        add_rows(database, ReleasePeriodRow(release_id="rel_none", market="eu"))
