"""The tables of drafts: the draft, and its edits, of which only `undone` ever changes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, String, Table, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Base, Moment


class DraftRow(Base):
    """A draft."""

    __tablename__ = "drafts"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'published', 'abandoned')", "state"),
        CheckConstraint("(state = 'published') = (released IS NOT NULL)", "released"),
        Index("ix_drafts_changed_at_id", "changed_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    product: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    base: Mapped[str] = mapped_column(String(64))
    base_number: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[str] = mapped_column(String(200))
    released: Mapped[str | None] = mapped_column(ForeignKey("releases.id"))


class DraftEditRow(Base):
    """An edit."""

    __tablename__ = "draft_edits"

    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    path: Mapped[str] = mapped_column(String(200))
    text: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(String(200))
    undone: Mapped[bool]


_SAME = " AND ".join(
    f"NEW.{name} {{same}} OLD.{name}" for name in ("draft_id", "number", "path", "text", "made_at", "made_by")
)
SQLITE_GUARDS = (
    "CREATE TRIGGER draft_edits_refuse_update BEFORE UPDATE ON draft_edits "
    f"WHEN NOT ({_SAME.format(same='IS')} AND NEW.undone >= OLD.undone) "
    "BEGIN SELECT RAISE(ABORT, 'an edit is kept as it was made'); END",
    "CREATE TRIGGER draft_edits_refuse_delete BEFORE DELETE ON draft_edits "
    "BEGIN SELECT RAISE(ABORT, 'an edit is kept as it was made'); END",
)
POSTGRESQL_GUARDS = (
    "CREATE OR REPLACE FUNCTION draft_edits_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF TG_OP = 'UPDATE' AND {_SAME.format(same='IS NOT DISTINCT FROM')} AND NEW.undone >= OLD.undone "
    "THEN RETURN NEW; END IF; "
    "RAISE EXCEPTION 'an edit is kept as it was made' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER draft_edits_refuse_change BEFORE UPDATE OR DELETE ON draft_edits "
    "FOR EACH ROW EXECUTE FUNCTION draft_edits_refuse_change()",
)

_TABLE = DraftEditRow.__table__
assert isinstance(_TABLE, Table)
for _dialect, _guards in (("sqlite", SQLITE_GUARDS), ("postgresql", POSTGRESQL_GUARDS)):
    for _guard in _guards:
        event.listen(_TABLE, "after_create", DDL(_guard).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
