"""The quantity tier: the more units of one line, the less each costs. Only the tier reached counts, for all units."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.price_book import tier_for
from cpq.price.discount import HUNDRED
from cpq.price.step import Adjustment, Situation, Step
from kernel.money import Money
from kernel.text import Text


def tier(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give the adjustment of the tier that the quantity reaches, if it takes something off."""
    reached = tier_for(situation.product.tiers, situation.context.quantity)
    if reached is None or not reached.percent:
        return
    start = reached.from_quantity
    label = Text.of(en=f"Quantity discount from {start}", ru=f"Скидка за количество от {start}")
    amount = so_far * (-reached.percent / HUNDRED)
    yield Adjustment(label, amount, basis=so_far, rate=-reached.percent, reference=f"tier:{start}")


QUANTITY_TIER = Step("quantity_tier", "unit", tier)
