"""Graduated tiers: each band of the quantity is priced for itself, so that one piece more never makes the rest cheaper.

An entry per band says how many pieces fall into it. What a percentage is taken of is the price of the unit, rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from catalog.scale import Band
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment, plain
from cpq.price.step import Situation, Step
from cpq.price.steps.quantity_tier import reference_of
from kernel.money import Money
from kernel.text import Text


def bands(situation: Situation, _so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per band that some of the pieces fall into and that changes their price."""
    scale, unit = situation.scale, situation.unit_net
    if scale is None or unit is None or scale.kind != "graduated":
        return
    for band, pieces in scale.pieces(situation.context.quantity):
        reference = reference_of(scale.code, band)
        if band.amount is not None:
            yield from _per_piece(band, pieces, band.amount - situation.book.list_price.amount, reference)
        elif band.percent:
            basis = unit * pieces
            amount = basis * (-band.percent / HUNDRED)
            yield Adjustment(_label(band, pieces), amount, basis=basis, rate=-band.percent, reference=reference)


def _per_piece(band: Band, pieces: Decimal, difference: Money, reference: str) -> Iterator[Adjustment]:
    if difference.amount:
        label = _label(band, pieces)
        yield Adjustment(label, difference * pieces, basis=difference, quantity=pieces, reference=reference)


def _label(band: Band, pieces: Decimal) -> Text:
    start, number = band.from_quantity, plain(pieces)
    return Text.of(en=f"Tier from piece {start}: {number} pcs", ru=f"Ступень с {start}-й штуки: {number} шт.")


def _concerns(situation: Situation) -> bool:
    return situation.scale is not None and situation.scale.kind == "graduated"


GRADUATED_TIER = Step("graduated_tier", "line", bands, _concerns)
