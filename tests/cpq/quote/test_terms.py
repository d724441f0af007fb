"""Terms of sale on quotes: agreements by the buyer's number, coupons that hold or say why not, surcharges on lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from catalog.terms_release import publish_terms
from kernel.errors import Conflict, Malformed
from kernel.period import Period
from tests.build.catalogue import MARKETS
from tests.build.quotes import BUYER, REP, Office, promise

AGREEMENTS = """
[[agreement]]
code = "library"
name = { en = "City library", ru = "Городская библиотека" }
accounts = ["A-17"]
market = "eu"
products = ["bookcase"]
price = "180.00"
"""
PROMOTIONS = """
[[promotion]]
code = "welcome"
name = { en = "Welcome", ru = "Добро пожаловать" }
market = "eu"
coupon = "WELCOME"
uses = "1"
until = 2026-12-01
amount = "25.00"
"""
SURCHARGES = """
[[surcharge]]
code = "carton"
name = { en = "Carton", ru = "Картонная упаковка" }
kind = "packaging"
market = "eu"
groups = ["boxed"]
per = "piece"
amount = "7.50"
"""
TERMS = {"agreements": AGREEMENTS, "promotions": PROMOTIONS, "surcharges": SURCHARGES}


@pytest.fixture(autouse=True)
def terms(office: Office) -> str:
    """The terms, published; their digest."""
    return publish(office)


def publish(office: Office, period: Period | None = None, **changes: str) -> str:
    texts = {f"terms/{name}.toml": text for name, text in {**TERMS, **changes}.items()}
    with office.database.transaction() as session:
        files = {"markets.toml": MARKETS, **texts}
        return publish_terms(session, files, clock=office.clock, actor_name="Carla", period=period).digest


def with_buyer(office: Office, quote: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    buyer = {**BUYER, **changes}
    with office.quoting() as quoting:
        return quoting.change_quote(quote["id"], {"buyer": buyer}, version=quote["version"], who=REP)


def entries(quote: Mapping[str, Any], step: str) -> list[tuple[str, str]]:
    (line,) = quote["revision"]["lines"]
    found = [entry for entry in line["waterfall"]["entries"] if entry["step"] == step]
    return [(entry["label"]["en"], entry["amount"]["amount"]) for entry in found]


def test_the_number_of_the_buyer_brings_their_agreement(office: Office, terms: str) -> None:
    quote = office.draft((2, {"material": "oak"}))
    assert entries(quote, "contracted_price") == []
    agreed = with_buyer(office, quote, reference="A-17")
    assert entries(agreed, "contracted_price") == [("City library: base price", "-20.00")]
    assert agreed["revision"]["lines"][0]["waterfall"]["terms"] == terms
    assert entries(with_buyer(office, agreed, reference="A-18"), "contracted_price") == []


def test_a_coupon_is_taken_off_however_it_is_typed(office: Office) -> None:
    quote = with_buyer(office, office.draft((2, {"material": "oak"})), coupons=[" welcome "])
    assert entries(quote, "promotion") == [("Welcome", "-25.00")]
    assert quote["buyer"]["coupons"] == ["welcome"]


@pytest.mark.parametrize(
    ("coupon", "says"),
    [("WELCOM", "There is no coupon 'WELCOM'"), ("ДОБРО", "There is no coupon 'ДОБРО'"), ("%", "There is no coupon")],
)
def test_an_unknown_coupon_is_refused_and_named(office: Office, coupon: str, says: str) -> None:
    with pytest.raises(Malformed, match=says) as refusal:
        with_buyer(office, office.draft(), coupons=["welcome", coupon])
    assert [problem.path for problem in refusal.value.problems] == ["/buyer/coupons/1"]


def test_a_coupon_of_other_days_is_refused_with_its_days(office: Office) -> None:
    quote = office.draft()
    office.later(200)
    with pytest.raises(Malformed, match="does not hold today; it does until 2026-12-01"):
        with_buyer(office, quote, coupons=["WELCOME"])


def test_a_coupon_of_another_market_is_refused(office: Office) -> None:
    with pytest.raises(Malformed, match="does not hold in the market us"):
        with_buyer(office, office.draft(market="us"), coupons=["WELCOME"])


def test_a_coupon_is_used_up_by_sending_and_given_back_by_cancelling(office: Office) -> None:
    first = with_buyer(office, office.draft(), coupons=["WELCOME"])
    second = with_buyer(office, office.draft(), coupons=["WELCOME"])  # nobody has used it yet
    sent, _ = office.send(first)
    with pytest.raises(Conflict, match="used up: it was good for 1 quotes"):
        office.send(second)
    with pytest.raises(Malformed, match="used up"):
        with_buyer(office, office.draft(), coupons=["WELCOME"])
    with office.quoting() as quoting:
        quoting.cancel_quote(sent["id"], version=sent["version"], who=REP)
    office.send(office.shown(second["id"]))


def test_a_surcharge_stands_behind_the_quantity_and_in_the_net(office: Office) -> None:
    quote = with_buyer(office, office.draft((2, {"material": "oak"})), price_groups=["boxed"])
    assert entries(quote, "surcharge") == [("Carton", "15.00")]
    assert quote["revision"]["lines"][0]["net"]["amount"] == "788.32"  # 2 x 386.66 + 15.00


def test_what_was_sent_keeps_its_terms_when_others_are_published(office: Office, terms: str) -> None:
    sent, _ = office.send(with_buyer(office, office.draft((2, {"material": "oak"})), reference="A-17"))
    publish(office, agreements="")
    again = office.shown(sent["id"])
    assert promise(again["revision"]) == promise(sent["revision"])
    assert again["revision"]["lines"][0]["waterfall"]["terms"] == terms
    with office.quoting() as quoting:
        revised = quoting.revise_quote(sent["id"], version=again["version"], who=REP)
        assert entries(revised, "contracted_price") == []


def test_a_customer_sees_the_agreement_but_not_where_it_is_written(office: Office) -> None:
    _, token = office.send(with_buyer(office, office.draft((2, {"material": "oak"})), reference="A-17"))
    with office.quoting() as quoting:
        waterfall = quoting.offer(token)["revision"]["lines"][0]["waterfall"]
    assert "City library: base price" in str(waterfall)
    assert "terms" not in waterfall
    assert "agreement:" not in str(waterfall)


TOGETHER = """
[[tier]]
code = "chain"
segment = "chain"
file = "chain.csv"
over = "product"
"""


def test_lines_of_one_product_reach_a_tier_together_and_lose_it_together(office: Office) -> None:
    office.publish({"prices/tiers.toml": TOGETHER, "prices/chain.csv": "from_quantity,percent\n10,5\n"})
    quote = with_buyer(
        office, office.draft((6, {"material": "oak"}), (4, {"material": "birch"})), price_groups=["chain"]
    )
    nets = [line["unit_net"]["amount"] for line in quote["revision"]["lines"]]
    assert nets == ["367.32", "291.32"]  # 95 % of 386.656 and of 306.656
    line = quote["revision"]["lines"][1]["id"]
    with office.quoting() as quoting:
        less = quoting.change_line(quote["id"], line, {"quantity": 3}, version=quote["version"], who=REP)
    assert [line["unit_net"]["amount"] for line in less["revision"]["lines"]] == ["386.66", "306.66"]
