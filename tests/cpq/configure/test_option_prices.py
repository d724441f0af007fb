"""What a value really costs: the total with it, everything it brings along included."""

from __future__ import annotations

import pytest

from cpq.configure import Choose
from kernel.errors import Malformed
from kernel.money import Money
from tests.cpq.configure.shop import Shop


@pytest.mark.parametrize("name", ["material", "doors", "handle", "shelves", "width"])
def test_every_price_is_the_change_of_the_total_when_the_value_is_chosen(shop: Shop, name: str):
    view = shop.choose(shop.open(), width="1.20", shelves="3")
    asked = shop.cpq.option_prices(view.session.id, name)
    assert tuple(each.value for each in asked.prices) == view.state[name].possible
    for each in asked.prices:
        after = shop.open(**{**view.session.chosen, name: each.value})
        assert view.price is not None
        assert after.price is not None
        assert each.difference == after.price.total - view.price.total
        changed = {change.characteristic: change.after for change in each.changes}
        assert {**view.assignment, **changed, name: each.value} == after.assignment


def test_the_shown_value_costs_nothing_more_and_asking_changes_nothing(shop: Shop):
    view = shop.open()
    asked = shop.cpq.option_prices(view.session.id, "material")
    shown = next(each for each in asked.prices if each.value == view.assignment["material"])
    assert (shown.difference, shown.changes) == (Money.zero("EUR"), ())
    assert shop.cpq.session(view.session.id) == view


def test_a_forced_consequence_is_part_of_the_price(shop: Shop):
    view = shop.choose(shop.open(), doors="false")
    asked = shop.cpq.option_prices(view.session.id, "doors")
    with_doors = next(each for each in asked.prices if each.value == "true")
    assert "handle" in {change.characteristic for change in with_doors.changes}
    after = shop.cpq.choose(view.session.id, Choose("doors", "true"))
    assert with_doors.difference == after.price_change


def test_prices_of_what_does_not_exist_are_refused_with_a_suggestion(shop: Shop):
    with pytest.raises(Malformed) as refused:
        shop.cpq.option_prices(shop.open().session.id, "materiel")
    assert "material" in refused.value.problems[0].message
