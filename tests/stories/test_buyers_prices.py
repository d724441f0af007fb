"""A rep configures a line again for its buyer: the prices are the buyer's, and a visitor does not get to see them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor
from tests.stories.test_first_sale import asks_for_a_quote, logs_in
from tests.stories.test_line_editor import line

pytestmark = pytest.mark.browser


def test_the_configurator_shows_the_prices_of_the_quotes_buyer(live: LiveServer, browser: Browser):
    with Visitor(browser, live) as customer:
        customer.open("/configure/workstation")
        expect(customer.page.get_by_test_id("price-total").first).to_be_visible()
        listed = customer.total()
        number = asks_for_a_quote(customer)
    with Visitor(browser, live) as rep:
        logs_in(rep, "rep@demo.example")
        page = rep.page
        page.get_by_role("link", name=re.compile(number)).first.click()
        page.get_by_role("button", name="Change the buyer").click()
        page.get_by_label("Customer number").fill("A-1001")
        rep.check_accessibility()
        rep.picture("buyer-fields")
        page.get_by_role("button", name="Save the buyer").click()
        expect(page.get_by_role("button", name="Save the buyer")).to_have_count(0)
        line(rep, 1).get_by_role("button", name=re.compile("Reconfigure")).click()
        expect(page.get_by_text("Prices for the buyer of the quote")).to_be_visible()
        assert rep.total() < listed
        page.get_by_role("button", name="Price breakdown").click()
        expect(page.locator(".price-panel")).to_contain_text("Nordbank framework contract")
        rep.check_accessibility()
        rep.picture("buyers-prices")
        address = page.url.removeprefix(live.url)
    with Visitor(browser, live) as visitor:
        visitor.open(address)
        expect(visitor.page.get_by_text("Log in to do this.")).to_be_visible()
        expect(visitor.page.get_by_test_id("price-total")).to_have_count(0)
