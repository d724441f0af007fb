"""A product is begun in the studio from nothing, or after another one, and gets characteristics without code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas import beginning, drafts
from kernel.access import Role
from tests.api.conftest import assert_problem
from tests.api.studio import Studio

LAMP = {
    "product": "lamp",
    "name": {"en": "Lamp", "ru": "Лампа"},
    "summary": {"en": "It shines.", "ru": "Она светит."},
    "markets": ["eu", "ru"],
}
COLOUR = {"code": "colour", "name": {"en": "Colour", "ru": "Цвет"}, "kind": "list", "group": "look"}
GROUP = {"group_name": {"en": "Look", "ru": "Вид"}}
WATTS = {
    "code": "watts",
    "name": {"en": "Power", "ru": "Мощность"},
    "kind": "whole",
    "least": "5",
    "most": "20",
    "step": "5",
    "unit": "W",
    "group": "look",
}


@pytest.fixture
def manager(client_of: Callable[[Role], TestClient], product: str) -> TestClient:
    assert product == "bookcase", "another product, from which the markets are taken"
    return client_of(Role.CATALOGUE_MANAGER)


def begun(manager: TestClient, **said: Any) -> Studio:
    return Studio(manager, Studio(manager, "none").post("/products", drafts.Draft, {**LAMP, **said}, 201)["id"])


def fill(studio: Studio, path: str, text: str) -> None:
    answer = studio.write(text, studio.read(path)["version"], path)
    assert answer.status_code == 200, answer.text


def found(studio: Studio) -> list[tuple[str, str]]:
    findings = studio.do("check", Any, {"quick": True})["findings"]
    return [(one["place"].split(":")[0], one["message"]["en"]) for one in findings]


def test_a_product_from_nothing_says_only_what_it_lacks(manager: TestClient) -> None:
    studio = begun(manager)
    draft = manager.get(f"/v1/drafts/{studio.draft}").json()
    assert (draft["product"], draft["name"], draft["base"]["number"]) == ("lamp", "Lamp", 0)
    assert {file["path"] for file in draft["files"]} == {
        *("markets.toml", "product.toml", "rules/characteristics.rules"),
        *("prices/books.toml", "prices/eur.csv", "prices/rub.csv"),
    }
    assert {place for place, _ in found(studio)} == {"prices/eur.csv", "prices/rub.csv"}


def test_a_product_is_made_and_published_without_a_line_of_code(manager: TestClient, client: TestClient) -> None:
    studio = begun(manager)
    colour = studio.do("characteristics", beginning.BegunCharacteristic, {**COLOUR, **GROUP}, 201)
    assert colour["open"] == "values/colour.csv"
    watts = studio.do("characteristics", beginning.BegunCharacteristic, WATTS, 201)
    assert watts["open"] == "rules/characteristics.rules"
    assert manager.get(f"/v1/drafts/{studio.draft}/groups").json()["items"] == [
        {"code": "look", "name": {"en": "Look", "ru": "Вид"}}
    ]
    fill(
        studio,
        "values/colour.csv",
        studio.read("values/colour.csv")["text"] + "red,Red,Красный,,,,\ngrey,Grey,Серый,,,,\n",
    )
    for sheet in ("prices/eur.csv", "prices/rub.csv"):
        fill(studio, sheet, studio.read(sheet)["text"].replace("list,,,,,,", "list,,,,10.00,,"))
    assert found(studio) == []
    published = studio.do("publish", Any, {}, 201)
    assert published["release"]["number"] == 1, published
    body = {"product": "lamp", "market": "ru", "choices": {"colour": "grey", "watts": "15"}}
    session = client.post("/v1/sessions", json=body)
    assert session.status_code == 201, session.text
    (group,) = client.get("/v1/products/lamp?market=ru").json()["groups"]
    assert group["characteristics"] == ["colour", "watts"]


def test_a_product_begins_as_another_one(manager: TestClient) -> None:
    studio = begun(manager, like="bookcase", summary={})
    text = studio.read("product.toml")["text"]
    assert text.startswith('code = "lamp"\n')
    assert 'name = { en = "Lamp", ru = "Лампа" }' in text
    assert 'en = "Bookcase"' not in text
    assert studio.read("rules/bookcase.rules")["base"] is None
    assert found(studio) == []
    assert studio.do("publish", Any, {}, 201)["release"]["product"] == "lamp"


def test_what_takes_a_name_twice_is_refused(manager: TestClient) -> None:
    wrong = manager.post("/v1/drafts/products", json={**LAMP, "product": "bookcase"})
    assert_problem(wrong, 409, "product-exists")
    studio = begun(manager)
    studio.do("characteristics", Any, COLOUR, 201)
    again = manager.post(f"/v1/drafts/{studio.draft}/characteristics", json=COLOUR)
    assert_problem(again, 422, "characteristic-taken")


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"name": {"ru": "Лампа"}}, 422, "no-name"),
        ({"like": "sofa"}, 404, "unknown-product"),
        ({"like": "~terms"}, 404, "unknown-product"),
        ({"family": "lights"}, 404, "unknown-family"),
        ({"product": "Lamp 1"}, 422, "malformed"),
        ({"name": {"en": "A\nlamp"}}, 422, "malformed"),
    ],
)
def test_what_cannot_be_begun_leaves_no_draft(manager: TestClient, said: Any, status: int, code: str) -> None:
    assert_problem(manager.post("/v1/drafts/products", json={**LAMP, **said}), status, code)
    assert manager.get("/v1/drafts").json()["items"] == []


@pytest.mark.parametrize(
    "said",
    [
        {**WATTS, "least": "20", "most": "5"},
        {**WATTS, "most": ""},
        {**WATTS, "kind": "decimal", "step": ""},
        {**WATTS, "code": "require"},
        {**WATTS, "unit": "kg] # x"},
        {**WATTS, "name": {"en": "  "}},
    ],
)
def test_a_characteristic_that_makes_no_sense_changes_nothing(manager: TestClient, said: Any) -> None:
    studio = begun(manager)
    before = manager.get(f"/v1/drafts/{studio.draft}").json()
    assert manager.post(f"/v1/drafts/{studio.draft}/characteristics", json=said).status_code == 422
    assert manager.get(f"/v1/drafts/{studio.draft}").json() == before


def test_markup_in_names_is_text(manager: TestClient) -> None:
    name = '<script>alert("1")</script> \\ {x}'
    studio = begun(manager, name={"en": name})
    studio.do("characteristics", Any, {**COLOUR, "name": {"en": name}}, 201)
    assert "product.toml" not in {place for place, _ in found(studio)}
    assert studio.read("product.toml")["text"].count("<script>") == 2


def test_a_file_that_cannot_be_read_is_not_written_over(manager: TestClient) -> None:
    studio = begun(manager)
    fill(studio, "product.toml", "code = [\n")
    answer = manager.post(f"/v1/drafts/{studio.draft}/characteristics", json=COLOUR)
    assert_problem(answer, 422, "product-form")
    assert manager.get(f"/v1/drafts/{studio.draft}/groups").json()["items"] == []
    assert studio.read("rules/characteristics.rules")["text"].count("colour") == 0


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_others_begin_nothing(client_of: Callable[[Role], TestClient], manager: TestClient, role: Role) -> None:
    status = 401 if role is Role.ANONYMOUS else 403
    assert client_of(role).post("/v1/drafts/products", json=LAMP).status_code == status
    studio = begun(manager)
    assert client_of(role).post(f"/v1/drafts/{studio.draft}/characteristics", json=COLOUR).status_code == status
