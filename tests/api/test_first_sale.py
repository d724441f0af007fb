"""The first sale over HTTP: configure, ask, quote, send, accept, convert.

Every answer is checked against its description.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter
from starlette.testclient import TestClient

from api.schemas import catalogue, configuration, login, quote
from kernel.access import Role
from tests.api.conftest import Road, offer


def described(answer: Any, model: type[BaseModel], status: int = 200) -> dict[str, Any]:
    """Assert that an answer is as its description says; return its body."""
    assert answer.status_code == status, answer.text
    TypeAdapter(model).validate_json(answer.content)
    body: dict[str, Any] = answer.json()
    return body


def test_a_visitor_reads_the_catalogue(client: TestClient, product: str) -> None:
    markets = described(client.get("/v1/markets"), catalogue.Markets)
    assert [market["code"] for market in markets["items"]] == ["eu", "ru", "us"]
    cards = described(client.get("/v1/products?market=eu"), catalogue.ProductPage)
    assert [card["price_shown"] for card in cards["items"]] == [{"amount": "460.13", "currency": "EUR"}]
    detail = described(client.get(f"/v1/products/{product}?market=ru"), catalogue.Product)
    assert detail["currency"] == "RUB"
    assert detail["groups"][0]["characteristics"] == ["material", "width", "shelves"]
    oak = detail["characteristics"]["material"]["values"][0]
    assert (oak["name"], oak["attributes"]) == ({"en": "Oak", "ru": "Дуб"}, {"strength": "30"})


def test_every_click_shows_what_is_possible_what_changed_and_what_it_costs(client: TestClient, product: str) -> None:
    opened = client.post("/v1/sessions", json={"product": product, "market": "eu"})
    view = described(opened, configuration.SessionView, 201)
    assert opened.headers["ETag"] == '"1"'
    path = f"/v1/sessions/{view['id']}"
    chosen = client.post(f"{path}/choices", json={"characteristic": "doors", "value": "true"})
    view = described(chosen, configuration.SessionView)
    assert chosen.headers["ETag"] == '"2"'
    assert view["state"]["doors"]["origin"] == "chosen"
    assert view["state"]["material"]["possible"] == ["oak", "birch"]
    assert [change["characteristic"] for change in view["changes"]] == ["handle"]
    assert view["price_change"] == {"amount": "123.16", "currency": "EUR"}
    undone = described(client.post(f"{path}/undo"), configuration.SessionView)
    assert undone["choices"] == []
    assert described(client.get(path), configuration.SessionView)["version"] == 3


def test_a_conflict_is_an_answer_with_reasons_and_a_way_out_that_works(client: TestClient, road: Road) -> None:
    path = f"/v1/sessions/{road.open_session(doors='true')}"
    wanted = {"characteristic": "material", "value": "steel"}
    view = described(client.post(f"{path}/choices", json=wanted), configuration.SessionView)
    assert (view["version"], view["choices"]) == (1, [{"characteristic": "doors", "value": "true"}])
    conflict = view["conflict"]
    assert conflict["reasons"][0]["text"]["en"] == "A steel case has no doors."
    why = described(client.get(f"{path}/why", params=wanted), configuration.Why)
    assert why["conflict"]["reasons"] == conflict["reasons"]
    way_out = conflict["ways_out"][0]
    taken = client.post(f"{path}/choices", json={**wanted, "take_back": way_out["take_back"]})
    after = described(taken, configuration.SessionView)
    assert after["conflict"] is None
    assert after["price"]["total"] == way_out["price"]


def test_what_an_option_is_said_to_cost_is_what_it_costs(client: TestClient, road: Road) -> None:
    path = f"/v1/sessions/{road.open_session()}"
    told = described(client.get(f"{path}/prices/doors"), configuration.OptionPrices)
    assert [price["value"] for price in told["prices"]] == ["false", "true"]
    after = client.post(f"{path}/choices", json={"characteristic": "doors", "value": "true"}).json()
    assert after["price_change"] == told["prices"][1]["difference"]


def test_what_everything_costs_what_a_budget_leaves_and_the_cheapest(client: TestClient, road: Road) -> None:
    path = f"/v1/sessions/{road.open_session(width='1.20')}"
    free = described(client.get(f"{path}/prices"), configuration.ValuePrices)
    least = free["least"]["amount"]
    told = described(client.get(f"{path}/prices", params={"budget": least}), configuration.ValuePrices)
    assert told["values"]["doors"]["true"]["over"]["currency"] == "EUR"
    assert told["budget"]["is_enough"] is True
    best = described(client.get(f"{path}/best", params={"goal": "cheapest"}), configuration.Best)
    assert (best["proved"], best["gap"]["amount"], best["bound"]) == (True, "0.00", free["least"])
    taken = described(client.post(f"{path}/best", json={"goal": "cheapest"}), configuration.SessionView)
    assert taken["price"]["total"] == free["least"]
    assert taken["price_change"] == best["difference"]
    nearest = described(client.get(f"{path}/best", params={"goal": "nearest", "budget": least}), configuration.Best)
    assert (nearest["proved"], nearest["changes"], nearest["price"]["total"]) == (True, [], free["least"])


def test_the_whole_road_from_configuration_to_order(
    client: TestClient, client_of: Callable[[Role], TestClient], road: Road
) -> None:
    session = road.open_session(doors="true")
    contact = {"name": "Анна", "email": "anna@kovaleva.example", "message": "Please hurry"}
    asked = client.post("/v1/quote-requests", json={"session": session, "quantity": 2, "contact": contact})
    number = described(asked, quote.QuoteRequested, 201)["number"]

    found = described(road.rep.get("/v1/quotes", params={"q": number}), quote.QuotePage)["items"]
    assert [(row["number"], row["state"], row["lines"]) for row in found] == [(number, "requested", 1)]
    road.quote = {"id": found[0]["id"]}
    assert road.reread()["message"] == "Please hurry"

    road.post("lines", {"session": road.open_session(material="birch"), "quantity": 5})
    line = road.quote["revision"]["lines"][0]["id"]
    road.patch({"discount": {"percent": "5"}}, f"/lines/{line}")
    road.patch({"discount": {"percent": "2", "amount": None}, "terms": {"en": "Cash.", "ru": "Наличные."}})
    described(road.rep.get(f"/v1/quotes/{road.quote['id']}"), quote.Quote)
    sent = road.rep.post(f"/v1/quotes/{road.quote['id']}/send", headers={"If-Match": road.etag})
    described(sent, quote.SentQuote)
    road.kept(sent)
    link = offer(road.quote["offer"]["url"].removeprefix("/offer#"))

    seen = described(client.get("/v1/offer", headers=link), quote.Offer)
    assert seen["can_accept"]
    accepted = described(client.post("/v1/offer/accept", headers=link, json={"name": "Анна"}), quote.Offer)
    assert (accepted["state"], accepted["can_accept"], accepted["accepted_by"]) == ("accepted", False, "Анна")
    again = client.post("/v1/offer/accept", headers=link, json={"name": "Анна"})
    assert described(again, quote.Offer)["revision"] == accepted["revision"]

    manager = client_of(Role.MANAGER)
    first = manager.post(f"/v1/quotes/{road.quote['id']}/convert")
    order = described(first, quote.Order, 201)
    second = manager.post(f"/v1/quotes/{road.quote['id']}/convert")
    assert (second.status_code, second.json()) == (200, order)

    assert order["margin"]
    order = described(road.rep.get(f"/v1/orders/{order['id']}"), quote.Order)
    assert "margin" not in order
    accepted_revision = road.reread()["revision"]
    assert order["totals"] == accepted_revision["totals"]
    for ordered, offered in zip(order["lines"], accepted_revision["lines"], strict=True):
        assert {name: value for name, value in ordered.items() if name != "bom"} == offered
        assert ordered["bom"]
    assert road.quote["order"] == {"id": order["id"], "number": order["number"]}
    rows = described(road.rep.get("/v1/orders", params={"q": order["number"]}), quote.OrderPage)["items"]
    assert [row["id"] for row in rows] == [order["id"]]


def test_a_sent_quote_is_revised_and_the_old_link_says_so(client: TestClient, road: Road) -> None:
    old = road.sent()
    road.post("revise")
    line = road.quote["revision"]["lines"][0]["id"]
    reopened = road.rep.post(f"/v1/quotes/{road.quote['id']}/lines/{line}/session")
    view = described(reopened, configuration.SessionView, 201)
    road.patch({"quantity": 7, "session": view["id"]}, f"/lines/{line}")
    new = road.post("send")["offer"]["url"].removeprefix("/offer#")
    assert client.get("/v1/offer", headers=offer(old)).status_code == 410
    lines = client.get("/v1/offer", headers=offer(new)).json()["revision"]["lines"]
    assert [line["quantity"] for line in lines] == [7]


def test_a_line_is_removed_a_quote_cancelled_an_offer_declined(client: TestClient, road: Road) -> None:
    road.draft(2)
    gone = road.quote["revision"]["lines"][0]["id"]
    answer = road.rep.delete(f"/v1/quotes/{road.quote['id']}/lines/{gone}", headers={"If-Match": road.etag})
    assert [line["position"] for line in road.kept(answer)["revision"]["lines"]] == [1]
    assert road.post("cancel")["state"] == "cancelled"
    declined = client.post("/v1/offer/decline", headers=offer(road.sent()), json={"reason": "Too dear"})
    assert described(declined, quote.Offer)["state"] == "declined"


def test_a_rep_reads_reasons_for_reps_and_a_customer_reads_those_for_customers(road: Road) -> None:
    session = road.open_session()
    seen_by_rep = road.rep.get(f"/v1/sessions/{session}").json()["price"]["entries"][0]
    seen_by_visitor = road.visitor.get(f"/v1/sessions/{session}").json()["price"]["entries"][0]
    assert "reference" in seen_by_rep
    assert "reference" not in seen_by_visitor


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_documents_are_for_the_desk_and_for_the_holder_of_the_link(client: TestClient, road: Road) -> None:
    link = offer(road.sent())
    for answer in (
        client.get("/v1/offer/document.pdf", headers=link),
        road.rep.get(f"/v1/quotes/{road.quote['id']}/document.pdf", params={"lang": "ru"}),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
        assert answer.content.startswith(b"%PDF")


def test_a_login_and_its_csrf_token_are_as_described(client: TestClient) -> None:
    assert described(client.get("/v1/me"), login.Me) == {"actor": None, "csrf": None, "demo": False}
