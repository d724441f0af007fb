"""Cost and margin: told to those who may read margins, and to nobody else, wherever a price is shown."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from kernel.access import Role
from tests.api.conftest import Road, offer

ClientOf = Callable[[Role], TestClient]

MAY = [Role.MANAGER, Role.ADMIN]
MAY_NOT = [role for role in Role if role not in MAY]
SECRETS = ("237.4", "149.26", "38.6")
"""The unit's cost, the margin of the unit and its percentage; no price of these tests contains one of them."""


def names(data: Any) -> Iterator[str]:
    """Yield every key in JSON."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name
            yield from names(value)
    elif isinstance(data, list):
        for each in data:
            yield from names(each)


def assert_silent(answer: Any) -> None:
    assert answer.status_code in (200, 201), answer.text
    assert {"cost", "margin", "missing"}.isdisjoint(names(answer.json()))
    assert not any(secret in answer.text for secret in SECRETS)
    assert "eu-cost" not in answer.text


@pytest.mark.parametrize("role", MAY)
def test_who_may_sees_cost_and_margin_of_a_session(client_of: ClientOf, road: Road, role: Role) -> None:
    session = road.open_session(material="oak")
    shown = client_of(role).get(f"/v1/sessions/{session}").json()["price"]
    assert shown["cost"]["unit"] == {"amount": "237.40", "currency": "EUR"}
    assert shown["margin"] == {"amount": {"amount": "149.26", "currency": "EUR"}, "percent": "38.6"}


@pytest.mark.parametrize("role", MAY_NOT)
def test_nobody_else_sees_a_trace_of_it_in_a_session(client_of: ClientOf, road: Road, role: Role) -> None:
    client = client_of(role)
    session = road.open_session(material="oak")
    path = f"/v1/sessions/{session}"
    assert_silent(client.get(path))
    assert_silent(client.post(f"{path}/choices", json={"characteristic": "material", "value": "oak"}))
    assert_silent(client.get(f"{path}/prices", params={"characteristic": "material"}))
    assert_silent(client.get(f"/v1/products/{road.product}", params={"market": "eu"}))


@pytest.mark.parametrize("role", MAY)
def test_who_may_sees_the_margin_of_a_quote_and_its_lines(client_of: ClientOf, road: Road, role: Role) -> None:
    quote = road.draft(2, material="oak")
    revision = client_of(role).get(f"/v1/quotes/{quote['id']}").json()["revision"]
    assert [line["waterfall"]["margin"]["amount"]["amount"] for line in revision["lines"]] == ["298.52", "298.52"]
    assert revision["margin"] == {"amount": {"amount": "597.04", "currency": "EUR"}, "percent": "38.6"}


def test_the_margin_of_a_quote_counts_the_discount_on_the_whole(client_of: ClientOf, road: Road) -> None:
    road.draft(2, material="oak")
    quote = road.patch({"discount": {"amount": {"amount": "100.00", "currency": "EUR"}}})
    revision = client_of(Role.MANAGER).get(f"/v1/quotes/{quote['id']}").json()["revision"]
    assert revision["margin"]["amount"] == {"amount": "497.04", "currency": "EUR"}


def test_a_rep_sees_neither_in_quotes_nor_in_orders(road: Road) -> None:
    road.accepted()
    path = f"/v1/quotes/{road.quote['id']}"
    assert_silent(road.rep.get(path))
    order = road.rep.post(f"{path}/convert")
    assert_silent(order)
    assert_silent(road.rep.get(f"/v1/orders/{order.json()['id']}"))


def test_a_manager_sees_the_margin_of_an_order(client_of: ClientOf, road: Road) -> None:
    road.accepted()
    order = road.rep.post(f"/v1/quotes/{road.quote['id']}/convert").json()
    shown = client_of(Role.MANAGER).get(f"/v1/orders/{order['id']}").json()
    assert shown["margin"] == {"amount": {"amount": "298.52", "currency": "EUR"}, "percent": "38.6"}
    assert shown["lines"][0]["waterfall"]["cost"]["unit"]["amount"] == "237.40"
    assert shown["digest"] == order["digest"]


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.MANAGER])
def test_an_offer_has_no_trace_of_it_whoever_reads_it(client_of: ClientOf, road: Road, role: Role) -> None:
    token = road.sent(material="oak")
    client = TestClient(road.visitor.app, headers=offer(token)) if role is Role.ANONYMOUS else client_of(role)
    assert_silent(client.get("/v1/offer", headers=offer(token)))


@pytest.mark.parametrize("role", [Role.REP, *MAY])
def test_the_document_has_no_trace_of_it_whoever_prints_it(client_of: ClientOf, road: Road, role: Role) -> None:
    quote = road.draft(1, material="oak")
    pdf = client_of(role).get(f"/v1/quotes/{quote['id']}/document.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "386.66" in text
    assert not any(secret in text for secret in SECRETS)
    assert "argin" not in text


def test_a_visitor_reads_the_same_digest_as_a_manager(client_of: ClientOf, road: Road) -> None:
    session = road.open_session(material="oak")
    clients = [road.visitor, road.rep, client_of(Role.MANAGER)]
    assert len({client.get(f"/v1/sessions/{session}").json()["price"]["digest"] for client in clients}) == 1


@pytest.mark.parametrize("role", MAY)
def test_who_may_takes_the_best_margin_with_its_proof(client_of: ClientOf, road: Road, role: Role) -> None:
    client, path = client_of(role), f"/v1/sessions/{road.open_session(material='oak')}"
    found = client.get(f"{path}/best", params={"goal": "margin"}).json()
    assert found["proved"] is True
    assert found["bound"] == found["price"]["margin"]["amount"]
    taken = client.post(f"{path}/best", json={"goal": "margin"}).json()
    assert taken["price"]["margin"] == found["price"]["margin"]
    told = client.get(f"{path}/compromises/width", params={"against": "margin"}).json()
    assert told["against"] == "margin"
    assert told["total"] == found["price"]["margin"]["amount"]


@pytest.mark.parametrize("role", MAY_NOT)
def test_nobody_else_may_ask_for_the_best_margin(client_of: ClientOf, road: Road, role: Role) -> None:
    client, path = client_of(role), f"/v1/sessions/{road.open_session(material='oak')}"
    before = client.get(path).json()
    refused = [
        client.get(f"{path}/best", params={"goal": "margin"}),
        client.post(f"{path}/best", json={"goal": "margin"}),
        client.get(f"{path}/compromises/width", params={"against": "margin"}),
    ]
    for answer in refused:
        assert (answer.status_code, answer.json()["code"]) == (403, "margin-refused")
        assert not any(secret in answer.text for secret in SECRETS)
    assert client.get(path).json() == before
