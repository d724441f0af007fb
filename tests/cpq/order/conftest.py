"""An office for every test of orders, on both databases."""

from __future__ import annotations

import pytest

from kernel.db import Database
from tests.build.quotes import Office


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)
