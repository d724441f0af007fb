"""The files of terms: everything wrong is told with its place; what does not fit the products is found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from catalog.on_sale import OnSale
from catalog.terms import Terms
from catalog.terms_sheet import load_terms, unfit
from kernel.errors import Malformed, Unknown
from tests.build.catalogue import MARKETS, TODAY, tiny_product

AGREEMENT = """
[[agreement]]
code = "library"
name = { en = "City library", ru = "Городская библиотека" }
accounts = ["A-17"]
market = "eu"
products = ["bookcase"]
price = "180.00"
options = [{ characteristic = "handle", value = "knob", amount = "6.00" }]
"""
GROUP = """
[[agreement]]
code = "schools"
name = "Schools"
groups = ["education"]
percent = "4"
"""
PROMOTION = """
[[promotion]]
code = "spring"
name = "Spring"
products = ["bookcase"]
when = "material = oak"
percent = "10"
"""
SURCHARGE = """
[[index]]
name = "oak"
values = [{ day = 2026-01-01, value = "112.5" }, { day = 2026-06-01, value = "120.0" }]

[[surcharge]]
code = "oak"
name = "Oak"
kind = "material"
market = "eu"
per = "index"
index = "oak"
since = 2026-01-15
share = "30"

[[surcharge]]
code = "freight"
name = "Freight"
market = "eu"
products = ["bookcase"]
per = "weight"
weight = "shelves * 6"
amount = "0.85"
"""
FILES = {"agreements": AGREEMENT + GROUP, "promotions": PROMOTION, "surcharges": SURCHARGE}


def files(**changes: str) -> dict[str, str]:
    texts = {**FILES, **changes}
    return {"markets.toml": MARKETS, **{f"terms/{name}.toml": text for name, text in texts.items()}}


def terms(**changes: str) -> Terms:
    return load_terms(files(**changes))


def problems(**changes: str) -> list[str]:
    with pytest.raises(Malformed) as caught:
        terms(**changes)
    return [f"{each.path} {each.message}" for each in caught.value.problems]


def test_honest_terms_are_read_and_fit_their_product():
    found = terms()
    assert (len(found.agreements), len(found.promotions), len(found.surcharges)) == (2, 1, 2)
    assert list(unfit(found, OnSale.alike([tiny_product()]))) == []
    assert found.digest == terms().digest
    assert found.digest != terms(promotions="").digest


def test_there_may_be_no_terms_at_all():
    assert load_terms({"markets.toml": MARKETS}).agreements == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('accounts = ["A-17"]\n', "", "agreements.toml:2:1 An agreement is with somebody"),
        ('price = "180.00"', 'price = "-1"', "agreements.toml:8:1 'price' is zero or more"),
        ('price = "180.00"', 'price = "1.001"', "in whole minor units of EUR"),
        ('price = "180.00"', 'price = "1e16"', "out of range"),
        ('market = "eu"\n', "", "name the market it is for"),
        ('market = "eu"', 'market = "uk"', "There is no market 'uk'. Known: eu"),
        ('products = ["bookcase"]', 'products = ["bookcase", "desk"]', "of one product: name exactly one"),
        ('percent = "4"', 'percent = "100.1"', "a percentage from 0 to 100"),
        ('percent = "4"', 'percent = "-4"', "a percentage from 0 to 100"),
        ('percent = "4"', 'percent = "٤"', "'percent' is a"),
        ('percent = "4"\n', "", "An agreement agrees on something"),
        ('code = "schools"', 'code = "library"', "The agreement 'library' stands here twice"),
        ('groups = ["education"]', 'accounts = ["A-17"]', "the account 'A-17' would have two agreements"),
        ('percent = "4"', 'percent = "4"\nfrom = 2027-01-01\nuntil = 2026-01-01', "The period ends"),
        ('percent = "4"', 'percent = "4"\npriority = "x"', "is a number"),
        (', amount = "6.00" }', "}", "The key 'amount' is missing"),
        ("[[agreement]]", "[[agreements]]", "Did you mean 'agreement'?"),
    ],
)
def test_a_wrong_agreement_is_refused(old: str, new: str, message: str):
    text = FILES["agreements"]
    assert old in text
    found = problems(agreements=text.replace(old, new, 1))
    assert any(message in each for each in found), found


def test_two_agreements_with_groups_need_a_priority():
    other = GROUP.replace("schools", "state").replace("education", "government")
    assert "a buyer of the groups of both" in problems(agreements=GROUP + other)[0]
    assert len(terms(agreements=GROUP + other + 'priority = "1"\n').agreements) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('percent = "10"', 'percent = "10"\namount = "5"', "either a percentage or an amount"),
        ('percent = "10"', "", "either a percentage or an amount"),
        ('products = ["bookcase"]\n', "", "name the products that have them"),
        ('percent = "10"', 'percent = "10"\nuses = "5"', "Only a coupon is used up"),
        ('percent = "10"', 'percent = "10"\ncoupon = "A"\nuses = "0"', "whole number from 1"),
        ('percent = "10"', 'percent = "10"\ncap = "5.00"', "name the market"),
        ('percent = "10"', 'percent = "10"\ncoupon = "ВЕСНА"', "Latin letters, digits and hyphens"),
        ('percent = "10"', 'percent = "10"\ncoupon = "x"', "3 to 40"),
    ],
)
def test_a_wrong_promotion_is_refused(old: str, new: str, message: str):
    assert old in PROMOTION
    found = problems(promotions=PROMOTION.replace(old, new, 1))
    assert any(message in each for each in found), found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('index = "oak"', 'index = "oka"', "There is no index 'oka'. Did you mean 'oak'?"),
        ("since = 2026-01-15", "since = 2025-12-31", "has no value on 2025-12-31; its first is of 2026-01-01"),
        ("since = 2026-01-15\n", "", "The key 'since' is missing"),
        ('share = "30"', 'share = "130"', "a percentage from 0 to 100"),
        ("day = 2026-06-01", "day = 2026-01-01", "The days of an index ascend"),
        ('value = "120.0"', 'value = "0"', "more than zero"),
        ('amount = "0.85"', "", "The key 'amount' is missing"),
        ('products = ["bookcase"]\nper', "per", "name the products that have them"),
        ('kind = "material"', 'kind = "materials"', "is not possible for 'kind'"),
        ('per = "weight"', 'per = "kilo"', "is not possible for 'per'"),
    ],
)
def test_a_wrong_surcharge_is_refused(old: str, new: str, message: str):
    assert old in SURCHARGE
    found = problems(surcharges=SURCHARGE.replace(old, new, 1))
    assert any(message in each for each in found), found


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "message"),
    [
        ("agreements", '"handle"', '"handel"', "terms/agreements.toml#library", "no characteristic 'handel'. Did you"),
        ("agreements", '"knob"', '"nob"', "terms/agreements.toml#library", "'handle' has no value 'nob'. Did you"),
        (
            "agreements",
            '["bookcase"]',
            '["bookcaes"]',
            "terms/agreements.toml#library",
            "no product 'bookcaes' on sale",
        ),
        ("promotions", "material = oak", "materail = oak", "terms/promotions.toml#spring", "materail"),
        ("promotions", "material = oak", "shelves * 2", "terms/promotions.toml#spring", "a number, not a condition"),
        ("surcharges", "shelves * 6", "doors", "terms/surcharges.toml#freight", "a condition, not a number"),
    ],
)
def test_what_does_not_fit_the_products_is_found(file: str, old: str, new: str, place: str, message: str):
    assert old in FILES[file]
    changed = terms(**{file: FILES[file].replace(old, new, 1)})
    (found,) = unfit(changed, OnSale.alike([tiny_product()]))
    assert found.path == place
    assert message in found.message


def test_an_index_is_never_guessed():
    index = terms().surcharges[0].index
    assert index is not None
    assert index.on(TODAY) == Decimal("120.0")
    for day in (date(2025, 12, 31), date(2026, 5, 31), date(2026, 9, 2)):
        with pytest.raises(Unknown, match=r"has no value for .* add one to terms/surcharges.toml"):
            index.on(day)


def test_the_account_goes_before_the_group_and_days_count():
    found = terms(agreements=AGREEMENT + "until = 2027-01-01\n" + GROUP)

    def code(day: date, account: str, *groups: str) -> str | None:
        agreement = found.agreement("bookcase", "eu", day, account, groups)
        return agreement.code if agreement else None

    assert [
        code(TODAY, "A-17", "education"),
        code(TODAY, "", "education"),
        code(TODAY, "A-18"),
        code(date(2027, 1, 1), "A-17", "education"),
        code(date(2027, 1, 1), "A-17"),
    ] == ["library", "schools", None, "schools", None]


def test_a_buyer_without_a_number_has_no_agreement_of_an_account():
    empty = AGREEMENT.replace('accounts = ["A-17"]', 'accounts = [""]')
    assert terms(agreements=empty).agreement("bookcase", "eu", TODAY, "", ()) is None
