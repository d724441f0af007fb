"""Every route with every role, against the one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from api.app import Application, door
from api.routes import ROUTERS
from api.routing import Routes
from kernel.access import POLICY, Role, is_allowed
from tests.api.conftest import assert_problem

REFUSALS = ("login-needed", "not-allowed")

WHAT_ANSWERS_TELL = {"margin.read"}
"""Actions that open no route but a part of what routes answer."""


def routes() -> Iterator[tuple[str, str, str]]:
    """Yield method, path and action of every route."""
    for route in (route for router in ROUTERS for route in router.routes):
        assert isinstance(route, APIRoute)
        action = (route.openapi_extra or {})["x-action"]
        for method in sorted(route.methods or ()):
            yield method, route.path, action


ROUTES = sorted(routes())


def filled(path: str) -> str:
    """Return a path with something in the place of each parameter."""
    digest = "0" * 64
    return re.sub(r"\{\w+\}", "nothing", path.replace("{digest}", digest))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_what_the_table_says_and_nothing_else(
    client_of: Callable[[Role], TestClient], product: str, role: Role
) -> None:
    client = client_of(role)
    for method, path, action in ROUTES:
        answer = client.request(method, filled(path))
        refused = answer.headers.get("content-type") == "application/problem+json" and answer.json()["code"] in REFUSALS
        assert refused != is_allowed(role, action), f"{role}: {method} {path} ({action}) gave {answer.status_code}"
        if refused:
            is_anonymous = role is Role.ANONYMOUS
            assert_problem(answer, 401 if is_anonymous else 403, "login-needed" if is_anonymous else "not-allowed")


def test_a_visitor_may_read_the_catalogue_configure_and_ask_for_a_quote_and_nothing_else() -> None:
    allowed = {f"{method} {path}" for method, path, action in ROUTES if is_allowed(Role.ANONYMOUS, action)}
    assert allowed == {
        "GET /v1/bundles",
        "GET /v1/families",
        "GET /v1/markets",
        "GET /v1/media/{digest}/{name}",
        "GET /v1/products",
        "GET /v1/products/{code}",
        "GET /v1/products/{code}/documents",
        "GET /v1/products/{code}/engine",
        "POST /v1/products/{code}/possible",
        "POST /v1/sessions",
        "GET /v1/sessions/{session_id}",
        "POST /v1/sessions/{session_id}/choices",
        "DELETE /v1/sessions/{session_id}/choices/{characteristic}",
        "POST /v1/sessions/{session_id}/undo",
        "POST /v1/sessions/{session_id}/clear",
        "PUT /v1/sessions/{session_id}/coupons",
        "GET /v1/sessions/{session_id}/why",
        "GET /v1/sessions/{session_id}/prices",
        "GET /v1/sessions/{session_id}/prices/{characteristic}",
        "GET /v1/sessions/{session_id}/compromises/{characteristic}",
        "GET /v1/sessions/{session_id}/best",
        "POST /v1/sessions/{session_id}/best",
        "GET /v1/scenes/{digest}.glb",
        "GET /v1/scenes/{digest}.png",
        "POST /v1/quote-requests",
        # what the token of a link opens
        "GET /v1/offer",
        "GET /v1/offer/document.pdf",
        "POST /v1/offer/accept",
        "POST /v1/offer/decline",
        # becoming somebody, and operations
        "POST /v1/login",
        "POST /v1/logout",
        "GET /v1/me",
        "GET /health/live",
        "GET /health/ready",
        "GET /v1/openapi.json",
        "GET /v1/docs",
    }


def test_a_customer_may_do_no_more_than_a_visitor_but_keep_tokens() -> None:
    more = {action for action in POLICY if is_allowed(Role.CUSTOMER, action)} - {
        action for action in POLICY if is_allowed(Role.ANONYMOUS, action)
    }
    assert more == {"token.manage"}


def test_the_catalogue_manager_sees_no_quotes_and_the_sales_people_publish_nothing() -> None:
    for role in (Role.REP, Role.MANAGER):
        assert not is_allowed(role, "release.publish")
    for action in ("quote.read", "quote.write", "quote.send", "quote.convert", "order.read"):
        assert not is_allowed(Role.CATALOGUE_MANAGER, action)


def test_every_action_of_the_table_belongs_to_a_route_and_the_other_way_round() -> None:
    assert {action for _, _, action in ROUTES} == set(POLICY) - WHAT_ANSWERS_TELL


def test_the_application_has_no_route_beside_those_of_the_areas() -> None:
    assert len(door().routes) == len(ROUTERS)


def test_a_route_cannot_be_made_without_an_action() -> None:
    with pytest.raises(TypeError, match="action"):
        Routes("test").get("/v1/test", answer=None)


def test_measures_are_told_on_this_machine_and_to_an_admin_only(
    app: Application, client_of: Callable[[Role], TestClient]
) -> None:
    assert client_of(Role.ADMIN).get("/metrics").status_code == 200
    assert_problem(client_of(Role.REP).get("/metrics"), 403, "not-allowed")
    here = TestClient(app, client=("127.0.0.1", 5000))
    assert "quotewright_request_seconds" in here.get("/metrics").text
    passed_on = here.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"})
    assert_problem(passed_on, 401, "login-needed")
