"""A request finds its route by the first words of its path, and nobody can tell."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from api.app import door

PATHS = sorted({re.sub(r"\{[^}]*\}", "x", path) for path in door().openapi()["paths"]})


def test_every_path_is_found_and_knows_its_methods(client: TestClient) -> None:
    for path in PATHS:
        assert client.options(path).status_code == 405, path
        assert client.get(f"{path}/further/than/any").status_code == 404, path


def test_what_belongs_to_no_area_is_answered_by_the_site(client: TestClient) -> None:
    for path in ("/v1", "/v1/", "/v1/nothing", "/v1/sessionsandmore", "/v2/sessions"):
        assert client.post(path).status_code == 404, path
    assert client.get("/v1/sessions/").status_code == client.get("/v1/products/").status_code == 404
