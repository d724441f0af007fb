"""Processor coolers: towers with fins and fans, flat coolers, and liquid ones with block, radiator and hoses.

Frame of the block: origin in the middle of the heat spreader, X to the front of the case, Y up, Z away from the board.
"""

from __future__ import annotations

import numpy as np

from visualization.frame import Frame, at, axes, turned
from visualization.material import Material, material
from visualization.parts.family import Envelope, Family, Piece, Values, count, length, text
from visualization.parts.fan import RGB, fan_pieces, light_ring
from visualization.solid import Point3, Solid, box, cylinder, join, slab, tube

FIN_PITCH = 3.4
"""mm; real ones stand at about 1.9, too fine to be seen."""


def _tower(values: Values) -> list[Piece]:
    """One or two fin stacks on heat pipes, each with a fan on its front; flat when there is no height for a tower."""
    width, depth, height = values.mm("width"), values.mm("depth"), values.mm("height")
    if height < 80:
        return _flat(values)
    double = depth > 100
    fan = 25.0
    stack = (depth - fan * (2 if double else 1)) / (2 if double else 1)
    found = [Piece("base", slab(48, 44, 9, 3, 1.0)), Piece("pipe", join(_pipes(width, depth, height, stack, double)))]
    fin = box((0, -width / 2, 0), (stack, width / 2, 0.9))
    low = 44.0
    levels = int((height - low - 3) / FIN_PITCH)
    starts = [-depth / 2] if not double else [-depth / 2, depth / 2 - stack - fan]
    places = tuple(at(x, 0, low + FIN_PITCH * i) for x in starts for i in range(levels))
    found.append(Piece("fin", fin, places))
    for x in starts:
        found.append(Piece("cap", box((x, -width / 2, height - 3.0), (x + stack, width / 2, height), 0.8)))
    size = min(width, height - 30.0, 140.0)
    for x in starts:
        middle = height - size / 2 - 1.0
        place = axes((0, 1, 0), (0, 0, 1), (x + stack, 0, middle))
        found += _lit_fan(size, fan, place, values)
    return found


def _lit_fan(size: float, thickness: float, place: Frame, values: Values) -> list[Piece]:
    """Return a fan, with a ring of light when there is lighting."""
    found = fan_pieces(size, thickness, place, "fan_")
    if values.word("lit") != "none":
        found.append(Piece(_shade(values.word("lit"), 2), light_ring(size, thickness - 0.8), (place,)))
    return found


def _shade(lit: str, number: int) -> str:
    """Return the slot of a light."""
    return "light" if lit == "white" else f"light_{number % len(RGB) + 1}"


def _pipes(width: float, depth: float, height: float, stack: float, double: bool) -> list[Solid]:
    """Heat pipes from the base up through the fins."""
    found: list[Solid] = []
    middles = [-depth / 2 + stack / 2] if not double else [-depth / 2 + stack / 2, depth / 2 - 25.0 - stack / 2]
    for y in (-width * 0.34, -width * 0.17, width * 0.17, width * 0.34):
        for x in middles:
            path: list[Point3] = [(0, y * 0.4, 6), (x * 0.5, y * 0.7, 20), (x, y, 38), (x, y, height - 0.5)]
            found.append(tube(path, 3.0, 8))
    return found


def _flat(values: Values) -> list[Piece]:
    """Fins standing on the base with a thin fan on top."""
    width, depth, height = values.mm("width"), values.mm("depth"), values.mm("height")
    thickness = 14.0
    fin = box((-0.5, -width / 2, 0), (0.5, width / 2, height - thickness - 8.0))
    count_ = int(depth / FIN_PITCH)
    places = tuple(at(-depth / 2 + 1 + FIN_PITCH * i, 0, 8.0) for i in range(count_))
    size = min(width, depth)
    return [
        Piece("base", slab(46, 46, 8, 3, 1.0)),
        Piece("fin", fin, places),
        *_lit_fan(size, thickness, at(z=height - thickness), values),
    ]


def _tower_envelope(values: Values) -> Envelope:
    x, y = max(values.mm("depth") / 2, 24.0), max(values.mm("width") / 2, 24.0)
    return (-x - 0.5, -y, 0.0), (x + 0.5, y, values.mm("height"))


LIGHTS = {
    "light": material("light", "#f4f7ff"),
    **{f"light_{i + 1}": Material(shade, 0.0, 0.5, 1.0, 1.0) for i, shade in enumerate(RGB)},
}

AIR_COOLER = Family(
    name="air_cooler",
    params={
        "width": length(125.0, 60.0, 180.0),
        "depth": length(100.0, 40.0, 180.0),
        "height": length(158.0, 25.0, 180.0),
        "lit": text("none", "none", "white", "rgb"),
    },
    slots={
        "base": material("chrome", "#c4a07c"),
        "pipe": material("chrome", "#c9cccf"),
        "fin": material("brushed", "#b7babd"),
        "cap": material("anodised", "#3a3d42"),
        "fan_frame": material("plastic", "#232427"),
        "fan_rotor": material("plastic", "#3b3e43"),
        **LIGHTS,
    },
    build=_tower,
    envelope=_tower_envelope,
)


def _block(values: Values) -> list[Piece]:
    """The pump and cold plate on the processor."""
    size, height = values.mm("size"), values.mm("height")
    dial = cylinder(size * 0.36, 1.6, 40, 0.3).moved(z=height - 1.6)
    lit = values.word("lit")
    face = "screen" if lit == "none" else _shade(lit, 3)
    halo = cylinder(size * 0.40, 1.0, 40).moved(z=height - 2.2)
    return [
        Piece("base", slab(size * 0.9, size * 0.9, 6, 4, 0.8)),
        Piece("body", slab(size, size, height - 8.0, 9, 3.0).moved(z=6.0)),
        Piece(face, halo),
        Piece("screen", dial),
        Piece("fitting", join([cylinder(6.5, 8.0, 16).placed(_port(values, n)).moved() for n in (1, 2)])),
    ]


def _port(values: Values, number: int) -> Frame:
    """Return where a hose leaves the block: upwards, side by side."""
    size = values.mm("size")
    x = -9.0 if number == 1 else 9.0
    return at(x, size / 2 - 4.0, values.mm("height") * 0.5) @ turned(x=-90)


def _block_anchors(values: Values) -> dict[str, Frame]:
    return {f"port_{n}": _port(values, n) @ at(z=6.0) for n in (1, 2)}


def _block_envelope(values: Values) -> Envelope:
    half = values.mm("size") / 2
    return (-half, -half, 0.0), (half, half + 6.0, values.mm("height"))


LIQUID_BLOCK = Family(
    name="liquid_block",
    params={
        "size": length(76.0, 40.0, 120.0),
        "height": length(56.0, 25.0, 90.0),
        "lit": text("none", "none", "white", "rgb"),
    },
    slots={
        "base": material("copper"),
        "body": material("gloss", "#202226"),
        "screen": material("screen", "#10161f"),
        "fitting": material("plastic", "#1a1b1d"),
        **LIGHTS,
    },
    build=_block,
    envelope=_block_envelope,
    anchors=_block_anchors,
)

RADIATOR_THICKNESS = 27.0
FAN_THICKNESS = 25.0


def _radiator(values: Values) -> list[Piece]:
    """A radiator on the XY plane, its length along X, fans on its upper face."""
    long, wide = values.mm("length"), values.mm("width")
    fans = max(values.n("fans"), 1)
    tank = (long - fans * wide) / 2
    core = box(
        (-long / 2 + tank * 0.9, -wide / 2 + 1, 2), (long / 2 - tank * 0.9, wide / 2 - 1, RADIATOR_THICKNESS - 2)
    )
    tanks = [
        box((-long / 2, -wide / 2, 0), (-long / 2 + tank, wide / 2, RADIATOR_THICKNESS), 2.0),
        box((long / 2 - tank, -wide / 2, 0), (long / 2, wide / 2, RADIATOR_THICKNESS), 2.0),
        box((-long / 2 + tank, -wide / 2, 0), (long / 2 - tank, -wide / 2 + 2, RADIATOR_THICKNESS), 0.5),
        box((-long / 2 + tank, wide / 2 - 2, 0), (long / 2 - tank, wide / 2, RADIATOR_THICKNESS), 0.5),
    ]
    found = [Piece("core", core), Piece("tank", join(tanks))]
    places = [at(-long / 2 + tank + wide * (i + 0.5), 0, RADIATOR_THICKNESS) for i in range(fans)]
    for number, place in enumerate(places):
        found += fan_pieces(wide, FAN_THICKNESS, place, "fan_")
        if values.word("lit") != "none":
            found.append(Piece(_shade(values.word("lit"), number), light_ring(wide, FAN_THICKNESS), (place,)))
    return found


def _radiator_anchors(values: Values) -> dict[str, Frame]:
    x = values.mm("length") / 2 - 8.0
    return {f"port_{n}": at(x, side, RADIATOR_THICKNESS) for n, side in ((1, -16.0), (2, 16.0))}


def _radiator_envelope(values: Values) -> Envelope:
    x, y = values.mm("length") / 2, values.mm("width") / 2
    return (-x, -y, 0.0), (x, y, RADIATOR_THICKNESS + FAN_THICKNESS + 0.6)


RADIATOR = Family(
    name="radiator",
    params={
        "length": length(397.0, 100.0, 600.0),
        "width": length(120.0, 80.0, 200.0),
        "fans": count(3, 1, 4),
        "lit": text("none", "none", "white", "rgb"),
    },
    slots={
        "core": material("anodised", "#2a2c2f"),
        "tank": material("powder_coat", "#1c1d1f"),
        "fan_frame": material("plastic", "#1d1e20"),
        "fan_rotor": material("plastic", "#34363a"),
        **LIGHTS,
    },
    build=_radiator,
    envelope=_radiator_envelope,
    anchors=_radiator_anchors,
)


def _hose(values: Values) -> list[Piece]:
    """A hose leaving its start along Z and arriving at its end against the direction there."""
    end = np.array([values.mm("end_x"), values.mm("end_y"), values.mm("end_z")])
    arriving = np.array([values.mm("toward_x"), values.mm("toward_y"), values.mm("toward_z")])
    bend = float(np.linalg.norm(end)) * 0.45
    controls = [np.zeros(3), np.array([0.0, 0.0, bend]), end + arriving * bend, end]
    path: list[Point3] = []
    for step in range(17):
        t = step / 16
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y, z = np.array(weights) @ np.array(controls)
        path.append((float(x), float(y), float(z)))
    return [Piece("body", tube(path, values.mm("diameter") / 2, 12))]


def _hose_envelope(values: Values) -> Envelope:
    points = np.vstack([piece.solid.vertices for piece in _hose(values)])
    low, high = points.min(axis=0), points.max(axis=0)
    return (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))


HOSE = Family(
    name="hose",
    params={
        "diameter": length(11.0, 2.0, 40.0),
        "end_x": length(0.0, -3000.0),
        "end_y": length(100.0, -3000.0),
        "end_z": length(100.0, -3000.0),
        "toward_x": length(0.0, -1.0, 1.0),
        "toward_y": length(0.0, -1.0, 1.0),
        "toward_z": length(1.0, -1.0, 1.0),
    },
    slots={"body": material("rubber", "#17181a")},
    build=_hose,
    envelope=_hose_envelope,
)

__all__ = ["AIR_COOLER", "HOSE", "LIQUID_BLOCK", "RADIATOR"]
