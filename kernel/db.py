"""Storage: the declarative base, the naming convention, and one transaction per request or job.

SQLite (WAL, foreign keys on) is the embedded default and PostgreSQL the production database; the same tables serve
both. Code flushes and never commits: `Database.transaction` does, at the edge. Amounts are exact on both (`Exact`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import JSON, Connection, DateTime, Dialect, Engine, MetaData, Numeric, String, create_engine, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

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

AFTER_COMMIT = "after_commit"
"""What a session has to do when it is committed stands under this name."""

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
        session = (self._readers if read_only else self._writers)()
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
            with self._single.connect() as connection:
                yield connection
        except OperationalError as error:
            raise _away() from error

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


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
        return create_engine(url, pool_size=20, max_overflow=20, pool_pre_ping=True, hide_parameters=True, **json)
    waiting = {"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}
    engine = create_engine(url, connect_args=waiting, hide_parameters=True, **json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


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
