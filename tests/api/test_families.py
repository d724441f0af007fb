"""Families over HTTP: as the shop lists them, and as copies that have come apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import catalogue, drafts
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import assert_problem
from tests.api.studio import Studio
from tests.build.catalogue import publish_tiny
from tests.build.families import GOODS, family_files


def publish(database: Database, clock: SettableClock, changes: Mapping[str, str | None] | None = None) -> None:
    with database.transaction() as session:
        publish_tiny(session, clock, changes=dict(family_files(changes)))


def test_families_are_listed_each_below_its_parent(
    database: Database, clock: SettableClock, client: TestClient
) -> None:
    publish(database, clock)
    answer = client.get("/v1/families", params={"market": "eu"})
    TypeAdapter(catalogue.Families).validate_json(answer.content)
    furniture = {
        "code": "furniture",
        "name": {"en": "Furniture", "ru": "Мебель"},
        "summary": {"en": "To sit, to store", "ru": "Сидеть и хранить"},
        "parent": "goods",
    }
    goods = {"code": "goods", "name": {"en": "Goods", "ru": "Товары"}, "summary": None, "parent": None}
    assert answer.json() == {"items": [{**goods, "products": []}, {**furniture, "products": ["bookcase"]}]}
    shown = client.get("/v1/products/bookcase", params={"market": "eu"}).json()
    TypeAdapter(catalogue.Product).validate_python(shown)
    assert shown["families"] == [furniture, goods]
    assert shown["classification"] == {"unspsc": "56101520", "etim": None, "eclass": None}
    assert_problem(client.get("/v1/families", params={"market": "mars"}), 404, "unknown-market")


def test_products_are_listed_by_family_or_by_one_above_it(
    database: Database, clock: SettableClock, client: TestClient
) -> None:
    publish(database, clock)
    for family, codes in (("furniture", ["bookcase"]), ("goods", ["bookcase"]), ("cars", [])):
        answer = client.get("/v1/products", params={"market": "eu", "family": family})
        TypeAdapter(catalogue.ProductPage).validate_json(answer.content)
        assert [card["code"] for card in answer.json()["items"]] == codes
    assert client.get("/v1/products", params={"market": "eu", "family": "Не код"}).status_code == 422


def test_a_product_whose_family_is_only_a_word_is_listed_by_it(product: str, client: TestClient) -> None:
    listed = client.get("/v1/products", params={"market": "eu", "family": "furniture"}).json()["items"]
    assert [(card["code"], card["families"]) for card in listed] == [(product, [])]
    assert client.get("/v1/families", params={"market": "eu"}).json() == {"items": []}


def test_a_family_is_written_in_a_draft_like_any_other_file(
    database: Database, clock: SettableClock, manager: TestClient
) -> None:
    publish(database, clock)
    studio = Studio(manager)
    path = "families/goods.toml"
    assert studio.write(GOODS.replace("Товары", "Всё для дома"), 0, path).status_code == 200
    assert studio.do("check", drafts.DraftCheck, {"quick": True}) == {"ok": True, "findings": [], "finding_count": 0}
    assert studio.write('parent = "furniture"\n' + GOODS, studio.read(path)["version"], path).status_code == 200
    found = studio.do("check", drafts.DraftCheck, {"quick": True})["findings"]
    assert [(each["file"], each["line"], each["severity"]) for each in found] == [
        ("families/furniture.toml", 1, "error"),
        (path, 1, "error"),
    ]


def test_a_draft_is_told_of_other_products_that_say_something_else_of_its_family(
    database: Database, clock: SettableClock, manager: TestClient
) -> None:
    publish(database, clock)
    shelf = {"product.toml": family_files()["product.toml"].replace('code = "bookcase"', 'code = "shelf"')}
    publish(database, clock, shelf)
    studio = Studio(manager)
    assert differing(studio) == []
    assert studio.write(GOODS.replace("Товары", "Всё для дома"), 0, "families/goods.toml").status_code == 200
    found = differing(studio)
    assert [(each["severity"], each["file"]) for each in found] == [("warning", "families/goods.toml")]
    assert "'goods' says something else here than in what is on sale of shelf" in found[0]["message"]["en"]
    answer = manager.post(f"/v1/drafts/{studio.draft}/publish", json={})
    assert answer.status_code == 201
    assert [each["code"] for each in answer.json()["findings"]].count("family-differs") == 1
    names = {each["code"]: each["name"]["ru"] for each in families(manager)}
    assert names == {"goods": "Всё для дома", "furniture": "Мебель"}, "the release published last is right"


def families(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/v1/families", params={"market": "ru"}).json()["items"]
    return found


def differing(studio: Studio) -> list[dict[str, Any]]:
    found = studio.do("check", drafts.DraftCheck, {"quick": False})["findings"]
    return [each for each in found if each["code"] == "family-differs"]
