"""Two revisions against each other: lines matched, everything adds up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cpq.quote.comparison import CLOSELY
from kernel.errors import Unknown
from tests.build.catalogue import MARKETS
from tests.build.quotes import REP, Office


def revised(office: Office, *lines: tuple[int, dict[str, str]]) -> dict[str, Any]:
    sent, _ = office.sent(*lines)
    with office.quoting() as quoting:
        return quoting.revise_quote(sent["id"], version=sent["version"], who=REP)


def changed(office: Office, quote: dict[str, Any], index: int, **changes: Any) -> dict[str, Any]:
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][index]["id"]
        return quoting.change_line(quote["id"], line, changes, version=quote["version"], who=REP)


def compared(office: Office, quote: dict[str, Any], **which: int) -> dict[str, Any]:
    with office.quoting() as quoting:
        found = quoting.compare_revisions(quote["id"], **which)
    parts = [Decimal(one["amount"]["amount"]) for one in (*found["lines"], *found["document"])]
    assert sum(parts) == Decimal(found["amount"]["amount"])
    assert Decimal(found["after"]["total"]["amount"]) - Decimal(found["before"]["total"]["amount"]) == sum(parts)
    for line in found["lines"]:
        if line["kind"] == "changed":
            told = sum(Decimal(one["amount"]["amount"]) for one in line["differences"])
            assert told == Decimal(line["amount"]["amount"])
    return found


def test_a_revision_like_the_one_before_differs_in_nothing(office: Office) -> None:
    found = compared(office, revised(office, (2, {}), (3, {"material": "birch"})))
    assert (found["lines"], found["document"], found["unchanged"]) == ([], [], 2)
    assert (found["before"]["number"], found["after"]["number"]) == (1, 2)


def test_changed_added_and_removed_lines_are_told_with_their_reasons(office: Office) -> None:
    quote = revised(office, (2, {}), (3, {"material": "birch"}), (1, {"shelves": "6"}))
    quote = changed(office, quote, 0, quantity=4, discount={"percent": "5"})
    session = office.configured()
    with office.quoting() as quoting:
        last = quote["revision"]["lines"][2]["id"]
        quote = quoting.remove_line(quote["id"], last, version=quote["version"], who=REP)
        quote = quoting.add_line(quote["id"], session, 9, version=quote["version"], who=REP)
    found = compared(office, quote)
    kinds = [(line["kind"], line["position_before"], line["position"]) for line in found["lines"]]
    assert ("changed", 1, 1) in kinds
    assert found["unchanged"] == 1
    sentences = [one["sentence"]["en"] for one in found["lines"][0]["differences"]]
    assert sentences == ["Discount (added)", "Rounding", "Quantity: 4 instead of 2"]
    assert [one["label"]["en"] for one in found["document"]] == ["VAT"]


def test_another_configuration_of_a_line_names_its_values_also_those_that_cost_nothing(office: Office) -> None:
    quote = revised(office, (1, {"material": "oak"}), (5, {"shelves": "6"}))
    quote = changed(office, quote, 0, session=office.configured(material="birch"))
    (line,) = compared(office, quote)["lines"]
    assert (line["kind"], line["position_before"]) == ("changed", 1)
    material = next(value for value in line["values"] if value["characteristic"] == "material")
    assert (material["before"]["ru"], material["after"]["ru"]) == ("Дуб", "Берёза")


def test_lines_are_matched_by_what_they_are_wherever_they_went(office: Office) -> None:
    quote = revised(office, (1, {"material": "birch"}), (1, {"shelves": "6"}), (1, {}))
    assert compared(office, changed(office, quote, 2, position=1))["lines"] == []


def test_very_many_lines_of_a_product_are_matched_in_their_order(office: Office) -> None:
    count = CLOSELY + 1
    sent, _ = office.sent(*[(1, {"material": "birch"})] * count)
    with office.quoting() as quoting:
        quote = quoting.revise_quote(sent["id"], version=sent["version"], who=REP)
        quote = quoting.change_quote(quote["id"], {"discount": {"percent": "10"}}, version=quote["version"], who=REP)
    found = compared(office, quote)
    assert (found["lines"], found["unchanged"]) == ([], count)
    assert found["document"][0]["label"] == {"en": "Discount on the quote", "ru": "Скидка на всё предложение"}


def test_revisions_can_be_named_and_must_exist(office: Office) -> None:
    quote = changed(office, revised(office, (2, {})), 0, quantity=3)
    back = compared(office, quote, before=2, after=1)
    assert back["amount"]["amount"].startswith("-")
    for which in ({"before": 7}, {"after": 7}, {"after": 1}):
        with pytest.raises(Unknown), office.quoting() as quoting:
            quoting.compare_revisions(quote["id"], **which)


def test_the_first_revision_has_nothing_before_it(office: Office) -> None:
    with pytest.raises(Unknown) as answer:
        compared(office, office.draft())
    assert answer.value.code == "nothing-before"


def test_new_prices_of_a_new_price_book_are_named(office: Office) -> None:
    sent, _ = office.sent((2, {}))
    office.later(300)
    with office.quoting() as quoting:
        quoting.expire_offers()
        current = quoting.quote(sent["id"])
        quote = quoting.revise_quote(sent["id"], version=current["version"], who=REP)
    (line,) = compared(office, quote)["lines"]
    assert line["differences"][0]["sentence"]["en"].endswith("price of eu-2027 instead of eu-2026")


def test_where_prices_contain_tax_lines_are_compared_with_it(office: Office) -> None:
    office.publish({"markets.toml": MARKETS.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n', 1)})
    quote = changed(office, revised(office, (2, {}), (1, {"material": "birch"})), 0, quantity=3)
    found = compared(office, quote)
    assert found["document"] == []
    assert found["lines"][0]["amount"] == found["amount"]


def test_a_buyer_who_pays_no_tax_any_more_makes_a_difference_that_adds_up(office: Office) -> None:
    office.publish({"markets.toml": MARKETS.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n', 1)})
    quote = revised(office, (2, {}))
    with office.quoting() as quoting:
        buyer = {**quote["buyer"], "tax_status": "exempt"}
        quote = quoting.change_quote(quote["id"], {"buyer": buyer}, version=quote["version"], who=REP)
    assert compared(office, quote)["amount"]["amount"].startswith("-")
