"""A configuration as people read it: group by group, characteristic and value by their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.product import Product
from cpq.price import Audience
from cpq.quote.model import QuoteLine
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class ConfiguredValue:
    """One characteristic with its value, named."""

    group: Text
    characteristic: str
    name: Text
    value: str
    value_name: Text
    origin: str

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "group": self.group.to_json(),
            "characteristic": self.characteristic,
            "name": self.name.to_json(),
            "value": self.value,
            "value_name": self.value_name.to_json(),
            "origin": self.origin,
        }


def configured_values(product: Product, line: QuoteLine, audience: Audience) -> Iterator[ConfiguredValue]:
    """Give a line's values in the order of the product's groups; a customer gets no internal ones."""
    for group in product.groups:
        for name in group.characteristics:
            info = product.characteristic(name)
            if info.internal and audience == "customer":
                continue
            value = line.assignment[name]
            yield ConfiguredValue(
                group.name, name, info.name, value, info.value(value).name, line.origins.get(name, "")
            )
