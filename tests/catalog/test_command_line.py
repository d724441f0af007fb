"""`python -m catalog`."""

from datetime import date
from pathlib import Path

import pytest

from catalog.__main__ import main
from catalog.store import ReleaseStore
from kernel.db import Database
from kernel.period import Period
from tests.build.catalogue import PRODUCT, TINY, TODAY, settable_clock, tiny_product_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "bookcase"
    for path, text in tiny_product_files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def run(*arguments: str) -> int:
    return main(arguments, settable_clock())


def test_check_tells_what_was_found_and_succeeds_without_errors(folder: Path, capsys):
    assert run("check", str(folder)) == 0
    output = capsys.readouterr().out
    assert "material=birch: warning (us): " in output
    assert "bookcase: 6 characteristics, 8 rules" in output
    assert "eu: diagram: a diagram of " in output
    assert "0 errors, 1 warning." in output


def test_check_of_a_day_without_prices_fails(folder: Path, capsys):
    assert run("check", str(folder), "--day", "2025-01-01") == 1
    assert "[no-price-book]" in capsys.readouterr().out


def test_check_can_leave_the_engine_alone(folder: Path):
    assert run("check", str(folder), "--day", "2025-01-01", "--files-only") == 0


def test_check_lists_every_problem_of_the_files(folder: Path, capsys):
    (folder / "product.toml").write_text(PRODUCT.replace("name =", "naem ="), encoding="utf-8")
    assert run("check", str(folder)) == 1
    output = capsys.readouterr().err
    assert "product.toml:7:1: error: The key 'naem' has no meaning here. Did you mean 'name'?" in output
    assert "product.toml:8:1" not in output


def test_publish_publishes_into_a_database(folder: Path, database: Database, capsys):
    assert run("publish", str(folder), "--database", database.url, "--by", "Olga") == 0
    output = capsys.readouterr().out
    assert "Published bookcase release 1." in output
    assert "us: diagram: a diagram of " in output
    with database.transaction(read_only=True) as session:
        assert ReleaseStore(session).current(TINY, "us", TODAY).published_by == "Olga"


def test_demo_publishes_every_product_of_a_folder_once(folder: Path, database: Database, capsys):
    for published in ("1 published.", "0 published."):
        assert run("demo", "--root", str(folder.parent), "--database", database.url) == 0
        assert published in capsys.readouterr().out


def test_publish_publishes_for_some_markets_each_on_its_days(folder: Path, database: Database, capsys):
    first = date(TODAY.year + 9, 1, 1)
    only = ("--market", f"us={first}..{first.replace(month=2)}", "--market", "eu", "--from", f"{first}")
    assert run("publish", str(folder), "--database", database.url, *only) == 0
    assert "ru: " not in capsys.readouterr().out
    with database.transaction(read_only=True) as session:
        (head,) = ReleaseStore(session).heads(TINY)
    assert head.periods == {"us": Period(first, first.replace(month=2)), "eu": Period(first, None)}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--market", "uk"), "'bookcase' is not sold in the market 'uk', but in eu, us, ru."),
        (("--market", "eu", "--market", "eu=2099-01-01.."), "The market 'eu' is named twice."),
        (("--market", "eu=tomorrow.."), "'tomorrow' is no day; write it like 2026-01-31."),
        (("--market", "eu=2099-02-01..2099-01-01"), "The period is wrong"),
        (("--market", "eu=2001-01-01.."), "2001-01-01 is over; leave the first day empty to begin today"),
        (("--until", "2001-01-01"), "The days until 2001-01-01 are over"),
    ],
)
def test_publish_tells_which_market_or_day_is_wrong(
    folder: Path, database: Database, capsys, options: tuple[str, ...], message: str
):
    assert run("publish", str(folder), "--database", database.url, *options) == 1
    assert message in capsys.readouterr().err
    with database.transaction(read_only=True) as session:
        assert ReleaseStore(session).heads(TINY) == ()


def test_load_refuses_a_period_that_ends_before_it_starts(folder: Path, database: Database):
    period = ("--from", "2027-01-01", "--until", "2026-01-01")
    assert run("load", str(folder), "--database", database.url, *period) == 1


def test_load_tells_that_nothing_was_published(folder: Path, database: Database, capsys):
    (folder / "prices/tiers.csv").write_text("x\n", encoding="utf-8")
    assert run("load", str(folder), "--database", database.url) == 1
    assert "Nothing was published. 2 errors" in capsys.readouterr().out


def test_a_folder_or_a_database_that_is_missing_is_told(folder: Path, tmp_path: Path, capsys, monkeypatch):
    monkeypatch.delenv("QUOTEWRIGHT_DATABASE_URL", raising=False)
    assert run("check", str(tmp_path / "nowhere")) == 1
    assert run("load", str(folder)) == 1
    assert "QUOTEWRIGHT_DATABASE_URL" in capsys.readouterr().err


def test_a_spreadsheet_goes_into_the_folder_and_out_of_it(folder: Path, tmp_path: Path, capsys):
    book = tmp_path / "book.xlsx"
    assert run("export", str(folder), "--to", str(book)) == 0
    assert run("import", str(folder), str(book), "--missing", "remove") == 0
    assert "0 files changed." in capsys.readouterr().out
    sheet = tmp_path / "neu.csv"
    sheet.write_bytes("Код;Название;Name\nash;Ясень;Ash\n".encode("cp1251"))
    assert run("import", str(folder), str(sheet), "--table", "values/material.csv", "--dry-run") == 0
    assert "1 added, 0 changed, 0 removed, 0 unchanged" in capsys.readouterr().out
    values = folder / "values/material.csv"
    assert "ash" not in values.read_text()
    assert run("import", str(folder), str(sheet), "--table", "values/material.csv") == 0
    assert values.read_text().endswith("ash,,,,,Ash,Ясень,,\n")


def test_a_spreadsheet_with_mistakes_writes_nothing(folder: Path, tmp_path: Path, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    sheet = tmp_path / "eur.csv"
    sheet.write_text("kind,characteristic,value,per,amount\noption,material,oka,,1\noption,material,oak,,dear\n")
    assert run("import", str(folder), str(sheet)) == 1
    output = capsys.readouterr().out
    assert "eur.csv!C2: error: 'material' has no value 'oka'. Did you mean 'oak'?" in output
    assert "eur.csv!E3: error: " in output
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    strange = tmp_path / "strange.csv"
    strange.write_text("a,b\n1,2\n")
    assert run("import", str(folder), str(strange)) == 1
    assert "not clear which table" in capsys.readouterr().out


def test_a_packed_folder_gives_the_same_folder(folder: Path, tmp_path: Path):
    packed, other = tmp_path / "case.zip", tmp_path / "other"
    other.mkdir()
    assert run("export", str(folder), "--to", str(packed)) == 0
    assert run("import", str(other), str(packed), "--missing", "remove") == 0
    assert {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()} == {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert run("export", str(folder), "--to", str(tmp_path / "case.ods")) == 1


def test_rule_tests_are_made_run_and_judged(folder: Path, capsys):
    assert run("mutate", str(folder), "--market", "eu", "--at-least", "1") == 1
    assert "dropped: nobody says that this is not possible: material = " in capsys.readouterr().out
    assert run("generate", str(folder)) == 0
    assert "us: 102 of 102 pairs, 6 limits, 4 rules broken" in capsys.readouterr().out
    written = (folder / "tests/generated.csv").read_bytes()
    assert run("generate", str(folder)) == 0
    assert "as before" in capsys.readouterr().out
    assert (folder / "tests/generated.csv").read_bytes() == written
    assert run("test", str(folder)) == 0
    assert run("mutate", str(folder), "--at-least", "100", "--rule", "steel_doors") == 0
    output = capsys.readouterr().out
    assert "us: steel_doors: 3 of 3" in output
    assert "bookcase: the tests notice 100.0% of 9 mistakes" in output


def test_a_rule_test_that_fails_fails_the_command(folder: Path, capsys):
    (folder / "tests").mkdir()
    test = '[[test]]\nmarket = "eu"\nnote = "glass"\nchoices = {material = "steel"}\nforced = {doors = "true"}\n'
    (folder / "tests/rules.toml").write_text(test, encoding="utf-8")
    assert run("test", str(folder)) == 1
    output = capsys.readouterr().out
    assert "tests/rules.toml:1:1: eu (glass): doors must be true, but may be false" in output
    assert "1 tests, 1 failed" in output
    assert run("mutate", str(folder), "--rule", "steel_dors") == 1
    assert "no rule steel_dors" in capsys.readouterr().err
    assert run("mutate", str(folder), "--market", "mars") == 1
