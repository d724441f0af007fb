"""The encyclopedia: search and specification."""

import pytest

from catalog.encyclopedia import MOST_HITS, search, specification
from kernel.errors import Unknown
from kernel.text import Text
from tests.build.catalogue import MATERIALS, tiny_product

ASSIGNMENT = {"material": "oak", "width": "0.80", "shelves": "4", "doors": "false", "handle": "none", "load": "120"}


def found(query: str, language: str = "en") -> list[str]:
    return [
        f"{hit.characteristic}={hit.value}" if hit.value else hit.product
        for hit in search([tiny_product()], query, language)
    ]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bookcase", "bookcase"),
        ("BC-100", "bookcase"),
        ("bc-100", "bookcase"),
        ("oak", "material=oak"),
        ("M-2", "material=birch"),
        ("knob", "handle=knob"),
        ("solid", "material=oak"),
        ("30 kg", "material=oak"),
    ],
)
def test_names_model_numbers_and_specifications_are_found(query, first):
    assert found(query)[0] == first


def test_names_are_found_in_the_language_and_in_english():
    assert found("дуб", "ru") == ["material=oak"]
    assert found("oak", "ru") == ["material=oak"]
    assert found("дуб", "en") == []


def test_russian_yo_and_ye_are_one_letter():
    assert found("береза", "ru") == found("берёза", "ru") == ["material=birch"]


def test_every_word_must_be_found_and_beginnings_count():
    assert found("solid oa") == ["material=oak"]
    assert found("solid birch") == []
    assert found("ak") == []


@pytest.mark.parametrize("query", ["", "   ", "((((", "\0", "'; drop table"])
def test_strange_queries_find_nothing(query):
    assert found(query) == []


def test_a_query_cannot_bring_back_more_than_a_page():
    rows = "".join(
        f"plank-{number},1,P-{number},,,Plank {number},Доска {number},,\n" for number in range(MOST_HITS + 10)
    )
    product = tiny_product({"values/material.csv": MATERIALS + rows})
    assert len(search([product], "plank " * 1000, "en")) == MOST_HITS


def test_a_specification_follows_the_groups_and_shows_named_attributes():
    groups = specification(tiny_product(), ASSIGNMENT)
    assert [group.code for group in groups] == ["body", "front"]
    material, width, _ = groups[0].rows
    assert material.value_name == Text.of(en="Oak", ru="Дуб")
    assert material.attributes == (
        (Text.of(en="Load per shelf", ru="Нагрузка на полку"), Text.of(en="30 kg", ru="30 кг")),
    )
    assert width.value_name.in_("ru") == "0,80 м"
    assert [row.value_name.in_("en") for row in groups[1].rows] == ["no", "No handle", "120 kg"]


def test_a_specification_of_part_of_a_configuration_leaves_the_rest_out():
    groups = specification(tiny_product(), {"doors": "true"})
    assert [[row.characteristic for row in group.rows] for group in groups] == [["doors"]]


def test_a_value_the_product_does_not_have_is_unknown():
    with pytest.raises(Unknown):
        specification(tiny_product(), {**ASSIGNMENT, "material": "pine"})
