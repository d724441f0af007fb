"""Solids are closed, look outwards, and have the volume that school teaches."""

from __future__ import annotations

from math import pi, sin

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from visualization.check import solid_flaws, volume
from visualization.lettering import lettering
from visualization.solid import CREASE, area, box, circle, cylinder, extrude, ring, shaded, slab, tube

sizes = st.floats(1.0, 2000.0)


@given(sizes, sizes, sizes, st.floats(0.0, 20.0))
@settings(max_examples=60, deadline=None)
def test_a_box_is_closed_and_fills_its_corners(x: float, y: float, z: float, bevel: float) -> None:
    made = box((0, 0, 0), (x, y, z), bevel)

    assert solid_flaws(made) == []
    assert np.allclose(made.bounds, [(0, 0, 0), (x, y, z)])
    assert volume(made) <= x * y * z * (1 + 1e-9)


def test_a_box_without_a_bevel_has_the_volume_of_its_sides() -> None:
    assert volume(box((1, 2, 3), (11, 22, 33))) == pytest.approx(10 * 20 * 30)


def test_a_cylinder_has_the_volume_of_its_polygon() -> None:
    polygon = 24 / 2 * 10**2 * sin(2 * pi / 24)
    assert volume(cylinder(10, 50, 24)) == pytest.approx(polygon * 50)


def test_a_ring_is_what_is_left_of_the_outer_cylinder() -> None:
    assert volume(ring(10, 6, 5, 32)) == pytest.approx(volume(cylinder(10, 5, 32)) - volume(cylinder(6, 5, 32)))


def test_an_extruded_outline_with_a_hole_has_area_times_height() -> None:
    outline = ((0, 0), (100, 0), (100, 40), (60, 40), (60, 20), (0, 20))
    hole = circle(5, 20)
    made = extrude(outline, 7, [tuple((x + 80, y + 20) for x, y in hole)])

    assert solid_flaws(made) == []
    assert volume(made) == pytest.approx((area(outline) - area(hole)) * 7)


def test_a_tube_goes_round_corners_and_stays_closed() -> None:
    made = tube([(0, 0, 0), (0, 0, 100), (0, 80, 100), (60, 80, 100), (60, 80, 20)], 5, 12)

    assert solid_flaws(made) == []
    straight = 12 / 2 * 5**2 * sin(2 * pi / 12) * (100 + 80 + 60 + 80)
    assert volume(made) == pytest.approx(straight)


def test_a_slab_agrees_with_a_second_library() -> None:
    made = slab(120, 60, 10, 8, 2)
    other = trimesh.Trimesh(made.vertices, made.faces, process=False)

    assert other.is_watertight
    assert other.is_winding_consistent
    assert other.volume == pytest.approx(volume(made))


def test_shading_keeps_edges_and_rounds_curves() -> None:
    _, flat, _ = shaded(box((0, 0, 0), (1, 1, 1)))
    assert {tuple(abs(value) for value in normal) for normal in flat.tolist()} == {(1, 0, 0), (0, 1, 0), (0, 0, 1)}

    positions, normals, _ = shaded(cylinder(10, 5, int(360 / CREASE) * 4))
    side = np.abs(normals[:, 2]) < 0.5
    outwards = positions[side][:, :2] / 10
    assert np.allclose(normals[side][:, :2], outwards, atol=0.01)


@given(st.text(max_size=12))
@settings(max_examples=40, deadline=None)
def test_lettering_stays_in_its_room_whatever_is_written(text: str) -> None:
    made = lettering(text, 20, 100)
    if len(made.faces):
        low, high = made.bounds
        assert high[0] - low[0] <= 104
        assert high[1] - low[1] <= 23
