"""One transaction per request: all or nothing, exact, and locked where it must be; on both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import String, bindparam, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from kernel.access import ANONYMOUS
from kernel.audit import AuditRow, audit, history
from kernel.clock import SettableClock
from kernel.db import Database, Exact, Json, Moment, Prepared
from kernel.errors import Broken
from kernel.events import Event, OutboxRow, deliver, record
from kernel.ids import new_id
from kernel.numbers import next_number

CLOCK = SettableClock(datetime(2026, 6, 15, 12, tzinfo=UTC))


class OwnBase(DeclarativeBase):
    """Beside the real tables, so that they stay what they are."""


class Sample(OwnBase):
    """A row with every kind of value."""

    __tablename__ = "sample_of_tests"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    amount: Mapped[Decimal | None] = mapped_column(Exact)
    at: Mapped[datetime | None] = mapped_column(Moment)
    data: Mapped[dict[str, object] | None] = mapped_column(Json)


@pytest.fixture
def sampled(database: Database) -> Database:
    OwnBase.metadata.create_all(database.engine)
    return database


def numbers(database: Database, count: int) -> list[str]:
    with database.transaction() as session:
        return [next_number(session, "Q", 2026) for _ in range(count)]


@pytest.mark.parametrize("amount", ["0.1", "-0.000000000000000001", "99999999999999999999.999999999999999999", "1E+3"])
def test_amounts_come_back_exactly(sampled: Database, amount: str) -> None:
    with sampled.transaction() as session:
        session.add(Sample(id="a", amount=Decimal(amount)))
    with sampled.transaction(read_only=True) as session:
        assert session.get_one(Sample, "a").amount == Decimal(amount)


def test_moments_come_back_aware_to_the_microsecond_and_naive_ones_are_refused(sampled: Database) -> None:
    moment = datetime(2026, 6, 15, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    with sampled.transaction() as session:
        session.add(Sample(id="a", at=moment, data={"text": "Стекло", "none": None}))
    with sampled.transaction(read_only=True) as session:
        row = session.get_one(Sample, "a")
        assert row.at == moment
        assert row.at is not None
        assert row.at.tzinfo is UTC
        assert row.data == {"text": "Стекло", "none": None}
    with pytest.raises(StatementError, match="aware"), sampled.transaction() as session:
        session.add(Sample(id="b", at=datetime(2026, 1, 1)))


TABLE = OwnBase.metadata.tables[Sample.__tablename__]
CHANGE = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("wanted"))
    .values({name: bindparam(f"new_{name}", type_=TABLE.c[name].type) for name in ("amount", "at", "data")})
)
PREPARED = Prepared(CHANGE)


@pytest.mark.parametrize("data", [{"word": "слово", "list": [1, None, "'"]}, {}, None])
def test_a_prepared_change_writes_what_an_ordinary_one_does(sampled: Database, data: dict[str, object] | None) -> None:
    at = datetime(2026, 6, 15, 12, 0, 0, 7, tzinfo=timezone(timedelta(hours=3)))
    values = {"new_amount": Decimal("0.10"), "new_at": at, "new_data": data}
    with sampled.transaction() as session:
        session.add_all([Sample(id=name) for name in ("prepared", "ordinary", "other")])
    with sampled.statement() as connection:
        assert PREPARED.execute(connection, {"wanted": "prepared", **values}) == 1
        assert PREPARED.execute(connection, {"wanted": "nobody", **values}) == 0
        connection.execute(CHANGE, {"wanted": "ordinary", **values})
    with sampled.transaction(read_only=True) as session:
        rows = {row.id: row[1:] for row in session.execute(select(*TABLE.c))}
    assert rows["prepared"] == rows["ordinary"] == (Decimal("0.10"), at, data)
    assert rows["other"] == (None, None, None)


def test_a_prepared_change_refuses_a_naive_moment_and_lives_and_dies_with_its_transaction(sampled: Database) -> None:
    values: dict[str, object] = {"wanted": "sample", "new_amount": None, "new_at": None, "new_data": {"kept": True}}
    with sampled.transaction() as session:
        session.add(Sample(id="sample"))
    with pytest.raises(ValueError, match="aware"), sampled.statement() as connection:
        PREPARED.execute(connection, {**values, "new_at": datetime(2026, 6, 15, 12)})
    with pytest.raises(ZeroDivisionError):
        _change_and_fail(sampled, values)
    with sampled.transaction(read_only=True) as session:
        assert session.get_one(Sample, "sample").data is None


def test_a_prepared_change_of_what_is_not_there_is_refused_like_any_other(database: Database) -> None:
    values = {"wanted": "sample", "new_amount": None, "new_at": None, "new_data": None}
    with pytest.raises((Broken, DBAPIError)) as prepared, database.statement() as connection:
        PREPARED.execute(connection, values)
    with pytest.raises((Broken, DBAPIError)) as ordinary, database.statement() as connection:
        connection.execute(CHANGE, values)
    assert type(prepared.value) is type(ordinary.value)


def _change_and_fail(database: Database, values: dict[str, object]) -> None:
    with database.transaction() as session:
        assert PREPARED.execute(session.connection(), values) == 1
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing(sampled: Database) -> None:
    def add_and_fail(session: Session) -> None:
        session.add(Sample(id="a"))
        session.flush()
        raise KeyError("on purpose")

    with pytest.raises(KeyError), sampled.transaction() as session:
        add_and_fail(session)
    with sampled.transaction(read_only=True) as session:
        assert session.scalars(select(Sample)).all() == []


def test_foreign_keys_are_enforced(database: Database) -> None:
    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO tokens (id, user_id, name, digest, created_at, expires_at)"
                " VALUES ('t', 'nobody', 'n', 'd', '2026-01-01 00:00:00', '2026-01-01 00:00:00')"
            )
        )


def test_a_database_that_is_not_there_is_broken_with_a_code() -> None:
    database = Database("postgresql+psycopg://nobody@/nowhere?host=/nonexistent")
    with pytest.raises(Broken, match="does not answer") as caught, database.transaction() as session:
        session.execute(text("SELECT 1"))
    assert caught.value.code == "database-unavailable"


def test_numbers_have_no_gaps_and_start_again_every_year(database: Database) -> None:
    assert numbers(database, 2) == ["Q-2026-000001", "Q-2026-000002"]
    with database.transaction() as session:
        assert next_number(session, "Q", 2027) == "Q-2027-000001"
        assert next_number(session, "O", 2026) == "O-2026-000001"


def test_a_number_whose_transaction_failed_is_given_out_again(database: Database) -> None:
    def take_and_fail(session: Session) -> None:
        next_number(session, "Q", 2026)
        raise KeyError("on purpose")

    with pytest.raises(KeyError), database.transaction() as session:
        take_and_fail(session)
    assert numbers(database, 1) == ["Q-2026-000001"]


def test_takers_at_once_get_different_numbers_without_gaps(database: Database) -> None:
    barrier = threading.Barrier(4)

    def take(_: int) -> list[str]:
        barrier.wait(timeout=30)
        return numbers(database, 1) + numbers(database, 2)

    with ThreadPoolExecutor(4) as pool:
        taken = [number for batch in pool.map(take, range(4)) for number in batch]
    assert sorted(taken) == [f"Q-2026-{number:06d}" for number in range(1, 13)]


def test_an_event_exists_only_with_its_cause(database: Database) -> None:
    def record_and_fail(session: Session) -> None:
        record(session, Event("thing.happened", "a", {}), CLOCK)
        raise KeyError("on purpose")

    with pytest.raises(KeyError), database.transaction() as session:
        record_and_fail(session)
    with database.transaction() as session:
        record(session, Event("thing.happened", "b", {"n": 1}), CLOCK)
    delivered: list[Event] = []
    with database.transaction() as session:
        assert deliver(session, CLOCK, delivered.append) == 1
    assert delivered == [Event("thing.happened", "b", {"n": 1})]


def test_events_are_delivered_in_order_and_wait_when_the_handler_fails(database: Database) -> None:
    with database.transaction() as session:
        for number in range(3):
            record(session, Event("thing.happened", str(number), {}), CLOCK)

    def refuse(event: Event) -> None:
        raise ConnectionError(event.subject)

    with pytest.raises(ConnectionError), database.transaction() as session:
        deliver(session, CLOCK, refuse)
    seen: list[str] = []
    with database.transaction() as session:
        assert deliver(session, CLOCK, lambda event: seen.append(event.subject), limit=2) == 2
    with database.transaction() as session:
        assert deliver(session, CLOCK, lambda event: seen.append(event.subject)) == 1
    assert seen == ["0", "1", "2"]


def test_two_workers_never_deliver_the_same_event(database: Database) -> None:
    with database.transaction() as session:
        for number in range(20):
            record(session, Event("thing.happened", str(number), {}), CLOCK)
    seen: list[str] = []

    def work(_: int) -> None:
        for _ in range(20):
            with database.transaction() as session:
                deliver(session, CLOCK, lambda event: seen.append(event.subject), limit=3)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert sorted(seen, key=int) == [str(number) for number in range(20)]
    with database.transaction(read_only=True) as session:
        assert all(row.delivered_at for row in session.scalars(select(OutboxRow)))


def test_the_audit_tells_who_changed_what_from_what_to_what(database: Database) -> None:
    subject = new_id("quo")
    with database.transaction() as session:
        audit(session, CLOCK, ANONYMOUS, "quote.sent", subject, before={"state": "draft"}, after={"state": "sent"})
    with database.transaction(read_only=True) as session:
        (entry,) = history(session, subject)
    assert (entry.actor_name, entry.action) == ("visitor", "quote.sent")
    assert (entry.before, entry.after) == ({"state": "draft"}, {"state": "sent"})


@pytest.mark.parametrize("statement", ["UPDATE audit SET action = 'x'", "DELETE FROM audit"])
def test_the_audit_is_append_only_whoever_asks(database: Database, statement: str) -> None:
    with database.transaction() as session:
        audit(session, CLOCK, ANONYMOUS, "thing.done", "thing")
    with pytest.raises(DBAPIError, match="append-only"), database.transaction() as session:
        session.execute(text(statement))
    with database.transaction(read_only=True) as session:
        assert [row.action for row in session.scalars(select(AuditRow))] == ["thing.done"]
