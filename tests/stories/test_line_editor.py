"""A rep works on the lines of a quote from the keyboard, reads prices, tells why they changed, and negotiates."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, amount
from tests.stories.test_first_sale import asks_for_a_quote, logs_in

pytestmark = pytest.mark.browser


def test_a_rep_edits_lines_reads_waterfalls_compares_revisions_and_negotiates(live: LiveServer, browser: Browser):
    with Visitor(browser, live) as customer:
        customer.open("/configure/workstation")
        expect(customer.page.get_by_test_id("price-total").first).to_be_visible()
        number = asks_for_a_quote(customer)

    with Visitor(browser, live) as rep:
        logs_in(rep, "rep@demo.example")
        rep.page.get_by_role("link", name=re.compile(number)).first.click()
        edits_from_the_keyboard(rep)
        reads_the_waterfall(rep)
        sends_and_revises(rep)
        compares(rep)
        negotiates(rep)
        with Visitor(browser, live, width=768) as manager:
            logs_in(manager, "manager@demo.example")
            approves(manager, number)
        sends_what_was_approved(rep)


def line(rep: Visitor, position: int) -> Locator:
    return rep.page.get_by_role("article", name=re.compile(f"Line {position}:"))


def edits_from_the_keyboard(rep: Visitor) -> None:
    page = rep.page
    quantity = line(rep, 1).get_by_label("Quantity")
    before = amount(line(rep, 1).locator(".grid-net strong"))
    quantity.focus()
    page.keyboard.press("Control+d")
    expect(line(rep, 2)).to_be_visible()
    quantity.fill("3")
    page.keyboard.press("Enter")
    expect(line(rep, 2).get_by_label("Quantity")).to_be_focused()
    expect(line(rep, 1).locator(".grid-net strong")).not_to_have_text(re.compile(f"^.{before:,}$"))
    assert amount(line(rep, 1).locator(".grid-net strong")) == before * 3

    page.keyboard.press("Alt+ArrowUp")
    expect(line(rep, 2).get_by_label("Quantity")).to_have_value("3")
    page.keyboard.press("ArrowDown")
    expect(line(rep, 2).get_by_label("Quantity")).to_be_focused()
    page.keyboard.press("Control+Delete")
    expect(line(rep, 2)).to_have_count(0)
    expect(page.get_by_text("is removed")).to_be_visible()
    rep.check_accessibility()
    rep.picture("line-removed")
    line(rep, 1).get_by_label("Quantity").focus()
    page.keyboard.press("Control+z")
    expect(line(rep, 2).get_by_label("Quantity")).to_have_value("3")

    line(rep, 2).get_by_label("Percent or amount").select_option("amount")
    line(rep, 2).get_by_label("Discount", exact=True).fill("12,50")
    page.keyboard.press("Enter")
    expect(line(rep, 2).get_by_label("Discount", exact=True)).to_have_value("12.50")


def reads_the_waterfall(rep: Visitor) -> None:
    page = rep.page
    line(rep, 2).get_by_label("Quantity").focus()
    page.keyboard.press("w")
    chart = line(rep, 2).get_by_role("group", name="For one")
    expect(chart).to_be_visible()
    expect(line(rep, 2).get_by_role("table", name="Every entry of the price")).to_contain_text("Discount per unit")
    chart.get_by_role("img").first.focus()
    page.keyboard.press("End")
    expect(chart.get_by_role("img").last).to_be_focused()
    expect(chart.get_by_role("img").last).to_have_accessible_name(re.compile("Net for one"))
    page.get_by_text("How the total comes about").click()
    expect(page.get_by_test_id("document-waterfall")).to_contain_text("Discounts on lines")
    rep.check_accessibility()
    rep.picture("line-waterfall")


def sends_and_revises(rep: Visitor) -> None:
    page = rep.page
    page.get_by_role("button", name="Send to customer").click()
    expect(page.get_by_label("The customer's link")).to_be_visible()
    page.get_by_role("button", name="Revise").click()
    quantity = line(rep, 1).get_by_label("Quantity")
    quantity.fill("6")
    page.keyboard.press("Enter")
    expect(line(rep, 1).get_by_label("Quantity")).to_have_value("6")


def compares(rep: Visitor) -> None:
    page = rep.page
    line(rep, 1).get_by_label("Quantity").focus()
    page.keyboard.press("c")
    expect(line(rep, 1)).to_contain_text("Quantity: 6 instead of 1")
    expect(line(rep, 1)).to_contain_text("Quantity discount from 5 (added)")
    rep.check_accessibility()
    page.keyboard.press("Escape")
    page.get_by_role("complementary").get_by_role("button", name="Why did it change?").click()
    dialog = page.get_by_test_id("comparison")
    expect(dialog).to_contain_text("1 line has not changed.")
    expect(dialog).to_contain_text("VAT")
    rep.check_accessibility()
    rep.picture("comparison")
    page.keyboard.press("Escape")


def negotiates(rep: Visitor) -> None:
    page = rep.page
    line(rep, 2).get_by_label("Quantity").focus()
    page.keyboard.press("n")
    room = page.get_by_test_id("room")
    expect(room).to_contain_text("The rep alone: up to 8%")
    expect(room).to_contain_text("Bound by the discount of 8%.")
    room.get_by_role("button", name="Give 8%").click()
    expect(line(rep, 2).get_by_label("Discount", exact=True).first).to_have_value("8")
    expect(page.get_by_test_id("approval-needed")).to_have_count(0)
    rep.check_accessibility()
    rep.picture("negotiation-room")

    slider = room.get_by_role("slider")
    slider.fill("12.5")
    expect(room.get_by_text("12.5%: manager")).to_be_visible()
    slider.press("Enter")
    expect(page.get_by_test_id("approval-needed")).to_contain_text("needs the approval of the manager")
    expect(line(rep, 2)).to_contain_text("Discount of 12.5%; a rep may give 8%")
    page.get_by_role("button", name="Send to customer").click()
    expect(page.get_by_role("alert")).to_contain_text("needs the approval")
    rep.check_accessibility()
    rep.picture("approval-needed")


def approves(manager: Visitor, number: str) -> None:
    page = manager.page
    page.get_by_role("link", name=re.compile(number)).first.click()
    page.get_by_role("button", name="Approve").click()
    page.get_by_label("Comment").fill("A good customer.")
    manager.check_accessibility()
    manager.picture("approving")
    page.get_by_role("dialog").get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved by").first).to_be_visible()
    manager.check_accessibility()


def sends_what_was_approved(rep: Visitor) -> None:
    page = rep.page
    page.reload()
    expect(page.get_by_text("A good customer.").first).to_be_visible()
    page.get_by_role("button", name="Send to customer").click()
    link = page.get_by_label("The customer's link").input_value()
    page.goto(link)
    expect(page.get_by_role("button", name="Accept the offer")).to_be_visible()
    page.get_by_text("How the total comes about").click()
    expect(page.get_by_test_id("document-waterfall")).to_be_visible()
    for secret in ("good customer", "pprov", "margin", "guard"):
        expect(page.locator("body")).not_to_contain_text(secret)
    rep.check_accessibility()
    rep.picture("offer-waterfall")
