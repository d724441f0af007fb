"""A backup holds everything that must survive, and restores into either database."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from starlette.testclient import TestClient

from api.app import create_app
from api.backup import bring_back, save
from api.storage import migrate, newest_revision
from kernel.access import Role
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.errors import Conflict, Malformed
from kernel.settings import Settings
from tests.api.conftest import Road, offer


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An empty place to restore into, of either kind."""
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/restored.sqlite3" if is_sqlite else request.getfixturevalue("empty_postgres")
    return Settings(data=tmp_path / "elsewhere", database_url=SecretStr(url), worker=False)


@pytest.fixture
def stamped(database: Database) -> Database:
    """The test's database, with the mark of its revision."""
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest_revision()})
    return database


def test_a_restored_backup_has_the_same_quote_order_logins_and_keys(
    road: Road,
    stamped: Database,
    settings: Settings,
    elsewhere: Settings,
    clock: SettableClock,
    tokens: dict[Role, str],
    tmp_path: Path,
) -> None:
    token = road.accepted()
    order = road.rep.post(f"/v1/quotes/{road.quote['id']}/convert").json()
    quote = road.reread()
    scene = settings.data / "scenes" / "ab" / "abc.json"
    scene.parent.mkdir(parents=True)
    scene.write_text("{}")
    (settings.data / "seller.toml").write_text('name = "Example GmbH"')
    file = tmp_path / "backup.tar.gz"
    assert "rows" in save(settings, file)
    assert file.stat().st_mode & 0o077 == 0
    assert "Restored" in bring_back(elsewhere, file)

    assert (elsewhere.data / "scenes" / "ab" / "abc.json").read_text() == "{}"
    assert (elsewhere.data / "seller.toml").read_text() == 'name = "Example GmbH"'
    key = Path("keys") / "secret.key"
    assert (elsewhere.data / key).read_text() == (settings.data / key).read_text()
    assert (elsewhere.data / key).stat().st_mode & 0o077 == 0
    restored = Database(elsewhere.database)
    with TestClient(create_app(elsewhere, clock=clock, database=restored)) as client:
        rep = {"Authorization": f"Bearer {tokens[Role.REP]}"}
        assert client.get(f"/v1/quotes/{quote['id']}", headers=rep).json() == quote
        assert client.get(f"/v1/orders/{order['id']}", headers=rep).json() == order
        assert client.get("/v1/offer", headers=offer(token)).json()["state"] == "accepted"
        answer: Any = client.post(
            "/v1/quotes", headers=rep, json={"buyer": {"name": "B", "email": "b@c.example"}, "market": "eu"}
        )
        assert answer.json()["number"] == "Q-2026-000002", "numbers go on where they were"
    with pytest.raises(DBAPIError), restored.engine.begin() as connection:
        connection.execute(text("UPDATE quote_revisions SET digest = 'x' WHERE state = 'accepted'"))
    restored.close()


def test_restoring_refuses_what_is_not_empty(
    settings: Settings, stamped: Database, elsewhere: Settings, road: Road, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar.gz"
    save(settings, file)
    bring_back(elsewhere, file)
    with pytest.raises(Conflict, match="not empty"):
        bring_back(elsewhere, file)
    with pytest.raises(Conflict, match="database is not empty"):
        bring_back(elsewhere.model_copy(update={"data": tmp_path / "third"}), file)


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00cut"])
def test_a_file_that_is_no_backup_is_refused_and_nothing_is_made(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.tar.gz"
    file.write_bytes(content)
    with pytest.raises(Malformed, match="backup"):
        bring_back(Settings(data=tmp_path / "data"), file)
    assert not any((tmp_path / "data").glob("keys"))


def test_a_backup_cannot_write_outside_the_data_folder(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/source.db")
    migrate(database)
    database.close()
    source = Settings(data=tmp_path / "source", database_url=SecretStr(f"sqlite:///{tmp_path}/source.db"))
    good, bad = tmp_path / "good.tar.gz", tmp_path / "bad.tar.gz"
    save(source, good)
    evil = tmp_path / "evil.txt"
    evil.write_text("evil")
    with tarfile.open(good) as old, tarfile.open(bad, "w:gz") as new:
        for member in old.getmembers():
            new.addfile(member, old.extractfile(member))
        for name in ("keys/../../outside.txt", "/tmp/quotewright-outside.txt", "other/outside.txt"):
            new.add(evil, name)
    target = Settings(data=tmp_path / "deep" / "target")
    bring_back(target, bad)
    assert not list(tmp_path.rglob("outside.txt"))


def test_there_is_nothing_to_save_before_the_first_start(tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="empty"):
        save(Settings(data=tmp_path), tmp_path / "backup.tar.gz")
