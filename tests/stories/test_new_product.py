"""A catalogue manager makes a product from nothing, without code, and sells it; another one begins as a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, served
from tests.stories.test_forms import entry, paste, saves_entry
from tests.stories.test_sheets import cell, grid
from tests.stories.test_studio import GATE_MS, logs_in, standing, watch_policy

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


def test_a_product_is_made_from_nothing_and_sold(live: LiveServer, browser: Browser, tmp_path: Path) -> None:
    with Visitor(browser, live) as carla:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_from_nothing(carla)
        describes_a_colour(carla)
        describes_a_width(carla)
        writes_the_prices(carla)
        says_what_it_is(carla)
        shows_a_picture(carla, tmp_path)
        names_a_characteristic_in_a_form(carla)
        publishes(carla)
    with Visitor(browser, live, locale="ru-RU", width=390) as olga:
        olga.open("/configure/wall-shelf?market=ru")
        expect(olga.page.get_by_role("heading", name="Настенная полка").first).to_be_visible()
        expect(olga.option("colour", "grey")).to_be_attached()
        expect(olga.page.get_by_text("Каким он будет виден.")).to_be_attached()
        olga.page.get_by_role("button", name="Об изделии").click()
        expect(olga.page.get_by_role("img", name="Полка на стене")).to_be_visible()
        olga.picture("new-product-sold")


def named(visitor: Visitor, label: str) -> Locator:
    """Return the field whose label begins so; behind it may stand that it is optional."""
    return visitor.page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}"))


def begins_from_nothing(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="New draft").click()
    page.get_by_role("button", name="New product", exact=True).click()
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_text("Give an English name")).to_be_visible()
    carla.check_accessibility()
    named(carla, "Name (English)").fill("Wall shelf")
    named(carla, "Name (Russian)").fill("Настенная полка")
    page.get_by_label("In a sentence (English)").fill("A shelf for every wall.")
    page.get_by_label("In a sentence (Russian)").fill("Полка для любой стены.")
    expect(page.get_by_label("Code of the product")).to_have_value("wall-shelf")
    page.get_by_label("Family").select_option("equipment")
    page.get_by_label("United States").uncheck()
    carla.picture("new-product")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_role("heading", name="Wall shelf")).to_be_visible()
    expect(page.get_by_text("2 findings")).to_be_visible()


def describes_a_colour(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="New characteristic").click()
    page.get_by_role("button", name="Begin the characteristic").click()
    expect(page.get_by_text("Name the page in English.")).to_be_visible()
    carla.check_accessibility()
    named(carla, "Name (English)").fill("Colour of the shelf")
    named(carla, "Name (Russian)").fill("Цвет полки")
    expect(page.get_by_label("Name in rules")).to_have_value("colour_of_the_shelf")
    page.get_by_label("Name in rules").fill("colour")
    page.get_by_label("Page name (English)").fill("Look")
    page.get_by_label("Page name (Russian)").fill("Вид")
    carla.picture("new-characteristic")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The table has no rows yet.")).to_be_visible()
    page.get_by_role("button", name="Add a row").click()
    cell(carla, 0, 0).click()
    paste(grid(carla), "red\tRed\tКрасный\r\ngrey\tGrey\tСерый\r\n")
    expect(cell(carla, 1, 2)).to_have_text("Серый")
    expect(standing(carla)).to_have_text("Saved")
    expect(page.get_by_text("2 findings")).to_be_visible()


def describes_a_width(carla: Visitor) -> None:
    """A number that ends before it begins is refused where it is written; Escape gives it up."""
    page = carla.page
    page.get_by_role("button", name="New characteristic").click()
    named(carla, "Name (English)").fill("Width")
    named(carla, "Name (Russian)").fill("Ширина")
    page.get_by_label("What it can be").select_option("decimal")
    page.get_by_label("Least").fill("1,2")
    page.get_by_label("Most").fill("0.6")
    page.get_by_label("Step", exact=True).fill("0,2")
    page.get_by_label("Unit").fill("m")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1.2 is more than 0.6")).to_be_visible()
    carla.check_accessibility()
    page.get_by_label("Least").fill("0,6")
    page.get_by_label("Most").fill("1,2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Text of rules/characteristics.rules")).to_contain_text(
        "characteristic width: decimal 0.6..1.2 step 0.2 [m]"
    )


def writes_the_prices(carla: Visitor) -> None:
    """Each finding leads to the cell that waits for a price."""
    page = carla.page
    for sheet in ("eur", "rub"):
        page.get_by_role("button", name=f"prices/{sheet}.csv:2:9").click()
        expect(page.get_by_role("heading", name=f"prices/{sheet}.csv")).to_be_visible()
        cell(carla, 0, 4).click()
        page.keyboard.type("100.00")
        page.keyboard.press("Enter")
        expect(standing(carla)).to_have_text("Saved")
    expect(page.get_by_text("0 findings")).to_be_visible()


def says_what_it_is(carla: Visitor) -> None:
    """Classes, texts and life are fields; a wrong one is told beside it."""
    page = carla.page
    page.get_by_role("link", name=re.compile("product.toml")).click()
    carla.check_accessibility()
    page.get_by_role("button", name="wall-shelf").click()
    entry(carla).get_by_label("ETIM").fill("EC42")
    expect(entry(carla).locator(".field-error", has_text="EC42")).to_be_visible()
    carla.check_accessibility()
    carla.picture("new-product-facts")
    entry(carla).get_by_label("ETIM").fill("EC000042")
    expect(entry(carla).get_by_label("European Union")).to_be_checked()
    expect(entry(carla).get_by_role("button", name="Delete")).to_have_count(0)
    saves_entry(carla)
    entry(carla).get_by_role("button", name="Back to the list").click()
    page.get_by_role("button", name="Plan its life").click()
    entry(carla).get_by_label("Discontinued from").fill("2031-01-01")
    entry(carla).get_by_label("Followed by").fill("display-case")
    entry(carla).get_by_role("button", name="Add", exact=True).click()
    expect(entry(carla).get_by_role("button", name="Save", exact=True)).to_be_disabled()
    entry(carla).get_by_role("button", name="Back to the list").click()
    expect(page.get_by_role("button", name="Plan its life")).to_have_count(0)


def shows_a_picture(carla: Visitor, folder: Path) -> None:
    page = carla.page
    Image.new("RGB", (320, 240), "teal").save(folder / "Полка.png")
    page.get_by_role("button", name="Documents and pictures").click()
    dialog = page.get_by_test_id("media")
    dialog.get_by_label("File").set_input_files(folder / "Полка.png")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="media.csv")).to_be_visible()
    page.get_by_role("link", name=re.compile("product.toml")).click()
    page.get_by_role("button", name="New picture").click()
    entry(carla).get_by_label("File").fill("pictures/polka.png")
    entry(carla).get_by_label("In RU").fill("Полка на стене")
    entry(carla).get_by_label("In EN").fill("The shelf on a wall")
    entry(carla).get_by_role("button", name="Add", exact=True).click()
    expect(entry(carla).get_by_role("button", name="Save", exact=True)).to_be_disabled()
    entry(carla).get_by_role("button", name="Back to the list").click()


def names_a_characteristic_in_a_form(carla: Visitor) -> None:
    carla.page.get_by_role("button", name="colour", exact=True).click()
    helps = entry(carla).get_by_role("group", name="Help")
    helps.get_by_label("In EN").fill("How it will be seen.")
    helps.get_by_label("In RU").fill("Каким он будет виден.")
    saves_entry(carla)
    expect(carla.page.get_by_text("0 findings").first).to_be_visible()


def publishes(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish", exact=True).click(timeout=GATE_MS)
    page.get_by_role("button", name="Publish the release").click()
    expect(page.get_by_text("Published as release 1.")).to_be_visible(timeout=GATE_MS)


def test_another_product_begins_as_a_copy_on_a_phone_in_the_dark(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live, locale="ru-RU", width=390, scheme="dark") as olga:
        watch_policy(olga)
        logs_in(olga, "catalogue@demo.example", "Войти", "Черновики")
        page = olga.page
        page.get_by_role("button", name="Новый черновик").click()
        page.get_by_role("button", name="Новое изделие", exact=True).click()
        page.get_by_label("С чего начать").select_option("display-case")
        page.get_by_label("Название (английское)").fill("Display case D3")
        olga.check_accessibility()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        olga.picture("new-product-copy")
        page.get_by_role("button", name="Начать черновик").click()
        expect(page.get_by_role("heading", name="Display case D3")).to_be_visible()
        expect(page.get_by_text(re.compile("display-case-d3"))).to_be_visible()
        page.locator(".file-tree summary").click()
        page.get_by_role("button", name="Новая характеристика").click()
        olga.check_accessibility()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        olga.picture("new-characteristic-phone")
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Новая характеристика")).to_be_focused()
