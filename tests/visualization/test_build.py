"""Scenes show what was chosen, in its true size."""

from __future__ import annotations

import json

import numpy as np
import pytest

from catalog.product import Product
from tests.visualization.conftest import Shown
from visualization.assembly import pieces
from visualization.check import flaws
from visualization.parts import FAMILIES, PARTS
from visualization.parts.chassis_layout import PANEL
from visualization.parts.family import Values
from visualization.scene import Part, Scene


def bounds(*parts: Part) -> np.ndarray:
    """Return the bounding box of parts in the frame of the product, mm."""
    points = [
        piece.solid.placed(part.frame @ place).vertices
        for part in parts
        for piece in pieces(part)
        for place in piece.places
    ]
    everything = np.vstack(points)
    return np.array([everything.min(axis=0), everything.max(axis=0)])


def size(*parts: Part) -> np.ndarray:
    low, high = bounds(*parts)
    return np.asarray(high - low)


def attribute(product: Product, characteristic: str, value: str, name: str) -> float:
    return float(product.characteristic(characteristic).value(value).attributes[name])


def of(made: Scene, source: str) -> list[Part]:
    return [part for part in made.parts if part.source == source]


GIVEN: dict[str, float | str] = {
    "width": 220.0,
    "height": 460.0,
    "depth": 450.0,
    "length": 300.0,
    "span": 2000.0,
    "room": 1300.0,
    "kind": "drinks",
}


@pytest.mark.parametrize("family", [family for family in PARTS if not family.outlines], ids=lambda family: family.name)
def test_every_family_makes_closed_solids_inside_its_envelope(family) -> None:
    params = {name: GIVEN[name] if param.default is None else param.default for name, param in family.params.items()}
    part = Part("a", "a", family.name, None, None, params, {}, family.slots, tuple(np.eye(4).reshape(-1)))  # type: ignore[arg-type]  # no label is needed here

    assert flaws(Scene((part,))) == []
    assert family.anchors(Values(params)) is not None


CHASSIS = ["fractal-define-7-compact", "fractal-torrent", "lian-li-a3", "lian-li-o11-evo-xl", "silverstone-rm44"]


@pytest.mark.parametrize("code", CHASSIS)
def test_the_chassis_is_as_large_as_its_maker_says(workstation: Product, desk: Shown, code: str) -> None:
    made = desk(chassis=code)
    expected = [attribute(workstation, "chassis", code, side) for side in ("width", "depth", "height")]

    assert size(made.part("chassis")) == pytest.approx(expected, abs=2.0)
    assert size(made.part("chassis"), made.part("side_panel")) == pytest.approx(expected, abs=2.0)


@pytest.mark.parametrize("code", ["rtx-5060", "rtx-5090", "rx-9070-xt", "rtx-4000-ada"])
def test_the_graphics_card_is_as_long_and_as_high_as_its_maker_says(
    workstation: Product, desk: Shown, code: str
) -> None:
    card = desk(graphics=code, side_panel="glass").part("graphics")
    card_length = attribute(workstation, "graphics", code, "length")

    assert size(card)[1] == pytest.approx(card_length)
    assert card.params["height"] == attribute(workstation, "graphics", code, "height")
    assert card.params["slots"] == attribute(workstation, "graphics", code, "slots")


def test_a_cooler_as_high_as_allowed_just_fits_behind_the_glass(workstation: Product, desk: Shown) -> None:
    made = desk(chassis="fractal-define-7", cooler="noctua-nh-d15-g2", side_panel="glass")
    gap = attribute(workstation, "chassis", "fractal-define-7", "cooler_height") - attribute(
        workstation, "cooler", "noctua-nh-d15-g2", "height"
    )
    left = bounds(made.part("chassis"))[0][0]

    assert bounds(made.part("air_cooler"))[0][0] - (left + PANEL) == pytest.approx(gap, abs=0.1)


def test_there_are_as_many_memory_modules_as_were_bought(desk: Shown) -> None:
    one, two = (
        desk(memory_kit="crucial-2x16-5600", memory_kits="1"),
        desk(memory_kit="crucial-2x16-5600", memory_kits="2"),
    )
    assert len(of(one, "memory")) == 2
    assert len(of(two, "memory")) == 4
    places = {part.placement for part in of(two, "memory")}
    assert len(places) == 4


def test_hard_disks_and_small_drives_stand_in_their_own_bays(desk: Shown) -> None:
    disks = of(desk(sata_drive="wd-red-plus-4tb", sata_count="2"), "hard_disk")
    small = of(desk(sata_drive="samsung-870-evo-1tb", sata_count="3"), "sata_ssd")

    assert len(disks) == 2
    for disk in disks:
        assert sorted(size(disk)) == pytest.approx([26.1, 101.6, 147.0], abs=1.5)
    assert len(small) == 3


def test_the_hoses_lead_from_the_pump_to_the_radiator(desk: Shown) -> None:
    made = desk(cooler="arctic-liquid-freezer-360", chassis="fractal-torrent")
    radiator = made.part("radiator")
    anchors = FAMILIES["radiator"].anchors(Values(radiator.params))
    for number, hose in enumerate(of(made, "hose"), start=1):
        end = hose.frame @ [hose.params["end_x"], hose.params["end_y"], hose.params["end_z"], 1.0]
        assert end[:3] == pytest.approx((radiator.frame @ anchors[f"port_{number}"])[:3, 3], abs=0.01)


@pytest.mark.parametrize("length", ["1.00", "2.25", "3.75"])
def test_the_display_case_is_exactly_as_long_deep_and_high_as_ordered(shop: Shown, length: str) -> None:
    made = shop(length=length, depth="0.85", height="1.90", front="open")
    product = [part for part in made.parts if part.source != "cooling_unit"]

    assert size(*product) == pytest.approx([float(length) * 1000, 850, 1900], abs=0.1)


@pytest.mark.parametrize("shelves", ["3", "4", "5", "6"])
def test_there_are_as_many_shelves_as_ordered_at_equal_distances(shop: Shown, shelves: str) -> None:
    made = shop(shelves=shelves, height="2.10")
    heights = [part.frame[2, 3] for part in of(made, "shelf")]

    assert len(heights) == int(shelves)
    assert np.ptp(np.diff(heights)) == pytest.approx(0, abs=0.01)


def test_the_doors_close_the_span_between_the_end_walls(shop: Shown) -> None:
    made = shop(front="hinged-doors", length="2.50")
    doors = of(made, "door")

    assert len(doors) == int(shop_value(made, "doors", doors))
    assert size(*doors)[0] == pytest.approx(2500 - 2 * 40 - 3, abs=0.1)


def shop_value(made: Scene, name: str, parts: list[Part]) -> float:
    return float(parts[0].params[name])


VISIBLE = [
    {"exterior_colour": "ral-3020"},
    {"interior_colour": "ral-9005"},
    {"length": "3.00"},
    {"shelves": "4"},
    {"end_walls": "glass"},
    {"base": "castors"},
    {"lighting": "none"},
    {"front": "open"},
    {"goods": "drinks"},
    {"branding_panel": "none"},
]


@pytest.mark.parametrize("choice", VISIBLE, ids=lambda choice: next(iter(choice)))
def test_a_visible_choice_changes_the_scene(shop: Shown, choice: dict[str, str]) -> None:
    assert shop(**choice).digest != shop().digest


def test_an_invisible_choice_leaves_the_scene_as_it_was(shop: Shown, desk: Shown) -> None:
    assert shop(warranty="years-5").digest == shop(warranty="years-2").digest
    assert desk(asset_tag="true").digest == desk(asset_tag="false").digest


def test_a_scene_survives_being_written_down(desk: Shown, shop: Shown) -> None:
    for made in (desk(), shop()):
        again = Scene.from_json(json.loads(json.dumps(made.to_json())))
        assert again == made
        assert again.digest == made.digest


def test_parts_lead_to_the_choice_they_show(workstation: Product, desk: Shown) -> None:
    shows = {part.source: part.shows for part in desk(graphics="rtx-5090").parts}

    assert shows["graphics"] == "graphics"
    assert shows["memory"] == "memory_kit"
    assert set(shows.values()) <= set(workstation.characteristics)
