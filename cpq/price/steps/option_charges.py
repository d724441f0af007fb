"""Option charges: what each value of the configuration adds, once or `per` something the configuration counts.

A charge of nothing leaves no entry. A characteristic that has prices in any book of the product has them for all its
values in each (`false` needs none); a value without is "price on request", never zero. Publishing finds it; this is
the last line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from catalog.price_book import OptionPrice, PriceBook
from catalog.product import CharacteristicInfo, Product
from cpq.price.entry import Adjustment
from cpq.price.measure import measure
from cpq.price.step import Configured, Step
from kernel.errors import Unknown
from kernel.money import Money
from kernel.text import LANGUAGES, Text

PRICE_ON_REQUEST = "price-on-request"
"""The code of what has no price in the book."""


def charges(situation: Configured, _so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per charge, in the order of the product's characteristics."""
    return charges_of(situation, situation.product.priced_in(situation.book))


def charges_of(situation: Configured, characteristics: Iterable[CharacteristicInfo]) -> Iterator[Adjustment]:
    """Give one adjustment per charge of the situation's book.

    Args:
        situation: with the book and the configuration.
        characteristics: those whose values need a row in the book.

    Raises:
        Unknown: a value has none (`code="price-on-request"`).
    """
    ready = _charges(situation.product, situation.book)
    for info in characteristics:
        value = situation.assignment[info.code]
        found = ready.get((info.code, value))
        if found is None:
            if not info.is_nothing(value):
                raise _on_request(situation, info, value)
            continue
        for per, charge in found:
            counted = charge if not per else _counted(charge, measure(situation, per))
            if counted.amount.amount:
                yield counted


@lru_cache(maxsize=256)
def _charges(product: Product, book: PriceBook) -> Mapping[tuple[str, str], tuple[tuple[str, Adjustment], ...]]:
    """Return the charges of a book, ready to be given: characteristic and value -> each with its `per`."""
    found: dict[tuple[str, str], tuple[tuple[str, Adjustment], ...]] = {}
    for charge in book.options:
        info = product.characteristics.get(charge.characteristic)
        if info is not None:
            key = (charge.characteristic, charge.value)
            found[key] = (*found.get(key, ()), (charge.per, _charge(info, charge, book)))
    return found


def _charge(info: CharacteristicInfo, charge: OptionPrice, book: PriceBook) -> Adjustment:
    return Adjustment(
        _label(info, charge),
        charge.amount,
        reference=f"book:{book.code}",
        characteristic=charge.characteristic,
        value=charge.value,
        internal=info.internal,
    )


def _counted(charge: Adjustment, quantity: Decimal) -> Adjustment:
    return replace(charge, amount=charge.amount * quantity, basis=charge.amount, quantity=quantity)


def _label(info: CharacteristicInfo, charge: OptionPrice) -> Text:
    """Return the name of the charge; if it only repeats the value, the characteristic goes before it."""
    value = info.value(charge.value).name
    if charge.name.by_language and charge.name != value:
        return charge.name
    return Text({language: f"{info.name.in_(language)}: {value.in_(language)}" for language in LANGUAGES})


def _on_request(situation: Configured, info: CharacteristicInfo, value: str) -> Unknown:
    book = situation.book
    return Unknown(
        f"{info.name.in_('en')}: {info.value(value).name.in_('en')} has no price in the price book {book.code}; "
        "the price is on request.",
        code=PRICE_ON_REQUEST,
        product=situation.product.code,
        market=book.market,
        characteristic=info.code,
        value=value,
    )


OPTION_CHARGES = Step("option_charges", "unit", charges)
