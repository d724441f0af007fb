"""Past revisions re-price identically: not a cent, not an entry, not a digest differs."""

from __future__ import annotations

import json

import pytest

from cpq.price import Totals, Waterfall
from tests.golden.revisions.corpus import FOLDER, repriced
from tests.golden.revisions.scenarios import SCENARIOS

FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_past_revision_is_priced_as_it_was(file) -> None:
    past = json.loads(file.read_text("utf-8"))
    again = repriced(past)
    assert again["waterfalls"] == past["waterfalls"]
    assert again["totals"] == past["totals"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_past_revision_can_be_read(file) -> None:
    past = json.loads(file.read_text("utf-8"))
    assert [Waterfall.from_json(each).to_json() for each in past["waterfalls"]] == past["waterfalls"]
    read = Totals.from_json(past["totals"]).to_json()
    assert {**past["totals"], **read} == past["totals"]
    assert set(past["totals"]) - set(read) <= {"recurring", "contract"}


def test_every_scenario_has_its_file() -> None:
    assert set(SCENARIOS) <= {file.stem for file in FILES}, "run: python -m tests.golden.revisions"
