"""What the shop shows is what the quote says: sessions of anybody are priced with the terms that hold for everybody."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from cpq.configure import Choose, OpenSession, SessionView
from cpq.configure.best import Wanted
from kernel.errors import Conflict, Malformed, Unknown
from kernel.money import Money
from tests.build.catalogue import TINY
from tests.build.quotes import CONTACT, Office
from tests.cpq.quote.test_buyers_prices import PERCENT, WHEN, of_buyer
from tests.cpq.quote.test_terms import PROMOTIONS, SURCHARGES, publish, with_buyer

CHOICES = [{"material": "oak"}, {"material": "birch", "doors": "true"}, {"width": "1.20"}, {}]
WEIGHT = """
[[surcharge]]
code = "freight"
name = { en = "Freight", ru = "Доставка" }
kind = "freight"
market = "eu"
products = ["bookcase"]
per = "weight"
weight = "load"
amount = "0.07"
"""
INDEX = """
[[index]]
name = "wood"
days = "400"
values = [{ day = 2026-01-01, value = "100.0" }, { day = 2026-04-01, value = "93.7" }]

[[surcharge]]
code = "wood"
name = { en = "Price of wood", ru = "Цена древесины" }
kind = "material"
per = "index"
index = "wood"
since = 2026-01-01
share = "40"
"""


def opened(office: Office, choices: dict[str, str]) -> SessionView:
    return office.sessions.open_session(OpenSession(TINY, "eu", choices))


def requested(office: Office, view: SessionView) -> dict[str, Any]:
    with office.quoting() as quoting:
        number = quoting.request_quote(view.session.id, 1, {**CONTACT, "country": "DE"}, language="en")["number"]
        return quoting.quote(quoting.quotes(text=number)["items"][0]["id"])


def total(view: SessionView) -> Money:
    assert view.price is not None
    return view.price.total


def random_terms(random: Random) -> dict[str, str]:
    """Return promotions and surcharges for anybody, and for some."""
    promotions = [_promotion(random, number) for number in range(random.randint(0, 3))]
    surcharges = [random.choice([WEIGHT, INDEX, SURCHARGES, ""])]
    return {"agreements": PERCENT, "promotions": "".join([PROMOTIONS, *promotions]), "surcharges": "".join(surcharges)}


def _promotion(random: Random, number: int) -> str:
    lines = [
        "[[promotion]]",
        f'code = "p{number}"',
        f'name = {{ en = "Thing {number}", ru = "Нечто {number}" }}',
        'market = "eu"',
        'products = ["bookcase"]',
        f'priority = "{random.randint(0, 2)}"',
    ]
    lines.append(f'percent = "{random.randint(1, 9999) / 100}"' if random.random() < 0.6 else 'amount = "19.99"')
    if random.random() < 0.6:
        lines.append(f'when = "{random.choice(["material = oak", "shelves > 3", "load > 60 or doors = true"])}"')
    if random.random() < 0.3:
        lines.append('groups = ["boxed"]')
    if random.random() < 0.3:
        lines.append('exclusive = "one"')
    if random.random() < 0.3:
        lines.append('cap = "12.50"')
    return "\n".join([*lines, "", ""])


@pytest.mark.parametrize("seed", range(8))
def test_a_visitor_sees_what_the_quote_will_say(office: Office, seed: int) -> None:
    random = Random(seed)
    publish(office, None, **random_terms(random))
    view = opened(office, random.choice(CHOICES))
    (line,) = requested(office, view)["revision"]["lines"]
    assert view.price is not None
    assert view.price.to_json("rep") == line["waterfall"]
    cheapest = office.sessions.best(view.session.id, Wanted("cheapest"))
    chosen = office.sessions.choose_best(view.session.id, Wanted("cheapest"))
    assert cheapest.price is not None
    told = requested(office, chosen)["revision"]["totals"]["total"]
    assert total(chosen).to_json() == told == cheapest.price.total.to_json()


def test_what_holds_for_some_only_is_not_in_the_shop(office: Office) -> None:
    before = total(opened(office, {"material": "oak"}))
    publish(office, agreements=PERCENT)  # for A-17, with WELCOME, for groups
    assert total(opened(office, {"material": "oak"})) == before


def test_a_session_follows_the_terms_of_its_day(office: Office) -> None:
    view = opened(office, {"material": "oak"})
    publish(office, promotions=WHEN)
    now = office.sessions.session(view.session.id)
    assert total(now) < total(view)
    assert now.price is not None
    assert [each["label"]["en"] for each in now.price.to_json()["entries"] if each["step"] == "promotion"] == [
        "Oak weeks"
    ]


def test_a_promotion_under_a_condition_stands_beside_its_option(office: Office) -> None:
    publish(office, promotions=WHEN)
    view = opened(office, {"material": "birch"})
    prices = office.sessions.option_prices(view.session.id, "material")
    (oak,) = [each.difference for each in prices.prices if each.value == "oak"]
    assert oak == total(opened(office, {"material": "oak"})) - total(view)
    told = office.sessions.value_prices(view.session.id)
    assert told.values["material"]["oak"].gap is None


GROUP_COUPON = """
[[promotion]]
code = "friends"
name = { en = "Friends", ru = "Для друзей" }
groups = ["friends"]
coupon = "FRIENDS"
percent = "50"
"""
OAK_COUPON = WHEN.replace('percent = "5"', 'percent = "5"\ncoupon = "OAK-5"')


class TestCoupons:
    @pytest.fixture(autouse=True)
    def terms(self, office: Office) -> str:
        return publish(office)

    def test_a_coupon_changes_the_price_and_goes_with_the_request(self, office: Office) -> None:
        view = opened(office, {"material": "oak"})
        entered = office.sessions.enter_coupons(view.session.id, [" welcome "])
        assert entered.price_change == total(entered) - total(view)
        assert entered.to_json()["coupons"] == [
            {"code": "WELCOME", "takes_off": {"amount": "25.00", "currency": "EUR"}}
        ]
        quote = requested(office, entered)
        assert quote["buyer"]["coupons"] == ["WELCOME"]
        assert quote["revision"]["totals"]["total"] == total(entered).to_json()

    def test_it_stays_through_clicks_and_is_taken_off_by_entering_none(self, office: Office) -> None:
        view = opened(office, {"material": "oak"})
        office.sessions.enter_coupons(view.session.id, ["WELCOME"])
        office.sessions.clear(view.session.id)
        undone = office.sessions.undo(view.session.id)
        assert undone.session.coupons == ("WELCOME",)
        assert total(office.sessions.enter_coupons(view.session.id, [])) == total(view)
        assert office.sessions.session(view.session.id).to_json()["coupons"] == []

    def test_one_that_holds_for_other_values_is_entered_and_takes_nothing_off_yet(self, office: Office) -> None:
        publish(office, promotions=OAK_COUPON)
        view = opened(office, {"material": "birch"})
        entered = office.sessions.enter_coupons(view.session.id, ["oak-5"])
        assert total(entered) == total(view)
        assert entered.to_json()["coupons"] == [{"code": "OAK-5", "takes_off": None}]
        oak = office.sessions.choose(view.session.id, Choose("material", "oak"))
        assert oak.to_json()["coupons"][0]["takes_off"] is not None

    @pytest.mark.parametrize("coupon", ["WELCOM", "FRIENDS", "WELCOME", "%"])
    def test_what_gives_nothing_here_is_refused_in_the_same_words(self, office: Office, coupon: str) -> None:
        """FRIENDS is for a price group, WELCOME is used up: nobody learns that either exists."""
        publish(office, promotions=PROMOTIONS + GROUP_COUPON)
        office.send(with_buyer(office, office.draft(), coupons=["WELCOME"]))
        view = opened(office, {})
        with pytest.raises(Malformed) as refusal:
            office.sessions.enter_coupons(view.session.id, [coupon])
        said = f"The coupon '{coupon}' gives nothing on this product here today."
        assert str(refusal.value) == f"{said} Look at how it is spelled."
        assert [(each.path, each.message) for each in refusal.value.problems] == [("/coupons/0", said)]
        assert office.sessions.session(view.session.id).session == view.session

    def test_other_markets_have_their_own(self, office: Office) -> None:
        view = office.sessions.open_session(OpenSession(TINY, "us"))
        with pytest.raises(Malformed):
            office.sessions.enter_coupons(view.session.id, ["WELCOME"])

    def test_a_session_of_a_quote_has_those_of_its_buyer(self, office: Office) -> None:
        quote, view = of_buyer(office, coupons=["WELCOME"])
        with pytest.raises(Conflict) as refusal:
            office.sessions.enter_coupons(view.session.id, [], audience="rep")
        assert refusal.value.code == "coupon-of-quote"
        with pytest.raises(Unknown):
            office.sessions.enter_coupons(view.session.id, ["WELCOME"])
        assert quote["buyer"]["coupons"] == ["WELCOME"]

    def test_what_values_cost_is_told_with_the_coupon(self, office: Office) -> None:
        view = opened(office, {})
        before = office.sessions.value_prices(view.session.id).least
        office.sessions.enter_coupons(view.session.id, ["WELCOME"])
        after = office.sessions.value_prices(view.session.id).least
        assert before is not None
        assert after is not None
        assert after < before
