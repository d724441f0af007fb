"""The file of bundles: all that is wrong is told with its place, by itself, beside the products, and by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.bundle import Bundle
from catalog.bundle_check import unsound
from catalog.bundle_sheet import BUNDLES_FILE
from catalog.compiled import CompiledCache
from catalog.on_sale import OnSale
from catalog.terms import Terms
from catalog.terms_release import publish_terms
from catalog.terms_sheet import load_terms, unfit
from kernel.db import Database
from kernel.errors import Malformed
from kernel.money import Money
from tests.build.catalogue import MARKETS, TODAY, publish_tiny, settable_clock, tiny_product, tiny_product_files

READING = """\
[[bundle]]
code = "reading-room"
name = { en = "Reading room", ru = "Читальный зал" }
text = { en = "Two tall cases and a low one", ru = "Два высоких шкафа и низкий" }
markets = ["eu", "us"]
groups = ["education"]
from = 2026-01-01
until = 2027-01-01
prices = [{ market = "eu", amount = "999.00" }, { market = "us", amount = "1099.00" }]
members = [
    { code = "tall", product = "bookcase", quantity = "2", choices = ["shelves = 6"], fixed = ["material = oak"] },
    { code = "low", product = "bookcase", fixed = ["shelves=2"] },
]
"""
PAIR = """\
[[bundle]]
code = "pair"
name = "A pair"
percent = "5"
members = [{ code = "one", product = "bookcase", quantity = "2" }]
"""
COMPILED = CompiledCache()
PRODUCTS = OnSale.alike([tiny_product()])


def terms(text: str) -> Terms:
    return load_terms({"markets.toml": MARKETS, BUNDLES_FILE: text})


def problems(text: str) -> list[str]:
    with pytest.raises(Malformed) as caught:
        terms(text)
    return [f"{each.path} {each.message}" for each in caught.value.problems]


def impossible(text: str, day: date = TODAY, files: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    (bundle,) = terms(text).bundles
    products = OnSale.alike([tiny_product(files)]) if files else PRODUCTS
    return list(unsound(bundle, products, day, COMPILED))


def reading_room() -> Bundle:
    (bundle,) = terms(READING).bundles
    return bundle


def test_an_honest_bundle_is_read_and_fits_its_products():
    bundle = reading_room()
    tall, low = bundle.members
    assert (tall.quantity, tall.presets, tall.fixed) == (2, {"material": "oak", "shelves": "6"}, {"material": "oak"})
    assert (low.code, low.quantity, low.optional) == ("low", 1, False)
    assert bundle.amounts == {"eu": Money.of("999.00", "EUR"), "us": Money.of("1099.00", "USD")}
    assert bundle.is_sold("eu", TODAY)
    assert not bundle.is_sold("ru", TODAY)
    assert not bundle.is_sold("eu", date(2027, 1, 1))
    assert bundle.is_for(["education"])
    assert not bundle.is_for(["dealer"])
    assert list(unfit(terms(READING), PRODUCTS)) == []
    assert impossible(READING) == []


def test_terms_offer_the_bundles_of_a_buyer_in_the_order_of_the_file():
    found = terms(READING + PAIR)
    assert [each.code for each in found.offered("eu", TODAY, ["education"])] == ["reading-room", "pair"]
    assert [each.code for each in found.offered("ru", TODAY, [])] == ["pair"]
    assert found.digest != terms(READING).digest


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("members = [", "members = []\nmember = [", "bundles.toml:11:1 The key 'member' has no meaning here"),
        ('code = "low"', 'code = "tall"', "bundles.toml:12:7 The member 'tall' stands here twice"),
        ('quantity = "2"', 'quantity = "0"', "'quantity' is a whole number from 1 to 1,000, not 0"),
        ('quantity = "2"', 'quantity = "1001"', "'quantity' is a whole number from 1 to 1,000"),
        ('"shelves=2"', '"shelves 2"', 'is no choice; write "characteristic = value"'),
        ('"material = oak"', '"shelves = 5"', "'shelves' is given twice"),
        ('markets = ["eu", "us"]', 'markets = ["eu", "us", "ru"]', "no price in the market 'ru'"),
        ('markets = ["eu", "us"]', 'markets = ["eu", "uk"]', "There is no market 'uk'"),
        ('markets = ["eu", "us"]', 'markets = ["eu", "eu"]', "A market stands here twice"),
        ('markets = ["eu", "us"]', 'markets = ["eu"]', "not sold in the market 'us'; add it to its markets"),
        ('{ market = "us", ', '{ market = "eu", ', "The price in the market 'eu' stands here twice"),
        ('amount = "999.00"', 'amount = "0"', "A bundle costs something"),
        ('amount = "999.00"', 'amount = "9.999"', "in whole minor units of EUR"),
        ('amount = "999.00"', 'amount = "1e16"', "out of range"),
        (', amount = "999.00"', "", "The key 'amount' is missing"),
        ("prices = [", 'percent = "5"\nprices = [', "either a percentage that it takes off, or prices"),
        ("until = 2027-01-01", "until = 2025-01-01", "The period ends"),
        ('fixed = ["shelves=2"]', "optional = true", "A fixed price is for all members"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, message: str):
    assert old in READING
    assert any(message in each for each in problems(READING.replace(old, new))), problems(READING.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('percent = "5"\n', "", "either a percentage that it takes off, or prices"),
        ('percent = "5"', 'percent = "0"', "A bundle takes something off"),
        ('percent = "5"', 'percent = "100"', "and not everything"),
        ('percent = "5"', 'percent = "101"', "a percentage from 0 to 100"),
        (', quantity = "2"', "", "One piece of one product is no bundle"),
        (', quantity = "2"', ", optional = true", "name a member that is not optional"),
        ('members = [{ code = "one", product = "bookcase", quantity = "2" }]', "", "A bundle is of something"),
        (PAIR, PAIR + PAIR, "The bundle 'pair' stands here twice"),
        (", quantity", ", quantty", "The key 'quantty' has no meaning here. Did you mean 'quantity'?"),
    ],
)
def test_a_bundle_is_of_something_for_a_price(old: str, new: str, message: str):
    assert any(message in each for each in problems(PAIR.replace(old, new)))


def test_everything_wrong_is_told_at_once():
    text = READING.replace('"2"', '"two"').replace("999.00", "-1").replace('"eu", "us"', '"eu", "uk"')
    assert len(problems(text)) >= 3


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('product = "bookcase", fixed', 'product = "bokcase", fixed', "no product 'bokcase' on sale. Did you mean"),
        ('product = "bookcase", fixed', 'product = "pair", fixed', "no product 'pair' on sale"),  # no bundle of bundles
        ("shelves=2", "shelfs=2", "no characteristic 'shelfs'. Did you mean 'shelves'?"),
        ("shelves=2", "shelves=7", "'shelves' has no value '7'"),
        ("shelves=2", "load=60", "'load' follows from the other choices"),
    ],
)
def test_what_products_do_not_have_is_found(old: str, new: str, message: str):
    (found,) = unfit(terms(READING.replace(old, new)), PRODUCTS)
    assert found.path == f"{BUNDLES_FILE}#reading-room"
    assert message in found.message


def test_a_product_that_is_not_sold_in_a_market_of_the_bundle_is_found():
    here = {code: market for code, market in tiny_product().markets.items() if code != "us"}
    product = replace(tiny_product(), markets=here)
    found = {each.message for each in unfit(terms(READING), OnSale.alike([product]))}
    assert found == {"'bookcase' is not sold in the market 'us'."}


def test_choices_that_cannot_be_together_are_found_in_their_markets():
    steel = READING.replace('"shelves=2"', '"material = steel", "doors = true"')
    assert impossible(steel) == [
        ("members/1", f"In the market '{market}' material = steel, doors = true cannot be had together (steel_doors).")
        for market in ("eu", "us")
    ]
    birch = READING.replace('"shelves=2"', '"material = birch"')
    assert impossible(birch) == [("members/1", "In the market 'us' material = birch is impossible (us_no_birch).")]


def test_a_price_that_is_missing_is_found():
    prices = tiny_product_files()["prices/eur.csv"].replace("option,material,oak,,80.00,,", "request,material,oak,,,,")
    assert "request" in prices
    found = impossible(READING, files={"prices/eur.csv": prices})
    assert (
        "members/0",
        "material = oak of 'bookcase' has no price in the book 'eu-2026'; a bundle has a price.",
    ) in found
    early = READING.replace("from = 2026-01-01", "from = 2024-01-01")
    assert impossible(early, date(2025, 6, 1))[0] == (
        "members/0",
        "'bookcase' has no prices in the market 'eu' on 2025-06-01.",
    )


def test_what_is_over_is_looked_at_no_more():
    steel = READING.replace('"shelves=2"', '"material = steel", "doors = true"')
    assert impossible(steel, date(2027, 1, 1)) == []


def test_terms_with_an_impossible_bundle_are_not_published(database: Database):
    files = {"markets.toml": MARKETS, BUNDLES_FILE: READING.replace('"shelves=2"', '"material = birch"')}
    with database.transaction() as session:
        publish_tiny(session)
    with pytest.raises(Malformed, match="do not fit the products") as refusal, database.transaction() as session:
        publish_terms(session, files, clock=settable_clock(), actor_name="Carla", compiled=COMPILED)
    assert [each.path for each in refusal.value.problems] == [f"{BUNDLES_FILE}#reading-room"]


KEYS = ("code", "name", "text", "markets", "groups", "from", "until", "percent", "prices", "members")
MEMBER_KEYS = ("code", "product", "quantity", "choices", "fixed", "optional")
ODD = st.sampled_from(
    [
        *("5", "-1", "nan", "true", '""', '"a = b"', '"1e999"', '"\\u0000"', '"9" * 9'),
        *("[]", "[1]", '["="]', '[["x"]]', "{}", "{ en = 1 }", '[{ market = "eu" }]'),
        *("2026-02-29", "1979-05-27T07:32:00Z"),
    ]
)


@given(
    st.dictionaries(st.sampled_from(KEYS), ODD, max_size=4),
    st.dictionaries(st.sampled_from(MEMBER_KEYS), ODD, max_size=4),
)
def test_whatever_stands_in_it_is_read_or_refused(odd: dict[str, str], of_member: dict[str, str]):
    plain = {"code": '"pair"', "name": '"A pair"', "percent": '"5"'}
    member = {"code": '"one"', "product": '"bookcase"', "quantity": '"2"', **of_member}
    inside = ", ".join(f"{key} = {value}" for key, value in member.items())
    table = {**plain, "members": f"[{{ {inside} }}]", **odd}
    text = "\n".join(["[[bundle]]", *(f"{key} = {value}" for key, value in table.items())])
    try:
        found = list(unfit(terms(text), PRODUCTS))
    except Malformed as refusal:
        found = list(refusal.problems)
    assert all(each.path.startswith(BUNDLES_FILE) for each in found)
