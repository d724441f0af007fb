"""The totals of a document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cpq.price import TaxRate, Totals, Waterfall, document_totals
from cpq.price.entry import Adjustment
from kernel.errors import Malformed
from kernel.money import Money
from kernel.text import Text
from tests.cpq.price.pricing import amount, bookcase_price, euros, percent

FULL = TaxRate("standard", Text.of(en="VAT", ru="НДС"), Decimal(19))
REDUCED = TaxRate("reduced", Text.of(en="VAT", ru="НДС"), Decimal(7))


def line(net: str, tax: TaxRate = FULL) -> Waterfall:
    """A line that only has a price, and no tax of its own."""
    money = euros(net)
    changes = (("list_price", Adjustment(Text.of(en="Price"), money)),)
    return Waterfall(changes, money, money, money, euros("0"), money, Decimal(1), (tax,), "EUR")


def test_tax_is_computed_once_per_group_and_not_by_adding_the_lines_own():
    lines = [bookcase_price() for _ in range(3)]  # 386.66 each, with 73.47 tax on its own: 73.4654
    totals = document_totals(lines, currency="EUR")
    assert totals.lines_net == euros("1159.98")
    assert [group.basis for group in totals.taxes] == [euros("1159.98")]
    assert totals.tax == euros("220.40")  # 19 % of 1159.98 = 220.3962, not 3 x 73.47 = 220.41
    assert totals.total == euros("1380.38")


def test_a_discount_is_allocated_to_the_lines_and_so_to_the_tax_groups():
    totals = document_totals([line("100.00"), line("50.00", REDUCED)], currency="EUR", discount=percent("10"))
    assert totals.discount == euros("-15.00")
    assert totals.allocated == (euros("-10.00"), euros("-5.00"))
    assert [(group.tax, group.basis, group.amount) for group in totals.taxes] == [
        (FULL, euros("90.00"), euros("17.10")),
        (REDUCED, euros("45.00"), euros("3.15")),
    ]
    assert totals.net == euros("135.00")
    assert totals.total == euros("155.25")


def test_the_last_cent_of_a_discount_goes_to_the_largest_remainder():
    totals = document_totals([line("10.00"), line("10.00"), line("10.00")], currency="EUR", discount=amount("10.00"))
    assert totals.allocated == (euros("-3.34"), euros("-3.33"), euros("-3.33"))


def test_a_document_without_lines_is_worth_nothing():
    totals = document_totals([], currency="EUR", discount=percent("10"))
    assert (totals.net, totals.total, totals.taxes) == (euros("0"), euros("0"), ())


def test_a_document_of_free_lines_can_have_a_percentage_off():
    totals = document_totals([line("0"), line("0")], currency="EUR", discount=percent("50"))
    assert totals.total == euros("0")


def test_an_exempt_document_states_its_exemption():
    totals = document_totals([bookcase_price(tax_status="exempt")], currency="EUR")
    assert [(group.tax.name.in_("ru"), group.tax.rate, group.amount) for group in totals.taxes] == [
        ("Без налога", Decimal(0), euros("0"))
    ]


def test_a_discount_of_more_than_everything_is_refused():
    with pytest.raises(Malformed, match="more than the price"):
        document_totals([line("10.00")], currency="EUR", discount=amount("10.01"))


def test_mixed_currencies_are_refused():
    with pytest.raises(Malformed, match="quote them separately"):
        document_totals([bookcase_price(), bookcase_price(market="us")], currency="EUR")


def test_totals_survive_being_written_and_read():
    totals = document_totals([line("99.99"), line("33.33", REDUCED)], currency="EUR", discount=percent("3.5"))
    assert Totals.from_json(totals.to_json()) == totals


def test_the_shape_of_totals():
    shown = document_totals([line("100.00")], currency="EUR", discount=amount("10")).to_json()
    assert shown["discount"] == {"amount": "-10.00", "currency": "EUR"}
    assert shown["taxes"] == [
        {
            "class": "standard",
            "name": {"en": "VAT", "ru": "НДС"},
            "rate": "19",
            "basis": {"amount": "90.00", "currency": "EUR"},
            "amount": {"amount": "17.10", "currency": "EUR"},
        }
    ]
    assert Money.from_json(shown["total"]) == euros("107.10")
