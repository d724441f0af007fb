"""The bookcase on sale, and sessions that configure it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel.db import Database
from tests.cpq.configure.shop import Shop, open_shop, shop_of


@pytest.fixture(scope="session")
def sale_template(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """An embedded database in which the bookcase is on sale, made once."""
    path = tmp_path_factory.mktemp("sale") / "sale.sqlite3"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    open_shop(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def embedded(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """A fresh embedded database."""
    yield from _copy(sqlite_template, tmp_path)


@pytest.fixture
def shop(tmp_path: Path, sale_template: Path) -> Iterator[Shop]:
    """The bookcase on sale."""
    for database in _copy(sale_template, tmp_path):
        yield shop_of(database)


def _copy(template: Path, folder: Path) -> Iterator[Database]:
    path = folder / "shop.sqlite3"
    shutil.copy(template, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()
