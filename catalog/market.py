"""Markets: where a product is sold, in which currency and language, under which taxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from catalog.exchange import RateTable
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem, Unknown
from kernel.money import is_currency
from kernel.period import Period
from kernel.text import LANGUAGES, Text

MARKETS_FILE = "markets.toml"
HIGHEST_RATE = Decimal(100)
"""Percent."""


PRICES = ("exclusive", "inclusive")
"""Whether the prices of a market contain the tax on them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods go: a country and, where taxes differ within it, a region.

    Args:
        country: ISO 3166 two-letter code, or empty for anywhere.
        region: as the seller writes it (`CA`, `NY`), or empty for the whole country.
    """

    country: str = ""
    region: str = ""

    def __str__(self) -> str:
        """Return `US-CA`, `DE`, or `anywhere`."""
        return "-".join(part for part in (self.country, self.region) if part) or "anywhere"


ANYWHERE = Place()


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax of a market on one class of goods.

    Args:
        tax_class: the class of goods, as products name it.
        name: how documents call the tax.
        rate: percent of the net amount, exact.
        place: where the goods go for it to apply; anywhere that has no tax of its own.
        period: the pricing dates on which it applies.
    """

    tax_class: str
    name: Text
    rate: Decimal
    place: Place = ANYWHERE
    period: Period = field(default_factory=Period)


@dataclass(frozen=True, slots=True)
class Market:
    """A place where we sell: one currency, one first language, its taxes.

    Args:
        country: where we sell from.
        inclusive: prices contain the tax.
        reverse_charge: countries whose businesses account for the tax themselves.
        rates: the exchange rates published beside the markets.
    """

    code: str
    name: Text
    currency: str
    language: str
    country: str
    taxes: tuple[Tax, ...]
    inclusive: bool = False
    reverse_charge: tuple[str, ...] = ()
    rates: RateTable = field(default_factory=RateTable)

    def taxes_on(self, tax_class: str, day: date, place: Place = ANYWHERE) -> tuple[Tax, ...]:
        """Return the taxes on a class of goods on a day, in the order of the file.

        The taxes of the region count, else those of the country, else those that are valid anywhere.

        Args:
            tax_class: the class of goods.
            day: the pricing date.
            place: where the goods go; the market's own country if it is not known.

        Raises:
            Unknown: the market says nothing about the class, the place or the day. A tax is never guessed.
        """
        place = place if place.country else Place(self.country)
        of_class = [tax for tax in self.taxes if tax.tax_class == tax_class]
        if not of_class:
            raise Unknown(f"The market {self.code!r} has no tax for the class {tax_class!r}.", code="unknown-tax-class")
        found = self._of_place(of_class, place)
        valid = tuple(tax for tax in found if tax.period.contains(day))
        if not valid:
            raise Unknown(
                f"The market {self.code!r} has no tax for the class {tax_class!r} in {place} on {day}; "
                f"write it into {MARKETS_FILE}.",
                code="unknown-tax",
                market=self.code,
                place=str(place),
                day=day.isoformat(),
            )
        return valid

    def _of_place(self, taxes: Sequence[Tax], place: Place) -> list[Tax]:
        for nearest in dict.fromkeys((place, Place(place.country), ANYWHERE)):
            if found := [tax for tax in taxes if tax.place == nearest]:
                return found
            if nearest == Place(place.country) and any(tax.place.country == place.country for tax in taxes):
                return []  # the country's taxes go by region, and this one is not named: anywhere is not meant
        return []


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
    table.only("code", "name", "currency", "language", "country", "prices", "reverse_charge", "tax")
    market = Market(
        code=table.text("code"),
        name=table.localized("name"),
        currency=table.text("currency"),
        language=table.one_of("language", LANGUAGES, "en"),
        country=table.text("country"),
        taxes=tuple(_tax(each) for each in table.tables("tax")),
        inclusive=table.one_of("prices", PRICES, "exclusive") == "inclusive",
        reverse_charge=table.texts("reverse_charge"),
    )
    for country in market.reverse_charge:
        if not is_country(country):
            table.wrong("reverse_charge", f"{country!r} is not a country code; use ISO 3166, such as AT.")
    if market.code and not (market.code.isascii() and market.code.isalnum() and market.code.islower()):
        table.wrong("code", "A market's code consists of lower-case letters and digits, such as eu.")
    if market.currency and not is_currency(market.currency):
        table.wrong("currency", f"{market.currency!r} is not a currency code; use ISO 4217, such as EUR.")
    if not is_country(market.country):
        table.wrong("country", f"{market.country!r} is not a country code; use ISO 3166, such as DE.")
    if not market.taxes:
        table.wrong("tax", 'A market has at least one tax: tax = [{class = "standard", name = {...}, rate = "19"}].')
    return market


def _tax(table: Table) -> Tax:
    table.only("class", "name", "rate", "country", "region", "from", "until")
    rate = table.number("rate")
    if rate is not None and not 0 <= rate <= HIGHEST_RATE:
        table.wrong("rate", f"A rate is a percentage from 0 to {HIGHEST_RATE}, not {rate}.")
    place = Place(table.text("country", ""), table.text("region", ""))
    if (place.country and not is_country(place.country)) or (place.region and not place.country):
        table.wrong("country", "A tax of a place names its country by ISO 3166, such as US; a region belongs to one.")
    tax_class, name = table.text("class"), table.localized("name")
    return Tax(tax_class, name, rate if rate is not None else Decimal(0), place, _period(table))


def _period(table: Table) -> Period:
    start, end = table.day("from"), table.day("until")
    if start is not None and end is not None and start >= end:
        table.wrong("until", f"The period ends on {end}, before it starts on {start}.")
        return Period()
    return Period(start, end)


def is_country(code: str) -> bool:
    """Tell whether a text has the form of an ISO 3166 two-letter code."""
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()
