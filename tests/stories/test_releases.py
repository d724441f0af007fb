"""Releases over time in two browsers: one writes, the other approves; published, brought back, scheduled, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, served
from tests.stories.test_studio import CABINET, GATE_MS, editor, goes_to, logs_in, standing

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


HOSTILE = '<img src=x onerror="throw 1"> & «кавычки»'
LATER = f"{datetime.now(UTC).year + 3}-02-01"
ONCE, LATE = "Deeper open fronts", "Deepest open fronts"


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The product where every release needs a second pair of eyes."""
    server = LiveServer(tmp_path_factory.mktemp("careful"), {"QUOTEWRIGHT_REVIEWERS": "1"})
    yield server
    server.stop()


def test_a_release_is_approved_published_brought_back_scheduled_and_withdrawn(
    careful: LiveServer, browser: Browser
) -> None:
    with Visitor(browser, careful) as carla, Visitor(browser, careful, locale="ru-RU") as ada:
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        writes(carla, ONCE, "0.85")
        asks(carla)
        comments_and_approves(ada)
        reads_the_comment(carla)
        publishes(carla, "")
        compares(carla)
        brings_back(carla)
        writes(carla, LATE, "0.95")
        approves(ada, LATE)
        publishes(carla, LATER)
        withdraws(carla)
        brings_back_for_some_days(carla)
        takes_days_back_in_one_market(carla)
        begins_on_the_release_of_a_market(carla)
        looks_elsewhere(ada)


def writes(carla: Visitor, name: str, depth: str) -> None:
    page = carla.page
    carla.open("/studio/drafts")
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option("display-case")
    page.get_by_label("What is it about?").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    goes_to(carla, "0.75")
    for _ in "0.75":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.type(depth)
    expect(standing(carla)).to_have_text("Saved")


def step(visitor: Visitor, name: str, steps: str = "Steps of the draft") -> None:
    visitor.page.get_by_role("navigation", name=steps).get_by_role("link", name=name, exact=True).click()


def asks(carla: Visitor) -> None:
    page = carla.page
    step(carla, "Publish")
    running = page.get_by_test_id("running")
    expect(running.get_by_role("progressbar")).to_be_visible()
    expect(running).to_contain_text("Asked for by Carla Catalogue")
    carla.check_accessibility()
    carla.picture("studio-job")
    step(carla, "History")
    expect(page.get_by_role("listitem").first).to_be_visible()
    step(carla, "Publish")
    expect(page.get_by_role("button", name="Check again")).to_be_visible(timeout=GATE_MS)
    expect(page.get_by_test_id("look-state")).to_have_attribute("data-state", "none")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Approve as it stands")).to_have_count(0)
    page.get_by_label("What do you want to say?").fill("The fan has changed")
    page.get_by_role("button", name="Ask for a second look").click()
    expect(page.get_by_test_id("look-state")).to_have_attribute("data-state", "asked")
    carla.check_accessibility()
    carla.picture("studio-second-look")


def comments_and_approves(ada: Visitor) -> None:
    page = ada.page
    ada.open("/studio/drafts")
    page.get_by_role("link", name=ONCE).click()
    expect(page.get_by_role("heading", name=ONCE)).to_be_visible()
    goes_to(ada, "0.75", "Текст файла ")
    page.get_by_label("Новый комментарий").fill(HOSTILE)
    page.get_by_role("button", name="Отправить").click()
    comment = page.get_by_test_id("comment")
    expect(comment).to_contain_text(HOSTILE)
    expect(comment.locator("q")).to_contain_text("rule open_depth")
    ada.check_accessibility()
    ada.picture("studio-comment-ru")
    approves(ada, ONCE)


def approves(ada: Visitor, name: str) -> None:
    page = ada.page
    ada.open("/studio/drafts")
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    step(ada, "Публикация", "Шаги черновика")
    page.get_by_role("button", name="Попросить исправить").click()
    expect(page.get_by_text("Скажите, что исправить.")).to_be_visible()
    page.get_by_role("button", name="Одобрить в этом виде").click()
    expect(page.get_by_test_id("look-state")).to_have_attribute("data-state", "approved")
    ada.check_accessibility()
    ada.picture("studio-approved-ru")


def reads_the_comment(carla: Visitor) -> None:
    page = carla.page
    page.reload()
    expect(page.get_by_test_id("look-state")).to_have_attribute("data-state", "approved")
    step(carla, "Files")
    expect(editor(carla)).to_be_visible()
    comment = page.get_by_test_id("comment")
    expect(comment).to_contain_text(HOSTILE)
    comment.get_by_role("link", name=re.compile(r"cabinet\.rules:\d+")).click()
    expect(editor(carla)).to_be_focused()
    comment.get_by_role("button", name="Resolve").click()
    expect(comment).to_contain_text("Resolved by Carla Catalogue")
    step(carla, "History")
    expect(page.get_by_role("listitem").filter(has_text="Ada Admin").filter(has_text="approved")).to_be_visible()
    carla.check_accessibility()
    carla.picture("studio-history")


def publishes(carla: Visitor, day: str) -> None:
    page = carla.page
    if not page.url.endswith("/publish"):
        step(carla, "Publish")
    page.reload()
    verb = "Schedule" if day else "Publish"
    expect(page.get_by_label("Valid from")).to_be_visible(timeout=GATE_MS)
    page.get_by_label("Why this release?").fill("The fan needs the room")
    page.get_by_label("Valid from").fill(day)
    page.get_by_role("button", name=verb, exact=True).click()
    carla.check_accessibility()
    page.get_by_role("button", name="Publish the release").click()
    expect(page.get_by_text(re.compile(r"Published as release \d"))).to_be_visible(timeout=GATE_MS)
    page.get_by_role("link", name="Show the release").click()
    expect(page.get_by_test_id("standing").first).to_have_attribute("data-standing", "scheduled" if day else "current")
    expect(page.get_by_role("region", name="Which release is current when")).to_contain_text("release")
    carla.check_accessibility()
    carla.picture(f"studio-releases-{verb.lower()}")


def compares(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("link", name="Compare: release 2").click()
    expect(page.get_by_test_id("much-forbidden")).to_contain_text(
        re.compile(r"Newly forbidden: .+ of .+ configurations, .+%"), timeout=GATE_MS
    )
    expect(page.get_by_role("region", name="Files that differ")).to_contain_text(CABINET)
    expect(page.get_by_role("textbox", name=f"After: {CABINET}")).to_contain_text("0.85 m")
    expect(page.get_by_role("button", name="Right, keep it so")).to_have_count(0)
    carla.check_accessibility()
    carla.picture("studio-compare")
    page.get_by_role("navigation").get_by_role("link", name="Releases").click()
    page.get_by_label("Product", exact=True).select_option("display-case")


def row_of(visitor: Visitor, number: int) -> Locator:
    table = visitor.page.get_by_role("table", name="Releases", exact=True)
    return table.get_by_role("row", name=re.compile(f"release {number}"))


def brings_back(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Bring back: release 1").click()
    page.get_by_role("button", name="Publish it anew").click()
    expect(page.get_by_text("Say why, in a sentence.")).to_be_visible()
    page.get_by_label("Why?").fill("The fan was the old one after all")
    carla.check_accessibility()
    carla.picture("studio-roll-back")
    page.get_by_role("button", name="Publish it anew").click()
    row = row_of(carla, 3)
    expect(row).to_contain_text("Brings back release 1.", timeout=GATE_MS)
    expect(row).to_contain_text("The fan was the old one after all")
    expect(row.get_by_test_id("standing")).to_have_attribute("data-standing", "current")


def withdraws(carla: Visitor) -> None:
    page = carla.page
    expect(page.get_by_role("region", name="Which release is current when")).to_contain_text("release 4")
    page.get_by_role("button", name="Withdraw: release 4").click()
    page.get_by_role("button", name="Withdraw the release").click()
    expect(page.get_by_text("Say why, in a sentence.")).to_be_visible()
    page.get_by_label("Why?").fill("Not before the fair")
    carla.check_accessibility()
    page.get_by_role("button", name="Withdraw the release").click()
    row = row_of(carla, 4)
    expect(row.get_by_test_id("standing")).to_have_attribute("data-standing", "withdrawn")
    expect(row).to_contain_text("Not before the fair")
    expect(page.get_by_role("region", name="Which release is current when")).not_to_contain_text("release 4")
    carla.picture("studio-releases-withdrawn")


def brings_back_for_some_days(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Bring back: release 2").click()
    page.get_by_label("Why?").fill("For the week of the fair only")
    page.get_by_label("Valid from").fill(LATER)
    page.get_by_label("Valid until").fill(LATER)
    expect(page.get_by_text("The end must come after the beginning.")).to_be_visible()
    page.get_by_label("Valid until").fill(LATER.replace("-02-01", "-02-08"))
    carla.check_accessibility()
    carla.picture("studio-roll-back-days")
    page.get_by_role("button", name="Schedule it anew").click()
    row = row_of(carla, 5)
    expect(row).to_contain_text("Brings back release 2.", timeout=GATE_MS)
    expect(row.get_by_test_id("standing")).to_have_attribute("data-standing", "scheduled")
    expect(row).to_contain_text("8 Feb")


def takes_days_back_in_one_market(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Bring back: release 2").click()
    page.get_by_label("Why?").fill("The big shelf comes to Russia first")
    page.get_by_label("In some markets").check()
    expect(page.get_by_text("Choose at least one market.")).to_be_visible()
    for market, day in (("Russia", LATER), ("United States", LATER.replace("-02-", "-03-"))):
        page.get_by_label(market, exact=True).check()
        page.get_by_role("group", name=market).get_by_label("Valid from").fill(day)
    carla.check_accessibility()
    carla.picture("studio-publish-markets")
    page.get_by_role("button", name="Schedule it anew").click()
    row = row_of(carla, 6)
    expect(row).to_contain_text("Brings back release 2.", timeout=GATE_MS)
    expect(row).to_contain_text("RU")
    page.get_by_role("button", name="Withdraw: release 6").click()
    page.get_by_label("US", exact=True).uncheck()
    page.get_by_label("From", exact=True).fill(LATER.replace("-01", "-10"))
    page.get_by_label("Until before", exact=True).fill(LATER.replace("-01", "-20"))
    page.get_by_label("Why?").fill("The fair again")
    carla.check_accessibility()
    page.get_by_role("button", name="Take these days back").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(row).to_contain_text("The fair again")
    expect(row.get_by_test_id("standing")).to_have_count(2)
    timeline = page.get_by_role("region", name="Which release is current when")
    expect(timeline.get_by_role("row")).to_have_count(4)
    carla.check_accessibility()
    page.evaluate("scrollTo(0, 0)")
    carla.picture("studio-releases-markets")


def begins_on_the_release_of_a_market(carla: Visitor) -> None:
    page = carla.page
    carla.open("/studio/drafts")
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option("display-case")
    page.get_by_label("On the release of").select_option(label="EU: release 5")
    carla.check_accessibility()
    page.get_by_label("What is it about?").fill("Only for Europe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Only for Europe")).to_be_visible()
    expect(page.get_by_text("release 5").first).to_be_visible()


def looks_elsewhere(ada: Visitor) -> None:
    """The same in Russian, on a phone and in the dark: nothing sticks out."""
    ada.page.emulate_media(color_scheme="dark")
    ada.page.set_viewport_size({"width": 360, "height": 780})
    ada.open("/studio/releases?product=display-case")
    expect(ada.page.get_by_test_id("standing").first).to_be_visible()
    ada.check_accessibility()
    ada.picture("studio-releases-phone-ru")
    assert ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


PROMOTION = """
[[promotion]]
code = "winter"
name = { en = "Winter weeks", ru = "Зимние недели" }
products = ["workstation"]
percent = "12"
priority = "9"
"""
PROMOTIONS = "terms/promotions.toml"


def test_terms_are_written_priced_against_open_quotes_and_published(live: LiveServer, browser: Browser) -> None:
    number = offers(live, browser)
    with Visitor(browser, live) as carla:
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        writes_a_promotion(carla)
        reads_what_it_costs(carla, number)
        publishes(carla, "")
        on_a_phone(carla)


def offers(live: LiveServer, browser: Browser) -> str:
    """Write a quote of a workstation as a rep; return its number."""
    with Visitor(browser, live) as rep:
        ask, email = rep.page.request, "rep@demo.example"
        said = {"email": email, "password": live.password(email)}
        login = ask.post(f"{live.url}/v1/login", data=said).json()
        headers = {"X-CSRF-Token": login["csrf"]}
        wanted = {"product": "workstation", "market": "eu"}
        session = ask.post(f"{live.url}/v1/sessions", data=wanted, headers=headers).json()
        buyer = {"name": "Anna Kovaleva", "company": "Kovaleva & Co", "email": "anna@kovaleva.example", "country": "DE"}
        asked = {"buyer": buyer, "market": "eu", "language": "en"}
        quote = ask.post(f"{live.url}/v1/quotes", data=asked, headers=headers)
        assert quote.ok, quote.text()
        etag = {"If-Match": quote.headers["etag"]}
        path = f"{live.url}/v1/quotes/{quote.json()['id']}/lines"
        added = ask.post(path, data={"session": session["id"], "quantity": 2}, headers={**headers, **etag})
        assert added.ok, added.text()
        return str(quote.json()["number"])


def writes_a_promotion(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option(label="Terms of sale")
    page.get_by_label("What is it about?").fill("Winter weeks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Winter weeks")).to_be_visible()
    page.get_by_role("link", name="promotions.toml").click()
    page.get_by_role("button", name="Text", exact=True).click()
    text = page.get_by_role("textbox", name=f"Text of {PROMOTIONS}", exact=True)
    expect(text).to_contain_text("render-weeks")
    text.press("Control+End")
    page.keyboard.insert_text(PROMOTION.replace('"12"', '"112"'))
    expect(page.get_by_test_id("finding").first).to_contain_text("percent")
    carla.check_accessibility()
    page.get_by_role("button", name="Take back the last change").click()
    expect(page.get_by_text("0 findings")).to_be_visible()
    text.press("Control+End")
    page.keyboard.insert_text(PROMOTION)
    expect(page.get_by_text("0 findings")).to_be_visible()
    expect(standing(carla)).to_have_text("Saved")


def reads_what_it_costs(carla: Visitor, number: str) -> None:
    page = carla.page
    step(carla, "What it means")
    row = page.get_by_role("row", name=re.compile(number))
    expect(row).to_contain_text("−€", timeout=GATE_MS)
    expect(page.get_by_role("region", name="Open quotes")).to_contain_text("Would cost something else")
    carla.check_accessibility()
    carla.picture("studio-repricing")


def on_a_phone(carla: Visitor) -> None:
    page = carla.page
    page.set_viewport_size({"width": 360, "height": 780})
    carla.open("/studio/releases?product=~terms")
    expect(page.get_by_test_id("standing").first).to_be_visible()
    expect(page.get_by_role("region", name="Which release is current when")).to_contain_text("release 2")
    carla.check_accessibility()
    carla.picture("studio-terms-phone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
