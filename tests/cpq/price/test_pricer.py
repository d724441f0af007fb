"""The price of a line: what it takes into account, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from catalog.scale import Band, Scale
from catalog.terms import NO_TERMS, Agreement, Scope
from cpq.price import STEPS, PricingContext, Waterfall, price
from kernel.errors import Broken, Malformed, Unknown
from kernel.money import Rounding
from kernel.text import Text
from tests.build.catalogue import TODAY, tiny_product, tiny_product_files
from tests.cpq.price.pricing import BOOKCASE, OAK, WITH_DOORS, amount, bookcase_price, euros, percent


def steps_of(waterfall: Waterfall) -> list[str]:
    return [entry.step for entry in waterfall.entries]


def prices_without(row: str) -> dict[str, str | None]:
    sheet = tiny_product_files()["prices/eur.csv"]
    assert row in sheet
    return {"prices/eur.csv": "\n".join(line for line in sheet.splitlines() if line != row) + "\n"}


def test_the_steps_are_listed_in_the_order_of_calculation():
    names = """
        list_price option_charges dimension_price contracted_price quantity_tier promotion discretionary_discount
        graduated_tier block_price bundle_price line_discount surcharge tax
    """
    assert [step.name for step in STEPS] == names.split()
    levels = [step.level for step in STEPS]
    assert levels == sorted(levels, key=("unit", "line", "tax").index)


def test_a_charge_of_nothing_leaves_no_entry():
    assert "handle" not in {entry.characteristic for entry in bookcase_price(OAK).entries}


def test_an_option_charge_names_the_value_that_caused_it():
    charge = next(entry for entry in bookcase_price(WITH_DOORS).entries if entry.characteristic == "handle")
    assert (charge.value, charge.basis, charge.quantity) == ("knob", euros("4.25"), Decimal(2))
    assert charge.amount == euros("8.50")
    assert charge.reference == "book:eu-2026"


@pytest.mark.parametrize(
    ("quantity", "rate"), [("4", None), ("5", "-5"), ("9", "-5"), ("10", "-12.5"), ("500", "-12.5")]
)
def test_only_the_tier_reached_counts(quantity: str, rate: str | None):
    rates = [entry.rate for entry in bookcase_price(quantity=quantity).entries if entry.step == "quantity_tier"]
    assert rates == ([] if rate is None else [Decimal(rate)])


def test_line_net_is_unit_net_times_quantity():
    waterfall = bookcase_price(WITH_DOORS, percent("7"), quantity="13")
    assert waterfall.unit_net.is_rounded()
    assert waterfall.net == waterfall.unit_net * 13


def test_a_fractional_quantity_rounds_the_line_visibly():
    waterfall = bookcase_price(OAK, quantity="0.125")
    assert waterfall.net == euros("48.33")  # 386.66 / 8 = 48.3325
    rounding = [entry for entry in waterfall.entries if entry.reference == "rounding:line_net"]
    assert [entry.amount for entry in rounding] == [euros("-0.0025")]


@pytest.mark.parametrize(
    ("base", "exact", "up", "even"),
    [("200.009", "386.665", "386.67", "386.66"), ("199.999", "386.655", "386.66", "386.66")],
)
def test_halves_round_as_the_seller_chose(base: str, exact: str, up: str, even: str):
    sheet = tiny_product_files()["prices/eur.csv"].replace("200.00", base)
    product = tiny_product({"prices/eur.csv": sheet})
    for rounding, expected in ((Rounding.HALF_UP, up), (Rounding.HALF_EVEN, even)):
        waterfall = price(product, OAK, PricingContext("eu", TODAY, rounding=rounding))
        assert (waterfall.list, waterfall.unit_net) == (euros(exact), euros(expected))


def test_an_exempt_buyer_sees_that_there_is_no_tax():
    waterfall = bookcase_price(tax_status="exempt")
    assert waterfall.tax == euros("0")
    assert waterfall.total == waterfall.net
    last = waterfall.entries[-1]
    assert (last.step, last.label.in_("en"), last.rate, last.amount) == ("tax", "Tax exempt", Decimal(0), euros("0"))


def test_the_pricing_date_picks_the_price_book():
    this_year = price(BOOKCASE, OAK, PricingContext("eu", date(2026, 12, 31)))
    next_year = price(BOOKCASE, OAK, PricingContext("eu", date(2027, 1, 1)))
    assert this_year.entries[0].amount == euros("200.00")
    assert next_year.entries[0].amount == euros("210.00")


def test_a_day_without_a_price_book_is_refused():
    with pytest.raises(Unknown, match="no prices"):
        price(BOOKCASE, OAK, PricingContext("eu", date(2025, 12, 31)))


def test_a_market_where_it_is_not_sold_is_refused():
    with pytest.raises(Unknown, match="not sold in the market 'jp'"):
        price(BOOKCASE, OAK, PricingContext("jp", TODAY))


def test_a_missing_price_is_on_request_and_never_zero():
    product = tiny_product(prices_without("option,material,birch,,0,,"))
    with pytest.raises(Unknown, match="Material: Birch has no price in the price book eu-2026") as caught:
        price(product, {**OAK, "material": "birch"}, PricingContext("eu", TODAY))
    assert caught.value.code == "price-on-request"
    assert price(product, OAK, PricingContext("eu", TODAY)) == bookcase_price(OAK)


def test_a_missing_tax_is_refused():
    eu = replace(BOOKCASE.markets["eu"], taxes=())
    with pytest.raises(Unknown, match="no tax for the class"):
        price(replace(BOOKCASE, markets={"eu": eu}), OAK, PricingContext("eu", TODAY))


@pytest.mark.parametrize("quantity", ["0", "-1", "1000001", "NaN", "Infinity"])
def test_an_absurd_quantity_is_refused(quantity: str):
    with pytest.raises(Malformed, match="A quantity is more than zero"):
        bookcase_price(quantity=quantity)


def test_a_discount_larger_than_the_price_is_refused():
    with pytest.raises(Malformed, match="more than the price"):
        bookcase_price(OAK, amount("386.66"))


def test_a_discount_in_another_currency_is_refused():
    with pytest.raises(Malformed, match="use one currency"):
        bookcase_price(OAK, amount("1", "USD"))


def test_a_price_book_that_goes_below_zero_is_our_fault():
    product = tiny_product({"prices/eur.csv": tiny_product_files()["prices/eur.csv"].replace("-15.50", "-999999.00")})
    with pytest.raises(Broken, match="charges of the price book bring the price below zero"):
        price(product, {**OAK, "material": "steel"}, PricingContext("eu", TODAY))


def test_terms_and_tiers_that_take_off_more_than_there_is_are_named_instead_of_the_price_book():
    name = Text.of(en="Nearly all", ru="Почти всё")
    agreed = Agreement("most", name, Scope("eu"), ("A-1",), percent=Decimal(90), with_tiers=True)
    tiers = Scale("", "volume", (Band(10, amount=euros("0.00")),))
    context = PricingContext("eu", TODAY, Decimal(10), account="A-1", terms=replace(NO_TERMS, agreements=(agreed,)))
    with pytest.raises(Broken, match=r"tiers take off more than the list price of 386\.66 EUR") as caught:
        price(replace(BOOKCASE, scales=(tiers,)), OAK, context)
    assert "price book" not in caught.value.message
    assert caught.value.code == "price-below-zero"


def test_customers_read_neither_references_nor_names_of_internal_things():
    internal = tiny_product_files()["product.toml"].replace(
        'display = "swatches"\n', 'display = "swatches"\ninternal = true\n'
    )
    waterfall = price(tiny_product({"product.toml": internal}), OAK, PricingContext("eu", TODAY))
    shown = waterfall.to_json("customer")
    assert [entry["label"]["en"] for entry in shown["entries"]][:3] == [
        "Base price",
        "Other components",
        "Shelf boards",
    ]
    assert "oak" not in str(shown).lower()
    assert "reference" not in str(shown)
    assert shown["digest"] == waterfall.digest
    assert "Oak" in str(waterfall.to_json("rep"))


def test_the_shape_of_a_waterfall():
    shown = bookcase_price(WITH_DOORS).to_json("customer")
    assert set(shown) == {
        *("calculation", "currency", "quantity", "entries", "taxes"),
        *("list", "unit_net", "net", "tax", "total", "digest"),
    }
    assert (shown["calculation"], shown["currency"], shown["quantity"]) == ("1", "EUR", "1")
    assert shown["entries"][3] == {
        "step": "option_charges",
        "label": {"en": "Handle: Round knob", "ru": "Ручка: Круглая ручка"},
        "basis": {"amount": "4.25", "currency": "EUR"},
        "rate": None,
        "quantity": "2",
        "amount": {"amount": "8.50", "currency": "EUR"},
        "result": {"amount": "383.50", "currency": "EUR"},
        "source": {"characteristic": "handle", "value": "knob"},
    }


def test_a_stored_waterfall_that_was_tampered_with_is_not_believed():
    stored = bookcase_price(WITH_DOORS).to_json()
    stored["entries"][0]["label"]["en"] = "Special price"
    with pytest.raises(Broken, match="digest differs"):
        Waterfall.from_json(stored)


def test_a_stored_waterfall_that_does_not_add_up_is_not_believed():
    stored = bookcase_price(WITH_DOORS).to_json()
    stored["entries"][0]["amount"]["amount"] = "1.00"
    with pytest.raises(Broken, match="does not add up"):
        Waterfall.from_json(stored)
