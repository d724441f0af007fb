"""What publishing finds about prices."""

from __future__ import annotations

from dataclasses import replace

from catalog.compiled import Compiled
from cpq.price.check import unpriceable
from tests.build.catalogue import TODAY, tiny_product, tiny_product_files
from tests.cpq.price.pricing import BOOKCASE


def test_an_honest_product_has_prices_everywhere():
    assert [finding for market in BOOKCASE.markets for finding in found(market)] == []


def found(market: str, product=BOOKCASE) -> list[str]:
    return [finding.message.in_("en") for finding in unpriceable(product, Compiled(product, market, TODAY))]


def test_a_market_without_the_products_tax_is_found():
    product = replace(BOOKCASE, markets={**BOOKCASE.markets, "us": replace(BOOKCASE.markets["us"], taxes=())})
    assert found("eu", product) == []
    assert found("us", product) == [
        "As it comes, the product cannot be priced: The market 'us' has no tax for the class 'standard'."
    ]


def test_charges_below_zero_are_found():
    product = tiny_product({"prices/usd.csv": tiny_product_files()["prices/usd.csv"].replace("90.00", "-9000.00")})
    assert "below zero" in found("us", product)[0]
