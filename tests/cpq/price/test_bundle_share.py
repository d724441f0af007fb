"""What a bundle saves and how it is shared: to the last coin, never below zero, and the same in the waterfall."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.terms_sheet import load_terms
from cpq.price import (
    BundleShare,
    Discount,
    LineTarget,
    PricingContext,
    fixed_saving,
    percent_saving,
    price,
    price_alone,
    shared,
)
from cpq.price.guard_rail import offered
from kernel.money import Money, Rounding, minor_units, total
from kernel.text import Text
from tests.build.catalogue import MARKETS, TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK, WITH_DOORS, euros

CURRENCIES = ("EUR", "JPY", "TND", "RUB")
NAME = Text.of(en="Reading room", ru="Читальный зал")
PROMOTION = """
[[promotion]]
code = "spring"
name = "Spring"
percent = "10"
"""


def share(amount: str) -> BundleShare:
    return BundleShare("reading-room", NAME, euros(amount))


@st.composite
def sums(draw: st.DrawFn) -> tuple[list[Money], Money]:
    """Rounded lines of one currency, and a saving that may be more than they cost."""
    currency = draw(st.sampled_from(CURRENCIES))
    places = minor_units(currency)
    coins = draw(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
    lines = [Money(Decimal(each).scaleb(-places), currency) for each in coins]
    return lines, Money(Decimal(draw(st.integers(0, 2 * sum(coins) + 1))).scaleb(-places), currency)


@given(sums())
def test_shares_sum_to_the_saving_and_no_line_falls_below_zero(drawn: tuple[list[Money], Money]):
    lines, saving = drawn
    everything = total(lines, saving.currency)
    parts = shared(saving, lines)
    assert total(parts, saving.currency) == min(saving, everything, key=lambda each: each.amount)
    coin = Decimal(1).scaleb(-minor_units(saving.currency))
    for line, part in zip(lines, parts, strict=True):
        assert part.is_rounded()
        assert 0 <= part.amount <= line.amount
        if everything.amount and saving.amount <= everything.amount:  # no part is a coin or more from its exact share
            assert abs(part.amount - saving.amount * line.amount / everything.amount) < coin


@given(sums(), st.decimals("0", "100", places=4), st.sampled_from(list(Rounding)))
def test_a_percentage_is_rounded_once_and_is_never_more_than_there_is(
    drawn: tuple[list[Money], Money], percent: Decimal, rounding: Rounding
):
    lines, _ = drawn
    saving = percent_saving(lines, percent, rounding)
    exact = total(lines, saving.currency).amount * percent / 100
    assert saving.is_rounded()
    assert abs(saving.amount - exact) * 2 <= Decimal(1).scaleb(-minor_units(saving.currency))
    assert saving.amount <= total(lines, saving.currency).amount


@given(sums(), st.integers(1, 1_000))
def test_a_fixed_price_is_what_is_left_and_never_more_than_one_by_one(drawn: tuple[list[Money], Money], quantity: int):
    lines, fixed = drawn
    everything = total(lines, fixed.currency)
    saving = fixed_saving(lines, fixed, quantity)
    assert everything - saving == min(everything, fixed * Decimal(quantity), key=lambda each: each.amount)


def test_the_share_is_a_step_of_its_own_on_the_line():
    context = PricingContext("eu", TODAY, Decimal(3), bundle=share("100.00"))
    waterfall = price(BOOKCASE, OAK, context)
    (entry,) = [each for each in waterfall.entries if each.step == "bundle_price"]
    assert (entry.basis, entry.amount, entry.reference) == (
        euros("1159.98"),
        euros("-100.00"),
        "bundle:reading-room",
    )
    assert waterfall.net == euros("1059.98")
    assert price_alone(BOOKCASE, OAK, context) == euros("1159.98")


def test_a_share_of_nothing_leaves_no_entry():
    waterfall = price(BOOKCASE, OAK, PricingContext("eu", TODAY, Decimal(3), bundle=share("0")))
    assert "bundle_price" not in [entry.step for entry in waterfall.entries]


@pytest.mark.parametrize(
    ("discount", "net"),
    [
        (Discount(percent=Decimal(10)), "953.98"),  # 90 % of 1059.98: of the bundle's price, not of the list's
        (Discount(amount=euros("10.00")), "1029.98"),  # 3 x 10
        (LineTarget(euros("900.00"), "line"), "900.00"),
        (LineTarget(euros("300.00"), "unit"), "900.00"),
    ],
)
def test_what_somebody_gives_comes_after_the_bundle(discount: Discount | LineTarget, net: str):
    context = PricingContext("eu", TODAY, Decimal(3), (discount,), bundle=share("100.00"))
    waterfall = price(BOOKCASE, OAK, context)
    steps = [entry.step for entry in waterfall.entries]
    assert steps.index("bundle_price") < steps.index("line_discount")
    assert waterfall.net == euros(net)
    assert price_alone(BOOKCASE, OAK, context) == euros("1159.98")


def test_the_bundle_takes_off_what_promotions_left_and_is_nobodys_discount():
    terms = load_terms({"markets.toml": MARKETS, "terms/promotions.toml": PROMOTION})
    context = PricingContext("eu", TODAY, Decimal(2), terms=terms, bundle=share("50.00"))
    assert price_alone(BOOKCASE, OAK, context) == euros("695.98")  # 2 x 347.99
    waterfall = price(BOOKCASE, OAK, context)
    assert waterfall.net == euros("645.98")
    assert offered(waterfall).given == 0


@given(st.integers(1, 50), st.integers(0, 10**7), st.sampled_from(["eu", "us", "ru"]), st.booleans())
def test_the_net_is_the_price_alone_less_the_share(quantity: int, coins: int, market: str, doors: bool):
    assignment = WITH_DOORS if doors else OAK
    context = PricingContext(market, TODAY, Decimal(quantity))
    alone = price_alone(BOOKCASE, assignment, context)
    assert alone == price(BOOKCASE, assignment, context).net
    amount = Money(min(alone.amount, Decimal(coins).scaleb(-2)), alone.currency)
    shared_ = price(BOOKCASE, assignment, replace(context, bundle=BundleShare("b", NAME, amount)))
    assert shared_.net == alone - amount
