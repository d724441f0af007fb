"""What stands above the lines, and everything that can be wrong with it at once."""

from __future__ import annotations

from typing import Any

import pytest

from cpq.quote.buyer import parse_buyer, parse_contact
from kernel.errors import Conflict, Malformed
from tests.build.quotes import BUYER, CONTACT, REP, Office


def change(office: Office, changes: dict[str, Any], quote: dict[str, Any] | None = None) -> dict[str, Any]:
    quote = quote or office.draft()
    with office.quoting() as quoting:
        return quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)


def test_everything_above_the_lines_can_change(office: Office) -> None:
    quote = change(
        office,
        {
            "buyer": {"name": "Пётр", "company": "ООО «Ромашка»", "country": "RU"},
            "language": "ru",
            "valid_until": "2026-09-30",
            "terms": {"en": "Cash.", "ru": "Наличными."},
            "discount": {"percent": "2.5"},
        },
    )
    revision = quote["revision"]
    assert (quote["buyer"]["company"], quote["language"]) == ("ООО «Ромашка»", "ru")
    assert (revision["valid_until"], revision["terms"]["ru"]) == ("2026-09-30", "Наличными.")
    assert revision["discount"] == {"percent": "2.5"}


def test_terms_may_be_one_text_in_the_quotes_language(office: Office) -> None:
    assert change(office, {"terms": "Cash."})["revision"]["terms"] == {"en": "Cash."}


def test_an_exempt_buyer_pays_no_tax(office: Office) -> None:
    totals = change(office, {"buyer": {**BUYER, "tax_status": "exempt"}})["revision"]["totals"]
    assert totals["tax"]["amount"] == "0.00"
    assert totals["total"] == totals["net"]


def test_all_problems_of_a_change_are_told_at_once(office: Office) -> None:
    with pytest.raises(Malformed) as refusal:
        change(
            office,
            {
                "buyer": {"name": "", "email": "nobody", "country": "Germany", "tax_status": "free", "shoe": "44"},
                "language": "xx",
                "valid_until": "2026-06-14",
                "terms": {"fr": "Oui"},
                "colour": "red",
            },
        )
    assert {problem.path for problem in refusal.value.problems} == {
        "/buyer/name",
        "/buyer/email",
        "/buyer/country",
        "/buyer/tax_status",
        "/buyer/shoe",
        "/language",
        "/valid_until",
        "/terms",
        "/colour",
    }


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", None, 7, "2026-06-14", "2030-01-01"])
def test_a_validity_is_a_day_from_today_on_within_three_years(office: Office, day: Any) -> None:
    with pytest.raises(Malformed):
        change(office, {"valid_until": day})


def test_a_contact_needs_a_name_and_an_address_to_answer_to() -> None:
    with pytest.raises(Malformed) as refusal:
        parse_contact({"company": "X"})
    assert {problem.path for problem in refusal.value.problems} == {"/contact/name", "/contact/email"}


def test_a_contact_becomes_the_buyer_and_a_message() -> None:
    buyer, message = parse_contact(CONTACT)
    assert (buyer.name, buyer.company, message) == ("Иван Петров", "ООО «Книжный дом»", "Нужно к осени.")
    assert (buyer.tax_status, buyer.price_groups) == ("standard", ())


@pytest.mark.parametrize("field", ["tax_status", "price_groups", "reference"])
def test_a_visitor_cannot_give_himself_a_price(field: str) -> None:
    with pytest.raises(Malformed):
        parse_contact({**CONTACT, field: "exempt"})


def test_control_characters_are_dropped() -> None:
    assert parse_buyer({"name": "An\x00na\x1b[31m\u202e", "company": " A "}).name == "Anna[31m"


@pytest.mark.parametrize("buyer", [None, [], "Anna", {"name": 7}, {"name": "n" * 201}, {"name": "A", "address": "x"}])
def test_what_is_no_buyer_is_malformed(buyer: Any) -> None:
    with pytest.raises(Malformed):
        parse_buyer(buyer)


def test_a_request_needs_the_market_of_its_session(office: Office) -> None:
    session = office.configured("us")
    with office.quoting() as quoting:
        with pytest.raises(Conflict):
            quoting.request_quote(session, 1, CONTACT, language="en", market="eu")
        assert quoting.request_quote(session, 1, CONTACT, language="en", market="us") == {"number": "Q-2026-000001"}
