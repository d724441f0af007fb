"""Every query of quotes. Rows come out as the frozen data of `model.py` and go in as such.

`lock` is the door of every change: it takes the quote's row (on PostgreSQL; SQLite has one writer at a time anyway)
and reads it anew, so that two changes at once are one after the other. `save` bumps the version in SQL, and only from
the version it was read at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, String, and_, delete, func, insert, null, or_, select, true, update
from sqlalchemy import cast as cast_as
from sqlalchemy.orm import Session

from catalog.terms import normalized
from cpq.price.rounding import STANDARD, RoundingPolicy
from cpq.quote.model import Buyer, HistoryEntry, Quote, QuoteLine, Revision
from cpq.quote.open_line import OpenLine
from cpq.quote.recent import RecentQuotes
from cpq.quote.rows import (
    LONG_COLUMNS,
    SHORT_COLUMNS,
    Listed,
    fill_revision,
    line_values,
    quote_values,
    to_line,
    to_listed,
    to_open_line,
    to_quote,
)
from cpq.quote.tables import HistoryRow, LineRow, OfferRow, QuoteRow, RevisionRow
from kernel.clock import Clock
from kernel.db import after_commit
from kernel.errors import Conflict, Stale, Unknown
from kernel.ids import new_id
from kernel.money import Money, Rounding
from kernel.stored import UNREAD

UNTRACKED = {"synchronize_session": False}
"""For statements on rows that no object of the session mirrors."""


def conditions_of(connection: Connection, quote_id: str, market: str) -> tuple[Buyer, Rounding]:
    """Return the buyer of a quote and how its newest revision rounds a half: what its lines are priced under.

    Raises:
        Unknown: there is no such quote.
        Conflict: it is of another market.
    """
    newest = and_(RevisionRow.quote_id == QuoteRow.id, RevisionRow.number == QuoteRow.revision)
    query = select(QuoteRow.market, QuoteRow.buyer, RevisionRow.rounding).join(RevisionRow, newest)
    found = connection.execute(query.where(QuoteRow.id == quote_id)).first()
    if found is None:
        raise Unknown(f"There is no quote {quote_id!r}.", code="unknown-quote")
    if found.market != market:
        message = f"The quote is for the market {found.market}; configure the product in that market, not in {market}."
        raise Conflict(message, code="other-market")
    policy = RoundingPolicy.from_json(found.rounding) if found.rounding else STANDARD
    return Buyer.from_json(found.buyer), policy.half


def times_redeemed(connection: Connection, coupon: str, states: Sequence[str], *, besides: str = "") -> int:
    """Return how many quotes in these states carry a coupon.

    Args:
        connection: to the quotes.
        coupon: as `normalized`.
        states: of the quotes that count.
        besides: id of a quote that is not counted.
    """
    carries = func.upper(cast_as(QuoteRow.buyer, String)).contains(coupon, autoescape=True)
    query = select(QuoteRow.buyer).where(QuoteRow.state.in_(states), QuoteRow.id != besides, carries)
    buyers = connection.scalars(query)
    return sum(coupon in map(normalized, buyer.get("coupons", ())) for buyer in buyers)


class QuoteStore:
    """The quotes of a database, within one transaction.

    Args:
        session: the transaction; this class flushes and never commits.
        clock: for the moment of change.
        recent: the quotes that this process looked at last.
    """

    def __init__(self, session: Session, clock: Clock, recent: RecentQuotes | None = None) -> None:
        self._session = session
        self._clock = clock
        self._recent = recent

    def add(self, quote: Quote) -> Quote:
        """Write a new quote; return it as it is written."""
        fixed = {"id": quote.id, "number": quote.number, "version": quote.version}
        moments = {"created_at": quote.created_at, "updated_at": quote.updated_at}
        self._session.add(QuoteRow(**fixed, **moments, **quote_values(quote)))
        self._session.flush()
        self._write_revisions(quote)
        return replace(quote, stored=quote)

    def get(self, quote_id: str, lines: Collection[str] | None = None) -> Quote:
        """Return a quote as it stands.

        Args:
            quote_id: the quote.
            lines: the lines of the newest revision that somebody will look into. Of its other lines only the short of
                it is read, and of older revisions no lines at all. None reads everything.

        Raises:
            Unknown: there is no such quote.
        """
        known = None if lines is None else self._remembered(quote_id)
        if known is not None:
            return self._looked_into(known, lines or ())
        row = self._session.get(QuoteRow, quote_id, populate_existing=True)
        if row is None:
            raise Unknown(f"There is no quote {quote_id!r}.", code="unknown-quote")
        query = select(RevisionRow).where(RevisionRow.quote_id == quote_id).order_by(RevisionRow.number)
        revisions = list(self._session.scalars(query, execution_options={"populate_existing": True}))
        read = self._lines([each.id for each in (revisions if lines is None else revisions[-1:])], lines)
        quote = to_quote(row, [(each, read.get(each.id, [])) for each in revisions])
        if lines is not None:
            self._remember(quote)
        return quote

    def _remembered(self, quote_id: str) -> Quote | None:
        """Return a quote in short without reading it again, if it still is what this process saw last."""
        if self._recent is None:
            return None
        version = self._session.scalar(select(QuoteRow.version).where(QuoteRow.id == quote_id))
        return None if version is None else self._recent.get(quote_id, version)

    def _remember(self, quote: Quote) -> None:
        """Remember a quote as it is in this transaction, once that is committed."""
        if (recent := self._recent) is not None:
            after_commit(self._session, lambda: recent.put(quote))

    def _looked_into(self, quote: Quote, wanted: Collection[str]) -> Quote:
        """Return a quote in short with everything read of the lines that somebody will look into."""
        newest = quote.newest
        if not wanted:
            return quote
        read = {line.id: line for line in self._lines([newest.id], wanted, only=wanted)[newest.id]}
        lines = tuple(read.get(line.id, line) for line in newest.lines)
        looked = replace(quote, revisions=(*quote.revisions[:-1], replace(newest, lines=lines)), stored=None)
        return replace(looked, stored=looked)

    def whole(self, revision: Revision, lines: Collection[str] | None = None) -> Revision:
        """Return a revision with everything read of those of its lines that were read in short.

        Args:
            revision: as it was read, or changed since.
            lines: the ids of those that are wanted; None for all.
        """
        short = {line.id for line in revision.lines if line.assignment is UNREAD or line.waterfall is UNREAD}
        wanted = short if lines is None else short.intersection(lines)
        if not wanted:
            return revision
        read = {line.id: line for line in self._lines([revision.id], wanted)[revision.id]}
        filled = (_filled(line, read[line.id]) if line.id in wanted else line for line in revision.lines)
        return replace(revision, lines=tuple(filled))

    def summary(self, quote_id: str) -> dict[str, Any]:
        """Return the number, state and version of a quote, and the number, length and total of its newest revision.

        Raises:
            Unknown: there is no such quote.
        """
        lines = select(func.count()).where(LineRow.revision_id == RevisionRow.id).scalar_subquery()
        newest = and_(RevisionRow.quote_id == QuoteRow.id, RevisionRow.number == QuoteRow.revision)
        query = select(QuoteRow, RevisionRow.total, lines).join(RevisionRow, newest).where(QuoteRow.id == quote_id)
        found = self._session.execute(query, execution_options={"populate_existing": True}).first()
        if found is None:
            raise Unknown(f"There is no quote {quote_id!r}.", code="unknown-quote")
        row, total, count = found
        return {
            "number": row.number,
            "state": row.state,
            "version": row.version,
            "revision": row.revision,
            "lines": count,
            "total": Money(total, row.currency).to_json(),
        }

    def hold(self, name: str) -> None:
        """Make others who hold the same name wait for the end of this transaction.

        SQLite's write transactions wait for one another anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))

    def lock(self, quote_id: str, expected: int | None = None, lines: Collection[str] | None = None) -> Quote:
        """Take a quote for change and return it as it stands now.

        Args:
            quote_id: the quote.
            expected: the version the caller read; None when the change does not depend on what was read.
            lines: as in `get`.

        Raises:
            Unknown: there is no such quote.
            Stale: somebody changed it since.
        """
        self._session.execute(select(QuoteRow.id).where(QuoteRow.id == quote_id).with_for_update())
        quote = self.get(quote_id, lines)
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
        now = self._clock.now()
        values = {**quote_values(quote), "version": QuoteRow.version + 1, "updated_at": now}
        done = self._session.execute(change.values(values), execution_options=UNTRACKED)
        if cast(CursorResult[Any], done).rowcount != 1:
            raise Stale(f"Quote {quote.number} changed meanwhile. Read it again and repeat.", code="stale")
        self._write_revisions(quote)
        written = replace(quote, version=quote.version + 1, updated_at=now, stored=None)
        self._remember(written)
        return replace(written, stored=written)

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

    def open_lines(
        self, product: str | None = None, market: str | None = None, *, revisions: Collection[str] | None = None
    ) -> list[OpenLine]:
        """Return the lines of all quotes that are being written or are sent, by number.

        Args:
            product: of this product only.
            market: in this market only.
            revisions: ids of revisions; of these only.
        """
        query = (
            select(QuoteRow, RevisionRow, *SHORT_COLUMNS, *LONG_COLUMNS)
            .join(RevisionRow, RevisionRow.quote_id == QuoteRow.id)
            .join(LineRow, LineRow.revision_id == RevisionRow.id)
            .where(RevisionRow.state.in_(("draft", "sent")))
            .order_by(QuoteRow.number, RevisionRow.number, LineRow.position)
        )
        query = query if product is None else query.where(LineRow.product == product)
        query = query if market is None else query.where(QuoteRow.market == market)
        query = query if revisions is None else query.where(RevisionRow.id.in_(revisions))
        found = self._session.execute(query).all()
        quantities = self._quantities({revision.id for _, revision, *_ in found})
        return [to_open_line(quote, revision, line, quantities[revision.id]) for quote, revision, *line in found]

    def members(self, lines: Iterable[OpenLine]) -> list[OpenLine]:
        """Return all lines of the bundles that some open lines are in, by number."""
        revisions = {line.revision for line in lines if line.member is not None}
        return [line for line in self.open_lines(revisions=revisions) if line.member is not None] if revisions else []

    def _quantities(self, revisions: Collection[str]) -> dict[str, dict[str, Decimal]]:
        """Return the pieces of each product in all lines of each revision."""
        query = select(LineRow.revision_id, LineRow.product, func.sum(LineRow.quantity))
        query = query.where(LineRow.revision_id.in_(revisions)).group_by(LineRow.revision_id, LineRow.product)
        counted: dict[str, dict[str, Decimal]] = {}
        for revision, product, quantity in self._session.execute(query):
            counted.setdefault(revision, {})[product] = Decimal(quantity)
        return counted

    def due(self, today: date) -> list[str]:
        """Return the ids of quotes whose sent revision is past its last day, oldest first."""
        query = select(RevisionRow.quote_id).where(RevisionRow.state == "sent", RevisionRow.valid_until < today)
        return list(self._session.scalars(query.order_by(RevisionRow.quote_id)))

    def note(self, quote: Quote, who: str, what: str, **facts: str) -> None:
        """Add an entry to a quote's history."""
        entry = HistoryRow(id=new_id("his"), quote_id=quote.id, at=self._clock.now(), who=who, what=what, facts=facts)
        self._session.add(entry)
        self._session.flush()

    def history(self, quote_id: str, newest: int | None = None) -> list[HistoryEntry]:
        """Return what happened to a quote, oldest first; only the newest entries if a number is given."""
        query = select(HistoryRow).where(HistoryRow.quote_id == quote_id).order_by(HistoryRow.id.desc()).limit(newest)
        found = list(self._session.scalars(query))
        return [HistoryEntry(row.at, row.who, row.what, row.facts) for row in reversed(found)]

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

    def _lines(
        self, revisions: Collection[str], wanted: Collection[str] | None, only: Collection[str] | None = None
    ) -> dict[str, list[QuoteLine]]:
        """Return the lines of revisions, by revision; wholly those that are wanted, or all if None says so.

        Args:
            revisions: their ids.
            wanted: the lines to be read wholly.
            only: the lines to be read at all, if not all of them.
        """
        within = and_(LineRow.revision_id.in_(revisions), true() if only is None else LineRow.id.in_(only))
        # Lines older than the column have no short price; their waterfall has it.
        whole = within if wanted is None else and_(within, or_(LineRow.id.in_(wanted), LineRow.price.is_(null())))
        long = {row[0]: row for row in self._session.execute(select(*LONG_COLUMNS).where(whole))}
        found: dict[str, list[QuoteLine]] = {revision_id: [] for revision_id in revisions}
        for row in self._session.execute(select(*SHORT_COLUMNS).where(within).order_by(LineRow.position, LineRow.id)):
            found[row[1]].append(to_line(row, long.get(row[0])))
        return found

    def _write_revisions(self, quote: Quote) -> None:
        # Oldest first, one by one: a superseded revision must leave the "one live" index before its successor enters
        # it. Lines go before the state, because the database refuses them once the revision is no draft.
        known = {each.id: each for each in quote.stored.revisions} if quote.stored else {}
        for revision in quote.revisions:
            before = known.get(revision.id)
            if before is revision:
                continue
            row = self._session.get(RevisionRow, revision.id) if before else None
            if row is None:
                row = RevisionRow(id=revision.id, quote_id=quote.id, number=revision.number, currency=quote.currency)
                fill_revision(row, revision)
                self._session.add(row)
                self._session.flush()
            if row.state == "draft":
                self._write_lines(revision, before.lines if before else ())
            fill_revision(row, revision)
            self._session.flush()

    def _write_lines(self, revision: Revision, before: tuple[QuoteLine, ...]) -> None:
        """Write the lines that are not what they were; a line that did not change is the same object."""
        known = {line.id: line for line in before}
        changed = [line for line in revision.lines if known.get(line.id) is not line]
        new = [{**line_values(line), "revision_id": revision.id} for line in changed if line.id not in known]
        moved = [line_values(line, known[line.id]) for line in changed if line.id in known]
        gone = set(known) - {line.id for line in revision.lines}
        if gone:
            self._session.execute(delete(LineRow).where(LineRow.id.in_(gone)), execution_options=UNTRACKED)
        if moved:
            self._session.execute(update(LineRow), moved)
        if new:
            self._session.execute(insert(LineRow), new, execution_options={"render_nulls": True})


def _filled(line: QuoteLine, read: QuoteLine) -> QuoteLine:
    """Return a line with what was left unread of it; what was changed meanwhile stays."""
    waterfall = read.waterfall if line.waterfall is UNREAD else line.waterfall
    return replace(line, assignment=read.assignment, origins=read.origins, choices=read.choices, waterfall=waterfall)
