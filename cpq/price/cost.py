"""What a configured unit costs us, and the margin that is left: for the eyes of those who may read margins only.

A cost is found as a list price is, from a cost book instead of a price book; what has to be paid again and again has a
cost for each billing period, which runs over the whole term, whatever is free or less in it. A cost is no part of what
is promised to a customer: it stands outside every digest that customers are shown, so that nobody can guess it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from catalog.exchange import Rate
from catalog.price_book import Every
from cpq.price.entry import Change, Entry, change_from_json, entries_of, plain
from kernel.money import Money, total

HUNDRED = Decimal(100)
DECIMALS = Decimal("0.01")
"""A margin is told in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that the cost book knows no cost of."""

    characteristic: str
    value: str

    def to_json(self) -> dict[str, str]:
        """Return plain data."""
        return {"characteristic": self.characteristic, "value": self.value}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one unit costs us.

    Args:
        book: code of the cost book.
        currency: of the amounts.
        changes: what it is made of, exact; empty while something is missing.
        missing: the first value without a cost; then the cost is not known, which is not zero.
        recurring: what one unit costs us in each billing period for which costs are kept.
        rate: the exchange rate that a book in another currency was converted with.
        no_rate: why there is none; then the cost is not known.
    """

    book: str
    currency: str
    changes: tuple[Change, ...]
    missing: Missing | None = None
    recurring: tuple[RunningCost, ...] = ()
    rate: Rate | None = None
    no_rate: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it is made of, with the cost after each."""
        return tuple(entries_of(self.changes, self.currency))

    @property
    def unit(self) -> Money | None:
        """The cost of one unit, exact; None if it is not known."""
        return (
            None
            if self.missing or self.no_rate
            else total([adjustment.amount for _, adjustment in self.changes], self.currency)
        )

    def of(self, quantity: Decimal) -> Money | None:
        """Return the cost of a quantity, exact; None if it is not known."""
        unit = self.unit
        return None if unit is None else unit * quantity

    def to_json(self, quantity: Decimal) -> dict[str, Any]:
        """Return plain data.

        Args:
            quantity: of the line.
        """
        unit, line = self.unit, self.of(quantity)
        return {
            "book": self.book,
            "currency": self.currency,
            "entries": [entry.to_json() for entry in self.entries],
            "missing": None if self.missing is None else self.missing.to_json(),
            "unit": None if unit is None else unit.to_json(),
            "line": None if line is None else line.to_json(),
            **({"recurring": [each.to_json(quantity) for each in self.recurring]} if self.recurring else {}),
            **({"rate": _rate_json(self.rate)} if self.rate else {}),
            **({"no_rate": self.no_rate} if self.no_rate else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Cost:
        """Read what `to_json` wrote."""
        missing = data["missing"]
        return cls(
            book=data["book"],
            currency=data["currency"],
            changes=tuple(change_from_json(entry) for entry in data["entries"]),
            missing=None if missing is None else Missing(missing["characteristic"], missing["value"]),
            recurring=tuple(RunningCost.from_json(each) for each in data.get("recurring", ())),
            rate=_rate_of(data["rate"]) if data.get("rate") else None,
            no_rate=data.get("no_rate", ""),
        )


@dataclass(frozen=True, slots=True)
class RunningCost:
    """What we pay again and again.

    Args:
        every: the billing period.
        cost: of one unit, for a whole period.
        term: of the line over its whole term, free months included; each period is rounded. None if it is not known.
    """

    every: Every
    cost: Cost
    term: Money | None

    def to_json(self, quantity: Decimal) -> dict[str, Any]:
        """Return plain data.

        Args:
            quantity: of the line.
        """
        term = None if self.term is None else self.term.to_json()
        return {"every": self.every, "cost": self.cost.to_json(quantity), "term": term}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> RunningCost:
        """Read what `to_json` wrote."""
        return cls(data["every"], Cost.from_json(data["cost"]), Money.from_json(data["term"]) if data["term"] else None)


def _rate_json(rate: Rate) -> dict[str, Any]:
    names = {"from": rate.base, "to": rate.currency}
    return {**names, "rate": f"{rate.rate:f}", "day": rate.day.isoformat(), "source": rate.source, "days": rate.days}


def _rate_of(data: Mapping[str, Any]) -> Rate:
    day, rate = date.fromisoformat(data["day"]), Decimal(data["rate"])
    return Rate(day, data["from"], data["to"], rate, data["source"], data["days"])


@dataclass(frozen=True, slots=True)
class Margin:
    """What is left of a net price after the cost.

    Args:
        net: what is sold for, without tax.
        amount: `net` less the cost, exact; below zero when it is sold at a loss.
    """

    net: Money
    amount: Money

    @property
    def percent(self) -> Decimal | None:
        """The margin in percent of the net price, rounded to hundredths; None when nothing is paid."""
        if not self.net.amount:
            return None
        return (self.amount.amount * HUNDRED / self.net.amount).quantize(DECIMALS)

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        percent = self.percent
        return {"amount": self.amount.to_json(), "percent": None if percent is None else plain(percent)}


def margin(net: Money, cost: Money | None) -> Margin | None:
    """Return the margin of a net price; None if the cost is not known.

    Args:
        net: of a unit, a line or a document.
        cost: of the same, in the same currency.
    """
    return None if cost is None else Margin(net, net - cost)
