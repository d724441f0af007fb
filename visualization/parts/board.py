"""Motherboards: form factor, socket, memory and expansion slots where the ATX specification has them.

Frame: X along the short side from the rear connectors to the front of the case, Y up along the long side, Z out of the
board; the origin is the lower rear corner. Slot positions count from the one next to the
processor downwards.

Source: ATX Specification 2.2 (slot pitch 0.8 in, positions of the rear connectors).
"""

from __future__ import annotations

from visualization.frame import Frame, at, axes
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, count, length, text
from visualization.solid import Solid, box, extrude, join, rounded_rectangle

THICKNESS = 1.6
SLOT_PITCH = 20.32
REAR_DEPTH = 32.0
SOCKETS = {
    "am5": (40.0, 40.0),
    "lga1851": (37.5, 45.0),
    "str5": (58.5, 75.4),
    "lga4677": (61.0, 82.0),
}
"""Package of the processor, mm, across and along the board."""
STICK_PITCH = 9.4
MODULE = 133.35
"""Length of a DIMM, mm. Source: JEDEC MO-329."""


def is_large(values: Values) -> bool:
    """Return whether the socket is one of the large ones, with memory on both sides."""
    return values.word("socket") in ("str5", "lga4677")


def socket_centre(values: Values) -> tuple[float, float]:
    """Return where the processor stands on the board, mm."""
    width, height = values.mm("width"), values.mm("height")
    if is_large(values):
        return (width * 0.5, height - 105.0)
    return (min(width * 0.42, width - 78.0), height - min(92.0, height * 0.42))


def module_positions(values: Values) -> list[tuple[float, float]]:
    """Return lower ends of the memory slots in the order they are filled: alternate slots first, as channels want."""
    slots = values.n("memory_slots")
    x, y = socket_centre(values)
    _, along = SOCKETS[values.word("socket")]
    lower = min(max(y - MODULE / 2, 4.0), values.mm("height") - MODULE - 4.0)
    if is_large(values):
        near = 46.0 + along * 0.05
        half = slots // 2
        left = [(x - near - STICK_PITCH * i, lower) for i in range(half)]
        right = [(x + near + STICK_PITCH * i, lower) for i in range(slots - half)]
        return [place for pair in zip(left, right, strict=False) for place in pair] + right[half:]
    first = max(x + 44.0, values.mm("width") - 12.0 - STICK_PITCH * slots)
    places = [(first + STICK_PITCH * i, lower) for i in range(slots)]
    return places if slots < 4 else [*places[1::2], *places[0::2]]


def slot_height(position: int, positions: int) -> float:
    """Return the Y of the middle of an expansion slot position, mm; position 1 is the uppermost."""
    return SLOT_PITCH * (positions - position + 0.5)


def positions(values: Values) -> int:
    """Return how many slot positions the form factor has. Source: ATX 2.2 (7), microATX 1.2 (4), Mini-ITX (1)."""
    height = values.mm("height")
    return 7 if height >= 300 else 4 if height >= 240 else 1


def slot_positions(values: Values) -> list[int]:
    """Return the positions that have a slot, spread over those there are, the uppermost first."""
    there = positions(values)
    slots = min(max(values.n("slots"), 1), there)
    return sorted({1 + round(i * (there - 1) / max(slots - 1, 1)) for i in range(slots)})


def card_positions(values: Values) -> list[int]:
    """Return where up to four cards stand: each in the next free slot below the one before."""
    slots = slot_positions(values)
    found = [slots[0]]
    free = slots[0] + max(values.n("first_slots"), 1)
    for taken in (values.n("second_slots"), 1, 1):
        place = next((slot for slot in slots if slot >= free), min(free, positions(values)))
        found.append(place)
        free = place + max(taken, 1) if taken else free
    return found


def drive_places(values: Values) -> list[tuple[float, float]]:
    """Return rear ends of the M.2 places: the first beside the processor, the others between the slots."""
    y = socket_centre(values)[1]
    below = y - (56.0 if not is_large(values) else 76.0)
    start = 62.0 if values.mm("width") > 200 else 40.0
    found = [(start, max(below, 14.0))]
    there = positions(values)
    for number in range(2, 7):
        found.append((start, max(slot_height(number, there) + SLOT_PITCH / 2, 12.0)))
    return found


def _anchors(values: Values) -> dict[str, Frame]:
    x, y = socket_centre(values)
    anchors = {"socket": at(x, y, THICKNESS + 4.0)}
    for number, (mx, my) in enumerate(module_positions(values), start=1):
        anchors[f"memory_{number}"] = at(mx, my, THICKNESS + 3.0)
    for number, position in enumerate(card_positions(values), start=1):
        anchors[f"card_{number}"] = at(-8.0, slot_height(position, positions(values)), THICKNESS + 2.5)
    for number, (dx, dy) in enumerate(drive_places(values)):
        anchors[f"further_{number}" if number else "system_drive"] = at(dx, dy, THICKNESS + 3.0)
    anchors["power"] = axes((0, 1, 0), (-1, 0, 0), (values.mm("width") - 6.0, values.mm("height") * 0.62, 12.0))
    return anchors


def _board(values: Values) -> list[Piece]:
    return [
        Piece("board", box((0, 0, 0), (values.mm("width"), values.mm("height"), THICKNESS), 0.4)),
        Piece("metal", join(_rear_connectors(values))),
        Piece("heatsink", join(_heatsinks(values))),
        Piece("connector", join(_connectors(values))),
        Piece("steel", join(_reinforced(values))),
        Piece("accent", join(_accents(values))),
    ]


def _rear_connectors(values: Values) -> list[Solid]:
    """The block of sockets at the rear edge, above the expansion slots."""
    height = values.mm("height")
    found: list[Solid] = []
    y = height - 12.0
    for size, out in ((26.0, 26.0), (16.0, 24.0), (16.0, 24.0), (20.0, 28.0), (18.0, 30.0), (16.0, 14.0)):
        if y - size < height - 150.0 or y - size < 20.0:
            break
        found.append(box((-2.0, y - size, THICKNESS), (REAR_DEPTH - 8.0, y, THICKNESS + out), 1.0))
        y -= size + 3.0
    return found


def _heatsinks(values: Values) -> list[Solid]:
    """Heat sinks over the voltage converters beside and above the socket, the chipset and the first drive."""
    width, height = values.mm("width"), values.mm("height")
    x, y = socket_centre(values)
    small = width < 200
    found: list[Solid] = []
    ribs = 5 if not is_large(values) else 8
    left = max(x - 82.0, REAR_DEPTH - 6.0)
    top = height - 8.0
    side_low, side_high = y - 48.0, min(y + 50.0, top)
    if not is_large(values):
        step = (side_high - side_low) / ribs
        for i in range(ribs):
            base = side_low + step * i
            found.append(box((left, base, THICKNESS), (x - 38.0, base + step - 2.0, 30.0 - 3 * (i % 2)), 1.5))
    reach = min(x + 60.0, width - 14.0)
    over = y + (52.0 if is_large(values) else 38.0)
    if over < top - 8:
        step = (reach - left) / (ribs + 3)
        for i in range(ribs + 3):
            base = left + step * i
            found.append(box((base, over, THICKNESS), (base + step - 2.0, top, 26.0 - 2 * (i % 2)), 1.5))
    if not small:
        found.append(box((width - 92.0, 22.0, THICKNESS), (width - 20.0, 84.0, 9.0), 2.5))
    for dx, dy in drive_places(values)[1 : values.n("drive_slots")]:
        if dy > 20:
            found.append(box((dx + 2, dy - 12.0, THICKNESS), (min(dx + 92.0, width - 22.0), dy - 11.0, 3.2), 0))
    return found


def _connectors(values: Values) -> list[Solid]:
    """Socket, memory slots, power and data connectors."""
    width, height = values.mm("width"), values.mm("height")
    x, y = socket_centre(values)
    across, along = SOCKETS[values.word("socket")]
    hole = rounded_rectangle(across, along, 1.0)
    found = [extrude(rounded_rectangle(across + 16, along + 16, 4.0), 4.0, [hole]).moved(x, y, THICKNESS)]
    for mx, my in module_positions(values):
        found.append(box((mx - 3.2, my - 3.0, THICKNESS), (mx + 3.2, my + MODULE + 3.0, THICKNESS + 7.0), 0.6))
    found.append(box((width - 12.0, height * 0.56, THICKNESS), (width - 1.0, height * 0.56 + 52.0, 14.0), 0.8))
    if height > 200:
        for i in range(3):
            found.append(box((width - 14.0, 30.0 + 18.0 * i, THICKNESS), (width, 44.0 + 18.0 * i, 10.0), 0.8))
    for number, position in enumerate(slot_positions(values), start=1):
        if number > values.n("long_slots"):
            sy = slot_height(position, positions(values))
            found.append(
                box((52.0, sy - 3.6, THICKNESS), (min(52.0 + 25.0, width - 6), sy + 3.6, THICKNESS + 11.0), 0.6)
            )
    return found


def _reinforced(values: Values) -> list[Solid]:
    """The long expansion slots, in metal jackets."""
    width = values.mm("width")
    found: list[Solid] = []
    for position in slot_positions(values)[: values.n("long_slots")]:
        sy = slot_height(position, positions(values))
        found.append(box((52.0, sy - 3.8, THICKNESS), (min(52.0 + 89.0, width - 4), sy + 3.8, THICKNESS + 11.2), 0.8))
    return found


def _accents(values: Values) -> list[Solid]:
    """A line of light metal on the chipset cover, as makers put it."""
    width = values.mm("width")
    if width < 200:
        return []
    return [box((width - 86.0, 50.0, 8.8), (width - 26.0, 52.5, 9.3), 0)]


def _envelope(values: Values) -> Envelope:
    return (-2.5, 0.0, 0.0), (values.mm("width"), values.mm("height"), 36.0)


BOARD = Family(
    name="motherboard",
    params={
        "width": length(244.0, 170.0, 350.0),
        "height": length(305.0, 170.0, 360.0),
        "socket": text("am5", *SOCKETS),
        "memory_slots": count(4, 1, 16),
        "slots": count(4, 1, 8),
        "long_slots": count(1, 0, 8),
        "first_slots": count(1, 0, 5),
        "second_slots": count(0, 0, 5),
        "drive_slots": count(2, 0, 8),
    },
    slots={
        "board": material("pcb", "#15181c"),
        "metal": material("brushed", "#9a9da1"),
        "heatsink": material("anodised", "#43474d"),
        "connector": material("plastic", "#0e0f11"),
        "steel": material("brushed", "#b9bcc0"),
        "accent": material("chrome"),
    },
    build=_board,
    envelope=_envelope,
    anchors=_anchors,
)


def _processor(values: Values) -> list[Piece]:
    """A substrate and its heat spreader, centred on the socket."""
    across, along = SOCKETS[values.word("socket")]
    return [
        Piece("substrate", box((-across / 2, -along / 2, 0), (across / 2, along / 2, 1.2), 0.2)),
        Piece("lid", box((-across * 0.42, -along * 0.42, 1.2), (across * 0.42, along * 0.42, 4.2), 0.8)),
    ]


def _processor_envelope(values: Values) -> Envelope:
    across, along = SOCKETS[values.word("socket")]
    return (-across / 2, -along / 2, 0), (across / 2, along / 2, 4.2)


PROCESSOR = Family(
    name="processor",
    params={"socket": text("am5", *SOCKETS)},
    slots={"substrate": material("pcb", "#1f5a3a"), "lid": material("chrome", "#c9cccf")},
    build=_processor,
    envelope=_processor_envelope,
    anchors=lambda values: {"lid": at(z=4.2)},
)
