"""Arrows point down only, and what must know nothing of something imports nothing of it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"kernel", "rules", "catalog", "cpq", "visualization", "sfa", "api"}
HTTP = {"fastapi", "starlette", "uvicorn", "httpx", "requests"}
SQL = {"sqlalchemy", "alembic", "psycopg"}


def imports_of(file: Path) -> Iterator[str]:
    """Yield the modules a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def roots_of(package: str) -> set[str]:
    return {name.split(".")[0] for file in (ROOT / package).rglob("*.py") for name in imports_of(file)}


def test_the_contracts_of_pyproject_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_rule_language_imports_nothing_of_ours() -> None:
    assert roots_of("rules") & OURS <= {"rules"}


@pytest.mark.parametrize("package", sorted(OURS - {"api"}))
def test_only_the_api_knows_http(package: str) -> None:
    assert not roots_of(package) & HTTP


@pytest.mark.parametrize("package", ["rules", "visualization", "cpq/price"])
def test_the_core_never_sees_a_database(package: str) -> None:
    assert not roots_of(package) & SQL


@pytest.mark.parametrize("package", ["rules", "catalog", "cpq", "visualization", "sfa", "kernel"])
def test_nobody_but_the_clock_asks_what_time_it_is(package: str) -> None:
    for file in (ROOT / package).rglob("*.py"):
        if file == ROOT / "kernel" / "clock.py" or file.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                asked = f"{node.value.id}.{node.attr}"
                assert asked not in ("datetime.now", "datetime.utcnow", "date.today", "time.time"), f"{file}: {asked}"


@pytest.mark.parametrize("package", ["kernel", "rules", "catalog", "cpq", "visualization", "sfa"])
def test_code_flushes_and_never_commits(package: str) -> None:
    for file in (ROOT / package).rglob("*.py"):
        if file == ROOT / "kernel" / "db.py":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            assert not (isinstance(node, ast.Attribute) and node.attr == "commit"), f"{file} commits"
