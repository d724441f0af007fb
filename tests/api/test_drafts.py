"""The studio over HTTP: drafts by several people, checked, reviewed, guarded by tests, published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import drafts
from kernel.access import Role
from kernel.clock import SettableClock
from tests.api.conftest import Road, assert_problem, offer
from tests.api.studio import NARROW, PATH, Studio
from tests.build.catalogue import RULES


def test_a_draft_begins_as_the_release_is(studio: Studio, manager: TestClient) -> None:
    found = manager.get(f"/v1/drafts/{studio.draft}").json()
    assert (found["product"], found["name"], found["state"], found["base"]["number"]) == (
        "bookcase",
        "Autumn",
        "open",
        1,
    )
    assert {file["state"] for file in found["files"]} == {"base"}
    assert studio.read()["text"] == studio.read()["base"] == RULES
    assert [one["id"] for one in manager.get("/v1/drafts?product=bookcase&state=open").json()["items"]] == [
        studio.draft
    ]
    assert manager.get("/v1/drafts?product=wardrobe").json() == {"items": [], "next": None}


def test_nothing_is_overwritten_silently(studio: Studio, client_of: Callable[[Role], TestClient]) -> None:
    other = Studio(client_of(Role.ADMIN), studio.draft)
    assert studio.write(NARROW, 0).status_code == 200
    refused = other.write(RULES + "\n", 0)
    problem = assert_problem(refused, 412, "stale")
    assert "Test catalogue_manager" in problem["detail"]
    now = other.read()
    assert (now["text"], now["state"], now["version"], now["changed_by"]) == (
        NARROW,
        "changed",
        1,
        "Test catalogue_manager",
    )
    assert other.write(NARROW + "\n", now["version"]).json()["version"] == 2
    assert other.write("", 0, "rules/more.rules").status_code == 200, "another file is nobody's conflict"


def test_an_edit_is_undone_and_kept(studio: Studio, manager: TestClient) -> None:
    studio.write(NARROW, 0)
    studio.write(None, 1)
    assert studio.read()["state"] == "deleted"
    assert studio.do("undo", drafts.Draft)["undoable"]
    assert studio.read()["text"] == NARROW
    assert not studio.do("undo", drafts.Draft)["undoable"]
    assert studio.read()["state"] == "base"
    edits = manager.get(f"/v1/drafts/{studio.draft}/history").json()["items"]
    assert [(one["version"], one["action"], one["undone"]) for one in edits] == [
        (2, "deleted", True),
        (1, "written", True),
    ]
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/undo"), 409, "nothing-to-undo")
    assert studio.write(NARROW, 0).json()["version"] == 3, "a number is never used again"


def test_everything_wrong_is_told_with_its_place(studio: Studio) -> None:
    assert studio.do("check", drafts.DraftCheck, {"quick": True}) == {"ok": True, "findings": [], "finding_count": 0}
    studio.write(RULES + "\nrule x: require lenght = 1\n", 0)
    found = studio.do("check", drafts.DraftCheck, {"quick": True})
    assert not found["ok"]
    assert found["findings"][0]["file"] == PATH
    assert found["findings"][0]["line"] == RULES.count("\n") + 2
    studio.write(RULES + "\nrule a: require doors\nrule b: require not doors\n", 1)
    thorough = studio.do("check", drafts.DraftCheck, {})
    assert "void-product" in {one["code"] for one in thorough["findings"]}


def test_a_review_shows_what_a_change_forbids_and_allows(studio: Studio) -> None:
    same = studio.do("review", drafts.DraftReview, {"market": "eu", "count": True})
    assert (same["equal"], same["forbidden"]["count"], same["allowed"]["count"]) == (True, "0", "0")
    studio.write(NARROW, 0)
    found = studio.do("review", drafts.DraftReview, {"market": "eu", "count": True})
    assert not found["equal"]
    assert found["allowed"]["examples"] == []
    # oak and birch with handle none, knob or bar, steel without doors: 7; once wide, once with 3 shelves
    assert (found["forbidden"]["count"], found["forbidden"]["complete"]) == ("7", True)
    example = found["forbidden"]["examples"][0]
    assert (example["configuration"]["width"], example["configuration"]["shelves"]) == ("1.20", "3")
    assert [rule["id"] for rule in example["rules"]] == ["wide_needs_shelves"]
    assert example["rules"][0]["place"].startswith(PATH)
    assert sorted(example["names"]) == ["shelves", "width"]


def test_a_draft_is_published_once(studio: Studio, manager: TestClient, client: TestClient) -> None:
    studio.write(NARROW, 0)
    publication = studio.do("publish", Any, {}, 201)
    assert publication["release"]["number"] == 2
    assert client.get("/v1/products/bookcase?market=eu").json()["release"]["number"] == 2
    assert manager.get(f"/v1/drafts/{studio.draft}").json()["state"] == "published"
    for answer in (
        manager.post(f"/v1/drafts/{studio.draft}/publish", json={}),
        manager.post(f"/v1/drafts/{studio.draft}/abandon"),
        studio.write(RULES, 1),
    ):
        assert_problem(answer, 409, "draft-published")


def test_a_draft_does_not_become_another_product(studio: Studio, manager: TestClient) -> None:
    text = studio.read("product.toml")["text"]
    assert 'code = "bookcase"' in text
    assert studio.write(text.replace('code = "bookcase"', 'code = "shelf"'), 0, "product.toml").status_code == 200
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/publish", json={}), 409, "draft-product")
    assert manager.get(f"/v1/drafts/{studio.draft}").json()["state"] == "open"
    assert manager.get("/v1/releases?product=shelf").json()["items"] == []


def test_a_draft_is_given_up(studio: Studio) -> None:
    assert studio.do("abandon", drafts.Draft)["state"] == "abandoned"
    assert_problem(studio.write(NARROW, 0), 409, "draft-abandoned")


def test_what_was_sold_and_what_is_open_is_examined(studio: Studio, road: Road) -> None:
    wide = {"width": "1.20", "shelves": "3", "material": "oak"}
    road.sent(**wide)
    number = road.quote["number"]
    ordered = replace(road, quote={}, etag="")
    token = ordered.sent(**wide)
    ordered.visitor.post("/v1/offer/accept", json={"name": "Anna"}, headers=offer(token))
    assert ordered.rep.post(f"/v1/quotes/{ordered.quote['id']}/convert").status_code == 201
    replace(road, quote={}, etag="").draft(1, shelves="2")

    studio.write(NARROW, 0)
    found = studio.do("review", drafts.DraftReview, {"market": "eu"})
    net = road_net(ordered)
    revenue = {"total": net, "before": net, "possible": {"amount": "0.00", "currency": "EUR"}, "changed": net}
    assert found["sold"] == {"examined": 1, "before": 1, "possible": 0, "changed": 1, "revenue": [revenue]}
    assert found["forbidden"]["examples"][0]["recorded"]
    quotes = found["quotes"]
    assert (quotes["lines"], quotes["untouched"]) == (2, 1)
    (broken,) = quotes["broken"]
    assert (broken["quote"]["number"], broken["state"], broken["fate"]) == (number, "sent", "changed")
    assert broken["is_new"]
    shelf_more, narrower = (repriced(road, **{**wide, **mended}) for mended in ({"shelves": "4"}, {"width": "1.00"}))
    assert shelf_more > 0 > narrower
    (change,) = broken["changes"]
    nearest = ("shelves", "3", "4", shelf_more) if shelf_more < -narrower else ("width", "1.20", "1.00", narrower)
    assert change.pop("chosen") is True
    assert (*change.values(), Decimal(broken["difference"]["amount"])) == nearest
    other = studio.do("review", drafts.DraftReview, {"market": "us"})
    nothing = {"examined": 0, "before": 0, "possible": 0, "changed": 0, "revenue": []}
    assert other["sold"] == nothing, "nothing was sold there"
    assert other["quotes"] == {"lines": 0, "untouched": 0, "broken": []}


def repriced(road: Road, **choices: str) -> Decimal:
    """Return by how much a line of two pieces costs more with other choices, as a quote of its own tells."""
    other = replace(road, quote={}, etag="")
    other.draft(1, **choices)
    return Decimal(road_net(other)["amount"]) - Decimal(road_net(road)["amount"])


def test_what_the_release_has_broken_is_not_blamed_on_a_draft(studio: Studio, road: Road, manager: TestClient) -> None:
    wide = {"width": "1.20", "shelves": "3", "material": "oak"}
    token = road.sent(**wide)
    road.visitor.post("/v1/offer/accept", json={"name": "Anna"}, headers=offer(token))
    assert road.rep.post(f"/v1/quotes/{road.quote['id']}/convert").status_code == 201
    replace(road, quote={}, etag="").draft(1, **wide)
    studio.write(NARROW, 0)
    studio.do("publish", Any, {}, 201)
    later = Studio(manager)
    later.write(NARROW + "\nrule no_steel: require material != steel\n", 0)
    found = later.do("review", drafts.DraftReview, {"market": "eu"})
    assert {name: found["sold"][name] for name in ("examined", "before", "possible", "changed")} == {
        "examined": 1,
        "before": 0,
        "possible": 0,
        "changed": 1,
    }
    zero = {"amount": "0.00", "currency": "EUR"}
    assert [found["sold"]["revenue"][0][name] for name in ("total", "before", "possible")] == [
        road_net(road),
        zero,
        zero,
    ]
    assert [(each["fate"], each["is_new"]) for each in found["quotes"]["broken"]] == [("changed", False)]


def road_net(road: Road) -> Any:
    return road.quote["revision"]["lines"][0]["waterfall"]["net"]


def test_revenue_older_than_a_year_does_not_count(studio: Studio, road: Road, clock: SettableClock) -> None:
    token = road.sent(width="1.20", shelves="5")
    road.visitor.post("/v1/offer/accept", json={"name": "Anna"}, headers=offer(token))
    assert road.rep.post(f"/v1/quotes/{road.quote['id']}/convert").status_code == 201
    asked = {"market": "eu"}
    (revenue,) = studio.do("review", drafts.DraftReview, asked)["sold"]["revenue"]
    assert revenue["total"] == revenue["possible"] == road_net(road)
    clock.advance(timedelta(days=366))
    sold = studio.do("review", drafts.DraftReview, asked)["sold"]
    assert (sold["examined"], sold["revenue"]) == (1, [])


def test_values_that_died_and_markets_touched_are_told(studio: Studio) -> None:
    same = studio.do("review", drafts.DraftReview, {"market": "eu"})
    assert same["died"] == {}
    assert {(one["rules"], one["prices"]) for one in same["markets"]} == {(False, False)}
    no_steel = RULES + "\nrule no_steel: require material != steel\n    markets eu\n"
    studio.write(no_steel, 0)
    prices = studio.read("prices/usd.csv")["text"]
    studio.write(prices.replace("230.00", "231.00"), 0, "prices/usd.csv")
    found = studio.do("review", drafts.DraftReview, {"market": "eu"})
    assert found["died"] == {"material": ["steel"]}
    assert {one["market"]: (one["rules"], one["prices"]) for one in found["markets"]} == {
        "eu": (True, False),
        "us": (False, True),
        "ru": (False, False),
    }


def test_suspicious_rules_are_told_in_both_languages_new_ones_first(studio: Studio, manager: TestClient) -> None:
    before = studio.do("lint", drafts.Suspicions, {"market": "eu"})
    assert before["decided"]
    assert not any(one["is_new"] for one in before["items"])
    studio.write(RULES + "\nrule again: material = steel excludes handle = bar\n", 0)
    found = studio.do("lint", drafts.Suspicions, {"market": "eu"})["items"]
    assert found[0]["is_new"]
    new = {one["code"]: one for one in found if one["is_new"]}
    assert new["redundant"]["message"]["ru"] == "правило «again» лишнее: оно следует из других"
    assert new["redundant"]["hint"]["ru"].startswith("из-за правил ")
    assert (new["redundant"]["file"], new["redundant"]["line"]) == (PATH, RULES.count("\n") + 2)
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/lint", json={"market": "mars"}), 404, "unknown-market")


def test_draft_and_release_are_measured(studio: Studio, manager: TestClient) -> None:
    studio.write(RULES + "\nrule again: require width <= 1.0 m or shelves >= 2\n", 0)
    found = studio.do("measurement", drafts.Measurement, {"market": "eu"})
    assert found["draft"]["engine"] == found["release"]["engine"] == "diagram"
    assert found["draft"]["bytes"] > 0
    assert found["draft"]["click_ms"] > 0
    url = f"/v1/drafts/{studio.draft}/measurement"
    assert_problem(manager.post(url, json={"market": "mars"}), 404, "unknown-market")


def test_an_agreed_price_stays_when_a_quote_must_change(studio: Studio, road: Road) -> None:
    road.draft(1, width="1.20", shelves="3", material="oak")
    line = road.quote["revision"]["lines"][0]
    target = {"amount": "100.00", "currency": "EUR"}
    road.patch({"discount": {"unit_price": target}}, f"/lines/{line['id']}")
    studio.write(NARROW, 0)
    (broken,) = studio.do("review", drafts.DraftReview, {"market": "eu"})["quotes"]["broken"]
    assert (broken["fate"], broken["difference"]) == ("changed", {"amount": "0.00", "currency": "EUR"})


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "a//b", "a\\b", "a\nb", "x" * 201])
def test_paths_stay_in_the_product(studio: Studio, path: str) -> None:
    answer = studio.client.put(
        f"/v1/drafts/{studio.draft}/files", params={"path": path}, json={"text": "x"}, headers={"If-Match": '"0"'}
    )
    assert answer.status_code == 422


def test_bad_input_is_refused_with_reasons(studio: Studio, manager: TestClient) -> None:
    assert_problem(manager.post("/v1/drafts", json={"product": "wardrobe", "name": "x"}), 404, "unknown-product")
    assert_problem(manager.post("/v1/drafts", json={"product": "bookcase", "name": "  "}), 422, "draft-name")
    assert_problem(manager.get("/v1/drafts/dra_none"), 404, "unknown-draft")
    assert_problem(manager.get(f"/v1/drafts/{studio.draft}/files?path=none"), 404, "unknown-file")
    assert_problem(studio.write("a\0b", 0), 422, "draft-file")
    assert_problem(studio.write(None, 0, "none.csv"), 404, "unknown-file")
    unconditional = studio.client.put(f"/v1/drafts/{studio.draft}/files?path={PATH}", json={"text": ""})
    assert unconditional.status_code == 428
    assert_problem(manager.post(f"/v1/drafts/{studio.draft}/review", json={"market": "mars"}), 404, "unknown-market")


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_drafts_are_the_catalogue_managers_own(
    studio: Studio, client_of: Callable[[Role], TestClient], role: Role
) -> None:
    stranger = client_of(role)
    status = 401 if role is Role.ANONYMOUS else 403
    assert stranger.get("/v1/drafts").status_code == status
    assert stranger.get(f"/v1/drafts/{studio.draft}").status_code == status
    assert stranger.post(f"/v1/drafts/{studio.draft}/publish", json={}).status_code == status


def test_what_is_wrong_with_files_is_told_in_the_languages_of_the_studio(studio: Studio) -> None:
    studio.write("kind,characteristic,value,per,amount\nlist,,,,many\n", 0, "prices/eur.csv")
    found = studio.do("check", drafts.DraftCheck, {"quick": True})["findings"]
    assert found[0]["message"] == {
        "en": "'many' in column 'amount' is not a number; write it like 1234.50.",
        "ru": "'many' в столбце 'amount' — не число; пишите так: 1234.50.",
    }


def exchange(studio: Studio, version: int, changes: list[dict[str, Any]], count: int, path: str = "bom.csv") -> Any:
    url, headers = f"/v1/drafts/{studio.draft}/files?path={path}", {"If-Match": f'"{version}"'}
    return studio.client.patch(url, json={"changes": changes, "count": count}, headers=headers)


def test_of_a_large_table_only_the_lines_that_change_are_sent(studio: Studio) -> None:
    rows = [f"c{number},Name {number}" for number in range(100_000)]
    table = "\n".join(["code,name_en", *rows, ""])
    assert studio.write(table, 0, "values/many.csv").status_code == 200
    version = studio.read("values/many.csv")["version"]
    change = [{"at": 50_002, "gone": 1, "lines": ["oak,Дуб"]}]
    answer = exchange(studio, version, change, 100_002, "values/many.csv")
    assert answer.status_code == 200, answer.text
    TypeAdapter(drafts.FileHead).validate_json(answer.content)
    assert len(answer.content) < 1_000, "the table does not come back either"
    assert answer.headers["etag"] == f'"{version + 1}"'
    assert studio.read("values/many.csv")["text"] == table.replace("c50000,Name 50000", "oak,Дуб")
    studio.do("undo", drafts.Draft)
    assert studio.read("values/many.csv")["text"] == table


def test_lines_are_exchanged_only_in_the_text_that_was_read(studio: Studio) -> None:
    text = studio.read("bom.csv")["text"]
    count = text.count("\n") + 1
    change = [{"at": 2, "gone": 1, "lines": []}]
    assert_problem(exchange(studio, 7, change, count - 1), 412, "stale")
    assert_problem(exchange(studio, 0, change, count), 422, "draft-changes")
    assert_problem(exchange(studio, 0, [{"at": 0, "gone": 1, "lines": []}], count), 422, "malformed")
    assert_problem(exchange(studio, 0, change, count - 1, "none.csv"), 404, "unknown-file")
    assert_problem(exchange(studio, 0, [{"at": 2, "gone": 1, "lines": ["x\0"]}], count), 422, "draft-file")
    assert studio.read("bom.csv")["state"] == "base"
    assert exchange(studio, 0, change, count - 1).status_code == 200
    studio.do("abandon", drafts.Draft)
    version = studio.read("bom.csv")["version"]
    assert_problem(exchange(studio, version, change, count - 2), 409, "draft-abandoned")


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_others_exchange_no_lines(studio: Studio, client_of: Callable[[Role], TestClient], role: Role) -> None:
    stranger = Studio(client_of(role), studio.draft)
    assert exchange(stranger, 0, [], 1).status_code == (401 if role is Role.ANONYMOUS else 403)
