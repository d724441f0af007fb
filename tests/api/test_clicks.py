"""A click is answered directly or the framework's way, and nobody can tell which."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from kernel.db import Database
from tests.api.conftest import Road, assert_problem

USUAL = {"Content-Type": "application/json; charset=utf-8"}
DIRECT = {"Content-Type": "application/json"}


def clicked(client: TestClient, session: str, body: str, headers: dict[str, str]) -> Any:
    return client.post(f"/v1/sessions/{session}/choices", content=body, headers=headers)


@pytest.mark.parametrize(
    "body",
    [
        '{"characteristic": "doors", "value": "true"}',
        '{"characteristic": "material", "value": "steel", "take_back": ["doors"]}',
        '{"characteristic": "doors", "value": "perhaps"}',
        '{"characteristic": "doors"}',
        '{"characteristic": "doors", "value": 1}',
        '{"characteristic": "doors", "value": "true", "colour": "red"}',
        "{",
        "",
    ],
)
def test_both_ways_answer_alike(client: TestClient, road: Road, body: str) -> None:
    answers = []
    for headers in (DIRECT, USUAL):
        session = road.open_session()
        answer = clicked(client, session, body, headers)
        own = (session, answer.headers["X-Request-ID"])
        answers.append((answer.status_code, answer.headers.get("ETag"), without(answer.text, own)))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("headers", [DIRECT, USUAL], ids=["direct", "usual"])
def test_both_ways_check_version_session_and_login(client: TestClient, road: Road, headers: dict[str, str]) -> None:
    session, body = road.open_session(), '{"characteristic": "doors", "value": "true"}'
    assert_problem(clicked(client, session, body, {**headers, "If-Match": '"7"'}), 412, "session-stale")
    assert_problem(clicked(client, session, body, {**headers, "If-Match": "seven"}), 412, "stale")
    assert_problem(clicked(client, "ses_" + "0" * 32, body, headers), 404, "session-unknown")
    assert_problem(clicked(client, session, body, {**headers, "Authorization": "Bearer qw_no"}), 401, "token-invalid")
    assert clicked(client, session, body, {**headers, "If-Match": '"1"'}).json()["version"] == 2


@pytest.mark.parametrize("headers", [DIRECT, USUAL], ids=["direct", "usual"])
def test_a_click_waits_for_whoever_is_writing(
    client: TestClient, road: Road, database: Database, headers: dict[str, str]
) -> None:
    body = '{"characteristic": "doors", "value": "true"}'
    clicked(client, road.open_session(), body, headers)  # so that the answer is known, and may be given at once
    session = road.open_session()
    with ThreadPoolExecutor(1) as threads:
        with database.transaction() as transaction:
            transaction.execute(text("UPDATE sessions SET market = market"))
            answer = threads.submit(clicked, client, session, body, headers)
            assert client.get("/health/live").status_code == 200, "nobody else waits"
            assert not answer.done()
        assert answer.result().status_code == 200
    assert client.get(f"/v1/sessions/{session}").json()["version"] == 2


def without(answer: str, own: tuple[str, ...]) -> str:
    for each in own:
        answer = answer.replace(each, "...")
    return answer
