"""Moving a line to the release that is sold now, over HTTP: told to the desk, to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas import drafts
from kernel.access import Role
from tests.api.conftest import Road, assert_problem, offer
from tests.api.studio import Studio
from tests.build.catalogue import RULES

WIDE = {"width": "1.20", "shelves": "3", "material": "oak"}


@pytest.fixture
def moving(road: Road, studio: Studio) -> str:
    """The address of a line whose release is not sold any more, nor possible as it is."""
    road.draft(1, **WIDE)
    studio.write(f"{RULES}\nrule narrow: when width > 1.0 m require shelves >= 4\n", 0)
    studio.do("publish", Any, {}, 201)
    return f"/v1/quotes/{road.quote['id']}/lines/{road.quote['revision']['lines'][0]['id']}"


def test_a_rep_reads_what_changes_and_moves_the_line(road: Road, moving: str) -> None:
    before = road.reread()["revision"]["lines"][0]
    assert before["sold_now"] == road.rep.get(moving).json()["sold_now"] == 2
    told = road.rep.get(f"{moving}/move").json()
    (change,) = told["changes"]
    assert (told["release"], told["fate"]) == ({"line": 1, "now": 2}, "changed")
    assert change["before_name"]["en"] != change["after_name"]["en"]
    kept = road.rep.post(f"{moving}/session").json()
    opened = road.rep.post(f"{moving}/session?release=current").json()
    assert kept["release"]["digest"] == before["release"] != opened["release"]["digest"]
    line = road.patch({"session": opened["id"]}, moving.removeprefix(f"/v1/quotes/{road.quote['id']}"))
    (line,) = line["revision"]["lines"]
    assert (line["release"], line["sold_now"]) == (opened["release"]["digest"], None)
    values = {each["characteristic"]: each["value"] for each in line["configuration"]}
    assert values[change["characteristic"]] == change["after"]
    assert line["waterfall"]["net"] == line["net"]


def test_a_choice_is_kept_where_what_nobody_chose_can_go(road: Road, studio: Studio) -> None:
    road.draft(1, material="birch")
    studio.write(f"{RULES}\nrule doors_of_birch: when material = birch require doors\n", 0)
    (broken,) = studio.do("review", drafts.DraftReview, {"market": "eu"})["quotes"]["broken"]
    studio.do("publish", Any, {}, 201)
    line = f"/v1/quotes/{road.quote['id']}/lines/{road.quote['revision']['lines'][0]['id']}"
    for changes in (broken["changes"], road.rep.get(f"{line}/move").json()["changes"]):
        told = [(each["characteristic"], each["after"], each["chosen"]) for each in changes]
        assert told == [("doors", "true", False), ("handle", "knob", False)]
    opened = road.rep.post(f"{line}/session?release=current").json()
    quote = road.patch({"session": opened["id"]}, line.removeprefix(f"/v1/quotes/{road.quote['id']}"))
    values = {each["characteristic"]: each["value"] for each in quote["revision"]["lines"][0]["configuration"]}
    assert (values["material"], values["doors"], values["handle"]) == ("birch", "true", "knob")


def test_a_stale_quote_keeps_its_line(road: Road, moving: str) -> None:
    opened = road.rep.post(f"{moving}/session?release=current").json()["id"]
    stale, line = road.etag, moving.removeprefix(f"/v1/quotes/{road.quote['id']}")
    road.patch({"quantity": 3}, line)
    answer = road.rep.patch(moving, json={"session": opened}, headers={"If-Match": stale})
    assert_problem(answer, 412, "stale")
    assert road.reread()["revision"]["lines"][0]["sold_now"] == 2


def test_nobody_but_the_desk_is_told(
    road: Road, moving: str, client_of: Callable[[Role], TestClient], client: TestClient
) -> None:
    for method, path in (("GET", f"{moving}/move"), ("POST", f"{moving}/session?release=current")):
        assert_problem(client.request(method, path), 401, "login-needed")
        assert_problem(client_of(Role.CUSTOMER).request(method, path), 403, "not-allowed")
    token = str(road.post("send")["offer"]["url"]).removeprefix("/offer#")
    seen = road.visitor.get("/v1/offer", headers=offer(token)).json()
    assert "sold_now" not in seen["revision"]["lines"][0]
    assert_problem(road.rep.get(f"{moving}/move"), 409, "no-draft")


def test_a_release_is_the_lines_own_or_the_one_sold_now(road: Road, moving: str) -> None:
    assert road.rep.post(f"{moving}/session?release=newest").status_code == 422
