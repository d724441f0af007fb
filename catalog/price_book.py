"""Price books: what a product and its options cost in one market and currency, over a period. Plain, exact data.

A cost book has the same shape: its amounts are what the product costs us, and an empty market stands for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
class Rows:
    """The rows of a book's sheet, before they are given a place and a time; a derived book needs no base price."""

    list_price: ListPrice | None = None
    options: tuple[OptionPrice, ...] = ()
    dimensions: tuple[DimensionPrice, ...] = ()
    on_request: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
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
        segment: the price group it is for; empty for every buyer.
        priority: the higher one counts for a buyer of several segments.
        on_request: values (of a characteristic) that have no price but on request, and are meant to have none.
    """

    code: str
    market: str
    currency: str
    period: Period
    list_price: ListPrice
    options: tuple[OptionPrice, ...]
    dimensions: tuple[DimensionPrice, ...]
    segment: str = ""
    priority: int = 0
    on_request: frozenset[tuple[str, str]] = frozenset()
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

    def covers(self, characteristic: str, value: str) -> bool:
        """Tell whether a value has a price here, or is meant to have none but on request."""
        return (characteristic, value) in self._by_value or (characteristic, value) in self.on_request

    def overlaid(self, own: Rows, factor: Decimal) -> Rows:
        """Return what a book derived from this one says.

        Args:
            own: its own rows; one for a value, a dimension or the base price stands in for the inherited ones.
            factor: what the inherited amounts are multiplied with, exactly.
        """
        mine = {(each.characteristic, each.value) for each in own.options} | own.on_request
        sizes = {each.per for each in own.dimensions}
        options = (each for each in self.options if (each.characteristic, each.value) not in mine)
        dimensions = (each for each in self.dimensions if each.per not in sizes)
        return Rows(
            own.list_price or replace(self.list_price, amount=self.list_price.amount * factor),
            (*(replace(each, amount=each.amount * factor) for each in options), *own.options),
            (*(replace(each, amount=each.amount * factor) for each in dimensions), *own.dimensions),
            (self.on_request - {(each.characteristic, each.value) for each in own.options}) | own.on_request,
        )
