"""What is wrong with a recipe is told in Russian too: every sentence worded here, with what is filled in."""

from __future__ import annotations

import re

import pytest

from tests.catalog.test_russian import sentences
from visualization.russian import PARTS, PHRASES, in_russian

TELLING = ("assembly", "build", "check", "drawing_source")
"""Modules that find what is wrong with recipes and drawings."""

NOT_TOLD_THERE = ("{} has no geometry.", "The picture cannot be built: {}")
"""What is no part of a finding, or is told in both languages where it stands."""


@pytest.mark.parametrize("module", TELLING)
def test_every_sentence_about_a_recipe_is_known_in_russian(module: str) -> None:
    worded = list(sentences(f"visualization/{module}"))
    placeless = {each: each.removeprefix("{}: ") for each in worded}
    missing = [
        each for each, said in placeless.items() if not {each, said} & {*NOT_TOLD_THERE} and not told(each, said)
    ]
    assert worded
    assert not missing, missing


def told(*worded: str) -> bool:
    """Tell whether one of these is known, as a sentence or as what fills one."""
    return any(each in PARTS or re.search("[а-яё]", in_russian(each.replace("{}", "X"))) for each in worded)


@pytest.mark.parametrize(("english", "russian"), [*PHRASES.items(), *PARTS.items()])
def test_phrases_fill_what_they_are_given(english: str, russian: str) -> None:
    assert russian.count("{}") == english.count("{}")


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("the family 'box' has no parameter a, b: c.", "у семейства 'box' нет параметра a, b: c."),
        (
            "diameter of 'castor' is 5600.0; a number between 20 and 120 is needed.",
            "diameter у 'castor' — 5600.0, а нужно: число от 20 до 120.",
        ),
        ("size of 'a of b' is missing.", "не указано: size у 'a of b'."),
        ("shelf_1, wood: it is not closed", "shelf_1, wood: тело не замкнуто"),
        ("shelf_1, wood: it leaves its envelope", "shelf_1, wood: выходит за свои габариты"),
        (
            "'front' has no value 'glas'; did you mean 'glass' or 'gloss'?",
            "у 'front' нет значения 'glas'; может быть, 'glass' или 'gloss'?",
        ),
        ("Nobody has translated this, or that.", "Nobody has translated this, or that."),
    ],
)
def test_what_is_filled_in_is_carried_over(english: str, russian: str) -> None:
    assert in_russian(english) == russian
