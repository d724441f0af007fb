"""Usage rates as plain data, and what an expected use would come to: an estimate, in no total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from catalog.price_book import MONTHS, UsageBand, UsageRate
from cpq.price.billing_plan import BillingPlan
from cpq.price.entry import plain
from kernel.money import Money, total
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an expected use of a line would come to; nobody owes it.

    Args:
        rate: what is used, and what its units cost.
        units: expected in a period of the rate.
        amount: of these units, rounded half up.
        value: of the whole term, rounded half up.
    """

    rate: UsageRate
    units: Decimal
    amount: Money
    value: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data; numbers are texts."""
        return {
            "name": self.rate.name.to_json(),
            "unit": self.rate.unit,
            "every": self.rate.every,
            "units": plain(self.units),
            "amount": self.amount.to_json(),
            "value": self.value.to_json(),
        }


def estimates(plan: BillingPlan, rates: Sequence[UsageRate]) -> Iterator[Estimate]:
    """Give what is expected to be used at the rates that hold, in their order.

    Free months, ramps and discounts are about what is charged for the period, and so do not lessen it.
    """
    expected = dict(plan.expected)
    for rate in rates:
        units = expected.get(rate.name.in_("en"))
        if units is not None:
            exact = charge(rate, units)
            value = exact.part(Decimal(plan.months), Decimal(MONTHS[rate.every]))
            yield Estimate(rate, units, exact.rounded(), value.rounded())


def charge(rate: UsageRate, units: Decimal) -> Money:
    """Return what units used in one period cost, exactly: each band is for the units in it."""
    ends = [*(band.start for band in rate.bands[1:]), units]
    pairs = zip(rate.bands, ends, strict=True)
    amounts = [band.amount * max(Decimal(0), min(units, end) - band.start) for band, end in pairs]
    return total(amounts, rate.bands[0].amount.currency)


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
