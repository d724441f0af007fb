"""Contracted prices: what is agreed with the buyer, in place of the book's prices or off them.

The book's price stays as it is in the waterfall; each entry says by how much the agreement differs from it. First the
agreed base price, then agreed options, then the percentage on what is left. A commitment that is not fulfilled is told
by an entry of nothing: measured with all that the account has ordered in the period of the agreement, where that is
known, and else with the line alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.product import CharacteristicInfo
from catalog.terms import AgreedOption, Agreement
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment, plain
from cpq.price.measure import measure
from cpq.price.step import Situation, Step
from cpq.price.steps.counting import counted_by_commitment
from kernel.money import Money, total
from kernel.text import LANGUAGES, Text

BASE = Text.of(en="base price", ru="базовая цена")
COMMITTED = Text.of(
    en="committed to {committed}, this line has {quantity}", ru="обязательство {committed}, в строке {quantity}"
)

SO_FAR = Text.of(en="committed to {committed}, so far {quantity}", ru="обязательство {committed}, пока {quantity}")


def agreed(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give the differences that the buyer's agreement makes."""
    agreement = situation.agreement
    if agreement is None:
        return
    reference = f"agreement:{agreement.code}"
    for adjustment in (*_base(situation, agreement, reference), *_options(situation, agreement, reference)):
        so_far = so_far + adjustment.amount
        yield adjustment
    if agreement.percent:
        amount = so_far * (-agreement.percent / HUNDRED)
        yield Adjustment(agreement.name, amount, basis=so_far, rate=-agreement.percent, reference=reference)
    yield from _commitment(situation, agreement)


def _base(situation: Situation, agreement: Agreement, reference: str) -> Iterator[Adjustment]:
    base = situation.book.list_price.amount
    if agreement.price is not None and agreement.price != base:
        label = _labelled(agreement.name, BASE)
        yield Adjustment(label, agreement.price - base, basis=base, reference=reference)


def _options(situation: Situation, agreement: Agreement, reference: str) -> Iterator[Adjustment]:
    for option in agreement.options:
        if situation.assignment.get(option.characteristic) != option.value:
            continue
        charged = _charged(situation, option)
        if option.amount != charged:
            info = situation.product.characteristic(option.characteristic)
            yield Adjustment(
                _labelled(agreement.name, _called(info, option.value)),
                option.amount - charged,
                basis=charged,
                reference=reference,
                characteristic=option.characteristic,
                value=option.value,
                internal=info.internal,
            )


def _called(info: CharacteristicInfo, value: str) -> Text:
    """Return the name of a value, or of the characteristic where the value only says yes."""
    return info.name if info.kind == "boolean" and value == "true" else info.value(value).name


def _charged(situation: Situation, option: AgreedOption) -> Money:
    """Return what the book charges for a value, all its rows together."""
    rows = situation.book.charges(option.characteristic, option.value)
    amounts = [row.amount * measure(situation, row.per) if row.per else row.amount for row in rows]
    return total(amounts, situation.currency)


def _commitment(situation: Situation, agreement: Agreement) -> Iterator[Adjustment]:
    committed, counted = agreement.commitment, counted_by_commitment(situation, agreement)
    quantity = counted.total if counted else situation.context.quantity
    if committed is None or quantity >= committed:
        return
    facts = {"committed": plain(committed), "quantity": plain(quantity)}
    told = {each: (SO_FAR if counted else COMMITTED).in_(each).format(**facts) for each in LANGUAGES}
    if counted:
        told = {each: f"{said} ({counted.told.in_(each)})" for each, said in told.items()}
    yield Adjustment(
        _labelled(agreement.name, Text(told)),
        Money.zero(situation.currency),
        reference=f"commitment:{agreement.code}",
    )


def _labelled(name: Text, what: Text) -> Text:
    return Text({language: f"{name.in_(language)}: {what.in_(language)}" for language in LANGUAGES})


CONTRACTED_PRICE = Step("contracted_price", "unit", agreed, lambda situation: situation.agreement is not None)
