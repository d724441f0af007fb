"""Power supplies: ATX and SFX, with the fan grille below and the mains socket at the rear.

Frame: X across, Y from the rear face into the case, Z up; the origin is the middle of the lower rear edge.

Source: ATX12V and SFX12V design guides (ATX 150 x 86 mm, SFX 125 x 63.5 mm).
"""

from __future__ import annotations

from visualization.frame import Frame, at, axes
from visualization.lettering import lettering
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, count, length
from visualization.solid import box, cylinder, join, ring


def _supply(values: Values) -> list[Piece]:
    width, depth, height = values.mm("width"), values.mm("length"), values.mm("height")
    inlet = [
        box((-width * 0.38, -1.0, height * 0.30), (-width * 0.38 + 28, 0.4, height * 0.30 + 22), 0.6),
        box((-width * 0.38 + 34, -2.0, height * 0.36), (-width * 0.38 + 46, 0.4, height * 0.36 + 14), 0.6),
    ]
    vents = [
        box((width * 0.0 + 7 * i, -0.5, height * 0.2), (width * 0.0 + 7 * i + 3, 0.3, height * 0.85)) for i in range(9)
    ]
    sockets = [
        box(
            (-width / 2 + 10 + 24 * i, depth - 0.4, height * low),
            (-width / 2 + 28 + 24 * i, depth + 3, height * low + 10),
            0.5,
        )
        for i in range(int((width - 20) / 24))
        for low in (0.25, 0.6)
    ]
    radius = min(width, depth) * 0.42
    grille = join(
        [
            ring(radius * part, radius * part - 2, 1.0, 32).moved(0, depth / 2, height)
            for part in (1.0, 0.78, 0.56, 0.34)
        ]
    )
    label = box((width / 2 - 0.2, depth * 0.12, height * 0.18), (width / 2 + 0.3, depth * 0.88, height * 0.82), 0)
    found = [
        Piece("body", box((-width / 2, 0, 0), (width / 2, depth, height), 1.5)),
        Piece("grille", join([grille, cylinder(radius * 0.2, 1.2, 24).moved(0, depth / 2, height)])),
        Piece("socket", join([*inlet, *vents, *sockets])),
        Piece("label", join([label, label.moved(x=-width - 0.1)])),
    ]
    if values.n("watts"):
        found.append(_rating(values))
    return found


def _rating(values: Values) -> Piece:
    """The watts, on both sides."""
    width, depth, height = values.mm("width"), values.mm("length"), values.mm("height")
    name = lettering(f"{values.n('watts')} W", height * 0.34, depth * 0.6, 0.4)
    right = axes((0, 1, 0), (0, 0, 1), (width / 2 + 0.3, depth / 2, height / 2))
    left = axes((0, -1, 0), (0, 0, 1), (-width / 2 - 0.3, depth / 2, height / 2))
    return Piece("print", name, (right, left))


def _envelope(values: Values) -> Envelope:
    x = values.mm("width") / 2 + 0.8
    return (-x, -2.0, 0), (x, values.mm("length") + 3.0, values.mm("height") + 1.2)


def _anchors(values: Values) -> dict[str, Frame]:
    depth = values.mm("length")
    return {"cable": at(0, depth, values.mm("height") * 0.5) @ axes((1, 0, 0), (0, 0, -1), (0, 0, 0))}


POWER_SUPPLY = Family(
    name="power_supply",
    params={
        "width": length(150.0, 80.0, 160.0),
        "length": length(160.0, 90.0, 260.0),
        "height": length(86.0, 40.0, 90.0),
        "watts": count(0, 0, 5000),
    },
    slots={
        "body": material("powder_coat", "#26282b"),
        "grille": material("chrome", "#73777c"),
        "socket": material("plastic", "#0f1012"),
        "label": material("satin", "#3f444b"),
        "print": material("print", "#e8eaec"),
    },
    build=_supply,
    envelope=_envelope,
    anchors=_anchors,
)
