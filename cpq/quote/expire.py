"""Closing offers whose last day is over. An offer is refused from that moment on; this makes the lists say so."""

from __future__ import annotations

from dataclasses import replace

from cpq.quote.desk import Desk
from cpq.quote.draft import with_revisions
from cpq.quote.lifecycle import REVISION
from cpq.quote.model import Quote, Revision
from cpq.quote.offer import is_over, state_after

CLOCK = "–"
"""Who did it: nobody, time passed."""


def expire_due(desk: Desk) -> int:
    """Close every offer whose last day is over; return how many."""
    return sum(_expire(desk, quote_id) for quote_id in desk.quotes.due(desk.today))


def _expire(desk: Desk, quote_id: str) -> bool:
    quote = desk.quotes.lock(quote_id)
    over = next((revision for revision in quote.revisions if is_over(desk, revision)), None)
    if over is None:  # answered while we waited for the lock
        return False
    quote = _closed(quote, over)
    quote = desk.quotes.save(replace(quote, state=state_after(quote, "expire")))
    desk.quotes.note(quote, CLOCK, "expired", revision=str(over.number))
    desk.tell("quote.expired", quote, {"revision": over.number})
    return True


def _closed(quote: Quote, over: Revision) -> Quote:
    expired = replace(over, state=REVISION.after(over.state, "expire"))
    return with_revisions(quote, lambda each: expired if each.id == over.id else each)
