"""Laws of money from draft to order, on random quotes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.db import Database
from tests.build.quotes import REP, Office, promise

CHOICES: list[dict[str, str]] = [
    {},
    {"material": "steel"},
    {"material": "oak", "shelves": "6"},
    {"material": "birch", "width": "1.00"},
    {"doors": "true", "handle": "bar"},
]
PERCENT = st.decimals(0, 100, places=3).map(lambda percent: {"percent": str(percent)})
DISCOUNT = st.one_of(st.none(), PERCENT)
LINE = st.tuples(st.integers(1, 100_000), st.integers(0, len(CHOICES) - 1), DISCOUNT)


@pytest.fixture(scope="module")
def office(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all examples, on SQLite: arithmetic does not depend on the database."""
    file = tmp_path_factory.mktemp("laws") / "laws.sqlite3"
    shutil.copy(sqlite_template, file)
    database = Database(f"sqlite:///{file}")
    yield Office(database)
    database.close()


@pytest.fixture(scope="module")
def sessions(office: Office) -> list[str]:
    return [office.configured(**choices) for choices in CHOICES]


def amount(money: dict[str, str]) -> Decimal:
    return Decimal(money["amount"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINE, min_size=1, max_size=5), discount=DISCOUNT)
def test_order_equals_revision_equals_the_sum_of_lines(
    office: Office, sessions: list[str], lines: list[tuple[int, int, Any]], discount: Any
) -> None:
    with office.quoting() as quoting:
        quote = quoting.create_quote({"name": "A"}, market="eu", language="en", who=REP)
        for quantity, index, reduction in lines:
            quote = quoting.add_line(quote["id"], sessions[index], quantity, version=quote["version"], who=REP)
            line, changes = quote["revision"]["lines"][-1]["id"], {"discount": reduction}
            quote = quoting.change_line(quote["id"], line, changes, version=quote["version"], who=REP)
        quote = quoting.change_quote(quote["id"], {"discount": discount}, version=quote["version"], who=REP)
    sent, token = office.send(quote)
    with office.quoting() as quoting:
        quoting.accept_offer(token, "A")
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(sent["id"], who=REP)

    assert promise(order) == promise(sent["revision"]) == promise(quote["revision"])
    totals, printed = order["totals"], order["lines"]
    assert amount(totals["lines_net"]) == sum(amount(line["net"]) for line in printed)
    assert all(amount(line["net"]) == amount(line["unit_net"]) * line["quantity"] for line in printed)
    assert amount(totals["net"]) == amount(totals["lines_net"]) + amount(totals["discount"])
    assert amount(totals["tax"]) == sum(amount(tax["amount"]) for tax in totals["taxes"])
    assert amount(totals["total"]) == amount(totals["net"]) + amount(totals["tax"])
    assert 0 <= amount(totals["net"]) <= amount(totals["lines_net"])
    assert sum(amount(share) for share in totals["allocated"]) == amount(totals["discount"])
