"""Terms are published as releases are: checked against the products on sale, frozen, one current set a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from catalog.__main__ import main
from catalog.load import load_product, read_folder
from catalog.on_sale import OnSale
from catalog.publish import DEMO_FOLDER, demo_folders
from catalog.shelf import Shelf
from catalog.store import ReleaseStore
from catalog.tables import ReleaseRow
from catalog.terms import NO_TERMS
from catalog.terms_release import load_demo_terms, publish_terms, read_terms_folder
from catalog.terms_sheet import load_terms, unfit
from kernel.db import Database
from kernel.errors import Malformed
from kernel.period import Period
from tests.build.catalogue import TINY, TODAY, publish_tiny, settable_clock
from tests.catalog.test_terms import FILES, files


def publish(database: Database, period: Period | None = None, **changes: str) -> str:
    with database.transaction() as session:
        release = publish_terms(session, files(**changes), clock=settable_clock(), actor_name="Carla", period=period)
        return release.digest


@pytest.fixture
def shelf(database: Database) -> Shelf:
    with database.transaction() as session:
        publish_tiny(session)
    return Shelf(database)


def test_without_terms_there_are_none(shelf: Shelf):
    assert shelf.terms(TODAY) is NO_TERMS


def test_of_the_terms_valid_on_a_day_the_newest_are_current(database: Database, shelf: Shelf):
    first = publish(database)
    later = publish(database, Period(date(2027, 1, 1)), promotions="")
    assert [shelf.terms(day).digest for day in (TODAY, date(2027, 1, 1))] == [first, later]
    assert len(shelf.terms(TODAY).agreements) == 2


def test_publishing_the_same_again_changes_nothing(database: Database):
    with database.transaction() as session:
        publish_tiny(session)
    assert publish(database) == publish(database)
    with database.transaction() as session:
        assert len(ReleaseStore(session).heads("~terms")) == 1


def test_terms_are_no_product(database: Database, shelf: Shelf):
    publish(database)
    assert shelf.on_sale(TODAY).codes == (TINY,)
    with database.transaction() as session:
        assert [head.product for head in ReleaseStore(session).heads()] == [TINY]


def test_published_terms_never_change(database: Database, shelf: Shelf):
    publish(database)
    with pytest.raises(DBAPIError, match="immutable"), database.transaction() as session:
        session.execute(update(ReleaseRow).where(ReleaseRow.product == "~terms").values(files={}))


def test_terms_that_do_not_fit_the_products_are_kept_back(database: Database, shelf: Shelf):
    with pytest.raises(Malformed, match="no characteristic 'handel'"):
        publish(database, agreements=FILES["agreements"].replace('"handle"', '"handel"'))
    assert shelf.terms(TODAY) is NO_TERMS


def test_a_folder_of_terms_is_read_with_the_markets_beside_it(tmp_path: Path):
    assert read_terms_folder(tmp_path) == {}
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert read_terms_folder(tmp_path) == files()
    (tmp_path / "terms" / "agreement.toml").write_text("", encoding="utf-8")
    (tmp_path / "terms" / "promotions.toml").write_bytes("имя".encode("windows-1251"))
    with pytest.raises(Malformed) as caught:
        read_terms_folder(tmp_path)
    assert [each.path for each in caught.value.problems] == ["terms/agreement.toml", "terms/promotions.toml:1:1"]


def test_the_command_line_says_what_is_wrong_and_publishes_what_is_not(
    tmp_path: Path, database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
):
    with database.transaction() as session:
        publish_tiny(session)
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    arguments = ["terms", str(tmp_path), "--database", database_url]
    assert main(arguments, settable_clock()) == 0
    assert "Published terms 1 (2 agreements, 1 promotion, 2 surcharges, 0 bundles)." in capsys.readouterr().out
    (tmp_path / "terms/promotions.toml").write_text("[[promotion]]\n", encoding="utf-8")
    assert main(arguments, settable_clock()) == 1
    assert "terms/promotions.toml:1:1" in capsys.readouterr().err


def test_the_demo_has_terms_and_publishes_them_once(database: Database, tmp_path: Path):
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    with database.transaction() as session:
        publish_tiny(session)
        assert load_demo_terms(session, settable_clock(), root=tmp_path) is not None
        assert load_demo_terms(session, settable_clock(), root=tmp_path) is None


def test_the_terms_of_the_demo_fit_its_products_and_use_everything():
    terms = load_terms(read_terms_folder(DEMO_FOLDER))
    products = OnSale.alike(load_product(read_folder(folder)) for folder in demo_folders())
    assert list(unfit(terms, products)) == []
    assert {each.basis for each in terms.surcharges} == {"piece", "weight", "index"}
    assert any(each.coupon for each in terms.promotions)
    assert any(each.when for each in terms.promotions)
    assert [bool(each.accounts) for each in terms.agreements] == [True, False]
