"""Block prices: so much per block of pieces, in place of their base price; options are charged as ever.

Pieces that fill no block start one more of the smallest, or keep their base price, as the scale says.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.scale import Block, Scale
from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from kernel.money import Money
from kernel.text import Text

IN_BLOCKS = Text.of(en="Base price, contained in the blocks", ru="Базовая цена, входит в цену партий")


def blocks(situation: Situation, _so_far: Money) -> Iterator[Adjustment]:
    """Give the price of the blocks that the quantity takes, and take out the base price of the pieces in them."""
    scale, quantity = situation.scale, situation.context.quantity
    if scale is None or scale.kind != "block":
        return
    packed, left = scale.packed(quantity)
    inside, base = quantity - left, situation.book.list_price.amount
    if inside:
        reference = _reference(scale, scale.blocks[0]) if len(scale.blocks) == 1 else f"tier:{scale.code}"
        yield Adjustment(IN_BLOCKS, -base * inside, basis=-base, quantity=inside, reference=reference)
    for block, number in packed:
        amount, reference = block.amount, _reference(scale, block)
        yield Adjustment(_label(scale, block), amount * number, basis=amount, quantity=number, reference=reference)


def _reference(scale: Scale, block: Block) -> str:
    return f"tier:{scale.code}:{block.size}"


def _label(scale: Scale, block: Block) -> Text:
    size = block.size
    if scale.rest == "started" and block is scale.blocks[-1]:
        return Text.of(en=f"Price per started {size} pcs", ru=f"Цена за каждые начатые {size} шт.")
    return Text.of(en=f"Price per {size} pcs", ru=f"Цена за каждые {size} шт.")


def _concerns(situation: Situation) -> bool:
    return situation.scale is not None and situation.scale.kind == "block"


BLOCK_PRICE = Step("block_price", "line", blocks, _concerns)
