"""Bad input: a clear problem with the right status, and nothing changed half-way."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from starlette.testclient import TestClient

import kernel.db
from api.app import create_app
from api.edge import LARGEST_BODY
from cpq.quote.tables import QuoteRow, RevisionRow
from kernel.access import Role
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.settings import Settings
from tests.api.conftest import BUYER, Road, assert_problem, offer

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def quotes_in(database: Database) -> int:
    with database.transaction(read_only=True) as session:
        return session.scalar(select(func.count()).select_from(QuoteRow)) or 0


@SQLITE
def test_an_unknown_product_or_market_is_404(client: TestClient, product: str) -> None:
    assert_problem(client.get("/v1/products/sofa?market=eu"), 404, "unknown-product")
    assert_problem(client.get(f"/v1/products/{product}?market=mars"), 404, "unknown-market")
    assert_problem(client.get("/v1/products?market=mars"), 404, "unknown-market")
    assert_problem(client.post("/v1/sessions", json={"product": "sofa", "market": "eu"}), 404, "unknown-product")
    assert_problem(client.post("/v1/sessions", json={"product": product, "market": "mars"}), 404, "unknown-market")


@SQLITE
def test_an_unknown_characteristic_or_value_names_itself_and_what_it_might_be(client: TestClient, road: Road) -> None:
    path = f"/v1/sessions/{road.open_session()}"
    for body, pointer in (
        ({"characteristic": "materiel", "value": "oak"}, "/characteristic"),
        ({"characteristic": "material", "value": "oaak"}, "/value"),
        ({"characteristic": "doors", "value": "true", "take_back": ["dors"]}, "/take_back"),
    ):
        answer = client.post(f"{path}/choices", json=body)
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["path"].startswith(pointer), answer.text
    assert client.get(path).json()["version"] == 1


@SQLITE
@pytest.mark.parametrize(
    "budget", ["", "-5", "1e3", "1,200.00", "ten", "٣", "NaN", "9" * 16, "0" * 500, "1.0000000000001"]
)
def test_a_budget_that_is_none_is_refused_with_its_place(client: TestClient, road: Road, budget: str) -> None:
    path = f"/v1/sessions/{road.open_session()}"
    for asked in (
        client.get(f"{path}/prices", params={"budget": budget}),
        client.get(f"{path}/best", params={"goal": "nearest", "budget": budget}),
        client.post(f"{path}/best", json={"goal": "nearest", "budget": budget}),
    ):
        assert asked.status_code == 422, asked.text
        assert "budget" in asked.json()["problems"][0]["path"]


@SQLITE
def test_a_goal_that_is_none_or_lacks_its_budget_is_refused_and_one_that_nothing_meets_is_409(
    client: TestClient, road: Road
) -> None:
    path = f"/v1/sessions/{road.open_session()}"
    for body in ({}, {"goal": "nicest"}, {"goal": "nearest"}, {"goal": "cheapest", "budget": "5"}, {"goal": None}):
        assert client.post(f"{path}/best", json=body).status_code == 422
        assert client.get(f"{path}/best", params={k: v for k, v in body.items() if v}).status_code == 422
    assert_problem(client.post(f"{path}/best", json={"goal": "nearest", "budget": "1"}), 409, "over-budget")
    stale = client.post(f"{path}/best", json={"goal": "dearest"}, headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    assert client.get(path).json()["version"] == 1
    assert client.get("/v1/sessions/ses_nothing/prices").status_code == 404
    assert client.get("/v1/sessions/ses_nothing/best", params={"goal": "cheapest"}).status_code == 404


def test_an_unknown_session_quote_order_scene_or_token_is_404(client: TestClient, rep: TestClient) -> None:
    for answer in (
        client.get("/v1/sessions/ses_nothing"),
        rep.get("/v1/quotes/quo_nothing"),
        rep.get("/v1/orders/ord_nothing"),
        client.get(f"/v1/scenes/{'0' * 64}.glb"),
        rep.delete("/v1/tokens/tok_nothing"),
        client.get("/v1/offer", headers=offer("nothing")),
    ):
        assert answer.status_code == 404, answer.text
        assert answer.headers["content-type"] == "application/problem+json"


@SQLITE
def test_malformed_json_is_told_with_its_place(client: TestClient) -> None:
    answer = client.post("/v1/sessions", content=b'{"product": "book', headers={"Content-Type": "application/json"})
    body = assert_problem(answer, 422, "malformed-json")
    assert body["problems"][0]["path"].startswith("character ")


@SQLITE
def test_bytes_that_are_no_text_are_told(client: TestClient) -> None:
    answer = client.post("/v1/sessions", content=b"\xff\xfe", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@SQLITE
def test_all_problems_of_a_body_are_told_at_once_with_their_paths(rep: TestClient) -> None:
    body = {"buyer": {**BUYER, "name": 7, "email": "nobody", "colour": "red"}, "language": "de", "extra": 1}
    problems = assert_problem(rep.post("/v1/quotes", json=body), 422, "malformed")["problems"]
    assert {problem["path"] for problem in problems} == {
        "/buyer/name",
        "/buyer/email",
        "/buyer/colour",
        "/language",
        "/extra",
        "/market",
    }


@SQLITE
@pytest.mark.parametrize(
    "value", [8, 8.5, True, None, [], {}], ids=["integer", "float", "boolean", "null", "list", "object"]
)
def test_a_value_of_the_wrong_type_is_refused_not_guessed(client: TestClient, road: Road, value: Any) -> None:
    answer = client.post(
        f"/v1/sessions/{road.open_session()}/choices", json={"characteristic": "shelves", "value": value}
    )
    assert [one["path"] for one in assert_problem(answer, 422, "malformed")["problems"]] == ["/value"]


@SQLITE
@pytest.mark.parametrize("quantity", [0, -1, 100_001, "3", 1.5, 10**30])
def test_a_quantity_that_is_none_is_refused(road: Road, quantity: Any) -> None:
    road.draft(1)
    answer = road.rep.post(
        f"/v1/quotes/{road.quote['id']}/lines",
        json={"session": road.open_session(), "quantity": quantity},
        headers={"If-Match": road.etag},
    )
    assert [one["path"] for one in assert_problem(answer, 422, "malformed")["problems"]] == ["/quantity"]
    assert len(road.reread()["revision"]["lines"]) == 1


@SQLITE
@pytest.mark.parametrize(
    "discount",
    [
        {},
        {"percent": "101"},
        {"percent": "-1"},
        {"percent": 5},
        {"percent": "1e3"},
        {"percent": "NaN"},
        {"percent": "5", "amount": {"amount": "1.00", "currency": "EUR"}},
        {"amount": {"amount": "1.00", "currency": "USD"}},
    ],
)
def test_a_discount_that_is_none_is_refused(road: Road, discount: Any) -> None:
    road.draft(1)
    line = road.quote["revision"]["lines"][0]["id"]
    path = f"/v1/quotes/{road.quote['id']}"
    for target in (f"{path}/lines/{line}", path):
        answer = road.rep.patch(target, json={"discount": discount}, headers={"If-Match": road.etag})
        assert answer.status_code == 422, answer.text
        assert all(one["path"].startswith("/discount") for one in answer.json()["problems"])
    assert road.reread()["revision"]["discount"] is None


def test_a_change_without_if_match_is_428_and_with_a_stale_one_412(road: Road) -> None:
    road.draft(1)
    path, old = f"/v1/quotes/{road.quote['id']}", '"1"'
    change = {"terms": {"en": "Other terms."}}
    assert_problem(road.rep.patch(path, json=change), 428, "precondition-missing")
    assert_problem(road.rep.patch(path, json=change, headers={"If-Match": old}), 412, "stale")
    assert_problem(road.rep.patch(path, json=change, headers={"If-Match": '"never"'}), 412, "stale")
    assert_problem(road.rep.post(f"{path}/send", headers={"If-Match": old}), 412, "stale")
    assert road.reread()["revision"]["terms"] != change["terms"]
    assert road.patch(change)["revision"]["terms"] == change["terms"]


def test_a_click_on_a_session_that_moved_on_is_412_when_if_match_is_sent(client: TestClient, road: Road) -> None:
    path = f"/v1/sessions/{road.open_session()}/choices"
    click = {"characteristic": "doors", "value": "true"}
    assert client.post(path, json=click, headers={"If-Match": '"1"'}).status_code == 200
    assert_problem(client.post(path, json=click, headers={"If-Match": '"1"'}), 412, "session-stale")


def test_a_repeated_key_with_another_body_is_409_and_changes_nothing(
    client: TestClient, road: Road, database: Database
) -> None:
    body = {"session": road.open_session(), "quantity": 1, "contact": {"name": "A", "email": "a@b.example"}}
    key = {"Idempotency-Key": "a-key"}
    first = client.post("/v1/quote-requests", json=body, headers=key)
    again = client.post("/v1/quote-requests", json=body, headers=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotent-Replayed"] == "true"
    other = client.post("/v1/quote-requests", json={**body, "quantity": 2}, headers=key)
    assert_problem(other, 409, "idempotency-key-reused")
    assert quotes_in(database) == 1


def test_a_key_belongs_to_who_sent_it(
    client_of: Callable[[Role], TestClient], product: str, database: Database
) -> None:
    body = {"buyer": BUYER, "market": "eu"}
    made = [
        client_of(role).post("/v1/quotes", json=body, headers={"Idempotency-Key": "same"}).json()["number"]
        for role in (Role.REP, Role.MANAGER, Role.REP)
    ]
    assert made[0] == made[2] != made[1]
    assert quotes_in(database) == 2


def test_of_two_with_the_same_key_at_once_one_is_done(road: Road, database: Database) -> None:
    body = {"buyer": BUYER, "market": "eu"}
    answers = at_once(4, lambda _: road.rep.post("/v1/quotes", json=body, headers={"Idempotency-Key": "once"}))
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len({answer.headers["ETag"] for answer in answers}) == 1
    assert quotes_in(database) == 1


def test_a_failed_request_does_not_use_its_key_up(client: TestClient, road: Road) -> None:
    contact = {"name": "A", "email": "a@b.example"}
    key = {"Idempotency-Key": "again"}
    body = {"session": "ses_nothing", "quantity": 1, "contact": contact}
    assert client.post("/v1/quote-requests", json=body, headers=key).status_code == 404
    body["session"] = road.open_session()
    assert client.post("/v1/quote-requests", json=body, headers=key).status_code == 201


def test_a_forged_link_is_404_an_expired_one_410(client: TestClient, road: Road, clock: SettableClock) -> None:
    link = offer(road.sent())
    forged = offer(link["Authorization"].removeprefix("Offer ")[:-1] + "x")
    for method, path, body in (("GET", "/v1/offer", None), ("POST", "/v1/offer/accept", {"name": "Eve"})):
        assert client.request(method, path, json=body, headers=forged).status_code == 404
    clock.advance(timedelta(days=400))
    assert client.get("/v1/offer", headers=link).status_code in (200, 410)
    refused = client.post("/v1/offer/accept", json={"name": "Late"}, headers=link)
    assert refused.status_code == 410, refused.text
    assert road.reread()["state"] in ("sent", "expired")


@SQLITE
def test_a_link_without_its_token_says_so(client: TestClient) -> None:
    assert_problem(client.get("/v1/offer"), 401, "offer-token-missing")


def test_a_scanner_that_fetches_everything_changes_nothing(client: TestClient, road: Road) -> None:
    token = road.sent()
    for path in ("/offer", "/v1/offer", "/v1/offer/accept", "/v1/offer/decline"):
        for method in ("GET", "HEAD", "OPTIONS"):
            client.request(method, path, headers=offer(token))
            client.request(method, f"{path}?token={token}")
    assert road.reread()["state"] == "sent"
    without_token = client.post("/v1/offer/accept", json={"name": "Scanner"})
    assert_problem(without_token, 401, "offer-token-missing")
    assert road.reread()["state"] == "sent"


def test_of_two_who_accept_at_once_both_read_one_acceptance(road: Road, database: Database) -> None:
    link = offer(road.sent())
    answers = at_once(
        4, lambda number: road.visitor.post("/v1/offer/accept", json={"name": f"Buyer {number}"}, headers=link)
    )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["accepted_by"] for answer in answers}) == 1
    with database.transaction(read_only=True) as session:
        states = session.scalars(select(RevisionRow.state)).all()
    assert states == ["accepted"]


def test_of_two_who_accept_and_decline_at_once_one_wins(road: Road) -> None:
    link = offer(road.sent())
    replies = (("accept", {"name": "Yes"}), ("decline", {"reason": "No"}))
    answers = at_once(2, lambda n: road.visitor.post(f"/v1/offer/{replies[n][0]}", json=replies[n][1], headers=link))
    assert sorted(answer.status_code for answer in answers) in ([200, 409], [200, 410])
    won = next(answer for answer in answers if answer.status_code == 200)
    assert road.reread()["revision"]["state"] == won.json()["state"]


def test_of_two_who_change_a_quote_at_once_one_is_told_to_read_again(road: Road) -> None:
    road.draft(1)
    path = f"/v1/quotes/{road.quote['id']}"
    answers = at_once(
        3, lambda n: road.rep.patch(path, json={"terms": {"en": f"Terms {n}"}}, headers={"If-Match": road.etag})
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412]


def test_of_two_who_convert_at_once_both_get_one_order(road: Road) -> None:
    road.accepted()
    path = f"/v1/quotes/{road.quote['id']}/convert"
    answers = at_once(4, lambda _: road.rep.post(path))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json()["number"] for answer in answers}) == 1


def test_what_is_not_possible_in_a_state_is_409_and_says_what_is(road: Road) -> None:
    road.draft(1)
    path = f"/v1/quotes/{road.quote['id']}"
    assert road.rep.post(f"{path}/convert").status_code == 409
    road.post("send")
    sending_again = road.rep.post(f"{path}/send", headers={"If-Match": road.etag})
    assert sending_again.status_code == 409
    changing = road.rep.patch(path, json={"terms": {"en": "No."}}, headers={"If-Match": road.etag})
    assert changing.status_code == 409
    assert "revise" in changing.json()["detail"].lower()


@SQLITE
def test_a_body_of_ten_megabytes_is_413_whether_announced_or_not(client: TestClient) -> None:
    large = b'{"product": "' + b"x" * 10_000_000 + b'"}'
    headers = {"Content-Type": "application/json"}
    assert_problem(client.post("/v1/sessions", content=large, headers=headers), 413, "too-large")
    parts = (large[start : start + 65_536] for start in range(0, len(large), 65_536))
    assert_problem(client.post("/v1/sessions", content=parts, headers=headers), 413, "too-large")
    assert_problem(client.post("/v1/nothing", content=large, headers=headers), 413, "too-large")


@SQLITE
def test_a_body_just_below_the_limit_is_read(client: TestClient) -> None:
    body = b'{"product": "' + b"x" * (LARGEST_BODY - 15) + b'"}'
    assert len(body) == LARGEST_BODY
    for content in (body, iter([body])):
        answer = client.post("/v1/sessions", content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422


@SQLITE
def test_deeply_nested_json_does_no_harm(client: TestClient) -> None:
    body = b"[" * 100_000
    answer = client.post("/v1/sessions", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@SQLITE
def test_a_rule_file_with_twenty_errors_tells_all_twenty_with_their_places(
    client_of: Callable[[Role], TestClient],
) -> None:
    lines = ["characteristic glass: one of clear, dark"]
    lines += [f"rule wrong_{number}: require glas = clear" for number in range(20)]
    answer = client_of(Role.CATALOGUE_MANAGER).post("/v1/rule-checks", json={"files": {"x.rules": "\n".join(lines)}})
    body = answer.json()
    assert (answer.status_code, body["ok"]) == (200, False)
    errors = [finding for finding in body["findings"] if finding["severity"] == "error"]
    assert [finding["line"] for finding in errors] == list(range(2, 22))
    assert all("^" in finding["excerpt"] and finding["column"] for finding in errors)
    assert all("glass" in finding["message"]["en"] + (finding["hint"] or "") for finding in errors)
    assert body["report"].count("^") >= 20


@SQLITE
def test_unknown_paths_and_wrong_methods_are_problems_too(client: TestClient) -> None:
    assert_problem(client.get("/v1/nothing"), 404, "unknown-path")
    assert_problem(client.get("/nothing"), 404, "unknown-path")
    assert_problem(client.post("/nothing"), 404, "unknown-path")
    wrong = client.put("/v1/offer")
    assert_problem(wrong, 405, "method-not-allowed")


@pytest.mark.parametrize("path", ["/v1/quotes?cursor=x", "/v1/orders?cursor=eyJ4IjoxfQ", "/v1/tokens?cursor=AAAA"])
def test_a_cursor_that_is_none_is_422(rep: TestClient, path: str) -> None:
    answer = rep.get(path)
    assert answer.status_code == 422
    assert "cursor" in answer.json()["problems"][0]["path"]


@SQLITE
@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "state=lost"])
def test_a_query_that_cannot_be_read_is_422(rep: TestClient, query: str) -> None:
    assert rep.get(f"/v1/quotes?{query}").status_code == 422


def test_control_characters_and_other_scripts_do_no_harm(road: Road) -> None:
    name = "O'Brien <b>&\u0000\u202e 株式会社 🪑"
    answer = road.rep.post("/v1/quotes", json={"buyer": {**BUYER, "name": name}, "market": "eu"})
    assert answer.status_code in (201, 422)
    for text_ in ("\u0000", "%", "_", "'; DROP TABLE quotes; --"):
        assert road.rep.get("/v1/quotes", params={"q": text_}).status_code in (200, 422)


@SQLITE
def test_a_locked_database_is_503_and_changes_nothing(
    settings: Settings,
    clock: SettableClock,
    database_url: str,
    product: str,
    tokens: dict[Role, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kernel.db, "BUSY_TIMEOUT_MS", 20)
    impatient = Database(database_url)
    locked = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")
    with TestClient(create_app(settings, clock=clock, database=impatient), raise_server_exceptions=False) as client:
        rep = {"Authorization": f"Bearer {tokens[Role.REP]}"}
        answer = client.post("/v1/sessions", json={"product": product, "market": "eu"})
        assert_problem(answer, 503, "database-unavailable")
        assert answer.headers["Retry-After"]
        assert client.get("/v1/products?market=eu").status_code == 200, "readers do not wait for a writer"
        locked.execute("ROLLBACK")
        assert client.post("/v1/sessions", json={"product": product, "market": "eu"}).status_code == 201
        assert client.get("/v1/quotes", headers=rep).json()["items"] == []
    impatient.close()


@SQLITE
def test_a_full_database_is_503_and_changes_nothing(road: Road, database: Database) -> None:
    road.draft(1)
    limit_pages(database, more=0)
    full = road.rep.patch(
        f"/v1/quotes/{road.quote['id']}", json={"terms": {"en": "x" * 7000}}, headers={"If-Match": road.etag}
    )
    assert_problem(full, 503, "database-unavailable")
    limit_pages(database, more=1_000_000)
    before = road.quote
    assert road.reread() == before


@POSTGRESQL
def test_a_database_that_goes_away_mid_request_is_503_and_comes_back(road: Road, database: Database) -> None:
    road.draft(1)
    before = road.quote
    end_connections(database)
    path = f"/v1/quotes/{road.quote['id']}"
    answers = [road.rep.get(path) for _ in range(3)]
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert road.reread() == before


@SQLITE
def test_a_database_that_is_gone_is_503(road: Road, database: Database, tmp_path: Path, database_url: str) -> None:
    road.draft(1)
    database.close()
    file = Path(database_url.removeprefix("sqlite:///"))
    aside = file.rename(tmp_path / "aside.sqlite3")
    file.mkdir()
    answer = road.rep.get("/v1/quotes")
    assert_problem(answer, 503, "database-unavailable")
    health = road.visitor.get("/health/ready")
    assert (health.status_code, health.json()["status"]) == (503, "unavailable")
    assert road.visitor.get("/health/live").status_code == 200
    file.rmdir()
    aside.rename(file)
    assert road.visitor.get("/health/ready").status_code == 200
    assert road.reread()["number"]


def at_once(count: int, request: Callable[[int], Any]) -> list[Any]:
    """Do requests in threads that start together; return the answers."""
    barrier = threading.Barrier(count)

    def one(number: int) -> Any:
        barrier.wait(timeout=30)
        return request(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def limit_pages(database: Database, *, more: int) -> None:
    """Let a SQLite database grow by so many pages and no further, on every connection of its pool."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}")


def end_connections(database: Database) -> None:
    with database.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
