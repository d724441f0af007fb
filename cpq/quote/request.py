"""Asking for a quote, as a visitor: the configured session becomes the first line of a requested quote."""

from __future__ import annotations

from typing import Any

from cpq.quote.buyer import parse_contact
from cpq.quote.create import new_quote
from cpq.quote.desk import Desk
from cpq.quote.draft import with_newest
from cpq.quote.lines import parse_quantity, with_line
from cpq.quote.model import Quote
from cpq.quote.pricing import priced
from kernel.errors import Conflict


def request(
    desk: Desk, session_id: str, quantity: Any, contact: Any, *, language: str, market: str | None = None
) -> Quote:
    """Write a requested quote; its buyer is frozen from the contact.

    Raises:
        Malformed: contact, quantity or language cannot be read.
        Unknown: there is no such session.
        Conflict: the session is of another market than the one named.
    """
    pieces = parse_quantity(quantity)
    buyer, message = parse_contact(contact)
    view = desk.configuring.session(session_id)
    if market is not None and market != view.session.market:
        raise Conflict(f"The session is for the market {view.session.market}, not {market}.", code="other-market")
    quote = new_quote(desk, buyer, state="requested", market=view.session.market, language=language, message=message)
    draft = with_line(desk, quote, quote.newest, view, pieces)
    quote = desk.quotes.add(with_newest(quote, priced(desk, quote, draft)))
    desk.quotes.note(quote, buyer.name, "requested", product=view.session.product, quantity=str(pieces))
    desk.tell("quote.requested", quote, {"market": quote.market, "total": quote.newest.totals["total"]})
    return quote
