"""How numbers, money and dates are written in each language."""

from __future__ import annotations

from datetime import date

import pytest

from cpq.quote import written

NBSP, THIN = "\N{NO-BREAK SPACE}", "\N{THIN SPACE}"


@pytest.mark.parametrize(
    ("amount", "currency", "language", "expected"),
    [
        ("1234567.50", "EUR", "en", "€1,234,567.50"),
        ("1234567.50", "EUR", "ru", f"1{THIN}234{THIN}567,50{NBSP}€"),
        ("1234.5", "RUB", "ru", f"1{THIN}234,50{NBSP}₽"),
        ("1234.5", "USD", "en", "$1,234.50"),
        ("-12.00", "EUR", "en", "−€12.00"),
        ("-12.00", "RUB", "ru", f"−12,00{NBSP}₽"),
        ("0.00", "EUR", "ru", f"0,00{NBSP}€"),
        ("-25.841", "EUR", "en", "−€25.841"),
        ("0.0025", "RUB", "ru", f"0,0025{NBSP}₽"),
        ("5", "JPY", "en", "JP¥5"),
        ("99999999999999.99", "EUR", "en", "€99,999,999,999,999.99"),
    ],
)
def test_money(amount: str, currency: str, language: str, expected: str) -> None:
    assert written.money({"amount": amount, "currency": currency}, language) == expected


def test_numbers_and_percentages() -> None:
    assert written.number("100000", "ru") == f"100{THIN}000"
    assert written.number("4.8", "ru") == "4,8"
    assert written.percent("-12.5", "ru") == f"−12,5{NBSP}%"
    assert written.percent("19", "en") == "19%"


def test_dates_and_countries() -> None:
    assert written.day(date(2026, 6, 1), "en") == f"1{NBSP}June 2026"
    assert written.day(date(2026, 6, 1), "ru") == f"1{NBSP}июня 2026{NBSP}г."
    assert written.country("DE", "ru") == "Германия"
    assert written.country("XX", "en") == "XX"
