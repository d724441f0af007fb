"""Reads the sheet of a book's usage rates: what is charged for each unit that is used, in bands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from catalog.price_book import MONTHS, Every, UsageBand, UsageRate
from catalog.price_sheet import Surroundings
from catalog.sheet import Row, read_sheet
from kernel.errors import Malformed
from kernel.money import Money

_REQUIRED = ("every", "unit", "amount", "name_en")
_OPTIONAL = ("characteristic", "value", "from_quantity", "name_ru")


@dataclass
class UsageSheet:
    """One sheet of usage rates being read.

    Args:
        path: the file.
        currency: of its amounts.
        around: what it is checked against.
    """

    path: str
    currency: str
    around: Surroundings
    _rates: dict[tuple[str, str, str], UsageRate] = field(default_factory=dict)

    def read(self) -> tuple[UsageRate, ...]:
        """Return all rates; rows with the same name, characteristic and value are bands of one."""
        text = self.around.files[self.path]
        for row in read_sheet(self.path, text, self.around.problems, required=_REQUIRED, optional=_OPTIONAL):
            rate = self._rate(row)
            before = self._rates.get(rate.key)
            self._rates[rate.key] = _first(row, rate) if before is None else _continued(row, before, rate)
        return tuple(self._rates.values())

    def _rate(self, row: Row) -> UsageRate:
        row.required("name_en")
        band = UsageBand(_start(row), self._amount(row))
        characteristic, value = row.text("characteristic"), row.text("value")
        if characteristic or value:
            self.around.named(row, row.required("characteristic"), row.required("value"))
        return UsageRate(row.localized("name"), row.required("unit"), _every(row), (band,), characteristic, value)

    def _amount(self, row: Row) -> Money:
        try:
            amount = Money(row.number("amount") or Decimal(0), self.currency)
        except Malformed as error:
            row.wrong("amount", error.message)
            return Money.zero(self.currency)
        if amount.amount < 0:
            row.wrong("amount", "A rate is not below zero.")
        return amount


def _start(row: Row) -> Decimal:
    return (row.number("from_quantity") or Decimal(0)) if row.text("from_quantity") else Decimal(0)


def _every(row: Row) -> Every:
    word = row.required("every")
    found = next((each for each in MONTHS if each == word), None)
    if word and found is None:
        hint = row.did_you_mean(word, MONTHS)
        row.wrong("every", f"{word!r} is no period in which units are counted; these are {', '.join(MONTHS)}.{hint}")
    return found or "month"


def _first(row: Row, rate: UsageRate) -> UsageRate:
    if rate.bands[0].start != 0:
        row.wrong("from_quantity", "The first band of a rate begins with nothing; leave this empty.")
    return rate


def _continued(row: Row, before: UsageRate, rate: UsageRate) -> UsageRate:
    """Return a rate with another band."""
    if (before.unit, before.every) != (rate.unit, rate.every):
        row.wrong("unit", f"The bands of a rate share unit and period, here {before.unit} and {before.every}.")
    if rate.bands[0].start <= before.bands[-1].start:
        row.wrong("from_quantity", f"A band begins after the one above it, beyond {before.bands[-1].start}.")
    return replace(before, bands=(*before.bands, *rate.bands))
