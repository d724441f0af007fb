"""The table of releases. Rows are only ever added: triggers in the database refuse to change or delete them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DDL, Index, String, Table, UniqueConstraint, event
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

_TABLE = ReleaseRow.__table__
assert isinstance(_TABLE, Table)
for _dialect, _guards in (("sqlite", SQLITE_GUARDS), ("postgresql", POSTGRESQL_GUARDS)):
    for _guard in _guards:
        event.listen(_TABLE, "after_create", DDL(_guard).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
