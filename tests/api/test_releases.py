"""The catalogue manager checks, publishes and lists."""

from __future__ import annotations

from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas.catalogue import Engines, Publication, ReleasePage, RuleCheck
from tests.api.conftest import assert_problem
from tests.build.catalogue import tiny_product_files


def test_a_product_is_published_over_http_and_is_on_sale_at_once(manager: TestClient, client: TestClient) -> None:
    answer = manager.post("/v1/releases", json={"files": tiny_product_files()})
    assert answer.status_code == 201, answer.text
    release = TypeAdapter(Publication).validate_json(answer.content).release
    assert release is not None
    assert "no-geometry" in {finding["code"] for finding in answer.json()["findings"]}, "the packages above look too"
    assert (release.product, release.number, release.published_by) == ("bookcase", 1, "Test catalogue_manager")
    assert client.get("/v1/products?market=eu").json()["items"][0]["code"] == "bookcase"
    engines = answer.json()["engines"]
    assert [(one["market"], one["start"], one["end"], one["engine"]) for one in engines] == [
        (market, None, None, "diagram") for market in ("eu", "us", "ru")
    ]
    assert all("answers everything exactly" in one["reason"] for one in engines)
    page = manager.get("/v1/releases?product=bookcase")
    assert [one.digest for one in TypeAdapter(ReleasePage).validate_json(page.content).items] == [release.digest]


def test_a_new_release_is_what_visitors_see_next(manager: TestClient, client: TestClient, product: str) -> None:
    before = client.get(f"/v1/products/{product}?market=eu").json()["release"]
    files = tiny_product_files()
    files["product.toml"] = files["product.toml"].replace("A small bookcase", "A dear bookcase")
    assert manager.post("/v1/releases", json={"files": files}).status_code == 201
    after = client.get(f"/v1/products/{product}?market=eu").json()
    assert (before["number"], after["release"]["number"]) == (1, 2)
    assert after["summary"]["en"] == "A dear bookcase"
    assert client.get("/v1/products?market=eu").json()["items"][0]["summary"]["en"] == "A dear bookcase"


def test_what_stands_against_a_release_is_told_with_its_places(
    manager: TestClient, client: TestClient, product: str
) -> None:
    files = tiny_product_files(
        {"rules/bookcase.rules": "characteristic material: one of oak\nrule x: require lenght = 1"}
    )
    answer = manager.post("/v1/releases", json={"files": files})
    assert answer.status_code == 200
    publication = TypeAdapter(Publication).validate_json(answer.content)
    assert publication.rejected
    assert publication.release is None
    assert any(one.file == "rules/bookcase.rules" and one.line == 2 for one in publication.findings)
    assert client.get(f"/v1/products/{product}?market=eu").json()["release"]["number"] == 1


def test_a_release_that_ends_before_it_starts_is_refused(manager: TestClient) -> None:
    body = {"files": tiny_product_files(), "valid_from": "2027-01-01", "valid_until": "2026-01-01"}
    answer = manager.post("/v1/releases", json=body)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["path"] == "/valid_until"


def test_rule_files_without_errors_are_told_to_be_well(manager: TestClient) -> None:
    files = tiny_product_files()
    answer = manager.post("/v1/rule-checks", json={"files": files})
    assert TypeAdapter(RuleCheck).validate_json(answer.content).ok
    assert_problem(manager.post("/v1/rule-checks", json={"files": {"x.csv": "a"}}), 422, "no-rule-file")


def test_releases_come_in_pages(manager: TestClient, product: str) -> None:
    for number in range(2):
        files = tiny_product_files()
        files["product.toml"] = files["product.toml"].replace("A small bookcase", f"Bookcase {number}")
        manager.post("/v1/releases", json={"files": files})
    first = manager.get("/v1/releases?limit=2").json()
    rest = manager.get("/v1/releases", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["number"] for one in first["items"] + rest["items"]] == [3, 2, 1]
    assert rest["next"] is None
    other_list = manager.get("/v1/releases", params={"product": product, "cursor": first["next"]})
    assert_problem(other_list, 422, "cursor")


def test_which_engine_decides_a_release_is_told(manager: TestClient, product: str) -> None:
    digest = manager.get("/v1/releases").json()["items"][0]["digest"]
    engines = TypeAdapter(Engines).validate_json(manager.get(f"/v1/releases/{digest}/engines").content)
    assert {(one.market, one.engine) for one in engines.items} == {(m, "diagram") for m in ("eu", "us", "ru")}
    assert_problem(manager.get(f"/v1/releases/{'0' * 64}/engines"), 404, "unknown-release")
