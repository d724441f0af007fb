"""Guard rails over HTTP: a rep sees room and needs, a manager approves, nobody else sees or does any of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas import quote
from catalog.guard_rail import GUARD_RAILS_FILE
from kernel.access import Role
from kernel.audit import history
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import Road, assert_problem, offer
from tests.api.test_first_sale import described
from tests.build.catalogue import publish_tiny
from tests.build.guard_rails import RAILS

ClientOf = Callable[[Role], TestClient]
INSIDE = ("guard_rail", "up_to", "percent_of_list", "approv", "needed", "reach")


@pytest.fixture
def product(database: Database, clock: SettableClock) -> str:
    """The bookcase with guard rails, on sale."""
    with database.transaction() as session:
        return publish_tiny(session, clock, changes={GUARD_RAILS_FILE: RAILS}).product


def discounted(road: Road, percent: str) -> dict[str, Any]:
    road.draft()
    line = road.quote["revision"]["lines"][0]["id"]
    return road.patch({"discount": {"percent": percent}}, f"/lines/{line}")


def path(road: Road, what: str) -> str:
    return f"/v1/quotes/{road.quote['id']}/{what}"


def test_a_rep_is_told_how_far_one_may_go(road: Road) -> None:
    discounted(road, "5")
    line = road.quote["revision"]["lines"][0]["id"]
    room = described(road.rep.get(path(road, f"lines/{line}/negotiation")), quote.LineRoom)
    assert [(one["role"], one["percent"]) for one in room["reach"]] == [
        ("rep", "10"),
        ("manager", "20"),
        ("admin", "100"),
    ]
    whole = described(road.rep.get(path(road, "negotiation")), quote.QuoteRoom)
    assert whole["reach"][0]["percent"] == "5.26"


def test_a_needed_approval_is_asked_for_given_and_used(road: Road, client_of: ClientOf, database: Database) -> None:
    discounted(road, "12")
    assert road.quote["approval"]["role"] == "manager"
    refused = road.rep.post(path(road, "send"), headers={"If-Match": road.etag})
    body = assert_problem(refused, 409, "approval-needed")
    assert body["facts"]["approvals"] == road.quote["approval"]["needed"]
    assert_problem(road.rep.post(path(road, "approve"), json={}, headers={"If-Match": road.etag}), 403, "not-allowed")
    manager = client_of(Role.MANAGER)
    words = {"comment": "Ein guter Kunde, хороший клиент."}
    approved = described(manager.post(path(road, "approve"), json=words, headers={"If-Match": road.etag}), quote.Quote)
    assert approved["approval"]["given"]["by"] == "Test manager"
    road.reread()
    road.post("send")
    with database.transaction(read_only=True) as session:
        entry = next(one for one in history(session, road.quote["id"]) if one.action == "quote.approved")
    assert entry.actor_name == "Test manager"
    assert entry.after is not None
    assert entry.after["change"] == {**words, "role": "manager"}


def test_an_approval_needs_the_version_that_was_looked_at_and_readable_words(road: Road, client_of: ClientOf) -> None:
    discounted(road, "12")
    manager, where = client_of(Role.MANAGER), path(road, "approve")
    assert_problem(manager.post(where, json={}), 428, "precondition-missing")
    assert_problem(manager.post(where, json={}, headers={"If-Match": '"1"'}), 412, "stale")
    at = {"If-Match": road.etag}
    assert_problem(manager.post(where, json={"comment": "x" * 3000}, headers=at), 422, "malformed")
    assert_problem(manager.post(where, json={"percent": "50"}, headers=at), 422, "malformed")


def test_customers_see_nothing_of_guard_rails_anywhere(road: Road, client: TestClient, client_of: ClientOf) -> None:
    discounted(road, "12")
    manager = client_of(Role.MANAGER)
    token = manager.post(path(road, "send"), headers={"If-Match": road.etag}).json()["offer"]["url"][7:]
    session = road.open_session(doors="true")
    seen = [
        client.get("/v1/offer", headers=offer(token)),
        client.get(f"/v1/products/{road.product}?market=eu"),
        client.get("/v1/products?market=eu"),
        client.get(f"/v1/sessions/{session}"),
        client.get(f"/v1/sessions/{session}/prices?characteristic=doors"),
    ]
    for answer in seen:
        assert answer.status_code == 200
        text = json.dumps(answer.json())
        assert not [word for word in INSIDE if word in text]
    line = road.quote["revision"]["lines"][0]["id"]
    for what in ("negotiation", f"lines/{line}/negotiation", "comparison"):
        assert_problem(client.get(path(road, what)), 401, "login-needed")
        assert_problem(client_of(Role.CUSTOMER).get(path(road, what)), 403, "not-allowed")


def test_two_revisions_are_compared(road: Road) -> None:
    assert_problem(road.rep.get(f"/v1/quotes/{road.draft()['id']}/comparison"), 404, "nothing-before")
    road.post("send")
    road.post("revise")
    line = road.quote["revision"]["lines"][0]["id"]
    road.patch({"quantity": 3, "position": 1}, f"/lines/{line}")
    found = described(road.rep.get(path(road, "comparison")), quote.Comparison)
    assert found["lines"][0]["differences"][0]["sentence"]["en"] == "Quantity: 3 instead of 2"
    assert_problem(road.rep.get(path(road, "comparison?before=0")), 422, "malformed")
    assert_problem(road.rep.get(path(road, "comparison?before=9")), 404, "unknown-revision")
