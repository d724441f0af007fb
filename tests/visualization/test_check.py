"""The gate hears about geometry that cannot be built before a customer does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from catalog.load import load_product, read_folder
from catalog.product import Product
from tests.build.engines import compiled_once
from tests.catalog.test_russian import without_quotes
from tests.visualization.conftest import DEMO, Shown
from visualization.check import flaws, geometry

DAY = date(2026, 11, 23)


def test_the_demo_display_case_has_no_geometry_findings(display_case: Product) -> None:
    assert list(geometry(display_case, compiled_once(display_case, "eu", DAY))) == []


def test_a_product_without_geometry_is_a_warning(display_case: Product) -> None:
    bare = replace(display_case, recipe=None)
    found = list(geometry(bare, compiled_once(bare, "eu", DAY)))

    assert [(finding.severity, finding.code) for finding in found] == [("warning", "no-geometry")]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('family = "castors"', 'family = "wheels"', "no part family 'wheels'"),
        ('layer = "LINER"', 'layer = "LINING"', "no closed outline on the layer LINING"),
        ("thickness = 18", "thicknes = 18", "no parameter thicknes"),
        ('finish = "light"', 'finish = "lite"', "no finish 'lite'"),
        ("diameter = 56", "diameter = 5600", "a number between"),
    ],
)
def test_a_recipe_that_cannot_be_built_is_found(before: str, after: str, said: str) -> None:
    files = dict(read_folder(DEMO / "display-case"))
    assert before in files["geometry.toml"]
    files["geometry.toml"] = files["geometry.toml"].replace(before, after)
    product = load_product(files)

    found = list(geometry(product, compiled_once(product, "eu", DAY)))

    assert any(said in finding.message.in_("en") for finding in found)
    assert all(finding.severity == "error" for finding in found)
    assert all(finding.place.startswith("geometry.toml") for finding in found)
    for finding in found:
        english, russian = finding.message.in_("en"), finding.message.in_("ru")
        assert re.search("[а-яё]", without_quotes(russian).partition(": ")[2]), english
        assert re.findall("'[^']*'", english) == re.findall("'[^']*'", russian), "what is quoted is carried over"


def test_completed_demo_scenes_have_no_flaws(desk: Shown, shop: Shown) -> None:
    scenes = [
        desk(),
        desk(chassis="fractal-torrent", cooler="arctic-liquid-freezer-360", lighting="rgb"),
        desk(chassis="silverstone-rm44"),
        shop(),
        shop(goods="confectionery", front="counter-glass"),
        shop(goods="fruit", front="open", length="3.75"),
    ]
    for made in scenes:
        assert flaws(made) == []
