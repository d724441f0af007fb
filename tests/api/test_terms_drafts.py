"""Terms of sale in drafts: written, checked, priced against open quotes, approved, published."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas.catalogue import Publication
from api.schemas.drafts import DraftCheck, Repricing
from catalog.draft.tables import DraftRow
from kernel.access import Role
from kernel.db import Database
from tests.api.conftest import Road, assert_problem
from tests.api.studio import Studio
from tests.catalog.test_terms import FILES, PROMOTION
from tests.catalog.test_terms import files as terms_files

PROMOTIONS = "terms/promotions.toml"
LATER = "\nfrom = 2026-07-01\n"


@pytest.fixture
def manager(client_of: Callable[[Role], TestClient], product: str) -> TestClient:
    return client_of(Role.CATALOGUE_MANAGER)


@pytest.fixture
def studio(manager: TestClient) -> Studio:
    """A draft on published terms."""
    assert manager.post("/v1/terms", json={"files": terms_files()}).status_code == 201
    return begun(manager)


def begun(manager: TestClient) -> Studio:
    answer = manager.post("/v1/drafts", json={"product": "~terms", "name": "Winter"})
    assert answer.status_code == 201, answer.text
    return Studio(manager, answer.json()["id"])


def reprice(studio: Studio, **body: Any) -> Any:
    return studio.do("repricing", Repricing, body)


def test_a_draft_of_terms_becomes_a_release_of_terms(studio: Studio, manager: TestClient):
    draft = manager.get(f"/v1/drafts/{studio.draft}").json()
    assert (draft["product"], draft["base"]["number"]) == ("~terms", 1)
    assert {file["path"] for file in draft["files"]} == set(terms_files())
    assert studio.write(PROMOTION.replace('"10"', '"11"'), 0, PROMOTIONS).status_code == 200
    assert studio.do("check", DraftCheck, {}) == {"ok": True, "findings": [], "finding_count": 0}
    published = studio.do("publish", Publication, {"note": "Winter"}, 201)
    assert (published["release"]["product"], published["release"]["number"]) == ("~terms", 2)
    assert manager.get("/v1/terms").json()["files"][PROMOTIONS] == PROMOTION.replace('"10"', '"11"')
    assert manager.get("/v1/releases", params={"product": "~terms"}).json()["items"][0]["note"] == "Winter"
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/publish", json={}), 409, "draft-published")


def test_the_first_terms_are_written_in_a_draft_too(manager: TestClient, database: Database):
    studio = begun(manager)
    draft = manager.get(f"/v1/drafts/{studio.draft}").json()
    assert (draft["base"]["number"], [file["path"] for file in draft["files"]]) == (0, ["markets.toml"])
    assert studio.write(FILES["promotions"], 0, PROMOTIONS).status_code == 200
    assert studio.do("publish", Publication, {}, 201)["release"]["number"] == 1
    with database.transaction(read_only=True) as session:
        assert session.get_one(DraftRow, studio.draft).released is not None


def test_everything_wrong_is_told_with_its_place_and_keeps_them_back(studio: Studio):
    studio.write(PROMOTION.replace('"10"', '"104"'), 0, PROMOTIONS)
    studio.write("Nobody reads this", 0, "notes.txt")
    quick = studio.do("check", DraftCheck, {"quick": True})
    assert not quick["ok"]
    assert {one["file"] for one in quick["findings"]} == {PROMOTIONS, "notes.txt"}
    assert studio.do("publish", Publication, {})["rejected"]
    studio.client.post(f"/v1/drafts/{studio.draft}/undo")
    version = studio.read(PROMOTIONS)["version"]
    studio.write(PROMOTION.replace("bookcase", "bookcases"), version, PROMOTIONS)
    assert studio.do("check", DraftCheck, {"quick": True})["ok"], "which products there are is looked at thoroughly"
    thorough = studio.do("check", DraftCheck, {})
    assert [one["place"] for one in thorough["findings"]] == [f"{PROMOTIONS}#spring"]
    assert studio.do("publish", Publication, {})["rejected"]


def test_open_quotes_are_priced_under_both_terms(studio: Studio, road: Road):
    road.draft(1, material="oak")
    net = Decimal(road.quote["revision"]["lines"][0]["waterfall"]["net"]["amount"])
    assert reprice(studio) == {"day": "2026-06-15", "lines": 1, "changed": 0, "sums": [], "items": []}
    studio.write(PROMOTION.replace('"10"', '"55"'), 0, PROMOTIONS)
    found = reprice(studio)
    (line,) = found["items"]
    assert (line["quote"]["number"], line["state"], line["product"]) == (road.quote["number"], "draft", "bookcase")
    assert Decimal(line["before"]["amount"]) == net
    assert Decimal(line["difference"]["amount"]) == Decimal(line["after"]["amount"]) - net
    assert Decimal(line["difference"]["amount"]) < 0
    assert found["sums"] == [line["difference"]]
    assert road.reread()["revision"]["lines"][0]["waterfall"]["net"]["amount"] == str(net), "the quote stays as it is"


def test_a_promotion_of_a_later_day_is_seen_on_that_day(studio: Studio, road: Road):
    road.draft(1, material="oak")
    studio.write(PROMOTION.replace('percent = "10"', 'percent = "55"' + LATER), 0, PROMOTIONS)
    today, later = reprice(studio), reprice(studio, day="2026-07-02")
    assert [Decimal(found["sums"][0]["amount"]) > 0 for found in (today, later)] == [True, False]


def test_what_is_asked_of_products_is_not_asked_of_terms_and_the_other_way_round(studio: Studio, manager: TestClient):
    body = {"market": "eu"}
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/review", json=body), 422, "terms-review")
    other = Studio(manager)
    assert_problem(manager.post(f"/v1/drafts/{other.draft}/repricing", json={}), 422, "no-terms-draft")


def test_the_catalogue_manager_learns_no_customer_and_others_nothing(
    studio: Studio, road: Road, client_of: Callable[[Role], TestClient]
):
    road.draft(1, material="oak")
    studio.write(PROMOTION.replace('"10"', '"55"'), 0, PROMOTIONS)
    assert "Kovaleva" not in str(reprice(studio))
    assert "Ковалёва" not in str(reprice(studio))
    answer = client_of(Role.REP).post(f"/v1/drafts/{studio.draft}/repricing", json={})
    assert_problem(answer, 403, "not-allowed")
