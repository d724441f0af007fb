"""Quote templates of a draft as forms over HTTP: listed, written, refused at their fields, and printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter
from pypdf import PdfReader
from starlette.testclient import TestClient

from api.schemas.drafts import DraftCheck
from api.schemas.quote_templates import QuoteTemplates
from catalog.document import DOCUMENTS_FILE
from kernel.access import Role
from tests.api.conftest import assert_problem
from tests.api.studio import Studio

OFFER: dict[str, Any] = {
    "code": "offer",
    "language": "en",
    "version": "1",
    "valid_from": "2026-01-01",
    "valid_until": None,
    "markets": ["eu"],
    "texts": {"cover": "For {company}", "intro": "Dear {buyer},\n\nthis is {number}.", "terms": ""},
}
KEY = {"code": "offer", "language": "en", "version": "1"}


class Templates:
    """The quote templates of a draft."""

    def __init__(self, studio: Studio) -> None:
        self.client, self.etag = studio.client, ""
        self.url = f"/v1/drafts/{studio.draft}/quote-templates"

    def read(self) -> Any:
        return self.kept(self.client.get(self.url))

    def kept(self, answer: Any) -> Any:
        assert answer.status_code == 200, answer.text
        TypeAdapter(QuoteTemplates).validate_json(answer.content)
        self.etag = answer.headers["etag"]
        return answer.json()

    def put(self, template: dict[str, Any], instead_of: dict[str, str] | None = None) -> Any:
        body = {"template": template, "instead_of": instead_of}
        return self.client.put(self.url, json=body, headers={"If-Match": self.etag})

    def delete(self, code: str) -> Any:
        named = {"code": code, "language": "en", "of_version": "1"}
        return self.client.delete(self.url, params=named, headers={"If-Match": self.etag})

    def shown(self, template: dict[str, Any], market: str = "eu") -> Any:
        url = self.url.replace("quote-templates", "quote-template-preview")
        return self.client.post(url, json={"template": template, "market": market})


@pytest.fixture
def templates(studio: Studio) -> Templates:
    return Templates(studio)


def words_of(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_a_template_is_added_changed_and_removed(templates: Templates, studio: Studio) -> None:
    found = templates.read()
    assert (found["items"], found["markets"]) == ([], ["eu", "us", "ru"])
    assert "valid_until" in found["filled"]
    (made,) = templates.kept(templates.put(OFFER))["items"]
    assert made == {**OFFER, "valid_until": "", "file": "documents/offer-en.toml"}
    other = {**OFFER, "version": "2", "markets": []}
    (changed,) = templates.kept(templates.put(other, KEY))["items"]
    assert (changed["version"], changed["markets"], changed["file"]) == ("2", [], made["file"])
    assert all(one["severity"] != "error" for one in studio.do("check", DraftCheck, {})["findings"])
    assert_problem(templates.delete("offer"), 404, "unknown-template")
    templates.kept(templates.put(OFFER, {**KEY, "version": "2"}))
    assert templates.kept(templates.delete("offer"))["items"] == []
    assert studio.read(made["file"])["text"] is None


def test_what_cannot_be_said_is_refused_and_nothing_is_written(templates: Templates, studio: Studio) -> None:
    templates.read()
    wrong = {**OFFER, "valid_until": "2025-01-01", "markets": ["mars"], "texts": {**OFFER["texts"], "terms": "{totl}"}}
    refused = assert_problem(templates.put(wrong), 422, "quote-template")
    assert {one["path"] for one in refused["problems"]} == {
        "/template/valid_until",
        "/template/markets",
        "/template/terms",
    }
    assert_problem(templates.put({**OFFER, "texts": {}}), 422, "quote-template")
    assert studio.client.get(f"/v1/drafts/{studio.draft}/files", params={"path": DOCUMENTS_FILE}).status_code == 404


def test_nothing_is_written_over_what_somebody_else_has_changed(templates: Templates) -> None:
    templates.read()
    seen = templates.etag
    templates.kept(templates.put(OFFER))
    templates.etag = seen
    assert_problem(templates.put({**OFFER, "version": "2"}, KEY), 412, "stale")


def test_a_template_is_printed_before_it_is_written(templates: Templates, studio: Studio) -> None:
    answer = templates.shown(OFFER)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    words = words_of(answer.content)
    assert "For Example Ltd" in words
    assert "Dear Jane Doe," in words
    assert "Bookcase" in words
    russian = {**OFFER, "language": "ru", "valid_from": "2030-01-01", "texts": {"cover": "Для {company}"}}
    assert "Для ООО «Пример»" in words_of(templates.shown(russian, "ru").content)
    assert_problem(templates.shown(OFFER, "mars"), 404, "unknown-market")
    assert_problem(templates.shown({**OFFER, "texts": {"cover": "{byer}"}}), 422, "quote-template")
    assert studio.client.get(f"/v1/drafts/{studio.draft}/files", params={"path": DOCUMENTS_FILE}).status_code == 404


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_templates_of_drafts_are_for_those_who_may_read_drafts(
    templates: Templates, client_of: Callable[[Role], TestClient], role: Role
) -> None:
    templates.client, templates.etag = client_of(role), '"1"'
    status = 401 if role is Role.ANONYMOUS else 403
    assert templates.client.get(templates.url).status_code == status
    for answer in (templates.put(OFFER), templates.delete("offer"), templates.shown(OFFER)):
        assert answer.status_code == status
