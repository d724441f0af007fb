"""Block prices: so much per started block of pieces, in place of their base price; options are charged as ever."""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from kernel.money import Money
from kernel.text import Text

IN_BLOCKS = Text.of(en="Base price, contained in the blocks", ru="Базовая цена, входит в цену партий")


def blocks(situation: Situation, _so_far: Money) -> Iterator[Adjustment]:
    """Give the price of the blocks that the quantity starts, and take out the base price of the pieces."""
    scale, quantity = situation.scale, situation.context.quantity
    if scale is None or scale.kind != "block" or (amount := scale.bands[0].amount) is None:
        return
    number, size, base = scale.blocks(quantity), scale.size, situation.book.list_price.amount
    reference = f"tier:{scale.code}:{size}"
    yield Adjustment(IN_BLOCKS, -base * quantity, basis=-base, quantity=quantity, reference=reference)
    label = Text.of(en=f"Price per started {size} pcs", ru=f"Цена за каждые начатые {size} шт.")
    yield Adjustment(label, amount * number, basis=amount, quantity=number, reference=reference)


def _concerns(situation: Situation) -> bool:
    return situation.scale is not None and situation.scale.kind == "block"


BLOCK_PRICE = Step("block_price", "line", blocks, _concerns)
