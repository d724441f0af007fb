"""Memory modules: a bare green or black module, or one under a heat spreader with a light bar.

Frame: Y along the module from its lower end, Z out of the board, X across; the origin is the lower end in the slot.

Source: JEDEC MO-329 (133.35 mm long, 31.25 mm high).
"""

from __future__ import annotations

from visualization.material import Material, material
from visualization.parts.board import MODULE
from visualization.parts.family import Envelope, Family, Piece, Values, by_light, count, length, text
from visualization.parts.fan import RGB
from visualization.solid import Solid, box, join


def _module(values: Values) -> list[Piece]:
    height = values.mm("height")
    board = box((-0.65, 0, 0), (0.65, MODULE, 31.25 if values.word("style") == "bare" else 30.0))
    if values.word("style") == "bare":
        return [Piece("board", board), Piece("chip", join(_chips()))]
    found = [Piece("board", board), Piece("spreader", join(_spreader(height)))]
    bar = box((-2.4, 3.0, height - 4.5), (2.4, MODULE - 3.0, height), 1.6)
    lit = values.word("lit")
    shade = "spreader" if lit == "none" else "light" if lit == "white" else f"light_{values.n('number') % len(RGB) + 1}"
    return [*found, Piece(shade, bar)]


def _chips() -> list[Solid]:
    """Memory chips on both faces."""
    found = []
    for i in range(8):
        y = 6.0 + i * 15.2 + (6.0 if i > 3 else 0.0)
        found.append(box((0.65, y, 12.0), (1.8, y + 9.5, 24.0), 0.2))
        found.append(box((-1.8, y, 12.0), (-0.65, y + 9.5, 24.0), 0.2))
    return found


def _spreader(height: float) -> list[Solid]:
    """Two stamped plates with a raised middle."""
    found = []
    for side in (-1, 1):
        inner, outer, raised = 0.7 * side, 2.6 * side, 3.3 * side
        found.append(_plate(inner, outer, 1.0, MODULE - 1.0, 6.0, height - 4.4))
        found.append(_plate(outer, raised, 24.0, MODULE - 24.0, 12.0, height - 10.0))
    return found


def _plate(x0: float, x1: float, y0: float, y1: float, z0: float, z1: float) -> Solid:
    """Return a box whichever side it is on."""
    return box((min(x0, x1), y0, z0), (max(x0, x1), y1, z1), 0.5)


def _envelope(values: Values) -> Envelope:
    return (-3.4, 0, 0), (3.4, MODULE, max(values.mm("height"), 31.25))


MEMORY = Family(
    name="memory",
    params={
        "height": length(42.0, 31.25, 60.0),
        "style": text("spreader", "bare", "spreader"),
        "lit": text("none", "none", "white", "rgb"),
        "number": count(0),
    },
    slots={
        "board": material("pcb", "#17452f"),
        "chip": material("plastic", "#141517"),
        "spreader": material("anodised", "#2b2e33"),
        "light": material("light", "#f4f7ff"),
        **{f"light_{i + 1}": Material(shade, 0.0, 0.5, 1.0, 1.0) for i, shade in enumerate(RGB)},
    },
    build=_module,
    envelope=_envelope,
    cycle=by_light,
)
