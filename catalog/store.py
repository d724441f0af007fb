"""Every query on releases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Row,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session, aliased

from catalog.release import EVERYWHERE, TERMS, Release, ReleaseHead, Withdrawal
from catalog.tables import ReleasePeriodRow, ReleaseRow, WithdrawalRow
from kernel.db import changes
from kernel.errors import Unknown
from kernel.period import Period

RELEASES = "releases"
"""What publishing and taking back change, in `kernel.db.Database.changes`."""

_HEAD = (
    ReleaseRow.id,
    ReleaseRow.product,
    ReleaseRow.number,
    ReleaseRow.digest,
    ReleaseRow.published_at,
    ReleaseRow.published_by,
    ReleaseRow.note,
    ReleaseRow.restores,
    ReleasePeriodRow.market,
    ReleasePeriodRow.valid_from,
    ReleasePeriodRow.valid_until,
    WithdrawalRow.first_day,
    WithdrawalRow.end_day,
    WithdrawalRow.at.label("withdrawn_at"),
    WithdrawalRow.by.label("withdrawn_by"),
    WithdrawalRow.reason.label("withdrawn_because"),
)
"""One row for each market of a release and each time that days of it there were taken back."""

_OF_MARKET = and_(
    WithdrawalRow.release_id == ReleasePeriodRow.release_id, WithdrawalRow.market == ReleasePeriodRow.market
)
_Rows = Sequence[Row[*tuple[Any, ...]]]


class ReleaseStore:
    """The releases in a database, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, release: Release) -> None:
        """Keep a new release; its periods first, for the release seals them."""
        periods = [
            {"release_id": release.id, "market": market, "valid_from": period.start, "valid_until": period.end}
            for market, period in release.periods.items()
        ]
        if periods:
            self._session.execute(insert(ReleasePeriodRow), periods)
        changes(self._session, RELEASES)
        self._session.add(
            ReleaseRow(
                id=release.id,
                product=release.product,
                number=release.number,
                digest=release.digest,
                published_at=release.published_at,
                published_by=release.published_by,
                files=dict(release.files),
                note=release.note or None,
                restores=release.restores,
            )
        )
        self._session.flush()

    def withdraw(self, release_id: str, withdrawals: Iterable[Withdrawal], day: date) -> None:
        """Keep that days of a release were taken back on an earlier day; the database refuses any other."""
        for each in withdrawals:
            row = WithdrawalRow(
                release_id=release_id,
                market=each.market,
                first_day=each.period.start,
                end_day=each.period.end,
                day=day,
                at=each.at,
                by=each.by,
                reason=each.reason,
            )
            self._session.add(row)
        changes(self._session, RELEASES)
        self._session.flush()

    def get(self, release_id: str) -> Release:
        """Return a release.

        Raises:
            Unknown: there is none.
        """
        found = self._heads(ReleaseRow.id == release_id)
        if not found:
            raise Unknown(f"There is no release {release_id[:60]!r}.", code="unknown-release")
        return self._whole(found[0])

    def by_digest(self, digest: str) -> Release:
        """Return the newest release with a digest.

        Raises:
            Unknown: there is none.
        """
        newest = select(ReleaseRow.id).where(ReleaseRow.digest == digest).order_by(ReleaseRow.number.desc()).limit(1)
        found = self._heads(ReleaseRow.id == newest.scalar_subquery())
        if not found:
            raise Unknown(f"There is no release with the digest {digest[:12]!r}.", code="unknown-release")
        return self._whole(found[0])

    def has(self, digest: str) -> bool:
        """Tell whether files with this digest were ever published."""
        return self._session.scalar(select(ReleaseRow.id).where(ReleaseRow.digest == digest).limit(1)) is not None

    def current(self, product: str, market: str, day: date) -> Release:
        """Return the release of a product that is current in a market on a day, see `current_head`.

        Raises:
            Unknown: the product is not on sale there that day.
        """
        return self._whole(self.current_head(product, market, day))

    def current_head(self, product: str, market: str, day: date) -> ReleaseHead:
        """Return the release of a product that is current in a market on a day: of those valid there then, the newest.

        Raises:
            Unknown: none is valid there that day; an outdated one never stands in.
        """
        found = self._current(market, day, product)
        if not found:
            self._refuse(product, market, day)
        return found[0]

    def current_heads(self, market: str, day: date) -> tuple[ReleaseHead, ...]:
        """Return the releases that are current in a market on a day, by product, without their files."""
        return self._current(market, day)

    def all_current(self, day: date) -> Mapping[str, tuple[ReleaseHead, ...]]:
        """Return the releases that are current on a day in each market, see `current_heads`; no market has none."""
        rows = self._session.execute(_ALL_CURRENT, {"day": day}).all()
        found = {market: _sold(market, list(there)) for market, there in groupby(rows, key=lambda row: row.here)}
        return {market: heads for market, heads in found.items() if heads}

    def terms_head(self, day: date) -> ReleaseHead | None:
        """Return the release of the terms that is current on a day, without its files; None if there is none."""
        return next(iter(self._current(EVERYWHERE, day, TERMS)), None)

    def markets(self) -> tuple[str, ...]:
        """Return the markets in which anything was ever published, by code."""
        query = select(ReleasePeriodRow.market).where(ReleasePeriodRow.market != EVERYWHERE).distinct()
        return tuple(self._session.scalars(query.order_by(ReleasePeriodRow.market)))

    def heads(self, product: str | None = None) -> tuple[ReleaseHead, ...]:
        """Return all releases, of one product or of all, newest first, without the files."""
        return self._heads(ReleaseRow.product != TERMS if product is None else ReleaseRow.product == product)

    def newest(self, product: str, market: str | None = None) -> ReleaseHead | None:
        """Return the release of a product with the highest number that was not taken back altogether.

        Args:
            product: its code.
            market: where it must not have been taken back, and where it sells the product; anywhere if left out.

        Returns:
            None if there is none.
        """
        found = (each for each in self.heads(product) if market is None or market in each.markets)
        left = (each for each in found if not (each.is_withdrawn if market is None else not each.days(market)))
        return max(left, key=lambda each: each.number, default=None)

    def next_number(self, product: str) -> int:
        """Return the number of the next release of a product; that of one taken back is not used again."""
        query = select(func.coalesce(func.max(ReleaseRow.number), 0)).where(ReleaseRow.product == product)
        return self._session.execute(query).scalar_one() + 1

    def hold(self, product: str) -> None:
        """Make others who publish the same product wait for the end of this transaction.

        SQLite's write transactions wait for one another anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"release:{product}"))))

    def _current(self, market: str, day: date, product: str | None = None) -> tuple[ReleaseHead, ...]:
        """Return the current release of a product or of each, by product, as far as it is sold in the market."""
        query = _CURRENT if product is None else _CURRENT_OF
        return _sold(market, self._session.execute(query, {"market": market, "day": day, "product": product}).all())

    def _refuse(self, product: str, market: str, day: date) -> None:
        """Tell why a product has no current release in a market.

        Raises:
            Unknown: always; with the code of the market if it is that which is wrong.
        """
        elsewhere = any(self._current(other, day, product) for other in self.markets())
        if elsewhere:
            message = f"The product {product!r} is not sold in the market {market!r} on {day}."
            raise Unknown(message, code="unknown-market", product=product, market=market)
        raise Unknown(f"The product {product!r} is not on sale on {day}.", code="unknown-product", product=product)

    def _heads(self, *which: ColumnElement[bool]) -> tuple[ReleaseHead, ...]:
        """Return some releases, newest first, without their files."""
        return _heads(self._session.execute(_HEADS.where(*which)).all())

    def _whole(self, head: ReleaseHead) -> Release:
        files = self._session.scalars(select(ReleaseRow.files).where(ReleaseRow.id == head.id)).one()
        return Release(**{name: getattr(head, name) for name in ReleaseHead.__slots__}, files=dict(files))


def terms_digest(connection: Connection, day: date) -> str | None:
    """Return the digest of the terms that are current on a day, None if there are none."""
    return connection.execute(_TERMS_DIGEST, {"market": EVERYWHERE, "day": day}).scalar()


def _newest_valid(*which: ColumnElement[bool], market: ColumnElement[str] | None = None) -> Select[str, int]:
    """Return a query for the product and the number of its newest release that is valid in a market on `day`.

    Args:
        which: of these releases only.
        market: a column of the query around it; `market` if left out.
    """
    here = _MARKET if market is None else market
    own = aliased(ReleasePeriodRow)
    names_it = exists().where(own.release_id == ReleaseRow.id, own.market == here)
    place = ReleasePeriodRow.market
    taken_back = exists().where(_OF_MARKET, WithdrawalRow.first_day <= _DAY, _is_after(WithdrawalRow.end_day))
    return (
        select(ReleaseRow.product, func.max(ReleaseRow.number))
        .join(ReleasePeriodRow, ReleasePeriodRow.release_id == ReleaseRow.id)
        .where(
            *which,
            or_(place == here, and_(place == EVERYWHERE, ~names_it)),
            or_(ReleasePeriodRow.valid_from.is_(None), ReleasePeriodRow.valid_from <= _DAY),
            _is_after(ReleasePeriodRow.valid_until),
            ~taken_back,
        )
        .group_by(ReleaseRow.product)
    )


def _is_after(end: Any) -> ColumnElement[bool]:
    return or_(end.is_(None), end > _DAY)


_MARKET, _DAY, _PRODUCT = (
    bindparam("market", type_=String),
    bindparam("day", type_=Date),
    bindparam("product", type_=String),
)
_HEADS = (
    select(*_HEAD)
    .select_from(ReleaseRow)
    .join(ReleasePeriodRow, ReleasePeriodRow.release_id == ReleaseRow.id)
    .outerjoin(WithdrawalRow, _OF_MARKET)
    .order_by(ReleaseRow.published_at.desc(), ReleaseRow.id.desc(), ReleasePeriodRow.market)
)
_NUMBERED = tuple_(ReleaseRow.product, ReleaseRow.number)
_CURRENT = _HEADS.where(_NUMBERED.in_(_newest_valid(ReleaseRow.product != TERMS)))
_CURRENT_OF = _HEADS.where(_NUMBERED.in_(_newest_valid(ReleaseRow.product == _PRODUCT)))
_TERMS_DIGEST = select(ReleaseRow.digest).where(_NUMBERED.in_(_newest_valid(ReleaseRow.product == TERMS)))


def _current_in_each() -> Select[*tuple[Any, ...]]:
    """Return a query for what is current in each market, with the market as `here`, market by market."""
    markets = select(ReleasePeriodRow.market.label("here")).where(ReleasePeriodRow.market != EVERYWHERE).distinct()
    here = markets.subquery().c.here
    valid = _newest_valid(ReleaseRow.product != TERMS, market=here).add_columns(here).group_by(here)
    product, number, current = valid.subquery().c
    found = _HEADS.add_columns(current).join(current.table, tuple_(product, number) == _NUMBERED)
    return found.order_by(None).order_by(current, ReleaseRow.id, ReleasePeriodRow.market)


_ALL_CURRENT = _current_in_each()
"""What every click and page asks, put together once."""


def _sold(market: str, rows: _Rows) -> tuple[ReleaseHead, ...]:
    """Return those of some releases that sell their product in a market, by product."""
    return tuple(sorted((each for each in _heads(rows) if market in each.periods), key=lambda each: each.product))


def _heads(rows: _Rows) -> tuple[ReleaseHead, ...]:
    return tuple(_head(list(of_one)) for _, of_one in groupby(rows, key=lambda row: row.id))


def _head(rows: _Rows) -> ReleaseHead:
    """Return a release of its rows: one for each market and withdrawal there."""
    row = rows[0]
    return ReleaseHead(
        id=row.id,
        product=row.product,
        number=row.number,
        digest=row.digest,
        periods={each.market: Period(each.valid_from, each.valid_until) for each in rows},
        published_at=row.published_at,
        published_by=row.published_by,
        note=row.note or "",
        restores=row.restores,
        withdrawals=tuple(_withdrawal(each) for each in rows if each.first_day is not None),
    )


def _withdrawal(row: Row[*tuple[Any, ...]]) -> Withdrawal:
    period = Period(row.first_day, row.end_day)
    return Withdrawal(row.market, period, row.withdrawn_at, row.withdrawn_by, row.withdrawn_because)
