"""The list price as an objective of the solver: what it is worth is what the waterfall says, to the last digit."""

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
from catalog.charges import charges, joints
from catalog.load import load_product, read_folder
from catalog.price_book import PriceBook
from catalog.product import Product
from catalog.publish import DEMO_FOLDER
from catalog.terms import Scope, Surcharge, Terms
from cpq.price import Discount, PricingContext, price
from cpq.price.objective import PriceObjective, objectives
from cpq.price.pricer import totals_from_list
from cpq.price.whole_numbers import LARGEST
from kernel.errors import Unknown
from kernel.money import Money
from tests.build.catalogue import TODAY, tiny_product, tiny_product_files
from tests.build.engines import compiled_once
from tests.cpq.price.pricing import BOOKCASE
from tests.cpq.price.test_price_laws import bookcases, configurations, decimals

EU = PricingContext("eu", TODAY)
DAY = date(2026, 11, 23)


def worth(product: Product, priced: PriceObjective, assignment: dict[str, str], *, greatest: bool = False) -> int:
    """Return what a configuration is worth, joints worked out as their tables say."""
    values = dict(assignment)
    for each in joints(product):
        values[each.name] = each.cells[tuple(assignment[name] for name in each.scope)]
    return rules.worth(priced.greatest if greatest else priced.least, values)


def objective(product: Product, context: PricingContext) -> PriceObjective:
    """Return the objective where the terms look at no configuration."""
    (found,) = objectives(product, context)
    return found


def listed(priced: PriceObjective, worth: int) -> Money:
    found = priced.amount(worth)
    assert found is not None
    return found


def total(priced: PriceObjective, worth: int) -> Money:
    found = priced.lowest(worth)
    assert found is not None
    return found


@cache
def demo(code: str) -> Product:
    return load_product(read_folder(DEMO_FOLDER / code))


@pytest.mark.parametrize("market", ["eu", "us", "ru"])
@pytest.mark.parametrize("code", ["workstation", "display-case"])
def test_on_the_demos_the_worth_of_a_configuration_is_its_list_price(code: str, market: str):
    product, context = demo(code), PricingContext(market, DAY)
    priced = objective(product, context)
    assert priced.is_exact
    engine = compiled_once(product, market, DAY).engine
    for assignment in rules.sample(engine, {}, 60, Random(market)).assignments:
        made = dict(assignment)
        waterfall = price(product, made, context)
        assert priced.amount(worth(product, priced, made)) == waterfall.list
        assert priced.highest(worth(product, priced, made, greatest=True)) == waterfall.total


def test_the_demos_need_few_joints_and_no_bound():
    for code in ("workstation", "display-case"):
        assert all(each.counted is not None for each in charges(demo(code)))
    assert len(joints(demo("workstation"))) == 4


@given(bookcases(), configurations())
def test_the_worth_of_any_configuration_is_its_list_price(product: Product, assignment: dict[str, str]):
    priced = objective(product, EU)
    waterfall = price(product, assignment, EU)
    assert priced.is_exact
    assert priced.amount(worth(product, priced, assignment)) == waterfall.list
    assert priced.highest(worth(product, priced, assignment)) == waterfall.total


@given(
    bookcases(),
    st.tuples(configurations(), configurations()),
    st.one_of(st.integers(1, 5000).map(Decimal), decimals("0.001", "99", 3)),
    st.lists(decimals("0", "100", 4), max_size=3),
)
def test_what_is_cheaper_by_list_is_not_dearer_in_the_end(
    product: Product, pair: tuple[dict[str, str], dict[str, str]], quantity: Decimal, percents: list[Decimal]
):
    context = replace(EU, quantity=quantity, discounts=tuple(Discount(percent=each) for each in percents))
    one, other = sorted((price(product, each, context) for each in pair), key=lambda each: each.list.amount)
    assert one.total <= other.total
    total_of = totals_from_list(product, context)
    assert (total_of(one.list), total_of(other.list)) == (one.total, other.total)


def test_other_amounts_need_no_other_joints():
    other = tiny_product({"prices/eur.csv": tiny_product_files()["prices/usd.csv"]})
    problem = compiled_once(other, "eu", TODAY).problem
    assert rules.joined(problem, joints(other)).digest == rules.joined(problem, joints(BOOKCASE)).digest


def test_a_value_without_a_price_is_worth_more_and_less_than_any_price():
    book = BOOKCASE.price_book("eu", TODAY)
    options = tuple(option for option in book.options if option.value != "steel")
    product = with_book(replace(book, options=options))
    steel = {"material": "steel", "width": "0.60", "shelves": "1", "doors": "false", "handle": "none", "load": "40"}
    with pytest.raises(Unknown):
        price(product, steel, EU)
    priced = objective(product, EU)
    dearest = {"material": "oak", "width": "1.20", "shelves": "6", "doors": "true", "handle": "bar", "load": "180"}
    assert worth(product, priced, steel) > worth(product, priced, dearest)
    assert worth(product, priced, steel, greatest=True) < worth(product, priced, {**steel, "material": "birch"})
    for greatest in (False, True):
        assert priced.highest(worth(product, priced, steel, greatest=greatest)) is None


def test_amounts_too_large_or_too_fine_for_the_engines_become_bounds_around_the_price():
    book = BOOKCASE.price_book("eu", TODAY)
    options = tuple(replace(each, amount=Money.of("123456789.123456789123", "EUR")) for each in book.options)
    product = with_book(replace(book, options=options))
    priced = objective(product, EU)
    assert not priced.is_exact
    for assignment in (
        {"material": "oak", "width": "1.20", "shelves": "6", "doors": "true", "handle": "bar", "load": "180"},
        {"material": "birch", "width": "0.60", "shelves": "1", "doors": "false", "handle": "none", "load": "20"},
    ):
        low, high = (worth(product, priced, assignment, greatest=each) for each in (False, True))
        assert abs(low) < LARGEST
        exact = price(product, assignment, EU)
        assert listed(priced, low) <= exact.list <= listed(priced, high)
        assert total(priced, low) <= exact.total <= total(priced, high)


def test_a_charge_over_too_many_combinations_becomes_a_bound():
    path = "rules/bookcase.rules"
    fine = tiny_product_files()[path].replace("0.60..1.20 step 0.20", "0.6000..1.2000 step 0.0001")
    product = tiny_product({path: fine})
    priced = objective(product, EU)
    assert not priced.is_exact
    assert joints(product) == ()
    assignment = {"material": "oak", "width": "0.8001", "shelves": "4", "doors": "false", "handle": "none"}
    exact = price(product, assignment, EU).list
    low, high = (listed(priced, worth(product, priced, assignment, greatest=each)) for each in (False, True))
    assert low < exact < high


def with_book(book: PriceBook) -> Product:
    """Return the bookcase with another book for Europe, and no other."""
    return replace(BOOKCASE, price_books=(book,))


def test_with_terms_a_list_price_tells_no_total():
    freight = Surcharge("f", BOOKCASE.name, "freight", Scope(), "weight", amount=Money.of("1", "EUR"), weight="load")
    terms = Terms(surcharges=(freight,))
    with pytest.raises(ValueError, match="terms"):
        totals_from_list(BOOKCASE, replace(EU, terms=terms))
