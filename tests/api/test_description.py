"""The description is what the code does, and is committed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from api.app import door
from api.description import FILE, written

DESCRIPTION: dict[str, Any] = door().openapi()


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_the_committed_description_is_that_of_the_code() -> None:
    assert FILE.read_bytes() == written(door()), "run: make openapi"


def test_it_is_openapi_3_1() -> None:
    assert DESCRIPTION["openapi"].startswith("3.1")


@pytest.mark.parametrize(
    ("name", "operation"), list(operations()), ids=lambda part: part if isinstance(part, str) else ""
)
def test_every_operation_describes_its_answer_and_its_problems(name: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    good = [response for status, response in responses.items() if int(status) < 300]
    assert good
    for response in good:
        for media_type, content in response.get("content", {}).items():
            assert content["schema"], f"{name} says nothing about its {media_type}"
    problems = {status: response for status, response in responses.items() if int(status) >= 400}
    if name == "GET /health/ready":
        del problems["503"]  # tells what is well and what is not
        assert {"422", "429"} <= set(problems)
        return
    assert {"422", "429", "503"} <= set(problems)
    for response in problems.values():
        assert list(response["content"]) == ["application/problem+json"]
    assert operation["description"]
    assert operation["x-action"]


def test_operation_ids_are_unique() -> None:
    ids = [operation["operationId"] for _, operation in operations()]
    assert len(ids) == len(set(ids))


def test_the_page_for_people_lists_every_operation_and_loads_nothing_from_elsewhere(client: Any) -> None:
    page = client.get("/v1/docs").text
    for path in DESCRIPTION["paths"]:
        assert path in page
    assert "http://" not in page
    assert "<script" not in page
