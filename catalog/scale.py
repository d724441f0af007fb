"""Quantity scales: what more pieces of one line cost less. Plain, exact data, and which of them a buyer gets.

Kinds: a `volume` scale gives every piece the terms of the band that the quantity reaches; a `graduated` one prices
each band for itself; a `block` price is paid once per block of pieces, in place of their base price, and what is left
over starts one more block or is paid by the piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from kernel.money import Money
from kernel.period import Period

TIERS_FILE = "prices/tiers.csv"
SCALES_FILE = "prices/tiers.toml"

ScaleKind = Literal["volume", "graduated", "block"]
Rest = Literal["started", "piece"]
RESTS: tuple[Rest, ...] = ("started", "piece")
Counted = Literal["line", "product", "quote", "period"]
COUNTED: tuple[Counted, ...] = ("line", "product", "quote", "period")
SCALE_KINDS: tuple[ScaleKind, ...] = ("volume", "graduated", "block")


@dataclass(frozen=True, slots=True)
class Band:
    """What holds from a quantity on, until the next band.

    Args:
        from_quantity: pieces of one line.
        percent: taken off the price of a piece, from 0 to below 100, exact.
        amount: in place of the base price of a piece; None where a percentage holds.
    """

    from_quantity: int
    percent: Decimal = Decimal(0)
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that are sold together.

    Args:
        size: how many.
        amount: for all of them, in place of their base price.
    """

    size: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Scale:
    """A quantity scale, for a market and a segment over a period.

    Args:
        code: its name in references; empty for the one of `tiers.csv`.
        kind: how the bands count.
        bands: ascending by quantity; none of a block price.
        market: empty for every market.
        segment: the price group it is for; empty for every buyer.
        priority: the higher one counts for a buyer of several segments.
        period: when it is valid.
        blocks: of a block price, the largest first.
        rest: what pieces do that fill no block: they start one more of the smallest, or are paid by the piece.
        over: what is counted: the pieces of the line, of the product in the whole quote, of the whole quote, or of the
            product in the whole quote and in what the account has ordered since the period began.
    """

    code: str
    kind: ScaleKind
    bands: tuple[Band, ...]
    market: str = ""
    segment: str = ""
    priority: int = 0
    period: Period = field(default_factory=Period)
    blocks: tuple[Block, ...] = ()
    rest: Rest = "started"
    over: Counted = "line"

    @property
    def is_of_line(self) -> bool:
        """Whether it prices the line as a whole rather than each piece."""
        return self.kind != "volume"

    def reached(self, quantity: Decimal | int) -> Band | None:
        """Return the band that a quantity reaches, or None below the first."""
        found = [band for band in self.bands if band.from_quantity <= quantity]
        return found[-1] if found else None

    def pieces(self, quantity: Decimal) -> Iterator[tuple[Band, Decimal]]:
        """Give each band with how many of the pieces fall into it; those below the first band fall into none."""
        for band, after in zip(self.bands, (*self.bands[1:], None), strict=True):
            end = quantity if after is None else min(quantity, Decimal(after.from_quantity - 1))
            inside = end - (band.from_quantity - 1)
            if inside > 0:
                yield band, inside

    def packed(self, quantity: Decimal) -> tuple[tuple[tuple[Block, Decimal], ...], Decimal]:
        """Return how many of each block a quantity takes, the largest first, and the pieces that are left over.

        As many of the largest as it fills, then of the next with what is left. A rest that starts one more block of the
        smallest leaves nothing over.
        """
        found, left = [], quantity
        for block in self.blocks:
            is_started = self.rest == "started" and block is self.blocks[-1]
            number = (left / block.size).to_integral_value(ROUND_CEILING if is_started else ROUND_FLOOR)
            left = max(Decimal(0), left - number * block.size)
            if number:
                found.append((block, number))
        return tuple(found), left

    def rivals(self, other: Scale) -> bool:
        """Whether on some day the same buyer in the same market would have both, neither before the other."""
        if self.market != other.market or not self.period.overlaps(other.period):
            return False
        are_segments = bool(self.segment and other.segment) and self.priority == other.priority
        return self.segment == other.segment or are_segments


def scale_for(scales: Iterable[Scale], market: str, day: date, groups: Iterable[str] = ()) -> Scale | None:
    """Return the scale of a buyer in a market on a day; None if there is none.

    One for a segment of the buyer goes before one for everybody, then one for the market before one for all markets,
    then the higher priority; the catalogue has no two that are equal in all this.
    """
    mine = {"", *groups}
    found = [each for each in scales if each.market in ("", market) and each.segment in mine]
    valid = [each for each in found if each.period.contains(day)]
    return max(valid, key=lambda each: (bool(each.segment), bool(each.market), each.priority), default=None)
