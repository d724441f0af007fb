"""The tables of releases, of their periods and of those taken back. Rows are only ever added: triggers refuse the rest.

The periods of a release are written before the release itself, which seals them: the row of the release is refused
without any, and from then on no period is added. (Their foreign key is looked at when the transaction ends.)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import (
    DDL,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Table,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Base, Json, Moment


class ReleaseRow(Base):
    """A published release."""

    __tablename__ = "releases"
    __table_args__ = (
        UniqueConstraint("product", "number"),
        Index("ix_releases_digest", "digest"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    product: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[str] = mapped_column(String(200))
    files: Mapped[dict[str, str]] = mapped_column(Json)
    note: Mapped[str | None] = mapped_column(String(500))
    restores: Mapped[int | None]


class ReleasePeriodRow(Base):
    """When a release may be current in a market, or in all that it does not name (`*`)."""

    __tablename__ = "release_periods"
    __table_args__ = (CheckConstraint("valid_from < valid_until", "days"),)

    release_id: Mapped[str] = mapped_column(
        ForeignKey("releases.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    market: Mapped[str] = mapped_column(String(60), primary_key=True)
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]


class WithdrawalRow(Base):
    """Days of a release in a market that were taken back on an earlier day."""

    __tablename__ = "release_withdrawals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["release_id", "market"],
            ["release_periods.release_id", "release_periods.market"],
            name="fk_release_withdrawals_release_id_market",
        ),
        CheckConstraint("first_day < end_day", "days"),
        CheckConstraint("day < first_day", "in_time"),
    )

    release_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    market: Mapped[str] = mapped_column(String(60), primary_key=True)
    first_day: Mapped[date] = mapped_column(primary_key=True)
    end_day: Mapped[date | None]
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(500))


Guards = tuple[str, ...]

IMMUTABLE = "a release is immutable"
SEALED = "the periods of a release are written with it"
NOWHERE = "a release is valid in some market"
KEPT = "a withdrawal is kept as it was made"
TAKEN = "these days of a release are taken back already"

IS_SEALED = "EXISTS (SELECT 1 FROM releases WHERE id = NEW.release_id)"
IS_NOWHERE = "NOT EXISTS (SELECT 1 FROM release_periods WHERE release_id = NEW.id)"
IS_TAKEN = (
    "EXISTS (SELECT 1 FROM release_withdrawals WHERE release_id = NEW.release_id AND market = NEW.market"
    " AND (end_day IS NULL OR NEW.first_day < end_day) AND (NEW.end_day IS NULL OR first_day < NEW.end_day))"
)


def _sqlite(table: str, message: str) -> Iterator[str]:
    for action in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_refuse_{action.lower()} BEFORE {action} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def _sqlite_insert(table: str, name: str, wrong: str, message: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE INSERT ON {table} "
        f"WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgresql(table: str, kept: str, wrong: str, message: str) -> Iterator[str]:
    """Give a guard that refuses any change of a table, and rows that are wrong."""
    code = "USING ERRCODE = 'integrity_constraint_violation'"
    yield (
        f"CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION '{kept}' {code}; END IF; "
        f"IF {wrong} THEN RAISE EXCEPTION '{message}' {code}; END IF; RETURN NEW; END $$"
    )
    yield (
        f"CREATE TRIGGER {table}_guard BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_guard()"
    )
    yield (
        f"CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_guard()"
    )


SQLITE_GUARDS: dict[type[Base], Guards] = {
    ReleaseRow: (
        *_sqlite("releases", IMMUTABLE),
        _sqlite_insert("releases", "refuse_nowhere", IS_NOWHERE, NOWHERE),
    ),
    ReleasePeriodRow: (
        *_sqlite("release_periods", IMMUTABLE),
        _sqlite_insert("release_periods", "sealed", IS_SEALED, SEALED),
    ),
    WithdrawalRow: (
        *_sqlite("release_withdrawals", KEPT),
        _sqlite_insert("release_withdrawals", "refuse_twice", IS_TAKEN, TAKEN),
    ),
}
POSTGRESQL_GUARDS: dict[type[Base], Guards] = {
    ReleaseRow: tuple(_postgresql("releases", IMMUTABLE, IS_NOWHERE, NOWHERE)),
    ReleasePeriodRow: tuple(_postgresql("release_periods", IMMUTABLE, IS_SEALED, SEALED)),
    WithdrawalRow: tuple(_postgresql("release_withdrawals", KEPT, IS_TAKEN, TAKEN)),
}

for _dialect, _all in (("sqlite", SQLITE_GUARDS), ("postgresql", POSTGRESQL_GUARDS)):
    for _row, _guards in _all.items():
        _table = _row.__table__
        assert isinstance(_table, Table)
        for _guard in _guards:
            event.listen(_table, "after_create", DDL(_guard).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
