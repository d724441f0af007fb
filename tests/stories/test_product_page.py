"""A product's page of the encyclopedia: its family, pictures and documents; and how a manager puts a document there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from tests.build.media import action, pdf, pdf_with
from tests.live import LiveServer
from tests.stories.screens import Visitor, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: drafts begun here are nothing that other stories expect."""
    yield from served(tmp_path_factory)


def test_a_visitor_finds_products_by_family_and_reads_about_one(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as visitor:
        page = visitor.page
        visitor.open("/")
        family = page.get_by_role("region", name="Refrigeration for shops")
        expect(family.get_by_text("Equipment", exact=True)).to_be_visible()
        expect(family.get_by_role("heading", name="Refrigerated display case D2", level=3)).to_be_visible()
        family.get_by_role("link", name="Configure Refrigerated display case D2").click()

        picture = visitor.option("front", "open").locator("img")
        expect(picture).to_be_visible()
        picture.evaluate("image => image.decode()")
        assert picture.evaluate("image => image.naturalWidth") == 160

        about = opens_about(visitor, "About this product")
        expect(about.get_by_text("Equipment / Refrigeration for shops")).to_be_visible()
        about.get_by_role("img", name="The display case filled with meat").evaluate("image => image.decode()")
        expect(about.get_by_text("24131601")).to_be_visible()
        is_a_document(visitor, about.get_by_role("link", name="Setting up and running"))
        expect(about.get_by_text("Notes for dealers")).to_have_count(0)
        visitor.check_accessibility()
        visitor.picture("about")


def test_everybody_reads_the_document_of_their_language(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as visitor:
        visitor.open("/configure/display-case")
        about = opens_about(visitor, "Об изделии")
        link = about.get_by_role("link", name="Установка и работа")
        is_a_document(visitor, link)
        assert "-ru-" in str(link.get_attribute("href"))
        visitor.check_accessibility()
        visitor.picture("about-ru")


def test_a_specification_tells_measures_and_numbers(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as visitor:
        visitor.open("/configure/workstation?step=summary")
        facts = visitor.page.locator(".summary-facts", has_text="Weight:")
        expect(facts.first).to_contain_text(re.compile(r"Weight: [\d.]+ kg, .*GTIN.2\d{12}"))
        visitor.check_accessibility()


def test_a_manager_adds_a_document_and_a_hostile_one_is_refused(
    live: LiveServer, browser: Browser, tmp_path: Path
) -> None:
    hostile, honest = tmp_path / "hostile.pdf", tmp_path / "Specification EN 2.pdf"
    hostile.write_bytes(pdf_with(OpenAction=action("JavaScript", JS="app.alert(1)")))
    honest.write_bytes(pdf(2))
    with Visitor(browser, live) as carla:
        begins_a_draft(carla)
        page = carla.page
        page.get_by_role("button", name="Documents and pictures").click()
        dialog = page.get_by_test_id("media")
        expect(dialog.get_by_text("documents/manual-en.pdf")).to_be_visible()

        dialog.get_by_label("File", exact=True).set_input_files(hostile)
        dialog.get_by_role("button", name="Add", exact=True).click()
        expect(dialog.get_by_role("alert")).to_contain_text("holds a script")

        dialog.get_by_label("File", exact=True).set_input_files(honest)
        expect(dialog.get_by_label("Path")).to_have_value("documents/specification-en-2.pdf")
        expect(dialog.get_by_label("Code")).to_have_value("specification")
        dialog.get_by_label("Kind").select_option("specification")
        dialog.get_by_label("Version").fill("2")
        dialog.get_by_label("Title in English").fill("Technical data")
        carla.check_accessibility()
        carla.picture("studio-media")
        dialog.get_by_role("button", name="Add", exact=True).click()

        expect(dialog).to_have_count(0)
        expect(page.get_by_role("heading", name="documents.csv")).to_be_visible()
        expect(page.get_by_text("Technical data").first).to_be_visible()
        page.get_by_role("button", name="Documents and pictures").click()
        is_a_document(carla, page.get_by_test_id("media").get_by_role("link", name="documents/specification-en-2.pdf"))


def test_a_manager_writes_what_offers_say_and_prints_it_before_anybody_gets_it(
    live: LiveServer, browser: Browser
) -> None:
    with Visitor(browser, live) as carla:
        begins_a_draft(carla, product="workstation", name="Words of offers")
        page = carla.page
        page.get_by_role("button", name="Quote templates").click()
        dialog = page.get_by_test_id("quote-templates")
        expect(dialog.locator("li")).to_have_count(2)
        carla.check_accessibility()
        dialog.locator("li", has_text="English").get_by_role("button", name="offer").click()

        form = dialog.get_by_test_id("template-form")
        expect(form.get_by_label("Under the title")).to_have_value("Configured for {buyer}")
        form.get_by_label("Under the title").fill("Made for {compny}")
        form.get_by_role("button", name="Save the template").click()
        expect(form.get_by_text("Did you mean 'company'?").first).to_be_visible()
        carla.check_accessibility()
        carla.picture("studio-template-wrong")

        form.get_by_label("Under the title").fill("Made for {company}")
        with page.expect_download() as printed:
            form.get_by_role("button", name="Print a sample as PDF").click()
        assert printed.value.suggested_filename == "offer-en-eu.pdf"
        text = PdfReader(printed.value.path()).pages[0].extract_text()
        assert "Made for Example Ltd" in text
        carla.picture("studio-template")
        form.get_by_role("button", name="Save the template").click()
        expect(dialog.locator("li")).to_have_count(2)

        dialog.get_by_role("button", name="New template").click()
        form.get_by_label("Version").fill("2")
        form.get_by_label("Valid from").fill("2030-01-01")
        form.get_by_label("European Union").check()
        form.get_by_label("Before the lines").fill("Dear {buyer},\nthe next decade begins.")
        form.get_by_role("button", name="Save the template").click()
        expect(dialog.locator("li", has_text="version 2")).to_contain_text("EU")
        page.keyboard.press("Escape")
        page.get_by_role("navigation", name="Files").get_by_role("link", name="offer-en-2.toml").click()
        expect(page.get_by_text("the next decade begins.")).to_be_visible()


def opens_about(visitor: Visitor, name: str) -> Locator:
    visitor.page.get_by_role("button", name=name).click()
    about = visitor.page.get_by_test_id("about")
    expect(about.locator(".documents a").first).to_be_visible()
    return about


def is_a_document(visitor: Visitor, link: Locator) -> None:
    """Follow a link as the browser would, with the cookies of the visitor."""
    expect(link).to_be_visible()
    answer = visitor.context.request.get(f"{visitor.server.url}{link.get_attribute('href')}")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")


def begins_a_draft(carla: Visitor, *, product: str = "display-case", name: str = "Technical data") -> None:
    page = carla.page
    carla.open("/studio")
    page.get_by_label("Email").fill("catalogue@demo.example")
    page.get_by_label("Password").fill(carla.server.password("catalogue@demo.example"))
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option(product)
    page.get_by_label("What is it about?").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
