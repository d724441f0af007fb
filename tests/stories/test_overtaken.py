"""Two drafts begun on one release: the second sees what it would take back of the first, and takes it over."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.live import LiveServer
from tests.stories.screens import Visitor, served
from tests.stories.test_forms import RAILS, begins_a_draft, entry, opens_file, saves_entry, text_of
from tests.stories.test_studio import GATE_MS, logs_in, watch_policy

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


def test_the_second_draft_takes_over_what_the_first_has_published(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla, Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as ada:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "display-case", "Less in the US")
        changes_a_limit(carla, "rep, US", "5")
        begins_beside(carla, "More margin")
        changes_a_limit(carla, "manager", "24")
        late = carla.page.url
        publishes_the_first(carla)
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        is_warned(ada, late.removeprefix(live.url))
        takes_over(ada)


def changes_a_limit(carla: Visitor, rail: str, percent: str) -> None:
    opens_file(carla, "guard_rails.toml", RAILS)
    carla.page.get_by_role("button", name=re.compile(f"^{rail} ?, Discount limit$")).click()
    entry(carla).get_by_label("At most, percent").fill(percent)
    saves_entry(carla)


def begins_beside(carla: Visitor, name: str) -> None:
    carla.open("/studio/drafts")
    begins_a_draft(carla, "display-case", name)
    expect(carla.page.get_by_test_id("overtaken")).to_have_count(0)


def publishes_the_first(carla: Visitor) -> None:
    page = carla.page
    carla.open("/studio/drafts")
    page.get_by_role("link", name="Less in the US").click()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish", exact=True).click(timeout=GATE_MS)
    page.get_by_role("button", name="Publish the release").click()
    expect(page.get_by_text("Published as release 2")).to_be_visible(timeout=GATE_MS)


def is_warned(ada: Visitor, late: str) -> None:
    ada.open(late)
    expect(ada.page.get_by_test_id("overtaken")).to_have_text(RAILS)
    ada.check_accessibility()
    ada.picture("overtaken-phone-ru")


def takes_over(ada: Visitor) -> None:
    ada.page.get_by_role("button", name="Взять его изменения").click()
    expect(ada.page.get_by_test_id("overtaken")).to_have_count(0)
    said = text_of(ada, RAILS)
    assert "up_to = 24" in said
    assert "up_to = 5\n" in said
