"""Why did it change? The differences of two prices: matched by cause, exact, in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.price_book import ListPrice
from cpq.price import PricingContext, Waterfall, price
from cpq.price.compare import compare
from kernel.errors import Malformed
from kernel.money import total
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK, WITH_DOORS, amount, bookcase_price, euros, percent
from tests.cpq.price.test_price_laws import bookcases, lines


def told(before: Waterfall, after: Waterfall, language: str = "en") -> list[tuple[str, str]]:
    """Return the sentences with their amounts, without the roundings."""
    found = compare(before, after).of_net
    return [(one.sentence.in_(language), str(one.amount.amount)) for one in found if one.step != "rounding"]


def test_nothing_differs_from_itself():
    assert compare(bookcase_price(), bookcase_price()).differences == ()


def test_what_came_what_went_and_what_changed_are_told_apart():
    assert told(bookcase_price(OAK, percent("10")), bookcase_price(WITH_DOORS, percent("10"))) == [
        ("Pair of doors (added)", "95.00"),
        ("Handle: Round knob (added)", "8.50"),
        ("Shelf boards: 4.8 instead of 3.2", "53.328"),
        ("Discount: 10% of a larger base", "-15.6828"),
    ]
    back = told(bookcase_price(WITH_DOORS), bookcase_price(OAK), "ru")
    assert back[0] == ("Пара дверец (убрано)", "-95.00")
    assert back[2] == ("Доски полок: 3,2 (было 4,8)", "-53.328")


def test_another_value_of_a_characteristic_is_told_against_the_one_before():
    steel = {**OAK, "material": "steel"}
    (first, *_) = compare(bookcase_price(OAK), bookcase_price(steel)).differences
    assert first.sentence.to_json() == {
        "en": "Material: Steel instead of Oak",
        "ru": "Материал: Сталь (было: Дуб)",
    }
    assert first.before is not None
    assert first.after is not None
    assert (first.before.value, first.after.value) == ("oak", "steel")


def test_another_price_book_is_named():
    book = BOOKCASE.price_book("eu", TODAY)
    dearer = ListPrice(book.list_price.amount + euros("38"), book.list_price.name)
    product = replace(BOOKCASE, price_books=(replace(book, code="eu-2027", list_price=dearer),))
    after = price(product, OAK, PricingContext("eu", TODAY))
    (first, *_) = told(bookcase_price(), after)
    assert first == (f"{book.list_price.name.in_('en')}: price of eu-2027 instead of {book.code}", "38.00")


def test_a_percentage_that_became_an_amount_is_one_change():
    ((sentence, _),) = told(bookcase_price(OAK, percent("10")), bookcase_price(OAK, amount("7")))
    assert sentence == "Discount per unit instead of Discount"


def test_units_are_counted_as_often_as_there_were_and_the_quantity_is_priced_anew():
    before, after = bookcase_price(OAK), bookcase_price(WITH_DOORS, quantity="3")
    found = {one.step: one.amount for one in compare(before, after).of_net}
    assert found["option_charges"] == euros("8.50"), "of one unit, as there was"
    assert found["quantity"] == after.unit_net * Decimal(2)


def test_a_bigger_quantity_tier_is_a_change_of_the_tier():
    sentences = [sentence for sentence, _ in told(bookcase_price(quantity="10"), bookcase_price(quantity="1"))]
    assert sentences == ["Quantity discount from 10 (removed)", "Quantity: 1 instead of 10"]


def test_prices_in_different_currencies_are_not_compared():
    with pytest.raises(Malformed, match="EUR cannot be compared with one in USD"):
        compare(bookcase_price(), bookcase_price(market="us"))


@st.composite
def two_prices(draw: st.DrawFn) -> tuple[Waterfall, Waterfall]:
    """Two prices of configurations under two price lists of one currency, different in anything."""
    first = draw(bookcases())
    second = draw(bookcases((first.markets["eu"].currency,)))
    return draw(lines(first)), draw(lines(draw(st.sampled_from([first, second]))))


@given(two_prices())
def test_the_differences_sum_exactly_to_the_difference_of_the_totals(prices: tuple[Waterfall, Waterfall]):
    before, after = prices
    comparison = compare(before, after)
    currency = after.currency
    assert total([one.amount for one in comparison.differences], currency) == after.total - before.total
    assert total([one.amount for one in comparison.of_net], currency) == after.net - before.net


@given(two_prices())
def test_every_entry_is_matched_at_most_once_and_every_difference_has_words(prices: tuple[Waterfall, Waterfall]):
    found = compare(*prices).differences
    for side in ("before", "after"):
        entries = [id(entry) for one in found if (entry := getattr(one, side)) is not None]
        assert len(entries) == len(set(entries))
    assert all(one.sentence.by_language["en"] and one.sentence.by_language["ru"] for one in found)


@given(two_prices())
def test_there_and_back_is_nothing(prices: tuple[Waterfall, Waterfall]):
    before, after = prices
    there, back = compare(before, after), compare(after, before)
    assert there.amount == -back.amount
    if before.quantity == after.quantity:
        amounts = sorted(one.amount.amount for one in there.differences)
        assert amounts == sorted((-one.amount).amount for one in back.differences)
