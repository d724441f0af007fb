"""The margin as an objective: never less than what is left, and off by no more than roundings can move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rules
from catalog.charges import charges, cost_charges, joints
from catalog.load import load_product, read_folder
from catalog.product import Product
from catalog.publish import DEMO_FOLDER
from cpq.price import PricingContext, price_with_cost
from cpq.price.margin_objective import MarginObjective, margin_objectives
from kernel.money import Money
from tests.build.catalogue import BOOKS, MARKETS, TODAY, tiny_product, tiny_product_files
from tests.build.engines import compiled_once
from tests.cpq.price.pricing import BOOKCASE, OAK, WITH_DOORS, euros
from tests.cpq.price.test_price_laws import bookcases, configurations

EU = PricingContext("eu", TODAY)
DAY = date(2026, 11, 23)
INCLUSIVE = {"markets.toml": MARKETS.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n')}
A_TIER = {"prices/tiers.csv": "from_quantity,percent\n1,5\n"}


@cache
def demo(code: str) -> Product:
    return load_product(read_folder(DEMO_FOLDER / code))


def objective_of(product: Product, context: PricingContext = EU) -> MarginObjective:
    (found,) = margin_objectives(product, context)
    return found


def loss(product: Product, margins: MarginObjective, assignment: dict[str, str]) -> int:
    """Return what a configuration is worth, joints worked out as their tables say."""
    values = dict(assignment)
    for each in joints(product):
        values[each.name] = each.cells[tuple(assignment[name] for name in each.scope)]
    return rules.worth(margins.loss, values)


def left(product: Product, assignment: dict[str, str], context: PricingContext = EU) -> Money:
    found = price_with_cost(product, assignment, context).margin
    assert found is not None
    return found.amount


def test_it_is_the_margin_of_the_waterfall_where_nothing_is_rounded():
    # 386.66 for 386.656 of list: the metre of boards is charged in tenths of a cent, so half a coin may be missing
    margins = objective_of(BOOKCASE)
    assert left(BOOKCASE, OAK) == euros("149.26")
    assert margins.most(loss(BOOKCASE, margins, OAK)) == euros("149.266")


@pytest.mark.parametrize(
    "changes", [{}, INCLUSIVE, A_TIER, INCLUSIVE | A_TIER], ids=["plain", "with tax", "tier", "both"]
)
@given(configurations())
def test_no_configuration_leaves_more_than_it_says_nor_much_less(changes, assignment):
    product = _bookcase(tuple(changes.items()))
    margins = objective_of(product)
    most, exact = margins.most(loss(product, margins, assignment)), left(product, assignment)
    assert most is not None
    assert exact <= most
    assert (most - exact).amount <= margins.may_miss.amount + Decimal("0.000001")


@cache
def _bookcase(changes) -> Product:
    return tiny_product(dict(changes))


@given(bookcases(("EUR",)), configurations())
def test_any_prices_keep_within_the_slack(product: Product, assignment):
    margins = objective_of(product)
    most, exact = margins.most(loss(product, margins, assignment)), left(product, assignment)
    assert most is not None
    assert exact <= most <= exact + margins.may_miss + euros("0.000001")


def test_whole_cents_need_no_slack():
    files = tiny_product_files()
    whole = {path: text.replace("dimension,,,width * shelves", "dimension,,,shelves") for path, text in files.items()}
    product = tiny_product(whole)
    margins = objective_of(product)
    assert margins.slack == 0
    assert margins.most(loss(product, margins, WITH_DOORS)) == left(product, WITH_DOORS)


def test_without_a_cost_book_there_is_none():
    assert margin_objectives(tiny_product({"prices/books.toml": BOOKS}), EU) == ()


def test_what_has_no_cost_is_beyond_every_loss():
    sheet = tiny_product_files()["prices/cost-eur.csv"].replace("option,material,oak,,55.00,,\n", "")
    product = tiny_product({"prices/cost-eur.csv": sheet})
    margins = objective_of(product)
    assert margins.most(loss(product, margins, OAK)) is None
    assert margins.margin_of(OAK) is None
    assert margins.most(loss(product, margins, {**OAK, "material": "birch"})) is not None


def test_costs_by_other_sizes_than_prices_count_between_their_ends():
    sheet = tiny_product_files()["prices/cost-eur.csv"].replace("width * shelves", "width * width * shelves")
    product = tiny_product({"prices/cost-eur.csv": sheet})
    (sized,) = [each for each in cost_charges(product) if each.per == "width * width * shelves"]
    assert (sized.counted, sized.joint) == (None, None)
    margins = objective_of(product)
    most = margins.most(loss(product, margins, OAK))
    assert most is not None
    assert left(product, OAK) < most


def test_costs_by_the_same_sizes_share_the_joints_of_prices():
    own = {id(each) for each in charges(BOOKCASE)}
    assert {id(each) for each in cost_charges(BOOKCASE)} <= own


@pytest.mark.parametrize("code", ["workstation", "display-case"])
def test_the_demos_are_exact_but_for_roundings(code: str):
    product, context = demo(code), PricingContext("eu", DAY)
    margins = objective_of(product, context)
    compiled = compiled_once(product, "eu", DAY)
    for values in rules.sample(compiled.pricing, {}, 20, Random(7)).assignments:
        assignment = rules.without_joints(values)
        most, exact = margins.most(rules.worth(margins.loss, values)), left(product, assignment, context)
        assert most is not None
        assert exact <= most <= exact + margins.may_miss
    assert margins.slack <= Decimal("0.02")


@given(st.integers(-(10**9), 10**9))
def test_a_larger_loss_leaves_less(worth: int):
    margins = replace(objective_of(BOOKCASE), between=(-(10**9), 10**9 + 1))
    better, worse = margins.most(worth), margins.most(worth + 1)
    assert better is not None
    assert worse is not None
    assert worse < better
