"""Solids: the few shapes all parts are made of, as closed triangle meshes in millimetres.

Own code on numpy rather than a modelling kernel: a part is some hundred boxes, discs and tubes, all closed by
construction, made in microseconds and the same bytes on every machine. Triangles are counter-clockwise seen from
outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import manifold3d
import numpy as np
from numpy.typing import NDArray

from visualization.frame import Frame

Points = NDArray[np.float64]
Triangles = NDArray[np.int64]
Point2 = tuple[float, float]
Point3 = tuple[float, float, float]

CREASE = 38.0
"""Degrees between two faces from which their edge is shown as an edge; below it the surface looks round."""


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """A closed surface, or several of them.

    Shape: `vertices (n, 3) float64 mm`, `faces (m, 3) int64`.
    """

    vertices: Points
    faces: Triangles

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Solid:
        """Return the solid shifted (mm)."""
        return Solid(self.vertices + np.array([x, y, z]), self.faces)

    def placed(self, frame: Frame) -> Solid:
        """Return the solid in another frame."""
        return Solid(self.vertices @ frame[:3, :3].T + frame[:3, 3], self.faces)

    @property
    def bounds(self) -> tuple[Points, Points]:
        """Lowest and highest corner of the bounding box, mm."""
        return self.vertices.min(axis=0), self.vertices.max(axis=0)


def join(solids: Iterable[Solid]) -> Solid:
    """Return several solids as one."""
    vertices: list[Points] = []
    faces: list[Triangles] = []
    offset = 0
    for solid in solids:
        vertices.append(solid.vertices)
        faces.append(solid.faces + offset)
        offset += len(solid.vertices)
    if not vertices:
        return Solid(np.zeros((0, 3)), np.zeros((0, 3), dtype=np.int64))
    return Solid(np.vstack(vertices), np.vstack(faces))


_CORNERS = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=np.float64)
_BOX_FACES = np.array(
    [
        [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
        [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
    ],
    dtype=np.int64,
)  # fmt: skip


def box(low: Point3, high: Point3, bevel: float = 0.0) -> Solid:
    """Return a box between two corners (mm), its edges cut by `bevel` when it is thick enough for that."""
    low_, high_ = np.array(low, dtype=np.float64), np.array(high, dtype=np.float64)
    bevel = min(bevel, float((high_ - low_).min()) * 0.45)
    if bevel < 0.05:
        return Solid(low_ + _CORNERS * (high_ - low_), _BOX_FACES)
    return _bevelled(low_, high_, bevel)


def _bevelled(low: Points, high: Points, bevel: float) -> Solid:
    """Return a box with cut edges and corners: three vertices at each corner, one on each face meeting there."""
    inner = low + bevel + _CORNERS * (high - low - 2 * bevel)
    outward = (_CORNERS * 2 - 1) * bevel
    vertices = np.repeat(inner, 3, axis=0)
    for axis in range(3):
        vertices[axis::3, axis] += outward[:, axis]
    return Solid(vertices, _BEVEL_FACES)


def _bevel_faces() -> Triangles:
    """Return the faces of a bevelled box, whose vertex `3 * corner + axis` lies on the face across that axis."""
    faces: list[tuple[int, int, int]] = []

    def quad(a: int, b: int, c: int, d: int) -> None:
        faces.extend([(a, b, c), (a, c, d)])

    for axis in range(3):
        along, first, second = 4 >> axis, (axis + 1) % 3, (axis + 2) % 3
        u, v = 4 >> first, 4 >> second
        for side in (0, along):  # the two faces across this axis
            quad(*(3 * (side | corner) + axis for corner in (0, u, u | v, v)))
        for corner in (0, u, v, u | v):  # the four edges along it
            a, b = 3 * corner, 3 * (corner | along)
            quad(a + first, b + first, b + second, a + second)
    faces += [(3 * corner, 3 * corner + 1, 3 * corner + 2) for corner in range(8)]
    return _outward(np.array(faces, dtype=np.int64))


def _outward(faces: Triangles) -> Triangles:
    """Turn the faces of a bevelled box so that each looks away from its middle."""
    points = np.repeat(_CORNERS * 2 - 1, 3, axis=0)
    for axis in range(3):
        points[axis::3, axis] *= 2
    a, b, c = (points[faces[:, i]] for i in range(3))
    inward = np.einsum("ij,ij->i", np.cross(b - a, c - a), a + b + c) < 0
    faces[inward] = faces[inward][:, ::-1]
    return faces


_BEVEL_FACES = _bevel_faces()


def loft(rings: Sequence[Sequence[Point3]]) -> Solid:
    """Return the solid through rings of equally many points, closed by flat convex caps.

    Args:
        rings: counter-clockwise seen from the last ring, mm; caps are fans, so first and last ring must be convex.
    """
    count = len(rings[0])
    vertices = np.array([point for ring in rings for point in ring], dtype=np.float64)
    faces: list[tuple[int, int, int]] = []
    for level in range(len(rings) - 1):
        low, high = level * count, (level + 1) * count
        for i in range(count):
            j = (i + 1) % count
            faces += [(low + i, low + j, high + j), (low + i, high + j, high + i)]
    top = (len(rings) - 1) * count
    for i in range(1, count - 1):
        faces += [(0, i + 1, i), (top, top + i, top + i + 1)]
    return Solid(vertices, np.array(faces, dtype=np.int64))


def rounded_rectangle(width: float, depth: float, radius: float, corner: int = 5) -> tuple[Point2, ...]:
    """Return a rectangle about the origin with round corners (mm), counter-clockwise, `corner` points on each."""
    radius = max(min(radius, width / 2 - 0.01, depth / 2 - 0.01), 0.0)
    if radius < 0.05:
        w, d = width / 2, depth / 2
        return ((w, -d), (w, d), (-w, d), (-w, -d))
    centres = ((1, 1, 0.0), (-1, 1, pi / 2), (-1, -1, pi), (1, -1, 1.5 * pi))
    return tuple(
        (
            sx * (width / 2 - radius) + radius * cos(start + pi / 2 * i / (corner - 1)),
            sy * (depth / 2 - radius) + radius * sin(start + pi / 2 * i / (corner - 1)),
        )
        for sx, sy, start in centres
        for i in range(corner)
    )


def slab(width: float, depth: float, height: float, radius: float, bevel: float = 0.0) -> Solid:
    """Return a plate about the Z axis from z = 0 up, with round corners and cut upper and lower edges (mm)."""
    bevel = min(bevel, height * 0.45, radius * 0.9 if radius > 0.05 else 0.0)

    def ring(inset: float, z: float) -> list[Point3]:
        flat = rounded_rectangle(width - 2 * inset, depth - 2 * inset, radius - inset)
        return [(x, y, z) for x, y in flat]

    if bevel < 0.05:
        return loft([ring(0, 0), ring(0, height)])
    return loft([ring(bevel, 0), ring(0, bevel), ring(0, height - bevel), ring(bevel, height)])


def circle(radius: float, segments: int = 24, phase: float = 0.0) -> tuple[Point2, ...]:
    """Return a regular polygon with its corners on a circle (mm), counter-clockwise."""
    turns = [2 * pi * i / segments + phase for i in range(segments)]
    return tuple((radius * cos(turn), radius * sin(turn)) for turn in turns)


def lathe(profile: Sequence[Point2], segments: int = 24) -> Solid:
    """Return a profile of (radius, z) turned about the Z axis.

    Args:
        profile: a closed outline, counter-clockwise with radius to the right and z up (mm), radius > 0: a ring; or an
            open one starting and ending at radius 0: a body.
        segments: how many sides stand for the round.
    """
    if profile[0][0] == 0 and profile[-1][0] == 0:
        return _body(profile[1:-1], profile[0][1], profile[-1][1], segments)
    rings = [[(x, y, z) for x, y in circle(radius, segments)] for radius, z in profile]
    vertices = np.array([point for ring in rings for point in ring], dtype=np.float64)
    faces: list[tuple[int, int, int]] = []
    levels = len(profile)
    for level in range(levels):
        faces += _band(level * segments, (level + 1) % levels * segments, segments)
    return Solid(vertices, np.array(faces, dtype=np.int64))


def _band(low: int, high: int, segments: int) -> list[tuple[int, int, int]]:
    """Return the triangles between two rings of vertices."""
    faces = []
    for i in range(segments):
        j = (i + 1) % segments
        faces += [(low + i, low + j, high + j), (low + i, high + j, high + i)]
    return faces


def _body(rings: Sequence[Point2], bottom: float, top: float, segments: int) -> Solid:
    """Return a turned body closed at both ends on the axis."""
    points: list[Point3] = [(x, y, z) for radius, z in rings for x, y in circle(radius, segments)]
    low, high = len(points), len(points) + 1
    points += [(0.0, 0.0, bottom), (0.0, 0.0, top)]
    faces: list[tuple[int, int, int]] = []
    for level in range(len(rings) - 1):
        faces += _band(level * segments, (level + 1) * segments, segments)
    last = (len(rings) - 1) * segments
    for i in range(segments):
        j = (i + 1) % segments
        faces += [(low, j, i), (high, last + i, last + j)]
    return Solid(np.array(points, dtype=np.float64), np.array(faces, dtype=np.int64))


def cylinder(radius: float, height: float, segments: int = 24, bevel: float = 0.0) -> Solid:
    """Return a cylinder on the Z axis from z = 0 up, its rims cut by `bevel` (mm)."""
    bevel = min(bevel, radius * 0.45, height * 0.45)
    if bevel < 0.05:
        return lathe([(0, 0), (radius, 0), (radius, height), (0, height)], segments)
    outline = [(0.0, 0.0), (radius - bevel, 0.0), (radius, bevel), (radius, height - bevel), (radius - bevel, height)]
    return lathe([*outline, (0.0, height)], segments)


def ring(outer: float, inner: float, height: float, segments: int = 32) -> Solid:
    """Return a flat ring on the Z axis from z = 0 up (mm)."""
    return lathe([(inner, 0), (outer, 0), (outer, height), (inner, height)], segments)


def extrude(outline: Sequence[Point2], height: float, holes: Sequence[Sequence[Point2]] = ()) -> Solid:
    """Return an outline, with holes, drawn out along Z from z = 0 up (mm); it need not be convex."""
    loops = [_oriented(outline, clockwise=False), *(_oriented(hole, clockwise=True) for hole in holes)]
    flat = np.array([point for loop in loops for point in loop], dtype=np.float64)
    cap = manifold3d.triangulate([np.array(loop, dtype=np.float64) for loop in loops]).astype(np.int64)
    count = len(flat)
    walls: list[tuple[int, int, int]] = []
    start = 0
    for loop in loops:
        for i in range(len(loop)):
            p, q = start + i, start + (i + 1) % len(loop)
            walls += [(p, q, count + q), (p, count + q, count + p)]
        start += len(loop)
    low = np.column_stack([flat, np.zeros(count)])
    high = np.column_stack([flat, np.full(count, float(height))])
    faces = np.vstack([cap[:, ::-1], cap + count, np.array(walls, dtype=np.int64)])
    return Solid(np.vstack([low, high]), faces)


def area(outline: Sequence[Point2]) -> float:
    """Return the signed area of an outline (mm²), positive counter-clockwise."""
    points = np.array(outline, dtype=np.float64)
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


def _oriented(outline: Sequence[Point2], *, clockwise: bool) -> list[Point2]:
    """Return an outline in the wanted sense."""
    points = list(outline)
    return points[::-1] if (area(points) < 0) != clockwise else points


def tube(path: Sequence[Point3], radius: float, segments: int = 10) -> Solid:
    """Return a round bar along a path (mm), mitred at the corners, with flat ends."""
    points = np.array(path, dtype=np.float64)
    steps = np.diff(points, axis=0)
    steps /= np.linalg.norm(steps, axis=1, keepdims=True)
    tangents = np.vstack([steps[:1], steps[:-1] + steps[1:], steps[-1:]])
    tangents /= np.linalg.norm(tangents, axis=1, keepdims=True)
    side = np.cross(steps[0], [0.0, 0.0, 1.0] if abs(steps[0][2]) < 0.9 else [1.0, 0.0, 0.0])
    side /= np.linalg.norm(side)
    rings: list[list[Point3]] = []
    for index, point in enumerate(points):
        along = steps[max(index - 1, 0)]
        rings.append(_mitred(point, side * radius, np.cross(along, side) * radius, along, tangents[index], segments))
        if 0 < index < len(steps):  # carry the side vector round the corner by the smallest turn
            ahead = steps[index]
            side = side - (along + ahead) * (float(ahead @ side) / (1.0 + float(along @ ahead)))
    return loft(rings)


def _mitred(centre: Points, side: Points, up: Points, along: Points, normal: Points, segments: int) -> list[Point3]:
    """Return a circle across `along`, slid along it on to the plane through `centre` with the given normal."""
    found: list[Point3] = []
    for x, y in circle(1.0, segments):
        arm = side * x + up * y
        slid = centre + arm - along * (float(arm @ normal) / float(along @ normal))
        found.append((float(slid[0]), float(slid[1]), float(slid[2])))
    return found


def shaded(solid: Solid, crease: float = CREASE) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.uint32]]:
    """Return positions, normals and triangles for drawing: vertices are split where faces meet at an edge.

    The normal of a corner is the mean, weighted by area and angle, of the faces round its vertex that lie within
    `crease` degrees of its own face; large faces win, so that a small bevel looks like a round edge.

    Shape: `positions (k, 3) float32 mm`, `normals (k, 3) float32 unit`, `triangles (m, 3) uint32`.
    """
    faces = solid.faces
    corners = solid.vertices[faces]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.linalg.norm(cross, axis=1)
    unit = cross / np.maximum(size, 1e-12)[:, None]
    weighted = (cross[:, None, :] * _angles(corners)[:, :, None]).reshape(-1, 3)
    normals = _corner_normals(faces.reshape(-1), weighted, unit, float(np.cos(np.radians(crease))))
    rows = np.column_stack([faces.reshape(-1).astype(np.float64), np.round(normals, 3) + 0.0])
    unique, first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    kept = solid.vertices[unique[:, 0].astype(np.int64)]
    return (
        np.round(kept, 4).astype(np.float32),
        normals[first].astype(np.float32),
        inverse.reshape(-1, 3).astype(np.uint32),
    )


def _angles(corners: Points) -> Points:
    """Return the angles of triangles at their corners; weighting by them makes the splitting of a side not matter.

    Shape: `corners (m, 3, 3)` -> `(m, 3)` radians.
    """
    ahead = np.roll(corners, -1, axis=1) - corners
    back = np.roll(corners, 1, axis=1) - corners
    lengths = np.linalg.norm(ahead, axis=2) * np.linalg.norm(back, axis=2)
    return np.asarray(np.arccos(np.clip((ahead * back).sum(axis=2) / np.maximum(lengths, 1e-12), -1.0, 1.0)))


def _corner_normals(vertex: NDArray[np.int64], weighted: Points, unit: Points, least: float) -> Points:
    """Return a unit normal per corner; corner `c` belongs to face `c // 3`."""
    order = np.argsort(vertex, kind="stable")
    _, starts, counts = np.unique(vertex[order], return_index=True, return_counts=True)
    total = np.zeros((len(vertex), 3))
    for count in np.unique(counts):  # all vertices with the same number of faces at once
        group = order[starts[counts == count][:, None] + np.arange(count)]
        face = group // 3
        near = np.einsum("vik,vjk->vij", unit[face], unit[face]) >= least
        total[group] = np.einsum("vij,vjk->vik", near, weighted[group])
    length = np.linalg.norm(total, axis=1, keepdims=True)
    return np.asarray(total / np.maximum(length, 1e-12))
