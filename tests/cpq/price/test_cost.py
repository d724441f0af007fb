"""What a unit costs us and what is left: exact, unknown rather than zero, and outside everything that is promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.product import Product
from cpq.price import Margin, PricingContext, Waterfall, margin, price, price_with_cost, promised
from cpq.price.cost import Missing
from kernel.money import Money, total
from tests.build.catalogue import BOOKS, COST_BOOKS, TODAY, tiny_product, tiny_product_files
from tests.cpq.price.pricing import BOOKCASE, OAK, WITH_DOORS, euros, percent
from tests.cpq.price.test_price_laws import configurations


def costed(
    assignment: dict[str, str] = OAK, *, product: Product = BOOKCASE, market: str = "eu", quantity: str = "1"
) -> Waterfall:
    return price_with_cost(product, assignment, PricingContext(market, TODAY, Decimal(quantity)))


def without(row: str, sheet: str = "prices/cost-eur.csv") -> Product:
    text = tiny_product_files()[sheet]
    assert row in text
    return tiny_product({sheet: text.replace(row, "")})


def test_the_cost_of_a_unit_is_made_of_what_the_cost_book_says():
    # 120.00 + 55.00 oak + 60.00 doors + 2 x 2.10 knobs + 1.20 m x 4 boards x 19.50
    cost = costed(WITH_DOORS).cost
    assert cost is not None
    assert [(entry.step, entry.amount) for entry in cost.entries] == [
        ("list_price", euros("120.00")),
        ("option_charges", euros("55.00")),
        ("option_charges", euros("60.00")),
        ("option_charges", euros("4.20")),
        ("dimension_price", euros("93.60")),
    ]
    assert cost.unit == euros("332.80")
    assert cost.entries[-1].result == euros("332.80")


def test_the_margin_is_what_the_net_of_the_line_leaves():
    # 12 pieces at 475.55 net (list 543.484 less 12.5 %), each costing 332.80
    waterfall = costed(WITH_DOORS, quantity="12")
    assert waterfall.margin == Margin(euros("5706.60"), euros("1713.00"))
    assert waterfall.margin.percent == Decimal("30.02")


def test_a_sale_at_a_loss_has_a_margin_below_zero():
    context = PricingContext("eu", TODAY, discounts=(percent("90"),))
    waterfall = price_with_cost(BOOKCASE, OAK, context)
    assert waterfall.margin is not None
    assert waterfall.margin.amount == euros("-198.73")  # 38.67 - 237.40


def test_a_gift_has_a_margin_but_no_percentage():
    assert Margin(euros("0"), euros("-5")).to_json()["percent"] is None


def test_prices_are_the_same_with_and_without_their_cost():
    assert replace(costed(), cost=None) == price(BOOKCASE, OAK, PricingContext("eu", TODAY))


def test_a_value_without_a_cost_leaves_the_margin_unknown_and_says_which():
    waterfall = costed(product=without("option,material,oak,,55.00,,\n"))
    assert waterfall.cost is not None
    assert waterfall.cost.missing == Missing("material", "oak")
    assert (waterfall.cost.unit, waterfall.cost.of(Decimal(2)), waterfall.margin) == (None, None, None)
    assert waterfall.net == costed().net


def test_a_day_or_a_market_without_a_cost_book_leaves_the_margin_unknown():
    product = tiny_product({"prices/books.toml": BOOKS})
    assert (costed(product=product).cost, costed(product=product).margin) == (None, None)
    later = tiny_product({"prices/books.toml": BOOKS + COST_BOOKS.replace("from = 2026", "from = 2028")})
    assert price_with_cost(later, OAK, PricingContext("eu", TODAY)).cost is None
    assert price_with_cost(later, OAK, PricingContext("eu", date(2028, 1, 1))).cost is not None


def test_the_book_of_a_market_goes_before_the_one_of_all_markets():
    everywhere = '\n[[cost]]\ncode = "everywhere"\ncurrency = "EUR"\nfile = "cost-usd.csv"\n'
    product = tiny_product({"prices/books.toml": BOOKS + COST_BOOKS + everywhere})
    assert [each.code for day in (date(2025, 6, 1), TODAY) if (each := product.cost_book("eu", day))] == [
        "everywhere",
        "eu-cost",
    ]
    assert [each.code for market in ("us",) if (each := product.cost_book(market, TODAY))] == ["dollar-cost"]


def test_the_digest_that_customers_see_does_not_depend_on_the_cost():
    assert costed().digest == costed(product=without("option,material,oak,,55.00,,\n")).digest


@pytest.mark.parametrize("audience", ["customer", "rep", "engineer"])
def test_nobody_but_who_may_sees_a_trace_of_cost_or_margin(audience):
    shown = costed().to_json(audience)
    assert shown.keys().isdisjoint({"cost", "margin"})
    assert shown == price(BOOKCASE, OAK, PricingContext("eu", TODAY)).to_json(audience)


def test_who_may_sees_cost_and_margin():
    shown = costed(quantity="2").to_json("margin")
    assert shown["cost"]["unit"] == {"amount": "237.40", "currency": "EUR"}
    assert shown["cost"]["line"] == {"amount": "474.80", "currency": "EUR"}
    assert shown["margin"] == {"amount": {"amount": "298.52", "currency": "EUR"}, "percent": "38.6"}


def test_what_is_promised_is_what_a_rep_reads():
    assert promised(costed().to_json("margin")) == costed().to_json("rep")


def test_an_unknown_cost_survives_being_written_and_read():
    waterfall = costed(product=without("option,material,oak,,55.00,,\n"))
    assert Waterfall.from_json(waterfall.to_json("margin")) == waterfall


def test_a_price_written_before_costs_were_known_can_still_be_read():
    waterfall = price(BOOKCASE, OAK, PricingContext("eu", TODAY))
    assert Waterfall.from_json(waterfall.to_json("rep")) == waterfall


def test_an_unknown_cost_has_no_margin():
    assert margin(euros("100"), None) is None


@given(configurations(), st.integers(1, 1000), st.sampled_from(["eu", "us", "ru"]))
def test_cost_and_margin_make_up_the_net(assignment: dict[str, str], quantity: int, market: str):
    waterfall = costed(assignment, market=market, quantity=str(quantity))
    assert waterfall.cost is not None
    assert waterfall.margin is not None
    unit = total([entry.amount for entry in waterfall.cost.entries], waterfall.currency)
    assert waterfall.margin.amount + unit * quantity == waterfall.net
    assert Waterfall.from_json(waterfall.to_json("margin")) == waterfall
    assert Money.from_json(waterfall.to_json("margin")["cost"]["unit"]) == unit
