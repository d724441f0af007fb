"""Releases over time over HTTP: what is current when, scheduling, withdrawing, comparing, rolling back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas.catalogue import ListedRelease, Publication, ReleaseChanges, ReleasePage, Timeline
from api.schemas.drafts import DraftReview
from kernel.access import Role
from kernel.audit import history
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import Road, assert_problem
from tests.build.catalogue import RULES, TODAY, tiny_product_files
from tests.catalog.test_terms import FILES as TERMS_FILES
from tests.catalog.test_terms import files as terms_files

NARROW = {"rules/bookcase.rules": RULES.replace("shelves >= 3", "shelves >= 4")}
DAY = timedelta(days=1)


class Shop:
    """A catalogue manager at the releases of the bookcase."""

    def __init__(self, manager: TestClient) -> None:
        self.manager = manager

    def publish(self, changes: dict[str, str] | None = None, **days: str) -> dict[str, Any]:
        answer = self.manager.post("/v1/releases", json={"files": tiny_product_files(changes), **days})
        assert answer.status_code == 201, answer.text
        return dict(answer.json()["release"])

    def rows(self, subject: str = "bookcase") -> dict[int, dict[str, Any]]:
        answer = self.manager.get("/v1/releases", params={"product": subject})
        TypeAdapter(ReleasePage).validate_json(answer.content)
        return {row["number"]: row for row in answer.json()["items"]}

    def standings(self) -> dict[int, str]:
        return {number: row["standing"] for number, row in sorted(self.rows().items())}

    def timeline(self, subject: str = "bookcase") -> list[tuple[Any, Any, Any]]:
        answer = self.manager.get(f"/v1/timelines/{subject}")
        TypeAdapter(Timeline).validate_json(answer.content)
        (alike,) = answer.json()["items"]
        spans = alike["spans"]
        return [(span["start"], span["end"], (span["release"] or {}).get("number")) for span in spans]

    def roll_back(self, release: dict[str, Any], **more: Any) -> Any:
        body = {"reason": "Wrong shelves", **more}
        return self.manager.post(f"/v1/releases/{release['id']}/roll-back", json=body)


@pytest.fixture
def shop(client_of: Callable[[Role], TestClient], product: str) -> Shop:
    return Shop(client_of(Role.CATALOGUE_MANAGER))


def text(days: int) -> str:
    return (TODAY + days * DAY).isoformat()


def test_a_release_is_scheduled_begins_and_becomes_the_past(shop: Shop, client: TestClient, clock: SettableClock):
    shop.publish(NARROW, valid_from=text(10))
    assert shop.standings() == {1: "current", 2: "scheduled"}
    assert shop.timeline() == [(text(0), text(10), 1), (text(10), None, 2)]
    assert client.get("/v1/products/bookcase?market=eu").json()["release"]["number"] == 1
    clock.advance(10 * DAY)
    assert shop.standings() == {1: "past", 2: "current"}
    assert client.get("/v1/products/bookcase?market=eu").json()["release"]["number"] == 2


def test_a_scheduled_release_is_withdrawn_with_a_reason(shop: Shop, database: Database, clock: SettableClock):
    later = shop.publish(NARROW, valid_from=text(10))
    path = f"/v1/releases/{later['id']}/withdraw"
    assert_problem(shop.manager.post(path, json={"reason": "  "}), 422, "no-reason")
    answer = shop.manager.post(path, json={"reason": "Too early"})
    row = TypeAdapter(ListedRelease).validate_json(answer.content)
    (withdrawal,) = row.withdrawals
    told = (row.standing, withdrawal.reason, withdrawal.by, withdrawal.markets)
    assert told == ("withdrawn", "Too early", "Test catalogue_manager", [])
    assert shop.timeline() == [(text(0), None, 1)]
    assert_problem(shop.manager.post(path, json={"reason": "Again"}), 409, "release-withdrawn")
    begun = shop.manager.post(f"/v1/releases/{shop.rows()[1]['id']}/withdraw", json={"reason": "x"})
    assert "Bring an earlier release back" in assert_problem(begun, 409, "release-begun")["detail"]
    with database.transaction(read_only=True) as session:
        (entry,) = [one for one in history(session, later["id"]) if one.action == "release.withdrawn"]
        assert entry.after is not None
        assert entry.after["reason"] == "Too early"


def test_a_business_day_ends_in_the_zone_of_the_seller(shop: Shop, clock: SettableClock):
    later = shop.publish(NARROW, valid_from=text(1))
    clock.advance(timedelta(hours=10, minutes=30))  # 22:30 UTC is past midnight in Berlin
    answer = shop.manager.post(f"/v1/releases/{later['id']}/withdraw", json={"reason": "x"})
    assert_problem(answer, 409, "release-begun")


def test_an_earlier_release_comes_back_under_a_new_number_with_its_reason(
    shop: Shop, client: TestClient, road: Road, database: Database
):
    road.draft(1, width="1.20", shelves="3", material="oak")
    first = shop.rows()[1]
    shop.publish(NARROW)
    answer = shop.roll_back(first)
    assert answer.status_code == 201, answer.text
    made = TypeAdapter(Publication).validate_json(answer.content).release
    assert made is not None
    assert (made.number, made.digest) == (3, first["digest"])
    row = shop.rows()[3]
    assert (row["note"], row["restores"], row["standing"]) == ("Wrong shelves", 1, "current")
    assert client.get("/v1/products/bookcase?market=eu").json()["release"]["number"] == 3
    assert road.reread()["revision"]["lines"][0]["release"] == first["digest"]
    with database.transaction(read_only=True) as session:
        (entry,) = [one for one in history(session, made.id) if one.action == "release.rolled_back"]
        told = {"product": "bookcase", "number": 3, "restores": 1, "reason": "Wrong shelves"}
        days = {place: [None, None] for place in ("*", "eu", "ru", "us")}
        assert entry.after == {**told, "digest": made.digest, "periods": days}
    assert_problem(shop.roll_back(row), 409, "already-current")
    assert_problem(shop.roll_back(shop.rows()[2], reason=" "), 422, "no-reason")
    assert shop.roll_back(first, valid_from=text(3), valid_until=text(1)).status_code == 422
    assert_problem(shop.roll_back({"id": "rel_none"}), 404, "unknown-release")


def test_a_roll_back_for_good_stands_in_the_place_of_what_was_scheduled(shop: Shop):
    shop.publish(NARROW)
    shop.publish({"product.toml": tiny_product_files()["product.toml"] + "\n"}, valid_from=text(10))
    assert shop.roll_back(shop.rows()[1]).status_code == 201
    assert shop.standings() == {1: "replaced", 2: "replaced", 3: "replaced", 4: "current"}


def test_two_releases_are_compared_by_what_they_mean_and_by_their_files(shop: Shop):
    first = shop.rows()[1]
    second = shop.publish(NARROW)
    body = {"against": first["id"], "market": "eu", "count": True}
    answer = shop.manager.post(f"/v1/releases/{second['id']}/review", json=body)
    assert answer.status_code == 200, answer.text
    found = TypeAdapter(DraftReview).validate_json(answer.content)
    assert (found.forbidden.count, found.allowed.count) == ("7", "0")
    back = shop.manager.post(f"/v1/releases/{first['id']}/review", json={**body, "against": second["id"]}).json()
    assert (back["forbidden"]["count"], back["allowed"]["count"]) == ("0", "7")
    changes = shop.manager.get(f"/v1/releases/{second['id']}/changes", params={"against": first["id"]})
    (item,) = TypeAdapter(ReleaseChanges).validate_json(changes.content).items
    assert (item.path, item.state, item.base, item.text) == (
        "rules/bookcase.rules",
        "changed",
        RULES,
        NARROW["rules/bookcase.rules"],
    )
    unknown = shop.manager.get(f"/v1/releases/{second['id']}/changes?against=rel_none")
    assert_problem(unknown, 404, "unknown-release")


def test_terms_have_the_same_list_and_come_back_the_same_way(shop: Shop):
    other = terms_files(promotions=TERMS_FILES["promotions"].replace('percent = "10"', 'percent = "11"'))
    first = shop.manager.post("/v1/terms", json={"files": terms_files()}).json()
    second = shop.manager.post("/v1/terms", json={"files": other}).json()
    assert [number for *_, number in shop.timeline("~terms")] == [2]
    changes = shop.manager.get(f"/v1/releases/{second['id']}/changes", params={"against": first["id"]}).json()
    assert [item["path"] for item in changes["items"]] == ["terms/promotions.toml"]
    body = {"against": first["id"], "market": "eu"}
    assert_problem(shop.manager.post(f"/v1/releases/{second['id']}/review", json=body), 422, "terms-review")
    mixed = {"against": shop.rows()[1]["id"]}
    assert_problem(shop.manager.get(f"/v1/releases/{second['id']}/changes", params=mixed), 422, "incomparable")
    assert shop.roll_back(first).status_code == 201
    assert shop.manager.get("/v1/terms").json()["digest"] == first["digest"]
    assert shop.rows("~terms")[3]["restores"] == 1


@pytest.mark.parametrize("role", [Role.REP, Role.MANAGER, Role.CUSTOMER])
def test_nobody_else_withdraws_or_rolls_back(shop: Shop, client_of: Callable[[Role], TestClient], role: Role):
    stranger, release = client_of(role), shop.rows()[1]
    for action in ("withdraw", "roll-back"):
        answer = stranger.post(f"/v1/releases/{release['id']}/{action}", json={"reason": "x"})
        assert_problem(answer, 403, "not-allowed")
