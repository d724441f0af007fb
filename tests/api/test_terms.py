"""Terms over HTTP: who may publish and read them, and what is answered to wrong ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from kernel.access import Role
from tests.api.conftest import assert_problem
from tests.catalog.test_terms import FILES, files

ClientOf = Callable[[Role], TestClient]


def test_the_catalogue_manager_publishes_and_reads_them(client_of: ClientOf, product: str) -> None:
    manager = client_of(Role.CATALOGUE_MANAGER)
    assert_problem(manager.get("/v1/terms"), 404, "no-terms")
    answer = manager.post("/v1/terms", json={"files": files()})
    assert answer.status_code == 201, answer.text
    assert manager.get("/v1/terms").json() == answer.json()
    assert [each["product"] for each in manager.get("/v1/releases").json()["items"]] == [product]


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_nobody_else_does(client_of: ClientOf, product: str, role: Role) -> None:
    client = client_of(role)
    assert_problem(client.get("/v1/terms"), 403, "not-allowed")
    assert_problem(client.post("/v1/terms", json={"files": files()}), 403, "not-allowed")


def test_all_that_is_wrong_is_told_with_its_places(client_of: ClientOf, product: str) -> None:
    wrong = files(
        agreements=FILES["agreements"].replace('percent = "4"', 'percent = "104"'),
        promotions=FILES["promotions"].replace('percent = "10"', ""),
    )
    answer = client_of(Role.ADMIN).post("/v1/terms", json={"files": wrong})
    body = assert_problem(answer, 422, "terms-files")
    assert [each["path"].partition(":")[0] for each in body["problems"]] == [
        "terms/agreements.toml",
        "terms/promotions.toml",
    ]


def test_a_period_that_ends_before_it_starts_is_refused(client_of: ClientOf, product: str) -> None:
    body = {"files": files(), "valid_from": "2027-01-01", "valid_until": "2026-01-01"}
    assert client_of(Role.ADMIN).post("/v1/terms", json=body).status_code == 422
