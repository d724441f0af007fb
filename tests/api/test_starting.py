"""`python -m api`: serve, migrate, user, and what is refused before anything is opened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from api.__main__ import main
from tests.live import LiveServer

ROOT = Path(__file__).resolve().parents[2]


def run(data: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QUOTEWRIGHT_DATA": str(data), **variables}
    command = [sys.executable, "-m", "api", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_the_server_refuses_demo_logins_and_default_keys_where_others_reach_it(tmp_path: Path) -> None:
    for variables in (
        {"QUOTEWRIGHT_DEMO": "true", "HOST": "0.0.0.0"},
        {"QUOTEWRIGHT_DEMO": "true", "QUOTEWRIGHT_PUBLIC_URL": "https://cpq.example.com"},
        {"QUOTEWRIGHT_SECRET_KEY": "change-me", "HOST": "::"},
    ):
        done = run(tmp_path / "data", "serve", **variables)
        assert done.returncode == 2
        assert "Refusing to serve" in done.stderr
        assert not (tmp_path / "data").exists(), "nothing was opened"


def test_settings_that_cannot_be_read_are_all_named(tmp_path: Path) -> None:
    done = run(tmp_path, "migrate", PORT="high", QUOTEWRIGHT_ZONE="Mars/Base", QUOTEWRIGHT_RATE_LOGIN="often")
    assert done.returncode == 2
    for name in ("PORT", "QUOTEWRIGHT_ZONE", "QUOTEWRIGHT_RATE_LOGIN"):
        assert name in done.stderr


def test_the_demo_serves_keeps_its_logins_and_logs_json(tmp_path: Path) -> None:
    passwords = []
    for _ in range(2):
        server = LiveServer(tmp_path / "data")
        try:
            passwords.append(server.password("rep@demo.example"))
            with urllib.request.urlopen(f"{server.url}/v1/products?market=eu", timeout=60) as answer:
                codes = [card["code"] for card in json.load(answer)["items"]]
        finally:
            server.stop()
        assert codes == ["display-case", "workstation"]
        lines = [json.loads(line) for line in server.output.splitlines() if line.startswith("{")]
        assert any(line.get("event") == "request" and line["path"] == "/v1/products" for line in lines)
        assert all(passwords[0] not in json.dumps(line) for line in lines)
    assert passwords[0] == passwords[1]


def test_a_user_is_added_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUOTEWRIGHT_DATA", str(tmp_path))
    assert main(["migrate"]) == 0
    assert main(["user", "Ada@Example.com", "Ada", "admin"]) == 0
    assert "ada@example.com " in capsys.readouterr().out
    assert main(["user", "ada@example.com", "Ada", "admin"]) == 1
    assert "already" in capsys.readouterr().err


def test_backup_and_restore_are_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "backup.tar.gz")
    monkeypatch.setenv("QUOTEWRIGHT_DATA", str(tmp_path / "one"))
    assert main(["migrate"]) == 0
    assert main(["backup", file]) == 0
    monkeypatch.setenv("QUOTEWRIGHT_DATA", str(tmp_path / "two"))
    assert main(["restore", file]) == 0
    assert main(["restore", file]) == 1
    assert "not empty" in capsys.readouterr().err
