"""Our packages have generic names: each resolves inside the repository, and no installed distribution claims one."""

from __future__ import annotations

import importlib.util
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("kernel", "rules", "catalog", "cpq", "visualization", "sfa", "api")
NOT_NAMES = {"utils.py", "helpers.py", "common.py", "service.py", "misc.py", "manager.py"}
LONGEST_FILE = 800
"""Lines; every file fits in a head."""


def files_of(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_resolves_inside_the_repository(package: str) -> None:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).is_relative_to(ROOT)
    assert ".venv" not in spec.origin


def test_no_installed_distribution_claims_one_of_our_names() -> None:
    claimed = packages_distributions()
    assert not {package: claimed[package] for package in PACKAGES if package in claimed}


@pytest.mark.parametrize("package", PACKAGES)
def test_files_are_named_after_things_and_fit_in_a_head(package: str) -> None:
    for file in files_of(package):
        assert file.name not in NOT_NAMES, file
        assert len(file.read_text().splitlines()) <= LONGEST_FILE, f"{file} is too long"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is(package: str) -> None:
    for file in files_of(package):
        assert file.read_text().lstrip().startswith(('"""', 'r"""')), f"{file} has no docstring"
