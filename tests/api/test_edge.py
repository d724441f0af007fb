"""What surrounds every request: ids, headers, limits, logs, health, the web app's files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.app import Application, create_app
from api.logs import without_secrets
from api.starting import greeting
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.settings import Settings
from tests.api.conftest import assert_problem

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def site(settings: Settings) -> Path:
    """A built web app."""
    (settings.web / "assets").mkdir(parents=True)
    (settings.web / "index.html").write_text("<!doctype html><title>shell</title>")
    (settings.web / "assets" / "app-1a2b.js").write_text("export {}")
    (settings.web.parent / "secret.txt").write_text("secret")
    return settings.web


def test_a_request_keeps_the_id_it_came_with_if_that_is_harmless(client: TestClient) -> None:
    assert (
        client.get("/v1/me", headers={"X-Request-ID": "trace-0123456789"}).headers["X-Request-ID"] == "trace-0123456789"
    )
    for odd in ("x", "a b c d e f g h", "x" * 65, '{"injected": 1}'):
        assert client.get("/v1/me", headers={"X-Request-ID": odd}).headers["X-Request-ID"] != odd


def test_every_request_is_one_line_of_the_log_with_its_id(client: TestClient) -> None:
    with capture_logs() as lines:
        answer = client.get("/v1/products/sofa?market=eu")
    (line,) = lines
    assert line["event"] == "request"
    assert (line["method"], line["path"], line["route"]) == ("GET", "/v1/products/sofa", "/v1/products/{code}")
    assert (line["status"], line["client"]) == (404, "192.0.2.7")
    assert answer.headers["X-Request-ID"]


def test_a_value_with_a_secret_name_is_blackened(client: TestClient) -> None:
    event = without_secrets(None, "info", {"event": "x", "api_token": "qw_1", "Password": "p", "path": "/"})
    assert event == {"event": "x", "api_token": "***", "Password": "***", "path": "/"}


def test_data_may_not_run_and_may_not_be_framed(client: TestClient) -> None:
    for path in ("/v1/me", "/v1/nothing", "/health/live"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_an_error_of_ours_is_a_500_without_details(app: Application, client: TestClient) -> None:
    async def broken() -> None:
        raise RuntimeError("secret detail")

    app.router.add_api_route("/broken", broken)
    answer = client.get("/broken")
    body = assert_problem(answer, 500, "broken")
    assert "secret detail" not in json.dumps(body)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_screens_get_the_shell_and_assets_may_be_kept_for_ever(site: Path, client: TestClient) -> None:
    paths = ("/", "/products/workstation", "/configure/workstation", "/offer", "/desk", "/desk/quotes/1", "/login")
    for path in (*paths, "/studio", "/studio/drafts/dra_1/review"):
        shell = client.get(path)
        assert (shell.status_code, shell.text[:9]) == (200, "<!doctype"), path
        assert shell.headers["Cache-Control"] == "no-cache"
    script = client.get("/assets/app-1a2b.js")
    assert script.headers["content-type"].startswith("application/javascript")
    assert "immutable" in script.headers["Cache-Control"]


def test_the_web_app_may_load_nothing_from_elsewhere(site: Path, client: TestClient) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get("/").headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["frame-ancestors"] == "'none'"
    assert "http" not in str(policy)


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/%00", "/.env"]
)
def test_files_outside_the_web_app_are_not_served(site: Path, client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


def test_without_a_built_web_app_the_screens_say_how_to_build_it(client: TestClient) -> None:
    assert "make run" in client.get("/").text


def test_too_many_requests_are_429_with_the_seconds_to_wait(
    settings: Settings, database: Database, clock: SettableClock, product: str
) -> None:
    limited = settings.model_copy(update={"rate_configure": "3/hour"})
    app = create_app(limited, clock=clock, database=database)
    with TestClient(app, client=("192.0.2.7", 1)) as client:
        answers = [client.get("/v1/markets") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert_problem(answers[-1], 429, "rate-limited")
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 3600
        assert client.get("/v1/me").status_code == 200, "other areas go on"
    with TestClient(app, client=("192.0.2.8", 1)) as other:
        assert other.get("/v1/markets").status_code == 200


def test_asking_for_quotes_is_limited_much_more_than_configuring(
    settings: Settings, database: Database, clock: SettableClock
) -> None:
    limited = settings.model_copy(update={"rate_request": "2/hour"})
    with TestClient(create_app(limited, clock=clock, database=database)) as client:
        answers = [client.post("/v1/quote-requests", json={}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]


def test_health_tells_whether_requests_can_be_served(client: TestClient) -> None:
    assert client.get("/health/live").json()["status"] == "ok"
    assert client.get("/health/ready").json() == {"status": "ok", "checks": {"database": "ok"}}


def test_measures_name_routes_not_ids(app: Application, client: TestClient) -> None:
    client.get("/v1/sessions/ses_0123")
    here = TestClient(app, client=("127.0.0.1", 5000))
    measures = here.get("/metrics").text
    assert 'route="/v1/sessions/{session_id}"' in measures
    assert "ses_0123" not in measures


def test_the_greeting_tells_address_logins_and_what_to_try(settings: Settings) -> None:
    demo = greeting(settings.model_copy(update={"port": 8123}), "a-password")
    assert "http://127.0.0.1:8123" in demo
    assert "rep@demo.example" in demo
    assert "a-password" in demo
    assert "login" not in greeting(settings, None).lower()


def test_a_failing_database_is_logged_without_what_people_typed(app: Application, client: TestClient) -> None:
    def failing() -> None:
        assert app.runtime is not None
        with app.runtime.database.transaction() as session:
            session.execute(text("SELECT :typed FROM nowhere"), {"typed": "what somebody typed"})

    app.router.add_api_route("/failing", failing)
    with capture_logs() as lines:
        assert_problem(client.get("/failing"), 503, "database-unavailable")
    assert any(line["event"] == "request.storage" and "nowhere" in line["error"] for line in lines)
    assert "what somebody typed" not in str(lines)
