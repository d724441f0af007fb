"""What stands on the desk: monitor, keyboard, mouse, speakers and an uninterruptible supply.

Frame: X right, Y away from the person, Z up; the origin in the middle of the footprint.
"""

from __future__ import annotations

from math import cos, pi, sin

from visualization.frame import Frame, at, axes, turned
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, length, text
from visualization.solid import (
    Point3,
    Solid,
    box,
    cylinder,
    extrude,
    join,
    lathe,
    loft,
    ring,
    rounded_rectangle,
    slab,
    tube,
)

STAND = 130.0
"""Height of the lower edge of a screen over the desk, mm."""
SCREEN_DEPTH = 34.0


def _monitor(values: Values) -> list[Piece]:
    """A screen with a slim frame on a foot, showing a landscape of coloured hills."""
    wide, high = values.mm("width"), values.mm("height")
    place = axes((1, 0, 0), (0, 0, 1), (0.0, 0.0, STAND + high / 2))
    neck = loft(
        [
            [(x, y, z) for x, y in rounded_rectangle(*size, 10)]
            for size, z in (((70, 22), 6.0), ((58, 20), STAND + high * 0.5))
        ]
    ).moved(y=SCREEN_DEPTH - 2)
    foot = slab(min(wide * 0.42, 300), 200, 8, 40, 2.0).moved(y=20)
    return [
        Piece("case", slab(wide, high, 9, 6, 2.0), (place @ at(z=1.0),)),
        Piece("case", slab(wide * 0.86, high * 0.8, 24, 14, 6.0), (place @ at(z=-23.0),)),
        Piece("stand", join([foot, neck])),
        Piece(
            "screen", box((-wide / 2 + 7, -high / 2 + 9, 0), (wide / 2 - 7, high / 2 - 7, 0.4)), (place @ at(z=10.0),)
        ),
        *_landscape(wide - 14, high - 16, place @ at(y=1.0, z=10.4)),
    ]


def _landscape(wide: float, high: float, place: Frame) -> list[Piece]:
    """Three ridges and a sun, as flat shapes on the screen."""
    found: list[Piece] = []
    for index, (base, swing, waves) in enumerate(((0.62, 0.10, 1.3), (0.42, 0.09, 2.1), (0.22, 0.07, 1.7))):
        ridge = [
            (-wide / 2 + wide * i / 24, -high / 2 + high * (base + swing * sin(waves * pi * i / 12 + index * 1.7)))
            for i in range(25)
        ]
        outline = [(-wide / 2, -high / 2), (wide / 2, -high / 2), *reversed(ridge)]
        found.append(Piece(f"picture_{index + 1}", extrude(outline, 0.3), (place @ at(z=0.1 * index),)))
    sun = cylinder(high * 0.08, 0.2, 32).moved(wide * 0.24, high * 0.27)
    return [*found, Piece("sun", sun, (place,))]


def _monitor_envelope(values: Values) -> Envelope:
    x, high = values.mm("width") / 2, values.mm("height")
    return (-max(x, 60), -82.0, 0.0), (max(x, 60), 122.0, STAND + high + 1)


MONITOR = Family(
    name="monitor",
    params={"width": length(None, 200.0, 1600.0), "height": length(None, 150.0, 900.0)},
    slots={
        "case": material("plastic", "#1b1c1e"),
        "stand": material("anodised", "#a4a7ab"),
        "screen": material("screen", "#3f7fb4"),
        "picture_1": material("screen", "#7b6cc4"),
        "picture_2": material("screen", "#4c4b9c"),
        "picture_3": material("screen", "#272a62"),
        "sun": material("light", "#ffd9a0"),
    },
    build=_monitor,
    envelope=_monitor_envelope,
)

KEY = 19.05
"""Pitch of keys, mm. Source: ISO/IEC 9995-1 (0.75 in)."""


def _keyboard(values: Values) -> list[Piece]:
    """Six rows of keys on a sloping base."""
    wide, depth = values.mm("width"), 132.0
    base = loft(
        [
            [
                (-wide / 2, -depth / 2, z0),
                (wide / 2, -depth / 2, z0),
                (wide / 2, depth / 2, z1),
                (-wide / 2, depth / 2, z1),
            ]
            for z0, z1 in ((0.0, 0.0), (10.0, 20.0))
        ]
    )
    columns = int((wide - 16) / KEY)
    left = -columns * KEY / 2
    slope = turned(x=4.4)
    key = loft([[(x, y, z) for x, y in rounded_rectangle(size, size, 0)] for size, z in ((17.4, 0.0), (14.4, 6.0))])
    rows = 6
    keys = tuple(
        slope @ at(left + KEY * (column + 0.5), -depth / 2 + 16 + KEY * row, 14.5)
        for row in range(1, rows)
        for column in range(columns)
    )
    space = tuple(
        slope @ at(left + KEY * (column + 0.5), -depth / 2 + 16, 14.5)
        for column in range(columns)
        if not 4 <= column <= 9
    )
    bar = box((left + KEY * 4 + 1, -depth / 2 + 8, 14.5), (left + KEY * 10 - 1, -depth / 2 + 24, 20.0), 1.5).placed(
        slope
    )
    merged = join([key.placed(place) for place in (*keys, *space)])
    return [Piece("base", base), Piece("key", join([merged, bar]))]


def _keyboard_envelope(values: Values) -> Envelope:
    x = values.mm("width") / 2
    return (-x, -68.0, 0.0), (x, 68.0, 33.0)


KEYBOARD = Family(
    name="keyboard",
    params={"width": length(436.0, 280.0, 460.0)},
    slots={"base": material("plastic", "#26282b"), "key": material("plastic", "#3f4247")},
    build=_keyboard,
    envelope=_keyboard_envelope,
)


def _mouse(values: Values) -> list[Piece]:
    """A mouse, an upright one, a trackball, or a cap to push and turn in space beside a mouse."""
    style = values.word("style")
    if style == "trackball":
        return [
            Piece("body", slab(130, 155, 34, 30, 10)),
            Piece("ball", _dome(27, 27).moved(y=14, z=30)),
            Piece("wheel", _ring_of(36, 30).moved(y=14, z=33)),
        ]
    body = _body(64, 112, 38 if style != "vertical" else 62)
    wheel = cylinder(9, 6, 20).placed(axes((0, 1, 0), (0, 0, 1), (-3, 30, 26 if style != "vertical" else 42)))
    found = [Piece("body", body), Piece("wheel", wheel)]
    if style == "space":
        cap = join([cylinder(38, 10, 40, 2.0), cylinder(24, 34, 40, 4.0).moved(z=12)]).moved(x=-600)
        found.append(Piece("cap", cap))
    return found


def _ring_of(outer: float, inner: float) -> Solid:
    return ring(outer, inner, 4.0, 40)


def _dome(radius: float, height: float) -> Solid:
    """Half a ball on the XY plane."""
    steps = 7
    profile = [(radius * cos(pi / 2 * i / steps), height * sin(pi / 2 * i / steps)) for i in range(steps)]
    return lathe([(0, 0), *profile, (0, height)], 28)


def _body(wide: float, long: float, high: float) -> Solid:
    """The rounded body of a mouse: rings that shrink towards the top, highest behind the middle."""
    rings: list[list[Point3]] = []
    for step in range(7):
        turn = pi / 2 * step / 6.5
        shrink = cos(turn) ** 0.6
        flat = rounded_rectangle(wide * shrink, long * shrink, wide * 0.45 * shrink, 6)
        rings.append([(x, y - 6 * (1 - shrink), high * sin(turn)) for x, y in flat])
    return loft(rings)


def _mouse_envelope(values: Values) -> Envelope:
    low = -640.0 if values.word("style") == "space" else -66.0
    return (low, -80.0, 0.0), (66.0, 80.0, 66.0)


MOUSE = Family(
    name="mouse",
    params={"style": text("mouse", "mouse", "vertical", "trackball", "space")},
    slots={
        "body": material("plastic", "#2b2d31"),
        "wheel": material("rubber", "#6d7177"),
        "ball": material("gloss", "#9b1c2e"),
        "cap": material("anodised", "#54585d"),
    },
    build=_mouse,
    envelope=_mouse_envelope,
)


def _speaker(values: Values) -> list[Piece]:
    """A two-way speaker."""
    face = axes((1, 0, 0), (0, 0, 1), (0.0, -60.0, 0.0))
    return [
        Piece("body", box((-60, -60, 4), (60, 60, 195), 8)),
        Piece("cone", cylinder(40, 3.0, 36, 1.0), (face @ at(y=70),)),
        Piece("cone", cylinder(14, 3.0, 28, 1.0), (face @ at(y=150),)),
        Piece("body", slab(90, 90, 5, 20)),
    ]


def _headset(values: Values) -> list[Piece]:
    """Headphones lying on their side of a stand."""
    arch: list[Point3] = [(78 * cos(pi * i / 14), 0.0, 110 + 95 * sin(pi * i / 14)) for i in range(15)]
    cup = cylinder(38, 26, 32, 6)
    left = axes((0, 1, 0), (0, 0, 1), (-90.0, 0.0, 110.0))
    right = axes((0, 1, 0), (0, 0, 1), (64.0, 0.0, 110.0))
    stand = join([slab(120, 120, 8, 40, 2), cylinder(7, 186, 20).moved(z=8)])
    return [Piece("body", join([tube(arch, 6, 10)])), Piece("cone", cup, (left, right)), Piece("stand", stand)]


def _audio(values: Values) -> list[Piece]:
    return _headset(values) if values.word("style") != "speakers" else _speaker(values)


def _audio_envelope(values: Values) -> Envelope:
    return (-92.0, -65.0, 0.0), (92.0, 62.0, 215.0)


AUDIO = Family(
    name="audio",
    params={"style": text("speakers", "speakers", "headset", "headphones")},
    slots={
        "body": material("plastic", "#2a2c30"),
        "cone": material("rubber", "#4a4e54"),
        "stand": material("anodised", "#8d9196"),
    },
    build=_audio,
    envelope=_audio_envelope,
)


def _ups(values: Values) -> list[Piece]:
    """A narrow tower with a display."""
    wide, depth, high = values.mm("width"), values.mm("depth"), values.mm("height")
    face = axes((1, 0, 0), (0, 0, 1), (0.0, -depth / 2, 0.0))
    vents = [box((-wide * 0.38, high * 0.12 + 9 * i, 0), (wide * 0.38, high * 0.12 + 9 * i + 3, 0.6)) for i in range(8)]
    return [
        Piece("body", box((-wide / 2, -depth / 2, 0), (wide / 2, depth / 2, high), 6)),
        Piece("screen", slab(wide * 0.5, wide * 0.4, 0.8, 4), (face @ at(y=high * 0.8),)),
        Piece("vent", join(vents), (face,)),
    ]


def _ups_envelope(values: Values) -> Envelope:
    x, y = values.mm("width") / 2, values.mm("depth") / 2
    return (-x, -y - 1.0, 0), (x, y, values.mm("height"))


UPS = Family(
    name="ups",
    params={
        "width": length(170.0, 80.0, 500.0),
        "depth": length(360.0, 150.0, 800.0),
        "height": length(220.0, 80.0, 500.0),
    },
    slots={
        "body": material("plastic", "#1f2022"),
        "screen": material("screen", "#2d6f9c"),
        "vent": material("rubber", "#101112"),
    },
    build=_ups,
    envelope=_ups_envelope,
)
