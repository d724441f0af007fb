"""The look of a product decides its scene, and nothing else does."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.load import load_product, read_folder
from catalog.product import Product
from tests.build.catalogue import tiny_product
from tests.build.engines import compiled_once
from tests.visualization.conftest import DEMO
from visualization.build import scene
from visualization.look import Look, read_names

LAW_DAY = date(2026, 11, 23)
ENOUGH = 400
"""Single changes of value that are tried for each product."""


@pytest.fixture(scope="module", params=["workstation", "display-case"])
def product(request: pytest.FixtureRequest) -> Product:
    return load_product(read_folder(DEMO / request.param))


def test_configurations_that_look_alike_have_the_same_scene(product: Product) -> None:
    compiled = compiled_once(product, "eu", LAW_DAY)
    start = compiled.engine.complete({}).assignment
    assert start is not None
    names = read_names(product)
    unread = [each for each in product.rule_book.characteristics if each.name not in names and not each.computed]
    assert unread, "some characteristics do not show"
    expected = scene(product, start).digest
    changes = [(one.name, value) for one in unread for value in one.values]
    for name, value in changes[:ENOUGH]:
        assert scene(product, {**start, name: value}).digest == expected, (name, value)


def test_a_scene_is_made_of_the_values_of_a_look_alone(product: Product) -> None:
    start = compiled_once(product, "eu", LAW_DAY).engine.complete({}).assignment
    assert start is not None
    alone = {name: start[name] for name in read_names(product)}
    assert scene(product, alone) == scene(product, start)


def test_a_product_without_a_recipe_has_nothing_to_read() -> None:
    assert read_names(tiny_product()) == ()


def test_a_look_is_read_back_and_damage_is_noticed() -> None:
    look = Look("p" * 64, {"width": "1.20", "colour": "белый"})
    assert Look.read(look.content) == look
    assert Look("p" * 64, {"colour": "белый", "width": "1.20"}).digest == look.digest
    assert Look("q" * 64, look.values).digest != look.digest
    for damaged in (b"", b"[]", look.content[:-3], look.content.replace(b'"builder":"', b'"builder":"0')):
        assert Look.read(damaged) is None
