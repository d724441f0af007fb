"""Where things stand inside a computer chassis: the board, the power supply, fans, radiator and drive bays.

Makers publish outer sizes and clearances, not drawings. The layout follows from those: the face of the board lies
exactly the published cooler clearance behind the side panel, so that a cooler as high as allowed touches the glass,
and nothing in the picture fits that would not fit in the case.

Frame: the product's own (X right, Y into the depth, Z up), the footprint centred on the origin, feet on z = 0. The
front faces -Y; the open side, which gets the side panel, is -X (in a rack chassis the lid, +Z).
"""

from __future__ import annotations

from dataclasses import dataclass

from visualization.frame import Frame, at, axes
from visualization.parts.family import Values
from visualization.parts.storage import SIZES

FOOT = 14.0
BEZEL = 28.0
"""Depth of the front panel, mm."""
REAR = 14.0
"""From the outside of the rear to the edge of the board, mm."""
PANEL = 4.0
"""Thickness of the side panel, mm."""
BASEMENT = 98.0
"""Height of the covered space for the power supply at the bottom, mm."""
DRIVE_STEP = 29.0
LAYOUTS = ("tower", "front", "dual", "sandwich", "rack")
"""Where the power supply is: under a cover at the bottom; at the front; behind the board; beside it in a case where
the card stands behind the board; at the right of a chassis that lies flat."""


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of a chassis."""

    width: float
    height: float
    depth: float
    layout: str
    board_width: float
    board_height: float
    face: float
    """X of the face of an upright board, Z of that of a flat one."""
    floor: float
    """Z of what the lowest things stand on: the cover of the power supply, or the bottom."""
    board_low: float
    """Z of the lower edge of an upright board."""

    @property
    def fan_size(self) -> float:
        """Size of the fans at the front, mm."""
        if self.layout == "rack":
            return 120.0
        return 140.0 if self.width >= 232 and self.height >= 460 else 120.0 if self.width >= 160 else 92.0

    @property
    def is_flat(self) -> bool:
        """Whether the board lies flat."""
        return self.layout == "rack"


def room(values: Values) -> Room:
    """Return the inside of a chassis with these parameters."""
    width, height, depth = values.mm("width"), values.mm("height"), values.mm("depth")
    layout, clearance = values.word("layout"), values.mm("cooler_clearance")
    board_height = values.mm("board_height")
    if layout == "rack":
        face = max(height - PANEL - clearance, 9.0)
        return Room(width, height, depth, layout, values.mm("board_width"), board_height, face, 4.0, 4.0)
    basement = BASEMENT if layout == "tower" else 4.0
    floor = FOOT + basement
    gap = max(min(height - floor - board_height - 6.0, 60.0), 10.0)
    low = max(height - gap - board_height, FOOT + 4.0)
    face = min(-width / 2 + PANEL + clearance, width / 2 - 12.0)
    return Room(width, height, depth, layout, values.mm("board_width"), board_height, face, floor, low)


def anchors(values: Values) -> dict[str, Frame]:
    """Return the places where parts are fixed."""
    inside = room(values)
    radiator = values.mm("radiator")
    found = {
        "board": _board(inside),
        "supply": _supply(inside, values),
        "side": _side(inside),
        "radiator": _radiator(inside, radiator),
        "riser": axes((0, -1, 0), (-1, 0, 0), (inside.face + 13.0, inside.depth / 2 - 6.0, inside.height - 26.0)),
        "optical": at(
            0.0 if inside.width < 300 else inside.width * 0.24, -inside.depth / 2 + 2.2, inside.height - 66.0
        ),
        "strip_top": at(-inside.width / 2 + 14.0, 0.0, inside.height - 9.0),
        "strip_floor": at(-inside.width / 2 + 14.0, 0.0, inside.floor + 2.0),
        "rear_fan": _rear_fan(inside),
    }
    found |= {
        f"front_fan_{n}": _front_fan(inside, n, values.n("front_fans")) for n in range(1, values.n("front_fans") + 1)
    }
    found |= {f"bay35_{n}": _large_bay(inside, n) for n in range(1, 9)}
    found |= {f"bay25_{n}": _small_bay(inside, n) for n in range(1, 9)}
    return found


def _board(inside: Room) -> Frame:
    rear = inside.depth / 2 - REAR
    if inside.is_flat:
        return axes((0, -1, 0), (1, 0, 0), (-inside.width / 2 + 14.0, rear, inside.face - 1.6))
    return axes((0, -1, 0), (0, 0, 1), (inside.face + 1.6, rear, inside.board_low))


def _supply(inside: Room, values: Values) -> Frame:
    """The frame of the power supply: its rear face on the rear of the chassis, unless it stands at the front."""
    long, wide, high = values.mm("supply_length"), values.mm("supply_width"), values.mm("supply_height")
    rear = inside.depth / 2 - 2.5
    if inside.layout == "rack":
        return axes((0, 0, 1), (0, -1, 0), (inside.width / 2 - 6.0 - high, rear, wide / 2 + 8.0))
    if inside.layout == "dual":
        return axes((0, 0, 1), (0, -1, 0), (inside.width / 2 - 8.0 - high, rear, wide / 2 + 40.0))
    if inside.layout == "front":
        x, y = inside.face + 4.0, -inside.depth / 2 + BEZEL + 4.0 + wide / 2
        return axes((0, 1, 0), (0, 0, -1), (x - 4.0, y, inside.height - 14.0))
    if inside.layout == "sandwich":
        y = -inside.depth / 2 + 16.0 + long
        return axes((0, 0, 1), (0, -1, 0), (-inside.width / 2 + PANEL + 2.0, y, wide / 2 + 26.0))
    return axes((-1, 0, 0), (0, -1, 0), (0.0, rear, FOOT + 3.0))


def _side(inside: Room) -> Frame:
    """The frame of the panel: X to the right of who looks at it, Y up, Z outwards; its middle."""
    if inside.is_flat:
        return axes((1, 0, 0), (0, 1, 0), (0.0, BEZEL / 2, inside.height - PANEL))
    return axes((0, -1, 0), (0, 0, 1), (-inside.width / 2 + PANEL, BEZEL / 2, (inside.height + FOOT) / 2))


def radiator_on_top(inside: Room, long: float) -> bool:
    """Return whether a radiator of that length hangs under the top; else it stands behind the front."""
    return not inside.is_flat and inside.depth - BEZEL - 20.0 >= long


def _radiator(inside: Room, long: float) -> Frame:
    if inside.is_flat:
        y = -inside.depth / 2 + 36.0
        return axes((-1, 0, 0), (0, 0, 1), (-20.0, y, inside.height / 2))
    if radiator_on_top(inside, long):
        return axes((0, -1, 0), (-1, 0, 0), (-inside.width / 2 + 80.0, BEZEL / 2, inside.height - 7.0))
    y = -inside.depth / 2 + BEZEL + 1.0
    low = (inside.height + FOOT) / 2
    return axes((0, 0, 1), (1, 0, 0), (-6.0, y, low))


def _front_fan(inside: Room, number: int, count: int) -> Frame:
    """Fans behind the front, looking forwards; the first is the lowest, in a rack the leftmost."""
    size = inside.fan_size
    if inside.is_flat:
        x = -inside.width / 2 + 20.0 + size * (number - 0.5)
        return axes((1, 0, 0), (0, 0, 1), (x, -inside.depth / 2 + 60.0, inside.height / 2))
    y = -inside.depth / 2 + BEZEL + 26.0
    low = (inside.height + FOOT - size * count) / 2
    return axes((1, 0, 0), (0, 0, 1), (0.0, y, low + size * (number - 0.5)))


def _rear_fan(inside: Room) -> Frame:
    """A fan at the rear beside the processor, looking into the case."""
    x = max(inside.face - 66.0, -inside.width / 2 + PANEL + 62.0)
    high = inside.board_low + inside.board_height - 64.0
    return axes((1, 0, 0), (0, 0, 1), (x, inside.depth / 2 - 3.0, high))


def _large_bay(inside: Room, number: int) -> Frame:
    """Bays for 3.5 inch drives, the front of the drive to the front of the case."""
    width, depth, _ = SIZES["3.5"]
    front = -inside.depth / 2 + BEZEL + 6.0
    if inside.is_flat:
        x = inside.width / 2 - width / 2 - 12.0
        return at(x, -inside.depth / 2 + 66.0, 8.0 + DRIVE_STEP * (number - 1))
    columns = 2 if inside.width >= 232 else 1
    below = 3 * columns if inside.layout == "tower" else 0
    if number <= below:
        column, level = (number - 1) % columns, (number - 1) // columns
        x = -inside.width / 2 + PANEL + 8.0 + width / 2 + column * (width + 8.0)
        return at(x, front, FOOT + 4.0 + DRIVE_STEP * level)
    level = number - below - 1
    top = inside.height - 46.0 - DRIVE_STEP * (level + 1)
    right = min(inside.face, inside.width / 2 - 14.0) - 4.0
    return axes((0, -1, 0), (1, 0, 0), (right - depth, front + 28.0 + width / 2, max(top, FOOT + 4.0)))


def _small_bay(inside: Room, number: int) -> Frame:
    """Places for 2.5 inch drives: on the tray in front of the board, then flat on the floor."""
    width, depth, height = SIZES["2.5"]
    if inside.is_flat:
        x = inside.width / 2 - 64.0
        return at(x, -inside.depth / 2 + 66.0, 8.0 + (height + 6.0) * (number - 1))
    board_end = inside.depth / 2 - REAR - inside.board_width
    start = -inside.depth / 2 + BEZEL + 56.0
    columns = max(int((board_end - 14.0 - start) // (width + 8.0)), 0)
    rows = max(int((inside.height - 30.0 - inside.floor) // (depth + 10.0)), 1)
    if number <= columns * rows and inside.layout in ("tower", "dual"):
        column, row = (number - 1) // rows, (number - 1) % rows
        y = board_end - 14.0 - width / 2 - column * (width + 8.0)
        z = inside.height - 40.0 - (depth + 10.0) * row - depth
        return axes((0, -1, 0), (0, 0, 1), (inside.face, y, z))
    index = number - 1 - (columns * rows if inside.layout in ("tower", "dual") else 0)
    pair, level = index % 2, index // 2
    y = -inside.depth / 2 + BEZEL + 58.0 + (depth + 6.0) * pair
    return axes((0, -1, 0), (1, 0, 0), (-inside.width / 2 + 20.0, y + width / 2, inside.floor + 2.0 + 9.0 * level))
