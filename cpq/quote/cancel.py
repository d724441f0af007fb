"""Withdrawing a quote: its draft and its open offer end with it."""

from __future__ import annotations

from dataclasses import replace

from cpq.quote.desk import Desk
from cpq.quote.draft import with_revisions
from cpq.quote.lifecycle import QUOTE, REVISION
from cpq.quote.model import Quote, Revision


def cancel(desk: Desk, quote_id: str, *, version: int, who: str) -> Quote:
    """Withdraw a quote.

    Raises:
        Stale: the quote changed since the caller read it.
        Conflict: it is accepted, ordered or cancelled already.
    """
    quote = desk.quotes.lock(quote_id, version)
    state = QUOTE.after(quote.state, "cancel")
    quote = desk.quotes.save(replace(with_revisions(quote, _withdrawn), state=state))
    desk.quotes.note(quote, who, "cancelled")
    desk.tell("quote.cancelled", quote, {})
    return quote


def _withdrawn(revision: Revision) -> Revision:
    if revision.state not in ("draft", "sent"):
        return revision
    return replace(revision, state=REVISION.after(revision.state, "cancel"))
