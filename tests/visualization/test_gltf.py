"""The GLB is small, says what it shows, and is the same whenever it is made."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import numpy as np
import pytest
import trimesh

from tests.visualization.conftest import Shown
from tests.visualization.test_build import bounds
from visualization.gltf import TO_GLTF, glb
from visualization.scene import Scene

BUDGET = 1_500_000


def header(data: bytes) -> dict[str, Any]:
    """Return the JSON part of a GLB."""
    (size,) = struct.unpack("<I", data[12:16])
    found = json.loads(data[20 : 20 + size])
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def tower(desk: Shown) -> Scene:
    return desk(graphics="rtx-5090", side_panel="glass", memory_kit="crucial-2x16-5600", memory_kits="2")


def test_the_same_scene_gives_the_same_bytes(tower: Scene) -> None:
    again = Scene.from_json(json.loads(json.dumps(tower.to_json())))
    assert glb(tower) == glb(again)


def test_another_program_finds_the_product_in_metres_with_y_up(tower: Scene) -> None:
    loaded = trimesh.load(io.BytesIO(glb(tower)), file_type="glb")
    expected = trimesh.transform_points(bounds(*tower.parts), TO_GLTF)

    assert np.allclose(np.sort(loaded.bounds, axis=0), np.sort(expected, axis=0), atol=1e-5)


def test_every_part_is_a_node_with_its_label_and_its_choice(tower: Scene) -> None:
    nodes = {node["name"]: node for node in header(glb(tower))["nodes"]}

    for part in tower.parts:
        extras = nodes[part.id]["extras"]
        assert extras["shows"] == part.shows
        assert extras["label"] == part.label.to_json()
    assert nodes["graphics"]["extras"]["label"]["ru"] == "Видеокарта"


def test_equal_parts_share_one_mesh(tower: Scene) -> None:
    nodes = header(glb(tower))["nodes"]
    used = {node["mesh"] for node in nodes if node["name"].startswith("memory_") and "mesh" in node}
    placed = [node for node in nodes if node["name"].startswith("memory_") and "mesh" in node]

    assert len(placed) == 4 * len(used)


def test_glass_is_seen_through_and_light_shines(shop: Shown) -> None:
    materials = {found["name"]: found for found in header(glb(shop(front="hinged-doors")))["materials"]}

    glass = materials["door:glass"]
    assert glass["alphaMode"] == "BLEND"
    assert glass["pbrMetallicRoughness"]["baseColorFactor"][3] < 0.5
    assert max(materials["canopy_light:light"]["emissiveFactor"]) > 0.5


def test_the_colour_chosen_is_the_colour_shown(shop: Shown) -> None:
    materials = {found["name"]: found for found in header(glb(shop(exterior_colour="ral-3020")))["materials"]}
    red, green, blue, _ = materials["body:body"]["pbrMetallicRoughness"]["baseColorFactor"]

    assert red == pytest.approx(((0xC1 / 255 + 0.055) / 1.055) ** 2.4, abs=1e-4)
    assert green < 0.02
    assert blue < 0.02


def test_no_picture_is_heavy(desk: Shown, shop: Shown) -> None:
    everything = desk(
        chassis="phanteks-enthoo-pro-2", monitor="dell-u2725qe", monitor_count="2", keyboard="dell-kb216",
        mouse="dell-ms116", lighting="rgb", graphics="rtx-5090",
        cooler="arctic-liquid-freezer-360", audio="genelec-8010a",
    )  # fmt: skip
    assert len(glb(everything)) < BUDGET
    for goods in ("dairy", "drinks", "fruit", "meat"):
        assert len(glb(shop(goods=goods, length="3.75", front="open"))) < BUDGET
