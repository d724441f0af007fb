"""When a recurring charge is billed over its term, and what each period comes to.

One convention: whole months count as months, and a rest counts in days of the month in which it lies. So a month is a
twelfth of a year whatever its length, and 15 January to the end of that month is 17/31 of a month. A period is charged
the share of it that lies in the term, is not free, and at the percentage of its year; its amount is the price of a
whole period times that share, rounded once. The value of the term is the sum of its periods: exact by construction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from catalog.price_book import MONTHS, Every
from cpq.price.billing_plan import BillingPlan, days_in_month, month_later
from cpq.price.discount import HUNDRED
from kernel.money import Money, Rounding, total

YEAR = 12
"""Months of a year of the term."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Periods in a row that cost the same.

    Args:
        start: first day.
        end: the day after the last one.
        periods: how many.
        share: of a whole period at the full price that each is charged.
        amount: of each, rounded.
    """

    start: date
    end: date
    periods: int
    share: Fraction
    amount: Money

    @property
    def total(self) -> Money:
        """What all its periods come to."""
        return self.amount * self.periods

    def to_json(self) -> dict[str, Any]:
        """Return plain data; numbers are texts."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "periods": str(self.periods),
            "share": str(self.share),
            "amount": self.amount.to_json(),
            "total": self.total.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Phase:
        """Read what `to_json` wrote."""
        return cls(
            date.fromisoformat(data["start"]),
            date.fromisoformat(data["end"]),
            int(data["periods"]),
            Fraction(data["share"]),
            Money.from_json(data["amount"]),
        )


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is billed over a term.

    Args:
        phases: one after the other, from the first day of the term to its last.
        value: all periods together.
        first_year: what the first twelve months are worth; of a period that goes on after them, its part.
        renewal: what a whole period costs after the term, with the uplift.
    """

    phases: tuple[Phase, ...]
    value: Money
    first_year: Money
    renewal: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "phases": [phase.to_json() for phase in self.phases],
            "value": self.value.to_json(),
            "first_year": self.first_year.to_json(),
            "renewal": self.renewal.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Schedule:
        """Read what `to_json` wrote."""
        return cls(
            tuple(Phase.from_json(phase) for phase in data["phases"]),
            Money.from_json(data["value"]),
            Money.from_json(data["first_year"]),
            Money.from_json(data["renewal"]),
        )


def schedule(price: Money, every: Every, plan: BillingPlan, rounding: Rounding) -> Schedule:
    """Return what a recurring charge comes to over its term.

    Args:
        price: of a whole period, rounded.
        every: the billing period.
        plan: with its start.
        rounding: how a half is rounded.
    """
    calendar = _calendar(plan, every)
    phases = [
        Phase(each.start, each.end, each.periods, each.share, _part(price, each.share, rounding))
        for each in calendar.spans
    ]
    first_year = [_part(price, share, rounding) * periods for share, periods in calendar.first_year]
    last = plan.ramp[-1] if plan.ramp else HUNDRED
    return Schedule(
        phases=tuple(phases),
        value=total([phase.total for phase in phases], price.currency),
        first_year=total(first_year, price.currency),
        renewal=(price * (last / HUNDRED) * (1 + plan.uplift / HUNDRED)).rounded(rounding),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """Periods in a row of which the same share is charged."""

    start: date
    end: date
    periods: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What a plan charges of each period, whatever a period costs; `first_year` has shares and how many periods."""

    spans: tuple[_Span, ...]
    first_year: tuple[tuple[Fraction, int], ...]


@lru_cache(maxsize=1024)
def _calendar(plan: BillingPlan, every: Every) -> _Calendar:
    """Return the shares of all periods of a term: most lines of a document share their plan."""
    shares = [(start, end, share_of(plan, every, start, end)) for start, end in _periods(plan, every)]
    spans = []
    for share, group in groupby(shares, key=lambda one: one[2]):
        periods = list(group)
        spans.append(_Span(periods[0][0], periods[-1][1], len(periods), share))
    return _Calendar(tuple(spans), tuple(Counter(_of_first_year(every, plan)).items()))


def share_of(plan: BillingPlan, every: Every, start: date, end: date) -> Fraction:
    """Return how many whole periods at the full price are charged between two days of the term."""
    cuts = sorted({start, end, *(day for day in _turns(plan) if start < day < end)})
    months = sum((_rate(plan, a) * (_month(plan, b) - _month(plan, a)) for a, b in pairwise(cuts)), Fraction(0))
    return months / MONTHS[every]


def charged_months(plan: BillingPlan) -> Fraction:
    """Return how many months of a term are charged: without the free ones, each at the percentage of its year."""
    return share_of(plan, "month", plan.first_day, plan.last)


def full_months(plan: BillingPlan) -> Fraction:
    """Return how many months a term has, as they are billed."""
    return _month(plan, plan.last) - _month(plan, plan.first_day)


def _of_first_year(every: Every, plan: BillingPlan) -> Iterator[Fraction]:
    """Give the share of each period within the first twelve months of the term: what it is billed, or a part of it."""
    over = month_later(plan.first_day, min(YEAR, plan.months))
    for start, end in _periods(plan, every):
        if start < over:
            yield share_of(plan, every, start, min(end, over))


def _periods(plan: BillingPlan, every: Every) -> Iterator[tuple[date, date]]:
    """Give the first day of each period and the day after its last one."""
    months, start = MONTHS[every], plan.first_day
    if plan.by_calendar:
        firsts = (month_later(start.replace(day=1), number) for number in range(1, plan.months + 1))
        inner = [day for day in firsts if (day.month - 1) % months == 0 and day < plan.last]
    else:
        inner = [month_later(start, number) for number in range(months, plan.months, months)]
    yield from pairwise([start, *inner, plan.last])


def _turns(plan: BillingPlan) -> Iterator[date]:
    """Give the days on which another percentage begins: the end of the free months, and each year of a ramp."""
    yield month_later(plan.first_day, plan.free)
    yield from (month_later(plan.first_day, YEAR * year) for year in range(1, len(plan.ramp)))


def _rate(plan: BillingPlan, day: date) -> Fraction:
    """Return the share of the price that is charged from a day on, until the next turn."""
    if day < month_later(plan.first_day, plan.free):
        return Fraction(0)
    if not plan.ramp:
        return Fraction(1)
    years = sum(day >= month_later(plan.first_day, YEAR * year) for year in range(1, len(plan.ramp)))
    return Fraction(plan.ramp[years]) / 100


def _month(plan: BillingPlan, day: date) -> Fraction:
    """Return the number of months until a day; whole for every day that matters where periods follow the start."""
    months = Fraction(day.year * YEAR + day.month)
    return months + Fraction(day.day - 1, days_in_month(day.year, day.month)) if plan.by_calendar else months


def _part(price: Money, share: Fraction, rounding: Rounding) -> Money:
    return price.part(Decimal(share.numerator), Decimal(share.denominator)).rounded(rounding)
