"""Exchange rates: dated, with a source, good for so many days, never worked out from others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from catalog.exchange import Rate, RateTable, read_rates
from catalog.load import load_product
from kernel.errors import FieldProblem, Unknown
from kernel.money import Money
from tests.build.catalogue import tiny_product_files

TEXT = """day,from,to,rate,source,days
2026-06-10,EUR,USD,1.0873,ECB,
2026-06-12,EUR,USD,1.0901,ECB,3
2026-06-12,EUR,RUB,91.25,Bank of Russia,
"""


def table(text: str = TEXT) -> RateTable:
    problems: list[FieldProblem] = []
    found = read_rates(text, problems)
    assert not problems
    return found


@pytest.mark.parametrize(
    ("day", "rate"),
    [("2026-06-10", "1.0873"), ("2026-06-11", "1.0873"), ("2026-06-12", "1.0901"), ("2026-06-15", "1.0901")],
)
def test_the_newest_rate_of_the_day_or_before_counts(day: str, rate: str):
    assert table().on(date.fromisoformat(day), "EUR", "USD").rate == Decimal(rate)


@pytest.mark.parametrize(
    ("day", "base", "currency", "why"),
    [
        ("2026-06-09", "EUR", "USD", "of 2026-06-09 or before"),
        ("2026-06-16", "EUR", "USD", "the newest is of 2026-06-12, good for 3 days"),
        ("2026-06-20", "EUR", "RUB", "good for 7 days"),
        ("2026-06-12", "USD", "EUR", "has no rate from USD to EUR"),
        ("2026-06-12", "USD", "RUB", "has no rate from USD to RUB"),
    ],
)
def test_no_rate_too_old_a_rate_and_cross_rates_are_unknown(day: str, base: str, currency: str, why: str):
    with pytest.raises(Unknown, match=why) as refusal:
        table().on(date.fromisoformat(day), base, currency)
    assert refusal.value.message.startswith("rates.csv ")
    assert refusal.value.facts == {"day": day, "from": base, "to": currency}


def test_a_rate_changes_an_amount_exactly():
    rate = Rate(date(2026, 6, 10), "EUR", "USD", Decimal("1.0873"), "ECB")
    assert rate.of(Money.of("10.01", "EUR")) == Money.of("10.883873", "USD")
    with pytest.raises(ValueError, match="says nothing about USD"):
        rate.of(Money.of("1", "USD"))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("yesterday,EUR,USD,1.1,ECB,", "3:1"),
        ("2026-06-10,EURO,USD,1.1,ECB,", "3:12"),
        ("2026-06-10,EUR,EUR,1.1,ECB,", "3:16"),
        ("2026-06-10,EUR,USD,0,ECB,", "3:20"),
        ("2026-06-10,EUR,USD,-1,ECB,", "3:20"),
        ("2026-06-10,EUR,USD,1e3,ECB,", "3:20"),
        ('2026-06-10,EUR,USD,"1,1",ECB,', "3:20"),
        ("2026-06-10,EUR,USD,1.1,,", "3:24"),
        ("2026-06-10,EUR,USD,1.1,ECB,-1", "3:28"),
        ("2026-06-10,EUR,USD,1.1,ECB,999", "3:28"),
        ("2026-06-11,EUR,USD,1.1,ECB,", "3:1"),
        ("2026-06-10,EUR,USD,1.1", "3:20"),
    ],
)
def test_a_row_that_cannot_be_read_is_reported_with_its_place(row: str, column: str):
    problems: list[FieldProblem] = []
    read_rates(f"day,from,to,rate,source,days\n2026-06-11,EUR,USD,1.1,ECB,\n{row}\n", problems)
    assert [problem.path for problem in problems] == [f"rates.csv:{column}"]


def test_rates_stand_beside_the_markets_of_a_product():
    product = load_product({**tiny_product_files(), "rates.csv": TEXT})
    assert product.market("eu").rates.on(date(2026, 6, 12), "EUR", "USD").source == "ECB"
    assert load_product(tiny_product_files()).market("eu").rates == RateTable()
