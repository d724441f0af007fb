"""Price books: what a product and its options cost in one market and currency, over a period. Plain, exact data.

What is charged again and again (`every`) has a book of its own inside the book, of the same shape: so everything that
reads a price book reads what is charged once, unless it asks for a billing period. A cost book has the same shape, too:
its amounts are what the product costs us, and an empty market stands for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from catalog.exchange import Rate
from kernel.money import Money
from kernel.period import Period
from kernel.text import Text

Every = Literal["month", "quarter", "year"]
"""How often something is charged again: the billing period."""

MONTHS: Mapping[Every, int] = {"month": 1, "quarter": 3, "year": 12}
"""Billing period -> months in it, the shortest first."""


PERIODS: Mapping[Every, Text] = {
    "month": Text.of(en="a month", ru="в месяц"),
    "quarter": Text.of(en="a quarter", ru="в квартал"),
    "year": Text.of(en="a year", ru="в год"),
}
"""What stands behind an amount that is charged again and again."""


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
class UsageBand:
    """What a unit costs from so many units of a period on, until the next band."""

    start: Decimal
    amount: Money


@dataclass(frozen=True, slots=True)
class UsageRate:
    """What is charged for each unit that is used; nobody knows beforehand how many those will be.

    Args:
        name: what is used.
        unit: symbol of the unit.
        every: the period whose units the bands count.
        bands: from nothing on, ascending; each is for the units in it.
        characteristic: the rate holds where this characteristic has the value; empty for every configuration.
        value: the value.
    """

    name: Text
    unit: str
    every: Every
    bands: tuple[UsageBand, ...]
    characteristic: str = ""
    value: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same rate in another book."""
        return self.characteristic, self.value, self.name.in_("en")

    def times(self, factor: Decimal) -> UsageRate:
        """Return the rate with amounts multiplied exactly."""
        return replace(self, bands=tuple(replace(band, amount=band.amount * factor) for band in self.bands))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a book's sheet, before they are given a place and a time; a derived book needs no base price.

    Args:
        recurring: billing period -> the rows of what is charged for each.
        usage: what is charged for what is used.
    """

    list_price: ListPrice | None = None
    options: tuple[OptionPrice, ...] = ()
    dimensions: tuple[DimensionPrice, ...] = ()
    on_request: frozenset[tuple[str, str]] = frozenset()
    recurring: Mapping[Every, Rows] = field(default_factory=dict)
    usage: tuple[UsageRate, ...] = ()


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
        recurring: billing period -> the book of what is charged for each.
        usage: what is charged for what is used; a rate stands in for the inherited one.
        every: the billing period that its amounts are for; None if they are charged once.
        at_rates: a cost book holds in markets that pay in other currencies, too, at the published rate of a day.
        rate: the one it was converted with; None in its own currency.
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
    recurring: Mapping[Every, PriceBook] = field(default_factory=dict, hash=False)
    usage: tuple[UsageRate, ...] = ()
    every: Every | None = None
    at_rates: bool = False
    rate: Rate | None = None
    _by_value: Mapping[tuple[str, str], tuple[OptionPrice, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_value: dict[tuple[str, str], list[OptionPrice]] = {}
        for option in self.options:
            by_value.setdefault((option.characteristic, option.value), []).append(option)
        object.__setattr__(self, "_by_value", {key: tuple(options) for key, options in by_value.items()})

    def charges(self, characteristic: str, value: str) -> tuple[OptionPrice, ...]:
        """Return what a value of a characteristic adds, in the order of the sheet; empty if it adds nothing."""
        return self._by_value.get((characteristic, value), ())

    def of(self, every: Every) -> PriceBook:
        """Return the book of what is charged for each billing period; it covers nothing if nothing is."""
        return self.recurring.get(every) or _without_rows(self, every)

    def charging(self, every: Every, rows: Rows) -> PriceBook:
        """Return a book like this one of what is charged for each billing period; without a base price that is zero."""
        nothing = replace(self.list_price, amount=Money.zero(self.currency))
        return replace(
            self,
            list_price=rows.list_price or nothing,
            options=rows.options,
            dimensions=rows.dimensions,
            on_request=rows.on_request,
            recurring={},
            usage=(),
            every=every,
        )

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
        rates = {each.key for each in own.usage}
        options = (each for each in self.options if (each.characteristic, each.value) not in mine)
        dimensions = (each for each in self.dimensions if each.per not in sizes)
        return Rows(
            own.list_price or replace(self.list_price, amount=self.list_price.amount * factor),
            (*(replace(each, amount=each.amount * factor) for each in options), *own.options),
            (*(replace(each, amount=each.amount * factor) for each in dimensions), *own.dimensions),
            (self.on_request - {(each.characteristic, each.value) for each in own.options}) | own.on_request,
            {
                every: self.of(every).overlaid(own.recurring.get(every, Rows()), factor)
                for every in MONTHS
                if every in self.recurring or every in own.recurring
            },
            (*(rate.times(factor) for rate in self.usage if rate.key not in rates), *own.usage),
        )


@lru_cache(maxsize=256)
def _without_rows(book: PriceBook, every: Every) -> PriceBook:
    return book.charging(every, Rows())
