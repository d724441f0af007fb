"""What is possible under some choices, asked without a session."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import Road, assert_problem
from tests.api.test_portable import INTERNAL, WIDE
from tests.build.catalogue import TODAY, publish_tiny, tiny_product
from tests.build.engines import compiled_once

DIRECT = {"Content-Type": "application/json"}
USUAL = {"Content-Type": "application/json; charset=utf-8"}
BOTH = pytest.mark.parametrize("headers", [DIRECT, USUAL], ids=["direct", "usual"])
PATH = "/v1/products/bookcase/possible"


def asked(client: TestClient, headers: dict[str, str], choices: dict[str, str], market: str = "eu") -> Any:
    return client.post(PATH, json={"market": market, "choices": choices}, headers=headers)


@BOTH
def test_it_is_what_the_engine_says_and_opens_nothing(client: TestClient, road: Road, headers: dict[str, str]) -> None:
    engine = compiled_once(tiny_product(), "us", TODAY).engine
    for choices in ({}, {"material": "steel"}, {"width": "1.20", "handle": "bar"}, {"material": "birch"}):
        for _ in range(2):  # the second time it is a look-up
            answer = asked(client, headers, choices, "us")
            told, found = answer.json(), engine.propagate(choices)
            assert answer.status_code == 200
            assert (told["product"], told["market"], told["release"]["number"]) == ("bookcase", "us", 1)
            assert told["consistent"] is found.consistent
            assert {name: tuple(values) for name, values in told["possible"].items()} == dict(found.domains)
            assert told["undecided"] == {}


@BOTH
def test_what_is_left_is_what_a_session_shows(client: TestClient, road: Road, headers: dict[str, str]) -> None:
    choices = {"material": "steel", "width": "0.80"}
    view = client.post("/v1/sessions", json={"product": road.product, "market": "eu", "choices": choices}).json()
    told = asked(client, headers, choices).json()["possible"]
    assert told == {
        name: [choices[name]] if name in choices else state["possible"] for name, state in view["state"].items()
    } | {name: told[name] for name, state in view["state"].items() if state["origin"] == "computed"}


@BOTH
def test_choices_that_are_not_possible_together_leave_nothing(
    client: TestClient, road: Road, headers: dict[str, str]
) -> None:
    told = asked(client, headers, {"material": "steel", "doors": "true"}).json()
    assert told["consistent"] is False
    assert not any(told["possible"].values())


@BOTH
def test_what_cannot_be_asked_is_refused(client: TestClient, road: Road, headers: dict[str, str]) -> None:
    asked(client, headers, {})
    body = assert_problem(asked(client, headers, {"material": "steal", "colour": "red"}), 422, "unknown-choice")
    assert [each["path"] for each in body["problems"]] == ["/choices/material", "/choices/colour"]
    assert_problem(asked(client, headers, {}, "mars"), 404, "unknown-market")
    sofa = client.post("/v1/products/sofa/possible", json={"market": "eu"}, headers=headers)
    assert_problem(sofa, 404, "unknown-product")
    assert_problem(client.post(PATH, content="{", headers=headers), 422, "malformed-json")
    for text in ("", "[]", '{"market": "eu", "choices": {"material": 1}}', '{"market": "eu", "day": "2026-01-01"}'):
        assert_problem(client.post(PATH, content=text, headers=headers), 422, "malformed")


@BOTH
def test_customers_see_and_ask_nothing_internal(
    client: TestClient, rep: TestClient, database: Database, clock: SettableClock, headers: dict[str, str]
) -> None:
    with database.transaction() as session:
        publish_tiny(session, clock, changes=INTERNAL)
    for _ in range(2):
        assert "load" not in asked(client, headers, {}).json()["possible"]
        assert "load" in asked(rep, headers, {}).json()["possible"]
    assert_problem(asked(client, headers, {"load": "80"}), 422, "unknown-choice")


@BOTH
def test_a_product_without_a_diagram_is_answered_with_patience(
    client: TestClient, database: Database, clock: SettableClock, headers: dict[str, str]
) -> None:
    with database.transaction() as session:
        publish_tiny(session, clock, changes=WIDE)
    for _ in range(2):
        assert asked(client, headers, {"material": "steel"}).json()["possible"]["doors"] == ["false"]


@BOTH
def test_what_is_published_is_asked_about_next(
    client: TestClient, road: Road, database: Database, clock: SettableClock, headers: dict[str, str]
) -> None:
    assert asked(client, headers, {}).json()["release"]["number"] == 1
    with database.transaction() as session:
        publish_tiny(session, clock, changes=INTERNAL)
    assert asked(client, headers, {}).json()["release"]["number"] == 2
