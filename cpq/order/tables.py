"""Tables of orders: one order per revision, and nothing of an order changes but its state."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpq.order.lifecycle import ORDER_STATES
from cpq.quote.guards import DIALECTS, attach, guard_for_ever, refusal
from kernel.db import Base, Exact, Json, Moment

_STATES = ", ".join(repr(state) for state in ORDER_STATES)


class OrderRow(Base):
    """An order.

    Args:
        lines: how many it has, so that none can be added.
        search: number, quote's number, name and company, case-folded here because SQLite folds only ASCII.
    """

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint(f"state IN ({_STATES})", "state"),
        Index("ix_orders_created_at_id", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[str] = mapped_column(String(32), unique=True)
    state: Mapped[str] = mapped_column(String(16))
    quote_id: Mapped[str] = mapped_column(ForeignKey("quotes.id"), unique=True)
    revision_id: Mapped[str] = mapped_column(ForeignKey("quote_revisions.id"), unique=True)
    quote_number: Mapped[str] = mapped_column(String(32))
    revision_number: Mapped[int]
    revision_digest: Mapped[str] = mapped_column(String(64))
    lines: Mapped[int]
    promise: Mapped[dict[str, Any]] = mapped_column(Json)
    total: Mapped[Decimal] = mapped_column(Exact)
    currency: Mapped[str] = mapped_column(String(3))
    digest: Mapped[str] = mapped_column(String(64))
    calculation: Mapped[str] = mapped_column(String(16))
    search: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[str] = mapped_column(Text)


class OrderLineRow(Base):
    """A line of an order: the revision's line with its exploded bill of materials."""

    __tablename__ = "order_lines"
    __table_args__ = (UniqueConstraint("order_id", "position"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"))
    position: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    bom: Mapped[list[dict[str, Any]]] = mapped_column(Json)


class OrderedRow(Base):
    """How many pieces of a product an account has ordered with an order: what tiers and commitments count.

    It repeats what the order says, so that nobody has to read every order of an account to price a line.
    """

    __tablename__ = "ordered_pieces"
    __table_args__ = (
        CheckConstraint("quantity > 0", "quantity"),
        Index("ix_ordered_pieces_account_at", "account", "at"),
    )

    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    product: Mapped[str] = mapped_column(String(80), primary_key=True)
    account: Mapped[str] = mapped_column(String(200))
    quantity: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)


def guard_number_of_lines(table: Any) -> None:
    """Refuse a line more than the order was placed with."""
    many = "(SELECT count(*) FROM order_lines WHERE order_id = NEW.order_id)"
    placed = "(SELECT lines FROM orders WHERE id = NEW.order_id)"
    refused = dict.fromkeys(DIALECTS, f"{many} >= {placed}")
    attach(table, refusal(table.name, "complete", "INSERT", refused, "an order gets no more lines"))


guard_for_ever(OrderRow.__table__, "an order does not change", movable=("state",))
guard_for_ever(OrderLineRow.__table__, "an order does not change")
guard_for_ever(OrderedRow.__table__, "what was ordered does not change")
guard_number_of_lines(OrderLineRow.__table__)
