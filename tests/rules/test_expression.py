"""Expressions of the catalogue are evaluated exactly, without an engine."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules import RuleErrors, UnknownName, UnknownValue, compile_expression, parse
from tests.rules.books import DECLARATIONS, TABLES

BOOK = parse(
    {
        "a.rules": "\n".join(
            [
                *DECLARATIONS,
                "computed total: integer 0..9 = shelves * processor.memory",
                "computed class: one of small, big = if total > 4 then big else small",
            ]
        )
    },
    TABLES,
)
CHOSEN = {"processor": "p2", "glass": "clear", "light": "true", "shelves": "2", "length": "1.25"}


@pytest.mark.parametrize(
    ("text", "expected", "unit"),
    [
        ("shelves * 2 + 1", Decimal(5), ""),
        ("length", Decimal("1.25"), "m"),
        ("length + 250 mm", Decimal("1.5"), "m"),
        ("250 mm + length", Decimal(1500), "mm"),
        ("processor.tdp", Decimal("125.5"), "W"),
        ("total", Decimal(8), ""),
        ("max(shelves, processor.memory) * 0.5", Decimal(2), ""),
        ("count(light, glass = clear)", Decimal(2), ""),
        ("class", "big", ""),
        ("processor.socket", "lga", ""),
        ('if light then processor else "p1"', "p2", ""),
        ("class = big and not (length > 2 m)", True, ""),
    ],
)
def test_an_expression_has_its_exact_value(text, expected, unit):
    expression = compile_expression(BOOK, text)
    value = expression.value(CHOSEN)
    assert (value, type(value), expression.unit) == (expected, type(expected), unit)


def test_it_names_what_it_depends_on():
    assert compile_expression(BOOK, "class = big and light").names == ("class", "light")


def test_errors_are_reported_like_those_of_rules():
    with pytest.raises(RuleErrors) as caught:
        compile_expression(BOOK, "shelvs + 1")
    assert caught.value.findings[0].hint == "did you mean shelves?"


@pytest.mark.parametrize("text", ["", "shelves +", "shelves 2 3", '"x"', "length + processor.tdp"])
def test_nonsense_is_refused(text):
    with pytest.raises(RuleErrors):
        compile_expression(BOOK, text)


def test_a_missing_or_unknown_value_is_named():
    with pytest.raises(UnknownName):
        compile_expression(BOOK, "total").value({"shelves": "2"})
    with pytest.raises(UnknownValue):
        compile_expression(BOOK, "shelves").value({"shelves": "77"})
