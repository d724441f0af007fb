"""What a price step is: a function from the situation and the price so far to adjustments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from catalog.market import Market
from catalog.price_book import PriceBook
from catalog.product import Product
from catalog.scale import Scale
from catalog.terms import Agreement
from cpq.price.context import PricingContext
from cpq.price.entry import Adjustment
from cpq.price.tax_rate import TaxRate
from kernel.money import Money


class Configured(Protocol):
    """A configured product under a price book: all that a list price depends on."""

    @property
    def product(self) -> Product:
        """What is priced."""
        ...

    @property
    def assignment(self) -> Mapping[str, str]:
        """A complete configuration of it."""
        ...

    @property
    def book(self) -> PriceBook:
        """Where its prices stand."""
        ...


@dataclass(slots=True)
class Situation:
    """Everything a step may look at; nobody but the pricer changes it, when the unit's prices stand.

    Args:
        product: what is priced.
        assignment: a complete configuration of it.
        context: where, when, how many, for whom.
        market: the market of the context.
        book: the product's price book of that market and day, for the buyer's segment.
        scale: the quantity scale that holds for the buyer, if there is one.
        agreement: the prices agreed with the buyer, if there are any.
        taxes: the taxes on the line.
        contained: the taxes that the prices contain, whoever buys.
        unit_list: the list price of a unit, exact; None while it is being made.
        unit_net: the price of a unit, rounded; None while it is being made.
    """

    product: Product
    assignment: Mapping[str, str]
    context: PricingContext
    market: Market
    book: PriceBook
    scale: Scale | None = None
    agreement: Agreement | None = None
    taxes: tuple[TaxRate, ...] = ()
    contained: tuple[TaxRate, ...] = ()
    unit_list: Money | None = None
    unit_net: Money | None = None

    @property
    def currency(self) -> str:
        """The currency of the market."""
        return self.market.currency


@dataclass(frozen=True, slots=True)
class Step:
    """A named step of the calculation.

    Args:
        name: as it stands in entries.
        level: of what the price so far is when it acts: of a `unit`, exact; of the `line`, exact, after unit net x
            quantity; or of the net of the line, rounded, to which a `tax` is added.
        adjustments: gives its adjustments, in order, each relative to the price after the ones before.
        concerns: tells whether it may give any in a situation, whatever the quantity and the price so far; one that
            may not is passed over.
        is_per_piece: of a `unit` alone: its adjustments are the same whatever the quantity is.
    """

    name: str
    level: Literal["unit", "line", "tax"]
    adjustments: Callable[[Situation, Money], Iterable[Adjustment]]
    concerns: Callable[[Situation], bool] = lambda situation: True
    is_per_piece: bool = False
