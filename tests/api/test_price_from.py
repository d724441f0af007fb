"""What a list of products says they start from: the least that can be bought, or only what the picture shows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.app import Application
from api.lowest import Asked, Lowest
from api.schemas import catalogue
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.errors import Exhausted
from kernel.money import Money
from tests.build.catalogue import TODAY, publish_tiny, tiny_product_files


def card_of(client: TestClient, market: str = "eu") -> dict[str, Any]:
    answer = client.get("/v1/products", params={"market": market})
    TypeAdapter(catalogue.ProductPage).validate_json(answer.content)
    (card,) = answer.json()["items"]
    found: dict[str, Any] = card
    return found


def cheapest(client: TestClient, product: str, market: str) -> dict[str, Any]:
    session = client.post("/v1/sessions", json={"product": product, "market": market}).json()
    found: dict[str, Any] = client.get(f"/v1/sessions/{session['id']}/best?goal=cheapest").json()
    return found


def test_a_list_does_not_wait_and_tells_only_what_is_true(app: Application, client: TestClient, product: str) -> None:
    first = card_of(client)
    assert (first["price_from"], first["price_shown"]["amount"]) == (None, "460.13")
    assert app.runtime is not None
    app.runtime.storefront.lowest.close()  # ends after what the list has asked for
    then = card_of(client)
    assert then["price_from"] == cheapest(client, product, "eu")["price"]["total"]
    assert float(then["price_from"]["amount"]) < float(then["price_shown"]["amount"])


@pytest.mark.parametrize("market", ["eu", "ru", "us"])
def test_the_least_price_is_ready_once_the_server_is_warm(
    app: Application, client: TestClient, product: str, market: str
) -> None:
    assert app.runtime is not None
    app.runtime.storefront.warm_prices()
    assert card_of(client, market)["price_from"] == cheapest(client, product, market)["price"]["total"]


def test_it_is_found_out_anew_when_something_else_is_sold(
    app: Application, client: TestClient, product: str, database: Database, clock: SettableClock
) -> None:
    assert app.runtime is not None
    storefront = app.runtime.storefront
    storefront.warm_prices()
    before = card_of(client)["price_from"]
    with database.transaction() as session:
        dearer = tiny_product_files()["prices/eur.csv"].replace("list,,,,200.00,", "list,,,,300.00,")
        publish_tiny(session, clock, changes={"prices/eur.csv": dearer})
    assert card_of(client)["price_from"] is None, "what was least is not"
    storefront.warm_prices()
    after = card_of(client)["price_from"]
    assert float(after["amount"]) > float(before["amount"])
    clock.moment += timedelta(days=1)
    assert card_of(client)["price_from"] is None, "another day has other terms and rules"


def test_what_could_not_be_found_out_is_not_told_and_asked_again() -> None:
    least, asked = Money.of("1.00", "EUR"), Asked("bookcase", "eu", "release", "terms", TODAY)
    answers: list[Money | Exhausted] = [Exhausted("There was no time.", code="undecided"), least]

    def find(_: Asked) -> Money:
        answer = answers.pop(0)
        if isinstance(answer, Exhausted):
            raise answer
        return answer

    lowest = Lowest(find)
    for told in (None, None, least, least):
        assert lowest.price(asked) == told
        lowest.close()
    assert answers == [], "what is known is not found out again"


def test_what_nobody_foresaw_costs_one_answer_and_not_the_thread() -> None:
    least, day = Money.of("1.00", "EUR"), TODAY
    broken, fine = (Asked(product, "eu", "release", "terms", day) for product in ("broken", "fine"))
    seen: list[str] = []

    def find(asked: Asked) -> Money:
        seen.append(asked.product)
        if asked == broken:
            raise ZeroDivisionError
        return least

    lowest = Lowest(find)
    with capture_logs() as logged:
        assert [lowest.price(each) for each in (broken, fine)] == [None, None]
        lowest.close()
    assert (seen, lowest.price(fine)) == (["broken", "fine"], least)
    assert [(each["event"], each["product"]) for each in logged] == [("lowest.broken", "broken")]
    assert lowest.price(broken) is None
    lowest.close()
    assert seen == ["broken", "fine", "broken"], "it is asked again"
