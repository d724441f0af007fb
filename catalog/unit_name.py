"""How values with a unit are written for people: `1.25 m` in English, `1,25 м` in Russian."""

from __future__ import annotations

from collections.abc import Mapping

from kernel.text import LANGUAGES, Text
from rules import ABSENT

RUSSIAN: Mapping[str, str] = {
    **{"mm": "мм", "cm": "см", "dm": "дм", "m": "м", "km": "км", "in": "дюйм", "m2": "м²", "m3": "м³"},
    **{"mg": "мг", "g": "г", "kg": "кг", "t": "т", "l": "л", "L": "л", "ml": "мл"},
    **{"ms": "мс", "s": "с", "min": "мин", "h": "ч", "d": "сут", "Hz": "Гц", "kHz": "кГц", "MHz": "МГц", "GHz": "ГГц"},
    **{"mW": "мВт", "W": "Вт", "kW": "кВт", "MW": "МВт", "J": "Дж", "kJ": "кДж", "Wh": "Вт·ч", "kWh": "кВт·ч"},
    **{"Pa": "Па", "kPa": "кПа", "bar": "бар", "mV": "мВ", "V": "В", "kV": "кВ", "mA": "мА", "A": "А"},
    **{"B": "Б", "kB": "КБ", "MB": "МБ", "GB": "ГБ", "TB": "ТБ", "GiB": "ГиБ", "TiB": "ТиБ"},
    **{
        "C": "°C",
        "pcs": "шт.",
        "pc": "шт.",
        "piece": "шт.",
        "years": "лет",
        "year": "год",
        "dB": "дБ",
        "dBA": "дБА",
        "lm": "лм",
    },
}
"""Symbols of units in Russian (GOST 8.417); a symbol that is not here is written as it is."""

_ENGLISH: Mapping[str, str] = {"m2": "m²", "m3": "m³", "C": "°C"}
_YES_NO: Mapping[str, Text] = {"true": Text.of(en="yes", ru="да"), "false": Text.of(en="no", ru="нет")}
NOT_CHOSEN = Text.of(en="not chosen", ru="не выбрано")
"""What it is called that an optional characteristic is not chosen, unless the product names it."""


def unit_name(symbol: str) -> Text:
    """Return the symbol of a unit in every language; nothing for no unit.

    >>> unit_name("GB").in_("ru")
    'ГБ'
    """
    if not symbol:
        return Text(dict.fromkeys(LANGUAGES, ""))
    return Text({"en": _ENGLISH.get(symbol, symbol), "ru": RUSSIAN.get(symbol, _ENGLISH.get(symbol, symbol))})


def number_name(code: str, symbol: str | None) -> Text:
    """Return a number with its unit as people write it; trailing zeros stay, for they say how exact it is.

    >>> number_name("1.25", "m").to_json()
    {'en': '1.25 m', 'ru': '1,25 м'}
    """
    if code == ABSENT:
        return NOT_CHOSEN
    unit = unit_name(symbol or "")
    number = code.replace("-", "−")
    by_language = {"en": number, "ru": number.replace(".", ",")}
    return Text({language: f"{by_language[language]} {unit.in_(language)}".strip() for language in LANGUAGES})


def boolean_name(code: str) -> Text:
    """Return yes or no; an optional condition may also be not chosen."""
    return NOT_CHOSEN if code == ABSENT else _YES_NO[code]
