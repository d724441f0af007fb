"""What a document's total is worth in a second currency: information for the reader, at a published rate of the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalog.market import Market
from cpq.price import RoundingPolicy
from cpq.quote.model import Plain
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money, is_currency


def shown_in(market: Market, total: Money, currency: str, day: date, policy: RoundingPolicy) -> dict[str, Any]:
    """Return a total in another currency as plain data, with the rate, its day and its source.

    Args:
        market: where the published rates are.
        total: of the document.
        currency: to show it in.
        day: the pricing date.
        policy: how a half is rounded.

    Raises:
        Unknown: no rate was published, or the newest is too old.
    """
    rate = market.rates.on(day, total.currency, currency)
    return {
        "currency": currency,
        "total": rate.of(total).rounded(policy.half).to_json(),
        "rate": f"{rate.rate:f}",
        "day": rate.day.isoformat(),
        "source": rate.source,
    }


def parse_shown_in(value: Any, own: str) -> Plain | None:
    """Read the second currency of a quote; None is none.

    Args:
        value: an ISO 4217 code.
        own: the currency of the quote.

    Raises:
        Malformed: it is no currency, or the quote's own.
    """
    if value is None:
        return None
    if not isinstance(value, str) or not is_currency(value) or value == own:
        message = f"A second currency is an ISO 4217 code other than {own}, such as USD."
        raise Malformed(message, problems=[FieldProblem("/shown_in", message)], code="malformed-quote")
    return {"currency": value}
