"""Tax numbers: form and check digits of the country, told in words; numbers of unknown forms pass."""

from __future__ import annotations

from typing import Any

import pytest

from cpq.quote.buyer import parse_buyer
from cpq.quote.tax_number import wrong_tax_number
from kernel.errors import Malformed
from tests.build.quotes import BUYER

RIGHT = [
    *(("DE", "DE136695976"), ("DE", "136695976"), ("DE", "de 136 695 976")),
    *(("AT", "ATU13585627"), ("FR", "FR40303265045"), ("NL", "NL4495445B01"), ("SE", "SE556188840401")),
    *(("GR", "EL094259216"), ("GR", "094259216"), ("BE", "BE 0428.759.497")),
    *(("CH", "CHE-107.787.577 IVA"), ("RU", "7707083893")),
]
WRONG = [
    ("DE", "DE136695977", "its check digits do not fit the others"),
    ("DE", "DE1366959", "too few or too many characters"),
    ("AT", "13585627", "it does not have the form of one"),
    ("AT", "DE136695976", "begins with DE, but the buyer is in AT"),
    ("RU", "7707083894", "its check digits do not fit the others"),
]


@pytest.mark.parametrize(("country", "number"), RIGHT)
def test_numbers_as_people_write_them_pass(country: str, number: str) -> None:
    assert wrong_tax_number(country, number) is None


@pytest.mark.parametrize(("country", "number", "message"), WRONG)
def test_slips_of_the_finger_are_told(country: str, number: str, message: str) -> None:
    assert message in (wrong_tax_number(country, number) or "")


@pytest.mark.parametrize("country", ["", "US", "AQ"])
def test_where_no_form_is_known_anything_passes(country: str) -> None:
    assert wrong_tax_number(country, "12-3456789") is None


def test_one_changed_digit_never_passes_where_digits_are_checked() -> None:
    number = "136695976"
    others = (
        number[:at] + digit + number[at + 1 :] for at in range(9) for digit in "0123456789" if digit != number[at]
    )
    assert all(wrong_tax_number("DE", each) for each in others)


def buyer(**changes: Any) -> dict[str, Any]:
    return {**BUYER, "country": "AT", "tax_status": "reverse_charge", **changes}


def test_a_buyer_who_accounts_for_the_tax_needs_a_number_that_can_be_one() -> None:
    assert parse_buyer(buyer(tax_number="ATU 13585627")).tax_number == "ATU 13585627"
    for number in ("", "ATU13585628"):
        with pytest.raises(Malformed) as caught:
            parse_buyer(buyer(tax_number=number))
        assert [problem.path for problem in caught.value.problems] == ["/buyer/tax_number"]


def test_other_buyers_may_write_what_they_like() -> None:
    assert parse_buyer(buyer(tax_status="standard", tax_number="none yet")).tax_number == "none yet"
