"""A catalogue manager who has a minute: what a change breaks, how it is mended, and nothing that broke before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, amount, served
from tests.stories.test_forms import begins_a_draft
from tests.stories.test_studio import GATE_MS, logs_in, watch_policy

pytestmark = pytest.mark.browser

OPEN_FRONT = {"front": "open", "length": "2.50"}
CONTACT = {"name": "Anna", "email": "anna@example.com", "company": "Example GmbH", "country": "DE"}
WRITE = """
async ([path, rule]) => {
  const { csrf } = await (await fetch('/v1/me')).json()
  const url = `/v1/drafts/${location.pathname.split('/')[3]}/files?path=${path}`
  const file = await fetch(url)
  const { text } = await file.json()
  const headers = {'If-Match': file.headers.get('etag'), 'X-CSRF-Token': csrf, 'Content-Type': 'application/json'}
  return (await fetch(url, {method: 'PUT', headers, body: JSON.stringify({text: `${text}\\n${rule}\\n`})})).status
}
"""
"""Adds a rule to a file of the draft that is open."""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


class Shop:
    """Somebody who buys, and the rep who sells, over HTTP."""

    def __init__(self, rep: Visitor) -> None:
        self.rep = rep
        self.csrf = ""
        email = "rep@demo.example"
        self.csrf = self.asks("POST", "login", email=email, password=rep.server.password(email))["csrf"]

    def asks(self, method: str, path: str, headers: dict[str, str] | None = None, **body: Any) -> Any:
        url = f"{self.rep.server.url}/v1/{path}"
        given = {"X-CSRF-Token": self.csrf, **(headers or {})}
        answer = self.rep.context.request.fetch(url, method=method, headers=given, data=body or None)
        assert answer.ok, answer.text()
        return answer.json()

    def net(self, **choices: str) -> Decimal:
        """Return the net price of a piece, as somebody is told who configures it."""
        opened = self.asks("POST", "sessions", product="display-case", market="eu", choices=choices)
        return Decimal(self.asks("GET", f"sessions/{opened['id']}")["price"]["net"]["amount"])

    def quoted(self) -> str:
        """Ask for a quote of a case with an open front; return its id."""
        opened = self.asks("POST", "sessions", product="display-case", market="eu", choices=OPEN_FRONT)
        asked = {"session": opened["id"], "quantity": 1, "language": "en", "contact": CONTACT}
        number = self.asks("POST", "quote-requests", **asked)["number"]
        return str(self.asks("GET", f"quotes?q={number}")["items"][0]["id"])

    def ordered(self) -> None:
        """Send a quote, accept it as its customer, and make it an order."""
        quote = self.quoted()
        link = self._does(quote, "send")["offer"]["url"]
        self.asks("POST", "offer/accept", {"Authorization": f"Offer {link.partition('#')[2]}"}, name="Anna")
        self._does(quote, "convert")

    def patches(self, quote: str, **changes: Any) -> None:
        """Change a quote behind the back of whoever looks at it."""
        self.asks("PATCH", f"quotes/{quote}", self._as_read(quote), **changes)

    def _does(self, quote: str, action: str) -> Any:
        return self.asks("POST", f"quotes/{quote}/{action}", self._as_read(quote))

    def _as_read(self, quote: str) -> dict[str, str]:
        url = f"{self.rep.server.url}/v1/quotes/{quote}"
        return {"If-Match": self.rep.context.request.get(url).headers["etag"]}


def test_what_a_change_breaks_is_read_in_a_minute(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as rep, Visitor(browser, live) as carla:
        shop = Shop(rep)
        quote = shop.quoted()
        shop.ordered()
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        shortens(carla)
        reads_the_sum(carla)
        reads_the_repair(carla, shop)
        publishes(carla)
        is_not_blamed_again(carla)
        moves_the_line(rep, quote, shop)
    with Visitor(browser, live, locale="ru-RU", width=390, scheme="dark") as ada:
        reads_it_on_a_phone(ada, carla.page.url)


def begins(carla: Visitor, name: str, rule: str) -> None:
    carla.open("/studio/drafts")
    begins_a_draft(carla, "display-case", name)
    assert carla.page.evaluate(WRITE, ["rules/cabinet.rules", rule]) == 200
    carla.page.reload()
    carla.page.get_by_role("link", name="What it means").click()


def shortens(carla: Visitor) -> None:
    begins(carla, "Shorter open fronts", "rule open_length: when front = open require length <= 2.25 m")
    expect(carla.page.get_by_test_id("against")).to_have_text(re.compile("Compared with release 1, "))


def cell(visitor: Visitor, name: str) -> Any:
    told = visitor.page.get_by_test_id("review-sum").locator("div", has=visitor.page.get_by_text(name, exact=True))
    return told.locator("dd")


def reads_the_sum(carla: Visitor) -> None:
    expect(cell(carla, "Newly forbidden")).to_have_text(re.compile(r".+ \(.+%\)"))
    expect(cell(carla, "Newly allowed")).to_have_text("Nothing")
    expect(cell(carla, "Lines of open quotes that break")).to_have_text("1 of 1")
    expect(cell(carla, "Ordered configurations still possible")).to_have_text("0 of 1")
    expect(cell(carla, "Values nobody can choose any more")).to_have_text("0")
    carla.check_accessibility()
    carla.picture("studio-review-sum")


def reads_the_repair(carla: Visitor, shop: Shop) -> None:
    quotes = carla.page.get_by_role("region", name="Open quotes")
    row = quotes.get_by_role("row").nth(1)
    expect(row).to_contain_text("Length: 2.50 m → 2.25 m")
    cheaper = shop.net(**OPEN_FRONT) - shop.net(**{**OPEN_FRONT, "length": "2.25"})
    assert amount(row.locator(".amount")) == cheaper > 0
    lost = cell(carla, "Last year’s revenue still possible").text_content() or ""
    assert lost.replace(",", "") == f"€0.00 of €{shop.net(**OPEN_FRONT)}"


def publishes(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("navigation", name="Steps of the draft").get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish", exact=True).click(timeout=GATE_MS)
    confirm = page.get_by_role("dialog").bounding_box()
    assert confirm is not None
    assert confirm["width"] < 600, "a question is no wider than it has to be"
    page.get_by_role("button", name="Publish the release").click()
    expect(page.get_by_text("Published as release 2")).to_be_visible(timeout=GATE_MS)


def is_not_blamed_again(carla: Visitor) -> None:
    begins(carla, "No six doors", "rule few_doors: require doors <= 5")
    expect(carla.page.get_by_test_id("against")).to_have_text(re.compile("Compared with release 2, "))
    expect(cell(carla, "Lines of open quotes that break")).to_have_text("0 of 1")
    expect(cell(carla, "Ordered configurations still possible")).to_have_text("0 of 0")
    expect(cell(carla, "Values nobody can choose any more")).to_have_text("1")
    already = carla.page.get_by_test_id("broken-already")
    already.get_by_text("1 line that the release does not allow either").click()
    expect(already.get_by_role("row").nth(1)).to_contain_text("Length: 2.50 m → 2.25 m")
    carla.check_accessibility()


def moves_the_line(rep: Visitor, quote: str, shop: Shop) -> None:
    page = rep.page
    rep.open(f"/desk/quotes/{quote}")
    is_refused_what_came_too_late(rep, quote, shop)
    page.get_by_role("button", name="Release 2 is sold now: line 1").click()
    dialog = page.get_by_test_id("move-line")
    expect(dialog.get_by_role("listitem")).to_have_text("Length: 2.50 m → 2.25 m")
    now = shop.asks("GET", f"quotes/{quote}")["revision"]["lines"][0]["net"]["amount"]
    then = shop.net(**{**OPEN_FRONT, "length": "2.25"})
    assert -amount(dialog.locator(".amount")) == then - Decimal(now) < 0
    rep.check_accessibility()
    rep.picture("desk-move-line")
    expect(dialog.get_by_role("alert")).to_have_count(0)
    dialog.get_by_role("button", name="Move the line").click()
    dialog.get_by_role("alert").get_by_role("button").click()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    dialog.get_by_role("button", name="Move the line").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Release 2 is sold now")).to_have_count(0)
    line = page.get_by_role("article")
    assert amount(line.locator(".grid-net .amount").first) == then
    expect(line.get_by_text("2.25 m").first).to_be_visible()
    rep.picture("desk-moved-line")


def is_refused_what_came_too_late(rep: Visitor, quote: str, shop: Shop) -> None:
    quantity = rep.page.get_by_role("article").get_by_label("Quantity")
    expect(quantity).to_have_value("1")
    shop.patches(quote, terms={"en": "Payment in advance."})
    quantity.fill("2")
    rep.page.keyboard.press("Enter")
    expect(rep.page.get_by_role("alert")).to_have_count(1)


def reads_it_on_a_phone(ada: Visitor, address: str) -> None:
    logs_in(ada, "admin@demo.example", "Войти", "Черновики")
    ada.open(address.removeprefix(ada.server.url))
    ada.page.get_by_label("Рынок").select_option("eu")
    expect(cell(ada, "Строк открытых предложений сломается")).to_have_text("0 из 1")
    ada.check_accessibility()
    ada.picture("studio-review-sum-phone-ru")
    assert ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the phone"
