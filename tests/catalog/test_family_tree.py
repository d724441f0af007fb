"""The families of many products as one tree."""

from __future__ import annotations

from dataclasses import replace

from catalog.family import Family
from catalog.family_tree import family_tree
from catalog.product import Product
from kernel.text import Text
from tests.build.catalogue import tiny_product

GOODS = Family("goods", Text.of(en="Goods"), Text())
CARS = Family("cars", Text.of(en="Cars"), Text(), "goods")
FURNITURE = Family("furniture", Text.of(en="Furniture"), Text(), "goods")
TABLES = Family("tables", Text.of(en="Tables"), Text(), "furniture")


def product(code: str, *families: Family) -> Product:
    return replace(tiny_product(), code=code, family=families[0].code, families=families)


def test_every_family_follows_its_parent_and_knows_its_own_products() -> None:
    products = [
        product("desk", TABLES, FURNITURE, GOODS),
        product("shelf", FURNITURE, GOODS),
        product("van", CARS, GOODS),
        product("box", FURNITURE, GOODS),
    ]
    assert [(each.family.code, each.products) for each in family_tree(products)] == [
        ("goods", ()),
        ("cars", ("van",)),
        ("furniture", ("box", "shelf")),
        ("tables", ("desk",)),
    ]


def test_of_two_copies_of_a_family_the_first_is_right() -> None:
    renamed = replace(GOODS, name=Text.of(en="Everything"))
    tree = family_tree([product("van", CARS, renamed), product("shelf", FURNITURE, GOODS)])
    assert [each.family.name.in_("en") for each in tree] == ["Everything", "Cars", "Furniture"]


def test_copies_that_turn_the_tree_over_leave_every_family_in_it_once() -> None:
    turned = product("goods", replace(GOODS, parent="furniture"), replace(FURNITURE, parent=""))
    shelf = product("shelf", FURNITURE, GOODS)
    assert [each.family.code for each in family_tree([shelf, turned])] == ["goods", "furniture"]
    assert [each.family.code for each in family_tree([turned, shelf])] == ["furniture", "goods"]


def test_products_whose_family_is_only_a_word_make_no_tree() -> None:
    assert family_tree([tiny_product()]) == ()
