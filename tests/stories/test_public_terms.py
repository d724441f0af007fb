"""A visitor sees public terms in the shop and enters a coupon; the quote that comes of it says the same to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor
from tests.stories.test_first_sale import asks_for_a_quote, logs_in

pytestmark = pytest.mark.browser


def test_a_promotion_and_a_coupon_in_the_shop_are_those_of_the_quote(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as customer, Visitor(browser, live) as rep:
        page = customer.page
        customer.open("/configure/display-case?market=eu")
        takes_triple_glazing(customer)
        before = customer.total()
        enters(customer, "SPRING-2026")
        expect(page.get_by_text("This code gives nothing on this product here today.")).to_be_visible()
        assert customer.total() == before
        customer.check_accessibility()
        customer.picture("coupon-wrong")

        enters(customer, "welcome-50")
        expect(coupons(customer)).to_contain_text("WELCOME-50")
        expect(coupons(customer)).to_contain_text("takes off €50.00 before tax")
        expect(page.get_by_test_id("change-line")).to_contain_text("Coupon WELCOME-50")
        assert customer.total() == before - Decimal("59.50")
        customer.check_accessibility()
        customer.picture("coupon")

        way_back = page.get_by_test_id("change-line").get_by_role("button", name="Undo")
        for total, count in ((before, 0), (before - Decimal("59.50"), 1)):
            way_back.click()  # of the coupon, not of the glass that was chosen before it; then of taking it back
            expect(coupons(customer).get_by_role("listitem")).to_have_count(count)
            assert customer.total() == total

        total, number = customer.total(), asks_for_a_quote(customer)
        logs_in(rep, "rep@demo.example")
        rep.page.get_by_role("link", name=number).click()
        expect(rep.page.locator(".grid-totals")).to_contain_text(f"€{total:,}")


def test_a_coupon_is_taken_off_again_on_a_phone_and_in_russian(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as customer:
        page = customer.page
        customer.open("/configure/workstation?market=eu&step=summary")
        expect(page.get_by_test_id("price-total").first).to_be_visible()
        page.get_by_role("button", name="Купон", exact=True).first.click()
        page.get_by_label("Код купона").fill("WELCOME-50")
        page.get_by_role("button", name="Применить").click()
        expect(coupons(customer)).to_contain_text("снижает цену на")
        customer.check_accessibility()
        customer.picture("coupon-phone")
        page.get_by_role("button", name="Убрать WELCOME-50").click()
        expect(page.get_by_test_id("change-line").first).to_contain_text("Купон убран")
        expect(coupons(customer).get_by_role("listitem")).to_have_count(0)


def takes_triple_glazing(customer: Visitor) -> None:
    """The promotion of the demo stands in the breakdown as soon as its condition holds."""
    page = customer.page
    customer.step("Doors, glass and shelves")
    page.get_by_role("button", name="Price breakdown", exact=True).click()
    breakdown = page.get_by_role("region", name="How the price comes about")
    expect(breakdown).not_to_contain_text("Low-energy months")
    customer.option("glass", "triple-low-e").click()
    expect(breakdown).to_contain_text("Low-energy months")
    expect(breakdown).to_contain_text("−€250.00")
    customer.check_accessibility()
    customer.picture("public-promotion")


def enters(customer: Visitor, code: str) -> None:
    page = customer.page
    if not page.get_by_label("Coupon code").count():
        page.get_by_role("button", name="Coupon", exact=True).click()
    page.get_by_label("Coupon code").fill(code)
    page.get_by_role("button", name="Enter", exact=True).click()


def coupons(customer: Visitor) -> Locator:
    return customer.page.get_by_test_id("coupons")
