"""A value that cannot be had: why, and the ways out."""

from __future__ import annotations

from datetime import timedelta

from cpq.configure import Choice, Choose
from cpq.configure.conflict import cheapest_first
from cpq.configure.view import WayOut
from kernel.db import Database
from kernel.money import Money
from tests.build.recurring import cared_for_files
from tests.cpq.configure.shop import Shop, changed_rules, open_shop, replaced, sentences


def test_an_impossible_click_leaves_the_session_as_it_was_and_says_why(shop: Shop):
    before = shop.choose(shop.open(), shelves="2", doors="true")
    view = shop.choose(before, material="steel")
    assert view.session == before.session
    assert view.assignment == before.assignment
    assert view.conflict is not None
    assert (view.conflict.characteristic, view.conflict.value) == ("material", "steel")
    assert sentences(view) == ["A steel case has no doors."]
    assert view.conflict.choices == (Choice("doors", "true"),)
    assert (view.changes, view.price_change) == ((), None)
    assert shop.cpq.session(before.session.id).conflict is None


def test_a_way_out_says_what_changes_and_what_it_costs(shop: Shop):
    view = shop.choose(shop.open(), doors="true", material="steel")
    assert view.conflict is not None
    (way,) = view.conflict.ways_out
    assert way.take_back == ("doors",)
    assert {change.characteristic: change.after for change in way.changes} == {
        "doors": "false",
        "handle": "none",
        "load": "160",
    }
    assert view.price is not None
    assert way.price == Money.of("346.48", "EUR")
    assert way.price_difference == way.price - view.price.total


def test_a_way_out_tells_what_each_billing_period_changes_by(database: Database):
    shop = open_shop(database, changes=cared_for_files())
    view = shop.choose(shop.open(), doors="true", material="steel")
    assert view.conflict is not None
    (way,) = view.conflict.ways_out
    assert way.recurring["month"] < Money.zero("EUR")
    assert view.price is not None
    after = shop.cpq.choose(view.session.id, Choose("material", "steel", way.take_back))
    assert after.price is not None
    for every in ("month", "year"):
        nothing = Money.zero("EUR")
        told = after.price.recurring.get(every, nothing) - view.price.recurring.get(every, nothing)
        assert way.recurring.get(every, nothing) == told
    assert way.to_json()["recurring"] == [
        {"every": every, "difference": amount.to_json()} for every, amount in way.recurring.items()
    ]


def test_of_ways_that_cost_the_same_once_the_one_that_costs_less_a_year_is_first():
    def way(name: str, **recurring: str) -> WayOut:
        found = {every: Money.of(amount, "EUR") for every, amount in recurring.items()}
        return WayOut((name,), (), Money.of("100", "EUR"), Money.zero("EUR"), found)

    ways = [way("a", month="2.00"), way("b", year="20.00"), way("c", quarter="5.50"), way("d"), way("e", month="-1.00")]
    assert [each.take_back for each in sorted(ways, key=cheapest_first)] == [("e",), ("d",), ("b",), ("c",), ("a",)]


def test_a_way_out_is_taken_in_one_click(shop: Shop):
    view = shop.choose(shop.open(), doors="true", material="steel")
    assert view.conflict is not None
    (way,) = view.conflict.ways_out
    after = shop.cpq.choose(view.session.id, Choose("material", "steel", way.take_back))
    assert after.conflict is None
    assert after.session.chosen == {"material": "steel"}
    assert after.price is not None
    assert after.price.total == way.price
    assert after.price_change == way.price_difference
    assert after.changes != ()
    assert shop.cpq.undo(view.session.id).session.chosen == {"doors": "true"}


def test_every_way_out_works_and_they_are_cheapest_first(shop: Shop):
    view = shop.choose(shop.open(), width="1.20", handle="bar", shelves="4")
    view = shop.choose(view, doors="false")
    assert view.conflict is not None
    differences = [way.price_difference.amount for way in view.conflict.ways_out if way.price_difference]
    assert differences == sorted(differences)
    for way in view.conflict.ways_out:
        after = shop.cpq.choose(view.session.id, Choose("doors", "false", way.take_back))
        assert after.conflict is None
        assert after.price is not None
        assert after.price.total == way.price
        shop.cpq.undo(view.session.id)


def test_a_handle_against_two_choices_has_a_way_out_for_each_conflict(shop: Shop):
    view = shop.choose(shop.open(), material="steel", handle="none")
    view = shop.choose(view, doors="true")
    assert view.conflict is not None
    assert [way.take_back for way in view.conflict.ways_out] == [("material", "handle")]


def test_a_chosen_value_never_stands_against_its_own_exchange(shop: Shop):
    view = shop.choose(shop.open(), doors="true", material="oak")
    view = shop.choose(view, material="steel")
    assert view.conflict is not None
    assert view.conflict.choices == (Choice("doors", "true"),)
    assert all("material" not in way.take_back for way in view.conflict.ways_out)


def test_what_is_impossible_whatever_is_chosen_has_no_way_out(shop: Shop):
    view = shop.choose(shop.open("us"), doors="true")
    view = shop.choose(view, material="birch")
    assert view.conflict is not None
    assert sentences(view) == ["Birch is not sold here."]
    assert (view.conflict.choices, view.conflict.ways_out) == ((), ())


def test_customers_never_read_what_was_written_for_others(embedded: Database):
    changes = changed_rules(
        ('    reason en "A steel case has no doors."\n', '    reason rep en "Margin of steel doors is negative."\n'),
        ('    reason ru "У стального шкафа нет дверец."\n', ""),
    )
    shop = open_shop(embedded, changes=changes)
    view = shop.choose(shop.open(), doors="true", material="steel")
    assert sentences(view) == ["This combination is not available."]
    assert "Margin" not in str(view.to_json())
    for_rep = shop.cpq.choose(view.session.id, Choose("material", "steel"), audience="rep")
    assert sentences(for_rep) == ["Margin of steel doors is negative."]


def test_a_way_out_without_a_price_is_on_request_and_never_free(embedded: Database):
    # Publishing only warns of what will be missing next year; then next year comes.
    prices = replaced("prices/eur-2027.csv", ("option,material,steel,,-10.00,,\n", ""))
    shop = open_shop(embedded, changes={"prices/eur-2027.csv": prices})
    shop.clock.advance(timedelta(days=200))
    view = shop.choose(shop.open(), doors="true", material="steel")
    assert view.conflict is not None
    assert [(way.price, way.price_difference) for way in view.conflict.ways_out] == [(None, None)]
    after = shop.cpq.choose(view.session.id, Choose("material", "steel", ("doors",)))
    assert after.assignment["material"] == "steel"
    assert (after.price, after.price_change) == (None, None)
    assert after.to_json()["price"] is None
