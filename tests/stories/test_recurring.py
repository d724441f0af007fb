"""Support by the month: a customer takes it, the rep plans its term, the customer reads, prints and accepts it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from tests.live import LiveServer
from tests.stories.screens import Visitor
from tests.stories.test_first_sale import asks_for_a_quote, logs_in
from tests.stories.test_line_editor import line

pytestmark = pytest.mark.browser


def test_support_by_the_month_from_the_shop_to_the_order(live: LiveServer, browser: Browser, tmp_path):
    with Visitor(browser, live) as customer:
        takes_support(customer)
        number = asks_for_a_quote(customer)
    with Visitor(browser, live) as rep:
        logs_in(rep, "rep@demo.example")
        rep.page.get_by_role("link", name=re.compile(number)).first.click()
        plans_the_term(rep)
        expect(rep.page.get_by_test_id("margins")).to_have_count(0)
        with Visitor(browser, live, width=360, scheme="dark") as manager:
            logs_in(manager, "manager@demo.example")
            reads_the_margin(manager, number)
        link = sends(rep, tmp_path)
        with Visitor(browser, live, locale="ru-RU", width=390, scheme="dark") as buyer:
            reads_in_russian(buyer, link)
        with Visitor(browser, live) as buyer:
            accepts(buyer, link)
        converts(rep)


def takes_support(customer: Visitor) -> None:
    page = customer.page
    customer.open("/configure/workstation")
    expect(page.get_by_test_id("price-total").first).to_be_visible()
    once = customer.total()
    customer.step("Service and delivery")
    expect(customer.option("support", "priority")).to_contain_text("+€11.78 a month")  # 9.90 and 19 % VAT
    customer.option("support", "priority").click()
    expect(page.locator(".price-dock .again")).to_have_text("+ €11.78 a month")
    assert customer.total() == once
    page.get_by_role("button", name="Price breakdown").click()
    running = page.get_by_test_id("running")
    expect(running).to_contain_text("36 months")
    expect(running.get_by_role("table", name="Over the term: Each month")).to_contain_text("36 × €9.90")
    customer.check_accessibility()
    customer.picture("recurring-shop")
    page.get_by_role("button", name="Price breakdown").click()


def plans_the_term(rep: Visitor) -> None:
    page = rep.page
    first = line(rep, 1)
    expect(first.locator(".grid-net .again")).to_have_text("+ €9.90 a month")
    first.get_by_label("Quantity").focus()
    page.keyboard.press("t")
    months = first.get_by_label("Term in months")
    expect(months).to_have_value("36")
    months.fill("72")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The product is offered for 12 to 60 months, not for 72.").first).to_be_visible()
    expect(months).to_have_value("36")
    months.fill("24")
    page.keyboard.press("Enter")
    expect(first).to_contain_text("Planned for this line.")
    first.get_by_label("Free months").fill("1")
    page.keyboard.press("Enter")
    first.get_by_label("Year 1", exact=True).fill("90")
    page.keyboard.press("Enter")
    table = first.get_by_role("table", name="Over the term: Each month")
    expect(table).to_contain_text("11 × €8.91")
    expect(table).to_contain_text("12 × €9.90")
    expect(table).to_contain_text("€216.81")
    expect(first.get_by_text("The term gives away")).to_be_visible()
    rep.check_accessibility()
    rep.picture("recurring-plan")
    first.get_by_label("Year 1", exact=True).fill("100")
    page.keyboard.press("Enter")
    expect(first.get_by_text("The term gives away")).to_have_count(0)
    agrees_on_a_price_each_month(rep, first)
    expects_some_use(rep, first)
    expect(page.get_by_test_id("contract-value")).to_be_visible()
    rep.picture("recurring-quote")


def expects_some_use(rep: Visitor, first: Locator) -> None:
    total = rep.page.get_by_test_id("contract-value").inner_text()
    first.get_by_label("Remote hands by our engineer, expected a month").fill("12")
    rep.page.keyboard.press("Enter")
    table = first.get_by_test_id("expected-use")
    expect(table).to_contain_text("an estimate, in no total")
    expect(table).to_contain_text("≈ €1,070.00 a month")
    expect(table).to_contain_text("≈ €25,680.00")
    assert rep.page.get_by_test_id("contract-value").inner_text() == total
    rep.check_accessibility()
    rep.picture("expected-use")


def agrees_on_a_price_each_month(rep: Visitor, first: Locator) -> None:
    field = first.locator(".field", has_text="Discount each month")
    field.get_by_label("Percent or amount").select_option("unit_price")
    field.get_by_label("Discount each month").fill("9.50")
    rep.page.keyboard.press("Enter")
    expect(first.locator(".grid-net .again")).to_have_text("+ €9.50 a month")
    rep.check_accessibility()
    rep.picture("recurring-discount")
    field.get_by_label("Discount each month").fill("")
    rep.page.keyboard.press("Enter")
    expect(first.locator(".grid-net .again")).to_have_text("+ €9.90 a month")


def reads_the_margin(manager: Visitor, number: str) -> None:
    manager.page.get_by_role("link", name=re.compile(number)).first.click()
    table = manager.page.get_by_test_id("margins")
    expect(table).to_contain_text("Margin of what is paid once")
    expect(table).to_contain_text("Margin of the contract")
    expect(table).not_to_contain_text("not known")
    manager.check_accessibility()
    table.scroll_into_view_if_needed()
    manager.picture("recurring-margin")


def sends(rep: Visitor, folder) -> str:
    page = rep.page
    page.get_by_role("button", name="Send to customer").click()
    link = page.get_by_label("The customer's link").input_value()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PDF").click()
    download.value.save_as(folder / "quote.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(folder / "quote.pdf").pages)
    assert "Recurring charges" in text
    assert "23 × €9.90" in text
    assert "€227.70" in text
    return link


def reads_in_russian(buyer: Visitor, link: str) -> None:
    page = buyer.page
    page.goto(link)
    expect(page.get_by_role("table", name="Регулярные платежи")).to_be_visible()
    expect(page.get_by_test_id("contract-value")).to_be_visible()
    page.get_by_text("Расчёт цены").first.click()
    expect(page.get_by_test_id("running")).to_contain_text("бесплатно")
    buyer.check_accessibility()
    page.get_by_test_id("running").scroll_into_view_if_needed()
    buyer.picture("recurring-offer-ru")


def accepts(buyer: Visitor, link: str) -> None:
    page = buyer.page
    page.goto(link)
    expect(page.get_by_test_id("contract-value")).to_be_visible()
    buyer.check_accessibility()
    buyer.picture("recurring-offer")
    page.get_by_role("button", name="Accept the offer").click()
    page.get_by_label("Your name").fill("Ольга Петрова")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("Accepted by Ольга Петрова")).to_be_visible()


def converts(rep: Visitor) -> None:
    page = rep.page
    value = page.get_by_test_id("contract-value").inner_text()
    page.reload()
    page.get_by_role("button", name="Convert to order").click()
    expect(page.get_by_role("heading", name=re.compile(r"Order O-\d{4}-\d{6}"))).to_be_visible()
    assert page.get_by_test_id("contract-value").inner_text() == value
    rep.check_accessibility()
    rep.picture("recurring-order")
