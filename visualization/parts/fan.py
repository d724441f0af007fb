"""Axial fans, as coolers, radiators, cards and chassis have them: a square frame, a ring, a hub and swept blades."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from visualization.frame import Frame, at, turned
from visualization.material import Material, material
from visualization.parts.family import Envelope, Family, Piece, Values, by_light, count, length, text
from visualization.solid import Point3, Solid, circle, cylinder, extrude, join, loft, ring, rounded_rectangle

BLADES = 9
RGB = ("#ff3b5c", "#ff9d2e", "#46e07a", "#2fb4ff", "#a05bff")


def rotor(radius: float, thickness: float, blades: int = BLADES) -> Solid:
    """Return a hub with blades about the Z axis, from z = 0 to `thickness` (mm)."""
    hub = cylinder(radius * 0.36, thickness, 20, thickness * 0.15)
    return join([hub, *(_blade(radius, thickness, 2 * pi * i / blades) for i in range(blades))])


def _blade(radius: float, thickness: float, turn: float) -> Solid:
    """Return one blade: a thin bent strip, lower at its leading edge."""
    rings: list[list[Point3]] = []
    for step in range(4):
        part = step / 3
        reach = radius * (0.33 + 0.65 * part)
        lead, trail = turn + 0.18 * part * part, turn + 0.18 * part * part + 0.52 - 0.08 * part
        low, high = thickness * 0.18, thickness * 0.82
        corners = [(lead, low), (trail, high), (trail, high + 1.2), (lead, low + 1.2)]
        rings.append([(reach * cos(angle), reach * sin(angle), z) for angle, z in corners])
    return _outward(loft([list(r) for r in rings]))


def _outward(solid: Solid) -> Solid:
    """Return a closed solid with its faces looking outwards, whichever way it was wound."""
    a, b, c = (solid.vertices[solid.faces[:, i]] for i in range(3))
    volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum())
    return solid if volume > 0 else Solid(solid.vertices, solid.faces[:, ::-1])


def fan_pieces(size: float, thickness: float, place: Frame, prefix: str = "") -> list[Piece]:
    """Return the pieces of a square fan whose back lies on the XY plane of `place` (mm)."""
    inner = size * 0.465
    frame = extrude(rounded_rectangle(size, size, size * 0.06), thickness, [circle(inner, 32)])
    struts = [
        extrude(rounded_rectangle(size * 0.98, 4.0, 0), 2.5).placed(turned(z=45)),
        extrude(rounded_rectangle(size * 0.98, 4.0, 0), 2.5).placed(turned(z=135)),
    ]
    return [
        Piece(f"{prefix}frame", frame, (place,)),
        Piece(f"{prefix}frame", join(struts), (place,)),
        Piece(f"{prefix}rotor", rotor(inner - 1.5, thickness * 0.8), (place @ at(z=thickness * 0.12),)),
    ]


def light_ring(size: float, thickness: float) -> Solid:
    """Return the glowing ring at the mouth of a lit fan."""
    return ring(size * 0.485, size * 0.455, 1.2, 40).moved(z=thickness - 0.6)


def _fan(values: Values) -> list[Piece]:
    size, thickness = values.mm("size"), values.mm("thickness")
    found = fan_pieces(size, thickness, at())
    if values.word("lit") != "none":
        shade = "light" if values.word("lit") == "white" else f"light_{values.n('number') % len(RGB) + 1}"
        found.append(Piece(shade, light_ring(size, thickness)))
    return found


def _envelope(values: Values) -> Envelope:
    half = values.mm("size") / 2
    return (-half, -half, 0.0), (half, half, values.mm("thickness") + 0.6)


FAN = Family(
    name="fan",
    params={
        "size": length(120.0, 30.0, 250.0),
        "thickness": length(25.0, 8.0, 60.0),
        "lit": text("none", "none", "white", "rgb"),
        "number": count(0),
    },
    slots={
        "frame": material("plastic", "#1d1e20"),
        "rotor": material("plastic", "#34363a"),
        "light": material("light", "#f4f7ff"),
        **{f"light_{i + 1}": Material(shade, 0.0, 0.5, 1.0, 1.0) for i, shade in enumerate(RGB)},
    },
    build=_fan,
    envelope=_envelope,
    cycle=by_light,
)
