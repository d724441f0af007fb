"""The quantity tier: the more units of one line, the less each costs. Only the tier reached counts, for all units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from catalog.scale import Band, Scale
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from kernel.money import Money
from kernel.text import Text


def tier(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give the adjustment of the tier that the quantity reaches, if it changes something."""
    scale = situation.scale
    reached = scale.reached(counted(situation, scale)) if scale and not scale.is_of_line else None
    if scale is None or reached is None:
        return
    reference = reference_of(scale.code, reached)
    if reached.amount is not None:
        yield from _per_piece(reached, reached.amount, situation.book.list_price.amount, reference)
    elif reached.percent:
        start = reached.from_quantity
        label = Text.of(en=f"Quantity discount from {start}", ru=f"Скидка за количество от {start}")
        amount = so_far * (-reached.percent / HUNDRED)
        yield Adjustment(label, amount, basis=so_far, rate=-reached.percent, reference=reference)


def counted(situation: Situation, scale: Scale) -> Decimal:
    """Return the quantity that a scale looks at: of the line, or more, if other lines of the quote count with it."""
    context = situation.context
    if scale.over == "line":
        return context.quantity
    if scale.over == "product":
        return max(context.quantity, context.quote_quantities.get(situation.product.code, context.quantity))
    return max(context.quantity, sum(context.quote_quantities.values(), Decimal(0)))


def _per_piece(band: Band, amount: Money, base: Money, reference: str) -> Iterator[Adjustment]:
    """Give the difference between a price per piece and the base price that it stands in for."""
    start = band.from_quantity
    if amount != base:
        label = Text.of(en=f"Base price per piece from {start}", ru=f"Базовая цена за штуку от {start}")
        yield Adjustment(label, amount - base, reference=reference)


def reference_of(code: str, band: Band) -> str:
    """Return what an entry that comes from a band refers to."""
    return ":".join(("tier", *([code] if code else []), str(band.from_quantity)))


QUANTITY_TIER = Step("quantity_tier", "unit", tier)
