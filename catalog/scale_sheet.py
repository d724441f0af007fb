"""Reads the quantity scales of `prices/`: `tiers.csv` for everybody, and those that `tiers.toml` lists."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from catalog.books import read_period, read_priority
from catalog.price_sheet import FOLDER, Surroundings
from catalog.problems import did_you_mean
from catalog.scale import (
    COUNTED,
    RESTS,
    SCALE_KINDS,
    SCALES_FILE,
    TIERS_FILE,
    Band,
    Block,
    Counted,
    Rest,
    Scale,
    ScaleKind,
)
from catalog.sheet import Row, read_sheet
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money

KINDS: dict[str, ScaleKind] = {kind: kind for kind in SCALE_KINDS}
REST: dict[str, Rest] = {rest: rest for rest in RESTS}
OVER: dict[str, Counted] = {over: over for over in COUNTED}
LARGEST_BLOCK = 1_000_000
"""Pieces; as many as a line may have."""


class Place(Protocol):
    """A table or a row, where something may be wrong."""

    def wrong(self, key: str, message: str, /) -> None:
        """Report it."""
        ...


def read_scales(around: Surroundings) -> tuple[Scale, ...]:
    """Read every quantity scale of a product; what is wrong is reported, what can be used is returned."""
    scales: list[Scale] = []
    if TIERS_FILE in around.files:
        scales.append(Scale("", "volume", _bands(TIERS_FILE, None, around)))
    text = around.files.get(SCALES_FILE)
    root = None if text is None else read_toml(SCALES_FILE, text, around.problems)
    if root is None:
        return tuple(scales)
    root.only("tier")
    for table in root.tables("tier"):
        scale = _scale(table, around)
        for other in scales:
            if other.code == scale.code:
                table.wrong("code", f"The tiers {scale.code!r} stand here twice.")
            if other.rivals(scale):
                table.wrong("from", _rivalry(scale, other))
        scales.append(scale)
    return tuple(scales)


def _rivalry(scale: Scale, other: Scale) -> str:
    name = repr(other.code) if other.code else TIERS_FILE
    if other.segment != scale.segment:
        return f"A buyer in both segments would have these tiers and {name}; give one of them a higher priority."
    return f"The tiers overlap with {name}: on some day a buyer would have two of them."


def _scale(table: Table, around: Surroundings) -> Scale:
    kind = KINDS[table.one_of("kind", KINDS, "volume")]
    own = {"block": ("size", "amount", "file", "rest"), "volume": ("file", "over")}.get(kind, ("file",))
    table.only("code", "kind", "market", "segment", "priority", "from", "until", *own)
    market = table.text("market", "")
    if market and around.markets and market not in around.markets:
        hint = did_you_mean(market, around.markets)
        table.wrong("market", f"The product is not sold in the market {market!r}.{hint}")
    known = around.markets.get(market)
    currency = known.currency if known else None
    over = OVER[table.one_of("over", OVER, "line")]
    if over == "period" and "from" not in table:
        table.wrong("over", "Tiers over a period count what was ordered since their first day; say from = ... .")
    return Scale(
        code=table.text("code"),
        kind=kind,
        bands=() if kind == "block" else _listed_bands(table, currency, around),
        market=market,
        segment=table.text("segment", ""),
        priority=read_priority(table),
        period=read_period(table),
        over=over,
        blocks=_blocks(table, currency, around) if kind == "block" else (),
        rest=REST[table.one_of("rest", REST, "started")],
    )


def _path(table: Table, around: Surroundings) -> str | None:
    """Return the sheet that a scale names, if there is one."""
    path = FOLDER + table.text("file")
    if path in around.files:
        return path
    table.wrong("file", f"There is no file {path!r}.{did_you_mean(path, around.files)}")
    return None


def _listed_bands(table: Table, currency: str | None, around: Surroundings) -> tuple[Band, ...]:
    path = _path(table, around)
    return () if path is None else _bands(path, currency, around)


def _blocks(table: Table, currency: str | None, around: Surroundings) -> tuple[Block, ...]:
    """Read the blocks of a scale, one in the table or all of a sheet; the largest comes first."""
    if currency is None:
        table.wrong("market", "A price per block is an amount in a currency; name the market it is for.")
        return ()
    if "file" not in table:
        found = _block(table, currency, table.number("size"), table.number("amount"))
        return () if found is None else (found,)
    for key in ("size", "amount"):
        if key in table:
            table.wrong(key, "The blocks stand in the file; leave this out.")
    path = _path(table, around)
    return () if path is None else _block_rows(path, currency, around)


def _block_rows(path: str, currency: str, around: Surroundings) -> tuple[Block, ...]:
    blocks: dict[int, Block] = {}
    rows = read_sheet(path, around.files[path], around.problems, required=("size", "amount"))
    for row in rows:
        block = _block(row, currency, row.number("size"), row.number("amount"))
        if block is not None and block.size in blocks:
            row.wrong("size", f"The block of {block.size} pieces stands here twice.")
        elif block is not None:
            blocks[block.size] = block
    if not rows:
        around.problems.append(FieldProblem(f"{path}:1:1", "There is no block in the sheet."))
    return tuple(blocks[size] for size in sorted(blocks, reverse=True))


def _block(place: Place, currency: str, size: Decimal | None, amount: Decimal | None) -> Block | None:
    if size is not None and (not 2 <= size <= LARGEST_BLOCK or size != int(size)):
        place.wrong("size", f"A block has a whole number of pieces from 2 to {LARGEST_BLOCK:,}, not {size}.")
        return None
    if size is None or amount is None:
        return None
    try:
        return Block(int(size), _positive(Money(amount, currency)))
    except Malformed as error:
        place.wrong("amount", error.message)
        return None


def _bands(path: str, currency: str | None, around: Surroundings) -> tuple[Band, ...]:
    """Read a sheet of bands.

    Args:
        path: the file.
        currency: of amounts; None where only percentages make sense.
        around: the files and where to report.
    """
    lines = _Bands([])
    optional = ("until_quantity", "percent", "amount")
    for row in read_sheet(path, around.files[path], around.problems, required=("from_quantity",), optional=optional):
        lines.add(row, currency)
    return tuple(lines.found)


@dataclass
class _Bands:
    """The bands of a sheet being read, and where the last one said it ends."""

    found: list[Band]
    end: int | None = None

    def add(self, row: Row, currency: str | None) -> None:
        start = _quantity(row, "from_quantity")
        until = _quantity(row, "until_quantity") if row.text("until_quantity") else None
        band = _band(row, start, currency)
        if band is None:
            return
        self._follows(row, band.from_quantity)
        if until is not None and until <= band.from_quantity:
            row.wrong("until_quantity", f"The band ends at {until}, not after it starts at {band.from_quantity}.")
        self.end = until
        self.found.append(band)

    def _follows(self, row: Row, start: int) -> None:
        if not self.found:
            return
        last = self.found[-1].from_quantity
        if start <= last:
            message = f"The tier from {start} does not come after the one from {last}."
            row.wrong("from_quantity", f"{message} Tiers ascend, each quantity once.")
        elif self.end is not None and self.end != start:
            what = "a gap" if self.end < start else "an overlap"
            row.wrong("from_quantity", f"There is {what}: the tier above ends before {self.end}, not {start}.")


def _band(row: Row, start: int | None, currency: str | None) -> Band | None:
    if bool(row.text("percent")) == bool(row.text("amount")):
        row.wrong("percent", "A tier has either a percentage or an amount.")
        return None
    number = row.number("percent" if row.text("percent") else "amount")
    if start is None or number is None:
        return None
    if row.text("percent"):
        if 0 <= number < 100:
            return Band(start, percent=number)
        row.wrong("percent", f"A tier takes off a percentage from 0 to below 100, not {number}.")
    elif currency is None:
        row.wrong("amount", "A price per piece is an amount in a currency; name the market of these tiers.")
    else:
        try:
            return Band(start, amount=_positive(Money(number, currency)))
        except Malformed as error:
            row.wrong("amount", error.message)
    return None


def _quantity(row: Row, column: str) -> int | None:
    quantity = row.number(column)
    if quantity is not None and (quantity < 1 or quantity != int(quantity)):
        row.wrong(column, f"A tier starts at a whole number of pieces from 1 on, not at {quantity}.")
        return None
    return None if quantity is None else int(quantity)


def _positive(money: Money) -> Money:
    if money.amount < Decimal(0):
        raise Malformed("A price is not below zero.", code="amount-range")
    return money
