"""The real application over a real database, and clients of every role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.app import Application, create_app
from api.auth.secrets import new_token
from api.auth.store import add_token, add_user
from kernel.access import LOGGED_IN, Role
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.settings import Settings
from tests.api.studio import Studio
from tests.build.catalogue import publish_tiny, settable_clock

BUYER = {"name": "Анна Ковалёва", "company": "Kovaleva & Co", "email": "anna@kovaleva.example", "country": "DE"}


@pytest.fixture
def clock() -> SettableClock:
    return settable_clock()


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(
        data=tmp_path / "data",
        database_url=SecretStr(database_url),
        worker=False,
        web=tmp_path / "web",
        rate_request="off",
    )


@pytest.fixture
def app(settings: Settings, database: Database, clock: SettableClock) -> Application:
    return create_app(settings, clock=clock, database=database)


@pytest.fixture
def tokens(database: Database, clock: SettableClock) -> dict[Role, str]:
    """A token for somebody of each role."""
    made = {}
    with database.transaction() as session:
        for role in sorted(LOGGED_IN):
            user = add_user(session, f"{role}@test.example", f"Test {role}", role, None, clock.now())
            made[role] = new_token()
            add_token(session, user.id, "tests", made[role], clock.now(), clock.now() + timedelta(days=3000))
    return made


@pytest.fixture
def client(app: Application) -> Iterator[TestClient]:
    """An anonymous visitor."""
    with TestClient(app, raise_server_exceptions=False, client=("192.0.2.7", 5000)) as client:
        yield client


@pytest.fixture
def client_of(app: Application, client: TestClient, tokens: dict[Role, str]) -> Callable[[Role], TestClient]:
    """Make a client of somebody of a role."""

    def make(role: Role) -> TestClient:
        headers = {} if role is Role.ANONYMOUS else {"Authorization": f"Bearer {tokens[role]}"}
        return TestClient(app, raise_server_exceptions=False, client=("192.0.2.7", 5000), headers=headers)

    return make


@pytest.fixture
def manager(client_of: Callable[[Role], TestClient]) -> TestClient:
    """A catalogue manager."""
    return client_of(Role.CATALOGUE_MANAGER)


@pytest.fixture
def studio(manager: TestClient, product: str) -> Studio:
    """A catalogue manager at a new draft of the bookcase."""
    assert product == "bookcase"
    return Studio(manager)


@pytest.fixture
def rep(client_of: Callable[[Role], TestClient]) -> TestClient:
    return client_of(Role.REP)


@pytest.fixture
def product(database: Database, clock: SettableClock) -> str:
    """The bookcase, on sale."""
    with database.transaction() as session:
        return publish_tiny(session, clock).product


@dataclass
class Road:
    """The usual steps of a sale, each one request."""

    visitor: TestClient
    rep: TestClient
    product: str
    etag: str = ""
    quote: dict[str, Any] = field(default_factory=dict)

    def open_session(self, **choices: str) -> str:
        body = {"product": self.product, "market": "eu", "choices": choices}
        answer = self.visitor.post("/v1/sessions", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def draft(self, lines: int = 1, **choices: str) -> dict[str, Any]:
        self.kept(self.rep.post("/v1/quotes", json={"buyer": BUYER, "market": "eu", "language": "en"}))
        for _ in range(lines):
            self.post("lines", {"session": self.open_session(**choices), "quantity": 2})
        return self.quote

    def sent(self, **choices: str) -> str:
        """Send a quote; return the token of its link."""
        self.draft(1, **choices)
        return str(self.post("send")["offer"]["url"]).removeprefix("/offer#")

    def accepted(self) -> str:
        token = self.sent()
        answer = self.visitor.post("/v1/offer/accept", json={"name": "Anna"}, headers=offer(token))
        assert answer.status_code == 200, answer.text
        return token

    def post(self, what: str, body: Any = None) -> dict[str, Any]:
        path = f"/v1/quotes/{self.quote['id']}/{what}"
        return self.kept(self.rep.post(path, json=body, headers={"If-Match": self.etag}))

    def patch(self, body: Any, what: str = "") -> dict[str, Any]:
        path = f"/v1/quotes/{self.quote['id']}{what}"
        return self.kept(self.rep.patch(path, json=body, headers={"If-Match": self.etag}))

    def reread(self) -> dict[str, Any]:
        return self.kept(self.rep.get(f"/v1/quotes/{self.quote['id']}"))

    def kept(self, answer: Any) -> dict[str, Any]:
        assert answer.status_code in (200, 201), answer.text
        self.etag, self.quote = answer.headers["ETag"], answer.json()
        return self.quote


@pytest.fixture
def road(client: TestClient, rep: TestClient, product: str) -> Road:
    return Road(client, rep, product)


def offer(token: str) -> dict[str, str]:
    return {"Authorization": f"Offer {token}"}


def assert_problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    """Assert that an answer is a well-formed problem; return its body."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    body: dict[str, Any] = answer.json()
    assert body["code"] == code, body
    assert body["status"] == status
    assert body["type"] == f"urn:quotewright:problem:{code}"
    assert body["request_id"] == answer.headers["X-Request-ID"]
    assert all(body[name] for name in ("title", "detail", "instance"))
    return body
