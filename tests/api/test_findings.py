"""What is found, over HTTP: the first of it and how much there is; what the release sold now has too is told as old."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas import catalogue, drafts
from rules import MOST_FINDINGS
from tests.api.conftest import assert_problem
from tests.api.studio import PATH, Studio
from tests.build.catalogue import RULES, tiny_product_files

EUR = "prices/eur.csv"
WRONG = MOST_FINDINGS + 100
LOOKS = ({"quick": True}, {"quick": False})


def with_wrong_rows(rows: int) -> str:
    wrong = [f"option,materiel,oak{row},,1.00,," for row in range(rows)]
    return tiny_product_files()[EUR] + "\n".join(wrong) + "\n"


@pytest.mark.parametrize("look", LOOKS)
def test_of_thousands_of_findings_the_first_are_told_and_how_many_there_are(studio: Studio, look: Any) -> None:
    studio.write(with_wrong_rows(WRONG), 0, EUR)
    found = studio.do("check", drafts.DraftCheck, look)
    assert (found["ok"], found["finding_count"], len(found["findings"])) == (False, WRONG, MOST_FINDINGS)
    first = tiny_product_files()[EUR].count("\n") + 1
    assert [one["line"] for one in found["findings"]] == list(range(first, first + MOST_FINDINGS))
    assert all("'material'" in one["message"]["en"] for one in found["findings"]), "of those, what may be meant is told"
    assert all("Характеристики" in one["message"]["ru"] for one in found["findings"])


def test_a_rejected_publication_tells_as_much_as_a_check(studio: Studio) -> None:
    studio.write(with_wrong_rows(WRONG), 0, EUR)
    outcome = studio.do("publish", catalogue.Publication, {})
    assert outcome["rejected"]
    assert (outcome["finding_count"], len(outcome["findings"])) == (WRONG, MOST_FINDINGS)


def test_a_draft_that_cannot_be_read_is_refused_with_the_first_problems(studio: Studio) -> None:
    studio.write(with_wrong_rows(WRONG), 0, EUR)
    refused = assert_problem(
        studio.client.post(f"/v1/drafts/{studio.draft}/review", json={"market": "eu"}), 422, "catalogue-files"
    )
    assert len(refused["problems"]) == MOST_FINDINGS
    assert f"{WRONG} problems" in refused["detail"]


def test_errors_of_rule_files_are_told_before_warnings_and_counted(manager: TestClient) -> None:
    rows = "\n".join(f"rule r{row}: require shelfs{row} = 1" for row in range(WRONG))
    answer = manager.post("/v1/rule-checks", json={"files": {**tiny_product_files(), PATH: f"{RULES}\n{rows}\n"}})
    found = answer.json()
    assert (found["ok"], found["finding_count"], len(found["findings"])) == (False, WRONG, MOST_FINDINGS)
    assert {one["severity"] for one in found["findings"]} == {"error"}


def test_a_cell_of_any_length_makes_no_longer_answer(studio: Studio) -> None:
    studio.write(tiny_product_files()[EUR] + f"{'x' * 100_000},,,,1.00,,\n", 0, EUR)
    (found,) = studio.do("check", drafts.DraftCheck, {"quick": True})["findings"]
    assert all(len(text) == 1_000 for text in found["message"].values())


def of(code: str, found: Any) -> list[tuple[list[str], bool]]:
    return [(one["markets"], one["is_new"]) for one in found["findings"] if one["code"] == code]


def test_what_the_release_has_too_is_told_last_and_as_old(studio: Studio) -> None:
    unchanged = studio.do("check", drafts.DraftCheck, {})
    assert unchanged["findings"]
    assert not any(one["is_new"] for one in unchanged["findings"])
    unreasoned = "\nrule tall: when shelves > 5 require width > 0.60 m\n"
    studio.write(f"# a remark moves every line\n{RULES}{unreasoned}", 0)
    found = studio.do("check", drafts.DraftCheck, {})["findings"]
    assert [one["is_new"] for one in found] == [True, True] + [False] * len(unchanged["findings"])
    assert {one["code"] for one in found[:2]} == {"missing-reason-en", "missing-reason-ru"}
    published = studio.do("publish", catalogue.Publication, {}, 201)
    assert published["findings"] == found


def test_what_spreads_to_another_market_is_new_there(studio: Studio) -> None:
    assert of("dead-value", studio.do("check", drafts.DraftCheck, {})) == [(["us"], False)]
    studio.write(RULES.replace("    markets us\n", "    markets us, eu\n"), 0)
    found = studio.do("check", drafts.DraftCheck, {})
    assert of("dead-value", found) == [(["eu"], True), (["us"], False)]
