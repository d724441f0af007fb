"""The first sale, walked by its people in a real browser.

A customer configures and asks for a quote, a rep offers, the customer accepts, the rep converts.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.live import LiveServer
from tests.stories.screens import Visitor, amount

pytestmark = pytest.mark.browser


def test_a_customer_buys_a_workstation_and_a_display_case(live: LiveServer, browser: Browser, tmp_path):
    with Visitor(browser, live) as customer:
        configures_against_the_grain(customer)
        number = asks_for_a_quote(customer)

    with Visitor(browser, live) as rep:
        logs_in(rep, "rep@demo.example")
        total, link = offers(rep, number, tmp_path)

        with Visitor(browser, live) as buyer:
            accepts(buyer, link, total)

        converts(rep, total)


def configures_against_the_grain(customer: Visitor) -> None:
    page = customer.page
    customer.open("/")
    expect(page.get_by_role("heading", name="Workstation W1")).to_be_visible()
    customer.check_accessibility()
    customer.picture("shop")
    page.get_by_role("link", name="Configure Workstation W1").click()
    expect(page.get_by_test_id("price-total").first).to_be_visible()
    before = customer.total()

    customer.step("Processor and graphics")
    customer.option("graphics", "rtx-5090").click()
    expect(customer.option("graphics", "rtx-5090")).to_have_attribute("data-state", "chosen")
    expect(page.get_by_test_id("change-line")).to_contain_text("RTX 5090")
    dearer = customer.total()
    assert dearer > before

    customer.step("Purpose and case")
    small = customer.option("chassis", "lian-li-a3")
    expect(small).to_have_attribute("data-state", "impossible")
    customer.check_accessibility()
    small.click()
    sheet = page.get_by_test_id("repair-sheet")
    expect(sheet).to_contain_text("needs a case with more air flow")
    expect(sheet.get_by_test_id("way-out").first).to_be_visible()
    customer.check_accessibility()
    customer.picture("way-out")
    assert customer.total() == dearer, "asking changes nothing"
    sheet.get_by_test_id("way-out").first.get_by_role("button").click()
    expect(small).to_have_attribute("data-state", "chosen")
    assert customer.total() < dearer

    model = page.locator("model-viewer")
    expect(model).to_have_js_property("loaded", True)
    page.get_by_role("button", name="Price breakdown").click()
    expect(page.get_by_test_id("waterfall")).to_contain_text("VAT")
    customer.check_accessibility()
    customer.picture("configurator")
    page.get_by_role("button", name="Price breakdown").click()

    page.reload()
    expect(customer.option("chassis", "lian-li-a3")).to_have_attribute("data-state", "chosen")


def asks_for_a_quote(customer: Visitor) -> str:
    page = customer.page
    page.get_by_role("button", name="Ask for a quote").first.click()
    form = page.get_by_role("form", name="Ask for a quote")
    form.get_by_role("button", name="Send the request").click()
    expect(form).to_contain_text("Enter your name")
    form.get_by_label("Name").fill("Ольга Петрова")
    form.get_by_label("Email").fill("olga@example.com")
    form.get_by_label("Company").fill("Example GmbH")
    customer.check_accessibility()
    form.get_by_role("button", name="Send the request").click()
    arrived = page.get_by_role("status").filter(has_text="Your request has arrived")
    expect(arrived).to_be_visible()
    found = re.search(r"Q-\d{4}-\d{6}", arrived.inner_text())
    assert found
    return found[0]


def logs_in(rep: Visitor, email: str) -> None:
    page = rep.page
    rep.open("/desk")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill("wrong password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("do not belong together")).to_be_visible()
    page.get_by_label("Password").fill(rep.server.password(email))
    rep.check_accessibility()
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Quotes")).to_be_visible()


def offers(rep: Visitor, number: str, folder) -> tuple[object, str]:
    page = rep.page
    rep.picture("desk")
    rep.check_accessibility()
    page.get_by_role("link", name=re.compile(number)).first.click()
    expect(page.get_by_role("heading", name=f"Quote {number}")).to_be_visible()
    first = page.get_by_role("article", name="Line 1: Workstation W1")
    with page.expect_response(re.compile("/lines/")):
        first.get_by_label("Discount").fill("5")
        first.get_by_label("Discount").press("Enter")

    page.get_by_role("navigation", name="Add a line").get_by_text("Refrigerated display case D2").click()
    expect(page.get_by_test_id("price-total").first).to_be_visible()
    page.get_by_role("button", name=f"Add to quote {number}").click()
    expect(page.get_by_role("article", name=re.compile("Line 2"))).to_be_visible()
    rep.check_accessibility()
    rep.picture("quote")

    page.get_by_role("button", name="Send to customer").click()
    link = page.get_by_label("The customer's link").input_value()
    assert "/offer#" in link
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PDF").click()
    download.value.save_as(folder / "quote.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(folder / "quote.pdf").pages)
    assert number in text
    assert "Ольга Петрова" in text
    return amount(page.get_by_test_id("price-total").last), link


def accepts(buyer: Visitor, link: str, total: object) -> None:
    page = buyer.page
    page.goto(link)
    expect(page.get_by_role("button", name="Accept the offer")).to_be_visible()
    assert amount(page.get_by_test_id("price-total").last) == total
    buyer.check_accessibility()
    buyer.picture("offer")
    page.reload()
    page.get_by_role("button", name="Accept the offer").click()
    page.get_by_label("Your name").fill("Ольга Петрова")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("Accepted by Ольга Петрова")).to_be_visible()


def converts(rep: Visitor, total: object) -> None:
    page = rep.page
    page.reload()
    page.get_by_role("button", name="Convert to order").click()
    expect(page.get_by_role("heading", name=re.compile(r"Order O-\d{4}-\d{6}"))).to_be_visible()
    assert amount(page.get_by_test_id("price-total").last) == total
    expect(page.get_by_text("Bill of materials").first).to_be_visible()
    rep.check_accessibility()
    rep.picture("order")
