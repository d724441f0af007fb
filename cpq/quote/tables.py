"""Tables of quotes, with the last line of defence: partial unique indexes and, from `guards`, triggers.

Nothing outside `store.py` reads or writes these rows.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cpq.quote.guards import guard_for_ever, guard_lines, guard_revisions
from cpq.quote.lifecycle import LIVE, QUOTE_STATES, REVISION_STATES
from kernel.db import Base, Exact, Json, Moment


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


class QuoteRow(Base):
    """An envelope.

    Args:
        revision: the highest revision number, so that lists need not search for it.
        search: number, name, company and e-mail, case-folded here because SQLite folds only ASCII.
    """

    __tablename__ = "quotes"
    __table_args__ = (
        CheckConstraint(_one_of("state", QUOTE_STATES), "state"),
        Index("ix_quotes_updated_at_id", "updated_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[str] = mapped_column(String(32), unique=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    market: Mapped[str] = mapped_column(String(16))
    currency: Mapped[str] = mapped_column(String(3))
    language: Mapped[str] = mapped_column(String(2))
    buyer: Mapped[dict[str, Any]] = mapped_column(Json)
    message: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)


class RevisionRow(Base):
    """A revision; once it has left `draft`, only its state and its decision may change, along the lifecycle.

    Args:
        rounding: the policy it was opened with; null in revisions older than policies.
        line_groups: null in revisions older than groups.
        shown_in: a second currency for the total, with its rate.
    """

    __tablename__ = "quote_revisions"
    __table_args__ = (
        UniqueConstraint("quote_id", "number"),
        CheckConstraint(_one_of("state", REVISION_STATES), "state"),
        CheckConstraint("state IN ('draft', 'cancelled') OR digest IS NOT NULL", "frozen"),
        CheckConstraint("state <> 'accepted' OR decided_by IS NOT NULL", "accepted_by_somebody"),
        Index(
            "uq_quote_revisions_one_draft",
            "quote_id",
            unique=True,
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
        Index(
            "uq_quote_revisions_one_live",
            "quote_id",
            unique=True,
            sqlite_where=text(_one_of("state", LIVE)),
            postgresql_where=text(_one_of("state", LIVE)),
        ),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    quote_id: Mapped[str] = mapped_column(ForeignKey("quotes.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    valid_until: Mapped[date]
    pricing_date: Mapped[date]
    terms: Mapped[dict[str, str]] = mapped_column(Json)
    discount: Mapped[dict[str, Any] | None] = mapped_column(Json)
    totals: Mapped[dict[str, Any]] = mapped_column(Json)
    total: Mapped[Decimal] = mapped_column(Exact)
    currency: Mapped[str] = mapped_column(String(3))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    header: Mapped[dict[str, Any] | None] = mapped_column(Json)
    calculation: Mapped[str | None] = mapped_column(String(16))
    digest: Mapped[str | None] = mapped_column(String(64))
    decided_by: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(Text)
    rounding: Mapped[dict[str, Any] | None] = mapped_column(Json)
    line_groups: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    shown_in: Mapped[dict[str, Any] | None] = mapped_column(Json)


class LineRow(Base):
    """A line of a revision; it changes only while its revision is a draft.

    Args:
        group_id: of the group it belongs to.
        price: what totals and short views need of the waterfall; null in lines older than it.
        billing_plan: how recurring charges run; null for what the product says.
        bundle_member: which member it is of the bundle that its group is.
    """

    __tablename__ = "quote_lines"
    __table_args__ = (
        Index("ix_quote_lines_revision_id_position", "revision_id", "position"),
        CheckConstraint("quantity BETWEEN 1 AND 100000", "quantity"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    revision_id: Mapped[str] = mapped_column(ForeignKey("quote_revisions.id"))
    position: Mapped[int]
    product: Mapped[str] = mapped_column(String(80))
    release: Mapped[str] = mapped_column(String(64))
    assignment: Mapped[dict[str, str]] = mapped_column(Json)
    origins: Mapped[dict[str, str]] = mapped_column(Json)
    choices: Mapped[list[list[str]]] = mapped_column(Json)
    quantity: Mapped[int]
    discount: Mapped[dict[str, Any] | None] = mapped_column(Json)
    waterfall: Mapped[dict[str, Any]] = mapped_column(Json)
    bom: Mapped[str] = mapped_column(String(64))
    scene: Mapped[str | None] = mapped_column(String(64))
    group_id: Mapped[str | None] = mapped_column(String(40))
    price: Mapped[dict[str, Any] | None] = mapped_column(Json)
    billing_plan: Mapped[dict[str, Any] | None] = mapped_column(Json)
    bundle_member: Mapped[str | None] = mapped_column(String(80))


class OfferRow(Base):
    """The way to a sent revision for whoever holds the token; only the token's SHA-256 is kept."""

    __tablename__ = "quote_offers"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    revision_id: Mapped[str] = mapped_column(ForeignKey("quote_revisions.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class HistoryRow(Base):
    """What happened to a quote, by whom and when."""

    __tablename__ = "quote_history"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    quote_id: Mapped[str] = mapped_column(ForeignKey("quotes.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, str]] = mapped_column(Json)


guard_revisions(RevisionRow.__table__)
guard_lines(LineRow.__table__)
guard_for_ever(OfferRow.__table__, "an issued offer does not change")
guard_for_ever(HistoryRow.__table__, "history does not change")
