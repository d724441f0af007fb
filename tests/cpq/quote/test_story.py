"""The life of a quote, told as stories on a clock that is moved."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from kernel.errors import Conflict, Expired
from kernel.events import OutboxRow
from tests.build.quotes import REP, Office


def events(office: Office) -> list[str]:
    with office.database.transaction() as session:
        return list(session.scalars(select(OutboxRow.name).order_by(OutboxRow.id)))


def told(office: Office, quote_id: str) -> list[str]:
    return [entry["action"] for entry in office.shown(quote_id)["history"]]


def test_a_visitor_asks_a_rep_answers_the_customer_accepts_and_the_rep_converts(office: Office) -> None:
    quote = office.shown(office.request(2, material="oak", doors="true"))
    assert (quote["state"], quote["number"], quote["buyer"]["name"]) == ("requested", "Q-2026-000001", "Иван Петров")

    line = quote["revision"]["lines"][0]["id"]
    more = office.configured(material="steel")
    with office.quoting() as quoting:
        quote = quoting.add_line(quote["id"], more, 10, version=quote["version"], who=REP)
        discount = {"discount": {"percent": "5"}}
        quote = quoting.change_line(quote["id"], line, discount, version=quote["version"], who=REP)
    assert quote["state"] == "draft"

    quote, token = office.send(quote)
    assert quote["state"] == "sent"
    with office.quoting() as quoting:
        assert quoting.offer(token)["can_accept"]
        accepted = quoting.accept_offer(token, "Иван Петров")
    assert (accepted["state"], accepted["can_accept"]) == ("accepted", False)

    with office.ordering() as ordering:
        order, is_new = ordering.convert_quote(quote["id"], who=REP)
    assert is_new
    assert order["totals"] == quote["revision"]["totals"]
    assert office.shown(quote["id"])["order"] == {"id": order["id"], "number": "O-2026-000001"}
    assert events(office) == ["quote.requested", "quote.sent", "quote.accepted", "order.created"]
    assert told(office, quote["id"]) == ["requested", "line_added", "line_changed", "sent", "accepted", "ordered"]


def test_a_declined_quote_is_revised_and_sent_again(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        declined = quoting.decline_offer(token, "Too dear")
    assert declined["revision"]["decision"]["reason"] == "Too dear"
    quote = office.shown(quote["id"])
    assert (quote["state"], quote["actions"]) == ("declined", ["revise", "cancel"])

    with office.quoting() as quoting:
        quote = quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
    assert (quote["state"], quote["revision"]["number"]) == ("draft", 2)
    quote, _ = office.send(quote)
    assert [revision["state"] for revision in quote["revisions"]] == ["declined", "sent"]
    assert events(office)[-3:] == ["quote.declined", "quote.revised", "quote.sent"]


def test_what_was_sent_stays_live_until_the_revision_is_sent(office: Office) -> None:
    quote, first = office.sent()
    with office.quoting() as quoting:
        quote = quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
        assert quoting.offer(first)["can_accept"]
    quote, second = office.send(quote)
    assert [revision["state"] for revision in quote["revisions"]] == ["superseded", "sent"]
    with office.quoting() as quoting:
        with pytest.raises(Expired) as answer:
            quoting.offer(first)
        assert answer.value.code == "offer-superseded"
        with pytest.raises(Expired):
            quoting.accept_offer(first, "Anna")
        assert quoting.accept_offer(second, "Anna")["state"] == "accepted"


def test_accepting_what_was_sent_drops_the_draft_that_was_being_prepared(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
        quoting.accept_offer(token, "Anna")
    quote = office.shown(quote["id"])
    assert quote["state"] == "accepted"
    assert [revision["state"] for revision in quote["revisions"]] == ["accepted", "cancelled"]
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(quote["id"], who=REP)
    assert order["quote"]["revision"] == 1


def test_declining_what_was_sent_leaves_the_draft_that_was_being_prepared(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
        quoting.decline_offer(token)
    quote = office.shown(quote["id"])
    assert (quote["state"], quote["revision"]["state"]) == ("draft", "draft")


def test_an_offer_stands_through_its_last_day_and_no_longer(office: Office) -> None:
    quote, token = office.sent()
    office.later(30)
    with office.quoting() as quoting:
        assert quoting.offer(token)["can_accept"]
        assert quoting.expire_offers() == 0
    office.later(1)
    with office.quoting() as quoting:
        with pytest.raises(Expired) as answer:
            quoting.accept_offer(token, "Anna")
        assert answer.value.code == "offer-expired"
        assert quoting.expire_offers() == 1
        assert quoting.expire_offers() == 0
    assert office.shown(quote["id"])["state"] == "expired"
    assert events(office)[-1] == "quote.expired"


def test_the_last_day_ends_in_the_sellers_zone(office: Office) -> None:
    _, token = office.sent()
    office.later(30)  # noon in UTC on the last day, 14:00 in Berlin
    office.clock.moment = office.clock.moment.replace(hour=22, minute=30)  # 00:30 of the next day in Berlin
    with office.quoting() as quoting, pytest.raises(Expired):
        quoting.accept_offer(token, "Anna")


def test_an_accepted_offer_can_still_be_seen_after_its_last_day(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        quoting.accept_offer(token, "Anna")
    office.later(60)
    with office.quoting() as quoting:
        assert quoting.expire_offers() == 0
        assert quoting.accept_offer(token, "Anna")["state"] == "accepted"
    assert office.shown(quote["id"])["state"] == "accepted"


def test_an_expired_quote_is_revised_with_the_prices_of_the_day(office: Office) -> None:
    quote, _ = office.sent()
    before = quote["revision"]["totals"]["total"]
    office.later(220)  # into 2027, where another price book holds
    with office.quoting() as quoting:
        quoting.expire_offers()
    quote = office.shown(quote["id"])
    with office.quoting() as quoting:
        quote = quoting.revise_quote(quote["id"], version=quote["version"], who=REP)
    assert quote["revision"]["pricing_date"] == "2027-01-21"
    assert quote["revision"]["valid_until"] == "2027-02-20"
    assert quote["revision"]["totals"]["total"] != before
    assert quote["revisions"][0]["total"] == before


def test_a_withdrawn_quote_ends_its_offer(office: Office) -> None:
    quote, token = office.sent()
    with office.quoting() as quoting:
        quote = quoting.cancel_quote(quote["id"], version=quote["version"], who=REP)
        assert (quote["state"], quote["actions"]) == ("cancelled", [])
        with pytest.raises(Expired) as answer:
            quoting.accept_offer(token, "Anna")
        assert answer.value.code == "offer-withdrawn"
        with pytest.raises(Conflict):
            quoting.revise_quote(quote["id"], version=quote["version"], who=REP)


def test_an_accepted_quote_can_neither_be_revised_nor_withdrawn(office: Office) -> None:
    quote = office.accepted()
    assert quote["actions"] == ["convert"]
    with office.quoting() as quoting:
        for change in (quoting.revise_quote, quoting.cancel_quote, quoting.send_quote):
            with pytest.raises(Conflict) as refusal:
                change(quote["id"], version=quote["version"], who=REP)
            assert refusal.value.code == "quote-accepted"


def test_numbers_count_per_year_of_the_sellers_zone(office: Office) -> None:
    assert office.draft()["number"] == "Q-2026-000001"
    assert office.draft()["number"] == "Q-2026-000002"
    office.clock.moment = office.clock.moment.replace(month=12, day=31, hour=23, minute=30)
    assert office.draft()["number"] == "Q-2027-000001"
