"""Document numbers: `Q-2026-000123`, counted per series and year without gaps, in the transaction that uses them."""

from __future__ import annotations

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kernel.db import Base


class NumberSeries(Base):
    """The last number given out in a series of a year."""

    __tablename__ = "number_series"

    series: Mapped[str] = mapped_column(String(8), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


def next_number(session: Session, series: str, year: int) -> str:
    """Take the next number of a series; concurrent takers wait for one another.

    Args:
        session: the transaction that uses the number; if it is rolled back, the number is free again.
        series: letters before the number, such as `Q`.
        year: the year in the seller's zone.
    """
    _ensure_row(session, series, year)
    row = session.scalars(
        select(NumberSeries).where(NumberSeries.series == series, NumberSeries.year == year).with_for_update()
    ).one()
    row.last += 1
    session.flush()
    return f"{series}-{year}-{row.last:06d}"


def _ensure_row(session: Session, series: str, year: int) -> None:
    dialect = session.get_bind().dialect.name
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]  # the same statement in two dialects
    session.execute(insert(NumberSeries).values(series=series, year=year, last=0).on_conflict_do_nothing())
