"""Plain parts: a box, a rounded panel and feet, for everything that needs no family of its own."""

from __future__ import annotations

from visualization.frame import Frame, at
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, count, length
from visualization.solid import box, cylinder


def _box(values: Values) -> list[Piece]:
    """A bevelled box on the floor, centred about the Z axis."""
    low, high = _box_envelope(values)
    return [Piece("body", box(low, high, values.mm("bevel")))]


def _box_envelope(values: Values) -> Envelope:
    width, depth, height = values.mm("width"), values.mm("depth"), values.mm("height")
    return (-width / 2, -depth / 2, 0.0), (width / 2, depth / 2, height)


def _box_anchors(values: Values) -> dict[str, Frame]:
    return {"top": at(z=values.mm("height"))}


BOX = Family(
    name="box",
    params={"width": length(), "depth": length(), "height": length(), "bevel": length(2.0, high=50)},
    slots={"body": material("plastic")},
    build=_box,
    envelope=_box_envelope,
    anchors=_box_anchors,
)


def _feet(values: Values) -> list[Piece]:
    """Feet at the corners of a footprint, and between them along the length when it is long."""
    radius, height = values.mm("diameter") / 2, values.mm("height")
    x, y = values.mm("width") / 2 - radius, values.mm("depth") / 2 - radius
    pairs = max(values.n("pairs"), 2)
    places = tuple(at(-x + 2 * x * i / (pairs - 1), side * y) for i in range(pairs) for side in (-1, 1))
    return [
        Piece("pad", cylinder(radius, height * 0.3, 20, 1.0), places),
        Piece("stem", cylinder(radius * 0.72, height * 0.7, 20).moved(z=height * 0.3), places),
    ]


def _feet_envelope(values: Values) -> Envelope:
    x, y = values.mm("width") / 2, values.mm("depth") / 2
    return (-x, -y, 0.0), (x, y, values.mm("height"))


FEET = Family(
    name="feet",
    params={
        "width": length(),
        "depth": length(),
        "height": length(15.0, 1.0, 400.0),
        "diameter": length(30.0, 4.0, 200.0),
        "pairs": count(2, 2, 8),
    },
    slots={"pad": material("rubber"), "stem": material("brushed")},
    build=_feet,
    envelope=_feet_envelope,
)
