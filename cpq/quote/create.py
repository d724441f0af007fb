"""Opening a quote: an empty draft for a buyer, in a market."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cpq.price import document_totals
from cpq.quote.buyer import parse_buyer
from cpq.quote.coupon import check_coupons
from cpq.quote.desk import Desk
from cpq.quote.header import parse_language
from cpq.quote.model import Buyer, Quote, Revision
from kernel.ids import new_id
from kernel.numbers import next_number

SERIES = "Q"


def create(desk: Desk, buyer: Any, *, market: str, language: str, who: str) -> Quote:
    """Open an empty draft.

    Raises:
        Malformed: the buyer or the language cannot be read.
        Unknown: nothing is sold in the market.
    """
    quote = new_quote(desk, parse_buyer(buyer), state="draft", market=market, language=language)
    check_coupons(desk, quote)
    quote = desk.quotes.add(quote)
    desk.quotes.note(quote, who, "created")
    desk.tell("quote.created", quote, {})
    return quote


def new_quote(desk: Desk, buyer: Buyer, *, state: str, market: str, language: str, message: str = "") -> Quote:
    """Return a new quote with an empty draft and the next number; it is not written yet."""
    now, today = desk.clock.now(), desk.today
    currency = desk.market(market).currency
    return Quote(
        id=new_id("quo"),
        number=next_number(desk.session, SERIES, today.year),
        state=state,
        market=market,
        currency=currency,
        language=parse_language(language),
        buyer=buyer,
        message=message,
        version=1,
        created_at=now,
        updated_at=now,
        revisions=(empty_draft(desk, currency),),
    )


def empty_draft(desk: Desk, currency: str) -> Revision:
    """Return the first draft of a quote."""
    today = desk.today
    return Revision(
        id=new_id("rev"),
        number=1,
        state="draft",
        valid_until=today + timedelta(days=desk.seller.validity),
        pricing_date=today,
        terms=desk.seller.terms,
        discount=None,
        lines=(),
        totals=document_totals((), currency=currency, policy=desk.seller.rounding).to_json(),
        rounding=desk.seller.rounding,
    )
