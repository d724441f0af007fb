"""Every query of quotes. Rows come out as the frozen data of `model.py` and go in as such.

`lock` is the door of every change: it takes the quote's row (on PostgreSQL; SQLite has one writer at a time anyway)
and reads it anew, so that two changes at once are one after the other. `save` bumps the version in SQL, and only from
the version it was read at.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, String, and_, func, or_, select, update
from sqlalchemy import cast as cast_as
from sqlalchemy.orm import Session

from catalog.terms import normalized
from cpq.quote.model import HistoryEntry, Quote, Revision
from cpq.quote.rebuild import OpenLine
from cpq.quote.rows import Listed, fill_line, fill_revision, quote_values, to_listed, to_open_line, to_quote
from cpq.quote.tables import HistoryRow, LineRow, OfferRow, QuoteRow, RevisionRow
from kernel.clock import Clock
from kernel.errors import Stale, Unknown
from kernel.ids import new_id


class QuoteStore:
    """The quotes of a database, within one transaction.

    Args:
        session: the transaction; this class flushes and never commits.
        clock: for the moment of change.
    """

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def add(self, quote: Quote) -> None:
        """Write a new quote."""
        fixed = {"id": quote.id, "number": quote.number, "version": quote.version}
        moments = {"created_at": quote.created_at, "updated_at": quote.updated_at}
        self._session.add(QuoteRow(**fixed, **moments, **quote_values(quote)))
        self._session.flush()
        self._write_revisions(quote)

    def get(self, quote_id: str) -> Quote:
        """Return a quote as it stands.

        Raises:
            Unknown: there is no such quote.
        """
        row = self._session.get(QuoteRow, quote_id, populate_existing=True)
        if row is None:
            raise Unknown(f"There is no quote {quote_id!r}.", code="unknown-quote")
        revisions = select(RevisionRow).where(RevisionRow.quote_id == quote_id).order_by(RevisionRow.number)
        return to_quote(row, self._with_lines(revisions))

    def hold(self, name: str) -> None:
        """Make others who hold the same name wait for the end of this transaction.

        SQLite's write transactions wait for one another anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))

    def redeemed(self, coupon: str, states: Sequence[str], *, besides: str) -> int:
        """Return how many quotes in these states carry a coupon, one quote not counted.

        Args:
            coupon: as `normalized`.
            states: of the quotes that count.
            besides: id of the quote that is not counted.
        """
        carries = func.upper(cast_as(QuoteRow.buyer, String)).contains(coupon, autoescape=True)
        query = select(QuoteRow.buyer).where(QuoteRow.state.in_(states), QuoteRow.id != besides, carries)
        buyers = self._session.scalars(query)
        return sum(coupon in map(normalized, buyer.get("coupons", ())) for buyer in buyers)

    def lock(self, quote_id: str, expected: int | None = None) -> Quote:
        """Take a quote for change and return it as it stands now.

        Args:
            quote_id: the quote.
            expected: the version the caller read; None when the change does not depend on what was read.

        Raises:
            Unknown: there is no such quote.
            Stale: somebody changed it since.
        """
        self._session.execute(select(QuoteRow.id).where(QuoteRow.id == quote_id).with_for_update())
        quote = self.get(quote_id)
        if expected is not None and expected != quote.version:
            raise Stale(
                f"Quote {quote.number} changed since you read it (version {quote.version}, not {expected}). "
                "Read it again and repeat.",
                code="stale",
                version=quote.version,
            )
        return quote

    def save(self, quote: Quote) -> Quote:
        """Write what changed of a locked quote, bump its version, and return it as it is then.

        Raises:
            Stale: it was not locked, and somebody changed it meanwhile.
        """
        change = update(QuoteRow).where(QuoteRow.id == quote.id, QuoteRow.version == quote.version)
        values = {**quote_values(quote), "version": QuoteRow.version + 1, "updated_at": self._clock.now()}
        done = self._session.execute(change.values(values).execution_options(synchronize_session=False))
        if cast(CursorResult[Any], done).rowcount != 1:
            raise Stale(f"Quote {quote.number} changed meanwhile. Read it again and repeat.", code="stale")
        self._write_revisions(quote)
        return self.get(quote.id)

    def add_offer(self, revision: Revision, token_hash: str) -> None:
        """Write an offer's token hash."""
        self._session.add(OfferRow(token_hash=token_hash, revision_id=revision.id, created_at=self._clock.now()))
        self._session.flush()

    def offered(self, token_hash: str) -> tuple[str, int]:
        """Return the quote's id and the revision's number that an offer leads to.

        Raises:
            Unknown: no offer was issued with this token.
        """
        query = select(RevisionRow.quote_id, RevisionRow.number).join(OfferRow, OfferRow.revision_id == RevisionRow.id)
        found = self._session.execute(query.where(OfferRow.token_hash == token_hash)).first()
        if found is None:
            raise Unknown("This link leads to no offer. Check that it is complete.", code="unknown-offer")
        return found[0], found[1]

    def open_lines(self, product: str, market: str) -> list[OpenLine]:
        """Return the lines of a product in all quotes of a market that are being written or are sent, by number."""
        query = (
            select(QuoteRow, RevisionRow.state, LineRow)
            .join(RevisionRow, RevisionRow.quote_id == QuoteRow.id)
            .join(LineRow, LineRow.revision_id == RevisionRow.id)
            .where(LineRow.product == product, QuoteRow.market == market, RevisionRow.state.in_(("draft", "sent")))
            .order_by(QuoteRow.number, RevisionRow.number, LineRow.position)
        )
        return [to_open_line(*found) for found in self._session.execute(query)]

    def due(self, today: date) -> list[str]:
        """Return the ids of quotes whose sent revision is past its last day, oldest first."""
        query = select(RevisionRow.quote_id).where(RevisionRow.state == "sent", RevisionRow.valid_until < today)
        return list(self._session.scalars(query.order_by(RevisionRow.quote_id)))

    def note(self, quote: Quote, who: str, what: str, **facts: str) -> None:
        """Add an entry to a quote's history."""
        entry = HistoryRow(id=new_id("his"), quote_id=quote.id, at=self._clock.now(), who=who, what=what, facts=facts)
        self._session.add(entry)
        self._session.flush()

    def history(self, quote_id: str) -> list[HistoryEntry]:
        """Return what happened to a quote, oldest first."""
        query = select(HistoryRow).where(HistoryRow.quote_id == quote_id).order_by(HistoryRow.id)
        return [HistoryEntry(row.at, row.who, row.what, row.facts) for row in self._session.scalars(query)]

    def listed(self, *, state: str | None, text: str, after: tuple[datetime, str] | None, limit: int) -> list[Listed]:
        """Return quotes, the last changed first.

        Args:
            state: only quotes in this state.
            text: only those with it in number, company, name or e-mail, whatever the case; empty for all.
            after: moment of change and id of the last quote already seen.
            limit: how many at most.
        """
        lines = select(func.count()).where(LineRow.revision_id == RevisionRow.id).scalar_subquery()
        newest = and_(RevisionRow.quote_id == QuoteRow.id, RevisionRow.number == QuoteRow.revision)
        query = select(QuoteRow, RevisionRow.total, lines).join(RevisionRow, newest)
        if state:
            query = query.where(QuoteRow.state == state)
        if text:
            query = query.where(QuoteRow.search.contains(text.casefold(), autoescape=True))
        if after:
            moment, last = after
            same_moment = and_(QuoteRow.updated_at == moment, QuoteRow.id < last)
            query = query.where(or_(QuoteRow.updated_at < moment, same_moment))
        query = query.order_by(QuoteRow.updated_at.desc(), QuoteRow.id.desc()).limit(limit)
        return [to_listed(row, total, count) for row, total, count in self._session.execute(query)]

    def _with_lines(self, query: Any) -> list[tuple[RevisionRow, list[LineRow]]]:
        refresh = {"populate_existing": True}
        revisions = list(self._session.scalars(query, execution_options=refresh))
        ids = [row.id for row in revisions]
        lines: dict[str, list[LineRow]] = {revision_id: [] for revision_id in ids}
        found = select(LineRow).where(LineRow.revision_id.in_(ids)).order_by(LineRow.position, LineRow.id)
        for line in self._session.scalars(found, execution_options=refresh):
            lines[line.revision_id].append(line)
        return [(row, lines[row.id]) for row in revisions]

    def _write_revisions(self, quote: Quote) -> None:
        # Oldest first, one by one: a superseded revision must leave the "one live" index before its successor enters
        # it. Lines go before the state, because the database refuses them once the revision is no draft.
        for revision in quote.revisions:
            row = self._session.get(RevisionRow, revision.id)
            if row is None:
                row = RevisionRow(id=revision.id, quote_id=quote.id, number=revision.number, currency=quote.currency)
                fill_revision(row, revision)
                self._session.add(row)
                self._session.flush()
            if row.state == "draft":
                self._write_lines(revision)
            fill_revision(row, revision)
            self._session.flush()

    def _write_lines(self, revision: Revision) -> None:
        query = select(LineRow).where(LineRow.revision_id == revision.id)
        rows = {row.id: row for row in self._session.scalars(query)}
        for line in revision.lines:
            row = rows.pop(line.id, None)
            if row is None:
                row = LineRow(id=line.id, revision_id=revision.id)
                self._session.add(row)
            fill_line(row, line)
        for row in rows.values():
            self._session.delete(row)
        self._session.flush()
