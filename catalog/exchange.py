"""Exchange rates: a dated table with sources, beside the markets. A rate is looked up, never worked out from others.

`rates.csv` has the columns day, from, to, rate and source, and may have days: for how many days a rate may be used
(seven unless the row says otherwise). There are no cross rates and no inverse ones: what a bank did not publish, nobody
promised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from catalog.sheet import Row, read_sheet
from kernel.errors import FieldProblem, Unknown
from kernel.money import Money, is_currency

RATES_FILE = "rates.csv"
DAYS = 7
"""For how many days a rate may be used unless its row says otherwise: a week, holidays included."""

MOST_DAYS = 366
_RATE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")
_COLUMNS = ("day", "from", "to", "rate", "source")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in another.

    Args:
        day: when it was published.
        base: the currency of the one unit.
        currency: the one it is worth so much in.
        rate: above zero, exact.
        source: who published it.
        days: for how many days it may be used.
    """

    day: date
    base: str
    currency: str
    rate: Decimal
    source: str
    days: int = DAYS

    def of(self, amount: Money) -> Money:
        """Return an amount in the other currency, exact."""
        if amount.currency != self.base:
            raise ValueError(f"a rate of {self.base} says nothing about {amount.currency}")
        return Money(amount.amount, self.currency) * self.rate


@dataclass(frozen=True, slots=True)
class RateTable:
    """Published rates.

    Args:
        by_pair: base and other currency -> the rates of the pair, newest first.
    """

    by_pair: Mapping[tuple[str, str], tuple[Rate, ...]] = field(default_factory=dict)

    def on(self, day: date, base: str, currency: str) -> Rate:
        """Return the newest rate of a day or before it.

        Args:
            day: the pricing date.
            base: the currency to change from.
            currency: the currency to change to.

        Raises:
            Unknown: there is no such rate, or the newest one is older than it may be.
        """
        known = self.by_pair.get((base, currency), ())
        found = next((rate for rate in known if rate.day <= day), None)
        if found is None:
            raise self._unknown(f"has no rate from {base} to {currency} of {day} or before", day, base, currency)
        if day - found.day > timedelta(days=found.days):
            newest = f"the newest is of {found.day}, good for {found.days} days"
            why = f"has no rate from {base} to {currency} for {day}: {newest}"
            raise self._unknown(why, day, base, currency)
        return found

    @staticmethod
    def _unknown(why: str, day: date, base: str, currency: str) -> Unknown:
        message = f"{RATES_FILE} {why}. Rates are not worked out from others; add the rate that was published."
        facts = {"day": day.isoformat(), "from": base, "to": currency}
        return Unknown(message, code="unknown-rate", **facts)


def read_rates(text: str | None, problems: list[FieldProblem]) -> RateTable:
    """Read `rates.csv`; problems are reported. Without the file there are no rates."""
    if text is None:
        return RateTable()
    rows = read_sheet(RATES_FILE, text, problems, required=_COLUMNS, optional=("days",))
    pairs: dict[tuple[str, str], dict[date, Rate]] = {}
    for row in rows:
        rate = _rate(row)
        if rate is None:
            continue
        of_pair = pairs.setdefault((rate.base, rate.currency), {})
        if rate.day in of_pair:
            row.wrong("day", f"The rate from {rate.base} to {rate.currency} of {rate.day} stands here twice.")
        of_pair.setdefault(rate.day, rate)
    newest_first = {pair: tuple(by_day[day] for day in sorted(by_day, reverse=True)) for pair, by_day in pairs.items()}
    return RateTable(newest_first)


def _rate(row: Row) -> Rate | None:
    before = len(row.problems)
    day, base, currency = _day(row), _currency(row, "from"), _currency(row, "to")
    if base and base == currency:
        row.wrong("to", f"{base} is worth one {base}; a rate has two currencies.")
    text, days = row.text("rate"), row.text("days") or str(DAYS)
    if not _RATE.fullmatch(text) or not Decimal(text):
        row.wrong("rate", f"{text!r} is not a rate: a number above zero such as 1.0873.")
    if not (days.isascii() and days.isdigit() and 0 <= int(days) <= MOST_DAYS):
        row.wrong("days", f"{days!r} is not a number of days from 0 to {MOST_DAYS}.")
    source = row.required("source")
    if len(row.problems) > before or day is None:
        return None
    return Rate(day, base, currency, Decimal(text), source, int(days))


def _day(row: Row) -> date | None:
    try:
        return date.fromisoformat(row.text("day"))
    except ValueError:
        row.wrong("day", f"{row.text('day')!r} is not a day; write it like 2026-01-31.")
        return None


def _currency(row: Row, column: str) -> str:
    code = row.required(column)
    if code and not is_currency(code):
        row.wrong(column, f"{code!r} is not a currency code; use ISO 4217, such as EUR.")
    return code
