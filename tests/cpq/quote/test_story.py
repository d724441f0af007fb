"""The life of a quote, told as stories on a clock that is moved."""

from __future__ import annotations

from sqlalchemy import select

from kernel.events import OutboxRow
from tests.build.quotes import REP, Office


def events(office: Office) -> list[str]:
    with office.database.transaction() as session:
        names = session.scalars(select(OutboxRow.name).order_by(OutboxRow.id))
        return [name for name in names if not name.startswith("release.")]


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
        offer = quoting.offer(token)
        assert offer["can_accept"]
        accepted = quoting.accept_offer(token, "Иван Петров")
    assert (accepted["state"], accepted["can_accept"]) == ("accepted", False)

    with office.ordering() as ordering:
        order, is_new = ordering.convert_quote(quote["id"], who=REP)
    assert is_new
    assert order["totals"] == quote["revision"]["totals"]
    assert office.shown(quote["id"])["order"] == {"id": order["id"], "number": "O-2026-000001"}
    assert events(office) == ["quote.requested", "quote.sent", "quote.accepted", "order.created"]
