"""Taxes by place, day and status; prices that contain tax."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.market import ANYWHERE, Market, Place, Tax, read_markets
from catalog.product import Product
from cpq.price import Discount, LinePrice, PricingContext, Totals, Waterfall, document_totals, price
from cpq.price.document_waterfall import document_waterfall
from kernel.errors import FieldProblem, Malformed, Unknown
from kernel.money import Money, total
from kernel.period import Period
from kernel.text import Text
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK, euros
from tests.cpq.price.test_price_laws import bookcases, decimals
from tests.cpq.price.test_rounding import POLICIES

VAT = Text.of(en="VAT", ru="НДС")
JULY = date(2026, 7, 1)


def tax(rate: str, country: str = "", region: str = "", *, period: Period | None = None) -> Tax:
    return Tax(BOOKCASE.tax_class, VAT, Decimal(rate), Place(country, region), period or Period())


def sold_in(*taxes: Tax, inclusive: bool = False, product: Product = BOOKCASE) -> Product:
    """The bookcase in a German market with these taxes."""
    market = replace(product.markets["eu"], taxes=taxes, inclusive=inclusive, country="DE", reverse_charge=("AT", "FR"))
    return replace(product, markets={"eu": market})


def rate(product: Product, place: Place = ANYWHERE, day: date = TODAY) -> Decimal:
    market: Market = product.markets["eu"]
    [found] = market.taxes_on(product.tax_class, day, place)
    return found.rate


def priced(product: Product, status: str = "standard", country: str = "DE", quantity: str = "1") -> Waterfall:
    context = PricingContext("eu", TODAY, Decimal(quantity), tax_status=status, place=Place(country))
    return price(product, OAK, context)


PLACES = sold_in(tax("19"), tax("20", "AT"), tax("7.25", "US", "CA"), tax("8.875", "US", "NY"))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(), "19"),
        (Place("DE"), "19"),
        (Place("FR"), "19"),
        (Place("AT"), "20"),
        (Place("AT", "W"), "20"),
        (Place("US", "CA"), "7.25"),
        (Place("US", "NY"), "8.875"),
    ],
)
def test_the_nearest_place_counts(place: Place, expected: str):
    assert rate(PLACES, place) == Decimal(expected)


@pytest.mark.parametrize("place", [Place("US"), Place("US", "TX")])
def test_a_region_without_a_tax_in_a_country_of_regions_is_unknown(place: Place):
    with pytest.raises(Unknown, match="has no tax") as refusal:
        rate(PLACES, place)
    assert refusal.value.facts["place"] == str(place)


def test_a_rate_changes_in_the_middle_of_the_year_and_ends_without_a_guess():
    product = sold_in(tax("19", period=Period(end=JULY)), tax("16", period=Period(JULY, date(2027, 1, 1))))
    assert rate(product, day=date(2026, 6, 30)) == Decimal(19)
    assert rate(product, day=JULY) == Decimal(16)
    with pytest.raises(Unknown, match=r"2027-01-01; write it into markets\.toml"):
        rate(product, day=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("status", "country"), [("exempt", "DE"), ("reverse_charge", "AT"), ("export", "CH"), ("export", "US")]
)
def test_a_status_stands_in_the_place_of_a_tax(status: str, country: str):
    waterfall = priced(sold_in(tax("19")), status, country)
    [entry] = [entry for entry in waterfall.entries if entry.step == "tax"]
    assert (entry.amount, waterfall.tax, waterfall.taxes[0].tax_class) == (euros("0"), euros("0"), status)


@pytest.mark.parametrize(
    ("status", "country"),
    [("reverse_charge", "DE"), ("reverse_charge", "US"), ("reverse_charge", ""), ("export", "DE"), ("export", "AT"),
     ("export", "")],
)  # fmt: skip
def test_a_status_that_the_buyer_cannot_have_there_is_refused(status: str, country: str):
    with pytest.raises(Malformed, match="Correct the buyer's country or tax status") as refusal:
        priced(sold_in(tax("19")), status, country)
    assert [problem.path for problem in refusal.value.problems] == ["/buyer/tax_status"]


def test_a_price_with_tax_stays_and_tax_is_taken_out_of_it():
    without, inside = priced(sold_in(tax("19"))), priced(sold_in(tax("19"), inclusive=True))
    assert inside.gross == inside.total == without.net == euros("386.66")
    assert (inside.net, inside.tax) == (euros("324.92"), euros("61.74"))  # 386.66 x 19 / 119 = 61.735...
    taxes = [(entry.reference, entry.amount) for entry in inside.entries if entry.step == "tax"]
    assert taxes == [("tax-included:standard", euros("-61.74")), ("tax:standard", euros("61.74"))]
    assert Waterfall.from_json(inside.to_json()) == inside
    assert LinePrice.from_json(LinePrice.of(inside).to_json()) == LinePrice.of(inside)


def test_who_is_charged_no_tax_pays_the_price_without_it():
    exempt = priced(sold_in(tax("19"), inclusive=True), "export", "CH")
    assert (exempt.gross, exempt.net, exempt.total) == (None, euros("324.92"), euros("324.92"))


def test_the_tax_of_the_destination_is_taken_out_of_the_same_price():
    product = sold_in(tax("19"), tax("25", "SE"), inclusive=True)
    swedish = priced(product, country="SE")
    assert (swedish.total, swedish.tax) == (euros("386.66"), euros("77.33"))


@st.composite
def documents_with_tax_inside(draw: st.DrawFn) -> list[Waterfall]:
    """Lines whose prices contain one or two taxes."""
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        rates = draw(st.lists(decimals("0", "30", 3), min_size=1, max_size=2, unique=True))
        taxes = [replace(tax(str(each)), name=Text.of(en=f"Tax {place}")) for place, each in enumerate(rates)]
        product = sold_in(*taxes, inclusive=True, product=draw(bookcases(("EUR",))))
        lines.append(priced(product, quantity=str(draw(st.integers(1, 50)))))
    return lines


@given(documents_with_tax_inside(), POLICIES, decimals("0", "100", 2))
def test_the_gross_stays_to_the_cent(lines: list[Waterfall], policy, off: Decimal):
    totals = document_totals(lines, currency="EUR", policy=policy, discount=Discount(percent=off))
    assert totals.lines_net == total([line.gross or euros("0") for line in lines], "EUR")
    assert totals.lines_net + totals.discount == totals.net + totals.tax
    assert totals.net + totals.tax + totals.cash_rounding == totals.total
    assert totals.tax == total([group.amount for group in totals.taxes], "EUR")
    assert Totals.from_json(totals.to_json()) == totals
    assert document_waterfall(lines, totals)[-1:] == () or document_waterfall(lines, totals)[-1].result == totals.total
    for line in lines:
        assert line.net + line.tax == line.gross == line.total


def test_prices_with_and_without_tax_do_not_mix():
    lines = [priced(sold_in(tax("19"))), priced(sold_in(tax("19"), inclusive=True))]
    with pytest.raises(Malformed, match="quote them separately"):
        document_totals(lines, currency="EUR")


MARKET = """[[market]]
code = "eu"
name = {{ en = "Europe" }}
currency = "EUR"
country = "DE"
{more}
tax = [{{ class = "standard", name = {{ en = "VAT" }}, rate = "19"{tax} }}]
"""


def problems_of(more: str = "", tax: str = "") -> list[FieldProblem]:
    problems: list[FieldProblem] = []
    read_markets(MARKET.format(more=more, tax=tax), problems)
    return problems


def test_a_market_says_where_when_and_how_it_taxes():
    problems: list[FieldProblem] = []
    text = MARKET.format(
        more='prices = "inclusive"\nreverse_charge = ["AT"]', tax=', country = "US", region = "CA", from = 2026-07-01'
    )
    market = read_markets(text, problems)["eu"]
    assert not problems
    assert (market.inclusive, market.reverse_charge) == (True, ("AT",))
    assert (market.taxes[0].place, market.taxes[0].period) == (Place("US", "CA"), Period(JULY))


@pytest.mark.parametrize(
    ("more", "tax"),
    [
        ('prices = "gross"', ""),
        ('reverse_charge = ["Austria"]', ""),
        ("", ', country = "usa"'),
        ("", ', region = "CA"'),
        ("", ", from = 2026-07-01, until = 2026-07-01"),
        ("", ', from = "soon"'),
    ],
)
def test_a_market_that_cannot_be_read_says_where(more: str, tax: str):
    problems = problems_of(more, tax)
    assert len(problems) == 1
    assert problems[0].path.startswith("markets.toml:")


def test_money_in_parts_keeps_its_currency():
    assert Money.of("119", "EUR").part(Decimal(19), Decimal(119)) == Money.of("19", "EUR")
