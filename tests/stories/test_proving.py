"""A catalogue manager tries a change on the bench, keeps what she sees as a test, and judges her tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, served
from tests.stories.test_studio import logs_in, watch_policy

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


SLOW_MS = 240_000
"""How long making tests may take on a machine that is shared; alone it takes seconds."""

DEEPEN = """
async () => {
  const { csrf } = await (await fetch('/v1/me')).json()
  const id = location.pathname.split('/')[3]
  const url = `/v1/drafts/${id}/files?path=rules/cabinet.rules`
  const file = await fetch(url)
  const { text } = await file.json()
  const changed = text.replace(/(rule open_depth: .*depth >= )[0-9.]+ m/, '$11.00 m')
  const headers = {'If-Match': file.headers.get('etag'), 'X-CSRF-Token': csrf, 'Content-Type': 'application/json'}
  const answer = await fetch(url, {method: 'PUT', headers, body: JSON.stringify({text: changed})})
  return answer.status
}
"""
"""Writes the rule of the draft that is open: an open front needs a metre of depth."""


def test_a_change_is_tried_kept_as_tests_and_judged(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla)
        tries_it_on_the_bench(carla)
        keeps_what_she_sees(carla)
        breaks_and_mends_a_test(carla)
        judges_the_tests(carla)
        makes_tests(carla)
        reads_the_rest_of_the_review(carla)
        draft = carla.page.url.split("/")[5]
    with Visitor(browser, live, locale="ru-RU", width=390, scheme="dark") as ada:
        looks_at_it_on_a_phone(ada, draft)


def begins_a_draft(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option("display-case")
    page.get_by_role("button", name="Begin the draft").click()
    page.get_by_label("What is it about?").fill("A metre of depth")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A metre of depth")).to_be_visible()
    assert page.evaluate(DEEPEN) == 200
    page.reload()


def step(carla: Visitor, name: str) -> None:
    carla.page.get_by_role("navigation", name="Steps of the draft").get_by_role("link", name=name).click()


def tries_it_on_the_bench(carla: Visitor) -> None:
    page = carla.page
    step(carla, "Bench")
    page.get_by_label("Front", exact=True).select_option("open")
    depth = page.get_by_test_id("bench-depth")
    expect(depth).to_contain_text(re.compile("no longer .*0.75 m"))
    expect(page.get_by_test_id("bench-differs")).to_contain_text(re.compile("have other possible values"))
    expect(page.get_by_test_id("bench-draft").locator(".amount")).to_be_visible()
    expect(page.get_by_test_id("bench-release").locator("img")).to_be_visible()
    carla.check_accessibility()
    page.wait_for_function("() => [...document.querySelectorAll('.bench-side img')].every(img => img.naturalWidth > 0)")
    carla.picture("studio-bench")
    depth.get_by_role("combobox").select_option("0.75")
    why = page.get_by_test_id("bench-why")
    expect(why).to_contain_text("It cannot be had beside the choices.")
    expect(why.get_by_role("link", name="open_depth")).to_be_visible()
    carla.check_accessibility()
    carla.picture("studio-bench-why")
    why.get_by_role("button", name="Choose it all the same").click()
    expect(page.get_by_test_id("bench-draft")).to_contain_text("These choices cannot stand together")
    expect(page.get_by_test_id("bench-release")).not_to_contain_text("These choices cannot stand together")
    carla.check_accessibility()
    page.get_by_role("button", name="Take back Depth").click()
    expect(page.get_by_test_id("bench-draft")).not_to_contain_text("These choices cannot stand together")


def keeps_what_she_sees(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Keep as a test").click()
    form = page.get_by_role("dialog")
    values = form.get_by_role("group", name="and these values are out of the question")
    values.get_by_role("button", name="Add a value").click()
    values.get_by_label("Characteristic").select_option("depth")
    values.get_by_label("Value").fill("0.75") if values.locator("input").count() else values.get_by_label(
        "Value"
    ).select_option("0.75")
    form.get_by_label("Why").fill("The new fan needs a metre")
    carla.check_accessibility()
    carla.picture("studio-test-form")
    form.get_by_role("button", name="Keep as a test").click()
    expect(page.get_by_text("Kept. See")).to_be_visible()
    step(carla, "Tests")
    row = page.get_by_test_id("test")
    expect(row).to_have_attribute("data-result", "passed")
    expect(row).to_contain_text("Depth must not be 0.75 m")
    expect(row).to_contain_text("The new fan needs a metre — Carla Catalogue")


def breaks_and_mends_a_test(carla: Visitor) -> None:
    page = carla.page
    row = page.get_by_test_id("test").first
    row.get_by_role("button", name=re.compile("Change the test")).click()
    page.get_by_role("radio", name="must not be possible").check()
    page.get_by_role("dialog").get_by_role("button", name="Keep as a test").click()
    expect(row).to_have_attribute("data-result", "failed")
    expect(row).to_contain_text("must not be possible, but are")
    expect(page.get_by_test_id("tests-sum")).to_have_text("0 passed, 1 failed")
    carla.check_accessibility()
    row.get_by_role("button", name=re.compile("Delete the test")).click()
    expect(page.get_by_text("Nobody has written a test")).to_be_visible()


def judges_the_tests(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Judge the tests").click()
    expect(page.get_by_test_id("mutation-score")).to_contain_text("0% of the mistakes are noticed", timeout=SLOW_MS)
    hole = page.get_by_test_id("hole").first
    expect(page.get_by_role("button", name="Judge them again")).to_be_visible(timeout=SLOW_MS)
    hole.get_by_role("button", name="Keep as a test", exact=True).first.click()
    expect(hole.get_by_text("Kept", exact=True)).to_be_visible()
    expect(page.get_by_test_id("tests-sum")).to_have_text("1 passed, 0 failed")
    carla.check_accessibility()
    carla.picture("studio-mutation")


def makes_tests(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Make tests", exact=True).click()
    expect(page.get_by_test_id("tests-made")).to_contain_text("that break one rule", timeout=SLOW_MS)
    expect(page.get_by_test_id("tests-sum")).to_contain_text(re.compile(r"\d+ passed, 0 failed"), timeout=SLOW_MS)
    page.get_by_role("button", name="Judge them again").click()
    expect(page.get_by_text("The tests notice every mistake.")).to_be_visible(timeout=SLOW_MS)
    carla.check_accessibility()
    carla.picture("studio-tests")


def reads_the_rest_of_the_review(carla: Visitor) -> None:
    page = carla.page
    step(carla, "What it means")
    expect(page.get_by_test_id("touched")).to_have_text(re.compile(r"Touched: .*EU \(rules\)"))
    expect(page.get_by_test_id("suspicions")).not_to_contain_text("Time ran out", timeout=SLOW_MS)
    page.get_by_role("button", name="Measure", exact=True).click()
    measured = page.get_by_role("table", name="Measured just now on this server")
    expect(measured.get_by_role("row", name=re.compile("Draft.*diagram.*kB.*ms"))).to_be_visible(timeout=SLOW_MS)
    carla.check_accessibility()
    measured.scroll_into_view_if_needed()
    carla.picture("studio-measured")


def looks_at_it_on_a_phone(ada: Visitor, draft: str) -> None:
    page = ada.page
    logs_in(ada, "admin@demo.example", "Войти", "Черновики")
    ada.open(f"/studio/drafts/{draft}/bench?c.front=open")
    expect(page.get_by_test_id("bench-depth")).to_contain_text("больше нет")
    ada.check_accessibility()
    ada.picture("studio-bench-phone-ru")
    page.get_by_test_id("bench-depth").scroll_into_view_if_needed()
    ada.picture("studio-bench-rows-phone-ru")
    ada.open(f"/studio/drafts/{draft}/tests")
    expect(page.get_by_test_id("tests-sum")).to_contain_text("Пройдено", timeout=SLOW_MS)
    ada.check_accessibility()
    ada.picture("studio-tests-phone-ru")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the phone"
