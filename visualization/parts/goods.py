"""Goods on a shelf, so that a cabinet is seen in use: simple packs of the kind it is made for, in rows.

They are no part of what is sold and are drawn small in number and plain: equal packs share one mesh. Frame as that of a
shelf: the back edge at Y = 0 reaching forward, standing on Z = 0.
"""

from __future__ import annotations

from math import cos, pi, sin

from visualization.frame import Frame, at, turned
from visualization.material import material
from visualization.parts.family import Envelope, Family, Piece, Values, count, length, text
from visualization.solid import Solid, box, cylinder, join, lathe, loft, ring, rounded_rectangle, slab

GOODS = ("dairy", "drinks", "fruit", "meat", "fish", "confectionery")
SIZES = {
    "dairy": (92.0, 92.0, 205.0),
    "drinks": (84.0, 84.0, 250.0),
    "fruit": (390.0, 290.0, 150.0),
    "meat": (210.0, 150.0, 62.0),
    "fish": (300.0, 130.0, 70.0),
    "confectionery": (250.0, 250.0, 120.0),
}
"""Room of one pack, mm: along, deep, high."""
COLOURS = 4
BLOCK = 3
"""Packs of one colour standing side by side."""


def clear(values: Values) -> float:
    """Return how high goods may be: the room between two shelves, less what hangs from the upper one, mm."""
    return max(values.mm("room") / (values.n("shelves") + 1) - 78.0, 30.0)


def _goods(values: Values) -> list[Piece]:
    kind = values.word("kind")
    along, deep, high = SIZES[kind]
    shrink = min(1.0, clear(values) / high)
    across = (shrink**0.5 if shrink < 0.6 else 1.0) if kind in ("dairy", "drinks") else 1.0
    rows = min(max(int(values.mm("depth") / (deep * across)), 1), 2)
    columns = max(int((values.mm("length") - 20) / (along * across)), 1)
    pitch = (values.mm("length") - 20) / columns
    places: list[list[Frame]] = [[] for _ in range(COLOURS)]
    for column in range(columns):
        for row in range(rows):
            colour = (column // BLOCK + values.n("number")) % COLOURS
            y = -values.mm("depth") + 12 + deep * across * (row + 0.5)
            x = -values.mm("length") / 2 + 10 + pitch * (column + 0.5)
            places[colour].append(at(x, min(y, -deep * across / 2), 0.0))
    made = [(slot, Solid(solid.vertices * [across, across, shrink], solid.faces)) for slot, solid in _MAKERS[kind]()]
    found: list[Piece] = []
    for colour, frames in enumerate(places):
        if frames:
            found += [Piece(slot.format(colour + 1), solid, tuple(frames)) for slot, solid in made]
    return found


Made = list[tuple[str, Solid]]


def _cartons() -> Made:
    """A carton with a gable top and a cap."""
    body = box((-36, -36, 0), (36, 36, 150), 1.5)
    gable = loft(
        [
            [(-36, -36, 150), (36, -36, 150), (36, 36, 150), (-36, 36, 150)],
            [(-36, -3, 190), (36, -3, 190), (36, 3, 190), (-36, 3, 190)],
        ]
    )
    fin = box((-36, -2, 189), (36, 2, 204), 0)
    band = box((-36.6, -36.6, 52), (36.6, 36.6, 96), 0)
    return [("pale", join([body, gable, fin])), ("colour_{}", band)]


def _bottles() -> Made:
    """A bottle with a label and a cap."""
    glass = lathe([(0, 0), (32, 0), (35, 4), (35, 148), (30, 172), (14, 206), (13, 232), (0, 232)], 16)
    label = ring(35.6, 34.4, 66, 16).moved(z=56)
    cap = cylinder(15, 16, 14, 1.5).moved(z=230)
    return [("bottle_{}", glass), ("pale", label), ("colour_{}", cap)]


def _crates() -> Made:
    """A shallow crate of round fruit."""
    walls = [
        box((-190, -140, 0), (190, 140, 8), 1),
        box((-190, -140, 0), (190, -132, 80), 2),
        box((-190, 132, 0), (190, 140, 80), 2),
        box((-190, -140, 0), (-182, 140, 80), 2),
        box((182, -140, 0), (190, 140, 80), 2),
    ]
    ball = lathe([(0, -34), *((34 * sin(pi * i / 7), -34 * cos(pi * i / 7)) for i in range(1, 7)), (0, 34)], 12)
    fruit = [
        ball.moved(-144 + 72 * i, -100 + 67 * j, 78 + (4 if (i + j) % 2 else 0)) for i in range(5) for j in range(4)
    ]
    return [("crate", join(walls)), ("fruit_{}", join(fruit))]


def _trays() -> Made:
    """Two flat trays with slices under film."""
    tray = loft([[(x, y, z) for x, y in rounded_rectangle(w, d, 16)] for w, d, z in ((150, 90, 0), (196, 136, 24))])
    slices = [slab(52, 104, 9, 20, 3).placed(at(-58 + 39 * i, 0, 20) @ turned(y=-12)) for i in range(4)]
    return [("dark", join([tray, tray.moved(z=30)])), ("meat", join([*slices, *(s.moved(z=30) for s in slices)]))]


def _fishes() -> Made:
    """A fish on crushed ice."""
    rings = []
    for i in range(9):
        t = i / 8
        swell = max(sin(pi * t) ** 0.8, 0.04)
        rings.append(
            [
                (-120 + 200 * t, 26 * swell * cos(2 * pi * k / 12), 40 + 17 * swell * sin(2 * pi * k / 12))
                for k in range(12)
            ]
        )
    body = loft(rings)
    tail = loft(
        [
            [(78, -4, 38), (78, 4, 38), (78, 4, 42), (78, -4, 42)],
            [(122, -30, 38.5), (122, 30, 38.5), (122, 30, 41.5), (122, -30, 41.5)],
        ]
    )
    ice = [
        box((-150 + 37.5 * i, -65 + 43.3 * j, 0), (-116 + 37.5 * i, -24 + 43.3 * j, 20 + 5 * ((i * 3 + j) % 3)), 7)
        for i in range(8)
        for j in range(3)
    ]
    return [("fish", join([body, tail])), ("ice", join(ice))]


def _cakes() -> Made:
    """A cake on a plate, iced, with berries."""
    plate = cylinder(116, 6, 36, 2)
    cake = cylinder(98, 62, 36, 3).moved(z=6)
    icing = cylinder(100, 16, 36, 6).moved(z=60)
    berries = [
        lathe([(0, 0), (8, 4), (11, 11), (8, 18), (0, 22)], 10).moved(
            76 * cos(2 * pi * i / 10), 76 * sin(2 * pi * i / 10), 74
        )
        for i in range(10)
    ]
    return [("pale", plate), ("cake", cake), ("icing_{}", icing), ("berry", join(berries))]


_MAKERS = {
    "dairy": _cartons,
    "drinks": _bottles,
    "fruit": _crates,
    "meat": _trays,
    "fish": _fishes,
    "confectionery": _cakes,
}


def _envelope(values: Values) -> Envelope:
    x, depth = values.mm("length") / 2, values.mm("depth")
    deep = SIZES[values.word("kind")][1]
    return (-x - 8, -max(depth, deep) - 8, -1.0), (x + 8, 8.0, max(clear(values), 30.0) * 1.05)


_LABELS = ("#2f6fb3", "#3f9b4f", "#d0453a", "#e2a62e")

GOODS_ROW = Family(
    name="goods",
    params={
        "kind": text(None, *GOODS),
        "length": length(None, 100.0, 6000.0),
        "depth": length(None, 80.0, 1500.0),
        "room": length(None, 100.0, 3000.0),
        "shelves": count(0, 0, 20),
        "number": count(0),
    },
    slots={
        "pale": material("satin", "#f5f4ef"),
        "dark": material("plastic", "#26282b"),
        "crate": material("wood", "#b58a57"),
        "meat": material("food", "#a8403f"),
        "fish": material("brushed", "#8fa0ab"),
        "ice": material("satin", "#e9f2f5"),
        "cake": material("food", "#c79357"),
        "berry": material("gloss", "#a3182d"),
        **{f"colour_{i + 1}": material("satin", shade) for i, shade in enumerate(_LABELS)},
        **{
            f"bottle_{i + 1}": material("gloss", shade)
            for i, shade in enumerate(("#1f5c38", "#7a3b16", "#c96a1b", "#8fb7c9"))
        },
        **{
            f"fruit_{i + 1}": material("food", shade)
            for i, shade in enumerate(("#e08a1e", "#b5242a", "#7fae33", "#e7c53a"))
        },
        **{
            f"icing_{i + 1}": material("satin", shade)
            for i, shade in enumerate(("#f3e3d3", "#6b3f2a", "#f0b9c3", "#f7f3ea"))
        },
    },
    build=_goods,
    envelope=_envelope,
    cycle=lambda params: COLOURS,
)
