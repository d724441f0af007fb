"""A customer with a budget: sees what a product can cost, what the budget leaves and why, and takes the cheapest."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor

pytestmark = pytest.mark.browser


def test_a_customer_keeps_to_a_budget(live: LiveServer, browser: Browser):
    with Visitor(browser, live) as customer:
        page = customer.page
        customer.open("/configure/workstation")
        customer.step("Processor and graphics")
        page.get_by_role("button", name="Budget", exact=True).click()
        least = least_of(customer)
        assert least < customer.total()

        page.get_by_label("Pay at most, EUR").fill(f"{least + 400}")
        said = page.get_by_test_id("budget-said")
        expect(said).to_contain_text("A little more would allow")
        customer.check_accessibility()
        customer.picture("budget")
        page.get_by_role("button", name="Fit to my budget").click()
        expect(page.get_by_test_id("change-line")).to_contain_text("Changed as little as your budget allows")
        assert least <= customer.total() <= least + 400

        page.get_by_role("button", name="Take the cheapest").click()
        expect(page.get_by_text("Nothing cheaper meets your choices.")).to_be_visible()
        assert customer.total() == least_of(customer)
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("button", name="Take the cheapest")).to_be_enabled()

        page.get_by_role("button", name="Budget", exact=True).click()
        page.get_by_role("button", name="Clear all choices").click()
        dear = customer.option("graphics", "rtx-5090")
        expect(dear).to_have_attribute("data-over", "true")
        expect(dear).to_contain_text("Over your budget by €")
        customer.check_accessibility()
        dear.scroll_into_view_if_needed()
        customer.picture("over-budget")
        dear.click()
        expect(dear).to_have_attribute("data-state", "chosen")

        page.get_by_role("button", name="Budget", exact=True).click()
        expect(said).to_contain_text("Nothing that meets your choices is within this budget")
        page.get_by_label("Pay at most, EUR").fill("a lot")
        page.get_by_label("Pay at most, EUR").press("Tab")
        expect(page.get_by_text("This is not an amount")).to_be_visible()


def test_a_customer_sees_what_better_costs_and_takes_a_compromise(live: LiveServer, browser: Browser):
    with Visitor(browser, live) as customer:
        page = customer.page
        customer.open("/configure/workstation")
        customer.step("Memory")
        page.get_by_role("button", name="Compromises", exact=True).click()
        rows = page.get_by_test_id("compromises").get_by_role("button")
        page.get_by_role("button", name="Total memory").click()
        expect(rows.first).to_contain_text("GB")
        assert rows.count() > 3
        customer.check_accessibility()
        customer.picture("compromises")

        wanted = rows.nth(rows.count() // 2)
        memory, total = (wanted.locator(f".compromise-{part}").inner_text() for part in ("name", "total"))
        wanted.click()
        expect(page.get_by_test_id("change-line")).to_contain_text(f"Total memory: {memory}, for as little as possible")
        expect(page.get_by_test_id("price-total")).to_have_text(total)
        expect(page.get_by_test_id("compromises").locator("[aria-current]")).to_contain_text(memory)

        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_test_id("change-line")).to_contain_text("The last change is undone")
        page.get_by_role("button", name="Noise").click()
        expect(rows.first).to_contain_text("Quiet")


def test_on_a_phone_the_compromises_fit(live: LiveServer, browser: Browser):
    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as customer:
        page = customer.page
        customer.open("/configure/workstation")
        page.get_by_role("button", name="Компромиссы", exact=True).click()
        expect(page.get_by_test_id("compromises").get_by_role("button").first).to_be_visible()
        customer.check_accessibility()
        customer.picture("compromises-phone")


def test_on_a_phone_and_in_russian_the_range_stands_in_the_summary(live: LiveServer, browser: Browser):
    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as customer:
        page = customer.page
        customer.open("/configure/display-case?step=summary")
        expect(page.get_by_test_id("price-range").first).to_contain_text("цена может быть от")
        page.get_by_role("button", name="Бюджет", exact=True).click()
        page.get_by_label(re.compile("Заплатить не больше")).fill("350 000,00")
        expect(page.get_by_test_id("budget-said")).to_contain_text("Если немного добавить")
        customer.check_accessibility()
        customer.picture("budget-phone")


def least_of(customer: Visitor) -> Decimal:
    """Return the lower end of the range."""
    place = customer.page.get_by_test_id("price-range").first
    expect(place).to_contain_text("can cost from")
    found = re.search(r"from €([\d,]+\.\d\d)", place.inner_text())
    assert found
    return Decimal(found[1].replace(",", ""))
