"""Surcharges: freight, packaging, and what a material costs more than when the list was made.

They are added to the line after all discounts, which do not touch them, and are taxed with it. A surcharge that follows
an index is a percentage of a share of the list price: how much the index changed, rounded to hundredths of a percent,
so that a person can check it. It may be below zero, but takes off no more than is left of the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from catalog.product import Product
from catalog.terms import Surcharge
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment
from cpq.price.measure import measure
from cpq.price.step import Situation, Step
from kernel.errors import Unknown
from kernel.money import Money
from rules import RuleErrors

RATE_DIGITS = Decimal("0.01")
"""A change of an index is told, and taken, in hundredths of a percent."""


def surcharges(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per surcharge that adds something.

    Raises:
        Unknown: an index has no value for the pricing date.
    """
    context, nothing = situation.context, Money.zero(situation.currency)
    for surcharge in context.terms.added(situation.product.code, context.market, context.day, context.price_groups):
        adjustment = of_index(situation, surcharge) if surcharge.basis == "index" else _counted(situation, surcharge)
        if adjustment is None or not adjustment.amount.amount:
            continue
        if so_far + adjustment.amount < nothing:
            adjustment = replace(adjustment, amount=-so_far, rate=None)
        so_far = so_far + adjustment.amount
        yield adjustment


def _counted(situation: Situation, surcharge: Surcharge) -> Adjustment | None:
    if surcharge.amount is None:
        return None
    times = _times(situation, surcharge)
    reference = f"surcharge:{surcharge.code}"
    return Adjustment(
        surcharge.name, surcharge.amount * times, basis=surcharge.amount, quantity=times, reference=reference
    )


def _times(situation: Situation, surcharge: Surcharge) -> Decimal:
    if surcharge.basis == "line":
        return Decimal(1)
    pieces = situation.context.quantity
    return pieces * _weight(situation, surcharge) if surcharge.basis == "weight" else pieces


def _weight(situation: Situation, surcharge: Surcharge) -> Decimal:
    try:
        return measure(situation, surcharge.weight)
    except RuleErrors as error:
        raise weight_unknown(situation.product, surcharge) from error


def weight_unknown(product: Product, surcharge: Surcharge) -> Unknown:
    """Return the error of a surcharge by a weight that a release of a product does not have."""
    return Unknown(
        f"The surcharge {surcharge.code!r} weighs {surcharge.weight!r}, which this release of "
        f"{product.code!r} does not have; see terms/surcharges.toml.",
        code="weight-unknown",
    )


def of_index(situation: Situation, surcharge: Surcharge) -> Adjustment | None:
    """Return what a surcharge that follows an index adds; None while there is no list price.

    Raises:
        Unknown: the index has no value for the pricing date.
    """
    index, since, unit = surcharge.index, surcharge.since, situation.unit_list
    if index is None or since is None or unit is None:
        return None
    day = situation.context.day
    then = next(value for start, value in reversed(index.values) if start <= since)
    rate = ((index.on(day) / then - 1) * HUNDRED).quantize(RATE_DIGITS, ROUND_HALF_UP)
    basis = unit * (surcharge.share / HUNDRED) * situation.context.quantity
    reference = f"surcharge:{surcharge.code}:{index.name}"
    return Adjustment(surcharge.name, basis * (rate / HUNDRED), basis=basis, rate=rate, reference=reference)


def _concerns(situation: Situation) -> bool:
    return bool(situation.context.terms.surcharges)


SURCHARGE = Step("surcharge", "line", surcharges, _concerns)
