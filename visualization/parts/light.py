"""Light strips: a slim bar that glows along one axis, white or in a run of colours.

Frame: X along the strip, its middle at the origin, light on all sides.
"""

from __future__ import annotations

from visualization.material import Material, material
from visualization.parts.family import Envelope, Family, Piece, Values, length, text
from visualization.solid import box

SPECTRUM = ("#ff3355", "#ff8a2b", "#ffe14a", "#3fe07a", "#2fd4ff", "#4a6bff", "#b455ff")


def _strip(values: Values) -> list[Piece]:
    long, thick = values.mm("length"), values.mm("thickness")
    half = thick / 2
    if values.word("style") == "white":
        return [Piece("light", box((-long / 2, -half, -half), (long / 2, half, half), half * 0.6))]
    step = long / len(SPECTRUM)
    return [
        Piece(
            f"light_{i + 1}",
            box((-long / 2 + step * i, -half, -half), (-long / 2 + step * (i + 1), half, half)),
        )
        for i in range(len(SPECTRUM))
    ]


def _envelope(values: Values) -> Envelope:
    x, half = values.mm("length") / 2, values.mm("thickness") / 2
    return (-x, -half, -half), (x, half, half)


LIGHT_STRIP = Family(
    name="light_strip",
    params={
        "length": length(None, 20.0, 5000.0),
        "thickness": length(5.0, 1.0, 60.0),
        "style": text("white", "white", "rgb"),
    },
    slots={
        "light": material("light", "#f6f8ff"),
        **{f"light_{i + 1}": Material(shade, 0.0, 0.5, 1.0, 1.0) for i, shade in enumerate(SPECTRUM)},
    },
    build=_strip,
    envelope=_envelope,
)
