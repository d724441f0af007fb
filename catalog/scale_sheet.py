"""Reads the quantity scales of `prices/`: `tiers.csv` for everybody, and those that `tiers.toml` lists."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from catalog.books import read_period, read_priority
from catalog.price_sheet import FOLDER, Surroundings
from catalog.problems import did_you_mean
from catalog.scale import COUNTED, SCALE_KINDS, SCALES_FILE, TIERS_FILE, Band, Counted, Scale, ScaleKind
from catalog.sheet import Row, read_sheet
from catalog.toml_tree import Table, read_toml
from kernel.errors import Malformed
from kernel.money import Money

KINDS: dict[str, ScaleKind] = {kind: kind for kind in SCALE_KINDS}
OVER: dict[str, Counted] = {over: over for over in COUNTED}
LARGEST_BLOCK = 1_000_000
"""Pieces; as many as a line may have."""


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
    own = {"block": ("size", "amount"), "volume": ("file", "over")}.get(kind, ("file",))
    table.only("code", "kind", "market", "segment", "priority", "from", "until", *own)
    market = table.text("market", "")
    if market and around.markets and market not in around.markets:
        hint = did_you_mean(market, around.markets)
        table.wrong("market", f"The product is not sold in the market {market!r}.{hint}")
    known = around.markets.get(market)
    bands, size = _what(table, kind, known.currency if known else None, around)
    over = OVER[table.one_of("over", OVER, "line")]
    if over == "period" and "from" not in table:
        table.wrong("over", "Tiers over a period count what was ordered since their first day; say from = ... .")
    return Scale(
        code=table.text("code"),
        kind=kind,
        bands=bands,
        market=market,
        segment=table.text("segment", ""),
        priority=read_priority(table),
        period=read_period(table),
        size=size,
        over=over,
    )


def _what(table: Table, kind: ScaleKind, currency: str | None, around: Surroundings) -> tuple[tuple[Band, ...], int]:
    if kind == "block":
        return _block(table, currency)
    path = FOLDER + table.text("file")
    if path not in around.files:
        table.wrong("file", f"There is no file {path!r}.{did_you_mean(path, around.files)}")
        return (), 1
    return _bands(path, currency, around), 1


def _block(table: Table, currency: str | None) -> tuple[tuple[Band, ...], int]:
    size, amount = table.number("size"), table.number("amount")
    if size is not None and (not 2 <= size <= LARGEST_BLOCK or size != int(size)):
        table.wrong("size", f"A block has a whole number of pieces from 2 to {LARGEST_BLOCK:,}, not {size}.")
        size = None
    if currency is None:
        table.wrong("market", "A price per block is an amount in a currency; name the market it is for.")
    elif amount is not None and size is not None:
        try:
            return (Band(1, amount=_positive(Money(amount, currency))),), int(size)
        except Malformed as error:
            table.wrong("amount", error.message)
    return (), 2


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
