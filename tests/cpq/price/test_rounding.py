"""The rounding policy: where tax is rounded, how a half is, and the step of cash."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpq.price import RoundingPolicy, document_totals
from cpq.price.totals import changed
from kernel.errors import Malformed
from kernel.money import Money, Rounding
from tests.cpq.price.pricing import euros
from tests.cpq.price.test_price_laws import documents
from tests.cpq.price.test_totals import REDUCED, line

CASH = RoundingPolicy(cash={"CHF": Decimal("0.05"), "SEK": Decimal(1), "EUR": Decimal("0.05")})
POLICIES = st.builds(
    RoundingPolicy,
    half=st.sampled_from(list(Rounding)),
    tax=st.sampled_from(["group", "line"]),
    cash=st.sampled_from([{}, {"EUR": Decimal("0.05")}, {"EUR": Decimal(1)}]),
)


def test_tax_per_line_adds_the_rounded_taxes_of_the_lines():
    lines = [line("0.10"), line("0.10"), line("0.10")]  # 0.019 each: 0.02, and 0.057 together: 0.06
    by_group = document_totals(lines, currency="EUR")
    by_line = document_totals(lines, currency="EUR", policy=RoundingPolicy(tax="line"))
    assert (by_group.tax, by_line.tax) == (euros("0.06"), euros("0.06"))
    lines = [line("0.08")] * 3  # 0.0152 each: 0.02, and 0.0456 together: 0.05
    assert document_totals(lines, currency="EUR").tax == euros("0.05")
    assert document_totals(lines, currency="EUR", policy=RoundingPolicy(tax="line")).tax == euros("0.06")


def test_tax_per_line_follows_the_discounts_share():
    totals = document_totals(
        [line("100.00"), line("50.00", REDUCED)], currency="EUR", discount=None, policy=RoundingPolicy(tax="line")
    )
    assert [group.amount for group in totals.taxes] == [euros("19.00"), euros("3.50")]


@pytest.mark.parametrize(
    ("currency", "total", "paid"),
    [("CHF", "10.02", "10.00"), ("CHF", "10.03", "10.05"), ("CHF", "10.075", "10.10"), ("SEK", "10.50", "11.00"),
     ("SEK", "10.49", "10.00"), ("USD", "10.03", "10.03"), ("CHF", "0.00", "0.00")],
)  # fmt: skip
def test_a_total_is_paid_in_steps_of_its_currency(currency: str, total: str, paid: str):
    exact = Money.of(total, currency)
    assert exact + CASH.cash_difference(exact) == Money.of(paid, currency)


def test_cash_rounding_is_an_amount_of_its_own():
    totals = document_totals([line("10.01")], currency="EUR", policy=CASH)  # and 1.90 tax: 11.91
    assert (totals.net + totals.tax, totals.cash_rounding, totals.total) == (
        euros("11.91"),
        euros("-0.01"),
        euros("11.90"),
    )


@pytest.mark.parametrize("steps", [{"CHF": "0"}, {"CHF": "-0.05"}, {"CHF": "0.001"}, {"JPY": "0.5"}, {"XXL": "1"}])
def test_a_step_that_nobody_can_pay_is_refused(steps: dict[str, str]):
    with pytest.raises(Malformed):
        RoundingPolicy(cash={currency: Decimal(step) for currency, step in steps.items()})


@given(POLICIES)
def test_a_policy_survives_being_written_and_read(policy: RoundingPolicy):
    assert RoundingPolicy.from_json(policy.to_json()) == policy


@given(documents(), POLICIES)
def test_totals_add_up_under_every_policy(document, policy: RoundingPolicy):
    lines, discount = document
    totals = document_totals(lines, currency="EUR", discount=discount, policy=policy)
    assert totals.lines_net + totals.discount == totals.net
    assert totals.net + totals.tax + totals.cash_rounding == totals.total
    assert totals.total.is_rounded()
    step = policy.cash.get("EUR", Decimal("0.01"))
    assert totals.total.amount % step == 0
    assert abs(totals.cash_rounding.amount) <= step / 2


@given(documents(), documents(), POLICIES, st.data())
def test_one_changed_line_gives_the_totals_of_adding_all_lines_anew(one, other, policy: RoundingPolicy, data):
    lines, news = one[0], other[0]
    index = data.draw(st.integers(0, len(lines) - 1))
    before = document_totals(lines, currency="EUR", policy=policy)
    after = [*lines[:index], news[0], *lines[index + 1 :]]
    quick = changed(before, lines[index], news[0], policy)
    if quick is None:
        assert lines[index].taxes != news[0].taxes
    else:
        assert quick == document_totals(after, currency="EUR", policy=policy)
