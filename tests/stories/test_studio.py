"""Two catalogue managers change a rule: its meaning is read before it is published, and nobody overwrites the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.live import ROOT, LiveServer
from tests.stories.screens import Visitor, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


CABINET = "rules/cabinet.rules"
LINES = (ROOT / "catalog/demo/display-case" / CABINET).read_text().splitlines()
OPEN_DEPTH = "rule open_depth: when front = open require depth >= 0.75 m"
STRICT = "style-src 'self'"
"""What the studio's styles have to get by with: no exception for what scripts write."""

GATE_MS = 240_000
"""How long the whole gate may take on a machine that is shared; alone it takes seconds."""


def test_a_rule_is_changed_reviewed_guarded_and_published(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla, Visitor(browser, live, locale="ru-RU") as ada:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla)
        writes_with_help(carla)
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        two_write_the_same_file(carla, ada)
        reads_what_it_means(carla)
        keeps_an_example(carla)
        publishes(carla)


def watch_policy(visitor: Visitor) -> None:
    """Take the exception for styles out of the policy of the page; what it then forbids fails the walk."""

    def strict(route) -> None:
        answer = route.fetch()
        policy = answer.headers["content-security-policy"].replace("style-src 'self' 'unsafe-inline'", STRICT)
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    visitor.page.route(re.compile(r"/(studio|login)(/.*|\?.*)?$"), strict)
    visitor.page.add_init_script(
        "addEventListener('securitypolicyviolation', event => {"
        " setTimeout(() => { throw new Error(`policy: ${event.violatedDirective} ${event.sample}`) }) })"
    )


def logs_in(visitor: Visitor, email: str, verb: str, heading: str) -> None:
    page = visitor.page
    visitor.open("/studio")
    page.get_by_label("Email" if verb == "Log in" else "Эл. почта").fill(email)
    page.get_by_label("Password" if verb == "Log in" else "Пароль").fill(visitor.server.password(email))
    page.get_by_role("button", name=verb).click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def begins_a_draft(carla: Visitor) -> None:
    page = carla.page
    expect(page.get_by_text("No open drafts")).to_be_visible()
    carla.check_accessibility()
    carla.picture("studio-drafts")
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option("display-case")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_text("Give the draft a name")).to_be_visible()
    carla.check_accessibility()
    page.get_by_label("What is it about?").fill("Deeper open fronts")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Deeper open fronts")).to_be_visible()


def editor(visitor: Visitor, label: str = "Text of ") -> Locator:
    return visitor.page.get_by_role("textbox", name=f"{label}{CABINET}", exact=True)


def goes_to(visitor: Visitor, before: str, label: str = "Text of ") -> None:
    """Go to the place of the changed number by its address, as a link in a review does."""
    line = LINES.index(OPEN_DEPTH) + 1
    draft = re.search(r"/studio/drafts/[^/?]+", visitor.page.url)
    assert draft
    visitor.open(f"{draft[0]}?file={CABINET.replace('/', '%2F')}&line={line}&column={OPEN_DEPTH.index(before) + 1}")
    expect(editor(visitor, label)).to_be_focused()


def standing(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-standing]")


def writes_with_help(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("link", name=re.compile("cabinet.rules")).click()
    expect(editor(carla)).to_contain_text("rule front_height")
    goes_to(carla, "open require")
    page.keyboard.press("Control+Delete")
    page.keyboard.type("op")
    page.get_by_role("option", name=re.compile("open.*Open front with air curtain")).click()
    page.keyboard.type("x")
    finding = page.get_by_test_id("finding").first
    expect(finding).to_contain_text("openx")
    expect(standing(carla)).to_have_text("Saved")
    expect(page.locator(".cm-lintRange-error")).to_have_text("openx")
    carla.check_accessibility()
    carla.picture("studio-finding")
    finding.get_by_role("button").click()
    expect(editor(carla)).to_be_focused()
    for _ in "open":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    expect(page.get_by_text("0 findings")).to_be_visible()
    goes_to(carla, "0.75")
    for _ in "0.75":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.type("0.85")
    expect(standing(carla)).to_have_text("Saved")
    expect(page.get_by_role("link", name=re.compile("cabinet.rules.*changed"))).to_be_visible()


def two_write_the_same_file(carla: Visitor, ada: Visitor) -> None:
    ada.page.get_by_role("link", name="Deeper open fronts").click()
    ada.page.get_by_role("link", name=re.compile("cabinet.rules")).click()
    expect(editor(ada, "Текст файла ")).to_contain_text("0.85 m")
    editor(carla).press("Control+Home")
    carla.page.keyboard.type("# The cabinet, by Carla.\n")
    expect(standing(carla)).to_have_text("Saved")

    editor(ada, "Текст файла ").press("Control+Home")
    ada.page.keyboard.type("# The cabinet, by Ada.\n")
    conflict = ada.page.get_by_test_id("conflict")
    expect(conflict).to_contain_text("Carla Catalogue")
    expect(standing(ada)).to_have_text("Файл изменил кто-то ещё")
    mine = ada.page.get_by_role("textbox", name="Ваш текст")
    expect(mine).to_contain_text("by Ada")
    expect(mine).not_to_contain_text("by Carla")
    ada.check_accessibility()
    ada.picture("studio-conflict-ru")
    ada.page.get_by_role("button", name="Взять их вариант этого места").first.click()
    expect(mine).to_contain_text("by Carla")
    ada.page.get_by_role("button", name="Сохранить текст слева").click()
    expect(standing(ada)).to_have_text("Сохранено")
    two_write_at_different_places(carla, ada)

    carla.page.reload()
    expect(editor(carla)).to_contain_text("by Carla")
    editor(carla).press("Control+End")
    expect(editor(carla)).to_contain_text("Ada was here")
    carla.page.get_by_role("link", name="History").click()
    expect(carla.page.get_by_role("listitem").first).to_contain_text("Ada Admin")
    carla.check_accessibility()
    carla.page.get_by_role("button", name="Take back the last change").click()
    expect(carla.page.get_by_role("listitem").first).to_contain_text("taken back")


def two_write_at_different_places(carla: Visitor, ada: Visitor) -> None:
    """What is at different places is put together; the second sees it before it is saved."""
    carla.page.reload()
    expect(editor(carla)).to_contain_text("by Carla")
    editor(carla).press("Control+Home")
    carla.page.keyboard.type("# And again.\n")
    expect(standing(carla)).to_have_text("Saved")
    editor(ada, "Текст файла ").press("Control+End")
    ada.page.keyboard.type("# Ada was here.\n")
    both = ada.page.get_by_role("textbox", name="Ваш текст с обеими правками")
    expect(both).to_contain_text("Ada was here")
    expect(ada.page.get_by_test_id("conflict")).to_contain_text("Вы правили разные места")
    ada.check_accessibility()
    ada.page.get_by_role("button", name="Сохранить текст слева").click()
    expect(standing(ada)).to_have_text("Сохранено")
    editor(ada, "Текст файла ").press("Control+Home")
    expect(editor(ada, "Текст файла ")).to_contain_text("And again")


def reads_what_it_means(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("link", name="What it means").click()
    example = page.get_by_test_id("example-forbidden").first
    expect(example).to_contain_text("Open front with air curtain")
    expect(example).to_contain_text("0.75 m")
    expect(page.get_by_test_id("much-forbidden")).to_contain_text(
        re.compile(r"Newly forbidden: .+ of .+ configurations, .+%")
    )
    expect(page.get_by_test_id("much-allowed")).to_have_text("Nothing.")
    carla.check_accessibility()
    carla.picture("studio-review")
    example.get_by_text("The whole configuration").click()
    expect(example).to_contain_text("Warranty")
    example.get_by_role("link", name="open_depth").click()
    expect(editor(carla)).to_be_focused()
    page.go_back()


def keeps_an_example(carla: Visitor) -> None:
    page = carla.page
    example = page.get_by_test_id("example-forbidden").first
    example.get_by_label("Why").fill("The air curtain needs 0.85 m since the new fan")
    example.get_by_role("button", name="Right, keep it so").click()
    expect(example).to_contain_text("Kept as a test: this product must not be possible.")
    page.get_by_role("link", name="Files").click()
    page.get_by_role("link", name=re.compile(r"rules\.toml.*new")).click()
    expect(page.get_by_role("textbox", name="Text of tests/rules.toml")).to_contain_text("since the new fan")


def publishes(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("navigation", name="Steps of the draft").get_by_role("link", name="Publish").click()
    expect(page.get_by_test_id("running").get_by_role("progressbar")).to_be_visible()
    publish = page.get_by_role("button", name="Publish", exact=True)
    expect(publish).to_be_visible(timeout=GATE_MS)
    unfolds_what_is_old(page)
    page.get_by_label("Valid from").fill("2030-01-02")
    page.get_by_label("Valid until before").fill("2030-01-01")
    expect(page.get_by_text("The end must come after the beginning.")).to_be_visible()
    expect(page.get_by_role("button", name="Schedule", exact=True)).to_be_disabled()
    carla.check_accessibility()
    page.get_by_label("Valid from").fill("")
    page.get_by_label("Valid until before").fill("")
    carla.picture("studio-publish")
    publish.click()
    carla.check_accessibility()
    page.get_by_role("button", name="Publish the release").click()
    expect(page.get_by_text("Published as release 2.")).to_be_visible(timeout=GATE_MS)
    page.get_by_role("link", name="Show the release").click()
    expect(page.get_by_role("row", name=re.compile("D2 release 2\\b"))).to_be_visible()
    carla.check_accessibility()
    carla.picture("studio-releases")
    page.go_back()
    expect(page.get_by_text("Published as release 2.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)


def unfolds_what_is_old(page: Page) -> None:
    """What the release has too stands under one line, which the keyboard opens."""
    found = page.get_by_test_id("finding").first
    expect(page.get_by_text("Nothing stands against publishing.")).to_be_visible()
    expect(found).to_be_hidden()
    page.get_by_text(re.compile("findings that the release has too$")).press("Enter")
    expect(found).to_contain_text("can never be chosen")


@pytest.mark.parametrize("email", ["rep@demo.example", "customer@demo.example"])
def test_the_studio_is_closed_to_others(live: LiveServer, browser: Browser, email: str) -> None:
    with Visitor(browser, live) as other:
        other.open("/studio")
        other.page.get_by_label("Email").fill(email)
        other.page.get_by_label("Password").fill(live.password(email))
        other.page.get_by_role("button", name="Log in").click()
        expect(other.page.get_by_role("button", name="Log out")).to_be_visible()
        other.open("/studio/drafts")
        expect(other.page.get_by_role("heading", name="The studio is for catalogue managers")).to_be_visible()
        other.check_accessibility()
