"""Money is exact; it is rounded in one place; what is allocated sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.errors import Malformed
from kernel.money import LIMIT, Money, Rounding, allocate, minor_units, total

CURRENCIES = st.sampled_from(["EUR", "USD", "RUB", "JPY", "TND"])
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=6)
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=10**6, places=4), min_size=1, max_size=40)


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


@given(amount=AMOUNTS, weights=WEIGHTS, currency=CURRENCIES)
def test_the_parts_of_an_allocation_sum_exactly_and_are_whole_minor_units(
    amount: Decimal, weights: list[Decimal], currency: str
) -> None:
    whole = Money(amount, currency).rounded()
    parts = allocate(whole, weights)
    assert total(parts, currency) == whole
    assert all(part.is_rounded() for part in parts)


@given(amount=AMOUNTS, weights=WEIGHTS)
def test_no_part_is_further_than_one_minor_unit_from_its_share(amount: Decimal, weights: list[Decimal]) -> None:
    whole = Money(amount, "EUR").rounded()
    shares = weights if sum(weights) else [Decimal(1)] * len(weights)
    for part, share in zip(allocate(whole, weights), shares, strict=True):
        assert abs(part.amount - whole.amount * share / sum(shares)) < Decimal("0.01")


@given(amount=AMOUNTS, weights=WEIGHTS)
def test_a_part_without_weight_gets_nothing_unless_nothing_has_weight(amount: Decimal, weights: list[Decimal]) -> None:
    if sum(weights):
        parts = allocate(Money(amount, "EUR").rounded(), weights)
        assert all(part.amount == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


@given(amount=AMOUNTS, weights=WEIGHTS)
def test_allocating_the_opposite_gives_the_opposite_parts(amount: Decimal, weights: list[Decimal]) -> None:
    whole = Money(amount, "EUR").rounded()
    assert allocate(-whole, weights) == tuple(-part for part in allocate(whole, weights))


def test_ties_go_to_the_earlier_part() -> None:
    assert [str(part.amount) for part in allocate(eur("0.05"), [Decimal(1)] * 2)] == ["0.03", "0.02"]


@pytest.mark.parametrize("weights", [[], [Decimal(-1)], [Decimal(1), Decimal("-0.1")]])
def test_weights_that_are_none_are_refused(weights: list[Decimal]) -> None:
    with pytest.raises(ValueError, match="weight"):
        allocate(eur("1.00"), weights)


def test_only_a_rounded_amount_is_allocated() -> None:
    with pytest.raises(ValueError, match="rounded"):
        allocate(eur("1.001"), [Decimal(1)])


@given(amount=AMOUNTS, currency=CURRENCIES)
def test_rounding_is_idempotent_and_moves_by_half_a_minor_unit_at_most(amount: Decimal, currency: str) -> None:
    money = Money(amount, currency)
    rounded = money.rounded()
    assert rounded.rounded() == rounded
    assert abs(rounded.amount - amount) <= Decimal(1).scaleb(-minor_units(currency)) / 2


@pytest.mark.parametrize(
    ("amount", "up", "even"), [("0.125", "0.13", "0.12"), ("0.135", "0.14", "0.14"), ("-0.125", "-0.13", "-0.12")]
)
def test_a_half_is_rounded_as_the_seller_says(amount: str, up: str, even: str) -> None:
    assert eur(amount).rounded(Rounding.HALF_UP) == eur(up)
    assert eur(amount).rounded(Rounding.HALF_EVEN) == eur(even)


@given(left=AMOUNTS, right=AMOUNTS, factor=st.decimals(min_value=-1000, max_value=1000, places=9))
def test_arithmetic_is_exact(left: Decimal, right: Decimal, factor: Decimal) -> None:
    one, other = Money(left, "EUR"), Money(right, "EUR")
    assert one + other - other == one
    assert (one + other) * factor == one * factor + other * factor
    assert -one + one == Money.zero("EUR")


@given(amount=AMOUNTS, currency=CURRENCIES)
def test_what_is_written_is_read_again(amount: Decimal, currency: str) -> None:
    money = Money(amount, currency)
    assert Money.from_json(money.to_json()) == money


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1234.5", "EUR", "1234.50"),
        ("0.105", "EUR", "0.105"),
        ("7", "JPY", "7"),
        ("1.5", "TND", "1.500"),
        ("-0.00", "EUR", "0.00"),
        ("1E+3", "EUR", "1000.00"),
    ],
)
def test_money_is_written_with_the_decimals_of_its_currency(amount: str, currency: str, text: str) -> None:
    assert Money.of(amount, currency).to_json() == {"amount": text, "currency": currency}


def test_floats_are_refused_everywhere() -> None:
    with pytest.raises(TypeError):
        Money(1.5, "EUR")  # type: ignore[arg-type]  # what is refused
    with pytest.raises(TypeError):
        eur("1.00") * 1.5  # type: ignore[operator]  # what is refused
    with pytest.raises(TypeError):
        eur("1.00") * True


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", str(LIMIT + 1), "1e999999"])
def test_amounts_out_of_range_are_refused(amount: str) -> None:
    with pytest.raises(Malformed):
        eur(amount)


@pytest.mark.parametrize(
    "data", [None, 5, "5", {}, {"amount": 5, "currency": "EUR"}, {"amount": "five", "currency": "EUR"}]
)
def test_what_is_not_money_is_not_read(data: object) -> None:
    with pytest.raises(Malformed):
        Money.from_json(data)


def test_currencies_do_not_mix_and_must_exist() -> None:
    with pytest.raises(ValueError, match="EUR with USD"):
        eur("1.00") + Money.of("1.00", "USD")
    with pytest.raises(ValueError, match="combine"):
        _ = eur("1.00") < Money.of("1.00", "USD")
    with pytest.raises(Malformed, match="ISO 4217"):
        Money.of("1.00", "EURO")
