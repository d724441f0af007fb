"""Why a value can, or cannot, be had."""

from __future__ import annotations

import pytest

from cpq.configure import Choice
from kernel.errors import Malformed
from tests.cpq.configure.shop import Shop


def test_a_possible_value_needs_no_explanation(shop: Shop):
    why = shop.cpq.why(shop.open().session.id, "material", "birch")
    assert why.to_json() == {"possible": True, "forced_by": None, "story": []}


def test_an_impossible_value_is_explained_with_its_ways_out(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    why = shop.cpq.why(view.session.id, "material", "steel")
    assert why.possible is False
    assert why.conflict is not None
    assert [reason.rule for reason in why.conflict.reasons] == ["steel_doors"]
    assert why.conflict.ways_out[0].take_back == ("doors",)
    assert set(why.to_json()) == {"possible", "conflict", "story"}


def test_a_forced_value_is_explained_by_what_leaves_nothing_else(shop: Shop):
    view = shop.choose(shop.open(), shelves="2", material="steel")
    why = shop.cpq.why(view.session.id, "doors", "false")
    assert (why.possible, why.forced) == (True, True)
    assert why.forced_choices == (Choice("material", "steel"),)
    assert [reason.text.in_("en") for reason in why.forced_reasons] == ["A steel case has no doors."]
    assert why.to_json()["forced_by"]["choices"] == [{"characteristic": "material", "value": "steel"}]


def test_why_speaks_of_the_other_choices_when_the_characteristic_itself_is_chosen(shop: Shop):
    view = shop.choose(shop.open(), material="oak", doors="true")
    assert shop.cpq.why(view.session.id, "material", "birch").possible is True
    assert shop.cpq.why(view.session.id, "material", "steel").possible is False


def test_a_computed_value_can_be_asked_about(shop: Shop):
    view = shop.choose(shop.open(), material="steel", shelves="2")
    assert shop.cpq.why(view.session.id, "load", "80").to_json() == {"possible": True, "forced_by": None, "story": []}
    why = shop.cpq.why(view.session.id, "load", "60")
    assert why.possible is False
    assert why.conflict is not None
    assert [choice.characteristic for choice in why.conflict.choices] == ["material"]  # 40 kg a shelf never make 60
    assert why.conflict.ways_out == ()


def test_asking_changes_nothing(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    shop.cpq.why(view.session.id, "material", "steel")
    assert shop.cpq.session(view.session.id).session == view.session


@pytest.mark.parametrize(("characteristic", "value"), [("colour", "red"), ("handle", "gold"), ("load", "1000")])
def test_what_does_not_exist_cannot_be_asked_about(shop: Shop, characteristic: str, value: str):
    with pytest.raises(Malformed):
        shop.cpq.why(shop.open().session.id, characteristic, value)


def test_an_argument_is_told_step_by_step_in_both_languages(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    story = shop.cpq.why(view.session.id, "material", "steel").story
    assert [each.number for each in story] == list(range(1, len(story) + 1))
    assert all(set(each.because) <= set(range(1, each.number)) for each in story)
    assert "A steel case has no doors." in story[-1].text.in_("en")
    assert "У стального шкафа нет дверец." in story[-1].text.in_("ru")
    forced = shop.choose(shop.open(), shelves="2", material="steel")
    assert shop.cpq.why(forced.session.id, "doors", "false").story[-1].because
