"""Price books: what a product and its options cost in one market and currency, over a period. Plain, exact data.

A cost book has the same shape: its amounts are what the product costs us, and an empty market stands for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kernel.money import Money
from kernel.period import Period
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class ListPrice:
    """The base price of one piece, before any option."""

    amount: Money
    name: Text


@dataclass(frozen=True, slots=True)
class OptionPrice:
    """What one value of a characteristic adds.

    Args:
        characteristic: the characteristic.
        value: its value code.
        per: a quantity expression the amount is multiplied with; empty means once.
        amount: per piece (and per unit of `per`); may be negative.
        name: what the entry is called in a breakdown.
    """

    characteristic: str
    value: str
    per: str
    amount: Money
    name: Text


@dataclass(frozen=True, slots=True)
class DimensionPrice:
    """An amount times an expression over the configuration, such as `length * depth`."""

    per: str
    amount: Money
    name: Text


@dataclass(frozen=True, slots=True)
class Tier:
    """A discount from a quantity on, until the next tier.

    Args:
        from_quantity: pieces of one line.
        percent: taken off, from 0 to below 100, exact.
    """

    from_quantity: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class PriceBook:
    """The list prices (or our costs) of a market in a currency over a period.

    Args:
        code: its name in references.
        market: the market; a cost book without one is for every market that pays in its currency.
        currency: of every amount in it.
        period: when it is valid.
        list_price: of one piece, before any option.
        options: what values add.
        dimensions: what sizes and counts add.
    """

    code: str
    market: str
    currency: str
    period: Period
    list_price: ListPrice
    options: tuple[OptionPrice, ...]
    dimensions: tuple[DimensionPrice, ...]
    _by_value: Mapping[tuple[str, str], tuple[OptionPrice, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_value: dict[tuple[str, str], tuple[OptionPrice, ...]] = {}
        for option in self.options:
            key = (option.characteristic, option.value)
            by_value[key] = (*by_value.get(key, ()), option)
        object.__setattr__(self, "_by_value", by_value)

    def charges(self, characteristic: str, value: str) -> tuple[OptionPrice, ...]:
        """Return what a value of a characteristic adds, in the order of the sheet; empty if it adds nothing."""
        return self._by_value.get((characteristic, value), ())


def tier_for(tiers: tuple[Tier, ...], quantity: Decimal | int) -> Tier | None:
    """Return the tier a quantity reaches, or None below the first.

    Args:
        tiers: ascending by quantity.
        quantity: pieces of one line.
    """
    reached = [tier for tier in tiers if tier.from_quantity <= quantity]
    return reached[-1] if reached else None
