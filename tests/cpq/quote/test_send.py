"""Sending: what is checked, what is frozen, what the digest covers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cpq.quote.model import Quote
from cpq.quote.validity import is_valid
from kernel.digest import digest
from kernel.errors import Broken, Conflict, Unknown
from tests.build.catalogue import RULES
from tests.build.quotes import BUYER, REP, Office

LATER = """
rule no_steel_later: require material != steel
    reason en "Steel is no longer sold."
    from 2026-07-01
"""


def stored(office: Office, quote_id: str) -> Quote:
    with office.desk() as desk:
        return desk.quotes.get(quote_id)


def test_a_sent_revision_is_what_its_digest_says(office: Office) -> None:
    quote, _ = office.sent((2, {"material": "oak"}), (5, {"doors": "true"}))
    revision = stored(office, quote["id"]).newest
    assert revision.frozen is not None
    assert digest(revision.content(revision.frozen.header)) == quote["revision"]["digest"]
    assert revision.frozen.calculation == "1"
    assert revision.verified() is revision


def test_a_revision_that_differs_from_its_digest_is_broken(office: Office) -> None:
    quote, _ = office.sent()
    revision = stored(office, quote["id"]).newest
    cheaper = replace(revision, totals={**revision.totals, "total": {"amount": "1.00", "currency": "EUR"}})
    with pytest.raises(Broken):
        cheaper.verified()


def test_the_buyer_of_a_sent_revision_is_frozen(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        quote = quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
        other = {"buyer": {**BUYER, "company": "Another GmbH"}}
        quoting.change_quote(quote["id"], other, version=quote["version"], who=REP)
        assert quoting.offer(token)["quote"]["buyer"]["company"] == BUYER["company"]


def test_a_quote_without_lines_is_not_sent(office: Office) -> None:
    with office.quoting() as quoting:
        quote = quoting.create_quote(BUYER, market="eu", language="en", who=REP)
        assert quote["actions"] == ["change", "cancel"]
        with pytest.raises(Conflict) as refusal:
            quoting.send_quote(quote["id"], version=quote["version"], who=REP)
    assert refusal.value.code == "no-lines"


def test_an_offer_that_would_be_over_is_not_sent(office: Office) -> None:
    quote = office.draft()
    office.later(31)
    with office.quoting() as quoting:
        with pytest.raises(Conflict) as refusal:
            quoting.send_quote(quote["id"], version=quote["version"], who=REP)
        assert refusal.value.code == "validity-over"
        changes = {"valid_until": "2026-12-31"}
        quote = quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)
        assert quoting.send_quote(quote["id"], version=quote["version"], who=REP)["state"] == "sent"


def test_a_configuration_that_the_rules_of_the_day_forbid_is_not_sent(office: Office) -> None:
    office.publish({"rules/bookcase.rules": RULES + LATER})
    quote = office.draft((1, {"material": "oak"}), (1, {"material": "steel"}))
    office.later(20)
    with office.quoting() as quoting, pytest.raises(Conflict) as refusal:
        quoting.send_quote(quote["id"], version=quote["version"], who=REP)
    assert refusal.value.code == "lines-not-valid"
    assert refusal.value.facts["lines"] == [quote["revision"]["lines"][1]["id"]]


def test_a_line_is_checked_against_its_own_release(office: Office) -> None:
    quote = office.draft((1, {"material": "steel"}))
    newer = office.publish({"rules/bookcase.rules": RULES + LATER.replace("from 2026-07-01", "")})
    sent, _ = office.send(quote)
    assert sent["revision"]["lines"][0]["release"] != newer


@pytest.mark.parametrize(
    "broken", [{"shelves": "9"}, {"material": "steel", "doors": "true", "handle": "bar"}, {"load": "1"}]
)
def test_values_that_do_not_go_together_are_not_valid(office: Office, broken: dict[str, str]) -> None:
    quote = office.draft((1, {"material": "oak"}))
    with office.desk() as desk:
        line = desk.quotes.get(quote["id"]).newest.lines[0]
        assert is_valid(desk, "eu", line, desk.today)
        try:
            answer = is_valid(desk, "eu", replace(line, assignment={**line.assignment, **broken}), desk.today)
        except ValueError:
            answer = False
        assert not answer


def test_the_prices_of_the_day_of_sending_count_and_the_history_says_so(office: Office) -> None:
    office.clock.moment = office.clock.moment.replace(month=12, day=20)
    quote = office.draft()
    office.later(14)
    sent, _ = office.send(quote)
    assert sent["revision"]["pricing_date"] == "2027-01-03"
    assert sent["revision"]["totals"]["total"] != quote["revision"]["totals"]["total"]
    assert [entry["action"] for entry in sent["history"]][-2:] == ["repriced", "sent"]


def test_without_prices_for_the_day_nothing_is_sent(office: Office) -> None:
    quote = office.draft()
    office.clock.moment = office.clock.moment.replace(year=2025)
    with pytest.raises(Unknown) as refusal, office.quoting() as quoting:
        quoting.send_quote(quote["id"], version=quote["version"], who=REP)
    assert refusal.value.code == "no-price-book"


def test_history_speaks_both_languages(office: Office) -> None:
    quote, _ = office.sent()
    said: list[dict[str, Any]] = [entry["what"] for entry in quote["history"]]
    assert said[0] == {"en": "Opened the quote", "ru": "Создано предложение"}
    assert all(set(what) == {"en", "ru"} for what in said)
