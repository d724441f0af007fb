"""Who changed what, from what to what, and in which request."""

from __future__ import annotations

from sqlalchemy import select

from kernel.audit import AuditRow, history
from kernel.db import Database
from tests.api.conftest import Road, assert_problem, offer


def test_every_change_of_a_quote_is_written_down_with_its_request(road: Road, database: Database) -> None:
    road.draft(1)
    line = road.quote["revision"]["lines"][0]["id"]
    road.patch({"discount": {"percent": "5"}}, f"/lines/{line}")
    sent = road.rep.post(f"/v1/quotes/{road.quote['id']}/send", headers={"If-Match": road.etag})
    road.visitor.post("/v1/offer/accept", json={"name": "Анна"}, headers=offer(sent.json()["offer"]["url"][7:]))
    road.rep.post(f"/v1/quotes/{road.quote['id']}/convert")
    with database.transaction(read_only=True) as session:
        entries = history(session, road.quote["id"])
        answers = history(session, road.quote["number"])
    assert [entry.action for entry in entries] == [
        "quote.created",
        "quote.line_added",
        "quote.line_changed",
        "quote.sent",
        "quote.converted",
    ]
    assert {entry.actor_name for entry in entries} == {"Test rep"}
    changed = entries[2]
    assert changed.before is not None
    assert changed.after is not None
    assert changed.before["version"] + 1 == changed.after["version"]
    assert changed.before["total"] != changed.after["total"]
    assert changed.after["change"] == {"line": line, "discount": {"percent": "5"}}
    assert entries[3].request_id == sent.headers["X-Request-ID"]
    assert [(entry.action, entry.actor_name) for entry in answers] == [("offer.accepted", "visitor")]
    assert answers[0].after == {"state": "accepted", "revision": 1, "by": "Анна"}


def test_a_refused_change_leaves_no_trace_and_the_audit_holds_no_offer_token(road: Road, database: Database) -> None:
    token = road.sent()
    stale = road.rep.post(f"/v1/quotes/{road.quote['id']}/cancel", headers={"If-Match": '"1"'})
    assert_problem(stale, 412, "stale")
    with database.transaction(read_only=True) as session:
        entries = session.scalars(select(AuditRow)).all()
    assert "quote.cancelled" not in {entry.action for entry in entries}
    assert token not in " ".join(str((entry.before, entry.after)) for entry in entries)
