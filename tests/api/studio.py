"""A catalogue manager at a draft, as the tests of the studio over HTTP share them."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import drafts
from tests.build.catalogue import RULES

PATH = "rules/bookcase.rules"
NARROW = RULES.replace("shelves >= 3", "shelves >= 4")
"""A wide case needs a shelf more than in the release."""


class Studio:
    """A catalogue manager at a draft."""

    def __init__(self, client: TestClient, draft: str | None = None) -> None:
        self.client = client
        self.draft = draft or self.post("", drafts.Draft, {"product": "bookcase", "name": "Autumn"}, 201)["id"]

    def post(self, path: str, model: Any, body: Any = None, status: int = 200) -> Any:
        answer = self.client.post(f"/v1/drafts{path}", json=body)
        assert answer.status_code == status, answer.text
        TypeAdapter(model).validate_json(answer.content)
        return answer.json()

    def read(self, path: str = PATH) -> Any:
        answer = self.client.get(f"/v1/drafts/{self.draft}/files", params={"path": path})
        TypeAdapter(drafts.DraftFile).validate_json(answer.content)
        assert answer.headers["etag"] == f'"{answer.json()["version"]}"'
        return answer.json()

    def write(self, text: str | None, version: int, path: str = PATH) -> Any:
        url, headers = f"/v1/drafts/{self.draft}/files?path={path}", {"If-Match": f'"{version}"'}
        if text is None:
            return self.client.delete(url, headers=headers)
        return self.client.put(url, json={"text": text}, headers=headers)

    def do(self, action: str, model: Any, body: Any = None, status: int = 200) -> Any:
        return self.post(f"/{self.draft}/{action}", model, body, status)
