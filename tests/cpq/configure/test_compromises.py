"""Compromises between a price and something good: against every configuration there is, and as clicks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpq.configure.best import Wanted
from cpq.configure.compromises import compromises
from cpq.configure.model import Choice
from kernel.errors import Conflict, Malformed, Unknown
from tests.cpq.configure.shop import Shop, open_shop, replaced
from tests.cpq.configure.test_session_laws import CLICKS, GROUNDS, MARKETS, PRODUCT, played
from tests.cpq.configure.test_value_prices import everything


def pareto(market: str, kept: dict[str, str], name: str) -> list[tuple[str, Decimal]]:
    """By looking at every configuration: the best value first, each with its lowest total, cheaper than all before."""
    totals: dict[str, Decimal] = {}
    for each, total in everything(market):
        if kept.items() <= each.items():
            totals[each[name]] = min(total, totals.get(each[name], total))
    best_first = sorted(totals, key=Decimal, reverse=PRODUCT.characteristic(name).better == "more")
    found: list[tuple[str, Decimal]] = []
    for value in best_first:
        if not found or totals[value] < found[-1][1]:
            found.append((value, totals[value]))
    return found


@given(st.sampled_from(MARKETS), CLICKS, st.sampled_from(("load", "width")))
@settings(max_examples=40)
def test_compromises_are_the_pareto_set_of_all_configurations(market: str, wanted: list[Choice], name: str):
    session = played(market, wanted)
    told = compromises(GROUNDS[market], session, name, "customer")
    kept = {other: value for other, value in session.chosen.items() if other != name}
    assert told.decided
    assert [(each.value, each.total.amount) for each in told.found] == pareto(market, kept, name)
    assert all(each.gap is None for each in told.found)
    assert told.total is not None
    for each in told.found:
        assert each.difference is not None
        assert each.difference + told.total == each.total


@pytest.mark.parametrize("name", ["load", "width"])
def test_a_compromise_is_one_click_and_one_undo(shop: Shop, name: str):
    view = shop.open(width="1.20", doors="true")
    told = shop.cpq.compromises(view.session.id, name)
    assert len(told.found) > 1
    for each in told.found:
        wanted = Wanted("cheapest", having={name: each.value})
        assert shop.cpq.best(view.session.id, wanted).proved
        after = shop.cpq.choose_best(view.session.id, wanted)
        assert after.assignment[name] == each.value
        assert after.assignment["doors"] == "true"
        assert after.price is not None
        assert after.price.total == each.total
        assert shop.cpq.undo(view.session.id).assignment == view.assignment


def test_what_cannot_be_had_is_refused_and_nothing_changes(shop: Shop):
    view = shop.open(material="steel")
    with pytest.raises(Conflict, match="together with your choices"):
        shop.cpq.choose_best(view.session.id, Wanted("cheapest", having={"doors": "true"}))
    told = shop.cpq.best(view.session.id, Wanted("cheapest", having={"doors": "true"}))
    assert (told.assignment, told.proved) == (None, True)
    assert shop.cpq.session(view.session.id).session == view.session


@pytest.mark.parametrize("having", [{"lod": "30"}, {"load": "241"}, {"load": "<b>"}, {"width": ""}])
def test_what_does_not_exist_is_refused_by_name(shop: Shop, having: dict[str, str]):
    view = shop.open()
    for ask in (shop.cpq.best, shop.cpq.choose_best):
        with pytest.raises(Malformed):
            ask(view.session.id, Wanted("cheapest", having=having))


def test_of_a_characteristic_that_nobody_judged_there_are_none(shop: Shop):
    view = shop.open()
    with pytest.raises(Malformed, match="No value of 'handle' is better"):
        shop.cpq.compromises(view.session.id, "handle")
    with pytest.raises(Unknown):
        shop.cpq.compromises(view.session.id, "lod")


def test_customers_are_told_nothing_of_what_is_internal(embedded):
    internal = "[characteristic.load]\ninternal = true\n"
    shop = open_shop(
        embedded, changes={"product.toml": replaced("product.toml", ("[characteristic.load]\n", internal))}
    )
    view = shop.open()
    with pytest.raises(Unknown, match="has no characteristic 'load'"):
        shop.cpq.compromises(view.session.id, "load")
    with pytest.raises(Malformed):
        shop.cpq.best(view.session.id, Wanted("cheapest", having={"load": "60"}))
    assert shop.cpq.compromises(view.session.id, "load", audience="rep").found
