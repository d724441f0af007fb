"""The demo under its terms of sale: the best is proved, and what values cost is exact or has a small gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from random import Random

import pytest

import rules
from catalog.load import load_product, read_folder
from catalog.product import Product
from catalog.publish import DEMO_FOLDER
from catalog.terms import Terms
from catalog.terms_release import read_terms_folder
from catalog.terms_sheet import load_terms
from cpq.configure import Session
from cpq.configure.best import Goal, Wanted, best
from cpq.configure.conditions import Conditions
from cpq.configure.ground import Ground
from cpq.configure.memory import Memory
from cpq.configure.value_prices import value_prices
from cpq.local import margins_of_one, price_of_one, worths_of_one
from rules import Budget
from tests.build.engines import compiled_once

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AUTUMN, RENDERING = date(2026, 11, 23), date(2027, 2, 10)
MOST_GAP = 5
"""Percent of the price; only a capped promotion beside a surcharge by weight has more than a coin."""
ANYBODY = Conditions()
DEALER, BANK = replace(ANYBODY, price_groups=("dealer",)), replace(ANYBODY, account="A-1001")
CASES = [
    ("display-case", "eu", AUTUMN, ANYBODY, 2),
    ("display-case", "us", AUTUMN, ANYBODY, 5),
    ("display-case", "eu", AUTUMN, DEALER, 10),
    ("workstation", "eu", RENDERING, ANYBODY, 2),
    ("workstation", "eu", AUTUMN, BANK, 1),
]


@cache
def product_of(code: str) -> Product:
    return load_product(read_folder(DEMO_FOLDER / code))


@cache
def terms() -> Terms:
    return load_terms(read_terms_folder(DEMO_FOLDER))


def ground_of(code: str, market: str, day: date, buyer: Conditions) -> Ground:
    return Ground(
        compiled_once(product_of(code), market, day),
        market,
        day,
        price_of_one,
        worths_of_one,
        margins_of_one,
        lambda product, assignment: None,
        Memory(4_096),
        Budget(),
        replace(buyer, digest=terms().digest, terms=terms()),
    )


def session_of(ground: Ground) -> Session:
    product = ground.product
    return Session("ses_1", product.code, product.digest, 1, ground.market, ground.day, NOON)


@pytest.mark.parametrize(("code", "market", "day", "buyer", "cases"), CASES)
def test_the_best_is_proved_and_values_have_a_small_gap(code, market, day, buyer, cases):
    ground = ground_of(code, market, day, buyer)
    assert len(ground.worths) == cases
    session, goals = session_of(ground), list[Goal](["cheapest", "dearest", "margin"])
    assert all(best(ground, session, Wanted(goal)).proved for goal in goals if goal != "margin" or ground.margins)
    for values in value_prices(ground, session, "rep").values.values():
        for told in values.values():
            assert told.total is not None
            assert told.gap is None or told.gap.amount * 100 <= told.total.amount * MOST_GAP


@pytest.mark.parametrize(("code", "market", "day", "buyer", "cases"), CASES)
def test_no_sampled_product_is_cheaper_than_its_values_are_told_to_be(code, market, day, buyer, cases):
    ground = ground_of(code, market, day, buyer)
    told = value_prices(ground, session_of(ground), "rep").values
    for assignment in rules.sample(ground.engine, {}, 40, Random(cases)).assignments:
        price = ground.price(dict(assignment))
        assert price is not None
        for name, values in told.items():
            least = values[assignment[name]].total
            assert least is not None
            assert least <= price.total
