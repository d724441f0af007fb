"""What a document needs of the price of a line: a few amounts of its waterfall, without the steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cpq.price.tax_rate import TaxRate
from cpq.price.waterfall import Waterfall
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
        cost: of the line, for those who may see it; None if it is not known.
    """

    unit_net: Money
    net: Money
    taxes: tuple[TaxRate, ...]
    cost: Money | None = None
    gross: Money | None = None
    terms: str = ""

    @property
    def currency(self) -> str:
        """ISO 4217."""
        return self.net.currency

    @classmethod
    def of(cls, waterfall: Waterfall) -> LinePrice:
        """Return the short price of a waterfall."""
        cost = waterfall.cost.of(waterfall.quantity) if waterfall.cost else None
        return cls(waterfall.unit_net, waterfall.net, waterfall.taxes, cost, waterfall.gross, waterfall.terms)

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "unit_net": self.unit_net.to_json(),
            "net": self.net.to_json(),
            "taxes": [tax.to_json() for tax in self.taxes],
            "cost": {"line": self.cost.to_json()} if self.cost else None,
            **({"gross": self.gross.to_json()} if self.gross else {}),
            **({"terms": self.terms} if self.terms else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LinePrice:
        """Read what `to_json` wrote; a whole waterfall has all of it, too."""
        taxes = tuple(TaxRate.from_json(tax) for tax in data["taxes"])
        cost = (data.get("cost") or {}).get("line")
        found = Money.from_json(cost) if cost else None
        gross = Money.from_json(data["gross"]) if data.get("gross") else None
        return cls(
            Money.from_json(data["unit_net"]), Money.from_json(data["net"]), taxes, found, gross, data.get("terms", "")
        )
