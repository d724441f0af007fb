"""Discounts that somebody gives on the line, one after the other, each on what the one before left.

They are taken off the unit, so that unit net x quantity stays the net of the line. Where the line is priced as a whole
(graduated tiers, block prices, bundles), and for a target of the whole line, they are taken off the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cpq.price.entry import Adjustment
from cpq.price.line_target import LineDiscount, LineTarget
from cpq.price.step import Situation, Step
from kernel.money import Money
from kernel.text import Text

LABEL = Text.of(en="Discount", ru="Скидка")
PER_UNIT = Text.of(en="Discount per unit", ru="Скидка за единицу")
TO_TARGET = Text.of(en="Discount to the agreed price", ru="Скидка до согласованной цены")


def on_unit(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per discount that takes something off the unit."""
    yield from _adjustments(situation, so_far, Decimal(1), is_line=False)


def on_line(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per discount that takes something off the line."""
    yield from _adjustments(situation, so_far, situation.context.quantity, is_line=True)


def _adjustments(situation: Situation, so_far: Money, times: Decimal, *, is_line: bool) -> Iterator[Adjustment]:
    for number, discount in enumerate(situation.context.discounts, 1):
        if _is_of_line(situation, discount) != is_line:
            continue
        adjustment = _adjustment(discount, so_far, times, f"discount:{number}")
        if adjustment.amount.amount:
            yield adjustment
            so_far = so_far + adjustment.amount


def _is_of_line(situation: Situation, discount: LineDiscount) -> bool:
    wants_line = isinstance(discount, LineTarget) and discount.of == "line"
    is_whole = situation.context.bundle is not None or (situation.scale is not None and situation.scale.is_of_line)
    return wants_line or is_whole


def _adjustment(discount: LineDiscount, so_far: Money, times: Decimal, reference: str) -> Adjustment:
    if isinstance(discount, LineTarget):
        amount = discount.off(so_far, times if discount.of == "unit" else Decimal(1))
        return Adjustment(TO_TARGET, amount, basis=so_far, reference=reference)
    amount = discount.off(so_far, times)
    if discount.percent is not None:
        return Adjustment(LABEL, amount, basis=so_far, rate=-discount.percent, reference=reference)
    if times == 1 or discount.amount is None:
        return Adjustment(PER_UNIT, amount, reference=reference)
    return Adjustment(PER_UNIT, amount, basis=-discount.amount, quantity=times, reference=reference)


def _is_on_unit(situation: Situation) -> bool:
    return any(not _is_of_line(situation, discount) for discount in situation.context.discounts)


def _is_on_line(situation: Situation) -> bool:
    return any(_is_of_line(situation, discount) for discount in situation.context.discounts)


DISCRETIONARY_DISCOUNT = Step("discretionary_discount", "unit", on_unit, _is_on_unit, is_per_piece=True)
LINE_DISCOUNT = Step("line_discount", "line", on_line, _is_on_line)
