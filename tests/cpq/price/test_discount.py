"""Discounts: what they may be and how they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cpq.price import Discount
from kernel.errors import Malformed
from kernel.money import Money
from tests.cpq.price.pricing import amount, euros, percent


@pytest.mark.parametrize("discount", [percent("5"), percent("12.50"), percent("0"), amount("3.99")])
def test_a_discount_survives_being_written_and_read(discount: Discount):
    assert Discount.from_json(discount.to_json()) == discount


def test_a_discount_is_written_without_idle_zeros():
    assert percent("12.50").to_json() == {"percent": "12.5"}
    assert percent("100").to_json() == {"percent": "100"}


def test_what_a_discount_takes_off_is_an_amount_to_add():
    assert percent("10").off(euros("50")) == euros("-5")
    assert amount("8").off(euros("50")) == euros("-8")


def test_a_discount_is_a_percentage_or_an_amount():
    with pytest.raises(Malformed, match="give one of them"):
        Discount()
    with pytest.raises(Malformed, match="give one of them"):
        Discount(Decimal(5), Money.of("1", "EUR"))


@pytest.mark.parametrize("number", ["-1", "100.01", "NaN", "Infinity", "1e-7", "0.12345678901234567890123456789"])
def test_an_impossible_percentage_is_refused(number: str):
    with pytest.raises(Malformed, match="between 0 and 100 percent"):
        percent(number)


def test_a_negative_amount_is_refused():
    with pytest.raises(Malformed, match="not below zero"):
        amount("-1")


@pytest.mark.parametrize(("number", "currency"), [("0.001", "EUR"), ("0.5", "JPY")])
def test_an_amount_smaller_than_the_smallest_coin_is_refused(number: str, currency: str):
    with pytest.raises(Malformed, match="no such small coin"):
        amount(number, currency)


@pytest.mark.parametrize(
    "written", [None, [], {}, {"percent": "five"}, {"percent": None}, {"amount": "5"}, {"percent": "5", "amount": None}]
)
def test_what_is_no_discount_is_refused(written: object):
    with pytest.raises(Malformed):
        Discount.from_json(written)
