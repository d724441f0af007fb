"""Rules of a draft as forms over HTTP: listed, checked at their fields, written one by one, over nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import drafts, rule_forms
from tests.api.conftest import assert_problem
from tests.api.studio import PATH, Studio

REMARKED = """\
# How a bookcase is built.
rule handle_needs_doors: when doors require handle != none  # they have to be opened
    reason en "Doors have a handle."

rule no_bar: forbid (material, handle):
    (birch, bar)   # looks cheap
    (oak, knob)
"""
NEW = "rules/more.rules"


class Rules:
    """The rules of a file of a draft, as a form shows them."""

    def __init__(self, studio: Studio, path: str = PATH) -> None:
        self.studio, self.path = studio, path
        self.url = f"/v1/drafts/{studio.draft}/rules"
        self.etag = ""

    def read(self) -> Any:
        return self.kept(self.studio.client.get(self.url, params={"path": self.path}))

    def kept(self, answer: Any, status: int = 200) -> Any:
        assert answer.status_code == status, answer.text
        TypeAdapter(rule_forms.DraftRules).validate_json(answer.content)
        self.etag = answer.headers["etag"]
        return answer.json()

    def put(self, number: int, rule: Any) -> Any:
        return self._sent("PUT", f"/{number}", {"rule": rule})

    def post(self, rule: Any, after: int | None = None) -> Any:
        return self._sent("POST", "", {"rule": rule, "after": after})

    def delete(self, number: int) -> Any:
        return self._sent("DELETE", f"/{number}", None)

    def check(self, rule: Any, number: int | None = None) -> Any:
        url = f"/v1/drafts/{self.studio.draft}/rule-check"
        answer = self.studio.client.post(url, params={"path": self.path}, json={"rule": rule, "number": number})
        assert answer.status_code == 200, answer.text
        TypeAdapter(rule_forms.CheckedRule).validate_json(answer.content)
        return answer.json()

    def _sent(self, method: str, path: str, body: Any) -> Any:
        headers = {"If-Match": self.etag}
        params = {"path": self.path}
        return self.studio.client.request(method, f"{self.url}{path}", params=params, json=body, headers=headers)


@pytest.fixture
def rules(studio: Studio) -> Rules:
    studio.write(REMARKED, 0, NEW)
    return Rules(studio, NEW)


def text(rules: Rules) -> str:
    found: str = rules.studio.read(rules.path)["text"]
    return found


def condition(*terms: dict[str, Any], join: str = "and") -> dict[str, Any]:
    return {"condition": {"join": join, "terms": list(terms)}}


def compared(subject: str, operator: str, *values: str) -> dict[str, Any]:
    return {"text": "", "comparison": {"subject": subject, "operator": operator, "values": list(values)}}


def rule(name: str = "wide", **parts: Any) -> dict[str, Any]:
    return {"id": name, "kind": "require", "parts": parts or {"condition": condition(compared("doors", "holds"))}}


def test_the_rules_of_a_file_are_listed_with_what_can_be_filled_in(rules: Rules) -> None:
    found = rules.read()
    first, second = found["items"]
    assert (first["id"], first["line"], first["components"], first["problem"]) == ("handle_needs_doors", 2, [], None)
    assert first["text"].startswith("rule handle_needs_doors: when doors require handle != none  # they")
    assert first["fields"]["reasons"] == [{"audience": "customer", "language": "en", "text": "Doors have a handle."}]
    said = first["fields"]["parts"]["consequence"]["condition"]["terms"]
    assert said == [
        {"text": "handle != none", "comparison": {"subject": "handle", "operator": "!=", "values": ["none"]}}
    ]
    assert second["fields"]["parts"]["rows"]["rows"] == [[["birch"], ["bar"]], [["oak"], ["knob"]]]
    kinds = {each["kind"]: [slot["name"] for slot in each["slots"]] for each in found["kinds"]}
    assert kinds["requires"] == ["condition", "consequence"]
    assert kinds["default"] == ["name", "value", "condition"]


def test_a_rule_is_changed_and_nothing_else_in_its_file(rules: Rules) -> None:
    fields = rules.read()["items"][0]["fields"]
    assert rules.put(0, fields).headers["etag"] == rules.etag, "nothing was changed, so nothing was written"
    fields["reasons"].append({"audience": "customer", "language": "ru", "text": "У дверей есть ручка."})
    found = rules.kept(rules.put(0, fields))
    assert found["number"] == 0
    expected = '    reason en "Doors have a handle."\n    reason ru "У дверей есть ручка."\n'
    assert text(rules) == REMARKED.replace('    reason en "Doors have a handle."\n', expected)


def test_rows_in_place_are_changed_row_by_row(rules: Rules) -> None:
    fields = rules.read()["items"][1]["fields"]
    fields["parts"]["rows"]["rows"] = [[["birch"], ["bar"]], [["oak", "steel"], []]]
    rules.kept(rules.put(1, fields))
    assert text(rules) == REMARKED.replace("(oak, knob)", "({oak steel}, *)")


def test_a_rule_is_added_and_deleted(rules: Rules) -> None:
    rules.read()
    found = rules.kept(rules.post(rule(), after=0), 201)
    assert [each["id"] for each in found["items"]] == ["handle_needs_doors", "wide", "no_bar"]
    assert found["number"] == 1
    assert 'handle."\n\nrule wide: require doors\n\nrule no_bar' in text(rules)
    rules.kept(rules.delete(1))
    assert text(rules) == REMARKED
    rules.kept(rules.post(rule("last")), 201)
    assert text(rules) == f"{REMARKED}\nrule last: require doors\n"


def test_nobody_writes_over_somebody_elses_change(rules: Rules) -> None:
    fields = rules.read()["items"][0]["fields"]
    rules.studio.write(REMARKED.replace("birch", "oak"), int(rules.etag.strip('"')), NEW)
    assert_problem(rules.put(0, {**fields, "source": "S"}), 412, "stale")
    assert_problem(rules.post(rule()), 412, "stale")
    assert_problem(rules.delete(0), 412, "stale")
    assert "oak, bar" in text(rules)
    rules.read()
    rules.kept(rules.put(0, {**fields, "source": "S"}))
    assert '    source "S"' in text(rules)


def test_what_is_wrong_is_told_at_its_field_while_it_is_filled_in(rules: Rules) -> None:
    rules.read()
    unknown = condition(compared("material", "=", "gold"), {"text": "widht > 1 m", "comparison": None})
    checked = rules.check({**rule(condition=unknown), "markets": ["eu", "mars"], "id": "no_bar"})
    assert checked["text"] == "rule no_bar: require material = gold and widht > 1 m\n    markets eu, mars"
    at = {each["field"]: each for each in checked["findings"]}
    assert set(at) == {"id", "parts/condition/terms/0", "parts/condition/terms/1", "markets/1"}
    assert "gold" in at["parts/condition/terms/0"]["message"]["en"]
    assert "width" in at["parts/condition/terms/1"]["hint"]["en"]
    unread = rules.check(rule(condition=condition({"text": "doors and", "comparison": None})), 0)
    assert unread["text"] is None
    assert [each["field"] for each in unread["findings"]] == ["parts/condition/terms/0"]
    assert text(rules) == REMARKED, "nothing is written"


def test_findings_of_rows_stand_at_their_cells(rules: Rules) -> None:
    fields = rules.read()["items"][1]["fields"]
    fields["parts"]["rows"]["rows"] = [[["birch"], ["bar"]], [["oak", "gold"], ["nob"]]]
    found = {each["field"] for each in rules.check(fields, 1)["findings"] if each["severity"] == "error"}
    assert found == {"parts/rows/rows/1/0", "parts/rows/rows/1/1"}


def test_a_form_that_is_no_rule_is_refused_with_all_its_problems(rules: Rules) -> None:
    rules.read()
    wrong = {**rule("", **{"condition": condition({"text": "doors and", "comparison": None})}), "tags": [""]}
    problem = assert_problem(rules.put(0, wrong), 422, "rule-form")
    assert [each["path"] for each in problem["problems"]] == [
        "/rule/id",
        "/rule/parts/condition/terms/0",
        "/rule/tags/0",
    ]
    assert_problem(rules.put(7, rule()), 404, "unknown-rule")
    assert_problem(rules.delete(7), 404, "unknown-rule")
    assert_problem(rules.post(rule(), after=7), 404, "unknown-rule")
    assert rules.put(0, {**rule(), "kind": 3}).status_code == 422
    assert text(rules) == REMARKED


def test_only_files_with_rules_have_forms(studio: Studio, manager: TestClient) -> None:
    url = f"/v1/drafts/{studio.draft}/rules"
    assert_problem(manager.get(url, params={"path": "product.toml"}), 422, "no-rule-file")
    assert_problem(manager.get(url, params={"path": "rules/none.rules"}), 404, "unknown-file")
    assert_problem(manager.get("/v1/drafts/dra_x/rules", params={"path": PATH}), 404, "unknown-draft")
    assert manager.put(f"{url}/0?path={PATH}", json={"rule": rule()}).status_code == 428


def test_a_rule_that_cannot_be_read_is_told_and_left_to_the_text(studio: Studio) -> None:
    studio.write("rule a: require (doors\nrule b: require doors\n", 0, NEW)
    rules = Rules(studio, NEW)
    first, second = rules.read()["items"]
    assert first["fields"] is None
    assert "not closed" in first["problem"]["en"]
    assert second["fields"]["id"] == "b"
    assert_problem(rules.put(0, rule()), 422, "rule-form")
    rules.kept(rules.delete(0))
    assert text(rules) == "rule b: require doors\n"


def test_a_closed_draft_is_read_and_not_written(rules: Rules) -> None:
    rules.studio.do("abandon", drafts.Draft)
    rules.read()
    assert_problem(rules.delete(0), 409, "draft-abandoned")
