"""The tables of drafts: the draft, its edits, of which only `undone` ever changes, second looks at it, and comments."""

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
    author: Mapped[str | None] = mapped_column(String(40))


class DraftLookRow(Base):
    """A second look was asked for or taken: kept for ever."""

    __tablename__ = "draft_looks"
    __table_args__ = (CheckConstraint("kind IN ('asked', 'approved', 'objected')", "kind"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(String(200))
    author: Mapped[str | None] = mapped_column(String(40))


class DraftCommentRow(Base):
    """A comment; only whether it is resolved ever changes."""

    __tablename__ = "draft_comments"
    __table_args__ = (
        CheckConstraint("line IS NULL OR (path IS NOT NULL AND line >= 1)", "line"),
        CheckConstraint("(resolved_at IS NULL) = (resolved_by IS NULL)", "resolved"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    path: Mapped[str | None] = mapped_column(String(200))
    line: Mapped[int | None]
    excerpt: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(String(200))
    resolved_at: Mapped[datetime | None] = mapped_column(Moment)
    resolved_by: Mapped[str | None] = mapped_column(String(200))


def _same(names: str, word: str) -> str:
    return " AND ".join(f"NEW.{name} {word} OLD.{name}" for name in names.split())


def _kept(table: str, message: str, names: str, and_if: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what keeps the rows of a table as they were made: for SQLite, and for PostgreSQL.

    Args:
        table: the table.
        message: what is told to whoever tries.
        names: the columns that never change; with none of them nothing does.
        and_if: what must hold of the others for a change.
    """
    sqlite, postgresql = (f"{_same(names, word)} AND {and_if}" for word in ("IS", "IS NOT DISTINCT FROM"))
    may = f"IF TG_OP = 'UPDATE' AND {postgresql} THEN RETURN NEW; END IF; " if names else ""
    unless = f"WHEN NOT ({sqlite}) " if names else ""
    return (
        (
            f"CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table} {unless}"
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
            f"CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
        ),
        (
            f"CREATE OR REPLACE FUNCTION {table}_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {may}RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse_change()",
        ),
    )


OWN = "nobody approves their own edits"
_IS_OWN = (
    "NEW.kind = 'approved' AND EXISTS (SELECT 1 FROM draft_edits WHERE draft_id = NEW.draft_id "
    "AND author = NEW.author AND made_at <= NEW.made_at AND NOT undone)"
)
APPROVAL_GUARDS = (
    (
        f"CREATE TRIGGER draft_looks_refuse_own BEFORE INSERT ON draft_looks WHEN {_IS_OWN} "
        f"BEGIN SELECT RAISE(ABORT, '{OWN}'); END",
    ),
    (
        "CREATE OR REPLACE FUNCTION draft_looks_refuse_own() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_IS_OWN} THEN RAISE EXCEPTION '{OWN}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "RETURN NEW; END $$",
        "CREATE TRIGGER draft_looks_refuse_own BEFORE INSERT ON draft_looks "
        "FOR EACH ROW EXECUTE FUNCTION draft_looks_refuse_own()",
    ),
)

EDIT = "draft_id number path text made_at made_by author"
COMMENT = "id draft_id path line excerpt text made_at made_by"
for _row, _pair in (
    (DraftEditRow, _kept("draft_edits", "an edit is kept as it was made", EDIT, "NEW.undone >= OLD.undone")),
    (DraftLookRow, _kept("draft_looks", "a second look is kept as it was taken", "", "")),
    (DraftLookRow, APPROVAL_GUARDS),
    (DraftCommentRow, _kept("draft_comments", "a comment is kept as it was made", COMMENT, "TRUE")),
):
    _table = _row.__table__
    assert isinstance(_table, Table)
    for _dialect, _guards in zip(("sqlite", "postgresql"), _pair, strict=True):
        for _guard in _guards:
            event.listen(_table, "after_create", DDL(_guard).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
