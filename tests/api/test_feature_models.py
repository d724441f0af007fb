"""A feature model becomes the draft of a product that has none yet, and the draft becomes its first release."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import imports
from api.schemas.proving import Trial, TrialWhy
from kernel.access import Role
from tests.api.conftest import assert_problem
from tests.api.studio import Studio

MODEL = """\
features
\tLamp
\t\tmandatory
\t\t\tColour
\t\t\t\talternative
\t\t\t\t\tRed
\t\t\t\t\t"Ярко-зелёный"
\t\t\tInteger Bulbs {min 1, max 4}
\t\toptional
\t\t\tDimmer {price 12}
\t\t\tTimer {price 8}
constraints
\tRed => Bulbs <= 2
\tTimer => Dimmer
\tavg(price) <= 10
"""


@pytest.fixture
def manager(client_of: Callable[[Role], TestClient], product: str) -> TestClient:
    assert product == "bookcase", "another product, from which the markets are taken"
    return client_of(Role.CATALOGUE_MANAGER)


def begin(client: TestClient, model: str = MODEL, **form: str) -> Any:
    said = {"product": "lamp", "name": "A lamp", **form}
    return client.post("/v1/drafts/feature-models", data=said, files={"file": ("lamp.uvl", model.encode())})


def test_a_model_becomes_a_draft_that_tells_what_it_left_out(manager: TestClient) -> None:
    answer = begin(manager)
    assert answer.status_code == 201, answer.text
    TypeAdapter(imports.ModelDraft).validate_json(answer.content)
    draft, (left_out,) = answer.json()["draft"], answer.json()["left_out"]
    assert (draft["product"], draft["base"]["number"], draft["state"]) == ("lamp", 0, "open")
    assert (left_out["line"], left_out["code"]) == (15, "not-expressible")
    assert "avg()" in left_out["message"]["en"]
    studio = Studio(manager, draft["id"])
    rules = studio.read("rules/model.rules")
    assert (rules["state"], rules["base"]) == ("added", None)
    assert 'characteristic colour: one of Red, "Ярко-зелёный"' in rules["text"]
    assert 'source "lamp.uvl:13"' in rules["text"]
    assert "# the constraint in line 15 is left out" in rules["text"]
    assert "Ярко-зелёный" in studio.read("product.toml")["text"]
    found = studio.do("check", Any, {"quick": True})["findings"]
    assert {one["place"].split(":")[0] for one in found} == {"prices/books.toml"}, "only what a model cannot know"
    assert_problem(manager.post(f"/v1/drafts/{draft['id']}/review", json={"market": "eu"}), 409, "no-release")


def with_prices(manager: TestClient) -> Studio:
    """Return the draft of the model with all that a model does not know."""
    studio = Studio(manager, begin(manager).json()["draft"]["id"])
    books, prices = "", "kind,characteristic,value,per,amount\nlist,,,,10.00\n"
    for market, currency in (("eu", "EUR"), ("us", "USD"), ("ru", "RUB")):
        books += f'[[book]]\ncode = "{market}"\nmarket = "{market}"\ncurrency = "{currency}"\nfile = "{market}.csv"\n'
        studio.write(prices, 0, f"prices/{market}.csv")
    studio.write(books, 0, "prices/books.toml")
    names = studio.read("product.toml")
    named = re.sub(r"\{ en = (\"[^\"]*\") \}", r"{ en = \1, ru = \1 }", names["text"])
    studio.write(named, names["version"], "product.toml")
    return studio


def test_a_new_product_is_tried_before_it_is_ever_published(manager: TestClient) -> None:
    studio = with_prices(manager)
    markets = manager.get(f"/v1/drafts/{studio.draft}/markets").json()["items"]
    assert [market["code"] for market in markets] == ["eu", "us", "ru"]
    trial = studio.do("trial", Trial, {"market": "eu", "choices": {"colour": "Red"}})
    assert trial["release"] is None
    assert trial["differs"] == []
    assert "3" not in trial["draft"]["values"]["bulbs"]
    books = studio.read("prices/books.toml")
    late = books["text"].replace('code = "eu"\n', 'code = "eu"\nfrom = 2099-01-01\n')
    studio.write(late, books["version"], "prices/books.toml")
    told = studio.do("trial", Trial, {"market": "eu", "choices": {}})["draft"]["unpriced"]
    assert "has no prices" in told["en"]
    assert "нет цен" in told["ru"]
    asked = {"market": "eu", "choices": {"colour": "Red"}, "characteristic": "bulbs", "value": "3"}
    assert studio.do("trial/why", TrialWhy, asked)["verdict"] == "impossible"
    wrong = {"market": "eu", "choices": {"colour": "Blue"}}
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/trial", json=wrong), 422, "unknown-value")
    of_release = manager.post(f"/v1/drafts/{studio.draft}/trial/why", json={**asked, "of": "release"})
    assert_problem(of_release, 404, "unknown-product")


def test_its_draft_becomes_the_first_release(manager: TestClient, client: TestClient) -> None:
    studio = with_prices(manager)
    publication = studio.do("publish", Any, {}, 201)
    assert publication["release"]["number"] == 1, publication
    session = client.post("/v1/sessions", json={"product": "lamp", "market": "eu", "choices": {"colour": "Red"}})
    assert session.status_code == 201, session.text
    assert_problem(begin(manager), 409, "product-exists")


def test_everything_wrong_with_a_model_is_told_with_its_place(manager: TestClient) -> None:
    problem = assert_problem(
        begin(manager, "features\n\tA\n\t\toptional\n\t\t\tInteger n\n\t\t\tReal x\n"), 422, "malformed"
    )
    assert [one["path"] for one in problem["problems"]] == ["lamp.uvl:4:12", "lamp.uvl:5:9"]


@pytest.mark.parametrize("form", [{"product": "Lamp 1"}, {"product": "~terms"}, {"name": "  "}, {"product": ""}])
def test_bad_names_are_refused(manager: TestClient, form: dict[str, str]) -> None:
    assert begin(manager, **form).status_code == 422
    assert manager.get("/v1/drafts").json()["items"] == []


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_others_begin_nothing(client_of: Callable[[Role], TestClient], manager: TestClient, role: Role) -> None:
    assert begin(client_of(role)).status_code == (401 if role is Role.ANONYMOUS else 403)
