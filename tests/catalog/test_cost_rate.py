"""Costs kept in another currency: at the published rate of the day, exact, with its source; never at a guessed one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.cost_rate import converted
from catalog.exchange import Rate
from catalog.gate import CHECKS, examine
from catalog.load import load_product
from catalog.validity import ALWAYS
from cpq.price import Cost, PricingContext, Waterfall, price_with_cost
from cpq.price.margin_objective import margin_objectives
from kernel.errors import Malformed
from kernel.money import Money
from tests.build.catalogue import BOOKS, TODAY, tiny_product, tiny_product_files
from tests.cpq.price.pricing import OAK

IN_EUROS = """
[[cost]]
code = "euro-cost"
currency = "EUR"
at_rates = true
file = "cost-eur.csv"
"""
RATES = "day,from,to,rate,source,days\n2026-06-12,EUR,USD,1.25,ECB,7\n2026-06-01,EUR,USD,1.10,ECB,7\n"
FILES = {"prices/books.toml": BOOKS + IN_EUROS, "rates.csv": RATES}
CONVERTED = tiny_product(FILES)


def cost(day: date = TODAY, market: str = "us", product=CONVERTED) -> Cost:
    found = price_with_cost(product, OAK, PricingContext(market, day)).cost
    assert found is not None
    return found


def test_costs_are_taken_at_the_newest_rate_of_the_day_with_its_source():
    # 237.40 euros at 1.25 dollars
    found = cost()
    assert found.unit == Money.of("296.75", "USD")
    assert found.rate == Rate(date(2026, 6, 12), "EUR", "USD", Decimal("1.25"), "ECB", 7)
    told = found.to_json(Decimal(1))
    assert told["rate"] == {
        "from": "EUR",
        "to": "USD",
        "rate": "1.25",
        "day": "2026-06-12",
        "source": "ECB",
        "days": 7,
    }
    assert Cost.from_json(told) == found


def test_in_its_own_currency_a_book_needs_no_rate():
    found = cost(market="eu")
    assert (found.unit, found.rate) == (Money.of("237.40", "EUR"), None)
    assert "rate" not in found.to_json(Decimal(1))


def test_the_margin_is_what_is_left_in_the_currency_of_the_market():
    waterfall = price_with_cost(CONVERTED, OAK, PricingContext("us", TODAY))
    assert waterfall.margin is not None
    assert waterfall.margin.amount == waterfall.net - Money.of("296.75", "USD")
    assert Waterfall.from_json(waterfall.to_json("margin")) == waterfall
    (margins,) = margin_objectives(CONVERTED, PricingContext("us", TODAY))
    assert margins.margin_of(OAK) == waterfall.margin.amount


def test_a_rate_that_is_too_old_leaves_the_margin_unknown_and_says_so():
    late = TODAY + timedelta(days=20)
    found = cost(late)
    assert found.unit is None
    assert "has no rate from EUR to USD" in found.no_rate
    assert "the newest is of 2026-06-12, good for 7 days" in found.no_rate
    assert Cost.from_json(found.to_json(Decimal(1))) == found
    assert price_with_cost(CONVERTED, OAK, PricingContext("us", late)).margin is None
    assert margin_objectives(CONVERTED, PricingContext("us", late)) == ()


def test_publishing_warns_of_a_rate_that_is_not_there():
    found = examine(CONVERTED, TODAY, ALWAYS, CHECKS)
    warned = [each for each in found if each.code == "no-cost-rate"]
    assert {each.place for each in warned} == {"rates.csv"}
    assert {each.severity for each in warned} == {"warning"}
    assert any("has no rate from EUR to RUB" in each.message.in_("en") for each in warned)


def test_a_book_in_the_currency_of_the_market_goes_before_one_at_rates():
    own = '\n[[cost]]\ncode = "dollars"\ncurrency = "USD"\nfile = "cost-usd.csv"\n'
    product = tiny_product({**FILES, "prices/books.toml": BOOKS + IN_EUROS + own})
    assert cost(product=product).book == "dollars"


@pytest.mark.parametrize(
    ("books", "message"),
    [
        (IN_EUROS.replace("at_rates = true\n", 'market = "us"\n'), "The market 'us' pays in USD, not in EUR."),
        (IN_EUROS.replace("EUR", "CHF").replace("at_rates = true\n", ""), "No market of the product pays in CHF"),
        (
            IN_EUROS + IN_EUROS.replace("euro-cost", "franc-cost").replace("EUR", "CHF"),
            "Beside 'euro-cost' a market that pays in another currency would on some day have two books at rates.",
        ),
        (IN_EUROS.replace("at_rates = true", 'at_rates = "yes"'), "'at_rates' is true or false"),
    ],
)
def test_what_cannot_be_decided_is_refused(books: str, message: str):
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({**FILES, "prices/books.toml": BOOKS + books}))
    assert any(message in each.message for each in caught.value.problems)


def test_a_price_book_is_never_at_rates():
    books = BOOKS.replace('code = "eu-2026"\n', 'code = "eu-2026"\nat_rates = true\n')
    with pytest.raises(Malformed, match="'at_rates' has no meaning here"):
        load_product(tiny_product_files({"prices/books.toml": books}))


@given(st.decimals("0.0001", "10000", places=4))
def test_every_amount_is_exact_whatever_the_rate(number: Decimal):
    (book,) = CONVERTED.cost_books
    rate = Rate(TODAY, "EUR", "USD", number, "a bank")
    for before, after in zip(book.options, converted(book, rate).options, strict=True):
        assert after.amount == Money(before.amount.amount * number, "USD")
