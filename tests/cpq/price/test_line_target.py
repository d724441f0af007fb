"""Targets of a unit and of a line: what comes out, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpq.price import LineTarget, line_discount
from kernel.errors import Malformed
from kernel.money import Money
from tests.cpq.price.pricing import OAK, bookcase_price, euros, percent


def unit(number: str) -> LineTarget:
    return LineTarget(euros(number), "unit")


def line(number: str) -> LineTarget:
    return LineTarget(euros(number), "line")


@given(st.integers(0, 38666), st.integers(1, 4))
def test_a_target_of_the_unit_is_its_net(cents: int, quantity: int):
    target = LineTarget(Money(Decimal(cents) / 100, "EUR"), "unit")
    waterfall = bookcase_price(OAK, target, quantity=str(quantity))
    assert waterfall.unit_net == target.amount
    assert waterfall.net == target.amount * quantity


@given(st.integers(0, 154664), st.integers(1, 4))
def test_a_target_of_the_line_is_its_net(cents: int, quantity: int):
    reachable = min(cents, 38666 * quantity)
    target = LineTarget(Money(Decimal(reachable) / 100, "EUR"), "line")
    assert bookcase_price(OAK, target, quantity=str(quantity)).net == target.amount


def test_a_target_that_is_the_price_already_takes_nothing_off():
    waterfall = bookcase_price(OAK, unit("386.66"))  # 386.656 exact
    assert waterfall.net == euros("386.66")
    assert "discretionary_discount" not in {entry.step for entry in waterfall.entries}


@pytest.mark.parametrize("target", [unit("386.67"), line("773.33"), unit("100000000")])
def test_a_target_above_the_price_is_refused(target: LineTarget):
    with pytest.raises(Malformed, match="a discount never raises a price"):
        bookcase_price(OAK, target, quantity="2")


def test_a_target_below_zero_or_of_half_a_cent_is_refused():
    for number in ("-0.01", "1.005"):
        with pytest.raises(Malformed, match="zero or more, in whole minor units"):
            unit(number)


def test_a_target_in_another_currency_is_refused():
    with pytest.raises(Malformed, match="The price is in EUR, its target in USD"):
        bookcase_price(OAK, LineTarget(Money.of("10", "USD"), "unit"))


@pytest.mark.parametrize("discount", [unit("5"), line("7.50"), percent("5")])
def test_a_discount_of_a_line_survives_being_written_and_read(discount):
    assert line_discount(discount.to_json()) == discount


@pytest.mark.parametrize("written", [{"unit_price": "5"}, {"unit_price": None}, {"price": {}}, {}, None, []])
def test_what_is_no_discount_is_refused(written: object):
    with pytest.raises(Malformed):
        line_discount(written)
