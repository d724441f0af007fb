"""Part families: what a builder of parts promises.

A family says which parameters it takes (with units, limits and defaults), which surfaces it has, where other parts
may be fixed to it, the box it stays inside, and how its solids are made. Everything is a pure function of the
parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from visualization.frame import Frame, identity
from visualization.material import Material
from visualization.scene import ParamValue, Ring
from visualization.solid import Point3, Solid

Kind = Literal["length", "count", "flag", "text"]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a family.

    Args:
        kind: a length in mm, a count, a flag or a text.
        default: taken when the recipe says nothing; None when it must be given.
        low: least value of a number.
        high: greatest value of a number; for a count also what keeps a mistake from exhausting memory.
        options: the texts allowed; empty for any.
    """

    kind: Kind
    default: ParamValue | None = None
    low: float = 0.0
    high: float = 5000.0
    options: tuple[str, ...] = ()


def length(default: float | None = None, low: float = 0.0, high: float = 5000.0) -> Param:
    """Declare a length in mm."""
    return Param("length", default, low, high)


def count(default: int | None = None, low: int = 0, high: int = 64) -> Param:
    """Declare a count."""
    return Param("count", default, low, high)


def flag(default: bool = False) -> Param:
    """Declare a flag."""
    return Param("flag", default)


def text(default: str | None = None, *options: str) -> Param:
    """Declare a text, one of the options when there are any."""
    return Param("text", default, options=options)


@dataclass(frozen=True, slots=True)
class Values:
    """The parameters of one part, complete and within their limits."""

    values: Mapping[str, ParamValue]
    outlines: Mapping[str, Ring] = field(default_factory=dict)

    def mm(self, name: str) -> float:
        """Return a length."""
        return float(self.values[name])

    def n(self, name: str) -> int:
        """Return a count."""
        return round(float(self.values[name]))

    def on(self, name: str) -> bool:
        """Return a flag."""
        return bool(self.values[name])

    def word(self, name: str) -> str:
        """Return a text."""
        return str(self.values[name])

    def outline(self, name: str) -> Ring:
        """Return an outline, mm."""
        return self.outlines[name]


@dataclass(frozen=True, slots=True)
class Piece:
    """A solid of one surface, standing at one or more places of its part.

    Args:
        slot: which surface of the part it is; it decides the material.
        solid: its shape, mm.
        places: frames in the part; the shape is stored once however many there are.
    """

    slot: str
    solid: Solid
    places: tuple[Frame, ...] = (identity(),)


Envelope = tuple[Point3, Point3]


def no_anchors(values: Values) -> dict[str, Frame]:
    """Return no anchors: nothing is fixed to parts of this family."""
    return {}


def same(params: Mapping[str, ParamValue]) -> int:
    """Return 1: all repetitions of a part look the same."""
    return 1


def by_light(params: Mapping[str, ParamValue]) -> int:
    """Return how many repetitions differ: those of a part that is lit in colours, one colour after the other."""
    return 5 if params.get("lit") == "rgb" else 1


@dataclass(frozen=True, slots=True)
class Family:
    """A builder of parts.

    Args:
        name: what recipes call it.
        params: the parameters it takes.
        slots: its surfaces with their usual materials.
        build: makes the pieces.
        envelope: the box, mm in the part's own frame, that no piece leaves.
        anchors: named frames for other parts to stand on.
        outlines: names of the outlines it needs.
        cycle: of how many looks the repetitions of a part are, in turn; it decides the parameter `number`.
    """

    name: str
    params: Mapping[str, Param]
    slots: Mapping[str, Material]
    build: Callable[[Values], list[Piece]]
    envelope: Callable[[Values], Envelope]
    anchors: Callable[[Values], dict[str, Frame]] = no_anchors
    outlines: tuple[str, ...] = ()
    cycle: Callable[[Mapping[str, ParamValue]], int] = same
