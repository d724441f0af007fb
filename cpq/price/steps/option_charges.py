"""Option charges: what each value of the configuration adds, once or `per` something the configuration counts.

A charge of nothing leaves no entry. A characteristic that has prices in any book of the product has them for all its
values in each (`false` needs none); a value without is "price on request", never zero. Publishing finds it; this is
the last line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.price_book import OptionPrice
from catalog.product import CharacteristicInfo
from cpq.price.measure import measure
from cpq.price.step import Adjustment, Situation, Step
from kernel.errors import Unknown
from kernel.money import Money
from kernel.text import LANGUAGES, Text

PRICE_ON_REQUEST = "price-on-request"
"""The code of what has no price in the book."""


def charges(situation: Situation, _so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per charge, in the order of the product's characteristics."""
    return charges_of(situation, situation.product.priced_in(situation.book))


def charges_of(situation: Situation, characteristics: Iterable[CharacteristicInfo]) -> Iterator[Adjustment]:
    """Give one adjustment per charge of the situation's book.

    Args:
        situation: with the book and the configuration.
        characteristics: those whose values need a row in the book.

    Raises:
        Unknown: a value has none (`code="price-on-request"`).
    """
    for info in characteristics:
        value = situation.assignment[info.code]
        found = situation.book.charges(info.code, value)
        if not found and not info.is_nothing(value):
            raise _on_request(situation, info, value)
        for charge in found:
            yield from _charge(situation, info, charge)


def _charge(situation: Situation, info: CharacteristicInfo, charge: OptionPrice) -> Iterator[Adjustment]:
    quantity = measure(situation, charge.per) if charge.per else None
    amount = charge.amount if quantity is None else charge.amount * quantity
    if amount.amount:
        yield Adjustment(
            _label(info, charge),
            amount,
            basis=None if quantity is None else charge.amount,
            quantity=quantity,
            reference=f"book:{situation.book.code}",
            characteristic=charge.characteristic,
            value=charge.value,
            internal=info.internal,
        )


def _label(info: CharacteristicInfo, charge: OptionPrice) -> Text:
    """Return the name of the charge; if it only repeats the value, the characteristic goes before it."""
    value = info.value(charge.value).name
    if charge.name.by_language and charge.name != value:
        return charge.name
    return Text({language: f"{info.name.in_(language)}: {value.in_(language)}" for language in LANGUAGES})


def _on_request(situation: Situation, info: CharacteristicInfo, value: str) -> Unknown:
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
