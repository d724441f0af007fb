"""The file from which a browser tells what is possible: what is in it, and when it is sent."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

import rules
from kernel.clock import SettableClock
from kernel.db import Database
from tests.api.conftest import assert_problem
from tests.build.catalogue import PRODUCT, RULES, TODAY, publish_tiny, tiny_product
from tests.build.engines import compiled_once

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

INTERNAL = {
    "product.toml": PRODUCT.replace('"handle", "load"]', '"handle"]').replace(
        "[characteristic.load]", "[characteristic.load]\ninternal = true"
    )
}
WIDE = {
    "rules/bookcase.rules": RULES
    + "characteristic a: integer 0..999\ncharacteristic b: integer 0..999\nrule wide: require a * b >= 0\n",
    "product.toml": PRODUCT
    + "".join(f'\n[characteristic.{name}]\nname = {{ en = "X", ru = "X" }}\ninternal = true\n' for name in "ab"),
}
"""Numbers of whose product there is no diagram."""


def test_it_answers_what_a_click_answers(client: TestClient, product: str) -> None:
    sent = client.get(f"/v1/products/{product}/engine?market=us")
    assert sent.status_code == 200
    assert sent.headers["content-type"] == "application/vnd.quotewright.portable"
    here, there = rules.Portable.from_bytes(sent.content), compiled_once(tiny_product(), "us", TODAY).engine
    for choices in ({}, {"material": "steel"}, {"width": "1.20", "handle": "bar"}, {"material": "birch"}):
        found = there.propagate(choices)
        assert here.propagate(choices).consistent == found.consistent
        assert dict(here.propagate(choices).domains) == dict(found.domains)


def test_nothing_internal_is_in_it(client: TestClient, database: Database, clock: SettableClock) -> None:
    with database.transaction() as session:
        publish_tiny(session, clock, changes=INTERNAL)
    sent = client.get("/v1/products/bookcase/engine?market=eu").content
    here = rules.Portable.from_bytes(sent)
    shown = set(client.get("/v1/products/bookcase?market=eu").json()["characteristics"])
    assert set(here.names) == shown == {"material", "width", "shelves", "doors", "handle"}
    assert here.prices is None
    for word in ("load", "strength", "P-OAK", "steel_doors", "no doors", "80.00", "four_shelves"):
        assert word.encode() not in sent


def test_who_has_it_is_told_so_until_it_changes(
    client: TestClient, product: str, database: Database, clock: SettableClock
) -> None:
    path = f"/v1/products/{product}/engine?market=eu"
    tag = client.get(path).headers["etag"]
    assert client.get(path).headers["cache-control"] == "public, no-cache"
    for known in (tag, f'"other", W/{tag}'):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    with database.transaction() as session:
        publish_tiny(session, clock, changes=INTERNAL)
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_what_is_not_sold_has_none(client: TestClient, product: str) -> None:
    assert_problem(client.get("/v1/products/sofa/engine?market=eu"), 404, "unknown-product")
    assert_problem(client.get(f"/v1/products/{product}/engine?market=mars"), 404, "unknown-market")
    assert_problem(client.get(f"/v1/products/{product}/engine"), 422, "malformed")


def test_a_product_without_a_diagram_says_so(client: TestClient, database: Database, clock: SettableClock) -> None:
    with database.transaction() as session:
        publish_tiny(session, clock, changes=WIDE)
    assert_problem(client.get("/v1/products/bookcase/engine?market=eu"), 404, "not-portable")
