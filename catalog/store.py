"""Every query on releases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from catalog.release import TERMS, Release, ReleaseHead, Withdrawal
from catalog.tables import ReleaseRow, WithdrawalRow
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
    ReleaseRow.valid_from,
    ReleaseRow.valid_until,
    ReleaseRow.published_at,
    ReleaseRow.published_by,
    ReleaseRow.note,
    ReleaseRow.restores,
    WithdrawalRow.at.label("withdrawn_at"),
    WithdrawalRow.by.label("withdrawn_by"),
    WithdrawalRow.reason.label("withdrawn_because"),
)
_WITHDRAWN = WithdrawalRow.release_id == ReleaseRow.id
_WHOLE = (*_HEAD, ReleaseRow.files)
_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


class ReleaseStore:
    """The releases in a database, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, release: Release) -> None:
        """Keep a new release."""
        changes(self._session, RELEASES)
        self._session.add(
            ReleaseRow(
                id=release.id,
                product=release.product,
                number=release.number,
                digest=release.digest,
                valid_from=release.period.start,
                valid_until=release.period.end,
                published_at=release.published_at,
                published_by=release.published_by,
                files=dict(release.files),
                note=release.note or None,
                restores=release.restores,
            )
        )
        self._session.flush()

    def withdraw(self, release_id: str, withdrawal: Withdrawal, day: date) -> None:
        """Keep that a release was taken back on a day; the database refuses it from its first day on."""
        row = WithdrawalRow(
            release_id=release_id, day=day, at=withdrawal.at, by=withdrawal.by, reason=withdrawal.reason
        )
        changes(self._session, RELEASES)
        self._session.add(row)
        self._session.flush()

    def get(self, release_id: str) -> Release:
        """Return a release.

        Raises:
            Unknown: there is none.
        """
        row = self._session.execute(_from(_WHOLE).where(ReleaseRow.id == release_id)).one_or_none()
        if row is None:
            raise Unknown(f"There is no release {release_id[:60]!r}.", code="unknown-release")
        return _release(row)

    def by_digest(self, digest: str) -> Release:
        """Return the newest release with a digest.

        Raises:
            Unknown: there is none.
        """
        query = _from(_WHOLE).where(ReleaseRow.digest == digest).order_by(ReleaseRow.number.desc()).limit(1)
        row = self._session.execute(query).one_or_none()
        if row is None:
            raise Unknown(f"There is no release with the digest {digest[:12]!r}.", code="unknown-release")
        return _release(row)

    def has(self, digest: str) -> bool:
        """Tell whether files with this digest were ever published."""
        return self._session.scalar(select(ReleaseRow.id).where(ReleaseRow.digest == digest).limit(1)) is not None

    def current(self, product: str, day: date) -> Release:
        """Return the release of a product that is current on a day: of those valid that day, the newest.

        Raises:
            Unknown: none is valid that day; an outdated one never stands in.
        """
        query = _valid(_from(_WHOLE), day).where(ReleaseRow.product == product)
        row = self._session.execute(query.order_by(ReleaseRow.number.desc()).limit(1)).one_or_none()
        if row is None:
            raise Unknown(f"The product {product!r} is not on sale on {day}.", code="unknown-product", product=product)
        return _release(row)

    def current_heads(self, day: date) -> tuple[ReleaseHead, ...]:
        """Return the current release of every product on a day, by product, without the files."""
        query = _valid(_from(_HEAD), day).order_by(ReleaseRow.product, ReleaseRow.number)
        newest = {row.product: row for row in self._session.execute(query)}
        return _heads(list(newest.values()))

    def current_head(self, product: str, day: date) -> ReleaseHead:
        """Return the release of a product that is current on a day, without its files.

        Raises:
            Unknown: none is valid that day.
        """
        query = _valid(_from(_HEAD), day).where(ReleaseRow.product == product)
        row = self._session.execute(query.order_by(ReleaseRow.number.desc()).limit(1)).one_or_none()
        if row is None:
            raise Unknown(f"The product {product!r} is not on sale on {day}.", code="unknown-product", product=product)
        return _heads([row])[0]

    def terms_head(self, day: date) -> ReleaseHead | None:
        """Return the release of the terms that is current on a day, without its files; None if there is none."""
        query = _valid(_from(_HEAD), day, of_terms=True).order_by(ReleaseRow.number.desc()).limit(1)
        row = self._session.execute(query).one_or_none()
        return None if row is None else _heads([row])[0]

    def products(self, day: date) -> tuple[Release, ...]:
        """Return the current release of every product on a day, by product, with their files."""
        ids = [head.id for head in self.current_heads(day)]
        query = _from(_WHOLE).where(ReleaseRow.id.in_(ids)).order_by(ReleaseRow.product)
        return tuple(_release(row) for row in self._session.execute(query))

    def heads(self, product: str | None = None) -> tuple[ReleaseHead, ...]:
        """Return all releases, of one product or of all, newest first, without the files."""
        query = _from(_HEAD).order_by(ReleaseRow.published_at.desc(), ReleaseRow.id.desc())
        query = query.where(ReleaseRow.product != TERMS if product is None else ReleaseRow.product == product)
        return _heads(self._session.execute(query).all())

    def newest(self, product: str) -> ReleaseHead | None:
        """Return the release of a product with the highest number that was not taken back, or None if there is none."""
        query = _from(_HEAD).where(ReleaseRow.product == product, WithdrawalRow.release_id.is_(None))
        row = self._session.execute(query.order_by(ReleaseRow.number.desc()).limit(1)).one_or_none()
        return None if row is None else _heads([row])[0]

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


def _from(columns: Sequence[Any]) -> Select[*tuple[Any, ...]]:
    """Return a query for releases, each with what is known of its withdrawal."""
    return select(*columns).select_from(ReleaseRow).outerjoin(WithdrawalRow, _WITHDRAWN)


def terms_digest(connection: Connection, day: date) -> str | None:
    """Return the digest of the terms that are current on a day, None if there are none; asked at every click."""
    return connection.execute(_TERMS_DIGEST, {"day": day}).scalar()


def _valid(query: _Query, day: Any, *, of_terms: bool = False) -> _Query:
    """Return a query for what is valid on a day and was not taken back: releases of products, or of the terms."""
    return query.where(
        ReleaseRow.product == TERMS if of_terms else ReleaseRow.product != TERMS,
        or_(ReleaseRow.valid_from.is_(None), ReleaseRow.valid_from <= day),
        or_(ReleaseRow.valid_until.is_(None), ReleaseRow.valid_until > day),
        WithdrawalRow.release_id.is_(None),
    )


_TERMS_DIGEST = (
    _valid(_from((ReleaseRow.digest,)), bindparam("day"), of_terms=True).order_by(ReleaseRow.number.desc()).limit(1)
)


def _heads(rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[ReleaseHead, ...]:
    return tuple(ReleaseHead(**_facts(row)) for row in rows)


def _release(row: Row[*tuple[Any, ...]]) -> Release:
    return Release(**_facts(row), files=dict(row.files))


def _facts(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    is_withdrawn = row.withdrawn_at is not None
    return {
        "id": row.id,
        "product": row.product,
        "number": row.number,
        "digest": row.digest,
        "period": Period(row.valid_from, row.valid_until),
        "published_at": row.published_at,
        "published_by": row.published_by,
        "note": row.note or "",
        "restores": row.restores,
        "withdrawn": Withdrawal(row.withdrawn_at, row.withdrawn_by, row.withdrawn_because) if is_withdrawn else None,
    }
