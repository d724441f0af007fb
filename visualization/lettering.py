"""Lettering: short texts as flat raised strokes, for the names that makers print on their parts.

A stroke font of our own (capitals, digits and a few marks on a 4 by 6 grid), because a part needs some readable
characters, not a typeface: no font file, no licence, the same triangles everywhere. Characters it lacks are left out.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from math import hypot

import numpy as np

from visualization.solid import Solid, join, loft

_STROKES = {
    "A": "00 04 26 44 40;02 42",
    "B": "00 06 36 45 44 33 42 41 30 00;03 33",
    "C": "45 36 16 05 01 10 30 41",
    "D": "00 06 26 44 42 20 00",
    "E": "46 06 00 40;03 33",
    "F": "46 06 00;03 33",
    "G": "45 36 16 05 01 10 30 41 43 23",
    "H": "00 06;40 46;03 43",
    "I": "20 26;10 30;16 36",
    "J": "46 41 30 10 01",
    "K": "00 06;46 03 40",
    "L": "06 00 40",
    "M": "00 06 23 46 40",
    "N": "00 06 40 46",
    "O": "10 01 05 16 36 45 41 30 10",
    "P": "00 06 36 45 44 33 03",
    "Q": "10 01 05 16 36 45 41 30 10;22 40",
    "R": "00 06 36 45 44 33 03;23 40",
    "S": "45 36 16 05 04 13 33 42 41 30 10 01",
    "T": "20 26;06 46",
    "U": "06 01 10 30 41 46",
    "V": "06 20 46",
    "W": "06 10 23 30 46",
    "X": "00 46;06 40",
    "Y": "06 23 46;23 20",
    "Z": "06 46 00 40",
    "0": "10 01 05 16 36 45 41 30 10;11 35",
    "1": "04 26 20;00 40",
    "2": "05 16 36 45 44 00 40",
    "3": "05 16 36 45 44 33 42 41 30 10 01;13 33",
    "4": "30 36 02 42",
    "5": "46 06 03 33 42 41 30 10 01",
    "6": "45 36 16 05 01 10 30 41 42 33 03",
    "7": "06 46 10",
    "8": "10 01 02 13 33 44 45 36 16 05 04 13;33 42 41 30 10",
    "9": "01 10 30 41 45 36 16 05 04 13 43",
    "-": "13 33",
    "+": "13 33;22 24",
    ".": "20 20.4",
    "/": "00 46",
}
ADVANCE = 5.6
"""Grid units from one character to the next."""
BOLD = 0.42
"""Half the width of a stroke, in grid units."""


def lettering(text: str, height: float, width: float, thickness: float = 0.4) -> Solid:
    """Return a text as strokes on the XY plane, raised along Z from z = 0, centred on the origin.

    Args:
        text: lower case is shown as capitals.
        height: of the capitals, mm; made smaller when the text would be wider than `width`.
        width: room for the text, mm.
        thickness: how far the strokes are raised, mm.
    """
    shown = [character for character in text.upper() if character == " " or character in _STROKES]
    units = len(shown) * ADVANCE - (ADVANCE - 4)
    if units <= 0:
        return join([])
    scale = min(height / 6, width / units)
    solids = []
    for index, character in enumerate(shown):
        for solid in _glyph(character):
            shift = np.array([(index * ADVANCE - units / 2) * scale, -3 * scale, 0.0])
            points = solid.vertices * np.array([scale, scale, thickness]) + shift
            solids.append(Solid(points, solid.faces))
    return join(solids)


@lru_cache(maxsize=64)
def _glyph(character: str) -> tuple[Solid, ...]:
    """Return the strokes of a character on its grid, one unit thick."""
    solids = []
    for stroke in filter(None, _STROKES.get(character, "").split(";")):
        points = [(float(point[0]), float(point[1:])) for point in stroke.split()]
        solids += [_bar(a, b) for a, b in itertools.pairwise(points)]
    return tuple(solids)


def _bar(start: tuple[float, float], end: tuple[float, float]) -> Solid:
    """Return one straight stroke with pointed ends, so that strokes join without gaps."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = hypot(dx, dy)
    along = np.array([dx, dy]) / size * BOLD
    across = np.array([-along[1], along[0]])
    a, b = np.array(start), np.array(end)
    ring = [a - across, b - across, b + along * 0.8, b + across, a + across, a - along * 0.8]
    return loft([[(float(x), float(y), z) for x, y in ring] for z in (0.0, 1.0)])
