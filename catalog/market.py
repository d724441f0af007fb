"""Markets: where a product is sold, in which currency and language, under which taxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem, Malformed, Unknown
from kernel.money import minor_units
from kernel.text import LANGUAGES, Text

MARKETS_FILE = "markets.toml"
HIGHEST_RATE = Decimal(100)
"""Percent."""


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax of a market on one class of goods.

    Args:
        tax_class: the class of goods, as products name it.
        name: how documents call the tax.
        rate: percent of the net amount, exact.
    """

    tax_class: str
    name: Text
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Market:
    """A place where we sell: one currency, one first language, its taxes."""

    code: str
    name: Text
    currency: str
    language: str
    country: str
    taxes: tuple[Tax, ...]

    def taxes_on(self, tax_class: str) -> tuple[Tax, ...]:
        """Return the taxes on a class of goods, in the order of the file.

        Raises:
            Unknown: the market says nothing about the class. A tax is never guessed.
        """
        found = tuple(tax for tax in self.taxes if tax.tax_class == tax_class)
        if not found:
            raise Unknown(f"The market {self.code!r} has no tax for the class {tax_class!r}.", code="unknown-tax-class")
        return found


def read_markets(text: str, problems: list[FieldProblem]) -> Mapping[str, Market]:
    """Read `markets.toml`; problems are reported, markets that can be used are returned by code."""
    root = read_toml(MARKETS_FILE, text, problems)
    if root is None:
        return {}
    root.only("market")
    found: dict[str, Market] = {}
    for table in root.tables("market"):
        market = _market(table)
        if market.code in found:
            table.wrong("code", f"The market {market.code!r} stands here twice.")
        found.setdefault(market.code, market)
    return found


def _market(table: Table) -> Market:
    table.only("code", "name", "currency", "language", "country", "tax")
    market = Market(
        code=table.text("code"),
        name=table.localized("name"),
        currency=table.text("currency"),
        language=table.one_of("language", LANGUAGES, "en"),
        country=table.text("country"),
        taxes=tuple(_tax(each) for each in table.tables("tax")),
    )
    if market.code and not (market.code.isascii() and market.code.isalnum() and market.code.islower()):
        table.wrong("code", "A market's code consists of lower-case letters and digits, such as eu.")
    if market.currency and not is_currency(market.currency):
        table.wrong("currency", f"{market.currency!r} is not a currency code; use ISO 4217, such as EUR.")
    if len(market.country) != 2 or not market.country.isupper():
        table.wrong("country", f"{market.country!r} is not a country code; use ISO 3166, such as DE.")
    if not market.taxes:
        table.wrong("tax", 'A market has at least one tax: tax = [{class = "standard", name = {...}, rate = "19"}].')
    return market


def _tax(table: Table) -> Tax:
    table.only("class", "name", "rate")
    rate = table.number("rate")
    if rate is not None and not 0 <= rate <= HIGHEST_RATE:
        table.wrong("rate", f"A rate is a percentage from 0 to {HIGHEST_RATE}, not {rate}.")
    return Tax(table.text("class"), table.localized("name"), rate if rate is not None else Decimal(0))


def is_currency(code: str) -> bool:
    """Tell whether a code is a currency we can count in."""
    try:
        minor_units(code)
    except Malformed:
        return False
    return True
