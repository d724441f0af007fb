"""Recurring charges over HTTP: planned, refused, sent, accepted, ordered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from kernel.access import Role
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import Road, assert_problem, offer
from tests.build.catalogue import publish_tiny
from tests.build.recurring import cared_for_files


@pytest.fixture
def product(database: Database, clock: SettableClock) -> str:
    """The bookcase with a care plan, published through the gate."""
    with database.transaction() as session:
        return publish_tiny(session, clock, changes=cared_for_files()).product


def line_path(road: Road) -> str:
    return f"/lines/{road.quote['revision']['lines'][0]['id']}"


def refused(road: Road, plan: Any) -> Any:
    path = f"/v1/quotes/{road.quote['id']}{line_path(road)}"
    return road.rep.patch(path, json={"plan": plan}, headers={"If-Match": road.etag})


def test_a_session_tells_what_is_paid_again_and_what_a_click_changes_of_it(road: Road) -> None:
    session = road.open_session(doors="true")
    price = road.visitor.get(f"/v1/sessions/{session}").json()["price"]
    assert [(each["every"], each["price"]["total"]["amount"]) for each in price["running"]["recurring"]] == [
        ("month", "11.89"),
        ("year", "71.40"),
    ]
    assert "reference" not in str(price["running"])
    options = road.visitor.get(f"/v1/sessions/{session}/prices/doors").json()["prices"]
    without = next(each for each in options if each["value"] == "false")
    assert without["recurring"] == [{"every": "month", "difference": {"amount": "-11.89", "currency": "EUR"}}]


def test_a_plan_goes_from_the_desk_to_the_order(road: Road) -> None:
    road.draft(1, doors="true")
    quote = road.patch({"plan": {"months": 36, "free": 2, "ramp": ["80", "100"]}}, line_path(road))
    contract = quote["revision"]["totals"]["contract"]
    assert contract["recurring"]["amount"] == "959.32"  # 10 x 15.98 + 24 x 19.98 + 80.00 + 2 x 120.00
    token = str(road.post("send")["offer"]["url"]).removeprefix("/offer#")
    read = road.visitor.get("/v1/offer", headers=offer(token)).json()
    assert read["revision"]["totals"]["contract"] == contract
    road.visitor.post("/v1/offer/accept", json={"name": "Anna"}, headers=offer(token))
    road.reread()
    order = road.rep.post(f"/v1/quotes/{quote['id']}/convert", json={}, headers={"If-Match": road.etag}).json()
    assert order["totals"]["contract"] == contract
    assert order["lines"][0]["plan"]["months"] == 36


@pytest.mark.parametrize(
    ("plan", "path"),
    [
        ({"months": 0}, "/plan/months"),
        ({"months": 10**6}, "/plan/months"),
        ({"months": 61}, "/plan/months"),
        ({"start": "2027-02-29"}, "/plan/start"),
        ({"start": "2020-01-01"}, "/plan/start"),
        ({"free": 24}, "/plan/free"),
        ({"ramp": ["1001"]}, "/plan/ramp/0"),
        ({"ramp": ["50"] * 11}, "/plan/ramp"),
        ({"discount": "100.5"}, "/plan/discount"),
        ({"uplift": "-1"}, "/plan/uplift"),
        ({"colour": "red"}, "/plan/colour"),
        ("36 months", "/plan"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_changes_nothing(road: Road, plan: Any, path: str) -> None:
    before = road.draft(1, doors="true")
    answer = refused(road, plan)
    assert answer.status_code == 422, answer.text
    assert path in [each["path"] for each in answer.json()["problems"]]
    assert road.reread() == before


def test_a_plan_made_from_an_old_version_is_refused(road: Road) -> None:
    road.draft(1, doors="true")
    old = road.etag
    road.patch({"plan": {"months": 36}}, line_path(road))
    road.etag = old
    assert_problem(refused(road, {"months": 48}), 412, "stale")


@pytest.mark.parametrize(("role", "status"), [(Role.ANONYMOUS, 401), (Role.CATALOGUE_MANAGER, 403)])
def test_only_the_desk_plans(road: Road, client_of: Callable[[Role], TestClient], role: Role, status: int) -> None:
    road.draft(1, doors="true")
    road.rep = client_of(role)
    assert refused(road, {"months": 36}).status_code == status
