"""Parts drawn out from a technical drawing: bodies, liners and curved glass, and the walls at their ends.

Frame: X along the length with the middle at the origin, Y into the depth from the drawing's left edge, Z up from its
lower edge; the outlines are the drawing's own millimetres.
"""

from __future__ import annotations

from visualization.frame import Frame, axes
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, flag, length, text
from visualization.scene import Ring
from visualization.solid import extrude


def _along(start: float) -> Frame:
    """Return the frame in which an outline of (depth, height), drawn out along Z, lies along X from `start`."""
    return axes((0, 1, 0), (0, 0, 1), (start, 0.0, 0.0))


def _profile(values: Values) -> list[Piece]:
    long = values.mm("length")
    return [Piece("body", extrude(values.outline("profile"), long), (_along(-long / 2),))]


def _box(outline: Ring, long: float) -> Envelope:
    """Return the box round an outline drawn out."""
    depth, height = [x for x, _ in outline], [y for _, y in outline]
    return (-long / 2, min(depth), min(height)), (long / 2, max(depth), max(height))


PROFILE = Family(
    name="profile_extrusion",
    params={"length": length(None, 1.0, 10000.0)},
    slots={"body": material("powder_coat")},
    build=_profile,
    envelope=lambda values: _box(values.outline("profile"), values.mm("length")),
    outlines=("profile",),
)


def _end_wall(values: Values) -> list[Piece]:
    """An insulated panel, perhaps with a mirror inside or a print outside, or a frame round double glass."""
    thick, inward = values.mm("thickness"), -1.0 if values.on("right") else 1.0
    outline, window = values.outline("outline"), values.outline("window")
    style, printed = values.word("style"), values.on("printed")
    if style == "glass":
        return [
            Piece("panel", extrude(outline, thick, [window]), (_along(-thick / 2),)),
            Piece("glass", extrude(window, thick * 0.5), (_along(-thick * 0.25),)),
        ]
    body = extrude(outline, thick - 1.0) if printed else extrude(outline, thick)
    start = -thick / 2 + (1.0 if printed and inward > 0 else 0.0)
    found = [Piece("panel", body, (_along(start),))]
    skin = "mirror" if style == "mirror" else "lining"
    found.append(Piece(skin, extrude(window, 1.0), (_along(inward * (thick / 2 + 0.5) - 0.5),)))
    if printed:
        found.append(Piece("print", extrude(window, 1.0), (_along(-inward * (thick / 2 - 0.5) - 0.5),)))
    return found


def _end_envelope(values: Values) -> Envelope:
    (_, y0, z0), (_, y1, z1) = _box(values.outline("outline"), 1.0)
    half = values.mm("thickness") / 2 + 1.0
    return (-half, y0, z0), (half, y1, z1)


END_WALL = Family(
    name="end_wall",
    params={
        "thickness": length(40.0, 5.0, 120.0),
        "style": text("panel", "panel", "glass", "mirror"),
        "printed": flag(),
        "right": flag(),
    },
    slots={
        "panel": material("powder_coat"),
        "glass": material("glass"),
        "mirror": material("mirror"),
        "lining": material("satin", "#ecece7"),
        "print": material("print", "#e9eef0"),
    },
    build=_end_wall,
    envelope=_end_envelope,
    outlines=("outline", "window"),
)
