"""Sessions of quotes over HTTP: opened and seen by the desk, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from kernel.access import Role
from tests.api.conftest import Road, assert_problem

OUTSIDE = (Role.ANONYMOUS, Role.CUSTOMER, Role.CATALOGUE_MANAGER)


def opened(road: Road) -> tuple[dict[str, str], str]:
    """Return how a session for a quote is opened, and one that was."""
    road.draft(1)
    body = {"product": "bookcase", "market": "eu", "quote": road.quote["id"]}
    answer = road.rep.post("/v1/sessions", json=body)
    assert answer.status_code == 201
    assert answer.json()["quote"] == road.quote["id"]
    return body, answer.json()["id"]


@pytest.mark.parametrize("role", OUTSIDE)
def test_only_the_desk_opens_a_session_for_a_quote(
    road: Road, client_of: Callable[[Role], TestClient], role: Role
) -> None:
    body, _ = opened(road)
    answer = client_of(role).post("/v1/sessions", json=body)
    assert answer.status_code == (401 if role is Role.ANONYMOUS else 403)


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("POST", "/choices", {"characteristic": "material", "value": "oak"}),
        ("DELETE", "/choices/material", None),
        ("POST", "/undo", None),
        ("POST", "/clear", None),
        ("GET", "/why?characteristic=material&value=oak", None),
        ("GET", "/prices", None),
        ("GET", "/prices/material", None),
        ("GET", "/best?goal=cheapest", None),
        ("POST", "/best", {"goal": "cheapest"}),
    ],
)
def test_to_everybody_else_there_is_no_such_session(
    road: Road, client_of: Callable[[Role], TestClient], role: Role, method: str, path: str, body: dict[str, str] | None
) -> None:
    _, session = opened(road)
    answer = client_of(role).request(method, f"/v1/sessions/{session}{path}", json=body)
    assert_problem(answer, 404, "session-unknown")


def test_a_line_of_the_quote_opens_one_too(road: Road) -> None:
    road.draft(1)
    line = road.quote["revision"]["lines"][0]["id"]
    view = road.rep.post(f"/v1/quotes/{road.quote['id']}/lines/{line}/session").json()
    assert view["quote"] == road.quote["id"]
    assert_problem(road.visitor.get(f"/v1/sessions/{view['id']}"), 404, "session-unknown")
    assert road.rep.get(f"/v1/sessions/{view['id']}").json()["id"] == view["id"]


def test_the_quote_must_exist_and_be_of_the_market(road: Road) -> None:
    body, _ = opened(road)
    assert_problem(road.rep.post("/v1/sessions", json={**body, "quote": "quo_none"}), 404, "unknown-quote")
    assert_problem(road.rep.post("/v1/sessions", json={**body, "market": "us"}), 409, "other-market")


def test_a_session_of_the_shop_belongs_to_no_quote(road: Road) -> None:
    session = road.open_session()
    assert road.visitor.get(f"/v1/sessions/{session}").json()["quote"] is None
