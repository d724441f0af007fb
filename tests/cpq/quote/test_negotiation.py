"""The room to negotiate: what is said to be the largest discount is, when it is tried."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalog.guard_rail import GUARD_RAILS_FILE
from cpq.quote.local import LocalQuoting
from kernel.errors import Conflict, Unknown
from tests.build.catalogue import MARKETS, tiny_product_files
from tests.build.guard_rails import RAILS
from tests.build.quotes import REP, Office

HUNDREDTH = Decimal("0.01")


@pytest.fixture
def railed(office: Office) -> Office:
    office.publish({GUARD_RAILS_FILE: RAILS})
    return office


def line_changed(office: Office, quote: dict[str, Any], index: int, **changes: Any) -> dict[str, Any]:
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][index]["id"]
        return quoting.change_line(quote["id"], line, changes, version=quote["version"], who=REP)


def header_changed(office: Office, quote: dict[str, Any], **changes: Any) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.change_quote(quote["id"], changes, version=quote["version"], who=REP)


def room(office: Office, quote: dict[str, Any], index: int) -> dict[str, Any]:
    with office.quoting() as quoting:
        return quoting.line_room(quote["id"], quote["revision"]["lines"][index]["id"])


def needs(quote: dict[str, Any]) -> str | None:
    role: str | None = quote["approval"]["role"]
    return role


def test_each_role_has_its_reach_and_the_limit_that_ends_it(railed: Office) -> None:
    found = room(railed, railed.draft((1, {})), 0)
    assert [(one["role"], one["percent"], one["limit"]) for one in found["reach"]] == [
        ("rep", "10", {"kind": "discount", "percent": "10"}),
        ("manager", "20", {"kind": "floor", "percent": "80"}),
        ("admin", "100", {"kind": None, "percent": "100"}),
    ]
    assert (found["percent"], found["needed"]) == ("0", [])


def test_quantity_discounts_leave_less_room_above_a_floor(railed: Office) -> None:
    found = room(railed, railed.draft((10, {})), 0)
    rep, manager, _ = found["reach"]
    assert (rep["percent"], rep["limit"]["kind"]) == ("8.57", "floor")
    assert manager["percent"] == "8.57", "the floor is the admin's"


@pytest.mark.parametrize("quantity", [1, 3, 10])
@pytest.mark.parametrize("on_quote", ["0", "3.7"])
def test_the_largest_discount_on_a_line_needs_nobody_and_a_hundredth_more_does(
    railed: Office, quantity: int, on_quote: str
) -> None:
    quote = railed.draft((quantity, {}), (2, {"material": "birch"}))
    if on_quote != "0":
        quote = header_changed(railed, quote, discount={"percent": on_quote})
    largest = Decimal(room(railed, quote, 0)["reach"][0]["percent"])
    quote = line_changed(railed, quote, 0, discount={"percent": str(largest)})
    assert needs(quote) is None
    quote = line_changed(railed, quote, 0, discount={"percent": str(largest + HUNDREDTH)})
    assert needs(quote) in ("manager", "admin")


def test_the_largest_discount_on_the_quote_is_bound_by_its_tightest_line(railed: Office) -> None:
    quote = railed.draft((1, {}), (10, {"material": "birch"}))
    quote = line_changed(railed, quote, 0, discount={"percent": "4"})
    with railed.quoting() as quoting:
        found = quoting.quote_room(quote["id"])
    rep = found["reach"][0]
    assert (rep["position"], rep["limit"]) == (1, {"kind": "discount", "percent": "10"})
    largest = Decimal(rep["percent"])
    assert largest == Decimal("6.25")  # 0.96 x (1 - 6.25 %) = 0.9
    assert needs(header_changed(railed, quote, discount={"percent": str(largest)})) is None
    quote = railed.shown(quote["id"])
    assert needs(header_changed(railed, quote, discount={"percent": str(largest + HUNDREDTH)})) == "manager"


def test_a_line_that_is_beyond_already_leaves_no_room(railed: Office) -> None:
    quote = line_changed(railed, railed.draft((1, {})), 0, discount={"percent": "15"})
    found = room(railed, quote, 0)
    assert (found["percent"], found["needed"][0]["role"], found["reach"][0]["percent"]) == ("15", "manager", "10")
    with railed.quoting() as quoting:
        assert quoting.quote_room(quote["id"])["reach"][0]["percent"] == "0"


def test_a_quote_without_lines_has_no_room_and_a_product_without_rails_all_of_it(office: Office) -> None:
    quote = office.draft((1, {}))
    (reach,) = room(office, quote, 0)["reach"]
    assert (reach["role"], reach["percent"], reach["limit"]["kind"]) == ("rep", "100", None)
    with office.quoting() as quoting:
        line = quote["revision"]["lines"][0]["id"]
        empty = quoting.remove_line(quote["id"], line, version=quote["version"], who=REP)
        assert quoting.quote_room(empty["id"])["reach"] == []


def test_what_was_sent_is_not_negotiated_and_a_line_must_exist(railed: Office) -> None:
    quote, _ = railed.sent((1, {}))
    with pytest.raises(Conflict):
        room(railed, quote, 0)
    with railed.quoting() as quoting, pytest.raises(Conflict):
        quoting.quote_room(quote["id"])
    draft = railed.draft((1, {}))
    with railed.quoting() as quoting, pytest.raises(Unknown):
        quoting.line_room(draft["id"], "lin_nothing")


def test_a_swap_saves_the_customer_what_it_says_and_more_than_it_costs_us(office: Office) -> None:
    quote = office.draft((3, {"material": "oak", "shelves": "4", "doors": "true"}))
    line = quote["revision"]["lines"][0]
    with office.desk() as desk:
        seen = LocalQuoting(replace(desk, audience="margin")).line_room(quote["id"], line["id"])
    assert seen["swaps"], "there is a cheaper option that costs less"
    for swap in seen["swaps"]:
        assert Decimal(swap["costs"]["amount"]) < Decimal(swap["saves"]["amount"])
        session = office.configured(**{**values_of(line), swap["characteristic"]: swap["value"]})
        swapped = line_changed(office, office.shown(quote["id"]), 0, session=session)["revision"]["lines"][0]
        assert Decimal(line["net"]["amount"]) - Decimal(swapped["net"]["amount"]) == Decimal(swap["saves"]["amount"])
        line_changed(office, office.shown(quote["id"]), 0, session=office.configured(**values_of(line)))


def values_of(line: dict[str, Any]) -> dict[str, str]:
    return {one["characteristic"]: one["value"] for one in line["configuration"] if one["characteristic"] != "load"}


def test_who_may_not_read_margins_is_told_swaps_without_what_they_cost_us(office: Office) -> None:
    quote = office.draft((1, {"material": "oak"}))
    found = room(office, quote, 0)["swaps"]
    assert found
    assert {swap["costs"] for swap in found} == {None}


def test_without_costs_no_swap_is_proposed(office: Office) -> None:
    books = tiny_product_files()["prices/books.toml"]
    office.publish({"prices/books.toml": books[: books.index("[[cost]]")]})
    assert room(office, office.draft((1, {"material": "oak"})), 0)["swaps"] == []


@pytest.mark.parametrize("on_quote", ["0", "2"])
def test_the_largest_discount_holds_where_lines_are_priced_as_a_whole_and_contain_tax(
    office: Office, on_quote: str
) -> None:
    files = {
        "prices/tiers.csv": None,
        "prices/tiers.toml": '[[tier]]\ncode = "steps"\nkind = "graduated"\nfile = "steps.csv"\n',
        "prices/steps.csv": "from_quantity,percent\n5,5\n10,12.5\n",
        "markets.toml": MARKETS.replace('country = "DE"\n', 'country = "DE"\nprices = "inclusive"\n', 1),
        GUARD_RAILS_FILE: RAILS + '\n[[margin]]\nrole = "manager"\npercent = 20\n',
    }
    office.publish(files)
    quote = office.draft((12, {}), (2, {"material": "birch"}))
    if on_quote != "0":
        quote = header_changed(office, quote, discount={"percent": on_quote})
    largest = Decimal(room(office, quote, 0)["reach"][0]["percent"])
    assert largest > 0
    quote = line_changed(office, quote, 0, discount={"percent": str(largest)})
    assert needs(quote) is None
    quote = line_changed(office, quote, 0, discount={"percent": str(largest + HUNDREDTH)})
    assert needs(quote) is not None
