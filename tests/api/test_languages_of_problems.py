"""A refused request is answered in the language that was asked for; codes, paths and the English stay."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.language import language_of
from tests.api.conftest import Road

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

RUSSIAN = {"Accept-Language": "ru-RU,ru;q=0.9,en;q=0.5"}


def _both(client: TestClient, method: str, path: str, **sent: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the same problem in English and in Russian."""
    headers = sent.pop("headers", {})
    english = client.request(method, path, headers=headers, **sent)
    russian = client.request(method, path, headers={**headers, **RUSSIAN}, **sent)
    assert english.headers["Content-Language"] == "en"
    assert russian.headers["Content-Language"] == "ru"
    return english.json(), russian.json()


@SQLITE
def test_every_part_for_people_is_told_in_russian_and_the_rest_stays(client: TestClient, road: Road) -> None:
    session = road.open_session()
    english, russian = _both(client, "POST", f"/v1/sessions/{session}/choices", json={"characteristic": 5, "extra": 1})
    assert "english" not in english
    assert russian["title"] == "Не читается"
    assert russian["detail"] == "Запрос не читается: проблем: 3."
    assert {one["path"]: one["message"] for one in russian["problems"]} == {
        "/characteristic": "нужен текст",
        "/value": "обязательное поле",
        "/extra": "такого поля нет; уберите его",
    }
    assert russian["english"] == {name: english[name] for name in ("title", "detail", "problems")}
    kept = ("type", "status", "code", "instance")
    assert {name: russian[name] for name in kept} == {name: english[name] for name in kept}


@SQLITE
@pytest.mark.parametrize(
    ("method", "path", "sent", "detail"),
    [
        ("GET", "/v1/products/sofa?market=eu", {}, "Изделие 'sofa'"),
        ("GET", "/v1/quotes", {}, "Для этого нужно войти."),
        ("GET", "/v1/nowhere", {}, "По адресу /v1/nowhere ничего нет."),
        ("PATCH", "/v1/sessions", {}, "PATCH по адресу /v1/sessions невозможно."),
        (
            "POST",
            "/v1/sessions",
            {"content": b"{", "headers": {"Content-Type": "application/json"}},
            "Запрос не читается",
        ),
        ("POST", "/v1/sessions", {"content": b"x" * 3_000_000}, "Тело запроса больше"),
    ],
)
def test_whoever_refuses_is_understood(
    client: TestClient, method: str, path: str, sent: dict[str, Any], detail: str
) -> None:
    english, russian = _both(client, method, path, **sent)
    assert russian["detail"].startswith(detail)
    assert russian["english"]["detail"] == english["detail"]
    assert not re.search("[а-яё]", english["detail"])


@SQLITE
def test_a_refusal_that_carries_its_text_is_told_with_it(client: TestClient, product: str) -> None:
    body = {"product": product, "market": "eu", "choices": {"material": "steel", "doors": "true"}}
    english, russian = _both(client, "POST", "/v1/sessions", json=body)
    assert (english["code"], russian["code"]) == ("choices-inconsistent", "choices-inconsistent")
    assert russian["detail"].startswith("Эти значения вместе невозможны: material, doors. ")
    assert russian["detail"] == russian["facts"]["text"]["ru"]
    assert russian["english"]["detail"] == russian["facts"]["text"]["en"] == english["detail"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("RU-ru", "ru"),
        ("de", "en"),
        ("*", "en"),
        ("ru;q=0", "en"),
        ("en;q=0.4, ru;q=0.6", "ru"),
        ("en, ru", "en"),
        ("ru;q=zero, \0, ru-", "ru"),
        ("ru;q=9", "en"),
        ("de," * 5_000 + "ru", "en"),
    ],
)
def test_the_language_wanted_most_of_those_we_speak_is_spoken(accepted: str, language: str) -> None:
    assert language_of(accepted) == language
