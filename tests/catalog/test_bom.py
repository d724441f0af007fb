"""The bill of materials of a configuration."""

from decimal import Decimal

import pytest

from catalog.bom import explode
from kernel.errors import Broken
from kernel.text import Text
from tests.build.catalogue import BOM, MATERIALS, tiny_product

OAK = {"material": "oak", "width": "0.80", "shelves": "4", "doors": "false", "handle": "none", "load": "120"}
WITH_DOORS = {**OAK, "doors": "true", "handle": "bar"}


def parts(assignment, **changes) -> list[tuple[str, str, str]]:
    return [
        (line.part, f"{line.quantity.normalize():f}", line.unit)
        for line in explode(tiny_product(changes), assignment).lines
    ]


def test_parts_and_quantities_follow_from_the_configuration():
    assert parts(OAK) == [
        ("P-OAK", "1", "pcs"),
        ("P-SHELF", "4", "pcs"),
        ("P-BOARD", "3.2", "m"),
        ("P-BRACKET", "3", "pcs"),
    ]


def test_conditions_choose_between_rows_of_one_position():
    assert ("P-BAR", "2", "pcs") in parts(WITH_DOORS)
    assert ("P-KNOB", "2", "pcs") in parts({**WITH_DOORS, "handle": "knob"})


def test_a_quantity_of_zero_leaves_the_line_out():
    assert not [line for line in parts({**OAK, "shelves": "1"}) if line[0] == "P-BRACKET"]


def test_lines_stand_by_position_and_not_by_row():
    shuffled = BOM.splitlines(keepends=True)
    product = tiny_product({"bom.csv": "".join([shuffled[0], *reversed(shuffled[1:])])})
    assert [line.position for line in explode(product, WITH_DOORS).lines] == [10, 20, 30, 40, 50, 60]


def test_a_part_without_a_name_is_called_like_the_value_it_comes_from():
    lines = explode(tiny_product(), OAK).lines
    assert lines[0].name == Text.of(en="Oak", ru="Дуб")
    assert lines[1].name == Text.of(en="Shelf", ru="Полка")


def test_quantities_are_exact():
    lines = explode(tiny_product(), {**OAK, "width": "1.20", "shelves": "6"}).lines
    assert lines[2].quantity == Decimal("7.2")


def test_the_digest_changes_with_the_parts_and_only_with_them():
    product = tiny_product()
    assert explode(product, OAK).digest == explode(product, {**OAK, "load": "90"}).digest
    assert explode(product, OAK).digest != explode(product, WITH_DOORS).digest


def test_a_product_without_the_file_has_no_parts():
    assert explode(tiny_product({"bom.csv": None}), OAK).lines == ()


@pytest.mark.parametrize(
    ("old", "new", "code"), [("shelves - 1", "shelves - 5", "bom-quantity"), ("P-OAK", "", "bom-part")]
)
def test_a_row_that_makes_no_sense_is_our_fault_and_says_where_it_stands(old, new, code):
    files = {"bom.csv": BOM.replace(old, new), "values/material.csv": MATERIALS.replace(old, new)}
    with pytest.raises(Broken) as caught:
        explode(tiny_product(files), OAK)
    assert caught.value.code == code
    assert caught.value.message.startswith("bom.csv:")
