"""A catalogue manager changes rules, terms of sale and taxes in forms, their tables in grids, and meets a colleague."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.live import ROOT, LiveServer
from tests.stories.screens import Visitor, served
from tests.stories.test_studio import logs_in, watch_policy

pytestmark = pytest.mark.browser

AGREEMENTS = "terms/agreements.toml"
SURCHARGES = "terms/surcharges.toml"
MARKETS = "markets.toml"
RAILS = "prices/guard_rails.toml"
CABINET = "rules/cabinet.rules"
RELEASED = (ROOT / "catalog/demo/display-case" / CABINET).read_text()


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is written here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


def test_rules_are_changed_in_forms_and_combinations_in_a_grid(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla, Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as ada:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "display-case", "Deeper fronts")
        changes_a_rule(carla)
        writes_an_expression(carla)
        pastes_combinations(carla)
        adds_and_deletes_a_rule(carla)
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        two_fill_in_the_same_rule(carla, ada)


def begins_a_draft(visitor: Visitor, product: str, name: str) -> None:
    page = visitor.page
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option(product)
    page.get_by_label("What is it about?").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def text_of(visitor: Visitor, path: str) -> str:
    """Return a file of the draft as the server has it."""
    found = re.search(r"/studio/drafts/([^/?]+)", visitor.page.url)
    assert found
    answer = visitor.page.request.get(f"{visitor.server.url}/v1/drafts/{found[1]}/files", params={"path": path})
    text: str = answer.json()["text"]
    return text


def differing(after: str, before: str) -> tuple[list[str], list[str]]:
    """Return the lines that went, and those that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def form(visitor: Visitor) -> Locator:
    return visitor.page.get_by_test_id("rule-form")


def condition(visitor: Visitor, legend: str) -> Locator:
    return form(visitor).get_by_role("group", name=legend, exact=True)


def opens(visitor: Visitor, rule: str) -> None:
    visitor.page.get_by_role("button", name=rule, exact=True).click()
    expect(form(visitor).get_by_label("Name", exact=True)).to_have_value(rule)


def saves(visitor: Visitor) -> None:
    """Save the rule; the button rests again when the form shows what is kept."""
    button = form(visitor).get_by_role("button", name="Save the rule")
    button.click()
    expect(button).to_be_disabled()


def back(visitor: Visitor) -> None:
    form(visitor).get_by_role("button", name="All rules").click()
    expect(visitor.page.get_by_test_id("rule-row").first).to_be_visible()


def changes_a_rule(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("link", name=re.compile("cabinet.rules")).click()
    page.get_by_role("button", name="Form", exact=True).click()
    expect(page.get_by_text("19 rules")).to_be_visible()
    carla.check_accessibility()
    page.get_by_role("searchbox", name="Find rules").fill("air curtain")
    expect(page.get_by_test_id("rule-row")).to_have_count(1)
    opens(carla, "open_depth")
    when = condition(carla, "When")
    expect(when.get_by_label("Value", exact=True)).to_have_value("open")
    expect(when.get_by_role("option", name="Open front with air curtain (open)")).to_have_count(1)
    depth = condition(carla, "Then this must hold").get_by_label("Value", exact=True)
    depth.fill("0.85 meter")
    expect(condition(carla, "Then this must hold")).to_contain_text("do not measure the same thing")
    carla.check_accessibility()
    carla.picture("forms-rule-finding")
    depth.fill("0.85 m")
    expect(form(carla).get_by_text("0 findings")).to_be_visible()
    form(carla).get_by_role("button", name="Add a reason").click()
    form(carla).get_by_label("For whom").last.select_option("rep")
    form(carla).get_by_label("Reason", exact=True).last.fill("Profile A, from 2027 on.")
    saves(carla)
    line = "rule open_depth: when front = open require depth >= 0.75 m"
    said = '    reason rep en "Profile A, from 2027 on."'
    assert differing(text_of(carla, CABINET), RELEASED) == ([line], [line.replace("0.75", "0.85"), said])
    carla.picture("forms-rule")


def writes_an_expression(carla: Visitor) -> None:
    page = carla.page
    back(carla)
    opens(carla, "front_height")
    must = condition(carla, "What must hold")
    must.get_by_role("button", name="Write it as an expression").click()
    written = must.get_by_label("Expression")
    expect(written).to_have_value("height <= front.height_limit")
    written.fill("height + 0 m <= front.height_limmit")
    expect(must).to_contain_text("height_limit")
    written.fill("height + 0 m <= front.height_limit")
    expect(form(carla).get_by_text("0 findings")).to_be_visible()
    saves(carla)
    assert "rule front_height: require height + 0 m <= front.height_limit\n" in text_of(carla, CABINET)
    form(carla).get_by_role("button", name="Show in the text").click()
    text = page.get_by_role("textbox", name=f"Text of {CABINET}")
    expect(text).to_contain_text("height + 0 m <= front.height_limit")
    expect(text).to_be_focused()
    page.get_by_role("button", name="Form", exact=True).click()
    expect(form(carla).get_by_label("Name", exact=True)).to_have_value("front_height")


def pastes_combinations(carla: Visitor) -> None:
    """Paste a block from a spreadsheet below the last row of a rule."""
    page = carla.page
    back(carla)
    before = text_of(carla, CABINET)
    opens(carla, "front_glass")
    grid = page.get_by_test_id("grid")
    expect(grid.get_by_role("row")).to_have_count(5)
    cell = grid.locator('[role="row"][aria-rowindex="5"] [role="gridcell"]').first
    cell.click()
    page.keyboard.press("Control+Enter")
    expect(grid.get_by_role("row")).to_have_count(6)
    paste(grid, "open\tnona\r\ncounter-glass\t*\r\n")
    expect(grid).to_contain_text("nona")
    expect(grid.locator('[data-wrong="error"]')).to_have_count(1)
    carla.check_accessibility()
    carla.picture("forms-rows")
    grid.locator('[role="row"][aria-rowindex="6"] [role="gridcell"]').last.click()
    page.keyboard.type("none")
    page.keyboard.press("Enter")
    expect(form(carla).get_by_text("0 findings")).to_be_visible()
    saves(carla)
    gone, came = differing(text_of(carla, CABINET), before)
    assert (gone, came) == ([], ["        (counter-glass, *)"])
    assert text_of(carla, CABINET).count("        (open, none)\n") == 2


def paste(grid: Locator, text: str) -> None:
    grid.locator('[data-active="true"]').evaluate(
        """(cell, text) => {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def adds_and_deletes_a_rule(carla: Visitor) -> None:
    page = carla.page
    back(carla)
    before = text_of(carla, CABINET)
    page.get_by_role("button", name="New rule").click()
    form(carla).get_by_label("Name", exact=True).fill("no_small_islands")
    form(carla).get_by_label("What kind of rule it is").select_option("excludes")
    first = condition(carla, "When this holds")
    first.get_by_label("Characteristic").fill("front")
    first.get_by_label("Value", exact=True).select_option("open")
    second = condition(carla, "This never does")
    second.get_by_label("Characteristic").fill("length")
    second.get_by_label("How it is compared").select_option("<")
    second.get_by_label("Value", exact=True).fill("1.25 m")
    form(carla).get_by_role("button", name="Add a reason").click()
    form(carla).get_by_label("Reason", exact=True).fill('Islands are "long".')
    form(carla).get_by_label("European Union").check()
    form(carla).get_by_label("From").fill("2027-01-01")
    expect(form(carla).get_by_text("0 findings")).to_be_visible()
    carla.check_accessibility()
    form(carla).get_by_role("button", name="Add the rule").click()
    expect(form(carla).get_by_role("button", name="Save the rule")).to_be_disabled()
    new = """
rule no_small_islands: front = open excludes length < 1.25 m
    reason en "Islands are \\"long\\"."
    markets eu
    from 2027-01-01
"""
    assert text_of(carla, CABINET) == before + new
    form(carla).get_by_role("button", name="Delete the rule").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete the rule").click()
    expect(page.get_by_text("19 rules")).to_be_visible()
    assert text_of(carla, CABINET) == before


def two_fill_in_the_same_rule(carla: Visitor, ada: Visitor) -> None:
    """What somebody else has saved is shown; what one has filled in stays until one decides."""
    page = ada.page
    address = re.search(r"/studio/drafts/[^/?]+", carla.page.url)
    assert address
    ada.open(f"{address[0]}?file={CABINET.replace('/', '%2F')}")
    page.get_by_role("button", name="Форма", exact=True).click()
    page.get_by_role("button", name="counter_depth", exact=True).click()
    expect(form(ada).get_by_label("Имя")).to_have_value("counter_depth")
    opens(carla, "counter_depth")
    set_source(carla, "Source", "Profile B, by Carla")
    saves(carla)
    set_source(ada, "Источник", "Чертёж Ады")
    form(ada).get_by_role("button", name="Сохранить правило").click()
    dispute = page.get_by_test_id("dispute")
    expect(dispute).to_contain_text("Profile B, by Carla")
    expect(form(ada).get_by_label("Источник")).to_have_value("Чертёж Ады")
    ada.check_accessibility()
    ada.picture("forms-dispute-phone-ru")
    dispute.get_by_role("button", name="Сохранить то, что в моей форме").click()
    expect(dispute).to_have_count(0)
    expect(form(ada).get_by_role("button", name="Сохранить правило")).to_be_disabled()
    assert 'source "Чертёж Ады"' in text_of(ada, CABINET)

    set_source(carla, "Source", "Somewhere else")
    form(ada).get_by_role("button", name="Все правила").click()
    page.get_by_role("button", name="front_height", exact=True).click()
    set_source(ada, "Источник", "Другое правило")
    form(ada).get_by_role("button", name="Сохранить правило").click()
    expect(form(ada).get_by_role("button", name="Сохранить правило")).to_be_disabled()
    back(carla)
    expect(carla.page.get_by_text("not saved yet")).to_be_visible()
    carla.page.get_by_role("button", name="counter_depth", exact=True).click()
    expect(form(carla).get_by_label("Source")).to_have_value("Somewhere else")
    form(carla).get_by_role("button", name="Save the rule").click()
    taken = carla.page.get_by_test_id("dispute")
    expect(taken).to_contain_text("Чертёж Ады")
    taken.get_by_role("button", name="Take theirs, drop mine").click()
    expect(form(carla).get_by_label("Source")).to_have_value("Чертёж Ады")
    assert 'source "Другое правило"' in text_of(carla, CABINET), "another rule of the file is nobody's conflict"


def set_source(visitor: Visitor, label: str, text: str) -> None:
    form(visitor).get_by_label(label).fill(text)


def test_terms_of_sale_and_taxes_are_changed_in_forms(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "~terms", "Next year")
        changes_an_agreement(carla)
        copies_and_ends_one(carla)
        adds_values_of_an_index(carla)
        adds_a_tax(carla)
        looks_on_a_phone(live, browser, carla)


def entry(visitor: Visitor) -> Locator:
    return visitor.page.get_by_test_id("entry-form")


def opens_file(visitor: Visitor, name: str, path: str) -> str:
    """Open a file of the draft; return its text."""
    visitor.page.get_by_role("link", name=re.compile(re.escape(name))).first.click()
    expect(visitor.page.get_by_role("region", name=f"What stands in {path}")).to_be_visible()
    return text_of(visitor, path)


def saves_entry(visitor: Visitor) -> None:
    button = entry(visitor).get_by_role("button", name="Save", exact=True)
    button.click()
    expect(button).to_be_disabled()


def changes_an_agreement(carla: Visitor) -> None:
    page = carla.page
    before = opens_file(carla, "agreements.toml", AGREEMENTS)
    expect(page.get_by_test_id("entry-row")).to_have_count(2)
    carla.check_accessibility()
    carla.picture("forms-entries")
    page.get_by_role("button", name="nordbank-frame", exact=True).click()
    entry(carla).get_by_label("Percent off").fill("300")
    expect(entry(carla)).to_contain_text("a percentage from 0 to 100")
    carla.check_accessibility()
    entry(carla).get_by_label("Percent off").fill("3.5")
    grid = entry(carla).get_by_test_id("grid")
    grid.locator('[role="row"][aria-rowindex="2"] [role="gridcell"]').first.click()
    page.keyboard.press("Control+Enter")
    paste(grid, "operating_system\tubuntu\t0.00\r\n")
    expect(grid.locator('[data-wrong="error"]')).to_have_count(1)
    expect(grid).to_contain_text("ubuntu")
    carla.check_accessibility()
    carla.picture("forms-agreement")
    grid.locator('[role="row"][aria-rowindex="3"] [role="gridcell"]').nth(1).click()
    page.keyboard.type("ubuntu-2404")
    page.keyboard.press("Enter")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    saves_entry(carla)
    gone, came = differing(text_of(carla, AGREEMENTS), before)
    assert gone[0] == 'percent = "3"'
    assert came[0] == 'percent = "3.5"'
    assert len(gone) == 2
    assert '{ characteristic = "operating_system", value = "ubuntu-2404", amount = "0.00" }' in "".join(came)


def copies_and_ends_one(carla: Visitor) -> None:
    page = carla.page
    entry(carla).get_by_role("button", name="Back to the list").click()
    before = text_of(carla, AGREEMENTS)
    page.get_by_role("button", name="Copy public-sector").click()
    expect(entry(carla).get_by_label("Code", exact=True)).to_have_value("public-sector-2")
    entry(carla).get_by_label("Code", exact=True).fill("hospitals")
    entry(carla).get_by_label("In EN").fill("Hospitals")
    entry(carla).get_by_label("In RU").fill("Больницы")
    entry(carla).get_by_label("Price groups").fill("health, care")
    expect(entry(carla).get_by_text("Beside 'public-sector' a buyer of the groups of both")).to_be_visible()
    entry(carla).get_by_label("Priority").fill("1")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    entry(carla).get_by_role("button", name="Add", exact=True).click()
    expect(entry(carla).get_by_role("button", name="Save", exact=True)).to_be_disabled()
    new = """
[[agreement]]
code = "hospitals"
name = { en = "Hospitals", ru = "Больницы" }
groups = ["health", "care"]
percent = "4"
with_tiers = true
priority = "1"
"""
    assert text_of(carla, AGREEMENTS) == before + new
    entry(carla).get_by_role("button", name="Back to the list").click()
    page.get_by_role("button", name="End public-sector").click()
    page.get_by_role("dialog").get_by_label("Until before").fill("2020-01-01")
    carla.check_accessibility()
    page.get_by_role("dialog").get_by_role("button", name="End it").click()
    expect(page.locator('[data-testid="entry-row"][data-tense="over"]')).to_have_count(1)
    assert differing(text_of(carla, AGREEMENTS), before + new) == ([], ["until = 2020-01-01"])
    page.get_by_role("searchbox", name="Find").fill("hospitals")
    expect(page.get_by_test_id("entry-row")).to_have_count(1)
    page.get_by_role("button", name="hospitals", exact=True).click()
    entry(carla).get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_test_id("entry-row")).to_have_count(2)
    assert differing(text_of(carla, AGREEMENTS), before) == ([], ["until = 2020-01-01"])


def adds_values_of_an_index(carla: Visitor) -> None:
    page = carla.page
    before = opens_file(carla, "surcharges.toml", SURCHARGES)
    page.get_by_role("button", name="steel", exact=True).click()
    grid = entry(carla).get_by_test_id("grid")
    grid.locator('[role="row"][aria-rowindex="4"] [role="gridcell"]').first.click()
    page.keyboard.press("Control+Enter")
    paste(grid, "2027-07-01\t105.2\r\n2027-07-01\t106\r\n")
    expect(grid.locator('[data-wrong="error"]')).to_have_count(1)
    page.keyboard.press("Control+z")
    paste(grid, "2027-07-01\t105.2\r\n2028-01-01\t106\r\n")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    saves_entry(carla)
    lines = ['    { day = 2027-07-01, value = "105.2" },', '    { day = 2028-01-01, value = "106" },']
    assert differing(text_of(carla, SURCHARGES), before) == ([], lines)
    entry(carla).get_by_role("button", name="Back to the list").click()
    page.get_by_role("button", name="dealer-crate", exact=True).click()
    expect(entry(carla).get_by_label("Amount", exact=True)).to_have_value("85.00")
    entry(carla).get_by_label("How it is calculated").select_option("index")
    expect(entry(carla).get_by_label("Amount", exact=True)).to_have_count(0)
    entry(carla).get_by_label("Index", exact=True).select_option("steel")
    entry(carla).get_by_label("List prices are made with the index of").fill("2026-02-01")
    entry(carla).get_by_label("Share of the list price, percent").fill("10")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    carla.check_accessibility()


def adds_a_tax(carla: Visitor) -> None:
    page = carla.page
    before = opens_file(carla, "markets.toml", MARKETS)
    page.get_by_role("button", name="us", exact=True).click()
    grid = entry(carla).get_by_test_id("grid")
    grid.locator('[role="row"][aria-rowindex="2"] [role="gridcell"]').first.click()
    page.keyboard.press("Control+Enter")
    paste(grid, "standard\tState tax\tНалог штата\t6.25\tUS\tTX\r\n")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    carla.check_accessibility()
    carla.picture("forms-taxes")
    saves_entry(carla)
    new = (
        '    { class = "standard", name = { en = "State tax", ru = "Налог штата" }, rate = "6.25", '
        'country = "US", region = "TX" },'
    )
    gone, came = differing(text_of(carla, MARKETS), before)
    assert gone == ['tax = [{ class = "standard", name = { en = "Sales tax", ru = "Налог с продаж" }, rate = "8.25" }]']
    assert new in came


def looks_on_a_phone(live: LiveServer, browser: Browser, carla: Visitor) -> None:
    address = re.search(r"/studio/drafts/[^/?]+", carla.page.url)
    assert address
    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as ada:
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        ada.open(f"{address[0]}?file={AGREEMENTS.replace('/', '%2F')}")
        expect(ada.page.get_by_test_id("entry-row")).to_have_count(2)
        ada.check_accessibility()
        ada.picture("forms-entries-phone-ru")
        ada.page.get_by_role("button", name="nordbank-frame", exact=True).click()
        expect(entry(ada).get_by_label("Скидка, %")).to_have_value("3.5")
        expect(entry(ada).get_by_text("0 замечаний")).to_be_visible()
        ada.check_accessibility()
        ada.picture("forms-agreement-phone-ru")


def test_guard_rails_are_changed_in_forms(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live) as carla, Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as ada:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "display-case", "Less room")
        changes_a_guard_rail(carla)
        copies_one_for_a_price_group(carla)
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        two_change_guard_rails_of_one_role(carla, ada)


def changes_a_guard_rail(carla: Visitor) -> None:
    page = carla.page
    before = opens_file(carla, "guard_rails.toml", RAILS)
    expect(page.get_by_test_id("entry-row")).to_have_count(7)
    carla.check_accessibility()
    carla.picture("forms-rails")
    copies = page.get_by_role("button", name="Copy").all_inner_texts()
    assert len(copies) == len(set(copies)) == 7
    page.get_by_role("button", name=re.compile("^administrator")).first.click()
    most = entry(carla).get_by_label("At most, percent")
    most.fill("90")
    expect(entry(carla)).to_contain_text("let one role go up to 100")
    carla.check_accessibility()
    carla.picture("forms-rail-finding")
    most.fill("100")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    entry(carla).get_by_role("button", name="Back to the list").click()
    page.get_by_role("button", name=re.compile("^rep, US")).click()
    entry(carla).get_by_label("At most, percent").fill("5,5")
    saves_entry(carla)
    assert differing(text_of(carla, RAILS), before) == (["up_to = 6"], ["up_to = 5.5"])


def copies_one_for_a_price_group(carla: Visitor) -> None:
    page = carla.page
    before = text_of(carla, RAILS)
    entry(carla).get_by_role("button", name="Back to the list").click()
    page.get_by_test_id("entry-row").filter(has_text="Least margin").get_by_role("button", name="Copy").click()
    expect(entry(carla)).to_contain_text("There is a margin of manager for the same market and segment already.")
    entry(carla).get_by_label("Price group").fill("dealer")
    entry(carla).get_by_label("Percent of the net price").fill("8")
    expect(entry(carla).get_by_text("0 findings")).to_be_visible()
    entry(carla).get_by_role("button", name="Add", exact=True).click()
    expect(entry(carla).get_by_role("button", name="Save", exact=True)).to_be_disabled()
    new = '\n[[margin]]\nrole = "manager"\npercent = "8"\nsegment = "dealer"\n'
    assert text_of(carla, RAILS) == before + new
    entry(carla).get_by_role("button", name="Back to the list").click()
    expect(page.get_by_role("button", name=re.compile("^manager, dealer"))).to_be_visible()


def two_change_guard_rails_of_one_role(carla: Visitor, ada: Visitor) -> None:
    """A role has rails of several kinds: who changes the one is no rival of who changes the other."""
    address = re.search(r"/studio/drafts/[^/?]+", carla.page.url)
    assert address
    ada.open(f"{address[0]}?file={RAILS.replace('/', '%2F')}")
    rows = ada.page.get_by_test_id("entry-row")
    expect(rows).to_have_count(8)
    ada.check_accessibility()
    ada.picture("forms-rails-phone-ru")
    floor = rows.filter(has_text="Наименьшая цена").filter(has_text="администратор")
    floor.get_by_role("button", name=re.compile("^администратор")).click()
    entry(ada).get_by_label("Процент от прайс-листа").fill("71")
    carla.page.get_by_role("button", name=re.compile("^administrator")).last.click()
    entry(carla).get_by_label("Percent of the list price").fill("72")
    saves_entry(carla)
    entry(ada).get_by_role("button", name="Сохранить", exact=True).click()
    dispute = ada.page.get_by_test_id("dispute")
    expect(dispute).to_contain_text("72")
    ada.check_accessibility()
    dispute.get_by_role("button", name="Сохранить то, что в моей форме").click()
    expect(dispute).to_have_count(0)
    expect(entry(ada).get_by_role("button", name="Сохранить", exact=True)).to_be_disabled()
    said = text_of(ada, RAILS)
    assert "percent_of_list = 71" in said
    assert "percent_of_list = 82" in said
    assert said.count("up_to = 100") == 1
