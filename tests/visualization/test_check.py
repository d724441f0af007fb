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
from visualization.check import Geometry, flaws

DAY = date(2026, 11, 23)
AMERICAN = """
[[part]]
id = "american_plug"
family = "plug"
label = { en = "Plug", ru = "Вилка" }
shows = "electrical"
when = "electrical = 120v-60hz"
"""
"""A part that only cases with the mains of one market have."""


def test_the_demo_display_case_has_no_geometry_findings(display_case: Product) -> None:
    assert list(Geometry()(display_case, compiled_once(display_case, "eu", DAY))) == []


def test_a_product_without_geometry_is_a_warning(display_case: Product) -> None:
    bare = replace(display_case, recipe=None)
    found = list(Geometry()(bare, compiled_once(bare, "eu", DAY)))

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

    found = list(Geometry()(product, compiled_once(product, "eu", DAY)))

    assert any(said in finding.message.in_("en") for finding in found)
    assert all(finding.severity == "error" for finding in found)
    assert all(finding.place.startswith("geometry.toml") for finding in found)
    for finding in found:
        english, russian = finding.message.in_("en"), finding.message.in_("ru")
        assert re.search("[а-яё]", without_quotes(russian).partition(": ")[2]), english
        assert re.findall("'[^']*'", english) == re.findall("'[^']*'", russian), "what is quoted is carried over"


def test_everything_wrong_with_the_parts_is_found_at_once_and_what_stands_on_them_is_not_blamed() -> None:
    files = dict(read_folder(DEMO / "display-case"))
    for before, after in (('finish = "light"', 'finish = "matt"'), ("diameter = 56", "diameter = 5600")):
        assert before in files["geometry.toml"]
        files["geometry.toml"] = files["geometry.toml"].replace(before, after)
    product = load_product(files)

    found = list(Geometry()(product, compiled_once(product, "eu", DAY)))

    told = [finding.message.in_("en") for finding in found]
    assert any("no finish 'matt'" in said for said in told)
    assert any("a number between" in said for said in told)
    assert not any("which is not there" in said for said in told)


def test_what_only_one_market_can_show_is_found_there_and_nothing_is_tried_twice(display_case: Product) -> None:
    files = dict(read_folder(DEMO / "display-case"))
    files["geometry.toml"] += AMERICAN
    product = load_product(files)
    check = Geometry()

    assert list(check(product, compiled_once(product, "eu", DAY))) == []
    in_us = list(check(product, compiled_once(product, "us", DAY)))
    assert [finding.message.in_("en") for finding in in_us] == [
        "The picture cannot be built: there is no part family 'plug'."
    ]
    assert list(check(product, compiled_once(product, "ru", DAY))) == in_us


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
