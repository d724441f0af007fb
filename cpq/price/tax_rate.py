"""A tax rate as a line has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cpq.price.entry import plain
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class TaxRate:
    """One tax that applies to a line; lines with the same one are taxed together on the document.

    Args:
        tax_class: class of the product, or `exempt`.
        name: what documents call it.
        rate: percent.
    """

    tax_class: str
    name: Text
    rate: Decimal

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {"class": self.tax_class, "name": self.name.to_json(), "rate": plain(self.rate)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TaxRate:
        """Read what `to_json` wrote."""
        return cls(data["class"], Text(data["name"]), Decimal(data["rate"]))
