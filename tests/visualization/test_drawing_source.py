"""Technical drawings are read as they are drawn and stretched only where they say."""

from __future__ import annotations

import io
from math import pi
from pathlib import Path

import pytest
from ezdxf.filemanagement import new

from kernel.errors import Malformed
from visualization.drawing_source import outline, sheet
from visualization.solid import area

DRAWINGS = Path(__file__).resolve().parents[2] / "catalog" / "demo" / "display-case" / "drawings"


def wall_case() -> str:
    return (DRAWINGS / "wall-case-profile.dxf").read_text()


def drawn(points: list[tuple[float, float, float]], *, units: int = 4, closed: bool = True, stretch: float = 50) -> str:
    """Return a drawing of one outline with a stretch line."""
    document = new("R2010")
    document.units = units
    space = document.modelspace()
    space.add_lwpolyline(points, format="xyb", close=closed, dxfattribs={"layer": "BODY"})
    space.add_line((stretch, -10), (stretch, 200), dxfattribs={"layer": "STRETCH_WIDTH"})
    text = io.StringIO()
    document.write(text)
    return text.getvalue()


SQUARE = [(0.0, 0.0, 0.0), (100.0, 0.0, 0.0), (100.0, 100.0, 0.0), (0.0, 100.0, 0.0)]


def test_the_profile_has_the_size_written_in_the_drawing() -> None:
    made = outline(wall_case(), "BODY", ())

    assert min(x for x, _ in made) == 0
    assert max(x for x, _ in made) == 850
    assert max(y for _, y in made) == 1780


@pytest.mark.parametrize(("depth", "height"), [(650, 1180), (850, 1780), (1050, 1980), (750, 1380)])
def test_a_stretched_profile_grows_by_its_walls_alone(depth: float, height: float) -> None:
    nominal = area(outline(wall_case(), "BODY", ()))
    made = area(outline(wall_case(), "BODY", (("depth", float(depth)), ("height", float(height)))))

    # Depth is added to the floor (270 mm thick) and the canopy (140 mm), height to the back wall (60 mm).
    assert made == pytest.approx(nominal + (depth - 850) * (270 + 140) + (height - 1780) * 60, abs=0.5)


def test_the_bounds_of_a_stretched_profile_are_the_size_asked_for() -> None:
    made = outline(wall_case(), "END", (("depth", 1050.0), ("height", 1380.0)))

    assert max(x for x, _ in made) == pytest.approx(1050)
    assert max(y for _, y in made) == pytest.approx(1380)


def test_an_arc_has_the_area_of_its_segment() -> None:
    half_round = [(0.0, 0.0, 0.0), (100.0, 0.0, 1.0), (100.0, 80.0, 0.0), (0.0, 80.0, 0.0)]
    assert area(outline(drawn(half_round), "BODY", ())) == pytest.approx(8000 + pi * 40**2 / 2, rel=2e-3)


def test_both_drawings_bear_their_numbers_and_valid_outlines() -> None:
    for file, number in (("wall-case-profile.dxf", "DC-100-01"), ("counter-profile.dxf", "DC-200-01")):
        content = (DRAWINGS / file).read_text()
        assert number in content
        assert all(area(outline(content, layer, ())) != 0 for layer in sheet(content).outlines)


@pytest.mark.parametrize(
    ("content", "sizes", "said"),
    [
        ("no drawing at all", (), "not a DXF"),
        (drawn(SQUARE, units=1), (), "millimetres"),
        (drawn(SQUARE, closed=False), (), "closed outline"),
        (drawn(SQUARE), (("height", 10.0),), "STRETCH_HEIGHT"),
        (drawn(SQUARE, stretch=99), (("width", -1.0),), "as small as"),
        (drawn([(0, 0, 0), (100, 0, 0), (100, 80, 1.0), (0, 80, 0)]), (("width", 130.0),), "crosses an arc"),
    ],
)
def test_a_drawing_that_cannot_be_used_says_why(content: str, sizes: tuple[tuple[str, float], ...], said: str) -> None:
    with pytest.raises(Malformed, match=said):
        outline(content, "BODY", sizes)


def test_a_layer_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(Malformed, match=r"ROOF.*BODY"):
        outline(drawn(SQUARE), "ROOF", ())
