"""Expansion cards: graphics cards with shroud and fans, and plain cards.

Frame: X along the card from its bracket to its end, Y up away from the fans, Z out of the board; the origin is where
the bracket meets the slot. A card of n slots reaches n - 1 slot pitches below the first.

Source: PCI Express Card Electromechanical Specification (bracket 120 mm high, slot pitch 20.32 mm).
"""

from __future__ import annotations

from visualization.frame import Frame, at, axes
from visualization.lettering import lettering
from visualization.material import material
from visualization.parts.board import SLOT_PITCH
from visualization.parts.family import Envelope, Family, Piece, Values, count, flag, length, text
from visualization.parts.fan import rotor
from visualization.solid import Solid, box, circle, extrude, join, ring

TOP = 5.0
"""mm from the middle of the slot up to the back plate."""


def thickness(values: Values) -> float:
    """Return how thick the cooler is, mm: its slots, less the air between it and the next card."""
    return SLOT_PITCH * values.n("slots") - 2.3


def _card(values: Values) -> list[Piece]:
    long, high, thick = values.mm("length"), values.mm("height"), thickness(values)
    low = TOP - thick
    plate = join(
        [
            box((2, 2.2, 4), (long, TOP, high), 1.2),
            box((long * 0.2, TOP - 0.4, high * 0.3), (long * 0.4, TOP, high * 0.34)),
        ]
    )
    found = [
        Piece("board", box((2, 0.4, 0), (min(long - 4, 262.0), 2.2, high - 3))),
        Piece("backplate", plate),
        Piece("gold", box((46, 0.3, -6.0), (135 if long > 150 else 120, 2.3, 0.2))),
        Piece("bracket", _bracket(values)),
        Piece("fins", _fins(values)),
        *(_blower(values, low) if values.on("blower") else _axial(values, low)),
    ]
    edge = axes((1, 0, 0), (0, 1, 0), (long * 0.64, (low + TOP) / 2 - 0.5, high))
    room = thick * 0.40 if values.n("slots") > 1 else thick * 0.5
    name = lettering(values.word("name").replace("-", " "), min(room, 14.0), long * 0.56, 0.5)
    if len(name.faces):
        found.append(Piece("print", name, (edge,)))
    return found


def _bracket(values: Values) -> Solid:
    """The metal plate at the rear, as wide as the slots the card takes."""
    low = TOP - SLOT_PITCH * values.n("slots") + 1.0
    top = min(values.mm("height") + 1.0, 112.0) if values.mm("height") > 80 else 80.0
    return box((0, low, -4), (1.2, TOP, top), 0.3)


def _fins(values: Values) -> Solid:
    """Cooling fins, seen at the end and between the parts of the shroud."""
    long, high = values.mm("length"), values.mm("height")
    low = TOP - thickness(values) + (4.0 if values.n("slots") > 1 else 2.0)
    if values.on("blower"):
        return box((20, low + 1, 8), (long - 6, 0.2, high - 8), 0.5)
    steps = int((long - 30) / 5.0)
    return join([box((16 + 5.0 * i, low, 6), (17.4 + 5.0 * i, 0.3, high - 4)) for i in range(steps)])


def _axial(values: Values, low: float) -> list[Piece]:
    """An open cooler: a frame with one to three fans looking down, and a bar along the edge that is seen."""
    long, high = values.mm("length"), values.mm("height")
    fans = 3 if long >= 285 else 2 if long >= 190 else 1
    pitch = (long - 8) / fans
    radius = min(pitch, high) / 2 - 4
    holes = [tuple((x + 6 + pitch * (i + 0.5) - long / 2, z) for x, z in circle(radius, 32)) for i in range(fans)]
    face = extrude(_notched(long - 2, high), 3.0, holes)
    over = axes((1, 0, 0), (0, 0, 1), (long / 2, low + 3.0, high / 2))
    wall = join(
        [
            box((2, low, high - 5), (long, low + (TOP - low) * 0.80, high), 1.6),
            box((long - 6, low, 8), (long, TOP - 4, high - 5), 1.6),
            box((2, low, 0), (long, low + (TOP - low) * 0.55, 4), 1.2),
        ]
    )
    blades = rotor(radius - 1.5, 8.0, 11)
    places = tuple(at(6 + pitch * (i + 0.5), low + 9.5, high / 2) @ _down() for i in range(fans))
    rim = ring(radius + 1.2, radius - 0.4, 1.0, 32)
    return [
        Piece("shroud", face, (over,)),
        Piece("shroud", wall),
        Piece("rotor", blades, places),
        Piece("accent", rim, tuple(at(6 + pitch * (i + 0.5), low + 0.6, high / 2) @ _down() for i in range(fans))),
        Piece(
            "accent",
            box((long * 0.12, low + (TOP - low) * 0.80, high - 4.5), (long * 0.88, TOP - 3.0, high - 2.5), 0.4),
        ),
    ]


def _down() -> Frame:
    """Return the frame of a fan that looks down (-Y)."""
    return axes((1, 0, 0), (0, 0, 1), (0, 0, 0))


def _notched(long: float, high: float) -> tuple[tuple[float, float], ...]:
    """Return the outline of a shroud: a rectangle with cut corners, about the origin."""
    x, z, cut = long / 2, high / 2 - 0.5, 9.0
    return (
        (-x + cut, -z),
        (x - cut, -z),
        (x, -z + cut),
        (x, z - cut),
        (x - cut, z),
        (-x + cut, z),
        (-x, z - cut),
        (-x, -z + cut),
    )


def _blower(values: Values, low: float) -> list[Piece]:
    """A closed cooler that draws in at its far end and blows out at the bracket, as professional cards have it."""
    long, high = values.mm("length"), values.mm("height")
    radius = min(high * 0.36, 34.0, long * 0.22)
    hole = tuple((x + long / 2 - radius - 14, z) for x, z in circle(radius, 32))
    face = extrude(_notched(long - 2, high), 2.0, [hole])
    over = axes((1, 0, 0), (0, 0, 1), (long / 2, low + 2.0, high / 2))
    walls = [
        box((2, low, high - 3), (long, TOP - 2.8, high), 1.0),
        box((long - 4, low, 3), (long, TOP - 2.8, high - 3), 1.0),
        box((2, low, 0), (long, TOP - 2.8, 3), 1.0),
    ]
    place = at(long - radius - 14, low + 9.0, high / 2) @ _down()
    return [
        Piece("shroud", face, (over,)),
        Piece("shroud", join(walls)),
        Piece("rotor", rotor(radius - 1.0, min(8.0, thickness(values) * 0.4), 17), (place,)),
        Piece("accent", box((long * 0.04, low + 2.0, high - 0.2), (long * 0.10, TOP - 4.5, high + 0.2), 0)),
    ]


def _card_envelope(values: Values) -> Envelope:
    high = values.mm("height")
    bracket = min(high + 1.0, 112.0) if high > 80 else 80.0
    low = TOP - SLOT_PITCH * values.n("slots") + 1.0
    return (0, low, -6), (values.mm("length"), TOP, max(high + 0.5, bracket))


def _card_anchors(values: Values) -> dict[str, Frame]:
    return {"power": at(values.mm("length") * 0.62, 0.0, values.mm("height") - 2)}


GRAPHICS_CARD = Family(
    name="graphics_card",
    params={
        "length": length(None, 100.0, 450.0),
        "height": length(112.0, 55.0, 180.0),
        "slots": count(2, 1, 5),
        "blower": flag(),
        "name": text(""),
    },
    slots={
        "shroud": material("plastic", "#26282c"),
        "backplate": material("anodised", "#3b3e43"),
        "board": material("pcb", "#101214"),
        "gold": material("brass"),
        "bracket": material("brushed", "#a9acb0"),
        "fins": material("brushed", "#8e9195"),
        "rotor": material("plastic", "#121315"),
        "accent": material("brushed", "#c9ccd0"),
        "print": material("print", "#f4f5f6"),
    },
    build=_card,
    envelope=_card_envelope,
    anchors=_card_anchors,
)


def _plain(values: Values) -> list[Piece]:
    """A printed board with a heat sink, some chips and its sockets at the bracket."""
    long, high = values.mm("length"), values.mm("height")
    sockets = [box((-3.0, -16.0, 14 + 22.0 * i), (16.0, -2.0, 32 + 22.0 * i), 0.8) for i in range(values.n("ports"))]
    chips = [box((long * 0.62, -1.6, 14 + 17 * i), (long * 0.62 + 12, 0.0, 26 + 17 * i), 0.2) for i in range(3)]
    fins = [box((long * 0.34 + 5 * i, -11.0, 20), (long * 0.34 + 5 * i + 2, 0.0, 52)) for i in range(7)]
    return [
        Piece("board", box((2, 0, 0), (long, 1.6, high), 0.2)),
        Piece("gold", box((46, -0.1, -6), (46 + 39, 1.7, 0.2))),
        Piece("bracket", box((0, -16.5, -4), (1.2, 3.0, min(high + 8, 80.0)), 0.3)),
        Piece("port", join(sockets)),
        Piece("chip", join(chips)),
        Piece("fins", join(fins)),
    ]


def _plain_envelope(values: Values) -> Envelope:
    high = max(values.mm("height"), min(values.mm("height") + 8, 80.0), 14 + 22.0 * (values.n("ports") - 1) + 18)
    return (-3.0, -16.5, -6.0), (values.mm("length"), 3.0, high)


PLAIN_CARD = Family(
    name="expansion_card",
    params={"length": length(150.0, 90.0, 320.0), "height": length(66.0, 60.0, 115.0), "ports": count(2, 0, 2)},
    slots={
        "board": material("pcb", "#1b4d33"),
        "gold": material("brass"),
        "bracket": material("brushed", "#b4b7bb"),
        "port": material("brushed", "#8f9397"),
        "chip": material("plastic", "#131416"),
        "fins": material("anodised", "#55595e"),
    },
    build=_plain,
    envelope=_plain_envelope,
)

__all__ = ["GRAPHICS_CARD", "PLAIN_CARD"]
