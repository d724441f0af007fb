"""The answers that docs/pricing.md shows have the shapes of the API."""

from __future__ import annotations

import json
import re
from pathlib import Path

from api.schemas.configuration import BestWanted, BudgetView, ValuePrice, ValuePrices

TEXT = Path("docs/pricing.md").read_text()


def section(name: str) -> str:
    return TEXT.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def test_the_budget_shown_is_one() -> None:
    shown = re.findall(r"```json\n(.*?)```", section("Under a budget"), re.DOTALL)
    assert shown
    for each in shown:
        BudgetView.model_validate(json.loads(each))


def test_every_field_that_is_explained_is_one_and_none_is_missing() -> None:
    explained = set()
    for row in re.findall(r"^\| (`.*?) \|", section("What an option really costs"), re.MULTILINE):
        explained |= set(re.findall(r"`(\w+)`", row))
    fields = {*ValuePrice.model_fields, *ValuePrices.model_fields}
    assert explained == fields - {"version", "values", "budget"}


def test_every_goal_is_explained() -> None:
    goals = BestWanted.model_json_schema()["properties"]["goal"]["enum"]
    assert all(f"`{goal}`" in section("Under a budget") for goal in goals)
