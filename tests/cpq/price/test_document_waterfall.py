"""The waterfall of a document: by step, in the money of the document, exact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cpq.price import Discount, Waterfall, document_totals
from cpq.price.document_waterfall import document_waterfall, document_waterfall_json
from kernel.errors import Broken
from kernel.money import Money
from tests.cpq.price.pricing import OAK, WITH_DOORS, bookcase_price, euros, percent
from tests.cpq.price.test_price_laws import documents
from tests.cpq.price.test_taxation import priced, sold_in, tax


def test_the_steps_of_all_lines_are_gathered_and_the_document_follows():
    lines = [bookcase_price(OAK, percent("10"), quantity="2"), bookcase_price(WITH_DOORS)]
    totals = document_totals(lines, currency="EUR", discount=percent("5"))
    entries = document_waterfall(lines, totals)
    assert [entry.step for entry in entries] == [
        "list_price",
        "option_charges",
        "dimension_price",
        "discretionary_discount",
        "rounding",
        "document_discount",
        "tax",
    ]
    (first, *_) = lines[0].entries
    assert entries[0].amount == first.amount * 3
    assert entries[-2].result == totals.net
    assert entries[-1].result == totals.total


@given(documents())
def test_the_entries_sum_to_the_total(document: tuple[list[Waterfall], Discount | None]):
    lines, discount = document
    totals = document_totals(lines, currency="EUR", discount=discount)
    so_far = euros("0")
    for entry in document_waterfall(lines, totals):
        so_far = so_far + entry.amount
        assert entry.result == so_far
    assert so_far == totals.total


def test_a_document_without_lines_has_no_entries():
    assert document_waterfall([], document_totals([], currency="EUR")) == ()


def test_totals_of_other_lines_are_refused():
    totals = document_totals([bookcase_price()], currency="EUR")
    with pytest.raises(Broken, match="does not add up"):
        document_waterfall([bookcase_price(quantity="2")], totals)


def test_a_customer_gets_no_references():
    lines = [bookcase_price()]
    told = document_waterfall_json(lines, document_totals(lines, currency="EUR"), "customer")
    assert all("reference" not in entry for entry in told["entries"])
    assert told["total"] == lines[0].total.to_json()


def test_what_the_document_rounds_is_an_entry():
    lines = [bookcase_price()]
    totals = document_totals(lines, currency="EUR")
    rounded = replace(totals, total=totals.total + Money.of("0.02", "EUR"))
    assert document_waterfall(lines, rounded)[-1].amount == euros("0.02")


def test_a_tax_that_prices_contain_and_the_buyer_does_not_pay_is_taken_out():
    lines = [
        priced(sold_in(tax("19"), inclusive=True), "export", "CH"),
        priced(sold_in(tax("19"), inclusive=True), "export", "CH"),
    ]
    totals = document_totals(lines, currency="EUR")
    entries = document_waterfall(lines, totals)
    assert [entry.step for entry in entries][-1] == "tax_included"
    assert entries[-1].amount.amount < 0
    assert entries[-1].result == totals.total
