"""What leaves most after its cost: against every configuration there is, as a click, for those who may see it only."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.compiled import Compiled
from cpq.configure.best import Wanted, best
from cpq.configure.best_margin import most_left
from cpq.configure.compromises import compromises
from cpq.configure.model import Choice
from cpq.local import margins_of_one
from kernel.db import Database
from kernel.errors import Conflict, Refused
from kernel.money import Money
from rules import Budget
from tests.build.catalogue import BOOKS, TODAY, tiny_product, tiny_product_files
from tests.build.catalogue import MARKETS as MARKETS_FILE
from tests.cpq.configure.shop import Shop, open_shop
from tests.cpq.configure.test_session_laws import CLICKS, GROUNDS, MARKETS, PRODUCT, played
from tests.cpq.configure.test_value_prices import everything

JUDGED = [info.code for info in PRODUCT.characteristics.values() if info.better]


@cache
def margins(market: str) -> tuple[tuple[dict[str, str], Money], ...]:
    """Return every configuration of a market with what it leaves, priced one by one."""
    (of_one,) = margins_of_one(PRODUCT, market, TODAY)
    found = [(each, of_one.margin_of(each)) for each, _ in everything(market)]
    return tuple((each, left) for each, left in found if left is not None)


def most(market: str, chosen: dict[str, str]) -> Money:
    return max((left for each, left in margins(market) if chosen.items() <= each.items()), key=lambda left: left.amount)


@given(st.sampled_from(MARKETS), CLICKS)
@settings(max_examples=30)
def test_nothing_that_meets_the_choices_leaves_more_and_that_is_proved(market: str, wanted: list[Choice]):
    session, ground = played(market, wanted), GROUNDS[market]
    found = best(ground, session, Wanted("margin"))
    assert found.proved
    assert found.assignment is not None
    assert session.chosen.items() <= found.assignment.items()
    left = most_left(ground, session.chosen).amount
    assert left == found.bound == most(market, dict(session.chosen))
    assert found.gap is not None
    assert found.gap.amount == 0


@given(st.sampled_from(MARKETS), CLICKS, st.sampled_from(JUDGED))
@settings(max_examples=30)
def test_nothing_as_good_leaves_more(market: str, wanted: list[Choice], name: str):
    session, ground = played(market, wanted), GROUNDS[market]
    found = compromises(ground, session, name, "margin", "margin")
    others = {other: value for other, value in session.chosen.items() if other != name}
    values = PRODUCT.rule_book.by_name[name].values
    assert found.decided
    for one in found.found:
        as_good = values[values.index(one.value) :]
        best_of = [left for each, left in margins(market) if others.items() <= each.items() and each[name] in as_good]
        exact = max(best_of, key=lambda left: left.amount)
        gap = one.gap or Money.zero(exact.currency)
        assert exact <= one.total <= exact + gap
    totals = [one.total.amount for one in found.found]
    assert totals == sorted(set(totals))


def test_the_gap_is_told_when_the_time_is_up_before_the_proof():
    ground = replace(GROUNDS["eu"], budget=Budget(steps=1))
    found = most_left(ground, {})
    assert not found.decided
    assert found.bound is None or found.amount is None or found.amount <= found.bound


def test_few_tries_leave_a_gap_that_is_true():
    ground = GROUNDS["eu"]
    whole = most_left(ground, {})
    found = most_left(ground, {}, tries=1)
    assert found.amount is not None
    assert found.bound is not None
    assert whole.amount is not None
    assert found.amount <= whole.amount <= found.bound


@pytest.fixture
def shop(database: Database) -> Shop:
    return open_shop(database)


class TestClicks:
    def test_it_is_taken_as_one_click_with_one_undo(self, shop: Shop):
        opened = shop.open(material="birch")
        view = shop.cpq.choose_best(opened.session.id, Wanted("margin"), audience="margin")
        assert view.assignment["material"] == "birch"
        found = shop.cpq.best(opened.session.id, Wanted("margin"), audience="margin")
        assert found.changes == ()
        back = shop.cpq.undo(opened.session.id)
        assert back.assignment == opened.assignment

    @pytest.mark.parametrize("audience", ["customer", "rep", "engineer"])
    def test_nobody_else_learns_of_it(self, shop: Shop, audience):
        session = shop.open().session.id
        with pytest.raises(Refused):
            shop.cpq.best(session, Wanted("margin"), audience=audience)
        with pytest.raises(Refused):
            shop.cpq.choose_best(session, Wanted("margin"), audience=audience)
        with pytest.raises(Refused):
            shop.cpq.compromises(session, "width", against="margin", audience=audience)
        assert shop.cpq.session(session).session.version == 1


class TestWithoutCosts:
    def test_a_product_without_costs_has_no_best_margin(self, database: Database):
        shop = open_shop(database, changes={"prices/books.toml": BOOKS})
        with pytest.raises(Conflict, match="margins are not known; add one"):
            shop.cpq.best(shop.open().session.id, Wanted("margin"), audience="margin")

    def test_what_lacks_a_cost_is_not_the_best_and_is_told_when_nothing_else_is_left(self, database: Database):
        sheet = tiny_product_files()["prices/cost-eur.csv"].replace("option,material,oak,,55.00,,\n", "")
        shop = open_shop(database, changes={"prices/cost-eur.csv": sheet})
        found = shop.cpq.best(shop.open().session.id, Wanted("margin"), audience="margin")
        assert found.assignment is not None
        assert found.assignment["material"] != "oak"
        with pytest.raises(Conflict, match="both a price and a cost"):
            shop.cpq.best(shop.open(material="oak").session.id, Wanted("margin"), audience="margin")


def test_a_tier_of_one_piece_and_prices_with_tax_are_proved_as_well():
    product = tiny_product(
        {
            "markets.toml": MARKETS_FILE.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n'),
            "prices/tiers.csv": "from_quantity,percent\n1,5\n",
        }
    )
    ground = replace(GROUNDS["eu"], compiled=Compiled(product, "eu", TODAY))
    found = most_left(ground, {})
    (of_one,) = margins_of_one(product, "eu", TODAY)
    lefts = [of_one.margin_of(each) for each, _ in everything("eu")]
    assert found.amount == max((left for left in lefts if left), key=lambda left: left.amount)
    assert found.amount == found.bound
