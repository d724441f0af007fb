"""Discounts that somebody gives on the line, one after the other, each on what the one before left."""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.step import Adjustment, Situation, Step
from kernel.money import Money
from kernel.text import Text

LABEL = Text.of(en="Discount", ru="Скидка")
PER_UNIT = Text.of(en="Discount per unit", ru="Скидка за единицу")


def discounts(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per discount that takes something off."""
    for number, discount in enumerate(situation.context.discounts, 1):
        amount = discount.off(so_far)
        if not amount.amount:
            continue
        reference = f"discount:{number}"
        if discount.percent is None:
            yield Adjustment(PER_UNIT, amount, reference=reference)
        else:
            yield Adjustment(LABEL, amount, basis=so_far, rate=-discount.percent, reference=reference)
        so_far = so_far + amount


DISCRETIONARY_DISCOUNT = Step("discretionary_discount", "unit", discounts)
