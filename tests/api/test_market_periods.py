"""A release has a period in each market: publishing for some, what each market is then sold, proved and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas.catalogue import ListedRelease, Publication, ReleasePage, Timeline
from api.schemas.drafts import DraftReview
from kernel.access import Role
from kernel.audit import history
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import Road, assert_problem
from tests.build.catalogue import PRODUCT, RULES, TODAY, tiny_product_files

NARROW = {"rules/bookcase.rules": RULES.replace("shelves >= 3", "shelves >= 4")}
RENAMED = {"product.toml": PRODUCT.replace("Bookcase", "Bookshelf")}
BOOKS = tiny_product_files()["prices/books.toml"]
US_BOOK = BOOKS[BOOKS.index('[[book]]\ncode = "us-2026"') : BOOKS.index('[[book]]\ncode = "ru-2026"')]
DAY = timedelta(days=1)


def on(days: int) -> str:
    return (TODAY + days * DAY).isoformat()


def release_of(client: TestClient, market: str) -> int:
    return int(client.get(f"/v1/products/bookcase?market={market}").json()["release"]["number"])


class Manager:
    """A catalogue manager at the releases of the bookcase."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def publish(self, changes: dict[str, Any], *markets: str | dict[str, str], **more: Any) -> Any:
        named = [{"market": each} if isinstance(each, str) else each for each in markets]
        return self.client.post("/v1/releases", json={"files": tiny_product_files(changes), "markets": named, **more})

    def published(self, changes: dict[str, Any], *markets: str | dict[str, str]) -> dict[str, Any]:
        answer = self.publish(changes, *markets)
        assert answer.status_code == 201, answer.text
        return dict(answer.json()["release"])

    def act(self, release: dict[str, Any], action: str, **asked: Any) -> Any:
        return self.client.post(f"/v1/releases/{release['id']}/{action}", json={"reason": "Recall", **asked})

    def row(self, number: int) -> ListedRelease:
        found = TypeAdapter(ReleasePage).validate_json(self.client.get("/v1/releases?product=bookcase").content)
        return next(row for row in found.items if row.number == number)

    def timeline(self) -> dict[str, list[tuple[str, int | None]]]:
        found = TypeAdapter(Timeline).validate_json(self.client.get("/v1/timelines/bookcase").content)
        return {
            ",".join(item.markets): [
                (str(span.start), span.release.number if span.release else None) for span in item.spans
            ]
            for item in found.items
        }

    def draft(self, market: str | None = None) -> str:
        answer = self.client.post("/v1/drafts", json={"product": "bookcase", "name": "d", "market": market})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def review(self, draft: str, market: str) -> DraftReview:
        answer = self.client.post(f"/v1/drafts/{draft}/review", json={"market": market, "count": True})
        assert answer.status_code == 200, answer.text
        return TypeAdapter(DraftReview).validate_json(answer.content)


@pytest.fixture
def carla(manager: TestClient, product: str) -> Manager:
    assert product == "bookcase"
    return Manager(manager)


def test_each_market_is_sold_the_release_that_was_published_for_it(carla: Manager, client: TestClient):
    release = carla.published(NARROW, "eu", {"market": "us", "valid_from": on(10)})
    assert [(each["market"], each["valid_from"]) for each in release["markets"]] == [("eu", None), ("us", on(10))]
    assert [release_of(client, market) for market in ("eu", "us", "ru")] == [2, 1, 1]
    narrow = {"width": "1.20", "shelves": "3", "material": "oak"}
    opened = {
        market: client.post("/v1/sessions", json={"product": "bookcase", "market": market, "choices": narrow})
        for market in ("eu", "us")
    }
    assert (opened["eu"].status_code, opened["us"].status_code) == (409, 201)
    assert opened["us"].json()["release"]["number"] == 1
    assert carla.timeline() == {
        "eu": [(on(0), 2)],
        "ru": [(on(0), 1)],
        "us": [(on(0), 1), (on(10), 2)],
    }


def test_the_shop_shows_each_market_its_release(carla: Manager, client: TestClient):
    carla.published(RENAMED, "ru")
    for market, name in (("eu", "Bookcase"), ("ru", "Bookshelf")):
        (card,) = client.get(f"/v1/products?market={market}").json()["items"]
        assert card["name"]["en"] == name
    digests = {
        client.get(f"/v1/products/bookcase?market={market}").json()["release"]["digest"] for market in ("eu", "ru")
    }
    assert len(digests) == 2
    assert client.get("/v1/products/bookcase/documents?market=ru").status_code == 200
    assert client.get("/v1/products/bookcase/documents").status_code == 200
    assert_problem(client.get("/v1/products/bookcase/documents?market=mars"), 404, "unknown-market")
    assert [each["code"] for each in client.get("/v1/markets").json()["items"]] == ["eu", "ru", "us"]
    for market in ("eu", "ru"):
        assert client.get(f"/v1/products/bookcase/engine?market={market}").status_code == 200


def test_a_quote_stays_on_the_release_of_its_market(carla: Manager, road: Road):
    road.draft(1, width="1.20", shelves="3", material="oak")
    carla.published(NARROW, "us")
    road.post("lines", {"session": road.open_session(width="1.20", shelves="3", material="oak"), "quantity": 1})
    carla.published(NARROW, "eu")
    lines = road.reread()["revision"]["lines"]
    assert len({line["release"] for line in lines}) == 1


def test_a_release_for_all_markets_ends_what_was_published_for_some(carla: Manager, client: TestClient):
    carla.published(NARROW, "eu")
    carla.published(RENAMED)
    assert [release_of(client, market) for market in ("eu", "us", "ru")] == [3, 3, 3]
    without_ru = {
        "product.toml": PRODUCT.replace('["eu", "us", "ru"]', '["eu", "us"]'),
        "prices/books.toml": "\n\n".join(book for book in BOOKS.split("\n\n") if "RUB" not in book),
        "prices/rub.csv": None,
        "prices/cost-rub.csv": None,
    }
    carla.published(without_ru)
    assert_problem(client.get("/v1/products/bookcase?market=ru"), 404, "unknown-market")
    assert [each["code"] for each in client.get("/v1/markets").json()["items"]] == ["eu", "us"]
    assert carla.timeline() == {"eu,us": [(on(0), 4)], "ru": [(on(0), None)]}


@pytest.mark.parametrize(
    ("asked", "code", "path"),
    [
        ({"markets": [{"market": "uk"}]}, "unknown-market", "/markets/0/market"),
        ({"markets": [{"market": "eu"}, {"market": "eu", "valid_from": on(3)}]}, "market-twice", "/markets/1"),
        ({"markets": [{"market": "eu"}], "valid_from": on(3)}, "two-validities", "/valid_from"),
        ({"markets": [{"market": "eu", "valid_from": on(-1)}]}, "past-day", "/markets/0/valid_from"),
        ({"markets": [{"market": "eu"}, {"market": "us", "valid_until": on(0)}]}, "past-day", "/markets/1/valid_until"),
        ({"valid_from": on(-1)}, "past-day", "/valid_from"),
        (
            {"markets": [{"market": "us", "valid_from": on(3), "valid_until": on(3)}]},
            None,
            "/markets/0/valid_until",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_place(carla: Manager, asked: dict[str, Any], code: str | None, path: str):
    answer = carla.client.post("/v1/releases", json={"files": tiny_product_files(NARROW), **asked})
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["path"] == path
    if code:
        assert_problem(answer, 422, code)
    draft = carla.draft()
    assert_problem(carla.client.post(f"/v1/drafts/{draft}/publish", json=asked), 422, code or answer.json()["code"])
    assert carla.row(1).standing == "current"


def test_what_is_wrong_in_another_market_is_no_obstacle(carla: Manager):
    files = tiny_product_files({"prices/books.toml": BOOKS.replace(US_BOOK, ""), "prices/usd.csv": None})
    for markets, is_rejected in (([], True), ([{"market": "us"}], True), ([{"market": "eu"}], False)):
        answer = carla.client.post("/v1/releases", json={"files": files, "markets": markets})
        found = TypeAdapter(Publication).validate_json(answer.content)
        assert found.rejected == is_rejected, (markets, answer.text)
        if not is_rejected:
            assert {pick.market for pick in found.engines} == {"eu"}


def test_days_are_taken_back_in_one_market(
    carla: Manager, client: TestClient, database: Database, clock: SettableClock
):
    release = carla.published(NARROW)
    assert_problem(carla.act(release, "withdraw", markets=["us"]), 409, "release-begun")
    assert_problem(carla.act(release, "withdraw", markets=["uk"], valid_from=on(1)), 422, "unknown-market")
    assert_problem(carla.act(release, "withdraw", markets=["us"], valid_from=on(0)), 422, "past-day")
    assert carla.act(release, "withdraw", valid_from=on(3), valid_until=on(3)).status_code == 422
    answer = carla.act(release, "withdraw", markets=["us"], valid_from=on(2), valid_until=on(5))
    row = TypeAdapter(ListedRelease).validate_json(answer.content)
    (taken,) = row.withdrawals
    assert (taken.markets, str(taken.start), str(taken.end), taken.reason) == (["us"], on(2), on(5), "Recall")
    assert [place.markets for place in row.places] == [["eu", "ru"], ["us"]]
    assert carla.timeline()["us"] == [(on(0), 2), (on(2), 1), (on(5), 2)]
    assert_problem(
        carla.act(release, "withdraw", markets=["us"], valid_from=on(3), valid_until=on(4)), 409, "release-withdrawn"
    )
    clock.advance(2 * DAY)
    assert [release_of(client, market) for market in ("eu", "us")] == [2, 1]
    with database.transaction(read_only=True) as session:
        (entry,) = [one for one in history(session, release["id"]) if one.action == "release.withdrawn"]
        assert entry.after is not None
        assert (entry.after["markets"], entry.after["valid_from"], entry.after["valid_until"]) == (["us"], on(2), on(5))


def test_an_earlier_release_is_brought_back_in_one_market_for_some_days(carla: Manager, database: Database):
    first = carla.row(1)
    carla.published(NARROW)
    markets = [{"market": "ru", "valid_from": on(1), "valid_until": on(4)}]
    answer = carla.act({"id": first.id}, "roll-back", markets=markets)
    assert answer.status_code == 201, answer.text
    assert carla.timeline() == {"eu,us": [(on(0), 2)], "ru": [(on(0), 2), (on(1), 3), (on(4), 2)]}
    assert_problem(carla.act({"id": first.id}, "roll-back", markets=markets), 409, "already-current")
    assert_problem(carla.act({"id": first.id}, "roll-back", markets=[{"market": "uk"}]), 422, "unknown-market")
    made = carla.row(3)
    assert (made.restores, made.standing, [each.market for each in made.markets]) == (1, "scheduled", ["ru"])
    with database.transaction(read_only=True) as session:
        (entry,) = [one for one in history(session, made.id) if one.action == "release.rolled_back"]
        assert entry.after is not None
        assert entry.after["periods"] == {"ru": [on(1), on(4)]}


def test_a_draft_is_proved_in_each_market_against_the_release_of_that_market(carla: Manager):
    carla.published(NARROW, "eu")
    draft = carla.draft()
    in_eu, in_us = carla.review(draft, "eu"), carla.review(draft, "us")
    assert in_eu.equal
    assert (in_us.equal, in_us.forbidden.count != "0", in_us.allowed.count) == (False, True, "0")
    for found in (in_eu, in_us):
        assert {each.market: each.rules for each in found.markets} == {"eu": False, "us": True, "ru": True}
    bench = {"market": "us", "choices": {"width": "1.20", "shelves": "3", "material": "oak"}}
    tried = carla.client.post(f"/v1/drafts/{draft}/trial", json=bench).json()
    assert (tried["draft"]["consistent"], tried["release"]["consistent"]) == (False, True)
    tried = carla.client.post(f"/v1/drafts/{draft}/trial", json={**bench, "market": "eu"}).json()
    assert (tried["draft"]["consistent"], tried["release"]["consistent"]) == (False, False)


def test_a_draft_begins_on_the_release_of_a_market_and_knows_its_markets(carla: Manager):
    carla.published(NARROW, "eu")
    based = {
        market: carla.client.get(f"/v1/drafts/{carla.draft(market)}").json()["base"]["number"]
        for market in ("us", "eu")
    }
    assert based == {"us": 1, "eu": 2}
    markets = carla.client.get(f"/v1/drafts/{carla.draft()}/markets").json()["items"]
    assert [each["code"] for each in markets] == ["eu", "us", "ru"]
    unknown = carla.client.post("/v1/drafts", json={"product": "bookcase", "name": "d", "market": "mars"})
    assert_problem(unknown, 404, "unknown-product")


def test_a_draft_is_published_for_one_market(carla: Manager, client: TestClient):
    answer = carla.client.post(
        f"/v1/drafts/{carla.draft()}/publish", json={"markets": [{"market": "us", "valid_from": on(1)}]}
    )
    assert answer.status_code == 201, answer.text
    assert carla.row(2).places[0].markets == ["us"]
    assert [release_of(client, market) for market in ("eu", "us")] == [1, 1]


def test_terms_hold_in_all_markets(carla: Manager):
    draft = carla.client.post("/v1/drafts", json={"product": "~terms", "name": "t"}).json()["id"]
    answer = carla.client.post(f"/v1/drafts/{draft}/publish", json={"markets": [{"market": "eu"}]})
    assert_problem(answer, 422, "terms-everywhere")
    assert carla.client.get(f"/v1/drafts/{draft}/markets").json()["items"] == []


@pytest.mark.parametrize("role", [Role.REP, Role.CUSTOMER, Role.ANONYMOUS])
def test_nobody_else_publishes_for_a_market_or_reads_the_markets_of_a_draft(
    carla: Manager, client_of: Callable[[Role], TestClient], role: Role
):
    stranger = Manager(client_of(role))
    status = 401 if role is Role.ANONYMOUS else 403
    assert stranger.publish(NARROW, "eu").status_code == status
    assert stranger.client.get(f"/v1/drafts/{carla.draft()}/markets").status_code == status
