"""A catalogue manager works on a table as a grid, brings a spreadsheet in, corrects a cell of it, and takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from catalog.spreadsheet.reading import read
from rules import MOST_FINDINGS
from tests.live import LiveServer
from tests.stories.screens import Visitor, served
from tests.stories.test_forms import paste
from tests.stories.test_studio import logs_in, standing, watch_policy

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of its own: what is published here is nothing that other stories expect."""
    yield from served(tmp_path_factory)


TABLE = "values/warranty.csv"
SHEET = """\
Наши гарантии;;;
Код;Название;Name (en);years
years-10;Десять лет;Ten years;десять
years-1;1 год;One year only;1
"""


def test_a_spreadsheet_comes_in_is_corrected_seen_and_taken_back(
    live: LiveServer, browser: Browser, tmp_path: Path
) -> None:
    with Visitor(browser, live) as carla:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "Longer warranties")
        walks_a_grid(carla)
        brings_a_spreadsheet(carla, tmp_path)
        sees_it_in_the_grid(carla)
        takes_it_back(carla)
        takes_everything_out(carla, tmp_path)
        looks_on_a_phone(live, browser)
        gives_up(carla)


def begins_a_draft(visitor: Visitor, name: str) -> None:
    page = visitor.page
    page.get_by_role("button", name="New draft").click()
    page.get_by_label("Product").last.select_option("display-case")
    page.get_by_label("What is it about?").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def grid(visitor: Visitor) -> Locator:
    return visitor.page.get_by_test_id("grid")


def cell(visitor: Visitor, row: int, column: int) -> Locator:
    """Return a cell of the grid by its place on screen, both from 0."""
    return grid(visitor).locator(f'[role="row"][aria-rowindex="{row + 2}"] [role="gridcell"]').nth(column)


def walks_a_grid(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("link", name=re.compile("warranty.csv")).click()
    expect(grid(carla)).to_contain_text("code")
    before = grid(carla).get_by_role("row").count()
    cell(carla, 0, 0).click()
    expect(cell(carla, 0, 0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(cell(carla, 1, 1)).to_be_focused()
    page.keyboard.type("Three good years")
    page.keyboard.press("Enter")
    expect(cell(carla, 1, 1)).to_have_text("Three good years")
    expect(cell(carla, 2, 1)).to_be_focused()
    expect(standing(carla)).to_have_text("Saved")
    page.keyboard.press("Control+z")
    expect(cell(carla, 1, 1)).not_to_have_text("Three good years")
    page.keyboard.press("Control+Enter")
    expect(grid(carla).get_by_role("row")).to_have_count(before + 1)
    page.keyboard.type("forever")
    page.keyboard.press("Enter")
    expect(page.get_by_text("findings").first).to_be_visible()
    expect(grid(carla).locator('[data-wrong="error"]').first).to_be_visible()
    carla.check_accessibility()
    carla.picture("sheets-grid-finding")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(grid(carla).get_by_role("row")).to_have_count(before)
    makes_a_column_wider(carla)
    reads_many_findings(carla)
    comments_on_a_row(carla)
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.get_by_role("textbox", name=f"Text of {TABLE}")).to_contain_text("code")
    page.get_by_role("button", name="Grid", exact=True).click()
    expect(standing(carla)).to_have_text("Saved")


def makes_a_column_wider(carla: Visitor) -> None:
    page = carla.page
    title = grid(carla).get_by_role("columnheader").nth(1)
    first = width(title)
    border = title.locator(".sheet-border").bounding_box()
    assert border is not None
    middle, top = border["x"] + border["width"] / 2, border["y"] + 10
    page.mouse.move(middle, top)
    page.mouse.down()
    page.mouse.move(middle + 90, top, steps=5)
    carla.picture("sheets-grid-width")
    page.mouse.up()
    assert width(title) == pytest.approx(first + 90, abs=2)
    assert width(cell(carla, 0, 0)) == width(title)
    title.locator(".sheet-border").dblclick()
    assert width(title) == first
    cell(carla, 0, 0).click()
    page.keyboard.press("Alt+ArrowRight")
    assert width(title) > first
    page.keyboard.press("Alt+=")
    assert width(title) == first
    expect(cell(carla, 0, 0)).to_be_focused()


WRONG = MOST_FINDINGS + 100


def reads_many_findings(carla: Visitor) -> None:
    """Paste many rows that are all wrong: the list of findings is made as far as it is seen, to its end."""
    page = carla.page
    cell(carla, 0, 0).click()
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Control+Enter")
    paste(grid(carla), "".join(f"many-{row}\tMany {row}\tМного {row}\tM{row}\tmany\n" for row in range(WRONG)))
    found = page.get_by_test_id("finding")
    expect(found.first).to_have_attribute("aria-setsize", str(MOST_FINDINGS))
    expect(page.get_by_text(f"The first {MOST_FINDINGS} of {WRONG} findings")).to_be_visible()
    assert found.count() < MOST_FINDINGS / 2
    carla.check_accessibility()
    found.first.get_by_role("button").focus()
    for _ in range(3):  # rows turn out to be higher or lower than was thought
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        expect(found.last).to_have_attribute("aria-posinset", str(MOST_FINDINGS))
    expect(found.first).to_have_attribute("aria-posinset", "1")
    expect(found.first.get_by_role("button")).to_be_focused()
    page.keyboard.press("Tab")
    second = page.locator('[data-testid="finding"][aria-posinset="2"]')
    expect(second.get_by_role("button")).to_be_focused()
    expect(second).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(found.last).to_have_attribute("aria-posinset", str(MOST_FINDINGS))
    expect(found.last.get_by_role("button")).to_have_text(re.compile(f"^{TABLE}:"))
    found.last.get_by_role("button").click()
    expect(grid(carla).locator('[data-active="true"]')).to_be_focused()
    expect(grid(carla).locator('[data-active="true"]')).to_have_text("many")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(found).to_have_count(0)


def width(place: Locator) -> float:
    """Return how wide something is; px."""
    box = place.bounding_box()
    assert box is not None
    return box["width"]


def comments_on_a_row(carla: Visitor) -> None:
    page = carla.page
    cell(carla, 2, 0).click()
    code = cell(carla, 2, 0).inner_text()
    expect(page.get_by_label("About", exact=True)).to_contain_text("Line 4")
    page.get_by_label("New comment").fill("Is this one sold at all?")
    page.get_by_role("button", name="Comment", exact=True).click()
    comment = page.get_by_test_id("comment")
    expect(comment.get_by_role("link")).to_have_text(f"{TABLE}:4")
    expect(comment.locator("q")).to_contain_text(code)
    carla.picture("sheets-grid-comment")


def brings_a_spreadsheet(carla: Visitor, folder: Path) -> None:
    page = carla.page
    page.get_by_role("link", name="Import a spreadsheet").click()
    expect(page.get_by_role("heading", name="Import into this draft")).to_be_visible()
    carla.check_accessibility()
    carla.picture("sheets-import-start")
    file = folder / "warranty.csv"
    file.write_bytes(SHEET.encode("cp1251"))
    page.get_by_label("Choose a file").set_input_files(file)
    sheet = page.get_by_test_id("import-sheet")
    expect(sheet).to_contain_text("1 row added")
    problem = page.get_by_test_id("import-problem")
    expect(problem).to_contain_text("D3")
    expect(page.get_by_label("Encoding")).to_contain_text("windows-1251")
    expect(page.get_by_role("button", name=re.compile("^Take over"))).to_be_disabled()
    carla.check_accessibility()
    carla.picture("sheets-import-problem")
    problem.get_by_role("textbox").fill("10")
    page.keyboard.press("Enter")
    expect(problem).to_have_count(0)
    take = page.get_by_role("button", name="Take over 2 changes")
    expect(take).to_be_enabled()
    carla.picture("sheets-import-ready")
    carla.check_accessibility()
    take.click()


def sees_it_in_the_grid(carla: Visitor) -> None:
    page = carla.page
    expect(grid(carla)).to_contain_text("years-10")
    page.get_by_role("searchbox", name="Find rows").fill("years-10")
    expect(grid(carla).get_by_role("row")).to_have_count(2)
    expect(page.get_by_text("1 of", exact=False).first).to_be_visible()
    page.get_by_role("searchbox", name="Find rows").fill("")
    carla.picture("sheets-grid")


def takes_it_back(carla: Visitor) -> None:
    page = carla.page
    page.get_by_role("button", name="Take back the last change").click()
    expect(grid(carla)).not_to_contain_text("years-10")


def takes_everything_out(carla: Visitor, folder: Path) -> None:
    for name, what in (("Tables as Excel", "book.xlsx"), ("Files as ZIP", "folder.zip")):
        with carla.page.expect_download() as waiting:
            carla.page.get_by_role("button", name=name).click()
        waiting.value.save_as(folder / what)
    tabs = {tab.name for tab in read("book.xlsx", (folder / "book.xlsx").read_bytes()).tabs}
    assert {"values-warranty", "prices-eur", "bom"} <= tabs
    files = read("folder.zip", (folder / "folder.zip").read_bytes()).files
    assert files is not None
    assert {"product.toml", TABLE, "bom.csv"} <= set(files)


def looks_on_a_phone(live: LiveServer, browser: Browser) -> None:
    with Visitor(browser, live, locale="ru-RU", width=360, scheme="dark") as ada:
        logs_in(ada, "admin@demo.example", "Войти", "Черновики")
        page = ada.page
        page.get_by_role("link", name="Longer warranties").first.click()
        ada.open(f"{re.sub(r'[?].*', '', page.url.removeprefix(live.url))}?file={TABLE}")
        expect(grid(ada)).to_contain_text("code")
        ada.check_accessibility()
        ada.picture("sheets-grid-phone-ru")
        page.get_by_role("link", name="Импорт", exact=True).click()
        page.get_by_label("Или вставьте из таблицы").fill("code\tname_en\tname_ru\nyears-10\tTen years\tДесять лет\n")
        page.get_by_role("button", name="Посмотреть").click()
        expect(page.get_by_test_id("import-sheet")).to_contain_text("1 строка добавлена")
        ada.check_accessibility()
        ada.picture("sheets-import-phone-ru")


def gives_up(carla: Visitor) -> None:
    """Leave no open draft behind: other walks share the server."""
    page = carla.page
    page.get_by_role("button", name="Give up").click()
    page.get_by_role("dialog").get_by_role("button", name="Give up").click()
    expect(page.get_by_text("This draft is closed")).to_be_visible()
    expect(grid(carla)).to_have_attribute("aria-readonly", "true")


STOCK = "tables/stock.csv"
ROWS = 100_000


def test_a_large_spreadsheet_is_watched_stopped_gone_on_with_found_again_and_taken_back(
    live: LiveServer, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "stock.csv"
    file.write_text("wood,length,shelf,note\n" + "".join(f"w{row},{row % 400},S{row},in\n" for row in range(ROWS)))
    with Visitor(browser, live) as carla:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        begins_a_draft(carla, "What is in stock")
        page = carla.page
        where = re.sub("[?].*", "", page.url.removeprefix(live.url))
        carla.open(f"{where}/import?file={STOCK}")
        page.get_by_label("Choose a file").set_input_files(file)
        running = page.get_by_test_id("running")
        expect(running).to_contain_text("You may leave this page")
        expect(running).not_to_contain_text("Waiting for its turn")
        running.get_by_role("button", name="Stop").click()  # at once: it takes but seconds
        expect(page.get_by_text("It was stopped. Nothing was changed.")).to_be_visible(timeout=20_000)
        page.get_by_role("button", name="Go on").click()
        expect(running).to_be_visible()
        carla.picture("sheets-import-running")
        carla.check_accessibility()
        page.get_by_role("link", name="Back to the files").click()
        carla.open(f"{where}/import")
        expect(page.get_by_text("stock.csv").first).to_be_visible()
        take = page.get_by_role("button", name=re.compile("^Take over 100,000 changes"))
        expect(take).to_be_enabled(timeout=40_000)
        take.click()
        expect(page.get_by_role("grid")).to_be_visible(timeout=40_000)
        walks_far(carla)
        changes_a_cell(carla)
        carla.open(f"{where}/import")
        last = page.get_by_test_id("import-last")
        expect(last).to_contain_text("1 file was changed.")
        carla.check_accessibility()
        carla.picture("sheets-import-last")
        last.get_by_role("button", name="Take all of it back").click()
        expect(last).to_have_count(0)
        carla.open(where)
        expect(page.get_by_role("link", name=re.compile("stock.csv"))).to_have_count(0)
        page.get_by_role("button", name="Give up").click()
        page.get_by_role("dialog").get_by_role("button", name="Give up").click()
        expect(page.get_by_text("This draft is closed")).to_be_visible()


def walks_far(carla: Visitor) -> None:
    """Go to the last of many rows: few of them are made, and the active cell stays whatever is in sight."""
    page = carla.page
    cell(carla, 0, 0).click()
    page.keyboard.press("Control+End")
    expect(cell(carla, ROWS - 1, 3)).to_be_focused()
    expect(cell(carla, ROWS - 1, 3)).to_be_in_viewport()
    grid(carla).evaluate("box => { box.scrollTop = 0 }")
    expect(cell(carla, 0, 0)).to_be_in_viewport()
    expect(cell(carla, ROWS - 1, 3)).to_be_focused()
    assert grid(carla).get_by_role("row").count() < 60
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Alt+ArrowDown")
    expect(cell(carla, 0, 0)).to_have_text(f"w{ROWS - 1}")
    page.get_by_role("searchbox", name="Find rows").fill(f"S{ROWS - 3}")
    expect(page.get_by_text("1 of 100,000 rows")).to_be_visible()
    expect(cell(carla, 0, 2)).to_have_text(f"S{ROWS - 3}")
    page.get_by_role("searchbox", name="Find rows").fill("")
    expect(cell(carla, 1, 0)).to_have_text(f"w{ROWS - 2}")


def changes_a_cell(carla: Visitor) -> None:
    """Change one cell of the large table: only its row travels."""
    page = carla.page
    cell(carla, 3, 3).click()
    page.keyboard.type("out")
    with page.expect_request(lambda one: one.method in ("PUT", "PATCH") and "/files" in one.url) as sent:
        page.keyboard.press("Enter")
    assert sent.value.method == "PATCH"
    assert len(sent.value.post_data or "") < 200
    expect(standing(carla)).to_have_text("Saved")
    page.get_by_role("button", name="Take back the last change").click()
    expect(cell(carla, 3, 3)).to_have_text("in")


MODEL = """\
features
\tLamp
\t\tmandatory
\t\t\tColour
\t\t\t\talternative
\t\t\t\t\tRed
\t\t\t\t\tGreen
\t\t\tInteger Bulbs {min 1, max 4}
\t\toptional
\t\t\tDimmer {price 12}
\t\t\tTimer {price 8}
constraints
\tRed => Bulbs <= 2
\tavg(price) <= 10
"""


def test_a_feature_model_becomes_a_new_product(live: LiveServer, browser: Browser, tmp_path: Path) -> None:
    model = tmp_path / "lamp.uvl"
    model.write_text(MODEL)
    with Visitor(browser, live) as carla:
        watch_policy(carla)
        logs_in(carla, "catalogue@demo.example", "Log in", "Drafts")
        page = carla.page
        page.get_by_role("button", name="New draft").click()
        page.get_by_role("button", name="From a feature model").click()
        page.get_by_role("button", name="Begin the draft").click()
        expect(page.get_by_text("Choose the file of the feature model.")).to_be_visible()
        carla.check_accessibility()
        page.get_by_label("Choose a .uvl file").set_input_files(model)
        page.get_by_label("Code of the product").fill("lamp")
        page.get_by_label("What is it about?").fill("A lamp from the configurator of the works")
        carla.picture("sheets-model")
        page.get_by_role("button", name="Begin the draft").click()
        expect(page.get_by_text("lamp.uvl:14:2")).to_be_visible()
        carla.check_accessibility()
        carla.picture("sheets-model-left-out")
        page.get_by_role("button", name="Open the draft").click()
        expect(page.get_by_role("heading", name="A lamp from the configurator of the works")).to_be_visible()
        expect(page.get_by_text("(a new product)", exact=False)).to_be_visible()
        expect(page.get_by_role("textbox", name="Text of rules/model.rules")).to_contain_text("one of Red, Green")
        page.get_by_role("link", name="What it means").click()
        expect(page.get_by_text("A new product has nothing to be compared with")).to_be_visible()
        carla.check_accessibility()
        begins_what_is_missing(carla)
        page.get_by_role("button", name="Give up").click()
        page.get_by_role("dialog").get_by_role("button", name="Give up").click()
        expect(page.get_by_text("Open", exact=True)).to_have_count(0)


def begins_what_is_missing(carla: Visitor) -> None:
    """A finding about a file that is not there leads to where it is begun; then the bench shows the new product."""
    page = carla.page
    page.get_by_role("link", name="Files", exact=True).click()
    page.get_by_role("button", name="prices/books.toml:1:1").click()
    expect(page.get_by_text("There is no file prices/books.toml in this draft")).to_be_visible()
    carla.check_accessibility()
    page.get_by_role("button", name="Begin this file").click()
    expect(page.get_by_role("button", name="New price book")).to_be_visible()
    expect(page.get_by_text("0 findings")).to_be_visible()
    page.get_by_role("link", name="Bench", exact=True).click()
    expect(page.get_by_text("has no prices in the market 'eu'")).to_be_visible()
    expect(page.get_by_text("A new product has nothing to be compared with")).to_be_visible()
    carla.check_accessibility()
