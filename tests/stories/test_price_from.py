"""The shop says what its products start from, and one click on the cheapest leads there."""

from __future__ import annotations

import json
import re
import urllib.request
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, amount


def answer(live: LiveServer, path: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{live.url}{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as found:
        return json.load(found)


@pytest.mark.parametrize("market", ["eu", "us", "ru"])
def test_each_demo_product_starts_from_the_cheapest_that_is_proved(live: LiveServer, market: str):
    live.warmed()
    cards = answer(live, f"/v1/products?market={market}")["items"]
    assert [card["code"] for card in cards] == ["display-case", "workstation"]
    for card in cards:
        session = answer(live, "/v1/sessions", {"product": card["code"], "market": market})
        best = answer(live, f"/v1/sessions/{session['id']}/best?goal=cheapest")
        assert best["proved"]
        assert card["price_from"] == best["price"]["total"]
        assert card["price_shown"] == session["price"]["total"]
        assert Decimal(card["price_from"]["amount"]) < Decimal(card["price_shown"]["amount"])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "width", "start", "shown"),
    [("en-US", 1440, "from", "as shown"), ("ru-RU", 360, "от", "как на картинке")],
)
def test_a_card_says_from_only_when_it_is_true(
    live: LiveServer, browser: Browser, locale: str, width: int, start: str, shown: str
):
    def as_before_it_is_known(route: Route) -> None:
        page = route.fetch().json()
        route.fulfill(json={**page, "items": [{**card, "price_from": None} for card in page["items"]]})

    live.warmed()
    with Visitor(browser, live, locale=locale, width=width) as customer:
        page = customer.page
        page.route(re.compile("/v1/products[?]"), as_before_it_is_known)
        customer.open("/")
        price = page.locator(".showcase-price").last
        expect(price).to_have_text(re.compile(rf"\d.* {shown}$"))
        customer.check_accessibility()
        price.scroll_into_view_if_needed()
        customer.picture(f"shop-as-shown-{width}")
        page.unroute_all()
        page.reload()
        expect(price).to_have_text(re.compile(rf"^{start} .*\d"))
        customer.check_accessibility()
        price.scroll_into_view_if_needed()
        customer.picture(f"shop-from-{width}")


@pytest.mark.browser
def test_the_cheapest_in_the_configurator_costs_what_the_card_says(live: LiveServer, browser: Browser):
    live.warmed()
    with Visitor(browser, live) as customer:
        customer.open("/")
        card = customer.page.get_by_role("article", name="Workstation W1")
        said = amount(card.locator(".showcase-price"))
        card.get_by_role("link", name="Configure Workstation W1").click()
        assert customer.total() > said
        customer.page.get_by_role("button", name="Budget", exact=True).click()
        customer.page.get_by_role("button", name="Take the cheapest").click()
        expect(customer.page.get_by_text("Nothing cheaper meets your choices.")).to_be_visible()
        assert customer.total() == said
