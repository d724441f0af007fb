"""Logging in and out, CSRF, tokens, and what is kept of secrets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.app import Application, create_app
from api.auth.secrets import hashed_password
from api.auth.store import add_user
from api.auth.tables import LoginRow, TokenRow, UserRow
from api.demo import LOGINS, close_logins, open_logins
from kernel.access import Role
from kernel.audit import AuditRow
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.settings import Settings
from tests.api.conftest import BUYER, assert_problem

PASSWORD = "correct horse battery staple"
EMAIL = "rita@test.example"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def stored_password() -> str:
    return hashed_password(PASSWORD)


@pytest.fixture
def browser(
    app: Application, database: Database, clock: SettableClock, stored_password: str, product: str
) -> Iterator[TestClient]:
    with database.transaction() as session:
        add_user(session, EMAIL, "Rita", Role.REP, stored_password, clock.now())
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as browser:
        yield browser


def log_in(browser: TestClient, email: str = EMAIL, password: str = PASSWORD) -> Any:
    return browser.post("/v1/login", json={"email": email, "password": password})


def test_a_login_sets_a_cookie_that_scripts_and_other_sites_cannot_use(browser: TestClient) -> None:
    answer = log_in(browser, email=" Rita@Test.Example ")
    assert answer.json()["actor"]["email"] == EMAIL
    cookie = answer.headers["set-cookie"]
    assert re.match(r"quotewright_session=[\w-]{43}; ", cookie)
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie, "plain http on loopback"
    me = browser.get("/v1/me").json()
    assert (me["actor"], me["csrf"]) == (answer.json()["actor"], answer.json()["csrf"])


def test_the_cookie_travels_over_https_only_unless_the_server_is_on_plain_loopback(
    settings: Settings, browser: TestClient, database: Database, clock: SettableClock
) -> None:
    public = settings.model_copy(update={"public_url": "https://cpq.example.com"})
    with TestClient(create_app(public, clock=clock, database=database), base_url="https://cpq.example.com") as outside:
        answer = log_in(outside)
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_changes_with_the_cookie_need_the_csrf_token(browser: TestClient) -> None:
    csrf = log_in(browser).json()["csrf"]
    body = {"buyer": BUYER, "market": "eu"}
    assert browser.get("/v1/quotes").status_code == 200
    assert_problem(browser.post("/v1/quotes", json=body), 403, "csrf-missing")
    assert_problem(browser.post("/v1/quotes", json=body, headers={"X-CSRF-Token": "0" * 64}), 403, "csrf-missing")
    assert browser.post("/v1/quotes", json=body, headers={"X-CSRF-Token": csrf}).status_code == 201


def test_the_csrf_token_of_another_login_does_not_fit(browser: TestClient) -> None:
    old = log_in(browser).json()["csrf"]
    assert log_in(browser).json()["csrf"] != old
    answer = browser.post("/v1/quotes", json={"buyer": BUYER, "market": "eu"}, headers={"X-CSRF-Token": old})
    assert_problem(answer, 403, "csrf-missing")


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(browser: TestClient) -> None:
    wrong = assert_problem(log_in(browser, password="guess"), 401, "login-failed")
    unknown = assert_problem(log_in(browser, email="nobody@test.example"), 401, "login-failed")
    assert wrong["detail"] == unknown["detail"]


def test_after_logging_out_the_cookie_is_worth_nothing(browser: TestClient) -> None:
    csrf = log_in(browser).json()["csrf"]
    stolen = browser.cookies["quotewright_session"]
    assert browser.post("/v1/logout", headers={"X-CSRF-Token": csrf}).status_code == 204
    browser.cookies.set("quotewright_session", stolen)
    assert_problem(browser.get("/v1/quotes"), 401, "login-needed")


def test_a_login_ends_after_its_hours(browser: TestClient, clock: SettableClock) -> None:
    log_in(browser)
    clock.advance(timedelta(hours=12))
    assert browser.get("/v1/me").json()["actor"] is None
    assert_problem(browser.get("/v1/quotes"), 401, "login-needed")


def test_somebody_deactivated_is_out_at_once(browser: TestClient, database: Database) -> None:
    log_in(browser)
    with database.transaction() as session:
        session.scalars(select(UserRow).where(UserRow.email == EMAIL)).one().active = False
    assert_problem(browser.get("/v1/quotes"), 401, "login-needed")
    assert_problem(log_in(browser), 401, "login-failed")


def test_guessing_is_slowed_down_whoever_guesses(browser: TestClient) -> None:
    answers = [log_in(browser, password=f"guess {number}") for number in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert_problem(log_in(browser), 429, "rate-limited")
    assert_problem(log_in(browser, email="other@test.example"), 401, "login-failed")


def test_logins_and_failed_ones_are_written_down_without_secrets(browser: TestClient, database: Database) -> None:
    log_in(browser, password="secret guess")
    csrf = log_in(browser).json()["csrf"]
    browser.post("/v1/logout", headers={"X-CSRF-Token": csrf})
    with database.transaction(read_only=True) as session:
        rows = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    assert [(row.action, row.actor_name) for row in rows] == [
        ("login.failed", "visitor"),
        ("login.opened", "Rita"),
        ("login.closed", "Rita"),
    ]
    assert all(row.request_id for row in rows)
    everything = " ".join(str(vars(row)) for row in rows)
    assert "secret guess" not in everything
    assert EMAIL not in everything


def test_the_database_keeps_no_secret_that_could_be_used(browser: TestClient, database: Database) -> None:
    csrf = log_in(browser).json()["csrf"]
    made = browser.post("/v1/tokens", json={"name": "script", "days": 1}, headers={"X-CSRF-Token": csrf}).json()
    with database.transaction(read_only=True) as session:
        user = session.scalars(select(UserRow)).one()
        login = session.scalars(select(LoginRow)).one()
        token = session.scalars(select(TokenRow)).one()
    assert user.password is not None
    assert user.password.startswith("$argon2id$")
    assert browser.cookies["quotewright_session"] not in str(vars(login))
    assert made["token"] not in str(vars(token))


def test_the_log_holds_no_secrets(browser: TestClient) -> None:
    with capture_logs() as lines:
        csrf = log_in(browser).json()["csrf"]
        token = browser.post("/v1/tokens", json={"name": "x"}, headers={"X-CSRF-Token": csrf}).json()["token"]
        browser.get("/v1/quotes", headers={"Authorization": f"Bearer {token}"})
        browser.get("/v1/offer?token=in-the-address", headers={"Authorization": "Offer very-secret"})
    assert [line["status"] for line in lines if line["event"] == "request"] == [200, 201, 200, 404]
    secrets = (PASSWORD, csrf, token, browser.cookies["quotewright_session"], "very-secret", "in-the-address")
    for secret in secrets:
        assert secret not in str(lines)


def test_a_token_works_without_csrf_until_it_is_revoked(browser: TestClient, app: Application) -> None:
    headers = {"X-CSRF-Token": log_in(browser).json()["csrf"]}
    made = browser.post("/v1/tokens", json={"name": "script", "days": 30}, headers=headers)
    token = made.json()
    assert made.status_code == 201
    assert re.fullmatch(r"qw_[\w-]{43}", token["token"])
    program = TestClient(app, headers={"Authorization": f"Bearer {token['token']}"})
    assert program.post("/v1/quotes", json={"buyer": BUYER, "market": "eu"}).status_code == 201
    listed = browser.get("/v1/tokens").json()["items"]
    assert [(one["id"], one["name"], one["last_used_at"] is not None) for one in listed] == [
        (token["id"], "script", True)
    ]
    assert "token" not in listed[0]
    assert browser.delete(f"/v1/tokens/{token['id']}", headers=headers).status_code == 204
    assert_problem(program.get("/v1/quotes"), 401, "token-invalid")


def test_a_token_ends_with_its_days(browser: TestClient, app: Application, clock: SettableClock) -> None:
    headers = {"X-CSRF-Token": log_in(browser).json()["csrf"]}
    token = browser.post("/v1/tokens", json={"name": "script", "days": 1}, headers=headers).json()["token"]
    program = TestClient(app, headers={"Authorization": f"Bearer {token}"})
    assert program.get("/v1/quotes").status_code == 200
    clock.advance(timedelta(days=1))
    assert_problem(program.get("/v1/quotes"), 401, "token-invalid")


@pytest.mark.parametrize("credentials", ["", "qw_", "qw_wrong", "nonsense"])
def test_a_wrong_token_is_401_even_where_anybody_may_go(browser: TestClient, credentials: str) -> None:
    answer = browser.get("/v1/markets", headers={"Authorization": f"Bearer {credentials}"})
    assert_problem(answer, 401, "token-invalid")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_token_of_somebody_else_is_neither_seen_nor_revoked(client_of: Callable[[Role], TestClient]) -> None:
    rep, manager = client_of(Role.REP), client_of(Role.MANAGER)
    made = rep.post("/v1/tokens", json={"name": "mine"}).json()
    assert made["id"] not in str(manager.get("/v1/tokens").json())
    assert_problem(manager.delete(f"/v1/tokens/{made['id']}"), 404, "unknown")
    assert client_of(Role.ADMIN).delete(f"/v1/tokens/{made['id']}").status_code == 204


def test_lists_come_in_pages_without_gaps_or_repetitions(rep: TestClient) -> None:
    for number in range(5):
        rep.post("/v1/tokens", json={"name": f"token {number}"})
    page = rep.get("/v1/tokens", params={"limit": 2}).json()
    seen = page["items"]
    while page["next"]:
        page = rep.get("/v1/tokens", params={"limit": 2, "cursor": page["next"]}).json()
        seen += page["items"]
    assert [one["name"] for one in seen] == ["token 4", "token 3", "token 2", "token 1", "token 0", "tests"]


def test_demo_logins_exist_only_with_the_demo_setting(
    app: Application, browser: TestClient, database: Database
) -> None:
    assert app.runtime is not None
    password = open_logins(app.runtime)
    assert open_logins(app.runtime) == password, "the same at the next start"
    email = LOGINS[0][0]
    assert log_in(browser, email, password).status_code == 200
    with database.transaction() as session:
        close_logins(session)
    assert_problem(browser.get("/v1/quotes"), 401, "login-needed")
    assert_problem(log_in(browser, email, password), 401, "login-failed")
    assert log_in(browser).status_code == 200, "others stay"


def test_keys_and_demo_password_are_readable_by_their_owner_only(app: Application, settings: Settings) -> None:
    assert app.runtime is not None
    open_logins(app.runtime)
    for path in (settings.data / "keys").iterdir():
        assert path.stat().st_mode & 0o077 == 0, path
    assert (settings.data / "keys").stat().st_mode & 0o077 == 0
