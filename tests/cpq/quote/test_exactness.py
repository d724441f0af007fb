"""The same cent everywhere: screen, document and order of generated quotes in twenty currencies."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cpq.price import RoundingPolicy
from cpq.quote import written
from kernel.db import Database
from kernel.money import Rounding, minor_units
from tests.build.bundles import publish_bundles
from tests.build.catalogue import tiny_product_files
from tests.build.quotes import BUYER, REP, Office

CURRENCIES = (
    *("EUR", "USD", "GBP", "CHF", "JPY", "KRW", "TND", "KWD", "BHD", "HUF"),
    *("CZK", "PLN", "SEK", "NOK", "DKK", "INR", "CLP", "ISK", "TRY", "RUB"),
)
CASH = {"CHF": Decimal("0.05"), "SEK": Decimal(1), "HUF": Decimal(5), "CZK": Decimal(1)}
PRINTED = ("CHF", "JPY", "TND", "HUF")
CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"doors": "true"},
    {"material": "oak"},
    {"material": "steel"},
    {"doors": "true", "handle": "bar"},
)


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Iterator[Office]:
    """An office on SQLite only: cents do not depend on the database."""
    shutil.copy(sqlite_template, tmp_path / "test.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    yield Office(database)
    database.close()


def sold_in(office: Office, currency: str, chance: random.Random) -> None:
    """Put the bookcase on sale in a currency, with a tax of its own, and choose how to round."""
    files = tiny_product_files()
    rate = chance.choice(("19", "8.25", "0", "27", "7.7"))
    prices = chance.choice(("exclusive", "inclusive"))
    markets = files["markets.toml"].replace('rate = "19"', f'rate = "{rate}"', 1)
    markets = markets.replace('country = "DE"\n', f'country = "DE"\nprices = "{prices}"\n', 1)
    changes = {"markets.toml": markets.replace('"EUR"', f'"{currency}"')}
    changes["prices/books.toml"] = files["prices/books.toml"].replace('"EUR"', f'"{currency}"')
    office.publish(dict(changes))
    policy = RoundingPolicy(chance.choice(list(Rounding)), chance.choice(("group", "line")), CASH)
    office.seller = replace(office.seller, rounding=policy)
    price = Decimal(chance.randint(50_000, 70_000)).scaleb(-minor_units(currency))
    bundles = BUNDLES.format(percent=chance.randint(1, 3000) / Decimal(100), price=price)
    publish_bundles(office, bundles, markets=changes["markets.toml"])


BUNDLES = """
[[bundle]]
code = "tenth"
name = "Tenth"
percent = "{percent}"
markets = ["eu"]
members = [
    {{ code = "oak", product = "bookcase", quantity = "3", fixed = ["material = oak"] }},
    {{ code = "doors", product = "bookcase", choices = ["doors = true"] }},
    {{ code = "steel", product = "bookcase", quantity = "2", choices = ["material = steel"], optional = true }},
]
[[bundle]]
code = "priced"
name = "Priced"
markets = ["eu"]
prices = [{{ market = "eu", amount = "{price}" }}]
members = [{{ code = "oak", product = "bookcase" }}, {{ code = "birch", product = "bookcase" }}]
"""


def generated(office: Office, currency: str, chance: random.Random) -> dict[str, Any]:
    """Return a draft with lines, groups and discounts as chance has it."""
    sessions = [office.configured(**chance.choice(CHOICES)) for _ in range(chance.randint(1, 8))]
    with office.quoting() as quoting:
        quote = quoting.create_quote(BUYER, market="eu", language="en", who=REP)
        groups = [
            {"name": "Hall", "discount": {"percent": str(chance.randint(0, 3000) / Decimal(100))}},
            {"name": "Office"},
        ]
        quote = quoting.change_quote(quote["id"], {"groups": groups}, version=quote["version"], who=REP)
        homes = [None, *(group["id"] for group in quote["revision"]["groups"])]
        lines = [
            {
                "session": session,
                "quantity": chance.randint(1, 40),
                "discount": chance.choice((None, {"percent": str(chance.randint(0, 10000) / Decimal(100))})),
                "group": chance.choice(homes),
            }
            for session in sessions
        ]
        quote = quoting.add_lines(quote["id"], lines, version=quote["version"], who=REP)
        for code, options in (("tenth", ("steel",)), ("priced", ())):
            number = chance.randint(1, 9)
            quote = quoting.add_bundle(
                quote["id"], code, number, version=quote["version"], who=REP, options=chance.choice(((), options))
            )
        discount = discounted(quote, currency, chance)
        return quoting.change_quote(quote["id"], {"discount": discount}, version=quote["version"], who=REP)


def discounted(quote: dict[str, Any], currency: str, chance: random.Random) -> Any:
    total = Decimal(quote["revision"]["totals"]["total"]["amount"])
    part = (total * chance.randint(50, 95) / 100).quantize(Decimal(1))
    wanted = {"amount": str(part), "currency": currency}
    return chance.choice((None, {"percent": "3.33"}, {"gross_total": wanted}))


def exact(money: dict[str, str]) -> Fraction:
    return Fraction(money["amount"])


def rounded(value: Fraction, currency: str, half: str) -> Fraction:
    """Round as an accountant would, in fractions: no code of the product takes part."""
    units = value * 10 ** minor_units(currency)
    whole, rest = divmod(units, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (half == "HALF_UP" or whole % 2 == 1))
    return Fraction(whole + up, 10 ** minor_units(currency))


def check_sums(revision: dict[str, Any]) -> None:
    """Add everything up again, and tax everything again, in fractions."""
    totals, policy = revision["totals"], revision["rounding"]
    currency, half = totals["total"]["currency"], policy["half"]
    amounts = [exact(line["waterfall"].get("gross") or line["net"]) for line in revision["lines"]]
    shares = [exact(line["share"]) for line in revision["lines"]]
    assert sum(amounts) == exact(totals["lines_net"])
    assert sum(shares) == exact(totals["discount"]) == sum(exact(each["amount"]) for each in totals["discounts"])
    for group in revision["groups"]:
        if (bundle := group["bundle"]) is not None:
            members = [line for line in revision["lines"] if line["group"] == group["id"]]
            off = [
                exact(each["amount"])
                for line in members
                for each in line["waterfall"]["entries"]
                if each["step"] == "bundle_price"
            ]
            assert -sum(off) == exact(bundle["saving"])
    taxed: dict[Fraction, list[Fraction]] = defaultdict(list)
    for line, amount, share in zip(revision["lines"], amounts, shares, strict=True):
        [tax] = line["waterfall"]["taxes"]
        taxed[Fraction(tax["rate"])].append(amount + share)
    tax_due = sum(
        rounded(each * rate / (100 + rate if totals["inclusive"] else 100), currency, half)
        for rate, parts in taxed.items()
        for each in (parts if policy["tax"] == "line" else [sum(parts)])
    )
    assert exact(totals["tax"]) == tax_due
    before_cash = sum(amounts) + sum(shares) + (0 if totals["inclusive"] else tax_due)
    assert exact(totals["net"]) == before_cash - tax_due
    assert exact(totals["total"]) == before_cash + exact(totals["cash_rounding"])
    step = Fraction(policy["cash"].get(currency, "0")) or Fraction(1, 10 ** minor_units(currency))
    assert exact(totals["total"]) % step == 0
    assert abs(exact(totals["cash_rounding"])) * 2 <= step


def amounts_shown(revision: dict[str, Any]) -> list[dict[str, str]]:
    """Return every amount that a document has to show: of lines, groups, discounts, taxes and totals."""
    totals = revision["totals"]
    lines = [line["waterfall"].get("gross") or line["net"] for line in revision["lines"]]
    units = [line["unit_net"] for line in revision["lines"]]
    groups = [group["subtotal"] for group in totals["groups"]]
    shown = [*lines, *units, *groups, totals["net"], totals["total"], *(tax["amount"] for tax in totals["taxes"])]
    shown += [each["amount"] for each in totals["discounts"] if exact(each["amount"])]
    return shown + ([totals["cash_rounding"]] if exact(totals["cash_rounding"]) else [])


@pytest.mark.parametrize("currency", CURRENCIES)
def test_screen_and_order_say_the_same_and_everything_adds_up(office: Office, currency: str) -> None:
    chance = random.Random(f"screen {currency}")
    for _ in range(3):
        sold_in(office, currency, chance)
        draft = generated(office, currency, chance)
        check_sums(draft["revision"])
        sent, token = office.send(draft)
        with office.quoting() as quoting:
            offer = quoting.accept_offer(token, "Anna Schmidt")
        with office.ordering() as ordering:
            order, _ = ordering.convert_quote(sent["id"], who=REP)
        for other in (sent["revision"], offer["revision"], order):
            assert other["totals"] == draft["revision"]["totals"]
            for name in ("net", "unit_net", "share", "quantity"):
                assert [line[name] for line in other["lines"]] == [line[name] for line in draft["revision"]["lines"]]


@pytest.mark.parametrize("currency", PRINTED)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_pdf_says_what_the_screen_says(office: Office, currency: str, language: str, tmp_path: Path) -> None:
    sold_in(office, currency, chance := random.Random(f"paper {currency}"))
    quote, _ = office.send(generated(office, currency, chance))
    with office.quoting() as quoting:
        (tmp_path / "offer.pdf").write_bytes(quoting.quote_document(quote["id"], language=language))
    command = ["pdftotext", "-layout", str(tmp_path / "offer.pdf"), "-"]
    page = without_spaces(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode())
    for money in amounts_shown(quote["revision"]):
        assert without_spaces(written.money(money, language)) in page
        digits = re.sub(r"\D", "", money["amount"])
        assert digits in re.sub(r"[^\d]", "", without_spaces(written.money(money, language)))


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_oracle_rounds_as_decimals_do() -> None:
    chance = random.Random(7)
    for _ in range(500):
        value = Decimal(chance.randint(-(10**6), 10**6)) / 1000
        for half, mode in (("HALF_UP", ROUND_HALF_UP), ("HALF_EVEN", ROUND_HALF_EVEN)):
            if value >= 0:
                assert rounded(Fraction(value), "EUR", half) == Fraction(value.quantize(Decimal("0.01"), mode))
