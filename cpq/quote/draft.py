"""Changing a draft: take the quote, change its draft, price it anew, write it, note who did what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cpq.quote.desk import Desk
from cpq.quote.lifecycle import QUOTE
from cpq.quote.model import Quote, Revision
from cpq.quote.pricing import repriced


def take(desk: Desk, quote_id: str, version: int, *lines: str) -> Quote:
    """Take a quote for a change of its draft.

    Args:
        desk: where the quote is.
        quote_id: the quote.
        version: the one the caller read.
        lines: ids of the lines to look into; the others are read in short, older revisions without lines.

    Raises:
        Unknown: there is no such quote.
        Stale: it changed since the caller read it.
        Conflict: it has no draft that could change.
    """
    quote = desk.quotes.lock(quote_id, version, lines)
    quote = replace(quote, state=QUOTE.after(quote.state, "change"))
    quote.draft()
    return quote


def keep(desk: Desk, quote: Quote, draft: Revision) -> Quote:
    """Price a changed draft and write it; return the quote as it is then."""
    return desk.quotes.save(with_newest(quote, repriced(desk, quote, draft)))


def with_newest(quote: Quote, revision: Revision) -> Quote:
    """Return a quote with its newest revision replaced."""
    return replace(quote, revisions=(*quote.revisions[:-1], revision))


def with_revisions(quote: Quote, change: Callable[[Revision], Revision]) -> Quote:
    """Return a quote with each revision changed."""
    return replace(quote, revisions=tuple(change(revision) for revision in quote.revisions))
