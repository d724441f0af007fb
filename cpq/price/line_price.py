"""What a document needs of the price of a line: a few amounts of its waterfall, without the steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.price_book import Every
from cpq.price.contract import Contract
from cpq.price.tax_rate import TaxRate
from cpq.price.waterfall import Recurring, Waterfall
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class LinePrice:
    """The price of a line in short.

    Args:
        unit_net: price of a unit, rounded.
        net: of the line, rounded.
        taxes: the taxes that apply.
        gross: of the line, where prices contain tax.
        terms: digest of the terms of sale that were looked at.
        recurring: what each billing period costs.
        cost: of the line, for those who may see it; None if it is not known.
        contract: what the line comes to and costs over its term, for the same; None if nothing recurs.
    """

    unit_net: Money
    net: Money
    taxes: tuple[TaxRate, ...]
    cost: Money | None = None
    gross: Money | None = None
    terms: str = ""
    recurring: tuple[RecurringPrice, ...] = ()
    contract: Contract | None = None

    @property
    def currency(self) -> str:
        """ISO 4217."""
        return self.net.currency

    @classmethod
    def of(cls, waterfall: Waterfall) -> LinePrice:
        """Return the short price of a waterfall."""
        cost = waterfall.cost.of(waterfall.quantity) if waterfall.cost else None
        running = waterfall.running.recurring if waterfall.running else ()
        return cls(
            unit_net=waterfall.unit_net,
            net=waterfall.net,
            taxes=waterfall.taxes,
            cost=cost,
            gross=waterfall.gross,
            terms=waterfall.terms,
            recurring=tuple(map(RecurringPrice.of, running)),
            contract=waterfall.contract if waterfall.cost else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "unit_net": self.unit_net.to_json(),
            "net": self.net.to_json(),
            "taxes": [tax.to_json() for tax in self.taxes],
            "cost": {"line": self.cost.to_json()} if self.cost else None,
            **({"gross": self.gross.to_json()} if self.gross else {}),
            **({"terms": self.terms} if self.terms else {}),
            **({"recurring": [each.to_json() for each in self.recurring]} if self.recurring else {}),
            **({"contract": self.contract.to_json()} if self.contract else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LinePrice:
        """Read what `to_json` wrote; a whole waterfall has all of it, too."""
        taxes = tuple(TaxRate.from_json(tax) for tax in data["taxes"])
        cost = (data.get("cost") or {}).get("line")
        found = Money.from_json(cost) if cost else None
        gross = Money.from_json(data["gross"]) if data.get("gross") else None
        return cls(
            unit_net=Money.from_json(data["unit_net"]),
            net=Money.from_json(data["net"]),
            taxes=taxes,
            cost=found,
            gross=gross,
            terms=data.get("terms", ""),
            recurring=tuple(RecurringPrice.from_json(each) for each in data.get("recurring", ())),
            contract=Contract.from_json(data["contract"]) if data.get("contract") else None,
        )


@dataclass(frozen=True, slots=True)
class RecurringPrice:
    """What a line costs in each billing period, in short.

    Args:
        every: the billing period.
        price: of a whole period.
        value: of the whole term.
        first_year: of its first twelve months.
    """

    every: Every
    price: LinePrice
    value: Money
    first_year: Money

    @classmethod
    def of(cls, recurring: Recurring) -> RecurringPrice:
        """Return the short price of a billing period."""
        terms = recurring.schedule
        return cls(recurring.every, LinePrice.of(recurring.price), terms.value, terms.first_year)

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "every": self.every,
            "price": self.price.to_json(),
            "value": self.value.to_json(),
            "first_year": self.first_year.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> RecurringPrice:
        """Read what `to_json` wrote."""
        amounts = (Money.from_json(data["value"]), Money.from_json(data["first_year"]))
        return cls(data["every"], LinePrice.from_json(data["price"]), *amounts)
