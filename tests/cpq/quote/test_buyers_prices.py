"""Sessions of a quote show its buyer's prices: the line's own price, to the desk alone, and never to anybody else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product as combinations
from typing import Any

import pytest

from catalog.product import Product
from cpq.configure import Choose, OpenSession, SessionView
from cpq.configure.best import Wanted
from cpq.price import PricingContext, price
from kernel.errors import Conflict, Unknown
from kernel.money import Money
from tests.build.catalogue import TINY, TODAY
from tests.build.quotes import Office
from tests.cpq.quote.test_terms import publish, with_buyer

PERCENT = """
[[agreement]]
code = "library"
name = { en = "City library", ru = "Городская библиотека" }
accounts = ["A-17"]
market = "eu"
products = ["bookcase"]
price = "180.00"
percent = "12.5"
"""
OPTIONS = """
[[agreement]]
code = "library"
name = { en = "City library", ru = "Городская библиотека" }
accounts = ["A-17"]
market = "eu"
products = ["bookcase"]
percent = "3"

[[agreement.options]]
characteristic = "material"
value = "oak"
amount = "1.00"
"""
WHEN = """
[[promotion]]
code = "oak"
name = { en = "Oak weeks", ru = "Недели дуба" }
market = "eu"
products = ["bookcase"]
when = "material = oak"
percent = "5"
"""


def of_buyer(office: Office, **buyer: Any) -> tuple[dict[str, Any], SessionView]:
    """Return a draft of a buyer, and a session of its line."""
    quote = with_buyer(office, office.draft((1, {"material": "oak"})), **buyer)
    with office.quoting() as quoting:
        return quote, quoting.line_session(quote["id"], quote["revision"]["lines"][0]["id"])


def total(view: SessionView) -> Money:
    assert view.price is not None
    return view.price.total


def test_a_session_of_a_line_costs_what_the_line_costs(office: Office) -> None:
    publish(office, agreements=PERCENT)
    quote, view = of_buyer(office, reference="A-17", price_groups=["boxed"], coupons=["welcome"])
    (line,) = quote["revision"]["lines"]
    assert view.price is not None
    assert view.price.to_json("rep") == line["waterfall"]
    steps = {entry["step"] for entry in line["waterfall"]["entries"]}
    assert {"contracted_price", "promotion", "surcharge"} <= steps
    assert view.to_json("rep")["quote"] == quote["id"]


def test_a_click_shows_the_buyers_price_and_becomes_the_line_at_it(office: Office) -> None:
    publish(office, agreements=PERCENT)
    quote, view = of_buyer(office, reference="A-17")
    prices = office.sessions.option_prices(view.session.id, "doors", audience="rep")
    (told,) = [each.difference for each in prices.prices if each.value == "true"]
    clicked = office.sessions.choose(view.session.id, Choose("doors", "true"), audience="rep")
    assert told == total(clicked) - total(view)
    listed = office.sessions.open_session(OpenSession(TINY, "eu", {"material": "oak", "doors": "true"}))
    assert total(clicked) < total(listed)
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        changes = {"session": view.session.id}
        after = quoting.change_line(quote["id"], line, changes, version=quote["version"], who="rep")
    assert after["revision"]["totals"]["total"] == total(clicked).to_json()


def test_the_session_follows_the_buyer_of_the_quote(office: Office) -> None:
    publish(office, agreements=PERCENT)
    quote, view = of_buyer(office, reference="A-17")
    with_buyer(office, quote, reference="A-18")
    now = office.sessions.session(view.session.id, audience="rep")
    assert total(view) < total(now)
    assert total(now) == total(office.sessions.open_session(OpenSession(TINY, "eu", {"material": "oak"})))


ASKED: list[Callable[[Office, str, Any], object]] = [
    lambda office, id, audience: office.sessions.session(id, audience=audience),
    lambda office, id, audience: office.sessions.choose(id, Choose("doors", "true"), audience=audience),
    lambda office, id, audience: office.sessions.take_back(id, "material", audience=audience),
    lambda office, id, audience: office.sessions.undo(id, audience=audience),
    lambda office, id, audience: office.sessions.clear(id, audience=audience),
    lambda office, id, audience: office.sessions.why(id, "doors", "true", audience=audience),
    lambda office, id, audience: office.sessions.option_prices(id, "doors", audience=audience),
    lambda office, id, audience: office.sessions.value_prices(id, audience=audience),
    lambda office, id, audience: office.sessions.best(id, Wanted("cheapest"), audience=audience),
    lambda office, id, audience: office.sessions.choose_best(id, Wanted("cheapest"), audience=audience),
    lambda office, id, audience: office.sessions.compromises(id, "load", audience=audience),
]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("audience", ["customer", "engineer"])
def test_nobody_but_the_desk_sees_it(office: Office, asked: Callable[..., object], audience: Any) -> None:
    publish(office, agreements=PERCENT)
    _, view = of_buyer(office, reference="A-17")
    office.sessions.choose(view.session.id, Choose("doors", "true"), audience="rep")  # now it is remembered
    with pytest.raises(Unknown) as refusal:
        asked(office, view.session.id, audience)
    assert refusal.value.code == "session-unknown"


def test_a_visitor_cannot_ask_for_a_quote_of_it_nor_open_one(office: Office) -> None:
    quote, view = of_buyer(office, reference="A-17")
    contact = {"name": "Eve", "email": "eve@example.org", "country": "DE"}
    with office.quoting() as quoting, pytest.raises(Unknown):
        quoting.request_quote(view.session.id, 1, contact, language="en")
    with pytest.raises(Unknown):
        office.sessions.open_session(OpenSession(TINY, "eu", quote=quote["id"]))


@pytest.mark.parametrize("buyer_first", [True, False])
def test_what_is_remembered_for_a_buyer_is_shown_to_nobody_else(office: Office, buyer_first: bool) -> None:
    publish(office, agreements=PERCENT)
    choices = {"material": "oak"}

    def shop() -> Money:
        view = office.sessions.open_session(OpenSession(TINY, "eu", choices))
        office.sessions.value_prices(view.session.id)
        return total(view)

    before = None if buyer_first else shop()
    _, agreed = of_buyer(office, reference="A-17")
    office.sessions.value_prices(agreed.session.id, audience="rep")
    _, other = of_buyer(office, reference="A-18")
    assert total(agreed) < total(other) == shop()
    assert before in (None, shop())


def test_another_market_and_an_unknown_quote_are_refused(office: Office) -> None:
    quote, _ = of_buyer(office)
    with pytest.raises(Conflict) as refusal:
        office.sessions.open_session(OpenSession(TINY, "us", quote=quote["id"]), audience="rep")
    assert refusal.value.code == "other-market"
    with pytest.raises(Unknown, match="no quote"):
        office.sessions.open_session(OpenSession(TINY, "eu", quote="quo_none"), audience="rep")


def possible(office: Office, view: SessionView) -> list[dict[str, str]]:
    """Return every configuration, tried one by one."""
    product, _ = office.shelf.by_digest(view.session.release)
    engine = office.shelf.compiled(product, "eu", TODAY).engine
    declared = [each for each in product.rule_book.characteristics if not each.computed]
    found = []
    for values in combinations(*(each.values for each in declared)):
        made = engine.complete({each.name: value for each, value in zip(declared, values, strict=True)}).assignment
        if made is not None:
            found.append(dict(made))
    return found


def net_for(office: Office, product: Product, assignment: dict[str, str], digest_day: Any = TODAY) -> Money:
    context = PricingContext("eu", TODAY, account="A-17", terms=office.shelf.terms(digest_day))
    return price(product, assignment, context).total


@pytest.mark.parametrize("agreement", [PERCENT, OPTIONS, OPTIONS.replace("oak", "steel")])
@pytest.mark.parametrize("promotions", ["", WHEN])
def test_what_values_cost_the_buyer_at_the_least_is_exact(office: Office, agreement: str, promotions: str) -> None:
    publish(office, agreements=agreement, promotions=promotions)
    _, view = of_buyer(office, reference="A-17")
    opened = office.sessions.clear(view.session.id, audience="rep")
    found = office.sessions.value_prices(opened.session.id, audience="rep")
    product, _ = office.shelf.by_digest(view.session.release)
    priced = [(each, net_for(office, product, each)) for each in possible(office, view)]
    assert found.decided
    assert found.least == min((cost for _, cost in priced), key=lambda cost: cost.amount)
    for name, values in found.values.items():
        for value, told in values.items():
            least = min(cost.amount for each, cost in priced if each[name] == value)
            assert told.total == Money(Decimal(least), "EUR")
    best = office.sessions.best(opened.session.id, Wanted("cheapest"), audience="rep")
    assert best.proved
    assert best.price is not None
    assert best.price.total == found.least


def test_beside_an_option_stands_what_the_click_costs_the_buyer(office: Office) -> None:
    publish(office, agreements=OPTIONS, promotions=WHEN)
    _, view = of_buyer(office, reference="A-17")
    prices = office.sessions.option_prices(view.session.id, "material", audience="rep")
    product, _ = office.shelf.by_digest(view.session.release)
    for each in prices.prices:
        then = office.sessions.choose(view.session.id, Choose("material", each.value), audience="rep")
        assert then.price is not None
        assert total(then) == net_for(office, product, {name: state.value for name, state in then.state.items()})
