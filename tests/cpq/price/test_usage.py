"""What is charged for what is used: rates that are told and promised, and are in no total."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.gate import CHECKS, examine
from catalog.load import load_product
from catalog.product import Product
from catalog.validity import ALWAYS
from cpq.price import BillingPlan, PricingContext, RunningCharges, Waterfall, price
from cpq.price.recurring_rail import recurring_crossings
from cpq.price.usage import charge
from kernel.errors import Malformed
from tests.build.catalogue import BOOKS, TODAY, tiny_product, tiny_product_files
from tests.build.recurring import cared_for_files
from tests.cpq.price.pricing import OAK, WITH_DOORS, euros

HEADER = "characteristic,value,every,unit,from_quantity,amount,name_en,name_ru\n"
RATES = """\
doors,true,month,h,,60.00,Visits,Визиты
doors,true,month,h,2.5,48.00,Visits,Визиты
,,year,pcs,,12.50,Spare shelves,Запасные полки
"""
EDU = """
[[book]]
code = "edu"
market = "eu"
currency = "EUR"
base = "eu-2026"
percent = "-10"
segment = "education"
"""


def files(rates: str = RATES, more: str = "", **others: str | None) -> dict[str, str | None]:
    books = BOOKS.replace('file = "eur.csv"\n', 'file = "eur.csv"\nusage = "usage.csv"\n')
    return {"prices/books.toml": books + more, "prices/usage.csv": HEADER + rates, **others}


def running(product: Product, assignment=WITH_DOORS, **more) -> RunningCharges:
    found = price(product, assignment, PricingContext("eu", TODAY, **more)).running
    assert found is not None
    return found


def told(charges: RunningCharges) -> list[str]:
    return [
        f"{rate.name.in_('en')}: {', '.join(f'{band.start} {rate.unit} {band.amount.amount}' for band in rate.bands)}"
        for rate in charges.usage
    ]


def test_rates_hold_where_their_value_is_chosen_and_the_price_stays_what_it_is():
    product = tiny_product(files())
    assert told(running(product)) == ["Visits: 0 h 60.00, 2.5 h 48.00", "Spare shelves: 0 pcs 12.50"]
    assert told(running(product, OAK)) == ["Spare shelves: 0 pcs 12.50"]
    plain = price(tiny_product(), OAK, PricingContext("eu", TODAY))
    assert price(product, OAK, PricingContext("eu", TODAY)).total == plain.total


def test_rates_stand_beside_periods_and_a_plan_takes_nothing_off_them():
    product = tiny_product({**cared_for_files(), **files()})
    charges = running(product, plan=BillingPlan(24, free=3, discount=Decimal(50)))
    assert [each.every for each in charges.recurring] == ["month", "year"]
    assert charges.usage[0].bands[0].amount == euros("60.00")


def test_a_derived_book_changes_rates_or_replaces_them():
    derived = tiny_product(files(more=EDU))
    assert running(derived, price_groups=("education",)).usage[0].bands[1].amount == euros("43.20")
    own = HEADER + "doors,true,month,h,,50.00,Visits,Визиты\n"
    more = EDU + 'usage = "own.csv"\n'
    replaced = tiny_product(files(more=more, **{"prices/own.csv": own}))
    assert sorted(told(running(replaced, price_groups=("education",)))) == [
        "Spare shelves: 0 pcs 11.250",
        "Visits: 0 h 50.00",
    ]


def test_rates_are_promised_with_the_price_and_do_not_tell_what_they_depend_on():
    waterfall = price(tiny_product(files()), WITH_DOORS, PricingContext("eu", TODAY))
    assert Waterfall.from_json(waterfall.to_json()) == waterfall
    other = tiny_product(files(RATES.replace("60.00", "61.00")))
    assert price(other, WITH_DOORS, PricingContext("eu", TODAY)).digest != waterfall.digest
    assert "characteristic" not in str(waterfall.to_json("customer")["running"]["usage"])


def test_without_anything_that_recurs_a_plan_gives_nothing_away():
    charges = running(tiny_product(files()), plan=BillingPlan(24, free=20))
    assert recurring_crossings(charges, ()) == ()


def test_a_rate_that_other_books_lack_is_found_when_publishing():
    found = examine(tiny_product(files()), TODAY, ALWAYS, CHECKS)
    messages = {each.message.in_("en") for each in found if each.code == "uncovered-usage"}
    assert "The price book us-2026 lacks the rate Visits, which another book has." in messages
    assert {each.severity for each in found if each.code == "uncovered-usage"} == {"warning"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("doors,true,weekly,h,,1,A,", "'weekly' is no period in which units are counted"),
        ("doors,,month,h,,1,A,", "The column 'value' is empty"),
        ("doors,maybe,month,h,,1,A,", "'doors' has no value 'maybe'"),
        ("door,true,month,h,,1,A,", "There is no characteristic 'door'"),
        (",,month,,,1,A,", "The column 'unit' is empty"),
        (",,month,h,,1,,", "The column 'name_en' is empty"),
        (",,month,h,,-1,A,", "A rate is not below zero"),
        (",,month,h,5,1,A,", "The first band of a rate begins with nothing"),
        (",,month,h,,2,A,\n,,month,h,,1,A,", "A band begins after the one above it, beyond 0"),
        (",,month,h,,2,A,\n,,month,GB,5,1,A,", "The bands of a rate share unit and period, here h and month"),
        (",,month,h,,lots,A,", "'lots' in column 'amount' is not a number"),
    ],
)
def test_a_wrong_rate_is_refused_with_its_place(rows: str, message: str):
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files(files(rows + "\n")))
    assert any(message in each.message and each.path.startswith("prices/usage.csv:") for each in caught.value.problems)


def test_a_sheet_of_rates_that_is_not_there_is_refused():
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({**files(), "prices/usage.csv": None}))
    assert "There is no file 'prices/usage.csv'" in caught.value.problems[0].message


def expecting(**units: str) -> BillingPlan:
    names = {"visits": "Visits", "shelves": "Spare shelves"}
    return BillingPlan(24, expected=tuple((names[name], Decimal(number)) for name, number in units.items()))


def estimated(plan: BillingPlan, assignment=WITH_DOORS) -> list[tuple[str, str, str, str]]:
    found = running(tiny_product(files()), assignment, plan=plan).expected
    return [
        (each.rate.name.in_("en"), str(each.units), str(each.amount.amount), str(each.value.amount)) for each in found
    ]


def test_an_expected_use_is_estimated_band_by_band_and_over_the_term():
    # 2.5 h x 60.00 + 1.5 h x 48.00 = 222.00 a month, for 24 months 5,328.00; 3 shelves x 12.50 a year, for two years.
    assert estimated(expecting(visits="4", shelves="3")) == [
        ("Visits", "4", "222.00", "5328.00"),
        ("Spare shelves", "3", "37.50", "75.00"),
    ]
    assert estimated(expecting(visits="0.5")) == [("Visits", "0.5", "30.00", "720.00")]


def test_what_is_not_charged_here_is_not_estimated():
    assert estimated(expecting(visits="4", shelves="3"), OAK) == [("Spare shelves", "3", "37.50", "75.00")]


def test_an_estimate_is_in_no_amount_and_is_promised_as_what_it_is():
    product = tiny_product({**cared_for_files(), **files()})
    context = PricingContext("eu", TODAY, plan=BillingPlan(24))
    plain = price(product, WITH_DOORS, context)
    told = price(product, WITH_DOORS, replace(context, plan=expecting(visits="4")))
    assert (told.total, told.recurring, told.contract) == (plain.total, plain.recurring, plain.contract)
    assert told.digest != plain.digest
    assert Waterfall.from_json(told.to_json()) == told
    assert told.running is not None
    assert [each["amount"]["amount"] for each in told.running.to_json("customer")["expected"]] == ["222.00"]
    assert plain.running is not None
    assert "expected" not in plain.running.to_json()


@given(st.decimals("0.01", "500", places=2), st.decimals("0.01", "500", places=2))
def test_units_are_charged_as_if_used_one_after_the_other(some: Decimal, more: Decimal):
    rate = running(tiny_product(files())).usage[0]
    assert charge(rate, some) < charge(rate, some + more)
    later = [max(Decimal(0), some + more - max(some, band.start)) for band in rate.bands]
    first, second = later[0] - later[1], later[1]
    assert charge(rate, some + more) == charge(rate, some) + euros("60") * first + euros("48") * second


@pytest.mark.parametrize("units", ["0", "-1", "1000000001", "0.0000001", "NaN"])
def test_what_nobody_can_expect_is_refused(units: str):
    with pytest.raises(Malformed) as caught:
        expecting(visits=units)
    assert [each.path for each in caught.value.problems] == ["/expected/Visits"]
