"""The least price of a product: of everything that a customer can come to, or not told."""

from __future__ import annotations

import pytest

from cpq.configure import OpenSession
from cpq.configure.best import Wanted
from kernel.db import Database
from tests.build.catalogue import TINY
from tests.cpq.configure.shop import Shop, open_shop, replaced
from tests.cpq.configure.test_value_prices import everything

WOODS = (("oak", "80.00"), ("birch", "0"), ("steel", "-15.50"))
"""Materials with what they cost in euro."""


@pytest.mark.parametrize("market", ["eu", "ru", "us"])
def test_nothing_that_can_be_configured_costs_less(shop: Shop, market: str):
    least = shop.cpq.lowest(TINY, market)
    assert least is not None
    assert least.amount == min(total for _, total in everything(market))
    start = shop.cpq.starting_point(TINY, market)
    assert start.price is not None
    assert least.amount < start.price.total.amount, "the start has shelves and doors that need not be"


def test_one_click_on_the_cheapest_leads_to_it(shop: Shop):
    view = shop.cpq.choose_best(shop.open().session.id, Wanted("cheapest"))
    assert view.price is not None
    assert view.price.total == shop.cpq.lowest(TINY, "eu")


def test_it_is_not_told_if_a_customer_cannot_choose_what_is_cheapest(embedded: Database):
    internal = ("[characteristic.material]\n", "[characteristic.material]\ninternal = true\n")
    shop = open_shop(embedded, changes={"product.toml": replaced("product.toml", internal)})
    view = shop.open()
    told = shop.cpq.best(view.session.id, Wanted("cheapest"))
    assert told.assignment is not None
    assert told.assignment["material"] != view.assignment["material"]
    assert shop.cpq.lowest(TINY, "eu") is None


def test_it_is_not_told_where_prices_are_on_request(embedded: Database):
    requests = [(f"option,material,{value},,{price},", f"request,material,{value},,,") for value, price in WOODS]
    shop = open_shop(embedded, changes={"prices/eur.csv": replaced("prices/eur.csv", *requests)})
    assert shop.cpq.open_session(OpenSession(TINY, "eu")).price is None
    assert shop.cpq.lowest(TINY, "eu") is None
