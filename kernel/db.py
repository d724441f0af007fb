"""Storage: the declarative base, the naming convention, and one transaction per request or job.

SQLite (WAL, foreign keys on) is the embedded default and PostgreSQL the production database; the same tables serve
both. Code flushes and never commits: `Database.transaction` does, at the edge. Amounts are exact on both (`Exact`).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from decimal import Decimal
from threading import Lock
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    Numeric,
    String,
    Update,
    create_engine,
    event,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

from kernel.at_once import NotAtOnce
from kernel.errors import Broken

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

BUSY_TIMEOUT_MS = 5_000
"""How long a writer waits for SQLite's lock before the request is answered 503."""

CONNECTIONS = 20
"""Connections that stay open; as many again are opened and closed where more are needed at once."""

MOST_IDLE = 4
"""Connections of the embedded database that are kept at hand for single statements, of those that stay open."""

AFTER_COMMIT = "after_commit"
"""What a session has to do when it is committed stands under this name."""

CHANGES = "changes"
"""Where the changes of its database are counted stands in a session under this name."""

Arguments = Callable[[Mapping[str, Any]], tuple[Any, ...] | dict[str, Any]]
"""Makes the arguments of a driver from values by name."""

AUTOCOMMIT = {"isolation_level": "AUTOCOMMIT"}
"""PostgreSQL's statements that are transactions by themselves; SQLite's only need us not to say BEGIN."""

Json = JSON().with_variant(JSONB(), "postgresql")
"""Plain data in a column."""


class Base(DeclarativeBase):
    """Every table of every package."""

    metadata = MetaData(naming_convention=NAMING)


class Exact(TypeDecorator[Decimal]):
    """An exact decimal: NUMERIC(38, 18) on PostgreSQL; text on SQLite, whose numbers are floating."""

    impl = Numeric(38, 18)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Choose the column type of a database."""
        return dialect.type_descriptor(String(60) if dialect.name == "sqlite" else Numeric(38, 18))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Write a Decimal."""
        return f"{value:f}" if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read a Decimal."""
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write an aware moment."""
        if value is not None and value.tzinfo is None:
            raise ValueError("moments are aware")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read an aware moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """One database: its engine and its transactions.

    Args:
        url: an SQLAlchemy URL, `sqlite:///file` or `postgresql+psycopg://...`.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._writers = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(self.engine.execution_options(read_only=True), expire_on_commit=False)
        self._single = self.engine.execution_options(**({"single": True} if self.is_sqlite else AUTOCOMMIT))
        self._idle: list[Connection] = []
        self.changes = Counter[str]()
        """How often this process has changed what `changes` of a session named: whoever remembers it looks again."""
        self.at_once = AtOnce(self._single) if self.is_sqlite else None
        """Single statements that never wait; None where the database is a network away."""

    @property
    def is_sqlite(self) -> bool:
        """Tell whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def transaction(self, *, read_only: bool = False) -> Iterator[Session]:
        """Give a session; commit when the block ends well, roll back when it does not.

        Args:
            read_only: the block only reads, so on SQLite it need not wait for a writer.

        Raises:
            Broken: the database is locked, full or away; nothing was changed.
        """
        session = (self._readers if read_only else self._writers)(info={CHANGES: self.changes})
        try:
            yield session
            session.commit()
            for tell in session.info.pop(AFTER_COMMIT, ()):
                tell()
        except OperationalError as error:
            session.rollback()
            raise _away() from error
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    @contextmanager
    def statement(self) -> Iterator[Connection]:
        """Give a connection for one statement, which is a transaction by itself: no BEGIN, no COMMIT, no ORM.

        For what happens at every click; a third of the time of a transaction around the same statement.

        Raises:
            Broken: the database is locked, full or away; nothing was changed.
        """
        try:
            with self._kept() if self.is_sqlite else self._single.connect() as connection:
                yield connection
        except OperationalError as error:
            raise _away() from error

    @contextmanager
    def _kept(self) -> Iterator[Connection]:
        """Give a connection that stays open for the next who asks, if all is well: nothing is left of a statement."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._single.connect()
        is_fine = False
        try:
            yield connection
            is_fine = True
        finally:
            if is_fine and len(self._idle) < MOST_IDLE:
                self._idle.append(connection)
            else:
                connection.close()

    def tidy(self) -> int:
        """Move what was written at once from the write-ahead log into the database file; return how many pages."""
        if self.at_once is None:
            return 0
        with self.statement() as connection:
            _, _, moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").one()
            return int(moved)

    def close(self) -> None:
        """Close every connection."""
        if self.at_once is not None:
            self.at_once.close()
        while self._idle:
            self._idle.pop().close()
        self.engine.dispose()


def changes(session: Session, what: str) -> None:
    """Have it counted in `Database.changes`, if the transaction is committed, that something was changed."""
    counted = session.info.get(CHANGES)
    if counted is not None:
        after_commit(session, lambda: counted.update((what,)))


class AtOnce:
    """Single statements on the embedded database that never wait for another writer, on a connection that is kept.

    It leaves tidying the write-ahead log to others (`Database.tidy`): that waits for the disk.

    Args:
        engine: whose statements are transactions by themselves.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._kept: Connection | None = None

    @contextmanager
    def statement(self) -> Iterator[Connection]:
        """Give the connection for one statement.

        Raises:
            NotAtOnce: another thread has it, or the database is locked or away; nothing was changed.
        """
        if not self._lock.acquire(blocking=False):
            raise NotAtOnce
        try:
            self._kept = self._kept or self._opened()
            yield self._kept
        except OperationalError as error:
            self._forget()
            raise NotAtOnce from error
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close the connection; the next statement opens another."""
        with self._lock:
            self._forget()

    def _opened(self) -> Connection:
        connection = self._engine.connect()
        connection.detach()  # its settings must not reach those who wait
        for pragma in ("busy_timeout=0", "wal_autocheckpoint=0"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        return connection

    def _forget(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            with suppress(OperationalError):
                kept.close()


class Prepared:
    """A change that is made at every click: put into words once for each kind of database, and not for every execution.

    The database guards it like any other, and errors are those of any other. SQLAlchemy's own way takes three times as
    long as SQLite does, so the driver of that is called without it.

    Args:
        statement: all its values are named parameters.
    """

    def __init__(self, statement: Update) -> None:
        self._statement = statement
        self._words: dict[str, tuple[str, Arguments]] = {}

    def execute(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Make the change; return how many rows were changed.

        Args:
            connection: of either database.
            values: by the names of the parameters.
        """
        dialect = connection.dialect
        words = self._words.get(dialect.name)
        if words is None:
            words = self._words[dialect.name] = _words(self._statement, dialect)
        text, arguments = words
        if dialect.name == "sqlite":
            return _driven(connection, text, arguments(values))
        return connection.exec_driver_sql(text, arguments(values)).rowcount


def _driven(connection: Connection, text: str, arguments: Any) -> int:
    """Have SQLite's driver make a change, within the transaction if there is one; return how many rows were changed."""
    if not connection.in_transaction():
        connection.begin()
    driver: Any = connection.connection.dbapi_connection
    try:
        return int(driver.execute(text, arguments).rowcount)
    except sqlite3.Error as error:
        raise DBAPIError.instance(text, None, error, sqlite3.Error, hide_parameters=True) from error


def _words(statement: Update, dialect: Dialect) -> tuple[str, Arguments]:
    """Return a statement as a driver understands it, and what makes its arguments of values."""
    compiled = statement.compile(dialect=dialect)
    encoders = [
        (name, bind.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is)
        for name, bind in ((name, compiled.binds[name]) for name in compiled.positiontup or compiled.binds)
    ]
    if compiled.positional:
        return compiled.string, lambda values: tuple([encode(values[name]) for name, encode in encoders])
    return compiled.string, lambda values: {name: encode(values[name]) for name, encode in encoders}


def _as_it_is(value: Any) -> Any:
    return value


def after_commit(session: Session, tell: Callable[[], None]) -> None:
    """Have something done when the transaction of a session is committed, and never if it is not.

    Args:
        session: of a `Database.transaction`.
        tell: what to do; it does not write.
    """
    session.info.setdefault(AFTER_COMMIT, []).append(tell)


def _away() -> Broken:
    return Broken(
        "The database does not answer (locked, full or away). Nothing was changed; try again shortly.",
        code="database-unavailable",
    )


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    json = {"json_serializer": _json_text, "json_deserializer": orjson.loads}
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, **_pool(parsed), pool_pre_ping=True, hide_parameters=True, **json)
    waiting = {"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}
    engine = create_engine(url, connect_args=waiting, hide_parameters=True, **_pool(parsed), **json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _pool(url: URL) -> dict[str, int]:
    """Return how many connections are kept: one for each thread that may answer; a database in memory has but one."""
    return {} if url.database in (None, "", ":memory:") else {"pool_size": CONNECTIONS, "max_overflow": CONNECTIONS}


def _json_text(data: Any) -> str:
    return orjson.dumps(data).decode()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see below
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    # A transaction that reads first and writes later cannot be upgraded once another has written: SQLite
    # answers "database is locked" at once, without waiting. Taking the write lock at the start makes writers queue
    # instead. Readers say so to stay concurrent.
    options = connection.get_execution_options()
    if not options.get("single", False):
        connection.exec_driver_sql("BEGIN" if options.get("read_only", False) else "BEGIN IMMEDIATE")
