"""Revising a quote: a new draft with the lines of the newest revision. What was sent stays live until it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cpq.quote.desk import Desk
from cpq.quote.lifecycle import QUOTE
from cpq.quote.model import Quote, Revision
from cpq.quote.pricing import priced
from kernel.ids import new_id


def revise(desk: Desk, quote_id: str, *, version: int, who: str) -> Quote:
    """Open a new draft; its lines keep their releases and get today's prices.

    Raises:
        Stale: the quote changed since the caller read it.
        Conflict: it was not sent yet, or is accepted, ordered or cancelled.
    """
    quote = desk.quotes.lock(quote_id, version)
    state = QUOTE.after(quote.state, "revise")
    draft = priced(desk, quote, _copy(desk, quote.newest))
    quote = desk.quotes.save(replace(quote, state=state, revisions=(*quote.revisions, draft)))
    desk.quotes.note(quote, who, "revised", revision=str(draft.number))
    desk.tell("quote.revised", quote, {"revision": draft.number})
    return quote


def _copy(desk: Desk, revision: Revision) -> Revision:
    return replace(
        revision,
        id=new_id("rev"),
        number=revision.number + 1,
        state="draft",
        valid_until=desk.today + timedelta(days=desk.seller.validity),
        lines=tuple(replace(line, id=new_id("lin")) for line in revision.lines),
        rounding=revision.policy,
        frozen=None,
        decision=None,
    )
