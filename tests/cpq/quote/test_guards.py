"""What the database itself refuses, whatever the code above tries."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cpq.quote.lifecycle import LIVE, QUOTE, QUOTE_STATES, REVISION, REVISION_STATES
from tests.build.quotes import REP, Office


def execute(office: Office, statement: str, **values: object) -> None:
    with office.database.transaction() as session:
        session.execute(text(statement), values)


@pytest.mark.parametrize(
    "change",
    [
        "total = '1'",
        "valid_until = '2030-01-01'",
        "digest = 'f'",
        "terms = '{}'",
        "totals = '{}'",
        "header = '{}'",
        "rounding = NULL",
        "line_groups = '[]'",
        "number = 7",
        "state = 'draft'",
        "state = 'sent', decided_by = 'somebody'",
        "state = 'accepted', decided_by = 'somebody', calculation = '2'",
    ],
)
def test_a_sent_revision_does_not_change(office: Office, change: str) -> None:
    quote, _ = office.sent()
    with pytest.raises(IntegrityError):
        execute(office, f"UPDATE quote_revisions SET {change} WHERE quote_id = :id", id=quote["id"])
    assert office.shown(quote["id"])["revision"] == quote["revision"]


@pytest.mark.parametrize("change", ["state = 'sent'", "state = 'declined'", "decided_by = 'another'"])
def test_an_accepted_revision_stays_accepted(office: Office, change: str) -> None:
    quote = office.accepted()
    if change == "state = 'sent'":
        change += ", decided_by = NULL, decided_at = NULL"
    with pytest.raises(IntegrityError):
        execute(office, f"UPDATE quote_revisions SET {change} WHERE quote_id = :id", id=quote["id"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quote_lines SET quantity = 1 WHERE id = :line",
        "UPDATE quote_lines SET waterfall = '{}' WHERE id = :line",
        "DELETE FROM quote_lines WHERE id = :line",
        "INSERT INTO quote_lines SELECT 'lin_new', revision_id, 2, product, release, assignment, origins, choices, "
        "quantity, discount, waterfall, bom, scene, group_id, price, billing_plan, bundle_member "
        "FROM quote_lines WHERE id = :line",
    ],
)
def test_lines_of_a_sent_revision_do_not_change(office: Office, statement: str) -> None:
    quote, _ = office.sent()
    with pytest.raises(IntegrityError):
        execute(office, statement, line=quote["revision"]["lines"][0]["id"])


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM quote_offers",
        "UPDATE quote_offers SET token_hash = 'known'",
        "DELETE FROM quote_revisions",
        "DELETE FROM quote_history",
        "UPDATE quote_history SET who = 'nobody'",
    ],
)
def test_offers_and_sent_revisions_are_kept(office: Office, statement: str) -> None:
    office.sent()
    with pytest.raises(IntegrityError):
        execute(office, statement)


COPY = (
    "INSERT INTO quote_revisions SELECT 'rev_new', quote_id, 9, :state, valid_until, pricing_date, terms, discount, "
    "totals, total, currency, sent_at, header, calculation, digest, decided_by, decided_at, reason, "
    "rounding, line_groups, shown_in "
    "FROM quote_revisions WHERE quote_id = :id AND number = 1"
)


def test_a_quote_has_one_draft_at_most(office: Office) -> None:
    quote = office.draft()
    with pytest.raises(IntegrityError):
        execute(office, COPY, id=quote["id"], state="draft")


def test_a_quote_has_one_live_revision_at_most(office: Office) -> None:
    quote, _ = office.sent()
    with pytest.raises(IntegrityError):
        execute(office, COPY, id=quote["id"], state="sent")


def test_a_draft_cannot_be_live_without_a_digest(office: Office) -> None:
    quote = office.draft()
    with pytest.raises(IntegrityError):
        execute(office, "UPDATE quote_revisions SET state = 'sent' WHERE quote_id = :id", id=quote["id"])


def test_a_draft_is_not_accepted_past_being_sent(office: Office) -> None:
    quote = office.draft()
    with pytest.raises(IntegrityError):
        execute(
            office,
            "UPDATE quote_revisions SET state = 'accepted', digest = 'f', decided_by = 'somebody' WHERE quote_id = :id",
            id=quote["id"],
        )


def test_postgresql_refuses_to_empty_what_is_frozen(office: Office) -> None:
    office.sent()
    if not office.database.is_sqlite:  # SQLite has no TRUNCATE
        for table in ("quote_revisions", "quote_lines", "quote_offers", "quote_history", "orders", "order_lines"):
            with pytest.raises(IntegrityError):
                execute(office, f"TRUNCATE {table} CASCADE")


def test_a_draft_changes_freely(office: Office) -> None:
    quote = office.draft()
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        changed = quoting.change_line(quote["id"], line, {"quantity": 7}, version=quote["version"], who=REP)
    assert changed["revision"]["lines"][0]["quantity"] == 7


def test_the_states_of_the_tables_are_those_of_the_lifecycles() -> None:
    for lifecycle, states in ((QUOTE, QUOTE_STATES), (REVISION, REVISION_STATES)):
        named = {state for sources, target in lifecycle.transitions.values() for state in (*sources, target)}
        assert named == set(states)
    assert set(LIVE) <= set(REVISION_STATES)
