"""Lives and parts over HTTP: what the shop shows, what it refuses to begin, and what goes on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import catalogue, quote
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import Road, assert_problem
from tests.build.catalogue import PRODUCT, publish_tiny

LIFE = '\n[life]\nphasing_out = 2026-06-20\ndiscontinued = 2026-07-01\nsuccessor = "shelf"\n'
NAMES = '\n[part.attributes.weight]\nname = { en = "Weight", ru = "Вес" }\n'
LIVES = "characteristic,value,active,phasing_out,discontinued,successor\nmaterial,oak,,,2026-06-25,birch\n"
PARTS = (
    "number,gtin,supplier,supplier_number,model_number,weight[kg],name_en,name_ru\n"
    "P-OAK,2000000000015,Forest,F-1,M-1,7.50,Oak,Дуб\nP-SHELF,,Forest,F-9,,1.2,Shelf,Полка\n"
)
WEIGHT = {
    "code": "weight",
    "name": {"en": "Weight", "ru": "Вес"},
    "value": "7.50",
    "unit": "kg",
    "text": {"en": "7.50 kg", "ru": "7,50 кг"},
}
AFTER = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def ending(database: Database, clock: SettableClock) -> str:
    """A bookcase that ends with the year, and the shelf that follows it."""
    shelf = PRODUCT.replace('"bookcase"', '"shelf"', 1).replace("Bookcase", "Shelf").replace("Книжный шкаф", "Полка")
    with database.transaction() as session:
        publish_tiny(session, clock, changes={"product.toml": shelf})
        changes = {"product.toml": PRODUCT + LIFE + NAMES, "life.csv": LIVES, "parts.csv": PARTS}
        return publish_tiny(session, clock, changes=changes).product


def shown(client: TestClient, code: str, market: str = "eu") -> Any:
    answer = client.get(f"/v1/products/{code}", params={"market": market})
    TypeAdapter(catalogue.Product).validate_json(answer.content)
    return answer.json()


def test_the_shop_tells_where_a_product_stands_and_what_follows_it(
    ending: str, client: TestClient, clock: SettableClock
) -> None:
    successor = {"code": "shelf", "name": {"en": "Shelf", "ru": "Полка"}}
    assert shown(client, "shelf")["life"] is None
    assert shown(client, ending)["life"] == {
        "state": "active",
        "since": None,
        "until": "2026-06-20",
        "successor": successor,
    }
    clock.moment = AFTER
    over = {"state": "discontinued", "since": "2026-07-01", "until": None, "successor": successor}
    assert shown(client, ending)["life"] == over
    answer = client.get("/v1/products", params={"market": "eu"})
    TypeAdapter(catalogue.ProductPage).validate_json(answer.content)
    cards = {card["code"]: card for card in answer.json()["items"]}
    assert (cards[ending]["life"], cards[ending]["price_shown"]) == (over, None)
    assert cards["shelf"]["price_shown"] is not None


def test_what_is_discontinued_is_not_newly_sold_and_what_was_begun_goes_on(
    ending: str, client: TestClient, rep: TestClient, clock: SettableClock
) -> None:
    road = Road(client, rep, ending)
    session = road.open_session(material="oak")
    token = road.sent(material="oak")
    clock.moment = AFTER
    body = {"product": ending, "market": "eu", "choices": {}}
    found = assert_problem(client.post("/v1/sessions", json=body), 409, "product-discontinued")
    assert (found["facts"]["successor"], found["facts"]["since"]) == ("shelf", "2026-07-01")
    assert "Bookcase has been discontinued since 1 July 2026; it is followed by 'shelf'." in found["detail"]
    assert found["facts"]["text"]["ru"] == "Книжный шкаф: снято с продажи 1 июля 2026; на смену пришло: «shelf»."
    possible = {"market": "eu", "choices": {"material": "oak"}}
    assert_problem(client.post(f"/v1/products/{ending}/possible", json=possible), 409, "product-discontinued")
    going_on = client.post(f"/v1/sessions/{session}/choices", json={"characteristic": "shelves", "value": "5"})
    assert (going_on.status_code, going_on.json()["conflict"]) == (200, None)
    assert client.post("/v1/sessions", json={**body, "product": "shelf"}).status_code == 201
    accepted = client.post("/v1/offer/accept", json={"name": "Anna"}, headers={"Authorization": f"Offer {token}"})
    assert accepted.status_code == 200


def test_an_announced_product_says_when_it_will_be_sold(
    database: Database, client: TestClient, clock: SettableClock
) -> None:
    with database.transaction() as session:
        publish_tiny(session, clock, changes={"product.toml": PRODUCT + "\n[life]\nactive = 2026-09-01\n"})
    body = {"product": "bookcase", "market": "eu", "choices": {}}
    found = assert_problem(client.post("/v1/sessions", json=body), 409, "product-announced")
    assert "Bookcase will be sold from 1 September 2026 on." in found["detail"]
    assert shown(client, "bookcase")["life"]["state"] == "announced"


def test_a_value_that_is_discontinued_is_impossible_with_its_reason(
    ending: str, client: TestClient, clock: SettableClock
) -> None:
    oak = values(shown(client, ending))["oak"]
    assert oak["life"] == {"state": "active", "since": None, "until": "2026-06-25", "successor": "birch"}
    clock.moment = datetime(2026, 6, 25, 12, tzinfo=UTC)
    assert values(shown(client, ending))["oak"]["life"]["state"] == "discontinued"
    opened = client.post("/v1/sessions", json={"product": ending, "market": "eu", "choices": {}}).json()
    assert opened["state"]["material"]["value"] != "oak"
    click = {"characteristic": "material", "value": "oak"}
    conflict = client.post(f"/v1/sessions/{opened['id']}/choices", json=click).json()["conflict"]
    assert [each["text"]["en"] for each in conflict["reasons"]] == [
        "Oak has been discontinued since 25 June 2026; it is followed by Birch."
    ]


def test_buyers_see_gtins_and_the_measures_that_the_product_names_and_no_supplier(
    ending: str, client: TestClient
) -> None:
    product = shown(client, ending)
    found = values(product)
    part = {"gtin": "2000000000015", "model_number": "M-1", "attributes": [WEIGHT]}
    assert (found["oak"]["part"], found["birch"]["part"]) == (part, None)
    assert "Forest" not in str(product)


def test_orders_tell_suppliers_and_measures_of_their_parts(ending: str, client: TestClient, rep: TestClient) -> None:
    road = Road(client, rep, ending)
    token = road.sent(material="oak")
    client.post("/v1/offer/accept", json={"name": "Anna"}, headers={"Authorization": f"Offer {token}"})
    road.reread()
    answer = road.rep.post(
        f"/v1/quotes/{road.quote['id']}/convert", headers={"If-Match": road.etag, "Idempotency-Key": "once"}
    )
    assert answer.status_code == 201, answer.text
    TypeAdapter(quote.Order).validate_json(answer.content)
    facts = {line["part"]: line["facts"] for line in answer.json()["lines"][0]["bom"]}
    assert facts["P-OAK"] == {
        "gtin": "2000000000015",
        "supplier": "Forest",
        "supplier_number": "F-1",
        "model_number": "M-1",
        "attributes": [WEIGHT],
    }
    assert facts["P-BRACKET"] is None


def values(product: Any) -> dict[str, Any]:
    return {each["code"]: each for each in product["characteristics"]["material"]["values"]}
