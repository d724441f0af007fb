"""Orders of an account lower its next price: counted when a draft is priced, frozen when it is sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.migrations import versions
from catalog.terms_release import publish_terms
from cpq.order.store import OrderStore
from tests.build.catalogue import MARKETS, TINY
from tests.build.quotes import BUYER, REP, Office

VERSIONS = Path(versions.__file__).parent
TIERS = {
    "prices/tiers.csv": None,
    "prices/tiers.toml": '[[tier]]\ncode = "year"\nover = "period"\nfrom = 2026-01-01\nfile = "year.csv"\n',
    "prices/year.csv": "from_quantity,percent\n10,5\n",
}
COMMITTED = """
[[agreement]]
code = "library"
name = { en = "City library", ru = "Городская библиотека" }
accounts = ["A-17"]
from = 2026-01-01
percent = "3"
commitment = "20"
with_tiers = true
"""


@pytest.fixture
def counting(office: Office) -> Office:
    office.publish(TIERS)
    return office


def drafted(office: Office, quantity: int, account: str = "A-17") -> dict[str, Any]:
    quote = office.draft((quantity, {}))
    with office.quoting() as quoting:
        changes = {"buyer": {**BUYER, "reference": account}}
        return quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)


def ordered(office: Office, quantity: int, account: str = "A-17") -> dict[str, Any]:
    quote, token = office.send(drafted(office, quantity, account))
    with office.quoting() as quoting:
        quoting.accept_offer(token, "Anna Schmidt")
    with office.ordering() as ordering:
        ordering.convert_quote(quote["id"], who=REP)
    return office.shown(quote["id"])


def tier(quote: dict[str, Any]) -> list[str]:
    entries = quote["revision"]["lines"][0]["waterfall"]["entries"]
    return [entry["label"]["en"] for entry in entries if entry["step"] == "quantity_tier"]


def counted(quote: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = quote["revision"]["lines"][0]["waterfall"].get("counted", [])
    return found


def test_the_second_order_of_a_year_reaches_the_tier(counting: Office) -> None:
    first = ordered(counting, 7)
    assert tier(first) == []
    assert counted(first) == [
        {"what": "tier", "since": "2026-01-01", "on": "2026-06-15", "ordered": "0", "here": "7", "committed": None}
    ]
    second = drafted(counting, 3)
    assert tier(second) == ["Quantity discount from 10 (ordered since Jan 1, 2026: 7, here: 3)"]
    assert tier(drafted(counting, 2)) == []


def test_other_accounts_and_buyers_without_a_number_count_for_themselves(counting: Office) -> None:
    ordered(counting, 9, account="A-18")
    assert tier(drafted(counting, 9)) == []
    assert counted(drafted(counting, 9, account="")) == []


def test_an_order_changes_a_draft_when_it_is_touched_and_nothing_that_was_sent(counting: Office) -> None:
    draft = drafted(counting, 3)
    sent, _ = counting.send(drafted(counting, 3))
    assert tier(draft) == tier(sent) == []
    ordered(counting, 7)
    assert counting.shown(sent["id"])["revision"]["lines"] == sent["revision"]["lines"]
    with counting.quoting() as quoting:
        changes = {"terms": "As ever."}
        touched = quoting.change_quote(draft["id"], changes, version=draft["version"], who=REP)
    assert tier(touched) == ["Quantity discount from 10 (ordered since Jan 1, 2026: 7, here: 3)"]
    again, _ = counting.send(touched)
    assert counted(again)[0]["ordered"] == "7"
    ordered(counting, 50)
    assert counted(counting.shown(draft["id"]))[0]["ordered"] == "7"


def test_a_commitment_tells_how_much_of_it_is_fulfilled(counting: Office) -> None:
    with counting.database.transaction() as session:
        files = {"markets.toml": MARKETS, "terms/agreements.toml": COMMITTED}
        publish_terms(session, files, clock=counting.clock, actor_name="Carla")
    ordered(counting, 7)
    quote = drafted(counting, 3)
    assert [(one["what"], one["ordered"], one["here"], one["committed"]) for one in counted(quote)] == [
        ("tier", "7", "3", None),
        ("commitment", "7", "3", "20"),
    ]
    labels = [entry["label"]["en"] for entry in quote["revision"]["lines"][0]["waterfall"]["entries"]]
    assert "City library: committed to 20, so far 10 (ordered since Jan 1, 2026: 7, here: 3)" in labels


def test_days_are_those_of_the_seller(counting: Office) -> None:
    ordered(counting, 7)
    with counting.desk() as desk:
        today = desk.today
        assert desk.bought("A-17", today) == {TINY: 7}
        assert desk.bought("A-17", date(today.year, today.month, today.day + 1)) == {}
        assert desk.bought("A-17", None) == {TINY: 7}
        assert counting.seller.begin_of(date(2026, 6, 15)).isoformat() == "2026-06-14T22:00:00+00:00"


def test_the_database_keeps_what_was_ordered(counting: Office) -> None:
    ordered(counting, 7)
    for statement in ("UPDATE ordered_pieces SET quantity = 700", "DELETE FROM ordered_pieces"):
        with (
            pytest.raises(DBAPIError, match="what was ordered does not change"),
            counting.database.transaction() as one,
        ):
            one.execute(text(statement))
    with counting.database.transaction() as session:
        assert OrderStore(session).bought("A-17", None) == {TINY: 7}


def test_the_migration_takes_over_what_earlier_orders_say(counting: Office) -> None:
    ordered(counting, 7)
    ordered(counting, 2, account="")
    with counting.database.transaction() as session:
        dialect = session.get_bind().dialect.name
        statements = (VERSIONS / f"0006_ordered.{dialect}.sql").read_text().split("\n-- next --\n")
        (taken_over,) = [each for each in statements if each.startswith("INSERT")]
        session.execute(text("CREATE TEMPORARY TABLE again AS SELECT * FROM ordered_pieces WHERE quantity < 0"))
        session.execute(text(taken_over.replace("INTO ordered_pieces", "INTO again").replace(":", r"\:")))
        rows = "SELECT order_id, product, account, quantity FROM {} ORDER BY order_id, product"
        again, kept = (list(session.execute(text(rows.format(table)))) for table in ("again", "ordered_pieces"))
    assert again == kept
    assert len(kept) == 1
