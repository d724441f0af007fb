"""A rep sells a bundle: picks it, changes its members, sees its price hold, fall and come back, and the paper agree."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from tests.live import LiveServer
from tests.stories.screens import PATIENCE_MS, Visitor, amount
from tests.stories.test_first_sale import logs_in
from tests.stories.test_forms import begins_a_draft, differing, entry, opens_file, saves_entry, text_of
from tests.stories.test_line_editor import line
from tests.stories.test_studio import logs_in as logs_into_studio

pytestmark = pytest.mark.browser


def test_a_rep_sells_a_bundle_and_sees_its_price_hold_fall_and_come_back(
    live: LiveServer, browser: Browser, tmp_path: Path
):
    with Visitor(browser, live, width=768) as customer:
        number = asks_for_a_bundle(customer)

    with Visitor(browser, live) as rep:
        logs_in(rep, "rep@demo.example")
        rep.page.get_by_role("link", name=re.compile(number)).first.click()
        picks_a_bundle(rep)
        saving = reads_what_it_saves(rep)
        changes_what_is_open(rep, saving)
        changes_what_ends_it(rep)
        makes_it_two(rep, saving)
        link = sends(rep, tmp_path)

    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as buyer:
        reads_in_russian(buyer, link)


def asks_for_a_bundle(customer: Visitor) -> str:
    page = customer.page
    customer.open("/")
    card = page.get_by_role("article", name="Shop opening set")
    expect(card).to_contain_text("€10,698.10")
    expect(card).to_contain_text("tax included")
    customer.check_accessibility()
    card.scroll_into_view_if_needed()
    draws(customer, ".bundle-card")
    customer.picture("bundles-shop")
    card.get_by_role("button", name="Ask for a quote").click()
    form = page.get_by_test_id("bundle-request").get_by_role("form", name="Ask for a quote")
    form.get_by_label("Name").fill("Ольга Петрова")
    form.get_by_label("Email").fill("olga@example.com")
    customer.check_accessibility()
    customer.picture("bundle-request")
    form.get_by_role("button", name="Send the request").click()
    arrived = page.get_by_role("status").filter(has_text="Your request has arrived")
    expect(arrived).to_be_visible()
    found = re.search(r"Q-\d{4}-\d{6}", arrived.inner_text())
    assert found
    return found[0]


def draws(visitor: Visitor, place: str) -> None:
    """Wait until the pictures of a place that are in sight are drawn."""
    visitor.page.wait_for_function(
        """place => [...document.querySelectorAll(`${place} img`)]
            .filter(each => each.getBoundingClientRect().top < innerHeight)
            .every(each => each.complete && each.naturalWidth > 0)""",
        arg=place,
        timeout=4 * PATIENCE_MS,
    )


def bar(rep: Visitor, name: str = "Studio team") -> Locator:
    return rep.page.get_by_role("region", name=f"Bundle: {name}")


def nets(rep: Visitor) -> list[Decimal]:
    # Lines out of sight are not laid out, so that only their text can be read.
    texts = rep.page.locator(".grid-line[data-bundle] .grid-net strong").all_text_contents()
    return [Decimal(re.sub(r"[^\d.]", "", text)) for text in texts[-3:]]


def picks_a_bundle(rep: Visitor) -> None:
    page = rep.page
    expect(bar(rep, "Shop opening set")).to_contain_text("saves €481.50")
    expect(page.locator(".grid-totals")).to_contain_text("€8,990.00")
    page.get_by_role("button", name="Add a bundle").click()
    dialog = page.get_by_test_id("bundles")
    card = dialog.get_by_role("article", name="Studio team")
    expect(card).to_contain_text("3 × Workstation W1")
    expect(card).to_contain_text("Design and CAD (fixed)")
    expect(card).to_contain_text("(6%)")
    expect(dialog.get_by_role("article", name="Shop opening set")).to_contain_text("€8,990.00")
    rep.check_accessibility()
    draws(rep, ".bundle-card")
    rep.picture("bundle-picker")
    count = card.get_by_label("Bundles")
    count.fill("0")
    expect(card).to_contain_text("Enter a whole number from 1.")
    count.fill("1")
    card.get_by_role("checkbox").check()
    card.get_by_role("button", name="Add to the quote: Studio team").click()
    expect(dialog).to_have_count(0)
    expect(line(rep, 5)).to_be_visible()


def reads_what_it_saves(rep: Visitor) -> Decimal:
    expect(bar(rep)).to_contain_text("saves €")
    saving = amount(bar(rep).locator(".bundle-saving"))
    before = sum(nets(rep)) + saving
    assert saving == (before * Decimal("0.06")).quantize(Decimal("0.01"))
    line(rep, 3).get_by_label("Quantity").focus()
    rep.page.keyboard.press("w")
    expect(line(rep, 3).get_by_role("table", name="Every entry of the price")).to_contain_text("Studio team")
    rep.page.keyboard.press("Escape")
    rep.check_accessibility()
    draws(rep, ".grid-line")
    rep.picture("bundle-held")
    return saving


def changes_what_is_open(rep: Visitor, saving: Decimal) -> None:
    page = rep.page
    line(rep, 4).get_by_role("button", name="Reconfigure").click()
    expect(page.get_by_test_id("price-total").first).to_be_visible()
    rep.step("Storage")
    page.locator('[data-testid="option"][data-characteristic="system_drive"][data-state="possible"]').last.click()
    expect(page.get_by_test_id("change-line")).to_be_visible()
    page.get_by_role("button", name="Save to the line").click()
    expect(bar(rep)).to_contain_text("saves €")
    now = amount(bar(rep).locator(".bundle-saving"))
    assert now != saving, "six percent of another sum"
    assert now == ((sum(nets(rep)) + now) * Decimal("0.06")).quantize(Decimal("0.01"))


def changes_what_ends_it(rep: Visitor) -> None:
    page = rep.page
    before = nets(rep)
    quantity = line(rep, 3).get_by_label("Quantity")
    quantity.fill("4")
    page.keyboard.press("Enter")
    expect(bar(rep)).to_contain_text("The price of the bundle is gone. Line 3 has 4, and 1 × the bundle takes 3.")
    assert nets(rep)[1] > before[1], "the others pay for themselves again"
    rep.check_accessibility()
    rep.picture("bundle-gone")


def makes_it_two(rep: Visitor, saving: Decimal) -> None:
    page = rep.page
    bar(rep).get_by_label("Bundles").fill("2")
    page.keyboard.press("Enter")
    expect(line(rep, 3).get_by_label("Quantity")).to_have_value("6")
    expect(line(rep, 4).get_by_label("Quantity")).to_have_value("2")
    expect(bar(rep)).to_contain_text("saves €")
    assert amount(bar(rep).locator(".bundle-saving")) > saving


def sends(rep: Visitor, folder: Path) -> str:
    page = rep.page
    shown, saving = nets(rep), amount(bar(rep).locator(".bundle-saving"))
    page.get_by_role("button", name="Send to customer").click()
    link = page.get_by_label("The customer's link").input_value()
    # Each picture is drawn for paper for the first time.
    with page.expect_download(timeout=4 * PATIENCE_MS) as download:
        page.get_by_role("button", name="Download PDF").click()
    download.value.save_as(folder / "quote.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(folder / "quote.pdf").pages)
    assert f"2 × bundle, saves €{saving:,}" in text
    assert f"€{sum(shown):,}" in text
    for net in shown:
        assert f"€{net:,}" in text
    return link


def reads_in_russian(buyer: Visitor, link: str) -> None:
    page = buyer.page
    page.goto(link)
    saved = page.get_by_text(re.compile("× 2: экономия"))
    expect(saved).to_be_visible()
    buyer.check_accessibility()
    saved.scroll_into_view_if_needed()
    buyer.picture("bundle-offer-ru")


BUNDLES = "terms/bundles.toml"


def test_a_manager_changes_a_bundle_in_a_form(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla:
        page = carla.page
        logs_into_studio(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "~terms", "Bundles of spring")
        before = opens_file(carla, "bundles.toml", BUNDLES)
        page.get_by_role("button", name="studio-team", exact=True).click()
        entry(carla).get_by_label("Percent off").fill("7.5")
        grid = entry(carla).get_by_test_id("grid").last
        fixes(carla, grid, "purpose = desing")
        wrong = grid.locator('[data-wrong="error"]')
        expect(wrong).to_have_count(1)
        wrong.click()
        expect(entry(carla)).to_contain_text("'purpose' has no value 'desing'. Did you mean 'design'?")
        carla.check_accessibility()
        carla.picture("studio-bundle")
        fixes(carla, grid, "purpose = design; colour = white")
        expect(wrong).to_have_count(0)
        expect(entry(carla).get_by_text("0 findings")).to_be_visible()
        saves_entry(carla)
        gone, came = differing(text_of(carla, BUNDLES), before)
        assert gone == ['percent = "6"', designers('["purpose = design"]')]
        assert came == ['percent = "7.5"', designers('["purpose = design", "colour = white"]')]


def fixes(carla: Visitor, grid: Locator, choices: str) -> None:
    """Write what is fixed of the designers' workstations."""
    cell(grid, 2, 5).click()
    carla.page.keyboard.type(choices)
    carla.page.keyboard.press("Enter")


def designers(fixed: str) -> str:
    return f'    {{ code = "designers", product = "workstation", quantity = "3", fixed = {fixed} }},'


def cell(grid: Locator, row: int, column: int) -> Locator:
    return grid.locator(f'[role="row"][aria-rowindex="{row}"] [role="gridcell"]').nth(column - 1)
