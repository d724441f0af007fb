"""The same cent again and again: schedules and totals per period of generated quotes, on screen, paper and order."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cpq.quote import written
from tests.build.catalogue import tiny_product_files
from tests.build.quotes import BUYER, REP, Office
from tests.build.recurring import BILLING, cared_for_files
from tests.cpq.quote.test_exactness import (
    CHOICES,
    CURRENCIES,
    PRINTED,
    exact,
    office,  # noqa: F401  # a fixture
    rounded,
    sold_in,
    without_spaces,
)


def recurring_in(office: Office, currency: str, chance: random.Random) -> None:  # noqa: F811
    """Put the bookcase with a care plan on sale in a currency."""
    sold_in(office, currency, chance)
    plain = tiny_product_files()
    by = chance.choice(("calendar", "anniversary"))
    taxed = plain["markets.toml"].replace(
        'country = "DE"\n', f'country = "DE"\nprices = "{chance.choice(PRICES)}"\n', 1
    )
    changed = {"prices/books.toml": plain["prices/books.toml"], "markets.toml": taxed}
    files = {path: text.replace('"EUR"', f'"{currency}"') for path, text in changed.items()}
    office.publish({**cared_for_files(f'{BILLING}by = "{by}"\n'), **files})


PRICES = ("exclusive", "inclusive")


def planned(office: Office, chance: random.Random) -> dict[str, Any]:  # noqa: F811
    """Return a draft with lines and plans as chance has it."""
    sessions = [office.configured(**chance.choice(CHOICES)) for _ in range(chance.randint(1, 6))]
    lines = [{"session": each, "quantity": chance.randint(1, 30), "plan": plan(chance)} for each in sessions]
    with office.quoting() as quoting:
        quote = quoting.create_quote(BUYER, market="eu", language="en", who=REP)
        quote = quoting.add_lines(quote["id"], lines, version=quote["version"], who=REP)
        changes = {"discount": {"percent": "7.5"}}
        return quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)


def plan(chance: random.Random) -> dict[str, Any] | None:
    months = chance.randint(6, 60)
    if chance.random() < 0.2:
        return None
    return {
        "months": months,
        "start": f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "free": chance.randint(0, 5),
        "ramp": [str(chance.randint(0, 120)) for _ in range(chance.randint(0, -(-months // 12)))],
        "discount": str(chance.randint(0, 50)),
        "uplift": str(chance.randint(0, 20)),
    }


def charges(revision: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for line in revision["lines"]:
        yield from line["waterfall"].get("running", {}).get("recurring", ())


def check_recurring(revision: dict[str, Any]) -> None:
    """Round each period again, add everything up again, and tax everything again, in fractions."""
    totals, policy = revision["totals"], revision["rounding"]
    currency, half = totals["total"]["currency"], policy["half"]
    for each in charges(revision):
        whole = exact(each["price"].get("gross") or each["price"]["net"])
        phases = each["schedule"]["phases"]
        for phase in phases:
            assert exact(phase["amount"]) == rounded(whole * Fraction(phase["share"]), currency, half)
            assert exact(phase["total"]) == exact(phase["amount"]) * int(phase["periods"])
        assert exact(each["schedule"]["value"]) == sum(exact(phase["total"]) for phase in phases)
    for period in totals["recurring"]:
        prices = [each["price"] for each in charges(revision) if each["every"] == period["every"]]
        rate = Fraction(period["taxes"][0]["rate"])
        amounts = [exact(price.get("gross") or price["net"]) for price in prices]
        parts = amounts if policy["tax"] == "line" else [sum(amounts, Fraction(0))]
        over = 100 + rate if totals["inclusive"] else Fraction(100)
        tax = sum(rounded(part * rate / over, currency, half) for part in parts)
        assert exact(period["tax"]) == tax
        assert exact(period["total"]) == sum(amounts) + (0 if totals["inclusive"] else tax)
        assert exact(period["net"]) == exact(period["total"]) - tax
    contract = totals["contract"]
    once = exact(totals["lines_net"]) + exact(totals["discount"])
    assert exact(contract["once"]) == once
    assert exact(contract["recurring"]) == sum(exact(each["schedule"]["value"]) for each in charges(revision))
    assert exact(contract["value"]) == once + exact(contract["recurring"])
    first = sum(exact(each["schedule"]["first_year"]) for each in charges(revision))
    assert exact(contract["first_year"]) == once + first


def generated(office: Office, currency: str, chance: random.Random) -> dict[str, Any]:  # noqa: F811
    """Return a draft in which something recurs."""
    recurring_in(office, currency, chance)
    quote = planned(office, chance)
    while quote["revision"]["totals"]["contract"] is None:
        quote = planned(office, chance)
    return quote


@pytest.mark.parametrize("currency", CURRENCIES)
def test_screen_and_order_say_the_same_and_everything_adds_up(office: Office, currency: str) -> None:  # noqa: F811
    draft = generated(office, currency, random.Random(f"again {currency}"))
    check_recurring(draft["revision"])
    sent, token = office.send(draft)
    with office.quoting() as quoting:
        offer = quoting.accept_offer(token, "Anna Schmidt")
    with office.ordering() as ordering:
        order, _ = ordering.convert_quote(sent["id"], who=REP)
    for other in (sent["revision"], offer["revision"], order):
        assert other["totals"] == draft["revision"]["totals"]
        for name in ("plan", "recurring"):
            assert [line[name] for line in other["lines"]] == [line[name] for line in draft["revision"]["lines"]]


@pytest.mark.parametrize("currency", PRINTED)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_pdf_says_what_the_screen_says(office: Office, currency: str, language: str, tmp_path: Path) -> None:  # noqa: F811
    quote, _ = office.send(generated(office, currency, random.Random(f"again on paper {currency}")))
    with office.quoting() as quoting:
        (tmp_path / "offer.pdf").write_bytes(quoting.quote_document(quote["id"], language=language))
    command = ["pdftotext", "-layout", str(tmp_path / "offer.pdf"), "-"]
    page = without_spaces(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode())
    for money in amounts_shown(quote["revision"]):
        assert without_spaces(written.money(money, language)) in page


def amounts_shown(revision: dict[str, Any]) -> list[dict[str, str]]:
    """Return every amount of recurring charges that a document has to show."""
    totals = revision["totals"]
    shown = [amount for period in totals["recurring"] for amount in (period["net"], period["tax"], period["total"])]
    shown += totals["contract"].values()
    for each in charges(revision):
        shown += [each["price"].get("gross") or each["price"]["net"], each["schedule"]["value"]]
        shown += [amount for phase in each["schedule"]["phases"] for amount in (phase["amount"], phase["total"])]
    return shown
