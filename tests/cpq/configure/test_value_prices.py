"""What every value costs at the least, and what a budget leaves, against every configuration there is, priced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.compiled import Compiled
from cpq.configure.best import Wanted, best
from cpq.configure.memory import Memory
from cpq.configure.model import Choice, Session
from cpq.configure.value_prices import ValuePrices, value_prices
from cpq.configure.worths import budget_in
from cpq.local import price_of_one
from kernel.errors import Malformed
from kernel.money import Money
from tests.build.catalogue import TODAY
from tests.cpq.configure.shop import Shop
from tests.cpq.configure.test_session_laws import CLICKS, GROUNDS, MARKETS, ORACLES, PRODUCT, fresh, played

Configuration = tuple[dict[str, str], Decimal]


@cache
def everything(market: str) -> tuple[Configuration, ...]:
    """Every configuration with its total."""
    listing = ORACLES[market].enumerate({}, 100_000)
    assert listing.complete
    found = []
    for each in listing.assignments:
        total = price_of_one(PRODUCT, each, market, TODAY).total
        found.append((dict(each), total.amount))
    return tuple(found)


def cheapest(market: str, choices: Mapping[str, str]) -> Decimal | None:
    totals = [total for each, total in everything(market) if choices.items() <= each.items()]
    return min(totals, default=None)


def shown_prices(market: str, session: Session, budget: str | None = None) -> ValuePrices:
    limit = None if budget is None else budget_in(PRODUCT.market(market).currency, Decimal(budget))
    return value_prices(GROUNDS[market], session, "customer", limit)


@given(st.sampled_from(MARKETS), CLICKS)
@settings(max_examples=30)
def test_every_value_is_priced_as_the_cheapest_product_that_has_it(market: str, wanted: list[Choice]):
    session = played(market, wanted)
    found = shown_prices(market, session)
    totals = [total for each, total in everything(market) if session.chosen.items() <= each.items()]
    assert found.decided
    assert (amount(found.least), amount(found.greatest)) == (min(totals), max(totals))
    for name, values in found.values.items():
        others = {other: value for other, value in session.chosen.items() if other != name}
        possible = {value for value, price in values.items() if not price.changes}
        for value in PRODUCT.rule_book.by_name[name].values:
            least = cheapest(market, {**others, name: value})
            assert (value in possible) == (least is not None)
            if least is not None:
                assert amount(values[value].total) == least
                assert values[value].gap is None


@given(st.sampled_from(MARKETS), CLICKS)
@settings(max_examples=30)
def test_what_the_choices_rule_out_is_priced_with_as_few_of_them_changed_as_possible(market: str, wanted: list[Choice]):
    session = played(market, wanted)
    for name, values in shown_prices(market, session).values.items():
        others = {other: value for other, value in session.chosen.items() if other != name}
        for value, price in values.items():
            ranked = [
                (sum(each[other] != chosen for other, chosen in others.items()), total)
                for each, total in everything(market)
                if each[name] == value
            ]
            assert (price.changes, amount(price.total)) == min(ranked)


def test_a_difference_is_against_the_cheapest_with_the_value_shown_now(shop: Shop):
    view = shop.choose(shop.open(), doors="false")
    found = shop.cpq.value_prices(view.session.id)
    for name, values in found.values.items():
        shown = values[view.state[name].value]
        assert shown.difference == Money.zero("EUR")
        for price in values.values():
            assert price.difference is not None
            assert price.difference.amount == amount(price.total) - amount(shown.total)


def test_a_forced_consequence_is_part_of_the_price(shop: Shop):
    """Doors cost 95.00 and need handles, 8.50 the cheaper pair; with 19 % tax the rounded totals differ by 123.16."""
    view = shop.open(material="oak", width="0.80", shelves="4")
    found = shop.cpq.value_prices(view.session.id)
    assert found.values["doors"]["true"].difference == Money.of("123.16", "EUR")


def test_a_budget_tells_what_is_over_it_and_what_a_little_more_unlocks(shop: Shop):
    view = shop.open(material="oak", width="0.80", shelves="4")
    free = shop.cpq.value_prices(view.session.id)
    assert free.budget is None
    assert free.unlocks() == ()
    assert free.least is not None
    told = shop.cpq.value_prices(view.session.id, budget=free.least.amount)
    assert told.values["doors"]["true"].over == Money.of("123.16", "EUR")
    assert told.values["doors"]["false"].over is None
    first = told.unlocks()[0]
    assert first.more == min((unlock.more for unlock in told.unlocks()), key=lambda more: more.amount)
    for unlock in told.unlocks():
        more = shop.cpq.value_prices(view.session.id, budget=free.least.amount + unlock.more.amount)
        assert all(more.values[each.characteristic][each.value].over is None for each in unlock.values)
    json = told.to_json()["budget"]
    assert (json["is_enough"], json["amount"]) == (True, free.least.to_json())
    assert shop.cpq.value_prices(view.session.id, budget=Decimal("1")).to_json()["budget"]["is_enough"] is False


@pytest.mark.parametrize("budget", ["-1", "1E+16", "NaN"])
def test_a_budget_that_is_none_is_refused(shop: Shop, budget: str):
    with pytest.raises(Malformed):
        shop.cpq.value_prices(shop.open().session.id, budget=Decimal(budget))


def test_what_has_no_price_is_told_without_one():
    book = PRODUCT.price_book("eu", TODAY)
    covered = tuple(option for option in book.options if option.value != "steel")
    product = replace(PRODUCT, price_books=(replace(book, options=covered),))
    ground = replace(GROUNDS["eu"], compiled=Compiled(product, "eu", TODAY), memory=Memory(100))
    found = value_prices(ground, fresh("eu"), "customer", Money.of("1", "EUR"))
    steel = found.values["material"]["steel"]
    assert (steel.changes, steel.total, steel.difference, steel.over) == (0, None, None, None)
    assert found.values["material"]["birch"].total == found.least
    assert found.greatest is not None
    chosen = replace(fresh("eu"), choices=(Choice("material", "steel"),))
    found = value_prices(ground, chosen, "customer", Money.of("1", "EUR"))
    assert (found.least, found.greatest) == (None, None)
    assert found.to_json()["budget"]["is_enough"] is None
    assert found.values["material"]["birch"].total is not None
    told = best(ground, chosen, Wanted("cheapest"))
    assert (told.price, told.bound, told.proved) == (None, None, False)


def amount(money: Money | None) -> Decimal:
    assert money is not None
    return money.amount
