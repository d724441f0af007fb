"""The total in a second currency: at a published rate of the day, with its source, and never guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kernel.errors import Malformed, Unknown
from tests.build.quotes import REP, Office
from tests.cpq.quote.test_document import printed, text

RATES = "day,from,to,rate,source\n2026-06-12,EUR,USD,1.0901,ECB\n2026-06-12,EUR,JPY,171.3,ECB\n"


@pytest.fixture
def rated(office: Office) -> Office:
    office.publish({"rates.csv": RATES})
    return office


def shown_in(office: Office, quote: dict[str, Any], currency: Any) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.change_quote(quote["id"], {"shown_in": currency}, version=quote["version"], who=REP)


@pytest.mark.parametrize(("currency", "rate", "places"), [("USD", "1.0901", "0.01"), ("JPY", "171.3", "1")])
def test_the_total_is_shown_in_a_second_currency(rated: Office, currency: str, rate: str, places: str) -> None:
    quote = shown_in(rated, rated.draft((3, {})), currency)
    total = Decimal(quote["revision"]["totals"]["total"]["amount"])
    worth = (total * Decimal(rate)).quantize(Decimal(places), rounding="ROUND_HALF_UP")
    assert quote["revision"]["shown_in"] == {
        "currency": currency,
        "total": {"amount": str(worth), "currency": currency},
        "rate": rate,
        "day": "2026-06-12",
        "source": "ECB",
    }


def test_it_follows_the_total_and_is_promised_and_printed(rated: Office) -> None:
    quote = shown_in(rated, rated.draft((3, {})), "USD")
    with rated.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        more = quoting.in_brief().change_line(quote["id"], line, {"quantity": 5}, version=quote["version"], who=REP)
    assert more["revision"]["shown_in"]["total"] != quote["revision"]["shown_in"]["total"]
    sent, token = rated.send(more)
    assert sent["revision"]["shown_in"] == more["revision"]["shown_in"]
    with rated.quoting() as quoting:
        assert quoting.offer(token)["revision"]["shown_in"] == more["revision"]["shown_in"]
    assert "1 EUR = 1.0901 USD (ECB, 12 June 2026)" in text(printed(rated, sent))
    assert "Справочно:" in text(printed(rated, sent, language="ru"))


def test_it_can_be_taken_away_and_is_not_there_at_first(rated: Office) -> None:
    quote = rated.draft((3, {}))
    assert quote["revision"]["shown_in"] is None
    assert shown_in(rated, shown_in(rated, quote, "USD"), None)["revision"]["shown_in"] is None


@pytest.mark.parametrize("currency", ["EUR", "XXL", "usd", 7, ""])
def test_what_is_no_second_currency_is_refused(rated: Office, currency: Any) -> None:
    with pytest.raises(Malformed, match="second currency"):
        shown_in(rated, rated.draft(), currency)


def test_a_rate_that_is_missing_or_too_old_is_told_not_guessed(rated: Office) -> None:
    quote = rated.draft()
    with pytest.raises(Unknown, match=r"rates\.csv has no rate from EUR to RUB"):
        shown_in(rated, quote, "RUB")
    quote = shown_in(rated, quote, "USD")
    rated.later(8)
    with pytest.raises(Unknown, match="good for 7 days"):
        rated.send(quote)
