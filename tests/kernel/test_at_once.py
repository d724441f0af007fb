"""Statements that never wait: they happen, or nothing does and the caller is told so."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from kernel.at_once import NotAtOnce
from kernel.db import BUSY_TIMEOUT_MS, MOST_IDLE, AtOnce, Database
from kernel.errors import Broken


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'numbers.sqlite3'}")
    with database.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE numbers (number INTEGER)")
        connection.commit()
    yield database
    database.close()


def at_once(database: Database) -> AtOnce:
    assert database.at_once is not None
    return database.at_once


def put(database: Database, number: int) -> None:
    with at_once(database).statement() as connection:
        connection.execute(text("INSERT INTO numbers VALUES (:number)"), {"number": number})


def numbers(database: Database) -> list[int]:
    with database.transaction(read_only=True) as session:
        return list(session.scalars(text("SELECT number FROM numbers ORDER BY number")))


def test_what_was_done_at_once_is_seen_by_all(database: Database) -> None:
    for number in range(3):
        put(database, number)
        assert numbers(database)[-1] == number


def test_it_does_not_wait_for_another_writer_and_goes_on_after_it(database: Database) -> None:
    put(database, 1)
    with database.transaction() as session:
        session.execute(text("INSERT INTO numbers VALUES (2)"))
        with pytest.raises(NotAtOnce):
            put(database, 3)
        with at_once(database).statement() as connection:
            assert connection.scalar(text("SELECT count(*) FROM numbers")) == 1, "reading is never held up"
    put(database, 4)
    assert numbers(database) == [1, 2, 4]


def test_two_threads_never_share_the_connection(database: Database) -> None:
    with at_once(database).statement(), ThreadPoolExecutor(1) as threads, pytest.raises(NotAtOnce):
        threads.submit(put, database, 1).result()
    put(database, 2)
    assert numbers(database) == [2]


def test_errors_of_a_block_leave_it_usable(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), at_once(database).statement():
        raise ZeroDivisionError
    with pytest.raises(NotAtOnce), at_once(database).statement() as connection:
        connection.execute(text("SELECT * FROM nothing"))
    put(database, 1)
    at_once(database).close()
    put(database, 2)
    assert numbers(database) == [1, 2]


def test_those_who_may_wait_still_do(database: Database) -> None:
    put(database, 1)
    for _ in range(30):
        with database.statement() as connection:
            assert connection.scalar(text("PRAGMA busy_timeout")) == BUSY_TIMEOUT_MS
            assert connection.scalar(text("PRAGMA wal_autocheckpoint")) > 0


def test_the_log_of_what_was_written_is_moved_by_others(database: Database, tmp_path: Path) -> None:
    for number in range(2_000):
        put(database, number)
    assert database.tidy() > 1_000
    put(database, 2_000)
    log = tmp_path / "numbers.sqlite3-wal"
    size = log.stat().st_size
    database.tidy()
    for number in range(1_000):
        put(database, number)
    assert log.stat().st_size == size, "it is written over from its beginning"


def test_single_statements_share_few_connections_and_none_that_failed(database: Database) -> None:
    with database.statement() as first, database.statement() as second:
        assert first is not second
        first.execute(text("INSERT INTO numbers VALUES (1)"))
        assert second.execute(text("SELECT count(*) FROM numbers")).scalar() == 1
    with database.statement() as again:
        assert again in (first, second)
    with pytest.raises(Broken), database.statement() as failing:
        failing.execute(text("INSERT INTO letters VALUES (2)"))
    assert failing.closed
    with ExitStack() as stack:
        many = [stack.enter_context(database.statement()) for _ in range(2 * MOST_IDLE)]
        assert failing not in many
    assert sum(not each.closed for each in many) == MOST_IDLE
    database.close()
    assert all(each.closed for each in many)
    assert numbers(database) == [1], "each was a transaction by itself"


def test_a_database_a_network_away_has_none() -> None:
    database = Database("postgresql+psycopg://nobody@localhost/none")
    assert database.at_once is None
    database.close()
