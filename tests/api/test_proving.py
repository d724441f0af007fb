"""Rule tests and the test bench over HTTP: written, run, made, judged, tried; refused with reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import drafts, proving
from api.schemas.catalogue import Product
from catalog.generated_tests import GENERATED_FILE
from catalog.release import TERMS
from catalog.rule_tests import RULE_TESTS_FILE
from kernel.clock import SettableClock
from tests.api.conftest import assert_problem
from tests.api.studio import NARROW, PATH, Studio
from tests.build.catalogue import PRODUCT, RULES

WIDE = {"width": "1.20", "shelves": "3"}
NO_DOORS = {
    "market": "eu",
    "choices": {"material": "steel"},
    "forced": {"doors": "false"},
    "removed": {"handle": ["bar"]},
}


def add(studio: Studio, *tests: dict[str, Any]) -> Any:
    return studio.do("tests", proving.RuleTests, {"tests": list(tests)}, 201)


def run(studio: Studio, *places: str) -> Any:
    return studio.do("test-runs", proving.Run, {"places": list(places)} if places else {})


def test_a_word_on_an_example_becomes_a_test_that_guards_the_rules(studio: Studio, manager: TestClient) -> None:
    studio.write(NARROW, 0)
    review = studio.do("review", drafts.DraftReview, {"market": "eu"})
    assert review["forbidden"]["count"] is None, "not asked to count"
    example = review["forbidden"]["examples"][0]["configuration"]
    add(studio, {"market": "eu", "choices": example, "possible": True, "note": 'Sold "as is", \\ always'})
    assert 'note = "Sold \\"as is\\", \\\\ always"' in studio.read(RULE_TESTS_FILE)["text"]
    failed = studio.do("check", drafts.DraftCheck, {})
    assert "rule-test-failed" in {one["code"] for one in failed["findings"] if one["severity"] == "error"}
    assert studio.do("publish", Any, {})["rejected"]
    studio.write(RULES, 1)
    assert studio.do("check", drafts.DraftCheck, {})["ok"]


def test_tests_are_run_with_what_they_miss_and_the_rules_to_blame(studio: Studio) -> None:
    add(studio, NO_DOORS, {"market": "eu", "choices": WIDE}, {"market": "eu", "choices": {}, "price": "1.00"})
    found = run(studio)
    assert [found[key] for key in ("passed", "failed", "undecided")] == [2, 1, 0]
    (priced,) = (one for one in found["results"] if one["result"] == "failed")
    assert "the price must be 1.00 EUR, but is" in priced["misses"][0]["message"]["en"]
    assert priced["test"]["price"] == {"amount": "1.00", "currency": "EUR"}
    studio.write(NARROW, 0)
    place = found["results"][1]["test"]["place"]
    only = run(studio, place)
    assert [(one["test"]["place"], one["result"]) for one in only["results"]] == [(place, "failed")]
    (blamed,) = only["results"][0]["misses"][0]["rules"]
    assert blamed["id"] == "wide_needs_shelves"
    assert blamed["place"].startswith(PATH)


def test_a_run_tells_the_day_whose_rules_it_was_decided_by(studio: Studio, clock: SettableClock) -> None:
    opening = 'rule opening: require shelves >= 2\n    reason en "x"\n    reason ru "x"\n    from 2026-07-01\n'
    studio.write(RULES + opening, 0)
    one_shelf = {"market": "eu", "choices": {"shelves": "1", "width": "0.60"}}
    add(studio, one_shelf, {**one_shelf, "day": "2026-06-30"})
    before = run(studio)
    clock.advance(timedelta(days=30))
    after = run(studio)
    told = [(each["day"], each["passed"], each["failed"]) for each in (before, after)]
    assert told == [("2026-06-15", 2, 0), ("2026-07-15", 1, 1)]


def test_a_wrong_price_keeps_the_draft_from_being_published(studio: Studio) -> None:
    add(studio, {"market": "eu", "choices": {}, "price": "1.00", "note": "cheap"})
    checked = studio.do("check", drafts.DraftCheck, {})
    (finding,) = (one for one in checked["findings"] if one["severity"] == "error")
    assert finding["code"] == "rule-test-failed"
    assert "цена должна быть 1.00 EUR" in finding["message"]["ru"]


def test_a_test_is_changed_and_deleted_and_nothing_is_overwritten(studio: Studio, manager: TestClient) -> None:
    add(studio, NO_DOORS, {"market": "us", "choices": {"material": "birch"}, "possible": False, "note": "second"})
    url = f"/v1/drafts/{studio.draft}/tests"
    listed = manager.get(url)
    TypeAdapter(proving.RuleTests).validate_json(listed.content)
    assert [(one["number"], one["note"], one["by"]) for one in listed.json()["items"]] == [
        (0, "", "Test catalogue_manager"),
        (1, "second", "Test catalogue_manager"),
    ]
    read = {"If-Match": listed.headers["etag"]}
    changed = manager.put(f"{url}/0", json={"test": {**NO_DOORS, "note": "first"}}, headers=read)
    assert [one["note"] for one in changed.json()["items"]] == ["first", "second"]
    assert_problem(manager.delete(f"{url}/1", headers=read), 412, "stale")
    assert manager.delete(f"{url}/1").status_code == 428
    now = {"If-Match": changed.headers["etag"]}
    assert_problem(manager.delete(f"{url}/2", headers=now), 404, "unknown-test")
    assert [one["note"] for one in manager.delete(f"{url}/1", headers=now).json()["items"]] == ["first"]
    studio.do("undo", drafts.Draft)
    assert len(manager.get(url).json()["items"]) == 2, "a deleted test comes back"


def test_everything_wrong_with_a_test_is_told(studio: Studio, manager: TestClient) -> None:
    url = f"/v1/drafts/{studio.draft}/tests"
    wrong = {
        "market": "eu",
        "choices": {"width": "9", "colour": "red"},
        "possible": False,
        "price": "1",
        "note": "a\nb",
    }
    problem = assert_problem(manager.post(url, json={"tests": [NO_DOORS, wrong]}), 422, "rule-test")
    paths = {one["path"] for one in problem["problems"]}
    assert paths == {f"/tests/1/{what}" for what in ("choices/width", "choices/colour", "possible", "note")}
    assert manager.get(url).json()["items"] == [], "not half of them"
    elsewhere = {"tests": [{**NO_DOORS, "market": "mars"}]}
    assert_problem(manager.post(url, json=elsewhere), 404, "unknown-market")
    bodies: tuple[dict[str, Any], ...] = (
        {"tests": []},
        {"tests": [{**NO_DOORS, "price": "-1"}]},
        {"tests": [{**NO_DOORS, "day": "soon"}]},
    )
    for body in bodies:
        assert manager.post(url, json=body).status_code == 422
    add(studio, {**NO_DOORS, "note": "<script>alert(1)</script> 'x' \u202e"})
    assert manager.get(url).json()["items"][0]["note"] == "<script>alert(1)</script> 'x' \u202e"


def test_tests_are_made_from_the_rules_and_notice_a_change(studio: Studio, manager: TestClient) -> None:
    made = studio.do("generated-tests", proving.Making)
    assert made["changed"]
    assert {one["market"]: (one["pairs"], one["missing"], one["broken"]) for one in made["coverage"]} == {
        "eu": (117, 0, 3),
        "us": (102, 0, 4),
        "ru": (117, 0, 3),
    }
    listed = manager.get(f"/v1/drafts/{studio.draft}/tests").json()["generated"]
    assert listed["tests"] == made["tests"]
    assert listed["kinds"]["breaks"] == 4
    version = studio.read(GENERATED_FILE)["version"]
    assert not studio.do("generated-tests", proving.Making)["changed"]
    assert studio.read(GENERATED_FILE)["version"] == version, "no edit where nothing changed"
    assert run(studio)["failed"] == 0
    studio.write(NARROW, 0)
    noticed = run(studio)
    assert noticed["failed"] == len(noticed["results"]) > 0
    studio.write(RULES.replace("knob, bar", "knob, rail"), version + 1)
    unreadable = assert_problem(manager.get(f"/v1/drafts/{studio.draft}/tests"), 422, "catalogue-files")
    assert any("Make the generated tests again" in one["message"] for one in unreadable["problems"])


def test_the_tests_are_judged_rule_by_rule_and_what_they_miss_is_kept(studio: Studio, manager: TestClient) -> None:
    every = studio.do("mutation", proving.Mutation, {"market": "us"})
    assert every["rules"] == ["wide_needs_shelves", "steel_doors", "handle_doors", "us_no_birch"]
    assert [one["rule"]["id"] for one in every["scores"]] == every["rules"]
    asked = {"market": "us", "rules": ["us_no_birch"]}
    (before,) = studio.do("mutation", proving.Mutation, asked)["scores"]
    assert before["killed"] == 0
    assert {one["mistake"] for one in before["survivors"]} == {"dropped", "turned"}
    kept = [
        {"market": "us", "choices": one["choices"], "possible": one["possible"], "note": "found by mutation"}
        for one in before["survivors"]
    ]
    add(studio, *kept)
    assert run(studio)["failed"] == 0
    (after,) = studio.do("mutation", proving.Mutation, asked)["scores"]
    assert (after["killed"], after["survivors"]) == (2, [])
    url = f"/v1/drafts/{studio.draft}/mutation"
    assert_problem(manager.post(url, json={"market": "eu", "rules": ["us_no_birch"]}), 422, "unknown-rule")
    assert_problem(manager.post(url, json={"market": "mars"}), 404, "unknown-market")


def test_a_closed_draft_takes_no_tests(studio: Studio, manager: TestClient) -> None:
    studio.do("abandon", drafts.Draft)
    url = f"/v1/drafts/{studio.draft}"
    assert_problem(manager.post(f"{url}/tests", json={"tests": [NO_DOORS]}), 409, "draft-abandoned")
    assert_problem(manager.post(f"{url}/generated-tests"), 409, "draft-abandoned")
    assert run(studio)["failed"] == 0, "it can still be read"


def test_draft_and_release_are_tried_side_by_side(studio: Studio) -> None:
    studio.write(NARROW.replace("material = steel excludes doors", "material = oak excludes doors"), 0)
    found = studio.do("trial", proving.Trial, {"market": "eu", "choices": {"width": "1.20", "material": "steel"}})
    assert found["draft"]["values"]["shelves"] == ["4", "5", "6"]
    assert found["release"]["values"]["shelves"] == ["3", "4", "5", "6"]
    assert found["differs"] == ["shelves", "doors", "handle", "load"]
    assert found["draft"]["net"]["currency"] == "EUR"
    assert found["draft"]["configuration"]["width"] == "1.20"
    assert found["draft"]["scene"] is None, "the bookcase has no geometry"
    broken = studio.do("trial", proving.Trial, {"market": "eu", "choices": WIDE})
    assert (broken["draft"]["consistent"], broken["release"]["consistent"]) == (False, True)
    conflict = broken["draft"]["conflict"]
    assert conflict["choices"] == ["width", "shelves"]
    (rule,) = conflict["rules"]
    assert (rule["id"], rule["reason"]["ru"]) == ("wide_needs_shelves", "Шкафу шире 1 м нужно не меньше трёх полок.")
    assert broken["draft"]["values"] == {}


def test_why_a_value_went_is_told_with_the_drafts_own_rules(studio: Studio, manager: TestClient) -> None:
    studio.write(NARROW, 0)
    asked = {"market": "eu", "choices": {"width": "1.20"}, "characteristic": "shelves", "value": "3"}
    found = studio.do("trial/why", proving.TrialWhy, asked)
    assert found["verdict"] == "impossible"
    assert [rule["id"] for rule in found["rules"]] == ["wide_needs_shelves"]
    assert found["rules"][0]["place"].startswith(PATH)
    assert "wide_needs_shelves" in " ".join(one["text"]["en"] for one in found["story"]), "an engineer hears the rule"
    before = studio.do("trial/why", proving.TrialWhy, {**asked, "of": "release"})
    assert (before["verdict"], before["story"]) == ("possible", [])
    url = f"/v1/drafts/{studio.draft}/trial/why"
    assert_problem(manager.post(url, json={**asked, "value": "9"}), 422, "unknown-value")


def test_a_bench_knows_what_only_one_of_the_two_has(studio: Studio, manager: TestClient) -> None:
    studio.write(RULES + "\ncharacteristic lit: boolean\nrule lit: when lit require shelves >= 2\n", 0)
    text = PRODUCT.replace('"width", "shelves"', '"width", "shelves", "lit"')
    text += '\n[characteristic.lit]\nname = { en = "Light", ru = "Свет" }\n'
    text = text.replace('markets = ["eu", "us", "ru"]', 'markets = ["eu", "us"]')
    studio.write(text, 0, "product.toml")
    books = studio.read("prices/books.toml")["text"]
    studio.write(
        "\n\n".join(part for part in books.split("\n\n") if 'market = "ru"' not in part), 0, "prices/books.toml"
    )
    found = studio.do("trial", proving.Trial, {"market": "eu", "choices": {"lit": "true"}})
    assert "1" not in found["draft"]["values"]["shelves"]
    assert found["release"]["unknown"] == ["lit"]
    shown = manager.get(f"/v1/drafts/{studio.draft}/product?market=eu")
    TypeAdapter(Product).validate_json(shown.content)
    assert shown.json()["characteristics"]["lit"]["name"]["ru"] == "Свет"
    url = f"/v1/drafts/{studio.draft}/trial"
    strange = manager.post(url, json={"market": "eu", "choices": {"dark": "true", "width": "9"}})
    problem = assert_problem(strange, 422, "unknown-value")
    assert {one["path"] for one in problem["problems"]} == {"/choices/dark", "/choices/width"}
    assert_problem(manager.post(url, json={"market": "ru"}), 404, "unknown-market")


def test_what_cannot_be_priced_says_why(studio: Studio) -> None:
    text = studio.read("prices/eur.csv")["text"]
    studio.write("\n".join(line for line in text.splitlines() if "steel" not in line) + "\n", 0, "prices/eur.csv")
    found = studio.do("trial", proving.Trial, {"market": "eu", "choices": {"material": "steel"}})
    assert found["draft"]["net"] is None
    assert "Steel has no price" in found["draft"]["unpriced"]["en"]
    assert found["release"]["net"]["currency"] == "EUR"


def test_terms_of_sale_have_no_rules_to_try_or_to_test(manager: TestClient, product: str) -> None:
    begun = manager.post("/v1/drafts", json={"product": TERMS, "name": "Winter"})
    assert begun.status_code == 201, begun.text
    url = f"/v1/drafts/{begun.json()['id']}"
    assert_problem(manager.get(f"{url}/tests"), 422, "terms-draft")
    for path, body in (
        ("tests", {"tests": [NO_DOORS]}),
        ("test-runs", {}),
        ("generated-tests", None),
        ("mutation", {"market": "eu"}),
        ("trial", {"market": "eu"}),
        ("lint", {"market": "eu"}),
        ("measurement", {"market": "eu"}),
    ):
        assert_problem(manager.post(f"{url}/{path}", json=body), 422, "terms-draft")
