"""Settings come from the environment, are checked, and are refused where they would be unsafe."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from kernel.errors import Malformed
from kernel.settings import Settings, check_exposure, from_environment, is_loopback

GOOD_KEY = SecretStr("0123456789abcdef0123456789abcdef")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "QUOTEWRIGHT_HOST", "QUOTEWRIGHT_PORT"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_need_be_set() -> None:
    settings = from_environment()
    assert settings.database == "sqlite:///var/quotewright.db"
    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 8000, False)
    assert not settings.secure_cookies
    check_exposure(settings)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEWRIGHT_DATABASE_URL", "postgresql://user:hush@db/quotes")
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("QUOTEWRIGHT_DEMO", "")
    settings = from_environment()
    assert settings.database == "postgresql+psycopg://user:hush@db/quotes"
    assert settings.port == 8123
    assert "hush" not in repr(settings)


def test_everything_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "80000")
    monkeypatch.setenv("QUOTEWRIGHT_RATE_REQUEST", "0/never")
    with pytest.raises(Malformed) as caught:
        from_environment()
    assert {problem.path for problem in caught.value.problems} == {"QUOTEWRIGHT_PORT", "QUOTEWRIGHT_RATE_REQUEST"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_is_this_machine_only(host: str) -> None:
    assert is_loopback(host)
    check_exposure(Settings(host=host, demo=True, secret_key=SecretStr("change-me")))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "quotes.example.com", "localhost.example.com", ""])
def test_demo_logins_and_default_keys_are_refused_everywhere_else(host: str) -> None:
    assert not is_loopback(host)
    for unsafe in (
        Settings(host=host, demo=True),
        Settings(host=host, secret_key=SecretStr("change-me")),
        Settings(host=host, secret_key=SecretStr("too short")),
        Settings(host=host, secret_key=SecretStr("quotewright-example-key-replace-before-use")),
    ):
        with pytest.raises(Malformed, match="Refusing"):
            check_exposure(unsafe)
    check_exposure(Settings(host=host, secret_key=GOOD_KEY))


def test_a_public_address_before_a_loopback_server_counts_as_public() -> None:
    behind_proxy = Settings(public_url="https://cpq.example.com", demo=True)
    with pytest.raises(Malformed, match=r"cpq\.example\.com"):
        check_exposure(behind_proxy)
    assert behind_proxy.secure_cookies


def test_all_reasons_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Malformed) as caught:
        check_exposure(Settings(data=tmp_path, host="0.0.0.0", demo=True, secret_key=SecretStr("change-me")))
    assert [problem.path for problem in caught.value.problems] == ["QUOTEWRIGHT_DEMO", "QUOTEWRIGHT_SECRET_KEY"]
