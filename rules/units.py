"""Units: what a number measures, so that millimetres are converted to metres and never compared with watts.

A unit is an exact factor to the base units of its dimension. A unit that this table does not know (`[slots]`,
`[places]`) is a dimension of its own: it agrees only with itself, which is all the safety an author needs. Data sizes
are decimal as sold (1 TB = 1000 GB); the binary ones have their own names (GiB). Temperatures in °C do not convert to
kelvin: a difference and a reading would need different rules.

Source of the factors: the SI brochure, 9th edition; inch and pound as defined in 1959.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Dimension = tuple[tuple[str, int], ...]

_LENGTH: Dimension = (("m", 1),)
_MASS: Dimension = (("kg", 1),)
_TIME: Dimension = (("s", 1),)
_RATE: Dimension = (("s", -1),)
_POWER: Dimension = (("kg", 1), ("m", 2), ("s", -3))
_ENERGY: Dimension = (("kg", 1), ("m", 2), ("s", -2))
_FORCE: Dimension = (("kg", 1), ("m", 1), ("s", -2))
_PRESSURE: Dimension = (("kg", 1), ("m", -1), ("s", -2))
_VOLTAGE: Dimension = (("A", -1), ("kg", 1), ("m", 2), ("s", -3))
_BYTE: Dimension = (("B", 1),)
_BIT: Dimension = (("bit", 1),)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol, its exact factor to base units, its dimension (base unit, exponent)."""

    symbol: str
    factor: Fraction
    dimension: Dimension

    def agrees_with(self, other: Unit) -> bool:
        """Whether both measure the same thing, so that one converts to the other."""
        return self.dimension == other.dimension

    def times(self, other: Unit) -> Unit:
        """Return the unit of a product; a share (50 %) or a number of things makes more or less of the other unit."""
        if not self.dimension or not other.dimension:
            return self if self.dimension else other if other.dimension else NO_UNIT
        symbol = "·".join(part.symbol for part in (self, other) if part.symbol)
        return Unit(symbol, self.factor * other.factor, _combined(self.dimension, other.dimension, 1))

    def __str__(self) -> str:
        """Write the symbol as an author writes it, in brackets."""
        return f"[{self.symbol}]" if self.symbol else "no unit"


NO_UNIT = Unit("", Fraction(1), ())


def _table() -> Mapping[str, Unit]:
    rows: list[tuple[str, str, Dimension]] = [
        *((symbol, factor, _LENGTH) for symbol, factor in (("mm", "0.001"), ("cm", "0.01"), ("dm", "0.1"))),
        *((symbol, factor, _LENGTH) for symbol, factor in (("m", "1"), ("km", "1000"), ("in", "0.0254"))),
        *((symbol, factor, _MASS) for symbol, factor in (("mg", "0.000001"), ("g", "0.001"), ("kg", "1"))),
        *((symbol, factor, _MASS) for symbol, factor in (("t", "1000"), ("lb", "0.45359237"))),
        *((symbol, factor, _TIME) for symbol, factor in (("ms", "0.001"), ("s", "1"), ("min", "60"))),
        *((symbol, factor, _TIME) for symbol, factor in (("h", "3600"), ("d", "86400"))),
        *((symbol, factor, _RATE) for symbol, factor in (("Hz", "1"), ("kHz", "1e3"), ("MHz", "1e6"), ("GHz", "1e9"))),
        *((symbol, factor, _POWER) for symbol, factor in (("mW", "0.001"), ("W", "1"), ("kW", "1e3"), ("MW", "1e6"))),
        *((symbol, factor, _ENERGY) for symbol, factor in (("J", "1"), ("kJ", "1e3"), ("MJ", "1e6"))),
        *((symbol, factor, _ENERGY) for symbol, factor in (("Wh", "3600"), ("kWh", "3600000"))),
        *((symbol, factor, _FORCE) for symbol, factor in (("N", "1"), ("kN", "1e3"))),
        *((symbol, factor, _PRESSURE) for symbol, factor in (("Pa", "1"), ("kPa", "1e3"), ("mbar", "100"))),
        *((symbol, factor, _PRESSURE) for symbol, factor in (("bar", "1e5"), ("MPa", "1e6"))),
        *((symbol, factor, _VOLTAGE) for symbol, factor in (("mV", "0.001"), ("V", "1"), ("kV", "1e3"))),
        *((symbol, factor, (("A", 1),)) for symbol, factor in (("mA", "0.001"), ("A", "1"), ("kA", "1e3"))),
        *((symbol, factor, _BYTE) for symbol, factor in (("B", "1"), ("kB", "1e3"), ("MB", "1e6"))),
        *((symbol, factor, _BYTE) for symbol, factor in (("GB", "1e9"), ("TB", "1e12"), ("PB", "1e15"))),
        *((f"{letter}iB", str(1024**power), _BYTE) for power, letter in enumerate("KMGT", start=1)),
        *((symbol, factor, _BIT) for symbol, factor in (("bit", "1"), ("kbit", "1e3"), ("Mbit", "1e6"))),
        *((symbol, factor, _BIT) for symbol, factor in (("Gbit", "1e9"), ("Tbit", "1e12"))),
        *((symbol, factor, (("m", 3),)) for symbol, factor in (("l", "0.001"), ("L", "0.001"), ("ml", "0.000001"))),
        ("%", "0.01", ()),
        ("K", "1", (("K", 1),)),
        ("C", "1", (("°C", 1),)),
        ("°C", "1", (("°C", 1),)),
    ]
    return {symbol: Unit(symbol, Fraction(factor), dimension) for symbol, factor, dimension in rows}


UNITS: Mapping[str, Unit] = _table()

LONGEST_UNIT = 40
"""Characters of a unit; the numbers behind a longer product of powers would have no end."""

_PART = re.compile(r"(?P<symbol>[^\W\d_²³]+|%|°C|°)(?P<power>[2-9²³])?\Z")
_POWERS = {"": 1, "²": 2, "³": 3, **{str(number): number for number in range(2, 10)}}


def unit_of(symbol: str) -> Unit | None:
    """Read a unit such as `mm`, `m2` or `W/m2`; return None when the text is no unit at all."""
    text = symbol.replace(" ", "")
    if len(text) > LONGEST_UNIT:
        return None
    known = UNITS.get(text)
    if known or not text:
        return known or NO_UNIT
    factor, dimension = Fraction(1), NO_UNIT.dimension
    sign = 1
    for piece in re.split(r"([*·/])", text):
        if piece in ("*", "·", "/"):
            sign = -1 if piece == "/" else 1
            continue
        part = _part(piece)
        if part is None:
            return None
        factor *= part.factor**sign
        dimension = _combined(dimension, part.dimension, sign)
    return Unit(text, factor, dimension)


def _part(text: str) -> Unit | None:
    match = _PART.match(text)
    if match is None:
        return None
    symbol, power = match["symbol"], _POWERS[match["power"] or ""]
    base = UNITS.get(symbol) or Unit(symbol, Fraction(1), ((symbol, 1),))
    dimension = tuple((name, exponent * power) for name, exponent in base.dimension)
    return Unit(text, base.factor**power, dimension)


def _combined(left: Dimension, right: Dimension, sign: int) -> Dimension:
    exponents = dict(left)
    for name, exponent in right:
        exponents[name] = exponents.get(name, 0) + sign * exponent
    return tuple(sorted((name, exponent) for name, exponent in exponents.items() if exponent))
