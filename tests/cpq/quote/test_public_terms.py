"""What the shop shows is what the quote says: sessions of anybody are priced with the terms that hold for everybody."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from cpq.configure import OpenSession, SessionView
from cpq.configure.best import Wanted
from kernel.money import Money
from tests.build.catalogue import TINY
from tests.build.quotes import CONTACT, Office
from tests.cpq.quote.test_buyers_prices import PERCENT, WHEN
from tests.cpq.quote.test_terms import PROMOTIONS, SURCHARGES, publish

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
    publish(office, **random_terms(random))
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
