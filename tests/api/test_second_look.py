"""The second pair of eyes over HTTP: nothing is published here that nobody else has approved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas.drafts import Comments, Looks
from kernel.access import Role
from kernel.settings import Settings
from tests.api.conftest import assert_problem
from tests.api.studio import NARROW, PATH, Studio
from tests.build.catalogue import RULES, tiny_product_files
from tests.catalog.test_terms import files as terms_files

HOSTILE = '<script>alert("1")</script> & \u202e«да»'


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"reviewers": 1})


@pytest.fixture
def studio(client_of: Callable[[Role], TestClient], product: str) -> Studio:
    made = Studio(client_of(Role.CATALOGUE_MANAGER))
    made.write(NARROW, 0)
    return made


@pytest.fixture
def second(client_of: Callable[[Role], TestClient], studio: Studio) -> Studio:
    return Studio(client_of(Role.ADMIN), studio.draft)


def version(studio: Studio) -> str:
    return str(studio.client.get(f"/v1/drafts/{studio.draft}").headers["etag"])


def look(studio: Studio, kind: str, text: str = "", etag: str | None = None) -> Any:
    body, headers = {"kind": kind, "text": text}, {"If-Match": etag or version(studio)}
    return studio.client.post(f"/v1/drafts/{studio.draft}/looks", json=body, headers=headers)


def looks(studio: Studio) -> Any:
    answer = studio.client.get(f"/v1/drafts/{studio.draft}/looks")
    TypeAdapter(Looks).validate_json(answer.content)
    return answer.json()


def publish(studio: Studio) -> Any:
    return studio.client.post(f"/v1/drafts/{studio.draft}/publish", json={})


def test_it_is_published_once_somebody_else_has_approved_it(studio: Studio, second: Studio):
    refused = assert_problem(publish(studio), 409, "approval-needed")
    assert "Ask for a second look" in refused["detail"]
    assert look(studio, "asked", "Shelves, please").status_code == 200
    assert (looks(studio)["state"], looks(studio)["may_approve"]) == ("asked", False)
    assert looks(second)["may_approve"]
    assert look(second, "objected", "Why four?").json()["state"] == "objected"
    assert_problem(publish(second), 409, "approval-needed")
    assert look(second, "approved").json()["state"] == "approved"
    assert [(one["kind"], one["holds"]) for one in looks(studio)["items"]] == [
        ("approved", True),
        ("objected", True),
        ("asked", True),
    ]
    assert publish(studio).status_code == 201


def test_an_edit_makes_the_approval_void(studio: Studio, second: Studio):
    look(second, "approved")
    studio.write(NARROW + "# more\n", 1)
    assert looks(studio)["state"] == "void"
    assert "edited after it was approved" in assert_problem(publish(studio), 409, "approval-needed")["detail"]
    studio.client.post(f"/v1/drafts/{studio.draft}/undo")
    assert publish(studio).status_code == 201


def test_nobody_approves_their_own_or_what_they_have_not_read(studio: Studio, second: Studio):
    assert_problem(look(studio, "approved"), 403, "own-edits")
    seen = version(second)
    studio.write(NARROW + "# more\n", 1)
    assert_problem(look(second, "approved", etag=seen), 412, "stale")
    unconditional = second.client.post(f"/v1/drafts/{studio.draft}/looks", json={"kind": "approved"})
    assert unconditional.status_code == 428


def test_files_from_elsewhere_do_not_go_round_it(studio: Studio):
    for path, files in (("/v1/releases", tiny_product_files()), ("/v1/terms", terms_files())):
        answer = studio.client.post(path, json={"files": files})
        assert "into a draft" in assert_problem(answer, 409, "approval-needed")["detail"]


def test_a_roll_back_is_of_what_was_published_before_and_needs_none(studio: Studio, second: Studio):
    look(second, "approved")
    assert publish(studio).status_code == 201
    first = studio.client.get("/v1/releases?product=bookcase").json()["items"][-1]
    answer = studio.client.post(f"/v1/releases/{first['id']}/roll-back", json={"reason": "x"})
    assert answer.status_code == 201


def test_comments_are_plain_text_on_places_and_are_resolved(studio: Studio, second: Studio):
    def say(who: Studio, **body: Any) -> Any:
        return who.client.post(f"/v1/drafts/{who.draft}/comments", json=body)

    assert say(second, text=HOSTILE, path=PATH, line=1).status_code == 201
    answer = say(studio, text="All in all")
    TypeAdapter(Comments).validate_json(answer.content)
    first, other = answer.json()["items"]
    assert (first["text"], first["path"], first["line"], first["by"]) == (HOSTILE, PATH, 1, "Test admin")
    assert first["excerpt"] == RULES.splitlines()[0].strip()[:300]
    assert (other["path"], other["line"], other["excerpt"]) == (None, None, None)
    path = f"/v1/drafts/{studio.draft}/comments/{first['id']}"
    resolved = studio.client.post(f"{path}/resolve").json()["items"][0]
    assert (resolved["resolved_by"], resolved["resolved_at"] is None) == ("Test catalogue_manager", False)
    assert studio.client.post(f"{path}/reopen").json()["items"][0]["resolved_by"] is None
    assert_problem(studio.client.post(f"{path}x/resolve"), 404, "unknown-comment")
    assert_problem(say(studio, text="x", path="none"), 422, "draft-comment")
    assert_problem(say(studio, text="x", path=PATH, line=100_000), 422, "draft-comment")
    assert say(studio, text="x" * 4_001).status_code == 422


@pytest.mark.parametrize("role", [Role.REP, Role.MANAGER, Role.CUSTOMER])
def test_nobody_outside_the_studio_looks_or_comments(
    studio: Studio, client_of: Callable[[Role], TestClient], role: Role
):
    stranger = Studio(client_of(role), studio.draft)
    headers = {"If-Match": '"2"'}
    for path, body in (("looks", {"kind": "approved"}), ("comments", {"text": "x"})):
        answer = stranger.client.post(f"/v1/drafts/{studio.draft}/{path}", json=body, headers=headers)
        assert_problem(answer, 403, "not-allowed")
