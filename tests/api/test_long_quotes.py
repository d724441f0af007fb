"""Long quotes over HTTP: many lines at once, answers in brief, groups and totals that are wanted."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import Road, assert_problem


def test_many_lines_at_once_and_an_answer_in_brief(road: Road) -> None:
    road.draft(0)
    lines = [{"session": road.open_session(), "quantity": 2}, {"session": road.open_session(doors="true")}]
    brief = road.post("lines/batch?answer=brief", {"lines": lines})
    assert [line["quantity"] for line in brief["revision"]["lines"]] == [2, 1]
    assert not {"waterfall", "configuration"} & set(brief["revision"]["lines"][0])
    again = road.rep.get(f"/v1/quotes/{brief['id']}/brief")
    assert (again.json(), again.headers["ETag"]) == (brief, road.etag)
    line = brief["revision"]["lines"][1]
    whole = road.rep.get(f"/v1/quotes/{brief['id']}/lines/{line['id']}").json()
    assert whole == road.reread()["revision"]["lines"][1]
    changed = road.patch({"quantity": 5}, f"/lines/{line['id']}?answer=brief")
    assert changed["revision"]["lines"][1]["quantity"] == 5
    assert changed["revision"]["totals"] == road.reread()["revision"]["totals"]


def test_all_mistakes_of_many_lines_are_told(road: Road) -> None:
    road.draft(0)
    body = {"lines": [{"session": "ses_none"}, {"session": road.open_session(), "discount": {"percent": "101"}}]}
    path = f"/v1/quotes/{road.quote['id']}/lines/batch"
    answer = road.rep.post(path, json=body, headers={"If-Match": road.etag})
    problem = assert_problem(answer, 422, "malformed-line")
    assert [each["path"] for each in problem["problems"]] == ["/lines/0", "/lines/1/discount"]


def test_groups_and_a_total_that_is_wanted(road: Road) -> None:
    road.draft(2)
    road.patch({"groups": [{"name": "Зал", "discount": {"percent": "10"}}]})
    group = road.quote["revision"]["groups"][0]
    road.patch({"group": group["id"]}, f"/lines/{road.quote['revision']['lines'][0]['id']}")
    wanted = {"net_total": {"amount": "500.00", "currency": "EUR"}}
    quote = road.patch({"discount": wanted})
    assert quote["revision"]["discount"] == wanted
    assert quote["revision"]["totals"]["net"]["amount"] == "500.00"
    token = road.post("send")["offer"]["url"].removeprefix("/offer#")
    offer = road.visitor.get("/v1/offer", headers={"Authorization": f"Offer {token}"}).json()
    assert offer["revision"]["groups"] == [group]
    assert [line["share"] for line in offer["revision"]["lines"]] == quote["revision"]["totals"]["allocated"]


@pytest.mark.parametrize(
    "discount",
    [
        {},
        {"percent": "5", "net_total": {"amount": "5.00", "currency": "EUR"}},
        {"net_total": None},
        {"gross": {"amount": "5.00", "currency": "EUR"}},
        {"net_total": {"amount": "1e99", "currency": "EUR"}},
        {"gross_total": {"amount": "99999999.00", "currency": "EUR"}},
    ],
)
def test_a_total_that_cannot_be_read_is_refused(road: Road, discount: object) -> None:
    road.draft(1)
    answer = road.rep.patch(
        f"/v1/quotes/{road.quote['id']}", json={"discount": discount}, headers={"If-Match": road.etag}
    )
    assert answer.status_code == 422


def test_a_visitor_reads_neither_a_brief_quote_nor_a_line(road: Road, client: TestClient) -> None:
    road.draft(1)
    quote = f"/v1/quotes/{road.quote['id']}"
    for path in (f"{quote}/brief", f"{quote}/lines/{road.quote['revision']['lines'][0]['id']}"):
        assert client.get(path).status_code == 401
