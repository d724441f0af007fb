"""Computer chassis (towers, small cases, racks), open on the side that gets the panel, and the panel itself."""

from __future__ import annotations

from math import ceil

from visualization.frame import at, axes
from visualization.material import material
from visualization.parts.chassis_layout import BEZEL, FOOT, LAYOUTS, PANEL, Room, anchors, room
from visualization.parts.family import Envelope, Family, Piece, Values, count, length, text
from visualization.solid import Solid, box, cylinder, extrude, join, rounded_rectangle, slab, tube

SKIN = 1.6


def _chassis(values: Values) -> list[Piece]:
    inside = room(values)
    if inside.is_flat:
        return _rack(values, inside)
    return [
        Piece("body", join(_shell(inside))),
        Piece("inside", join(_interior(inside))),
        Piece("foot", join(_feet(inside))),
        Piece("detail", join(_top_details(inside))),
        *_front(values, inside),
    ]


def _shell(inside: Room) -> list[Solid]:
    """Top, bottom, right side, rear wall and the rails round the open side."""
    x, y, h = inside.width / 2, inside.depth / 2, inside.height
    front = -y + BEZEL
    found = [
        box((-x, front, h - 6), (x, y, h), 2.5),
        box((-x, front, FOOT), (x, y, FOOT + 4), 1.5),
        box((x - SKIN - 1, front, FOOT + 2), (x, y, h - 2), 0.8),
        box((-x + PANEL + 0.6, y - 12, FOOT), (-x + PANEL + 8, y, h - 2), 1.0),
        box((-x + PANEL + 0.6, front, FOOT), (-x + PANEL + 8, front + 8, h - 2), 1.0),
    ]
    return [*found, *_rear_wall(inside)]


def _rear_wall(inside: Room) -> list[Solid]:
    """The rear, with its opening for the fan and the covers of the unused slots."""
    x, y, h = inside.width / 2, inside.depth / 2, inside.height
    low, high = inside.board_low, inside.board_low + inside.board_height
    wall = [box((-x + PANEL, y - SKIN, FOOT), (x, y, h - 2))]
    if inside.layout != "sandwich":
        steps = max(int((high - 150 - low) / 20.32), 0)
        for i in range(steps):
            z = low + 4 + 20.32 * i
            wall.append(
                box((max(inside.face - 118, -x + PANEL + 2), y - 4.0, z), (inside.face, y - 1.2, z + 17.0), 0.5)
            )
    return wall


def _interior(inside: Room) -> list[Solid]:
    """The tray behind the board and the cover over the power supply."""
    x, y, h = inside.width / 2, inside.depth / 2, inside.height
    tray = inside.face + 8.0
    front = -y + BEZEL
    found = [box((tray, front + 4, FOOT + 4), (tray + 1.2, y - 2, h - 6))]
    if inside.layout == "tower":
        floor = inside.floor
        found += [
            box((-x + PANEL + 1, front + 2, floor - 3), (tray, y - 2, floor), 0.8),
            box((-x + PANEL + 1, front + 2, floor - 12), (-x + PANEL + 2.4, y - 2, floor - 3), 0.3),
        ]
    for z in (inside.board_low + 40, inside.board_low + inside.board_height * 0.55):
        grommet_y = y - 14 - inside.board_width - 22
        if grommet_y > front + 60 and inside.layout in ("tower", "dual"):
            found.append(box((tray - 1.6, grommet_y, z), (tray, grommet_y + 14, z + 54), 0.6))
    return found


def _feet(inside: Room) -> list[Solid]:
    x, y = inside.width / 2 - 26, inside.depth / 2 - 42
    return [slab(34, 46, FOOT, 8, 1.5).moved(side * x, end * y) for side in (-1, 1) for end in (-1, 1)]


def _top_details(inside: Room) -> list[Solid]:
    """The power button and the sockets on the upper edge of the front."""
    y, h = -inside.depth / 2 + BEZEL / 2, inside.height
    left = -inside.width / 2 + 26
    found = [cylinder(7.5, 1.6, 28, 0.4).moved(left, y, h - 1.0)]
    for i in range(3):
        found.append(slab(12.5, 5.0, 1.0, 1.2).moved(left + 24 + 18 * i, y, h - 0.9))
    return found


_UPRIGHT = ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0))


def _front(values: Values, inside: Room) -> list[Piece]:
    """The front panel by its style: an open mesh, wooden slats, a closed door, or glass."""
    wide, high = inside.width, inside.height - FOOT
    place = axes(*_UPRIGHT, (0.0, -inside.depth / 2 + BEZEL, FOOT + high / 2))
    outline = rounded_rectangle(wide, high, 9.0, 5)
    style = values.word("front")
    if style == "solid":
        gap = Piece("mesh", join([slab(wide - 6, high - 6, 20.0, 6)]), (place,))
        return [gap, Piece("front", slab(wide, high, 18.0, 9, 3.0), (place @ at(z=BEZEL - 18.0),))]
    border = 15.0
    hole = rounded_rectangle(wide - 2 * border, high - 2 * border, 6.0, 5)
    found = [Piece("body", extrude(outline, BEZEL - 2.0, [hole]), (place,))]
    rim = extrude(rounded_rectangle(wide - 3, high - 3, 8.0, 5), 2.0, [hole])
    found.append(Piece("body", rim, (place @ at(z=BEZEL - 2.0),)))
    inner_wide, inner_high = wide - 2 * border, high - 2 * border
    if style == "glass":
        return [*found, Piece("glass", slab(inner_wide + 4, inner_high + 4, 4.0, 5), (place @ at(z=BEZEL - 6.0),))]
    if style == "wood":
        slats = max(int(inner_wide / 17), 3)
        pitch = inner_wide / slats
        bars = [
            box(
                (-inner_wide / 2 + pitch * i + 2, -inner_high / 2, 12),
                (-inner_wide / 2 + pitch * (i + 1) - 2, inner_high / 2, BEZEL),
                2.0,
            )
            for i in range(slats)
        ]
        return [
            *found,
            Piece("front", join(bars), (place,)),
            Piece("mesh", join(_mesh(inner_wide, inner_high, 9.0)), (place,)),
        ]
    return [*found, Piece("mesh", join(_mesh(inner_wide, inner_high, BEZEL - 7.0)), (place,))]


def _mesh(wide: float, high: float, z: float) -> list[Solid]:
    """Fine slats across an opening, about the origin."""
    pitch = 6.0
    found = [
        box((-wide / 2, -high / 2 + pitch * i + 1.2, z), (wide / 2, -high / 2 + pitch * i + 4.0, z + 2.4))
        for i in range(int(high / pitch))
    ]
    uprights = ceil(wide / 70.0)
    for i in range(1, uprights):
        x = -wide / 2 + wide / uprights * i
        found.append(box((x - 1.5, -high / 2, z - 2.0), (x + 1.5, high / 2, z)))
    return found


def _rack(values: Values, inside: Room) -> list[Piece]:
    """A chassis that lies flat: a shallow tray, a front with handles."""
    x, y, h = inside.width / 2, inside.depth / 2, inside.height
    front = -y + BEZEL
    shell = [
        box((-x, front, 0), (x, y, 3), 0.8),
        box((-x, front, 2), (-x + 2, y, h - 1), 0.6),
        box((x - 2, front, 2), (x, y, h - 1), 0.6),
        box((-x, y - 2, 2), (x, y, 26), 0.4),
        box((-x, y - 2, h - 12), (x, y, h - 1), 0.4),
        box((inside.width / 2 - 104, y - 2, 2), (x, y, h - 1), 0.4),
        box((-x, front, h - 8), (x, front + 10, h - 1), 0.6),
    ]
    place = axes(*_UPRIGHT, (0.0, front + 1.0, h / 2))
    wide, high = inside.width, h
    hole_wide, hole_high = wide * 0.62, h - 44
    hole = tuple((px - wide * 0.12, pz) for px, pz in rounded_rectangle(hole_wide, hole_high, 4.0))
    face = extrude(rounded_rectangle(wide, high, 3.0), 5.0, [hole])
    mesh = [solid.moved(x=-wide * 0.12) for solid in _mesh(hole_wide, hole_high, 0.5)]
    door = box((wide * 0.22, -high / 2 + 16, 5), (wide * 0.44, high / 2 - 16, 8), 1.5)
    handle = join([_handle(h).moved(x=side * (x - 16), y=front - 5) for side in (-1, 1)])
    details = [cylinder(6, 2.0, 24, 0.4).placed(place @ at(wide * 0.46, high / 2 - 18, 5.0))]
    return [
        Piece("body", join(shell)),
        Piece("front", join([face, door]), (place,)),
        Piece("mesh", join(mesh), (place,)),
        Piece("detail", join([handle, *details])),
    ]


def _handle(height: float) -> Solid:
    """An upright handle in front of the panel, about X = Y = 0."""
    low, high, out = height * 0.2, height * 0.8, BEZEL - 10.0
    return tube([(0, 0, low), (0, -out, low + 4), (0, -out, high - 4), (0, 0, high)], 4.5, 10)


def _envelope(values: Values) -> Envelope:
    x, y = values.mm("width") / 2, values.mm("depth") / 2
    return (-x, -y, 0.0), (x, y, values.mm("height") + 0.7)


CHASSIS = Family(
    name="pc_chassis",
    params={
        "width": length(None, 100.0, 600.0),
        "height": length(None, 100.0, 900.0),
        "depth": length(None, 100.0, 900.0),
        "layout": text("tower", *LAYOUTS),
        "front": text("mesh", "mesh", "solid", "wood", "glass"),
        "cooler_clearance": length(170.0, 30.0, 300.0),
        "board_width": length(244.0, 100.0, 400.0),
        "board_height": length(305.0, 100.0, 400.0),
        "supply_length": length(160.0, 80.0, 300.0),
        "supply_width": length(150.0, 80.0, 200.0),
        "supply_height": length(86.0, 40.0, 120.0),
        "radiator": length(0.0, 0.0, 600.0),
        "front_fans": count(3, 0, 4),
    },
    slots={
        "body": material("powder_coat", "#26272a"),
        "front": material("powder_coat", "#26272a"),
        "inside": material("powder_coat", "#33363a"),
        "mesh": material("plastic", "#141517"),
        "glass": material("glass_tinted"),
        "foot": material("rubber", "#1a1b1c"),
        "detail": material("brushed", "#8f9397"),
    },
    build=_chassis,
    envelope=_envelope,
    anchors=anchors,
)


def _panel(values: Values) -> list[Piece]:
    """A panel about the origin, outwards along Z; metal ones are shown cut away so that the inside can be seen."""
    wide, high = values.mm("width"), values.mm("height")
    style = values.word("style")
    outline = rounded_rectangle(wide, high, 7.0)
    x, y = wide / 2 - 12, high / 2 - 12
    screws = [cylinder(4.2, 1.0, 20, 0.3).moved(sx * x, sy * y, PANEL - 0.9) for sx in (-1, 1) for sy in (-1, 1)]
    if style == "glass":
        hole = rounded_rectangle(wide - 26, high - 26, 4.0)
        return [
            Piece("border", extrude(outline, 0.6, [hole])),
            Piece("glass", slab(wide, high, PANEL - 1.0, 7).moved(z=0.8)),
            Piece("screw", join(screws)),
        ]
    margin = 34.0 if wide > 250 and high > 250 else 20.0
    hole = rounded_rectangle(wide - 2 * margin, high - 2 * margin, 26.0, 8)
    found = [
        Piece("metal", extrude(outline, 1.2, [hole]).moved(z=PANEL - 1.4)),
        Piece("edge", extrude(_grown(hole, 1.6), 1.8, [hole]).moved(z=PANEL - 1.9)),
        Piece("screw", join([screw.moved(z=-0.1) for screw in screws])),
    ]
    if style == "acoustic":
        smaller = rounded_rectangle(wide - 2 * margin - 16, high - 2 * margin - 16, 20.0, 8)
        found.append(Piece("mat", extrude(rounded_rectangle(wide - 30, high - 30, 12.0), 2.4, [smaller])))
    return found


def _grown(hole: tuple[tuple[float, float], ...], by: float) -> tuple[tuple[float, float], ...]:
    """Return an outline about the origin with every point moved outwards along both axes."""
    return tuple((x + (by if x > 0 else -by), y + (by if y > 0 else -by)) for x, y in hole)


def _panel_envelope(values: Values) -> Envelope:
    x, y = values.mm("width") / 2, values.mm("height") / 2
    return (-x, -y, 0.0), (x, y, PANEL + 0.2)


SIDE_PANEL = Family(
    name="side_panel",
    params={
        "width": length(None, 80.0, 900.0),
        "height": length(None, 80.0, 900.0),
        "style": text("glass", "glass", "steel", "acoustic"),
    },
    slots={
        "glass": material("glass"),
        "border": material("gloss", "#0d0e0f"),
        "metal": material("powder_coat", "#26272a"),
        "edge": material("brushed", "#b9bcbf"),
        "mat": material("rubber", "#3b3d40"),
        "screw": material("chrome", "#9fa3a7"),
    },
    build=_panel,
    envelope=_panel_envelope,
)
