"""Frames: where a thing stands and how it is turned, as 4x4 matrices in millimetres, Z up, right-handed.

The product's own frame stands on the floor in the middle of its footprint: X to the right seen from the front, Y into
the depth, Z up; the front faces -Y.
"""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.float64]
"""A 4x4 matrix; the last column is the origin in mm, the first three the axes."""


def identity() -> Frame:
    """Return the frame of the product itself."""
    return np.eye(4)


def at(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Frame:
    """Return an unturned frame at a point (mm)."""
    frame = np.eye(4)
    frame[:3, 3] = (x, y, z)
    return frame


def turned(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Frame:
    """Return a frame turned about X, then Y, then Z of the frame around it (degrees)."""
    result = np.eye(4)
    for angle, (first, second) in ((x, (1, 2)), (y, (2, 0)), (z, (0, 1))):
        step = np.eye(4)
        c, s = _cos_sin(angle)
        step[first, first], step[first, second], step[second, first], step[second, second] = c, -s, s, c
        result = step @ result
    return result


def axes(x: tuple[float, float, float], y: tuple[float, float, float], origin: tuple[float, float, float]) -> Frame:
    """Return the frame with the given X and Y axes (unit vectors at right angles) and origin (mm)."""
    frame = np.eye(4)
    frame[:3, 0], frame[:3, 1], frame[:3, 2], frame[:3, 3] = x, y, np.cross(x, y), origin
    return frame


def _cos_sin(degrees: float) -> tuple[float, float]:
    """Return cosine and sine, exact at the quarter turns that most placements are."""
    quarter = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}.get(
        int(degrees) % 360 if degrees == int(degrees) else -1
    )
    return quarter if quarter is not None else (cos(radians(degrees)), sin(radians(degrees)))
