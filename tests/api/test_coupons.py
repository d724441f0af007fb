"""Coupons in the shop over HTTP: entered, refused in one way, and not to be found by trying."""

from __future__ import annotations

import pytest
from httpx import Response
from starlette.testclient import TestClient

from tests.api.conftest import Road, assert_problem
from tests.build.catalogue import MARKETS

WELCOME = """
[[promotion]]
code = "welcome"
name = { en = "Welcome", ru = "Добро пожаловать" }
coupon = "WELCOME"
amount = "10.00"
market = "eu"
"""


@pytest.fixture(autouse=True)
def terms(manager: TestClient, product: str) -> None:
    files = {"markets.toml": MARKETS, "terms/promotions.toml": WELCOME}
    assert manager.post("/v1/terms", json={"files": files}).status_code == 201


def put(road: Road, session: str, *coupons: str, **headers: str) -> Response:
    body = {"coupons": list(coupons)}
    answer: Response = road.visitor.put(f"/v1/sessions/{session}/coupons", json=body, headers=headers)
    return answer


def test_a_visitor_enters_a_coupon(road: Road) -> None:
    session = road.open_session()
    before = road.visitor.get(f"/v1/sessions/{session}").json()
    answer = put(road, session, "welcome")
    assert answer.status_code == 200
    assert answer.json()["coupons"] == [{"code": "WELCOME", "takes_off": {"amount": "10.00", "currency": "EUR"}}]
    assert answer.json()["version"] == before["version"] + 1
    assert_problem(put(road, session, **{"If-Match": f'"{before["version"]}"'}), 412, "session-stale")


def test_a_wrong_one_is_refused_with_its_place(road: Road) -> None:
    problem = assert_problem(put(road, road.open_session(), "WELCOME", "NONE"), 422, "coupon")
    assert problem["problems"][0]["path"] == "/coupons/1"


def test_trying_codes_is_slow(road: Road) -> None:
    session = road.open_session()
    found = [put(road, session, f"TRY-{number}").status_code for number in range(11)]
    assert found == [422] * 10 + [429]
    assert put(road, session).status_code == 200
