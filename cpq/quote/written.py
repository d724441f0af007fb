"""How numbers, money and dates are written in a document, per language.

Numbers follow CLDR by way of Babel, with a true minus, thin spaces between Russian thousands, and nothing breaking
inside a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from kernel.money import minor_units

LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru_RU"}
THIN_SPACE = "\N{THIN SPACE}"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
"""CLDR uses it here and there; our fonts do not have it."""
MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def money(data: Mapping[str, Any], language: str) -> str:
    r"""Write an amount.

    >>> money({"amount": "-1234.5", "currency": "EUR"}, "ru")
    '−1\u2009234,50\xa0€'
    """
    amount, currency = Decimal(data["amount"]), data["currency"]
    # An exact step of a price keeps all its digits, so that a reader can add the steps up.
    is_exact = amount != round(amount, minor_units(currency))
    text = format_currency(amount, currency, locale=_locale(language, currency), decimal_quantization=not is_exact)
    return _polished(text, language)


def number(value: Decimal | str, language: str) -> str:
    """Write a plain number."""
    return _polished(format_decimal(Decimal(value), locale=LOCALES[language], decimal_quantization=False), language)


def percent(value: Decimal | str, language: str) -> str:
    r"""Write a percentage; Russian has a space before the sign.

    >>> percent("8.25", "en"), percent("8.25", "ru")
    ('8.25%', '8,25\xa0%')
    """
    space = NO_BREAK_SPACE if language == "ru" else ""
    return f"{number(value, language)}{space}%"


def day(value: date, language: str) -> str:
    r"""Write a date in full.

    >>> day(date(2026, 11, 30), "ru")
    '30\xa0ноября 2026\xa0г.'
    """
    text = format_date(value, "long", locale=LOCALES[language]).replace(NARROW_SPACE, NO_BREAK_SPACE)
    return text.replace(" ", NO_BREAK_SPACE, 1)


def short_day(value: date, language: str) -> str:
    r"""Write a date in short, with the month as a word or, in Russian, in numbers.

    >>> short_day(date(2026, 11, 30), "en"), short_day(date(2026, 11, 30), "ru")
    ('30\xa0Nov\xa02026', '30.11.2026')
    """
    pattern = "dd.MM.yyyy" if language == "ru" else "d MMM yyyy"
    return format_date(value, pattern, locale=LOCALES[language]).replace(" ", NO_BREAK_SPACE)


def country(code: str, language: str) -> str:
    """Write the name of a country; an unknown code is written as it is."""
    return str(Locale.parse(LOCALES[language]).territories.get(code, code))


def _locale(language: str, currency: str) -> str:
    return "en_US" if language == "en" and currency == "USD" else LOCALES[language]


def _polished(text: str, language: str) -> str:
    text = text.replace("-", MINUS).replace(NARROW_SPACE, NO_BREAK_SPACE)
    if language != "ru":
        return text
    # Babel puts the same no-break space between thousands and before the sign; only the first kind becomes thin.
    whole, space, sign = text.rpartition(NO_BREAK_SPACE)
    if space and not sign[-1:].isdigit():
        return whole.replace(NO_BREAK_SPACE, THIN_SPACE) + space + sign
    return text.replace(NO_BREAK_SPACE, THIN_SPACE)
