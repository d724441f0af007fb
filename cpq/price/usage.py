"""Usage rates as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from catalog.price_book import UsageBand, UsageRate
from cpq.price.entry import plain
from kernel.money import Money
from kernel.text import Text


def rate_json(rate: UsageRate) -> dict[str, Any]:
    """Return plain data; numbers are texts. What it depends on is not told: that may be internal."""
    return {
        "name": rate.name.to_json(),
        "unit": rate.unit,
        "every": rate.every,
        "bands": [{"from": plain(band.start), "amount": band.amount.to_json()} for band in rate.bands],
    }


def rate_from_json(data: Mapping[str, Any]) -> UsageRate:
    """Read what `rate_json` wrote."""
    bands = tuple(UsageBand(Decimal(band["from"]), Money.from_json(band["amount"])) for band in data["bands"])
    return UsageRate(Text(data["name"]), data["unit"], data["every"], bands)
