"""The tables of releases and of those taken back. Rows are only ever added: triggers refuse anything else."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DDL, ForeignKey, Index, String, Table, UniqueConstraint, event
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
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[str] = mapped_column(String(200))
    files: Mapped[dict[str, str]] = mapped_column(Json)
    note: Mapped[str | None] = mapped_column(String(500))
    restores: Mapped[int | None]


class WithdrawalRow(Base):
    """A release that was taken back before it began."""

    __tablename__ = "release_withdrawals"

    release_id: Mapped[str] = mapped_column(ForeignKey("releases.id"), primary_key=True)
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(500))


SQLITE_GUARDS = tuple(
    f"CREATE TRIGGER releases_refuse_{action.lower()} BEFORE {action} ON releases "
    "BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END"
    for action in ("UPDATE", "DELETE")
)
POSTGRESQL_GUARDS = (
    "CREATE OR REPLACE FUNCTION releases_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'a release is immutable' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER releases_refuse_change BEFORE UPDATE OR DELETE ON releases "
    "FOR EACH ROW EXECUTE FUNCTION releases_refuse_change()",
    "CREATE TRIGGER releases_refuse_truncate BEFORE TRUNCATE ON releases "
    "FOR EACH STATEMENT EXECUTE FUNCTION releases_refuse_change()",
)

KEPT = "a withdrawal is kept as it was made"
TOO_LATE = "a release is withdrawn only before its first day"
NOT_BEFORE = "NOT EXISTS (SELECT 1 FROM releases WHERE id = NEW.release_id AND valid_from > NEW.day)"
SQLITE_WITHDRAWAL_GUARDS = (
    *(
        f"CREATE TRIGGER release_withdrawals_refuse_{action.lower()} BEFORE {action} ON release_withdrawals "
        f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        for action in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER release_withdrawals_in_time BEFORE INSERT ON release_withdrawals "
    f"WHEN {NOT_BEFORE} BEGIN SELECT RAISE(ABORT, '{TOO_LATE}'); END",
)
POSTGRESQL_WITHDRAWAL_GUARDS = (
    "CREATE OR REPLACE FUNCTION release_withdrawals_guard() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation'; "
    f"END IF; IF {NOT_BEFORE} THEN RAISE EXCEPTION '{TOO_LATE}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END IF; RETURN NEW; END $$",
    "CREATE TRIGGER release_withdrawals_guard BEFORE INSERT OR UPDATE OR DELETE ON release_withdrawals "
    "FOR EACH ROW EXECUTE FUNCTION release_withdrawals_guard()",
)

for _row, _dialect, _guards in (
    (ReleaseRow, "sqlite", SQLITE_GUARDS),
    (ReleaseRow, "postgresql", POSTGRESQL_GUARDS),
    (WithdrawalRow, "sqlite", SQLITE_WITHDRAWAL_GUARDS),
    (WithdrawalRow, "postgresql", POSTGRESQL_WITHDRAWAL_GUARDS),
):
    _table = _row.__table__
    assert isinstance(_table, Table)
    for _guard in _guards:
        event.listen(_table, "after_create", DDL(_guard).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
