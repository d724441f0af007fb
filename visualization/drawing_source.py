"""Technical drawings as a source of shape: outlines read from DXF and stretched to the size wanted.

A drawing shows a part at its nominal size. What may grow is marked in the drawing itself, the way a draughtsman
stretches: a straight line on a layer `STRETCH_<NAME>` says that everything beyond it (above a horizontal line, right
of a vertical one) moves by what the size asked for exceeds the nominal one; several lines with one name share the
difference equally. Corner radii, bevels and wall thicknesses therefore stay true, which scaling would not give. The
nominal size is the extent of all outlines together.

Outlines are closed LWPOLYLINEs, one on each layer read; bulges are arcs. Units are millimetres ($INSUNITS = 4).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from math import atan, atan2, ceil, cos, pi, sin

from ezdxf.entities.line import Line
from ezdxf.entities.lwpolyline import LWPolyline
from ezdxf.filemanagement import read
from ezdxf.lldxf.const import DXFError
from ezdxf.math import bulge_center, bulge_radius

from kernel.errors import Malformed
from visualization.scene import Ring

MILLIMETRES = 4
"""The value of $INSUNITS for millimetres. Source: AutoCAD DXF reference, HEADER section."""
BODY = "BODY"
STRETCH = "STRETCH_"
ARC_STEP = pi / 24
"""Radians of arc between two points of a flattened outline: 12 pieces for a quarter turn."""
LARGEST_DRAWING = 2_000_000
"""Characters."""

Vertex = tuple[float, float, float]
"""x, y and the bulge of the side that starts there (the tangent of a quarter of its arc)."""


@dataclass(frozen=True, slots=True)
class StretchLine:
    """Beyond `at` along axis 0 (x) or 1 (y), everything moves."""

    name: str
    axis: int
    at: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is taken from a drawing: closed outlines by layer, and where they stretch."""

    outlines: dict[str, tuple[Vertex, ...]]
    lines: tuple[StretchLine, ...]

    def nominal(self, axis: int) -> float:
        """Return the nominal size along an axis, mm: the extent of all outlines together."""
        along = [vertex[axis] for vertices in self.outlines.values() for vertex in vertices]
        return max(along) - min(along)


@lru_cache(maxsize=32)
def sheet(content: str) -> Sheet:
    """Read a drawing.

    Raises:
        Malformed: it is no DXF, not in millimetres, or has an open or doubled outline.
    """
    if len(content) > LARGEST_DRAWING:
        raise Malformed("The drawing is larger than two million characters.", code="drawing-too-large")
    try:
        document = read(io.StringIO(content))
    except (DXFError, OSError, ValueError) as error:
        raise Malformed(f"The drawing is not a DXF file: {error}", code="drawing-unreadable") from error
    if document.header.get("$INSUNITS") != MILLIMETRES:
        raise Malformed("The drawing is not in millimetres ($INSUNITS = 4).", code="drawing-units")
    space = document.modelspace()
    outlines: dict[str, tuple[Vertex, ...]] = {}
    lines: list[StretchLine] = []
    for entity in space:
        layer = str(entity.dxf.layer)
        if isinstance(entity, LWPolyline) and entity.closed:
            if layer in outlines:
                raise Malformed(f"The drawing has two outlines on the layer {layer}.", code="drawing-outline")
            outlines[layer] = tuple((float(x), float(y), float(b)) for x, y, b in entity.get_points("xyb"))
        elif isinstance(entity, Line) and layer.startswith(STRETCH):
            lines.append(_stretch_line(layer.removeprefix(STRETCH).lower(), entity))
    if BODY not in outlines:
        raise Malformed(f"The drawing has no closed outline on the layer {BODY}.", code="drawing-outline")
    return Sheet(outlines, tuple(lines))


def _stretch_line(name: str, line: Line) -> StretchLine:
    """Return a marked line; it must be level or upright."""
    start, end = line.dxf.start, line.dxf.end
    if abs(start.x - end.x) < 1e-6:
        return StretchLine(name, 0, float(start.x))
    if abs(start.y - end.y) < 1e-6:
        return StretchLine(name, 1, float(start.y))
    raise Malformed(
        f"A line on the layer {STRETCH}{name.upper()} is neither level nor upright.", code="drawing-stretch"
    )


@lru_cache(maxsize=512)
def outline(content: str, layer: str, sizes: tuple[tuple[str, float], ...]) -> Ring:
    """Return a layer's outline, stretched and with its arcs flattened.

    Args:
        content: the DXF file.
        layer: holds one closed outline.
        sizes: name of a stretch -> size wanted, mm.

    Raises:
        Malformed: there is no such layer or stretch, the size cannot be reached, or a stretch line crosses an arc.
    """
    drawing = sheet(content)
    if layer not in drawing.outlines:
        known = ", ".join(sorted(drawing.outlines))
        raise Malformed(
            f"The drawing has no closed outline on the layer {layer}; it has {known}.", code="drawing-layer"
        )
    vertices = drawing.outlines[layer]
    for name, size in sizes:
        vertices = _stretched(drawing, vertices, name, size)
    return _flattened(vertices)


def _stretched(drawing: Sheet, vertices: tuple[Vertex, ...], name: str, size: float) -> tuple[Vertex, ...]:
    """Return the vertices moved so that the body has the wanted size along a stretch."""
    lines = [line for line in drawing.lines if line.name == name]
    if not lines:
        raise Malformed(f"The drawing has no line on the layer {STRETCH}{name.upper()}.", code="drawing-stretch")
    axis = lines[0].axis
    share = (size - drawing.nominal(axis)) / len(lines)
    if share < 0 and -share > _slack(drawing, lines, axis):
        raise Malformed(f"The drawing cannot be made as small as {size:g} mm along {name}.", code="drawing-stretch")
    moved: list[Vertex] = []
    for x, y, bulge in vertices:
        shift = share * sum(1 for line in lines if (x, y)[axis] > line.at)
        moved.append((x + shift, y, bulge) if axis == 0 else (x, y + shift, bulge))
    _check_arcs(vertices, moved, name)
    return tuple(moved)


def _slack(drawing: Sheet, lines: list[StretchLine], axis: int) -> float:
    """Return by how much the drawing can shrink at one line before points on both sides would meet, mm."""
    along = sorted({vertex[axis] for found in drawing.outlines.values() for vertex in found})
    gaps = []
    for line in lines:
        below = [value for value in along if value <= line.at]
        above = [value for value in along if value > line.at]
        gaps.append(above[0] - below[-1] if below and above else 0.0)
    return min(gaps)


def _check_arcs(before: tuple[Vertex, ...], after: list[Vertex], name: str) -> None:
    """Refuse a stretch that would change an arc."""
    for index, (x, y, bulge) in enumerate(before):
        if not bulge:
            continue
        ahead = (index + 1) % len(before)
        dx, dy = before[ahead][0] - x, before[ahead][1] - y
        if abs(after[ahead][0] - after[index][0] - dx) > 1e-6 or abs(after[ahead][1] - after[index][1] - dy) > 1e-6:
            raise Malformed(f"A line on the layer {STRETCH}{name.upper()} crosses an arc.", code="drawing-stretch")


def _flattened(vertices: tuple[Vertex, ...]) -> Ring:
    """Return an outline with its arcs replaced by chords."""
    points: list[tuple[float, float]] = []
    for index, (x, y, bulge) in enumerate(vertices):
        points.append((x, y))
        if bulge:
            points.extend(_arc((x, y), vertices[(index + 1) % len(vertices)][:2], bulge))
    return tuple((round(x, 4) + 0.0, round(y, 4) + 0.0) for x, y in points)


def _arc(start: tuple[float, float], end: tuple[float, float], bulge: float) -> list[tuple[float, float]]:
    """Return the points of an arc between its ends."""
    centre = bulge_center(start, end, bulge)
    radius = bulge_radius(start, end, bulge)
    sweep = 4 * atan(bulge)
    first = atan2(start[1] - centre.y, start[0] - centre.x)
    pieces = max(ceil(abs(sweep) / ARC_STEP), 2)
    turns = [first + sweep * step / pieces for step in range(1, pieces)]
    return [(centre.x + radius * cos(turn), centre.y + radius * sin(turn)) for turn in turns]
