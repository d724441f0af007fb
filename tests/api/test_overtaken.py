"""A release that came after a draft was begun: the draft says what it would take back, and takes it over if asked."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import drafts
from catalog.guard_rail import GUARD_RAILS_FILE
from tests.api.conftest import assert_problem
from tests.api.studio import NARROW, PATH, Studio
from tests.build.catalogue import RULES

EVERYTHING = '[[discount]]\nrole = "rep"\nup_to = 100\n'
LONGER = RULES + "\n# The end.\n"


@pytest.fixture
def late(studio: Studio) -> Studio:
    """A draft that was begun beside the other one and is still open when that is published."""
    return Studio(studio.client)


def published(studio: Studio) -> None:
    studio.write(NARROW, 0)
    studio.write(EVERYTHING, 0, GUARD_RAILS_FILE)
    assert not studio.do("publish", Any, {}, 201)["rejected"]


def seen(studio: Studio) -> Any:
    answer = studio.client.get(f"/v1/drafts/{studio.draft}/overtaken")
    TypeAdapter(drafts.Overtaken).validate_json(answer.content)
    return answer.json()


def lacked(studio: Studio) -> dict[str, bool]:
    return {file["path"]: file["is_open"] for file in seen(studio)["files"]}


def warnings(studio: Studio) -> list[str]:
    found = studio.do("check", drafts.DraftCheck, {})["findings"]
    return [each["message"]["en"] for each in found if each["code"] == "overtaken"]


def test_a_draft_on_the_newest_release_lacks_nothing(studio: Studio) -> None:
    assert seen(studio) == {"release": None, "files": [], "newest": 1}
    assert warnings(studio) == []


def test_what_a_draft_would_take_back_is_told_before_it_is_published(studio: Studio, late: Studio) -> None:
    late.write(LONGER, 0)
    published(studio)
    assert seen(late)["release"]["number"] == 2
    assert lacked(late) == {GUARD_RAILS_FILE: False, PATH: False}
    (warning,) = warnings(late)
    assert warning.endswith(f"take back what it changed in {GUARD_RAILS_FILE}, {PATH}.")
    outcome = late.do("publish", Any, {}, 201)
    assert "overtaken" in {each["code"] for each in outcome["findings"]}
    assert seen(late) == {"release": None, "files": [], "newest": 2}, "what is published stays as it is"


def test_it_is_taken_over_where_the_draft_has_not_changed_the_same_lines(studio: Studio, late: Studio) -> None:
    late.write(LONGER, 0)
    published(studio)
    draft = late.do("catch-up", drafts.Draft, {"release": 2})
    assert {file["path"] for file in draft["files"] if file["state"] != "base"} == {GUARD_RAILS_FILE, PATH}
    assert late.read()["text"] == NARROW + "\n# The end.\n"
    assert late.read(GUARD_RAILS_FILE)["text"] == EVERYTHING
    assert lacked(late) == {}
    assert warnings(late) == []
    late.do("undo", drafts.Draft)
    assert lacked(late) == {PATH: False}, "what is taken back is lacking again"


def test_what_was_taken_over_is_no_change_of_the_draft_and_what_would_be_taken_back_is(
    studio: Studio, late: Studio
) -> None:
    late.write(LONGER, 0)
    published(studio)
    found = reviewed(late)
    assert (found["release"], found["forbidden"]["count"], found["allowed"]["count"]) == (2, "0", "7")
    (example, *_) = found["allowed"]["examples"]
    assert [rule["id"] for rule in example["rules"]] == ["wide_needs_shelves"], "it would be as loose as before"
    late.do("catch-up", drafts.Draft, {"release": 2})
    found = reviewed(late)
    assert (found["release"], found["equal"], found["markets"]) == (
        2,
        True,
        [{"market": market, "rules": False, "prices": False} for market in ("eu", "ru", "us")],
    )
    late.write(NARROW + "\nrule steel_narrow: when material = steel require width <= 1.00 m\n", late.read()["version"])
    found = reviewed(late)
    assert {rule["id"] for each in found["forbidden"]["examples"] for rule in each["rules"]} == {"steel_narrow"}
    late.do("publish", Any, {}, 201)
    assert reviewed(late)["forbidden"] == found["forbidden"], "what it meant is told after it was published"


def reviewed(studio: Studio) -> Any:
    return studio.do("review", drafts.DraftReview, {"market": "eu", "count": True})


def test_what_both_have_changed_is_left_to_a_person(studio: Studio, late: Studio) -> None:
    late.write(RULES.replace("shelves >= 3", "shelves >= 5"), 0)
    published(studio)
    assert lacked(late) == {GUARD_RAILS_FILE: False, PATH: True}
    late.do("catch-up", drafts.Draft, {"release": 2})
    assert "shelves >= 5" in late.read()["text"]
    assert lacked(late) == {PATH: True}
    assert PATH in warnings(late)[0]


def test_a_deleted_file_comes_back_only_if_nobody_has_touched_it_since(studio: Studio, late: Studio) -> None:
    late.write(None, 0)
    published(studio)
    assert lacked(late) == {GUARD_RAILS_FILE: False, PATH: True}


def test_somebody_takes_over_what_they_have_read(studio: Studio, late: Studio, manager: TestClient) -> None:
    url = f"/v1/drafts/{late.draft}/catch-up"
    assert_problem(manager.post(url, json={"release": 1}), 412, "stale")
    published(studio)
    assert_problem(manager.post(url, json={"release": 1}), 412, "stale")
    late.do("abandon", drafts.Draft)
    assert_problem(manager.post(url, json={"release": 2}), 409, "draft-abandoned")
