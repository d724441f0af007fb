"""Bundles over HTTP: what anybody may read, what a rep does with them, and how wrong input is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas.catalogue import Publication
from api.schemas.drafts import DraftCheck, Repricing
from catalog.bundle_sheet import BUNDLES_FILE
from kernel.access import Role
from tests.api.conftest import BUYER, assert_problem
from tests.api.studio import Studio
from tests.build.bundles import FIXED, PERCENT
from tests.build.catalogue import MARKETS

ClientOf = Callable[[Role], TestClient]


@pytest.fixture(autouse=True)
def terms(manager: TestClient, product: str) -> None:
    publish(manager, PERCENT + FIXED)


def publish(manager: TestClient, text: str) -> None:
    answer = manager.post("/v1/terms", json={"files": {"markets.toml": MARKETS, BUNDLES_FILE: text}})
    assert answer.status_code == 201, answer.text


def quote_of(rep: TestClient, **buyer: Any) -> dict[str, Any]:
    answer = rep.post("/v1/quotes", json={"buyer": {**BUYER, **buyer}, "market": "eu"})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def seen(quote: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{quote["version"]}"'}


def added(rep: TestClient, quote: dict[str, Any], **body: Any) -> dict[str, Any]:
    wanted = {"bundle": "reading-room", **body}
    answer = rep.post(f"/v1/quotes/{quote['id']}/bundles", json=wanted, headers=seen(quote))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_anybody_reads_bundles_with_prices_and_nobody_a_cost(client: TestClient) -> None:
    answer = client.get("/v1/bundles?market=eu")
    assert answer.status_code == 200
    room, corner = answer.json()["items"]
    assert (room["price"]["amount"], room["saving"]["amount"]) == ("971.98", "108.00")
    assert (corner["code"], corner["price"], corner["text"]) == (
        "corner",
        {"amount": "650.00", "currency": "EUR"},
        None,
    )
    assert "cost" not in answer.text
    assert "margin" not in answer.text
    assert_problem(client.get("/v1/bundles?market=uk"), 404, "unknown-market")


def test_a_bundle_for_a_group_is_read_by_the_rep_of_such_a_buyer_only(
    client: TestClient, rep: TestClient, manager: TestClient
) -> None:
    publish(manager, FIXED + 'groups = ["schools"]\n')
    assert client.get("/v1/bundles?market=eu").json() == {"items": []}
    quote, school = quote_of(rep), quote_of(rep, price_groups=["schools"])
    assert rep.get(f"/v1/quotes/{quote['id']}/bundles").json() == {"items": []}
    assert len(rep.get(f"/v1/quotes/{school['id']}/bundles").json()["items"]) == 1
    answer = rep.post(f"/v1/quotes/{quote['id']}/bundles", json={"bundle": "corner"}, headers=seen(quote))
    assert_problem(answer, 409, "bundle-other-buyer")


def test_a_rep_adds_a_bundle_makes_it_more_and_removes_it(rep: TestClient) -> None:
    quote = added(rep, quote_of(rep), options=["steel"])
    (group,) = quote["revision"]["groups"]
    assert [line["member"] for line in quote["revision"]["lines"]] == ["oak", "birch", "steel"]
    path = f"/v1/quotes/{quote['id']}/bundles/{group['id']}"
    more = rep.patch(f"{path}?answer=brief", json={"quantity": 4}, headers=seen(quote)).json()
    assert [line["quantity"] for line in more["revision"]["lines"]] == [8, 4, 4]
    assert more["revision"]["groups"][0]["bundle"]["quantity"] == 4
    left = rep.delete(path, headers=seen(more))
    assert left.status_code == 200, left.text
    assert (left.json()["revision"]["lines"], left.json()["revision"]["groups"]) == ([], [])
    assert [entry["action"] for entry in left.json()["history"]][-3:] == [
        "bundle_added",
        "bundle_changed",
        "bundle_removed",
    ]


def test_a_changed_member_ends_the_price_and_says_why(rep: TestClient) -> None:
    quote = added(rep, quote_of(rep))
    line = quote["revision"]["lines"][0]
    session = rep.post(f"/v1/quotes/{quote['id']}/lines/{line['id']}/session").json()
    assert {choice["characteristic"]: choice["value"] for choice in session["choices"]} == {"material": "oak"}
    chosen = rep.post(f"/v1/sessions/{session['id']}/choices", json={"characteristic": "material", "value": "birch"})
    assert chosen.status_code == 200, chosen.text
    path = f"/v1/quotes/{quote['id']}/lines/{line['id']}"
    other = rep.patch(path, json={"session": session["id"]}, headers=seen(quote)).json()
    bundle = other["revision"]["groups"][0]["bundle"]
    assert (bundle["saving"], bundle["gone"]["en"]) == (None, "Line 1: Material has to be Oak.")
    assert bundle["gone"]["ru"] == "Позиция 1: Материал — только Дуб."


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"bundle": "reading-rom"}, 404, "unknown-bundle"),
        ({"bundle": "../etc"}, 422, None),
        ({"bundle": "corner", "quantity": 0}, 422, None),
        ({"bundle": "corner", "quantity": 10**6}, 422, None),
        ({"bundle": "corner", "quantity": "1"}, 422, None),
        ({"bundle": "reading-room", "quantity": 50_001}, 422, "bad-quantity"),
        ({"bundle": "reading-room", "options": ["gold"]}, 422, "unknown-option"),
        ({"bundle": "corner", "price": "1.00"}, 422, None),
        ({}, 422, None),
    ],
)
def test_wrong_input_is_refused_and_changes_nothing(
    rep: TestClient, body: dict[str, Any], status: int, code: str | None
) -> None:
    quote = quote_of(rep)
    answer = rep.post(f"/v1/quotes/{quote['id']}/bundles", json=body, headers=seen(quote))
    assert answer.status_code == status, answer.text
    assert code in (None, answer.json()["code"])
    assert rep.get(f"/v1/quotes/{quote['id']}").json()["version"] == quote["version"]


def test_who_came_too_late_is_told(rep: TestClient) -> None:
    quote = quote_of(rep)
    added(rep, quote)
    answer = rep.post(f"/v1/quotes/{quote['id']}/bundles", json={"bundle": "corner"}, headers=seen(quote))
    assert_problem(answer, 412, "stale")
    assert rep.post(f"/v1/quotes/{quote['id']}/bundles", json={"bundle": "corner"}).status_code == 428


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.CATALOGUE_MANAGER])
def test_only_the_desk_touches_bundles_of_quotes(client_of: ClientOf, rep: TestClient, role: Role) -> None:
    quote = added(rep, quote_of(rep))
    group = quote["revision"]["groups"][0]["id"]
    other, path = client_of(role), f"/v1/quotes/{quote['id']}/bundles"
    answers = [
        other.post(path, json={"bundle": "corner"}, headers=seen(quote)),
        other.patch(f"{path}/{group}", json={"quantity": 2}, headers=seen(quote)),
        other.delete(f"{path}/{group}", headers=seen(quote)),
    ]
    assert {answer.status_code for answer in answers} <= {401, 403}
    if role is not Role.CATALOGUE_MANAGER:
        assert other.get(path).status_code in (401, 403)


@pytest.fixture
def draft(manager: TestClient, terms: None) -> Studio:
    """A draft of the terms with their bundles."""
    answer = manager.post("/v1/drafts", json={"product": "~terms", "name": "Autumn"})
    assert answer.status_code == 201, answer.text
    return Studio(manager, answer.json()["id"])


def test_what_other_bundles_would_make_of_open_quotes_is_told_line_by_line(rep: TestClient, draft: Studio) -> None:
    added(rep, quote_of(rep))
    assert draft.do("repricing", Repricing, {})["items"] == []
    draft.write((PERCENT + FIXED).replace('percent = "10"', 'percent = "20"'), 0, BUNDLES_FILE)
    found = draft.do("repricing", Repricing, {})
    assert [line["difference"]["amount"] for line in found["items"]] == ["-77.34", "-30.66"]
    assert found["sums"] == [{"amount": "-108.00", "currency": "EUR"}]
    version = draft.read(BUNDLES_FILE)["version"]
    draft.write(FIXED, version, BUNDLES_FILE)
    assert draft.do("repricing", Repricing, {})["sums"] == [{"amount": "108.00", "currency": "EUR"}]


def test_the_gate_of_a_draft_asks_the_engine(draft: Studio) -> None:
    text = (PERCENT + FIXED).replace('choices = ["material = birch"]', 'choices = ["material = steel", "doors = true"]')
    draft.write(text, 0, BUNDLES_FILE)
    assert draft.do("check", DraftCheck, {"quick": True})["ok"], "which values go together is looked at thoroughly"
    found = draft.do("check", DraftCheck, {})
    assert {one["place"] for one in found["findings"]} == {f"{BUNDLES_FILE}#reading-room"}
    assert "cannot be had together (steel_doors)" in found["findings"][0]["message"]["en"]
    assert draft.do("publish", Publication, {})["rejected"]


def test_a_form_of_a_bundle_is_checked_at_its_fields_and_written_back(draft: Studio) -> None:
    path = f"/v1/drafts/{draft.draft}/entries"
    read = draft.client.get(path, params={"path": BUNDLES_FILE})
    assert read.status_code == 200, read.text
    room = read.json()["items"][0]
    assert room["values"]["members"][2] == {
        "code": "steel",
        "product": "bookcase",
        "fixed": ["material = steel"],
        "optional": True,
    }
    wrong = {
        **room["values"],
        "members": [{"code": "x", "product": "bookcase", "quantity": "2", "fixed": ["doors = 3"]}],
    }
    checked = draft.client.post(
        f"/v1/drafts/{draft.draft}/entry-check",
        params={"path": BUNDLES_FILE},
        json={"kind": "bundle", "number": 0, "values": wrong},
    )
    assert checked.status_code == 200, checked.text
    assert [(one["field"], one["message"]["en"]) for one in checked.json()["findings"]] == [
        ("members/0/fixed", "'doors' has no value '3'. Known: false, true.")
    ]


# --- a visitor asks ---------------------------------------------------------------------------------------------------


def ask(client: TestClient, **body: Any) -> Any:
    contact = {"name": "Иван Петров", "email": "ivan@petrov.example"}
    return client.post("/v1/quote-requests", json={"market": "eu", "language": "ru", "contact": contact, **body})


def test_a_visitor_asks_for_a_bundle_and_the_rep_finds_it_priced(client: TestClient, rep: TestClient) -> None:
    answer = ask(client, bundle="reading-room", quantity=2, options=["steel"])
    assert answer.status_code == 201, answer.text
    assert set(answer.json()) == {"number"}
    (row,) = rep.get("/v1/quotes", params={"q": answer.json()["number"]}).json()["items"]
    quote = rep.get(f"/v1/quotes/{row['id']}").json()
    assert [(line["member"], line["quantity"]) for line in quote["revision"]["lines"]] == [
        ("oak", 4),
        ("birch", 2),
        ("steel", 2),
    ]
    (group,) = quote["revision"]["groups"]
    assert (group["name"], group["bundle"]["quantity"]) == ("Читальный зал", 2)
    assert quote["state"] == "requested"
    assert quote["history"][0]["what"]["en"] == "Asked for 2 × Читальный зал"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"bundle": "reading-rom"}, 404),
        ({"bundle": "corner", "market": "ru"}, 404),
        ({"bundle": "reading-room", "options": ["gold"]}, 422),
        ({"bundle": "corner", "session": "ses_1"}, 422),
        ({"bundle": "corner", "market": None}, 422),
        ({"session": "ses_1", "options": ["steel"]}, 422),
        ({}, 422),
    ],
)
def test_what_a_visitor_cannot_ask_for_is_refused(client: TestClient, body: dict[str, Any], status: int) -> None:
    assert ask(client, **body).status_code == status


def test_a_visitor_does_not_learn_of_bundles_for_others(client: TestClient, manager: TestClient) -> None:
    publish(manager, FIXED + 'groups = ["schools"]\n')
    problem = assert_problem(ask(client, bundle="corner"), 404, "unknown-bundle")
    assert "schools" not in str(problem)
