"""Agreements, surcharges and markets of a draft as forms over HTTP: listed, checked at their fields, written back."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import entries
from catalog.books import BOOKS_FILE
from catalog.guard_rail import GUARD_RAILS_FILE, KINDS
from catalog.market import MARKETS_FILE
from catalog.release import TERMS
from catalog.scale import SCALES_FILE
from catalog.terms_sheet import AGREEMENTS_FILE, PROMOTIONS_FILE, SURCHARGES_FILE
from tests.api.conftest import assert_problem
from tests.api.studio import Studio

AGREED = """\
# Who pays what.

[[agreement]]
code = "school"   # number 12
name = { en = "Schools", ru = "Школы" }
groups = ["school"]
market = "eu"
products = ["bookcase"]
price = "300.00"
options = [{ characteristic = "material", value = "oak", amount = "40.00" }]
"""
SCHOOL = {
    "code": "school",
    "name": {"en": "Schools", "ru": "Школы"},
    "groups": ["school"],
    "market": "eu",
    "products": ["bookcase"],
    "price": "300.00",
    "options": [{"characteristic": "material", "value": "oak", "amount": "40.00"}],
}


class Entries:
    """The entries of a file of a draft, as forms show them."""

    def __init__(self, studio: Studio, path: str) -> None:
        self.studio, self.path = studio, path
        self.url = f"/v1/drafts/{studio.draft}/entries"
        self.etag = ""

    def read(self) -> Any:
        return self.kept(self.studio.client.get(self.url, params={"path": self.path}))

    def kept(self, answer: Any, status: int = 200) -> Any:
        assert answer.status_code == status, answer.text
        TypeAdapter(entries.DraftEntries).validate_json(answer.content)
        self.etag = answer.headers["etag"]
        return answer.json()

    def put(self, number: int, values: Any) -> Any:
        return self._sent("PUT", f"/{number}", {"values": values})

    def post(self, kind: str, values: Any) -> Any:
        return self._sent("POST", "", {"kind": kind, "values": values})

    def delete(self, number: int) -> Any:
        return self._sent("DELETE", f"/{number}", None)

    def check(self, kind: str, values: Any, number: int | None = None) -> Any:
        url = f"/v1/drafts/{self.studio.draft}/entry-check"
        body = {"kind": kind, "values": values, "number": number}
        answer = self.studio.client.post(url, params={"path": self.path}, json=body)
        assert answer.status_code == 200, answer.text
        TypeAdapter(entries.CheckedEntry).validate_json(answer.content)
        return answer.json()

    def found(self, kind: str, values: Any, number: int | None = None) -> dict[str, str]:
        return {each["field"]: each["message"]["en"] for each in self.check(kind, values, number)["findings"]}

    @property
    def text(self) -> str:
        text: str = self.studio.read(self.path)["text"]
        return text

    def _sent(self, method: str, path: str, body: Any) -> Any:
        headers = {"If-Match": self.etag}
        params = {"path": self.path}
        return self.studio.client.request(method, f"{self.url}{path}", params=params, json=body, headers=headers)


@pytest.fixture
def terms(manager: TestClient, product: str) -> Studio:
    """A draft of the first terms of sale."""
    assert product == "bookcase"
    begun = manager.post("/v1/drafts", json={"product": TERMS, "name": "Schools"})
    return Studio(manager, begun.json()["id"])


@pytest.fixture
def agreements(terms: Studio) -> Entries:
    terms.write(AGREED, 0, AGREEMENTS_FILE)
    return Entries(terms, AGREEMENTS_FILE)


def test_entries_are_listed_with_their_fields(agreements: Entries) -> None:
    found = agreements.read()
    (item,) = found["items"]
    assert (item["kind"], item["id"], item["line"], item["values"]) == ("agreement", "school", 3, SCHOOL)
    assert item["text"] == AGREED.split("\n\n")[1].rstrip("\n")
    (kind,) = found["kinds"]
    fields = {field["name"]: field for field in kind["fields"]}
    assert [column["name"] for column in fields["options"]["columns"]] == ["characteristic", "value", "amount"]
    assert fields["market"]["refers"] == "market"
    assert fields["code"]["required"]


def test_an_entry_is_changed_and_nothing_else_in_its_file(agreements: Entries) -> None:
    values = agreements.read()["items"][0]["values"]
    assert agreements.put(0, values).headers["etag"] == agreements.etag, "nothing was changed, so nothing was written"
    ended = {**values, "until": "2027-01-01", "price": "310.00"}
    assert agreements.kept(agreements.put(0, ended))["number"] == 0
    assert agreements.text == AGREED.replace(
        'products = ["bookcase"]\nprice = "300.00"', 'products = ["bookcase"]\nuntil = 2027-01-01\nprice = "310.00"'
    )


def test_entries_are_added_to_a_file_that_nobody_has_begun_and_deleted(terms: Studio) -> None:
    promotions = Entries(terms, PROMOTIONS_FILE)
    assert promotions.read()["items"] == []
    spring = {"code": "spring", "name": {"en": "Spring"}, "percent": "5"}
    promotions.kept(promotions.post("promotion", spring), 201)
    assert promotions.text == '[[promotion]]\ncode = "spring"\nname = { en = "Spring" }\npercent = "5"\n'
    summer = {"code": "summer", "name": {"en": "Summer"}, "amount": "5", "market": "eu"}
    assert promotions.kept(promotions.post("promotion", summer), 201)["number"] == 1
    assert [item["id"] for item in promotions.kept(promotions.delete(0))["items"]] == ["summer"]
    assert promotions.text.startswith('[[promotion]]\ncode = "summer"')


def test_indices_stand_before_surcharges_in_one_file(terms: Studio) -> None:
    surcharges = Entries(terms, SURCHARGES_FILE)
    assert [kind["kind"] for kind in surcharges.read()["kinds"]] == ["index", "surcharge"]
    by_index = {"code": "oak", "name": {"en": "Oak"}, "per": "index", "kind": "material", "index": "wood"}
    added = surcharges.kept(surcharges.post("surcharge", {**by_index, "since": "2026-01-01", "share": "10"}), 201)
    wood = {"name": "wood", "values": [{"day": "2026-01-01", "value": "100"}]}
    index = surcharges.kept(surcharges.post("index", wood), 201)
    assert [item["id"] for item in index["items"]][index["number"]] == "wood"
    assert added["items"][0]["values"]["index"] == "wood"
    found = surcharges.found("index", {**wood, "values": [*wood["values"], {"day": "2025-01-01", "value": "-1"}]}, 1)
    assert set(found) == {"values/1/value"}
    late = surcharges.found("index", {**wood, "values": [*wood["values"], {"day": "2025-01-01", "value": "1"}]}, 1)
    assert "ascend" in late["values/1/day"]


def test_what_is_wrong_is_told_at_its_field_while_it_is_filled_in(agreements: Entries) -> None:
    agreements.read()
    wrong = {
        **SCHOOL,
        "code": "second",
        "name": {"ru": "Школы"},
        "market": "mars",
        "from": "2027-01-01",
        "until": "2026-01-01",
        "percent": "400",
        "options": [{"characteristic": "material", "value": "oak", "amount": "40.00"}, {"characteristic": "x"}],
    }
    found = agreements.found("agreement", wrong)
    assert {"name", "market", "until", "percent", "price"} <= set(found)
    assert "Did you mean" in found["market"] or "Known" in found["market"]
    assert agreements.found("agreement", {"name": {"en": "X"}, "percent": "3"})["code"]
    assert agreements.text == AGREED, "nothing is written"


def test_what_does_not_fit_the_products_on_sale_stands_at_its_field(agreements: Entries) -> None:
    agreements.read()
    options = [*SCHOOL["options"], {"characteristic": "material", "value": "gold", "amount": "1"}]
    assert set(agreements.found("agreement", {**SCHOOL, "options": options}, 0)) == {"options/1/value"}
    assert set(agreements.found("agreement", {**SCHOOL, "products": ["bookcasé"]}, 0)) == {"products"}
    assert agreements.found("agreement", SCHOOL, 0) == {}
    promotions = Entries(agreements.studio, PROMOTIONS_FILE)
    spring = {"code": "s", "name": {"en": "S"}, "percent": "5", "products": ["bookcase"], "when": "width > 1 kg"}
    assert set(promotions.found("promotion", spring)) == {"when"}


def test_taxes_of_a_product_are_changed_in_its_market(studio: Studio) -> None:
    markets = Entries(studio, MARKETS_FILE)
    before = markets.text
    us = markets.read()["items"][1]
    assert us["id"] == "us"
    tax = [*us["values"]["tax"], {"class": "food", "name": {"en": "Food"}, "rate": "200", "country": "usa"}]
    found = markets.found("market", {**us["values"], "tax": tax}, 1)
    assert set(found) == {"tax/1/rate", "tax/1/country"}
    tax[1] |= {"rate": "2.5", "country": "US"}
    assert markets.found("market", {**us["values"], "tax": tax}, 1) == {}
    markets.kept(markets.put(1, {**us["values"], "tax": tax}))
    went = [line for line in before.splitlines() if line not in markets.text]
    assert went == ['tax = [{ class = "standard", name = { en = "Sales tax", ru = "Налог с продаж" }, rate = "8.25" }]']


def test_nobody_writes_over_somebody_elses_change(agreements: Entries) -> None:
    agreements.read()
    agreements.studio.write(AGREED.replace("300", "290"), int(agreements.etag.strip('"')), AGREEMENTS_FILE)
    assert_problem(agreements.put(0, SCHOOL), 412, "stale")
    assert_problem(agreements.post("agreement", SCHOOL), 412, "stale")
    assert_problem(agreements.delete(0), 412, "stale")
    assert "290" in agreements.text


def test_what_no_entry_can_hold_is_refused_with_all_its_problems(agreements: Entries) -> None:
    agreements.read()
    wrong = {"code": ["x"], "name": "plain", "groups": "school", "options": [{"x": "y"}], "colour": "red"}
    problem = assert_problem(agreements.put(0, wrong), 422, "entry-form")
    paths = {each["path"] for each in problem["problems"]}
    assert paths == {"/values/code", "/values/name", "/values/groups", "/values/options", "/values/colour"}
    assert set(agreements.found("agreement", wrong, 0)) == {path.removeprefix("/values/") for path in paths}
    assert_problem(agreements.post("market", SCHOOL), 422, "entry-kind")
    assert_problem(agreements.put(7, SCHOOL), 404, "unknown-entry")
    assert_problem(agreements.delete(7), 404, "unknown-entry")
    assert agreements.put(0, {"price": 3}).status_code == 422
    assert agreements.text == AGREED


def test_files_without_forms_and_files_that_cannot_be_read_are_left_to_the_text(agreements: Entries) -> None:
    client, url = agreements.studio.client, agreements.url
    assert_problem(client.get(url, params={"path": "geometry.toml"}), 422, "no-entries-file")
    agreements.read()
    agreements.studio.write("[[agreement]\n", int(agreements.etag.strip('"')), AGREEMENTS_FILE)
    problem = assert_problem(client.get(url, params={"path": AGREEMENTS_FILE}), 422, "entries-unread")
    assert problem["problems"][0]["path"] == f"{AGREEMENTS_FILE}:1:12"


def test_what_a_product_says_has_forms_and_is_told_at_its_fields(studio: Studio) -> None:
    facts = Entries(studio, "product.toml")
    listed = facts.read()
    times = {kind["kind"]: kind["times"] for kind in listed["kinds"]}
    assert times["product"] == "whole"
    assert times["characteristic"] == "keyed"
    head = listed["items"][0]
    assert (head["kind"], head["id"], head["others"]) == ("product", "bookcase", [])
    wrong = facts.check("product", {**head["values"], "unspsc": "12"}, 0)
    assert [one["field"] for one in wrong["findings"]] == ["unspsc"]
    nameless = {name: value for name, value in head["values"].items() if name != "summary"}
    assert [one["field"] for one in facts.check("product", nameless, 0)["findings"]] == ["summary"]
    before = facts.text
    facts.kept(facts.put(0, {**head["values"], "etim": "EC000042"}))
    assert set(facts.text.splitlines()) - set(before.splitlines()) == {'etim = "EC000042"'}
    assert_problem(facts.delete(0), 422, "entry-kind")
    assert_problem(facts.post("product", {}), 422, "entry-kind")
    facts.kept(facts.post("life", {"discontinued": "2027-06-01", "successor": "bookcase-2"}), 201)
    assert facts.text.endswith('\n[life]\ndiscontinued = 2027-06-01\nsuccessor = "bookcase-2"\n')
    assert_problem(facts.post("life", {"discontinued": "2027-06-01"}), 422, "entry-kind")


def test_price_books_and_tiers_of_a_product_have_forms(studio: Studio) -> None:
    books = Entries(studio, BOOKS_FILE)
    listed = books.read()
    assert [kind["kind"] for kind in listed["kinds"]] == ["book", "cost"]
    (first, *_) = [each for each in listed["items"] if each["kind"] == "book"]
    before = books.text
    books.put(first["number"], {**first["values"], "until": "2026-12-01"})
    assert books.text == before.replace("until = 2027-01-01", "until = 2026-12-01", 1)
    wrong = books.found("book", {**first["values"], "code": "x", "base": "nothing", "file": "none.csv"})
    assert "There is no book 'nothing'" in wrong["base"]
    wrong = books.found("book", {**first["values"], "file": "none.csv"}, first["number"])
    assert "There is no file 'prices/none.csv'" in wrong["file"]


def test_tiers_are_begun_in_the_form_and_told_what_is_wrong_with_them(studio: Studio) -> None:
    tiers = Entries(studio, SCALES_FILE)
    assert tiers.read()["items"] == []
    block = {"code": "crate", "kind": "block", "market": "eu", "size": "6", "amount": "999.00", "segment": "trade"}
    assert tiers.found("tier", block) == {}
    assert "from 2 to" in tiers.found("tier", {**block, "size": "1"})["size"]
    by_band = {"code": "bands", "market": "mars", "file": "tiers.csv"}
    assert "not sold in the market" in tiers.found("tier", by_band)["market"]
    tiers.post("tier", block)
    assert tiers.text.splitlines()[0] == "[[tier]]"
    assert tiers.read()["items"][0]["values"] == block


def test_what_has_no_meaning_beside_another_kind_of_tiers_is_not_written(studio: Studio) -> None:
    tiers = Entries(studio, SCALES_FILE)
    tiers.read()
    tiers.post(
        "tier", {"code": "a", "kind": "volume", "file": "tiers.csv", "segment": "x", "size": "6", "over": "quote"}
    )
    assert "size" not in tiers.text
    assert 'over = "quote"' in tiers.text


def test_guard_rails_are_begun_in_forms_and_told_what_is_wrong_with_them(studio: Studio) -> None:
    rails = Entries(studio, GUARD_RAILS_FILE)
    listed = rails.read()
    assert listed["items"] == []
    assert [kind["kind"] for kind in listed["kinds"]] == ["discount", "floor", "ceiling", "margin"]
    roles = {kind["kind"]: kind["fields"][0]["choices"] for kind in listed["kinds"]}
    assert roles == {"discount": ["rep", "manager", "admin"], **{key: ["manager", "admin"] for key in KINDS[1:]}}
    first = {"role": "rep", "up_to": "10"}
    assert "let one role go up to 100" in rails.found("discount", first)["up_to"]
    rails.kept(rails.post("discount", first), 201)
    everything = {"role": "admin", "up_to": "100"}
    assert rails.found("discount", everything) == {}
    rails.kept(rails.post("discount", everything), 201)
    in_us = {"role": "rep", "up_to": "6", "market": "us"}
    rails.kept(rails.post("discount", in_us), 201)
    again = rails.found("discount", {**in_us, "up_to": "7"})
    assert again == {"role": "There is a discount of rep for the same market and segment already."}
    assert "not sold in the market 'mars'" in rails.found("discount", {**in_us, "market": "mars"})["market"]
    assert "'rep' is not possible" in rails.found("floor", {"role": "rep", "percent_of_list": "80"})["role"]
    assert "is missing" in rails.found("floor", {"role": "admin"})["percent_of_list"]
    assert (
        rails.found("floor", {"percent_of_list": "70"})["role"] == "The key 'role' is missing. Known: manager, admin."
    )
    assert "from 0 to 99.999999" in rails.found("margin", {"role": "manager", "percent": "100"})["percent"]
    assert [item["id"] for item in rails.read()["items"]] == ["rep", "admin", "rep us"]
    assert rails.text.endswith('\n\n[[discount]]\nrole = "rep"\nup_to = "6"\nmarket = "us"\n')
    assert rails.kept(rails.put(0, {**first, "up_to": "12"}))["number"] == 0
    assert rails.text.startswith('[[discount]]\nrole = "rep"\nup_to = "12"\n\n[[discount]]\nrole = "admin"')
