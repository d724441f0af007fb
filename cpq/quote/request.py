"""Asking for a quote, as a visitor: a configured session, or a bundle as it starts, is what a requested quote holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from cpq.quote.bundles import with_bundle
from cpq.quote.buyer import parse_contact
from cpq.quote.create import new_quote
from cpq.quote.desk import Desk
from cpq.quote.draft import with_newest
from cpq.quote.lines import parse_quantity, with_line
from cpq.quote.model import Quote, Revision
from cpq.quote.pricing import priced
from kernel.errors import Conflict, Unknown


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
    buyer = replace(buyer, coupons=view.session.coupons)
    quote = new_quote(desk, buyer, state="requested", market=view.session.market, language=language, message=message)
    draft = with_line(desk, quote, quote.newest, view, pieces)
    return _requested(desk, quote, draft, product=view.session.product, quantity=str(pieces))


def request_bundle(
    desk: Desk, code: str, quantity: Any, contact: Any, *, language: str, market: str, options: Collection[str] = ()
) -> Quote:
    """Write a requested quote of a bundle as it starts; its buyer is frozen from the contact.

    Raises:
        Malformed: contact, quantity or language cannot be read, or the bundle has no such option.
        Unknown: no visitor may have such a bundle in the market today.
        Conflict: it cannot be configured as it starts.
    """
    bundles = parse_quantity(quantity)
    buyer, message = parse_contact(contact)
    offered = desk.shelf.terms(desk.today).offered(market, desk.today, ())
    bundle = next((each for each in offered if each.code == code), None)
    if bundle is None:
        # Whether others may have it is nobody's business.
        raise Unknown(f"There is no bundle {code[:80]!r} in the market {market!r}.", code="unknown-bundle")
    quote = new_quote(desk, buyer, state="requested", market=market, language=language, message=message)
    draft = with_bundle(desk, quote, quote.newest, bundle, bundles, options)
    return _requested(desk, quote, draft, product=bundle.name.in_(quote.language), quantity=str(bundles))


def _requested(desk: Desk, quote: Quote, draft: Revision, **facts: str) -> Quote:
    quote = desk.quotes.add(with_newest(quote, priced(desk, quote, draft)))
    desk.quotes.note(quote, quote.buyer.name, "requested", **facts)
    desk.tell("quote.requested", quote, {"market": quote.market, "total": quote.newest.totals["total"]})
    return quote
