"""Pricing the draft of a quote: every line anew with the day's prices, then the document's totals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cpq.price import PricingContext, Waterfall, document_totals, price_with_cost
from cpq.quote.desk import Desk
from cpq.quote.model import Quote, QuoteLine, Revision
from kernel.errors import Conflict, Unknown
from kernel.money import Rounding

PRICE_ON_REQUEST = "price-on-request"
"""What the pricer says of a configuration that has no price in the book."""


def priced(desk: Desk, quote: Quote, draft: Revision) -> Revision:
    """Return a draft with today's prices, and totals that its lines sum to.

    Raises:
        Unknown: a line's release has no prices for the market on this day.
        Malformed: a discount is more than what it is taken off.
        Conflict: a line is priced on request only.
    """
    today = desk.today
    half = draft.policy.half
    lines = tuple(priced_line(desk, quote, line, today, half) for line in draft.lines)
    totals = document_totals(
        [Waterfall.from_json(line.waterfall) for line in lines],
        currency=quote.currency,
        discount=draft.discount,
        policy=draft.policy,
    )
    return replace(draft, lines=lines, totals=totals.to_json(), pricing_date=today)


def priced_line(desk: Desk, quote: Quote, line: QuoteLine, day: date, half: Rounding) -> QuoteLine:
    """Return a line with the prices of a day."""
    context = PricingContext(
        market=quote.market,
        day=day,
        quantity=Decimal(line.quantity),
        discounts=(line.discount,) if line.discount else (),
        tax_status=quote.buyer.tax_status,
        price_groups=quote.buyer.price_groups,
        rounding=half,
    )
    product = desk.product(line.release)
    try:
        return replace(line, waterfall=price_with_cost(product, line.assignment, context).to_json("margin"))
    except Unknown as error:
        if error.code != PRICE_ON_REQUEST:
            raise
        # The product exists and so does the configuration; it only has no price that could be promised.
        raise Conflict(f"Line {line.position} is priced on request only: {error.message}", code=error.code) from error
