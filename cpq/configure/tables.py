"""The table of sessions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Base, Json, Moment


class SessionRow(Base):
    """A configuration being made. The release is named by its digest; releases are never deleted."""

    __tablename__ = "sessions"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    product: Mapped[str] = mapped_column(String(80))
    release: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    market: Mapped[str] = mapped_column(String(16))
    day: Mapped[date]
    choices: Mapped[list[Any]] = mapped_column(Json)
    history: Mapped[list[Any]] = mapped_column(Json)
    before: Mapped[list[Any] | None] = mapped_column(Json)
    version: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(Moment, index=True)
    quote_id: Mapped[str | None] = mapped_column(String(40))
    coupons: Mapped[list[str] | None] = mapped_column(Json)
