"""Releases on both databases: immutable, numbered, valid over a period."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, event, select, text, update
from sqlalchemy.exc import IntegrityError

from catalog.gate import Finding
from catalog.load import load_product
from catalog.publish import Published, Rejected, load_demo, publish
from catalog.release import Release
from catalog.store import ReleaseStore
from catalog.tables import ReleaseRow
from kernel.db import Database
from kernel.errors import Malformed, Unknown
from kernel.events import OutboxRow
from kernel.period import Period
from kernel.text import Text
from tests.build.catalogue import (
    PRODUCT,
    RULES,
    TINY,
    TODAY,
    publish_tiny,
    settable_clock,
    tiny_product_files,
)

RENAMED = {"product.toml": PRODUCT.replace("Bookcase", "Bookshelf")}
BROKEN = {"rules/bookcase.rules": RULES + "\nrule a: require doors\nrule b: require not doors\n"}


def published(
    database: Database, changes: Mapping[str, str | None] | None = None, period: Period | None = None
) -> Release:
    with database.transaction() as session:
        return publish_tiny(session, changes=changes, period=period)


def test_a_release_is_kept_with_its_files_digest_and_publisher(database: Database):
    release = published(database)
    with database.transaction(read_only=True) as session:
        assert ReleaseStore(session).by_digest(release.digest) == release
    assert (release.product, release.number, release.published_by) == (TINY, 1, "Catalogue manager")
    assert release.published_at == datetime(2026, 6, 15, 12, tzinfo=UTC)
    assert load_product(release.files).digest == release.digest


def test_publishing_writes_an_event_in_the_same_transaction(database: Database):
    release = published(database)
    with database.transaction(read_only=True) as session:
        event = session.scalars(select(OutboxRow)).one()
    assert (event.name, event.subject) == ("release.published", release.id)
    assert event.facts["digest"] == release.digest


def test_publishing_the_same_again_changes_nothing(database: Database):
    assert published(database).id == published(database).id


def test_numbers_count_up_and_the_newest_valid_release_is_current(database: Database):
    first, second = published(database), published(database, RENAMED)
    with database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        assert (first.number, second.number) == (1, 2)
        assert store.current(TINY, "eu", TODAY) == second
        assert [head.number for head in store.heads(TINY)] == [2, 1]
        assert [head.id for head in store.current_heads("eu", TODAY)] == [second.id]


def test_an_earlier_release_comes_back_by_publishing_it_anew(database: Database):
    first, _, third = published(database), published(database, RENAMED), published(database)
    assert (third.number, third.digest) == (3, first.digest)
    with database.transaction(read_only=True) as session:
        assert ReleaseStore(session).by_digest(first.digest) == third


def test_a_scheduled_release_becomes_current_on_its_first_day_and_ends_on_its_last(database: Database):
    first = published(database)
    second = published(database, RENAMED, Period(date(2026, 7, 1), date(2026, 8, 1)))
    with database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 1))
        on = [store.current_head(TINY, "eu", day).id for day in days]
    assert on == [first.id, second.id, first.id]


def test_nothing_stands_in_for_a_product_that_is_not_on_sale(database: Database):
    published(database, period=Period(date(2026, 7, 1)))
    with database.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        for ask in (
            lambda: store.current(TINY, "eu", TODAY),
            lambda: store.current_head(TINY, "eu", TODAY),
            lambda: store.current("sofa", "eu", date(2026, 8, 1)),
            lambda: store.by_digest("0" * 64),
        ):
            with pytest.raises(Unknown):
                ask()
        assert store.all_current(TODAY) == {}
        assert store.newest("sofa") is None


def test_what_is_current_anywhere_is_asked_of_the_database_once(database: Database):
    release = published(database)
    statements: list[str] = []
    with database.transaction(read_only=True) as session:
        event.listen(database.engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
        found = ReleaseStore(session).all_current(TODAY)
    assert {market: [head.id for head in heads] for market, heads in found.items()} == {
        market: [release.id] for market in ("eu", "ru", "us")
    }
    assert len([text for text in statements if text.lstrip().startswith("SELECT")]) == 1


@pytest.mark.parametrize(
    "change",
    [
        update(ReleaseRow).values(number=7),
        update(ReleaseRow).values(files={}),
        delete(ReleaseRow),
        text("UPDATE releases SET published_by = 'somebody else'"),
        text("DELETE FROM releases"),
    ],
)
def test_the_database_refuses_to_change_or_delete_a_release(database: Database, change):
    release = published(database)
    with pytest.raises(IntegrityError, match="immutable"), database.transaction() as session:
        session.execute(change)
    with database.transaction(read_only=True) as session:
        assert ReleaseStore(session).by_digest(release.digest) == release


def test_the_table_cannot_be_emptied_at_once(database: Database):
    published(database)
    if not database.is_sqlite:  # SQLite has no TRUNCATE
        with pytest.raises(IntegrityError, match="immutable"), database.transaction() as session:
            session.execute(text("TRUNCATE releases CASCADE"))
    with database.transaction(read_only=True) as session:
        assert len(ReleaseStore(session).heads()) == 1


def test_two_releases_of_a_product_cannot_have_one_number(database: Database):
    release = published(database)
    with pytest.raises(IntegrityError), database.transaction() as session:
        ReleaseStore(session).add(replace(release, id="rel_other"))


def test_two_who_publish_at_once_get_two_numbers(database: Database):
    def publish_renamed(name: str) -> int:
        return published(database, {"product.toml": PRODUCT.replace("Bookcase", name)}).number

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(publish_renamed, ("One", "Two", "Three", "Four"))) == [1, 2, 3, 4]


def test_a_product_with_an_error_is_rejected_with_all_findings_and_nothing_is_kept(database: Database):
    with database.transaction() as session:
        outcome = publish(session, tiny_product_files(BROKEN), clock=settable_clock(), actor_name="somebody")
        assert isinstance(outcome, Rejected)
        assert [each.code for each in outcome.findings if each.severity == "error"] == ["void-product"]
        assert ReleaseStore(session).heads() == ()


def test_files_that_cannot_be_read_are_rejected_with_every_problem_as_a_finding(database: Database):
    files = tiny_product_files({"product.toml": PRODUCT.replace("summary", "sumary"), "prices/tiers.csv": "x\n1\n"})
    with database.transaction() as session:
        outcome = publish(session, files, clock=settable_clock(), actor_name="somebody")
    assert isinstance(outcome, Rejected)
    assert {finding.place for finding in outcome.findings} == {
        "prices/tiers.csv:1:1",
        "product.toml:1:1",
        "product.toml:8:1",
    }


def test_the_checks_run_before_the_transaction_has_begun_so_that_nobody_waits_for_them(database: Database):
    with database.transaction() as session:

        def patient(product, compiled):
            assert not session.in_transaction()
            return ()

        outcome = publish(session, tiny_product_files(), clock=settable_clock(), actor_name="x", checks=(patient,))
    assert isinstance(outcome, Published)


def test_warnings_come_with_the_release(database: Database):
    def remark(product, compiled):
        yield Finding("warning", "remark", Text.of(en="Nice."), product.code)

    with database.transaction() as session:
        outcome = publish(session, tiny_product_files(), clock=settable_clock(), actor_name="x", checks=(remark,))
    assert isinstance(outcome, Published)
    assert [finding.code for finding in outcome.findings] == ["remark"]


@pytest.fixture
def demo(tmp_path):
    for path, content in tiny_product_files().items():
        file = tmp_path / ("markets.toml" if path == "markets.toml" else f"bookcase/{path}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_demo_is_published_once_even_after_something_newer(database: Database, demo):
    with database.transaction() as session:
        assert [each.release.product for each in load_demo(session, settable_clock(), root=demo)] == [TINY]
        assert load_demo(session, settable_clock(), root=demo) == ()
        newer = publish_tiny(session, changes=RENAMED)
        assert load_demo(session, settable_clock(), root=demo) == ()
        assert ReleaseStore(session).current(TINY, "eu", TODAY).id == newer.id


def test_a_changed_demo_is_published_as_a_new_release(database: Database, demo):
    with database.transaction() as session:
        load_demo(session, settable_clock(), root=demo)
        (demo / "bookcase" / "product.toml").write_text(RENAMED["product.toml"], encoding="utf-8")
        assert [each.release.number for each in load_demo(session, settable_clock(), root=demo)] == [2]


def test_a_demo_that_cannot_be_published_says_why(database: Database, demo):
    (demo / "bookcase" / "rules" / "bookcase.rules").write_text(BROKEN["rules/bookcase.rules"], encoding="utf-8")
    with database.transaction() as session, pytest.raises(Malformed) as caught:
        load_demo(session, settable_clock(), root=demo)
    assert "No configuration" in caught.value.problems[0].message
