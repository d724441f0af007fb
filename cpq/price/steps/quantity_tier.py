"""The quantity tier: the more units, the less each costs. Only the tier reached counts, for all units.

What is counted are the units of the line, of the document, or of what the account has ordered in a period with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.scale import Band, Scale
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from cpq.price.steps.counting import counted_by_tier, pieces_of_tier
from kernel.money import Money
from kernel.text import LANGUAGES, Text


def tier(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give the adjustment of the tier that the quantity reaches, if it changes something."""
    scale = situation.scale
    reached = scale.reached(pieces_of_tier(situation, scale)) if scale and not scale.is_of_line else None
    if scale is None or reached is None:
        return
    reference = reference_of(scale.code, reached)
    if reached.amount is not None:
        start, base = reached.from_quantity, situation.book.list_price.amount
        label = Text.of(en=f"Base price per piece from {start}", ru=f"Базовая цена за штуку от {start}")
        if reached.amount != base:
            yield Adjustment(_told(situation, scale, label), reached.amount - base, reference=reference)
    elif reached.percent:
        start = reached.from_quantity
        label = Text.of(en=f"Quantity discount from {start}", ru=f"Скидка за количество от {start}")
        amount = so_far * (-reached.percent / HUNDRED)
        told = _told(situation, scale, label)
        yield Adjustment(told, amount, basis=so_far, rate=-reached.percent, reference=reference)


def _told(situation: Situation, scale: Scale, label: Text) -> Text:
    """Return a label with what was counted, if that is more than the document has."""
    found = counted_by_tier(situation, scale)
    if found is None:
        return label
    return Text({language: f"{label.in_(language)} ({found.told.in_(language)})" for language in LANGUAGES})


def reference_of(code: str, band: Band) -> str:
    """Return what an entry that comes from a band refers to."""
    return ":".join(("tier", *([code] if code else []), str(band.from_quantity)))


def _concerns(situation: Situation) -> bool:
    return situation.scale is not None and not situation.scale.is_of_line


QUANTITY_TIER = Step("quantity_tier", "unit", tier, _concerns)
