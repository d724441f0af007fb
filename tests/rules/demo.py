"""The demo products as the rules see them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from rules import Problem, RuleBook, lower, parse

FOLDER = Path(__file__).parents[2] / "catalog" / "demo"
PRODUCTS = tuple(sorted(folder.parent.name for folder in FOLDER.glob("*/rules")))


@cache
def demo_book(name: str) -> RuleBook:
    """Read the rule book of a demo product."""
    product = FOLDER / name

    def read(path: str) -> str:
        found = next(folder / path for folder in (product / "rules", product) if (folder / path).is_file())
        return found.read_text(encoding="utf-8")

    files = sorted((product / "rules").glob("*.rules"))
    return parse({file.name: file.read_text(encoding="utf-8") for file in files}, read)


@cache
def demo_problem(name: str) -> Problem:
    """Lower the rule book of a demo product."""
    return lower(demo_book(name), market=None, on=date(2026, 11, 23))
