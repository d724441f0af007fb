"""Quotes in this process: the protocol of `facade.py` over the use cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cpq.configure.configuring import OpenSession
from cpq.configure.view import SessionView
from cpq.quote import (
    approval,
    bundle_offers,
    bundles,
    cancel,
    comparison,
    create,
    expire,
    header,
    lines,
    many_lines,
    move,
    negotiation,
    offer,
    request,
    revise,
    send,
    view,
)
from cpq.quote.desk import Desk
from cpq.quote.document import document
from cpq.quote.draft import with_newest
from cpq.quote.facade import ReleaseOf
from cpq.quote.lifecycle import QUOTE_STATES
from cpq.quote.model import Quote
from cpq.quote.page import checked_limit, from_cursor, to_cursor
from cpq.quote.pdf import render
from kernel.access import Role
from kernel.errors import FieldProblem, Malformed

Json = dict[str, Any]


class LocalQuoting:
    """Quoting within one transaction.

    Args:
        desk: the transaction, and everything the use cases work with.
        brief: answer with the BriefQuote.
    """

    def __init__(self, desk: Desk, *, brief: bool = False) -> None:
        self._desk = desk
        self._brief = brief

    def in_brief(self) -> LocalQuoting:
        """Return these quotes, answering in brief."""
        return LocalQuoting(self._desk, brief=True)

    def request_quote(
        self, session_id: str, quantity: int, contact: Mapping[str, Any], *, language: str, market: str | None = None
    ) -> Json:
        """Ask for a quote, as a visitor."""
        quote = request.request(self._desk, session_id, quantity, contact, language=language, market=market)
        return {"number": quote.number}

    def request_bundle(
        self,
        code: str,
        quantity: int,
        contact: Mapping[str, Any],
        *,
        language: str,
        market: str,
        options: Sequence[str] = (),
    ) -> Json:
        """Ask for a quote of a bundle, as a visitor."""
        quote = request.request_bundle(
            self._desk, code, quantity, contact, language=language, market=market, options=tuple(options)
        )
        return {"number": quote.number}

    def create_quote(self, buyer: Mapping[str, Any], *, market: str, language: str, who: str) -> Json:
        """Open an empty draft."""
        return self._shown(create.create(self._desk, buyer, market=market, language=language, who=who))

    def quotes(self, *, state: str | None = None, text: str = "", cursor: str | None = None, limit: int = 50) -> Json:
        """Return a page of quotes, the last changed first."""
        if state is not None and state not in QUOTE_STATES:
            message = f"A quote's state is one of {', '.join(QUOTE_STATES)}."
            raise Malformed(message, problems=[FieldProblem("/state", message)], code="bad-state")
        size = checked_limit(limit)
        found = self._desk.quotes.listed(state=state, text=text.strip(), after=from_cursor(cursor), limit=size + 1)
        page = found[:size]
        more = to_cursor(page[-1].updated_at, page[-1].id) if len(found) > size else None
        return {"items": [view.listed_json(listed) for listed in page], "next": more}

    def quote(self, quote_id: str) -> Json:
        """Return the Quote."""
        return self._shown(self._desk.quotes.get(quote_id, () if self._brief else None))

    def quote_summary(self, quote_id: str) -> Json:
        """Return a few facts about a quote."""
        return self._desk.quotes.summary(quote_id)

    def line(self, quote_id: str, line_id: str) -> Json:
        """Return a whole line."""
        quote = self._desk.quotes.get(quote_id, (line_id,))
        line = quote.newest.line(line_id)
        share = quote.newest.totals["allocated"][quote.newest.lines.index(line)]
        whole = {**view.line_json(self._desk, line, self._desk.audience), "share": share}
        return view.with_sold_now(self._desk, quote, [whole])[0]

    def change_quote(self, quote_id: str, changes: Mapping[str, Any], *, version: int, who: str) -> Json:
        """Change the header."""
        return self._shown(header.change_header(self._desk, quote_id, changes, version=version, who=who))

    def add_line(
        self,
        quote_id: str,
        session_id: str,
        quantity: int,
        *,
        version: int,
        who: str,
        given: Mapping[str, Any] | None = None,
    ) -> Json:
        """Add a line."""
        quote = lines.add_line(self._desk, quote_id, session_id, quantity, version=version, who=who, given=given)
        return self._shown(quote)

    def add_lines(self, quote_id: str, lines: Sequence[Mapping[str, Any]], *, version: int, who: str) -> Json:
        """Add many lines."""
        return self._shown(many_lines.add_lines(self._desk, quote_id, lines, version=version, who=who))

    def change_line(self, quote_id: str, line_id: str, changes: Mapping[str, Any], *, version: int, who: str) -> Json:
        """Change a line."""
        return self._shown(lines.change_line(self._desk, quote_id, line_id, changes, version=version, who=who))

    def remove_line(self, quote_id: str, line_id: str, *, version: int, who: str) -> Json:
        """Remove a line."""
        return self._shown(lines.remove_line(self._desk, quote_id, line_id, version=version, who=who))

    def copy_line(self, quote_id: str, line_id: str, *, version: int, who: str) -> Json:
        """Add a copy of a line."""
        return self._shown(lines.copy_line(self._desk, quote_id, line_id, version=version, who=who))

    def bundles(self, market: str) -> list[Json]:
        """Return the bundles that a visitor may buy."""
        return bundle_offers.offers_json(self._desk, market)

    def quote_bundles(self, quote_id: str) -> list[Json]:
        """Return the bundles for the buyer of a quote."""
        quote = self._desk.quotes.get(quote_id, ())
        return bundle_offers.offers_json(self._desk, quote.market, buyer=quote.buyer, audience=self._desk.audience)

    def add_bundle(
        self, quote_id: str, code: str, quantity: int, *, version: int, who: str, options: Sequence[str] = ()
    ) -> Json:
        """Add a bundle."""
        quote = bundles.add_bundle(
            self._desk, quote_id, code, quantity, version=version, who=who, options=tuple(options)
        )
        return self._shown(quote)

    def change_bundle(self, quote_id: str, group_id: str, quantity: int, *, version: int, who: str) -> Json:
        """Change how many bundles there are."""
        return self._shown(bundles.change_bundle(self._desk, quote_id, group_id, quantity, version=version, who=who))

    def remove_bundle(self, quote_id: str, group_id: str, *, version: int, who: str) -> Json:
        """Remove a bundle with its lines."""
        return self._shown(bundles.remove_bundle(self._desk, quote_id, group_id, version=version, who=who))

    def line_session(self, quote_id: str, line_id: str, *, release: ReleaseOf = "line") -> SessionView:
        """Open a session from a line of the newest revision."""
        quote = self._desk.quotes.get(quote_id, (line_id,))
        if release == "current":
            opening = move.opening(self._desk, quote, line_id)
        else:
            line = quote.newest.line(line_id)
            opening = OpenSession(line.product, quote.market, dict(line.choices), line.release, quote.id)
        return self._desk.configuring.open_session(opening, audience="rep")

    def line_move(self, quote_id: str, line_id: str) -> Json:
        """Return what becomes of a line under the release that is sold now."""
        return move.move_json(self._desk, self._desk.quotes.get(quote_id, (line_id,)), line_id)

    def line_room(self, quote_id: str, line_id: str) -> Json:
        """Return how far each role may go on a line."""
        return negotiation.line_room_json(self._desk, self._desk.quotes.get(quote_id), line_id)

    def quote_room(self, quote_id: str) -> Json:
        """Return how far each role may go on the whole draft."""
        return negotiation.quote_room_json(self._desk, self._desk.quotes.get(quote_id))

    def approve_quote(self, quote_id: str, *, version: int, who: str, role: Role, comment: str = "") -> Json:
        """Let the draft be sent as it is."""
        quote = approval.approve(self._desk, quote_id, version=version, who=who, role=role, comment=comment)
        return self._shown(quote)

    def send_quote(self, quote_id: str, *, version: int, who: str, role: Role = Role.REP) -> Json:
        """Freeze and send the draft."""
        quote, token = send.send(self._desk, quote_id, version=version, who=who, role=role)
        return {**self._shown(quote), "offer": {"url": f"/offer#{token}"}}

    def revise_quote(self, quote_id: str, *, version: int, who: str) -> Json:
        """Open a new draft."""
        return self._shown(revise.revise(self._desk, quote_id, version=version, who=who))

    def cancel_quote(self, quote_id: str, *, version: int, who: str) -> Json:
        """Withdraw the quote."""
        return self._shown(cancel.cancel(self._desk, quote_id, version=version, who=who))

    def compare_revisions(self, quote_id: str, *, before: int | None = None, after: int | None = None) -> Json:
        """Return what is different between two revisions."""
        quote = self._desk.quotes.get(quote_id)
        return comparison.comparison_json(self._desk, quote, *comparison.compared_revisions(quote, before, after))

    def quote_document(self, quote_id: str, *, revision: int | None = None, language: str | None = None) -> bytes:
        """Return a revision as PDF."""
        quote = self._desk.quotes.get(quote_id)
        shown = quote.newest if revision is None else quote.revision(revision)
        return render(document(self._desk, quote, shown, language), self._desk.picture)

    def offer(self, token: str) -> Json:
        """Return the Offer."""
        return view.offer_json(self._desk, *offer.find(self._desk, token))

    def offer_document(self, token: str, language: str | None = None) -> bytes:
        """Return the offered revision as PDF."""
        quote, revision = offer.find(self._desk, token)
        return render(document(self._desk, quote, revision, language), self._desk.picture)

    def accept_offer(self, token: str, name: str) -> Json:
        """Accept the offer."""
        return view.offer_json(self._desk, *offer.accept(self._desk, token, name))

    def decline_offer(self, token: str, reason: str = "") -> Json:
        """Decline the offer."""
        return view.offer_json(self._desk, *offer.decline(self._desk, token, reason))

    def expire_offers(self) -> int:
        """Close the offers whose last day is over."""
        return expire.expire_due(self._desk)

    def _shown(self, quote: Quote) -> Json:
        if self._brief:
            return view.brief_json(self._desk, quote)
        return view.quote_json(self._desk, with_newest(quote, self._desk.quotes.whole(quote.newest)))
