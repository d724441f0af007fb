"""Cost books: what is wrong with them, and what publishing finds missing."""

from __future__ import annotations

import pytest

from catalog.gate import CHECKS, Finding, examine
from catalog.load import load_product
from catalog.validity import ALWAYS
from kernel.errors import Malformed
from tests.build.catalogue import BOOKS, COST_BOOKS, TODAY, tiny_product, tiny_product_files


def problems(changes: dict[str, str | None]) -> list[str]:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files(changes))
    return [f"{each.path} {each.message}" for each in caught.value.problems]


def found(changes: dict[str, str | None]) -> list[Finding]:
    findings = examine(tiny_product(changes), TODAY, ALWAYS, CHECKS)
    return [each for each in findings if "cost" in each.code]


def test_two_cost_books_of_one_market_may_not_overlap():
    again = '\n[[cost]]\ncode = "again"\nmarket = "eu"\ncurrency = "EUR"\nfrom = 2026-06-01\nfile = "cost-eur.csv"\n'
    assert problems({"prices/books.toml": BOOKS + COST_BOOKS + again}) == [
        "prices/books.toml:54:1 The book overlaps with 'eu-cost': on some day the market 'eu' would have two of them."
    ]


def test_a_book_of_one_market_may_stand_beside_one_of_all():
    everywhere = '\n[[cost]]\ncode = "all"\ncurrency = "EUR"\nfile = "cost-eur.csv"\n'
    assert len(tiny_product({"prices/books.toml": BOOKS + COST_BOOKS + everywhere}).cost_books) == 4


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "eu-cost"', 'code = "eu-2026"', "The book 'eu-2026' stands here twice."),
        ('market = "ru"\ncurrency = "RUB"', 'currency = "CHF"', "No market of the product pays in CHF"),
        ('market = "eu"\ncurrency', 'market = "jp"\ncurrency', "not sold in the market 'jp'"),
        ('currency = "EUR"', 'currency = "USD"', "The market 'eu' pays in EUR, not in USD."),
        ('file = "cost-eur.csv"', 'file = "costs.csv"', "There is no file 'prices/costs.csv'"),
    ],
)
def test_a_wrong_cost_book_is_refused_with_its_place(old: str, new: str, message: str):
    assert old in COST_BOOKS
    first, *_ = problems({"prices/books.toml": BOOKS + COST_BOOKS.replace(old, new)})
    assert message in first
    assert first.startswith("prices/books.toml:")


def test_a_cost_below_zero_is_refused_with_its_place():
    sheet = tiny_product_files()["prices/cost-eur.csv"].replace("120.00", "-120.00")
    assert problems({"prices/cost-eur.csv": sheet}) == ["prices/cost-eur.csv:2:9 The base price is below zero."]


def test_a_missing_cost_is_found_where_it_is_missing_and_keeps_nothing_back():
    sheet = tiny_product_files()["prices/cost-eur.csv"].replace("option,material,birch,,0,,\n", "")
    missing = found({"prices/cost-eur.csv": sheet})
    assert [(each.severity, each.code, each.markets, each.place) for each in missing] == [
        ("warning", "uncovered-cost", ("eu",), "prices/books.toml#eu-cost")
    ]
    assert "lacks material = birch" in missing[0].message.in_("en")


def test_a_market_without_costs_is_found():
    books = BOOKS + COST_BOOKS[: COST_BOOKS.index('\n[[cost]]\ncode = "ru-cost"')]
    assert [(each.code, each.markets) for each in found({"prices/books.toml": books})] == [("no-cost-book", ("ru",))]


def test_who_does_not_work_with_costs_is_not_reminded_of_them():
    assert found({"prices/books.toml": BOOKS}) == []
