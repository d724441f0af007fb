"""Price books that stand on one another, books of segments, and prices on request: what holds and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from catalog.gate import CHECKS, examine
from catalog.load import load_product
from catalog.price_book import Rows
from catalog.product import Product
from catalog.validity import ALWAYS
from cpq.price import PricingContext, price
from kernel.errors import Malformed, Unknown
from tests.build.catalogue import BOOKS, TODAY, tiny_product, tiny_product_files
from tests.cpq.price.pricing import OAK, WITH_DOORS, euros

DERIVED = """
[[book]]
code = "edu"
market = "eu"
currency = "EUR"
base = "eu-2026"
factor = "0.9"
segment = "education"
"""
HEADER = "kind,characteristic,value,per,amount,name_en,name_ru\n"


def with_book(book: str, sheet: str | None = None) -> dict[str, str | None]:
    return {"prices/books.toml": BOOKS + book, **({"prices/own.csv": HEADER + sheet} if sheet else {})}


def problems(book: str, sheet: str | None = None) -> list[str]:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files(with_book(book, sheet)))
    return [f"{each.path} {each.message}" for each in caught.value.problems]


def book_of(product: Product, *groups: str) -> str:
    return product.price_book("eu", TODAY, groups).code


def test_a_book_without_rows_of_its_own_is_its_base_times_the_factor():
    product = tiny_product(with_book(DERIVED))
    book = product.price_book("eu", TODAY, ("education",))
    assert book.list_price.amount == euros("180.00")
    assert [each.amount for each in book.charges("handle", "knob")] == [euros("3.825")]
    assert [each.amount for each in book.dimensions] == [euros("29.997")]
    assert len(book.options) == len(product.price_book("eu", TODAY).options)


def test_own_rows_stand_in_for_inherited_ones_and_are_not_multiplied():
    sheet = "list,,,,199.00,,\noption,handle,knob,,5.00,,\ndimension,,,width * shelves,20.00,Boards,Доски\n"
    book = tiny_product(with_book(DERIVED + 'file = "own.csv"\n', sheet)).price_book("eu", TODAY, ("education",))
    assert book.list_price.amount == euros("199.00")
    assert [(each.per, each.amount) for each in book.charges("handle", "knob")] == [("", euros("5.00"))]
    assert [each.amount for each in book.dimensions] == [euros("20.00")]


def test_a_segment_goes_before_the_market_and_only_for_those_who_are_in_it():
    product = tiny_product(with_book(DERIVED))
    assert [book_of(product), book_of(product, "partners"), book_of(product, "partners", "education")] == [
        "eu-2026",
        "eu-2026",
        "edu",
    ]


def test_of_two_segments_the_higher_priority_counts():
    other = DERIVED.replace('"edu"', '"state"').replace('"education"', '"government"') + 'priority = "1"\n'
    product = tiny_product(with_book(DERIVED + other))
    assert book_of(product, "education", "government") == "state"


def test_two_segments_of_equal_priority_are_refused_and_never_picked_silently():
    other = DERIVED.replace('"edu"', '"state"').replace('"education"', '"government"')
    assert problems(DERIVED + other) == [
        "prices/books.toml:44:1 A buyer in both segments, 'education' and 'government', would have two prices: "
        "'edu' is valid at the same time. Give one of them a higher priority."
    ]


def test_a_market_with_books_of_segments_only_has_no_price_for_others():
    only = BOOKS.replace('market = "ru"', 'market = "ru"\nsegment = "state"')
    product = tiny_product({"prices/books.toml": only})
    with pytest.raises(Unknown, match="no prices in the market 'ru'"):
        product.price_book("ru", TODAY)
    found = examine(product, TODAY, ALWAYS, CHECKS)
    missing = [each for each in found if each.code == "no-price-book"]
    assert (missing[0].severity, missing[0].markets) == ("error", ("ru",))


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('base = "eu-2026"', 'base = "eu-2025"', "34:1", "There is no book 'eu-2025' to stand on. Did you mean"),
        ('base = "eu-2026"', 'base = "edu"', "34:1", "stand on one another in a circle: edu -> edu"),
        ('base = "eu-2026"', 'base = "us-2026"', "34:1", "in EUR, the book 'us-2026' below it in USD"),
        ('factor = "0.9"', 'factor = "0"', "35:1", "A factor is more than 0"),
        ('factor = "0.9"', 'factor = "-1"', "35:1", "A factor is more than 0"),
        ('factor = "0.9"', 'factor = "1e15"', "35:1", "at most 1,000 times as much"),
        ('factor = "0.9"', 'factor = "0.1234567"', "35:1", "A factor is"),
        ('factor = "0.9"', 'factor = "NaN"', "35:1", "is a number"),
        ('factor = "0.9"', 'percent = "-100"', "35:1", "A change is more than -100 percent"),
        ('factor = "0.9"', 'factor = "0.9"\npercent = "5"', "36:1", "either a factor or a percentage"),
        ('base = "eu-2026"\n', 'file = "eur.csv"\n', "35:1", "name one with base"),
        ('segment = "education"', "", "30:1", "overlaps with 'eu-2026'"),
        ('segment = "education"', 'priority = "1"', "36:1", "name the segment"),
        ('segment = "education"', 'segment = "education"\npriority = "-1"', "37:1", "from 0 to 1000"),
    ],
)
def test_a_wrong_derived_book_is_refused_with_its_place(old: str, new: str, place: str, message: str):
    assert old in DERIVED
    found = problems(DERIVED.replace(old, new))
    assert any(each.startswith(f"prices/books.toml:{place} ") and message in each for each in found), found


def test_a_circle_of_books_is_named_whole():
    circle = "".join(
        DERIVED.replace('"edu"', f'"{code}"').replace('"eu-2026"', f'"{base}"').replace("education", code)
        for code, base in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    assert any("circle: a -> b -> c -> a" in each for each in problems(circle))


def test_the_amounts_of_a_long_chain_stay_exact():
    chain, below = "", "eu-2026"
    for number in range(9):
        text = DERIVED.replace('"edu"', f'"b{number}"').replace('"eu-2026"', f'"{below}"').replace('"0.9"', '"0.9999"')
        chain += text.replace('segment = "education"', f'segment = "s{number}"\npriority = "{number}"')
        below = f"b{number}"
    book = tiny_product(with_book(chain)).price_book("eu", TODAY, ("s8",))
    assert Fraction(book.dimensions[0].amount.amount) == Fraction("33.33") * Fraction(9999, 10000) ** 9


def test_what_is_on_request_is_covered_but_has_no_price():
    sheet = "request,handle,knob,,,,\n"
    product = tiny_product(with_book(DERIVED + 'file = "own.csv"\n', sheet))
    found = examine(product, TODAY, ALWAYS, CHECKS)
    assert [each for each in found if each.severity == "error"] == []
    with pytest.raises(Unknown) as caught:
        price(product, WITH_DOORS, PricingContext("eu", TODAY, price_groups=("education",)))
    assert caught.value.code == "price-on-request"
    assert price(product, OAK, PricingContext("eu", TODAY, price_groups=("education",))).net.amount > 0


def test_a_price_takes_the_place_of_an_inherited_request():
    base = tiny_product(with_book(DERIVED)).price_book("eu", TODAY)
    asked = replace(base, on_request=frozenset({("handle", "knob")}))
    own = tiny_product(with_book(DERIVED + 'file = "own.csv"\n', "option,handle,knob,,5.00,,\n"))
    priced = own.price_book("eu", TODAY, ("education",)).charges("handle", "knob")
    assert asked.overlaid(Rows(options=priced), Decimal(1)).on_request == frozenset()


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ("request,handle,knob,,5.00,,\n", "own.csv:2:22 A price of kind request leaves the column 'amount' empty."),
        ("request,handle,nob,,,,\n", "has no value 'nob'"),
        ("request,handle,,,,,\n", "The column 'value' is empty"),
        ("request,handle,knob,,,,\nrequest,handle,knob,,,,\n", "own.csv:3:16"),
        ("option,handle,knob,2,5,,\nrequest,handle,knob,,,,\n", "it cannot be on request, too"),
        ("request,handle,knob,,,,\noption,handle,knob,2,5,,\n", "it cannot have a price, too"),
    ],
)
def test_a_wrong_request_is_refused(sheet: str, message: str):
    found = problems(DERIVED + 'file = "own.csv"\n', sheet)
    assert any(message in each for each in found), found


def test_a_cost_is_never_on_request():
    costs = tiny_product_files()["prices/cost-eur.csv"].replace(
        "option,material,birch,,0,,", "request,material,birch,,,,"
    )
    with pytest.raises(Malformed, match="not a kind of price here"):
        tiny_product({"prices/cost-eur.csv": costs})


def test_a_derived_book_is_valid_in_its_own_period_only():
    product = tiny_product(with_book(DERIVED + "from = 2026-03-01\nuntil = 2026-09-01\n"))
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    found = [product.price_book("eu", day, ("education",)).code for day in days]
    assert found == ["eu-2026", "edu", "edu", "eu-2026"]
