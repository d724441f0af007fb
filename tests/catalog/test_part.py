"""Parts: numbers are checked, measures have units, and only what the product names is for buyers."""

from __future__ import annotations

import pytest

from catalog.bom import explode
from catalog.encyclopedia import search
from catalog.gate import missing_names, unknown_parts
from catalog.load import load_product
from catalog.part import NO_PARTS, Part
from catalog.product import Product
from kernel.errors import Malformed
from kernel.text import Text
from tests.build.catalogue import BOM, PRODUCT, TODAY, tiny_product, tiny_product_files
from tests.build.engines import compiled_once
from tests.build.families import GOODS, family_files

PARTS = """\
number,name_en,name_ru,gtin,supplier,supplier_number,model_number,weight[kg],power[W],pieces#,grade
P-OAK,Oak board,Дубовая доска,2000000000015,Forest,F-1,M-1,7.50,,3,A
P-BIRCH,,,2000000000022,Forest,F-2,,6,,,
P-STEEL,Steel sheet,Стальной лист,,,,,,,,
P-SHELF,Shelf,Полка,00000000,,,,,,,
"""
NAMES = """
[part.attributes.weight]
name = { en = "Weight", ru = "Вес" }
"""


def with_parts(sheet: str = PARTS, names: str = NAMES, **changes: str) -> Product:
    return tiny_product({"parts.csv": sheet, "product.toml": PRODUCT + names, **changes})


def told(sheet: str, names: str = NAMES) -> list[tuple[str, str]]:
    with pytest.raises(Malformed) as caught:
        with_parts(sheet, names)
    return [(each.path, each.message) for each in caught.value.problems]


def test_a_part_has_its_numbers_names_and_measures() -> None:
    product = with_parts()
    assert product.parts.by_number["P-OAK"] == Part(
        "P-OAK",
        Text.of(en="Oak board", ru="Дубовая доска"),
        "2000000000015",
        "Forest",
        "F-1",
        "M-1",
        {"weight": "7.50", "pieces": "3", "grade": "A"},
    )
    assert [(each.code, each.unit, each.is_number) for each in product.parts.attributes] == [
        ("weight", "kg", True),
        ("power", "W", True),
        ("pieces", None, True),
        ("grade", None, False),
    ]
    assert [each.code for each in product.parts.shown] == ["weight"]
    oak = product.characteristics["material"].value("oak")
    assert product.part_of(oak) is product.parts.by_number["P-OAK"]
    assert tiny_product().parts == NO_PARTS
    assert tiny_product().part_of(oak) is None


@pytest.mark.parametrize("gtin", ["20000011", "200000000011", "2000000000015", "02000000000015"])
def test_gtins_of_every_length_are_taken(gtin: str) -> None:
    from stdnum import ean

    right = gtin[:-1] + ean.calc_check_digit(gtin[:-1])
    assert with_parts(PARTS.replace("2000000000015", right)).parts.by_number["P-OAK"].gtin == right


BAD = [
    ("2000000000015", "2000000000016", "2:31", "the last one would be 5"),
    ("2000000000015", "200000000001", "2:31", "the last one would be"),
    ("2000000000015", "20000000015", "2:31", "8, 12, 13 or 14 digits"),
    ("2000000000015", "4O06381333931", "2:31", "8, 12, 13 or 14 digits"),
    ("2000000000022", "2000000000015", "3:11", "'P-OAK' in line 2 has this GTIN already"),
    ("P-BIRCH", "P-OAK", "3:1", "stands in line 2 already"),
    ("P-BIRCH", "", "3:1", "'number' is empty"),
    ("P-BIRCH", "P" * 101, "3:1", "at most 100 characters"),
    ("7.50", "7,5kg", "2:69", "12 cells"),
    ("7.50", "heavy", "2:60", "not a number"),
    ("7.50", "-1", "2:60", "not below zero"),
    (",3,A", ",three,A", "2:66", "not a number"),
    ("Oak board", "", "2:7", "English name is missing"),
    ("weight[kg]", "weight[W]", "1:67", "'weight' is measured in kg"),
    ("weight[kg]", "weight", "1:67", "'weight' is measured in kg"),
    ("power[W]", "power[1!]", "1:78", "is no unit"),
    ("power[W]", "Power", "1:78", "cannot be read"),
    ("power[W]", "weight[g]", "1:78", "has two columns"),
    ("number,", "no,", "1:1", "lacks the column 'number'"),
]


@pytest.mark.parametrize(("old", "new", "place", "message"), BAD)
def test_what_cannot_be_is_told_at_its_cell(old: str, new: str, place: str, message: str) -> None:
    found = told(PARTS.replace(old, new, 1))
    assert any(path == f"parts.csv:{place}" and message in said for path, said in found), found


def test_names_of_attributes_that_no_column_has_are_told_in_the_products_own_file() -> None:
    height = NAMES.replace("weight", "weigth")
    assert [said for path, said in told(PARTS, height) if path.startswith("product.toml:")] == [
        "parts.csv has no column 'weigth'. Did you mean 'weight'?"
    ]
    with pytest.raises(Malformed):
        tiny_product({"product.toml": PRODUCT + NAMES})


def test_a_family_names_attributes_for_all_its_products() -> None:
    named = family_files({"families/goods.toml": GOODS + NAMES + NAMES.replace("weight", "height")})
    assert load_product(named).parts == NO_PARTS
    assert [each.code for each in load_product({**named, "parts.csv": PARTS}).parts.shown] == ["weight"]


def test_a_part_of_the_list_needs_no_name_in_the_bill_of_materials() -> None:
    bom = BOM.replace("pcs,Shelf,Полка", "pcs,,")
    product = with_parts(**{"bom.csv": bom})
    assignment = {
        "material": "oak",
        "width": "0.80",
        "shelves": "4",
        "doors": "false",
        "handle": "none",
        "load": "120",
    }
    assert explode(product, assignment).digest == explode(tiny_product(), assignment).digest
    with pytest.raises(Malformed):
        tiny_product({"bom.csv": bom})


def test_parts_that_the_list_lacks_are_found() -> None:
    product = with_parts()
    found = list(unknown_parts(product, compiled_once(product, "eu", TODAY)))
    assert [(each.severity, each.place) for each in found] == [("warning", "parts.csv")]
    assert "P-BOARD, P-DOOR, P-KNOB, P-BAR, P-BRACKET." in found[0].message.in_("en")
    assert list(unknown_parts(tiny_product(), compiled_once(tiny_product(), "eu", TODAY))) == []


def test_names_of_parts_are_asked_for_in_the_languages_of_the_markets() -> None:
    product = with_parts(PARTS.replace("Стальной лист", ""))
    found = list(missing_names(product, compiled_once(product, "ru", TODAY)))
    assert [(each.severity, each.place) for each in found] == [("error", "parts.csv")]
    assert "P-STEEL" in found[0].message.in_("en")


def test_a_value_is_found_by_the_gtin_of_its_part() -> None:
    hits = search([with_parts()], "2000000000015", "ru")
    assert [(hit.characteristic, hit.value) for hit in hits] == [("material", "oak")]


def test_ten_thousand_parts_are_read_in_one_pass() -> None:
    rows = "".join(f"N-{number},,,,,,,1,,,\n" for number in range(10_000))
    assert len(load_product(tiny_product_files({"parts.csv": PARTS + rows})).parts.by_number) == 10_004
