"""The best configurations: against every configuration there is, and as clicks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpq.configure.best import Best, Goal, Wanted, asserting, best
from cpq.configure.model import Choice, as_mapping
from cpq.configure.standing import standing
from cpq.local import price_of_one
from kernel.errors import Conflict, Malformed, Stale
from tests.build.catalogue import TODAY, tiny_product_files
from tests.cpq.configure.shop import Shop, open_shop, replaced
from tests.cpq.configure.test_session_laws import CLICKS, GROUNDS, MARKETS, PRODUCT, played
from tests.cpq.configure.test_value_prices import everything


@given(st.sampled_from(MARKETS), CLICKS, st.sampled_from(("cheapest", "dearest")))
@settings(max_examples=30)
def test_nothing_that_meets_the_choices_is_better_and_that_is_proved(market: str, wanted: list[Choice], goal: Goal):
    session = played(market, wanted)
    found = best(GROUNDS[market], session, Wanted(goal))
    totals = [total for each, total in everything(market) if session.chosen.items() <= each.items()]
    assert found.proved
    assert found.assignment is not None
    assert session.chosen.items() <= found.assignment.items()
    assert total_of(market, found) == (min if goal == "cheapest" else max)(totals)
    assert found.bound is not None
    assert found.bound.amount == total_of(market, found)
    assert found.gap is not None
    assert found.gap.amount == 0


@given(st.sampled_from(MARKETS), CLICKS, st.integers(0, 12))
@settings(max_examples=30)
def test_the_nearest_within_a_budget_differs_in_the_fewest_characteristics(
    market: str, wanted: list[Choice], tenths: int
):
    session, ground = played(market, wanted), GROUNDS[market]
    shown = standing(ground, session.choices)
    assert shown is not None
    assert shown.price is not None
    budget = shown.price.total.amount * tenths / 10
    found = best(ground, session, Wanted("nearest", budget))
    chosen = [name for name in shown.assignment if not PRODUCT.characteristic(name).computed]
    ranked = [
        (sum(each[name] != shown.assignment[name] for name in chosen), total)
        for each, total in everything(market)
        if session.chosen.items() <= each.items() and total <= budget
    ]
    assert found.proved
    if found.assignment is None:
        assert not ranked
        return
    differing = sum(found.assignment[name] != shown.assignment[name] for name in chosen)
    assert (differing, total_of(market, found)) == min(ranked)


@given(st.sampled_from(MARKETS), CLICKS, st.sampled_from(("cheapest", "dearest")))
@settings(max_examples=30)
def test_what_is_asserted_completes_to_what_was_found(market: str, wanted: list[Choice], goal: Goal):
    session, ground = played(market, wanted), GROUNDS[market]
    found = best(ground, session, Wanted(goal)).assignment
    assert found is not None
    choices = asserting(ground, session.choices, found, ())
    assert choices[: len(session.choices)] == session.choices
    made = standing(ground, choices)
    assert made is not None
    assert made.assignment == found
    for extra in choices[len(session.choices) :]:
        assert extra.characteristic not in as_mapping(session.choices)


def test_the_cheapest_is_one_click_and_one_undo(shop: Shop):
    view = shop.open(width="1.20")
    told = shop.cpq.best(view.session.id, Wanted("cheapest"))
    after = shop.cpq.choose_best(view.session.id, Wanted("cheapest"), version=view.session.version)
    assert after.assignment == told.assignment
    assert after.price_change == told.difference
    assert after.session.version == view.session.version + 1
    again = shop.cpq.choose_best(view.session.id, Wanted("cheapest"))
    assert again.session == after.session
    assert shop.cpq.undo(view.session.id).assignment == view.assignment
    with pytest.raises(Stale):
        shop.cpq.choose_best(view.session.id, Wanted("cheapest"), version=view.session.version)


def test_a_budget_that_nothing_meets_changes_nothing_and_says_so(shop: Shop):
    view = shop.open(material="oak")
    with pytest.raises(Conflict, match="within the budget"):
        shop.cpq.choose_best(view.session.id, Wanted("nearest", Decimal(1)))
    told = shop.cpq.best(view.session.id, Wanted("nearest", Decimal(1))).to_json()
    assert (told["configuration"], told["proved"]) == (None, True)
    assert shop.cpq.session(view.session.id).session == view.session


@pytest.mark.parametrize(("goal", "budget"), [("nearest", None), ("cheapest", Decimal(5)), ("dearest", Decimal(0))])
def test_a_budget_stands_with_the_goal_that_needs_one(goal: Goal, budget: Decimal | None):
    with pytest.raises(Malformed):
        Wanted(goal, budget)


def test_a_budget_below_zero_is_refused(shop: Shop):
    with pytest.raises(Malformed, match="a number of zero or more"):
        shop.cpq.best(shop.open().session.id, Wanted("nearest", Decimal(-1)))


def test_customers_do_not_choose_what_is_internal_and_are_told_nothing_of_it(embedded):
    internal = "[characteristic.handle]\ninternal = true\n"
    shop = open_shop(
        embedded, changes={"product.toml": replaced("product.toml", ("[characteristic.handle]\n", internal))}
    )
    view = shop.open(doors="true")
    told = shop.cpq.best(view.session.id, Wanted("dearest"))
    assert told.assignment is not None
    assert told.assignment["handle"] == "bar"
    said = told.to_json()
    assert "handle" not in said["configuration"]
    assert "handle" not in {each["characteristic"] for each in said["changes"]}
    assert "handle" in told.to_json("rep")["configuration"]
    prices = shop.cpq.value_prices(view.session.id, budget=Decimal(1))
    assert "handle" not in prices.to_json()["values"]
    assert all(
        each["characteristic"] != "handle" for one in prices.to_json()["budget"]["unlocks"] for each in one["values"]
    )
    assert "handle" in prices.to_json("rep")["values"]
    customer = shop.cpq.choose_best(view.session.id, Wanted("dearest"))
    assert "handle" not in customer.session.chosen
    rep = shop.cpq.choose_best(view.session.id, Wanted("dearest"), audience="rep")
    assert rep.assignment == told.assignment


def test_where_prices_are_bounds_the_gap_is_told(embedded):
    """Widths so fine that shelf boards by width and number are too many combinations for an exact price."""
    path = "rules/bookcase.rules"
    fine = tiny_product_files()[path].replace("0.60..1.20 step 0.20", "0.6000..1.2000 step 0.0001")
    shop = open_shop(embedded, changes={path: fine})
    view = shop.open(shelves="6", material="oak", doors="false")
    told = shop.cpq.best(view.session.id, Wanted("dearest"))
    assert told.bound is not None
    assert told.gap is not None
    assert told.price is not None
    assert told.gap == told.bound - told.price.total
    assert told.proved == (told.gap.amount == 0)
    prices = shop.cpq.value_prices(view.session.id)
    oak = prices.values["material"]["oak"]
    assert oak.gap is not None
    assert oak.total is not None
    exact = [
        price_of_one(
            shop.cpq.shelf.current("bookcase", "eu", TODAY)[0], {**view.assignment, "width": width}, "eu", TODAY
        )
        for width in ("0.6000", "1.2000")
    ]
    assert oak.total <= exact[0].total <= oak.total + oak.gap
    within = shop.cpq.best(view.session.id, Wanted("nearest", exact[0].total.amount))
    assert within.price is None or within.price.total <= exact[0].total


def total_of(market: str, found: Best) -> Decimal:
    assert found.assignment is not None
    assert found.price is not None
    assert price_of_one(PRODUCT, found.assignment, market, TODAY).total == found.price.total
    return found.price.total.amount
