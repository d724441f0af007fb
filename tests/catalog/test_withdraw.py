"""A release is taken back before its first day, and not from then on: on both databases, whoever asks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from catalog.release import Release, Withdrawal
from catalog.store import ReleaseStore
from catalog.tables import WithdrawalRow
from catalog.withdraw import withdraw
from kernel.clock import SystemClock
from kernel.db import Database
from kernel.errors import Conflict
from kernel.period import Period
from tests.build.catalogue import PRODUCT, TINY, TODAY, publish_tiny, settable_clock

RENAMED = {"product.toml": PRODUCT.replace("Bookcase", "Bookshelf")}
ALL = ("*", "eu", "ru", "us")
FIRST_DAY = TODAY + timedelta(days=10)


@pytest.fixture
def scheduled(database: Database) -> Release:
    with database.transaction() as session:
        publish_tiny(session)
        return publish_tiny(session, changes=RENAMED, period=Period(FIRST_DAY, None))


def take_back(database: Database, release: Release, day: date = TODAY, by: str = "Ada") -> Release:
    with database.transaction() as session:
        return withdraw(session, release.id, day, clock=settable_clock(), by=by, reason="too early")


def test_the_one_before_it_stays_and_its_number_is_not_used_again(database: Database, scheduled: Release):
    taken = take_back(database, scheduled)
    assert taken.is_withdrawn
    days, now = Period(FIRST_DAY, None), settable_clock().now()
    assert taken.withdrawals == tuple(Withdrawal(place, days, now, "Ada", "too early") for place in ALL)
    with database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        assert store.current(TINY, "eu", FIRST_DAY).number == 1
        newest = store.newest(TINY)
        assert newest is not None
        assert newest.number == 1
        assert [head.number for head in store.heads(TINY)] == [2, 1]
    with database.transaction() as session:
        assert publish_tiny(session, changes=RENAMED, period=Period(FIRST_DAY, None)).number == 3


def test_from_its_first_day_on_it_stays(database: Database, scheduled: Release):
    with pytest.raises(Conflict, match="has begun") as caught:
        take_back(database, scheduled, FIRST_DAY)
    assert caught.value.code == "release-begun"
    take_back(database, scheduled, FIRST_DAY - timedelta(days=1))


def test_of_two_who_take_it_back_one_is_told(database: Database, scheduled: Release):
    def attempt(name: str) -> str:
        try:
            take_back(database, scheduled, by=name)
        except Conflict as error:
            return error.code
        return name

    with ThreadPoolExecutor(2) as threads:
        found = sorted(threads.map(attempt, ["Ada", "Boris"]))
    assert found in (["Ada", "release-withdrawn"], ["Boris", "release-withdrawn"])


def test_the_database_refuses_it_too(database: Database, scheduled: Release):
    facts = {"release_id": scheduled.id, "at": datetime.now(UTC), "by": "X", "reason": "x"}
    late = {"market": "eu", "first_day": FIRST_DAY, "day": FIRST_DAY}
    empty = {"market": "eu", "first_day": FIRST_DAY, "end_day": FIRST_DAY, "day": TODAY}
    elsewhere = {"market": "mars", "first_day": FIRST_DAY, "day": TODAY}
    for wrong in (late, empty, elsewhere):
        with pytest.raises(IntegrityError), database.transaction() as session:
            session.add(WithdrawalRow(**facts, **wrong))
    take_back(database, scheduled)
    again = {"market": "eu", "first_day": FIRST_DAY + timedelta(days=3), "day": TODAY}
    with pytest.raises(IntegrityError, match="taken back already"), database.transaction() as session:
        session.add(WithdrawalRow(**facts, **again))
    for change in (update(WithdrawalRow).values(reason="other"), delete(WithdrawalRow)):
        with pytest.raises(IntegrityError, match="kept as it was made"), database.transaction() as session:
            session.execute(change)


def test_what_is_taken_back_in_several_markets_is_taken_back_at_once(database: Database, scheduled: Release):
    with database.transaction() as session:
        clock, markets = SystemClock(), ["us", "eu"]
        taken = withdraw(session, scheduled.id, TODAY, clock=clock, by="Ada", reason="too early", markets=markets)
    assert [each.market for each in taken.withdrawals] == ["eu", "us"]
    assert len({each.at for each in taken.withdrawals}) == 1
    assert not taken.is_withdrawn
