"""The schema: what migrations make is what the code expects, and every earlier schema can be upgraded."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, text
from starlette.testclient import TestClient

from api.app import create_app
from api.storage import metadata, migrate, newest_revision, revision_of, upgrade
from catalog.store import ReleaseStore
from kernel.clock import SystemClock
from kernel.db import Database
from kernel.period import Period
from kernel.settings import Settings
from tests.build.catalogue import MARKETS

DUMPS = Path(__file__).parent / "schemas"
"""One SQLite database per revision, made by `python -m tests.api.schemas`, with frozen quotes inside."""

SQLITE_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND name NOT LIKE 'sqlite_%'"
POSTGRESQL_SCHEMA = (
    "SELECT 'column', table_name || '.' || column_name, data_type || is_nullable || coalesce(column_default, '')"
    " || coalesce(character_maximum_length::text, '') FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


def schema_of(connection: Connection) -> set[tuple[str, ...]]:
    """Return everything a database was told about its tables, as text."""
    queries = (SQLITE_SCHEMA,) if connection.dialect.name == "sqlite" else POSTGRESQL_SCHEMA
    rows = {tuple(str(part) for part in row) for query in queries for row in connection.execute(text(query))}
    return {tuple(map(in_any_order, row)) for row in rows if "alembic_version" not in " ".join(row)}


def in_any_order(statement: str) -> str:
    """Return what makes a table with its columns and constraints in order: a column added later stands at the end."""
    head, opened, body = statement.partition("(")
    if not head.startswith("CREATE TABLE"):
        return statement
    definitions = re.split(r",\s*(?![^(]*\))", body.rpartition(")")[0])
    return head + opened + ", ".join(sorted(" ".join(each.split()) for each in definitions)) + ")"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/empty.sqlite3" if is_sqlite else request.getfixturevalue("empty_postgres")
    database = Database(url)
    yield database
    database.close()


def test_migrating_an_empty_database_makes_the_schema_of_the_code(empty: Database) -> None:
    assert revision_of(empty) is None
    migrate(empty)
    assert revision_of(empty) == newest_revision()
    with empty.engine.connect() as connection:
        migrated = schema_of(connection)
    make_empty_again(empty)
    metadata().create_all(empty.engine)
    with empty.engine.connect() as connection:
        assert migrated == schema_of(connection), "write a revision: api/migrations/versions/"


def test_migrating_again_does_nothing(empty: Database) -> None:
    migrate(empty)
    with empty.engine.connect() as connection:
        before = schema_of(connection)
    migrate(empty)
    with empty.engine.connect() as connection:
        assert schema_of(connection) == before


def test_every_table_has_a_primary_key_and_every_name_follows_the_convention() -> None:
    for table in metadata().sorted_tables:
        assert list(table.primary_key.columns), table.name
        names = [*(one.name for one in table.constraints), *(one.name for one in table.indexes)]
        for name in names:
            assert str(name).split("_")[0] in ("pk", "uq", "ck", "fk", "ix"), f"{table.name}: {name}"


def test_every_revision_has_a_database_to_upgrade_from() -> None:
    assert {path.name for path in DUMPS.iterdir() if path.suffix == ".sqlite3"} == {
        f"{number:04d}.sqlite3" for number in range(1, int(newest_revision()) + 1)
    }


@pytest.mark.parametrize("dump", sorted(DUMPS.glob("*.sqlite3")), ids=lambda path: path.stem)
def test_a_database_of_every_earlier_schema_is_upgraded_with_its_frozen_quotes(dump: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    shutil.copy(dump, file)
    database = Database(f"sqlite:///{file}")
    migrate(database)
    assert revision_of(database) == newest_revision()
    settings = Settings(data=tmp_path, database_url=SecretStr(database.url), worker=False)
    app = create_app(settings, clock=SystemClock(), database=database)
    assert app.runtime is not None
    with TestClient(app), app.runtime.work(read_only=True) as work:
        quotes = work.quoting.quotes()["items"]
        assert quotes
        for row in quotes:
            quote = work.quoting.quote(row["id"])
            digest = quote["revision"]["digest"]
            assert digest is not None
            assert len(digest) == len(hashlib.sha256().hexdigest())
        orders = work.ordering.orders()["items"]
        assert [work.ordering.order(order["id"])["digest"] for order in orders] == [row["digest"] for row in orders]
    database.close()


OLD_RELEASE = (
    "INSERT INTO releases (id, product, number, digest, valid_from, valid_until, published_at, published_by, files)"
    " VALUES (:id, :product, :number, :id, :valid_from, :valid_until, '2026-06-15 12:00:00+00:00', 'Ada', :files)"
)
OLD_WITHDRAWAL = (
    'INSERT INTO release_withdrawals (release_id, day, at, "by", reason)'
    " VALUES ('rel_3', '2026-06-16', '2026-06-16 12:00:00+00:00', 'Ada', 'wrong')"
)


def test_what_was_published_before_markets_had_periods_means_what_it_meant(empty: Database) -> None:
    upgrade(empty, "0008")
    above = {"families/case.toml": 'parent = "goods"', "families/goods.toml": 'markets = ["eu", "us", "ru"]'}
    described = {"product.toml": 'code = "bookcase"\nfamily = "case"', **above, "markets.toml": MARKETS}
    own = {**described, "product.toml": 'code = "bookcase"\nfamily = "case"\nmarkets = ["eu", "ru"]'}
    rows: list[tuple[str, str, str | None, str | None, dict[str, str]]] = [
        ("rel_1", "bookcase", None, None, described),
        ("rel_2", "bookcase", "2026-07-01", "2026-08-01", described),
        ("rel_3", "bookcase", "2026-09-01", None, own),
        ("rel_4", "~terms", "2026-07-01", None, {"markets.toml": MARKETS}),
    ]
    with empty.engine.begin() as connection:
        for number, (release, product, start, end, files) in enumerate(rows, 1):
            facts = {"id": release, "product": product, "number": number, "valid_from": start, "valid_until": end}
            connection.execute(text(OLD_RELEASE), {**facts, "files": json.dumps(files)})
        connection.execute(text(OLD_WITHDRAWAL))
    migrate(empty)
    july, september = date(2026, 7, 1), date(2026, 9, 1)
    with empty.transaction(read_only=True) as session:
        store = ReleaseStore(session)
        for market in ("eu", "ru", "us"):
            days = (date(2026, 6, 30), july, date(2026, 8, 1), september)
            assert [store.current_head("bookcase", market, day).id for day in days] == [
                "rel_1",
                "rel_2",
                "rel_1",
                "rel_1",
            ]
        heads = {head.id: head for head in store.heads("bookcase")}
        terms = store.terms_head(july)
        assert store.terms_head(date(2026, 6, 30)) is None
        assert store.current("bookcase", "eu", july).files == described
    assert [heads[each].is_withdrawn for each in ("rel_1", "rel_2", "rel_3")] == [False, False, True]
    assert heads["rel_2"].periods == dict.fromkeys(("*", "eu", "ru", "us"), Period(july, date(2026, 8, 1)))
    assert {(each.by, each.reason, each.period.start) for each in heads["rel_3"].withdrawals} == {
        ("Ada", "wrong", september)
    }
    assert heads["rel_3"].markets == ("eu", "ru")
    assert terms is not None
    assert terms.periods == {"*": Period(july, None)}


def make_empty_again(database: Database) -> None:
    if database.is_sqlite:
        database.close()
        Path(database.url.removeprefix("sqlite:///")).unlink()
        return
    with database.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
