"""What others may ask of quotes: plain data in, plain data out, the same in process and over HTTP.

Every answer is JSON-able and has the shapes of the HTTP contract (Quote, RevisionView, Offer). A binding works within
one transaction that its caller owns. `who` is the name written into the history; who may do what is decided before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from cpq.configure.view import SessionView
from kernel.access import Role

Json = dict[str, Any]
ReleaseOf = Literal["line", "current"]
"""The release that a line is on, or the one that is sold now."""


class Quoting(Protocol):
    """Quotes and offers.

    Every change of a quote takes the `version` its caller read and raises `Stale` when the quote has moved on.
    """

    def request_quote(
        self, session_id: str, quantity: int, contact: Mapping[str, Any], *, language: str, market: str | None = None
    ) -> Json:
        """Ask for a quote of a configured session, as a visitor; return `{"number": ...}` and nothing else about it.

        Args:
            session_id: the configuration session.
            quantity: how many, 1..100,000.
            contact: name, email, company?, phone?, country?, message?.
            language: `en` or `ru`.
            market: if given, must be the session's.
        """
        ...

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
        """Ask for a quote of a bundle as it starts, as a visitor; return `{"number": ...}` and nothing else about it.

        Args:
            code: of the bundle.
            quantity: how many of it, 1..100,000.
            contact: as for `request_quote`.
            language: `en` or `ru`.
            market: where.
            options: codes of its optional members that are wanted.
        """
        ...

    def create_quote(self, buyer: Mapping[str, Any], *, market: str, language: str, who: str) -> Json:
        """Open an empty draft; return the Quote."""
        ...

    def quotes(self, *, state: str | None = None, text: str = "", cursor: str | None = None, limit: int = 50) -> Json:
        """Return a page of quotes, the last changed first: `{"items": [...], "next": cursor or None}`."""
        ...

    def in_brief(self) -> Quoting:
        """Return these quotes, answering with the BriefQuote wherever the Quote is promised.

        Its lines have neither configuration nor waterfall, and its history only the newest entries: what an editor
        of a thousand lines needs after every change.
        """
        ...

    def quote(self, quote_id: str) -> Json:
        """Return the Quote, for the desk."""
        ...

    def quote_summary(self, quote_id: str) -> Json:
        """Return number, state, version, newest revision, lines (how many) and total of a quote, without its lines."""
        ...

    def line(self, quote_id: str, line_id: str) -> Json:
        """Return a line of the newest revision with its configuration and waterfall."""
        ...

    def change_quote(self, quote_id: str, changes: Mapping[str, Any], *, version: int, who: str) -> Json:
        """Change any of buyer, language, valid_until, terms, discount, groups and shown_in; return the Quote."""
        ...

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
        """Add the configuration of a session as a line; return the Quote.

        Args:
            quote_id: the quote.
            session_id: the configuration session.
            quantity: how many, 1..100,000.
            version: the version that was read.
            who: for the history.
            given: any of discount, group, plan and position (the last one if it is not given).
        """
        ...

    def add_lines(self, quote_id: str, lines: Sequence[Mapping[str, Any]], *, version: int, who: str) -> Json:
        """Add many lines as one change: all of them or none; return the Quote.

        Args:
            quote_id: the quote.
            lines: each with `session`, and `quantity` or 1, and `discount`, `group` and `plan` or none.
            version: the one the caller read.
            who: who does it.
        """
        ...

    def change_line(self, quote_id: str, line_id: str, changes: Mapping[str, Any], *, version: int, who: str) -> Json:
        """Change any of quantity, discount, group, position, plan and session (a new configuration); return the Quote.

        Args:
            quote_id: the quote.
            line_id: the line.
            changes: of them `plan` is any of months, start, free, ramp, uplift and discount; None takes it away.
            version: the version that was read.
            who: for the history.
        """
        ...

    def remove_line(self, quote_id: str, line_id: str, *, version: int, who: str) -> Json:
        """Remove a line; return the Quote."""
        ...

    def copy_line(self, quote_id: str, line_id: str, *, version: int, who: str) -> Json:
        """Add a copy of a line right behind it; return the Quote."""
        ...

    def bundles(self, market: str) -> list[Json]:
        """Return the bundles that a visitor may buy in a market today, with their prices and what each saves."""
        ...

    def quote_bundles(self, quote_id: str) -> list[Json]:
        """Return the same for the buyer of a quote, in its market."""
        ...

    def add_bundle(
        self, quote_id: str, code: str, quantity: int, *, version: int, who: str, options: Sequence[str] = ()
    ) -> Json:
        """Add a bundle as lines that are held together as a group; return the Quote.

        Args:
            quote_id: the quote.
            code: of the bundle.
            quantity: how many of it, 1..100,000.
            version: the version that was read.
            who: for the history.
            options: codes of its optional members that are wanted.
        """
        ...

    def change_bundle(self, quote_id: str, group_id: str, quantity: int, *, version: int, who: str) -> Json:
        """Make a group so many of its bundle; return the Quote."""
        ...

    def remove_bundle(self, quote_id: str, group_id: str, *, version: int, who: str) -> Json:
        """Remove a bundle with its lines; return the Quote."""
        ...

    def line_session(self, quote_id: str, line_id: str, *, release: ReleaseOf = "line") -> SessionView:
        """Open a configuration session from a line of the newest revision, to change it.

        Args:
            quote_id: the quote.
            line_id: the line.
            release: `line` opens it under the release that the line is on; `current` under the one that is sold now,
                with the least changes that it needs there, to move the line of a draft to it.

        Raises:
            Conflict: with the code `cannot-move` when nothing like the line is possible now, or was found in time.
        """
        ...

    def line_move(self, quote_id: str, line_id: str) -> Json:
        """Return what becomes of a line of the draft under the release that is sold now: fate, changes, price."""
        ...

    def line_room(self, quote_id: str, line_id: str) -> Json:
        """Return how far each role may go on a line of the draft without anybody's approval."""
        ...

    def quote_room(self, quote_id: str) -> Json:
        """Return how far each role may go with a discount on the whole draft."""
        ...

    def approve_quote(self, quote_id: str, *, version: int, who: str, role: Role, comment: str = "") -> Json:
        """Let the draft be sent beyond its guard rails, as it is; return the Quote."""
        ...

    def send_quote(self, quote_id: str, *, version: int, who: str, role: Role = Role.REP) -> Json:
        """Freeze and send the draft; return the Quote with `"offer": {"url": "/offer#TOKEN"}`, shown this once.

        Raises:
            Conflict: with the code `approval-needed` when a guard rail is crossed that `role` may not cross.
        """
        ...

    def revise_quote(self, quote_id: str, *, version: int, who: str) -> Json:
        """Open a new draft with the lines of the newest revision; return the Quote."""
        ...

    def cancel_quote(self, quote_id: str, *, version: int, who: str) -> Json:
        """Withdraw the quote; return it."""
        ...

    def compare_revisions(self, quote_id: str, *, before: int | None = None, after: int | None = None) -> Json:
        """Return what is different between two revisions: the newest and the one before it, unless they are named.

        Raises:
            Unknown: there is no such revision, or none before it (code `nothing-before`).
        """
        ...

    def quote_document(self, quote_id: str, *, revision: int | None = None, language: str | None = None) -> bytes:
        """Return a revision (the newest if none is named) as PDF, in the quote's language if none is named."""
        ...

    def offer(self, token: str) -> Json:
        """Return the Offer a token leads to, as its customer may see it.

        Raises:
            Unknown: no such offer was ever made.
            Expired: its time is over, or a newer revision took its place (code `offer-superseded`).
        """
        ...

    def offer_document(self, token: str, language: str | None = None) -> bytes:
        """Return the offered revision as PDF."""
        ...

    def accept_offer(self, token: str, name: str) -> Json:
        """Accept in somebody's name; accepting again gives the same Offer."""
        ...

    def decline_offer(self, token: str, reason: str = "") -> Json:
        """Decline; declining again gives the same Offer."""
        ...

    def expire_offers(self) -> int:
        """Close the offers whose last day is over; return how many. A worker calls this now and then."""
        ...
