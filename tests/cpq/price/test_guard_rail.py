"""Crossing a guard rail is an answer: which, by how much, who must approve."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.guard_rail import GuardRail
from cpq.price import Discount, Waterfall
from cpq.price.cost import Cost
from cpq.price.entry import Adjustment
from cpq.price.guard_rail import approver, crossings, offered, shown
from cpq.price.negotiation import hundredths, largest_discount, limit, roles_with_room, settled
from kernel.access import APPROVERS, Role, outranks
from kernel.money import Money
from tests.cpq.price.pricing import OAK, bookcase_price, euros, percent

BANDS = (
    GuardRail("discount", Decimal(10), Role.REP),
    GuardRail("discount", Decimal(25), Role.MANAGER),
    GuardRail("discount", Decimal(100), Role.ADMIN),
)
FLOOR = GuardRail("floor", Decimal(80), Role.ADMIN)


def needed(waterfall: Waterfall, *rails: GuardRail, share: Money | None = None) -> list[tuple[str, str, str]]:
    found = crossings(offered(waterfall, share), rails)
    return [(one.kind, str(one.role), str(one.by.amount)) for one in found]


def test_the_role_that_may_give_as_much_must_approve():
    assert needed(bookcase_price(OAK, percent("10")), *BANDS) == []
    # 386.656 before the discount: 10.01 % are 38.7042656, of which 38.6656 may be given; the rest is rounded up
    assert needed(bookcase_price(OAK, percent("10.01")), *BANDS) == [("discount", "manager", "0.04")]
    assert needed(bookcase_price(OAK, percent("25")), *BANDS)[0][1] == "manager"
    assert needed(bookcase_price(OAK, percent("25.1")), *BANDS)[0][1] == "admin"


def test_rounding_crosses_nothing():
    for quantity in ("1", "7", "1000"):
        assert needed(bookcase_price(OAK, percent("10"), quantity=quantity), *BANDS) == []


def test_a_crossing_says_how_far_it_went():
    (crossing,) = crossings(offered(bookcase_price(OAK, percent("12.5"))), BANDS)
    assert crossing.to_json() == {
        "kind": "discount",
        "limit": "10",
        "role": "manager",
        "actual": "12.5",
        "by": {"amount": "9.67", "currency": "EUR"},
    }


def test_a_floor_speaks_of_the_list_price_and_counts_quantity_discounts_too():
    waterfall = bookcase_price(OAK, percent("9"), quantity="10")
    assert needed(waterfall, *BANDS, FLOOR) == [("floor", "admin", "14.5")]
    (crossing,) = crossings(offered(waterfall), (FLOOR,))
    assert (crossing.actual, crossing.limit) == (Decimal("79.63"), Decimal(80))


def test_a_floor_is_not_crossed_by_a_price_of_which_nobody_gave_anything_away():
    assert needed(bookcase_price(OAK, quantity="10"), GuardRail("floor", Decimal(95), Role.ADMIN)) == []


def test_a_ceiling_is_crossed_from_below():
    assert needed(bookcase_price(), GuardRail("ceiling", Decimal(90), Role.MANAGER)) == [
        ("ceiling", "manager", "38.67")
    ]
    assert needed(bookcase_price(), GuardRail("ceiling", Decimal(100), Role.MANAGER)) == []


def test_the_share_of_a_discount_on_the_document_counts_but_less_than_its_coin_does_not():
    waterfall = bookcase_price(OAK, percent("5"))  # 367.3232 for one
    assert needed(waterfall, *BANDS, share=euros("-19.34")) == [], "0.007 beyond, less than a coin"
    assert needed(waterfall, *BANDS, share=euros("-19.36")) == [("discount", "manager", "0.03")]


def test_without_bands_everything_may_be_given_away():
    assert needed(bookcase_price(OAK, percent("100"))) == []


def test_a_free_product_crosses_nothing():
    waterfall = bookcase_price(OAK, percent("100"))
    assert waterfall.net == euros("0")
    assert approver(crossings(offered(waterfall), BANDS)) is Role.ADMIN


@st.composite
def rails(draw: st.DrawFn) -> tuple[GuardRail, ...]:
    numbers = sorted(draw(st.lists(st.integers(0, 9999), min_size=2, max_size=2)))
    bands = [
        GuardRail("discount", Decimal(number) / 100, role) for number, role in zip(numbers, APPROVERS, strict=False)
    ]
    floors = [
        GuardRail("floor", Decimal(draw(st.integers(0, 9999))) / 100, role)
        for role in draw(st.sets(st.sampled_from(APPROVERS[1:])))
    ]
    return (*bands, GuardRail("discount", Decimal(100), Role.ADMIN), *floors)


@given(rails(), st.sampled_from(APPROVERS), st.integers(1, 500))
def test_the_largest_discount_is_allowed_and_a_hundredth_more_is_not(
    found: tuple[GuardRail, ...], role: Role, quantity: int
):
    def is_allowed(given: Decimal) -> bool:
        discounts = [Discount(percent=given)] if given else []
        price = offered(bookcase_price(OAK, *discounts, quantity=str(quantity)))
        least = approver(crossings(price, found))
        return least is None or outranks(role, least)

    price = offered(bookcase_price(OAK, quantity=str(quantity)))
    end = limit(price, found, role)
    largest = settled(largest_discount(price, end.net), is_allowed)
    assert largest == 0 or is_allowed(largest)
    assume(largest < 100)
    assert not is_allowed(largest + Decimal("0.01"))


@given(rails(), st.decimals("0", "100", places=2))
def test_a_larger_discount_never_needs_less(found: tuple[GuardRail, ...], given_away: Decimal):
    assume(given_away)

    def rank(number: Decimal) -> int:
        least = approver(crossings(offered(bookcase_price(OAK, Discount(percent=number))), found))
        return -1 if least is None else APPROVERS.index(least)

    assert rank(given_away) <= rank(min(given_away + Decimal(1), Decimal(100)))


@pytest.mark.parametrize(
    ("share", "wanted"),
    [(Fraction(1, 3), "33.33"), (Fraction(-1, 9), "0"), (Fraction(3, 2), "100"), (Fraction(1, 10), "10.00")],
)
def test_a_share_is_rounded_down_to_hundredths(share: Fraction, wanted: str):
    assert hundredths(share) == Decimal(wanted)


@pytest.mark.parametrize("guess", ["12.30", "12.34", "12.38"])
def test_pricing_anew_has_the_last_word(guess: str):
    assert settled(Decimal(guess), lambda number: number <= Decimal("12.34")) == Decimal("12.34")


def test_where_nothing_is_allowed_nothing_is_offered():
    assert settled(Decimal("0.05"), lambda number: False) == 0


def test_roles_that_the_guard_rails_do_not_name_have_the_same_room_as_those_below():
    assert roles_with_room((BANDS[0],)) == (Role.REP,)
    assert roles_with_room((*BANDS[1:], FLOOR)) == (Role.REP, Role.MANAGER, Role.ADMIN)


MARGIN = GuardRail("margin", Decimal(20), Role.MANAGER)


def costing(cost: str, *discounts: Discount, quantity: str = "1") -> Waterfall:
    """The bookcase, with a known cost of a unit."""
    waterfall = bookcase_price(OAK, *discounts, quantity=quantity)
    label = waterfall.entries[0].label
    change = ("list_price", Adjustment(label, euros(cost)))
    return replace(waterfall, cost=Cost("cost-2026", "EUR", (change,)))


def test_a_margin_below_its_target_needs_approval_also_without_a_discount():
    assert needed(costing("300"), MARGIN) == []  # (386.656 - 300) / 386.656 = 22.4 %
    assert needed(costing("300", percent("5"), quantity="2"), MARGIN) == [("margin", "manager", "15.36")]
    (crossing,) = crossings(offered(costing("320")), (MARGIN,))
    assert (crossing.actual, crossing.limit, crossing.by) == (Decimal("17.24"), Decimal(20), euros("13.35"))


def test_a_margin_that_is_not_known_is_not_guessed():
    assert needed(bookcase_price(OAK, percent("50")), MARGIN) == []
    in_dollars = replace(bookcase_price(OAK), cost=Cost("cost-us", "USD", ()))
    assert needed(in_dollars, MARGIN) == []


def test_a_margin_ends_the_room_where_it_is_narrower_than_the_band():
    price = offered(costing("300"))
    assert limit(price, (*BANDS, MARGIN), Role.REP).kind == "margin"
    assert limit(price, (*BANDS, MARGIN), Role.MANAGER).kind == "discount"
    assert largest_discount(price, limit(price, (*BANDS, MARGIN), Role.REP).net) == Decimal("3.01")


def test_only_those_who_may_read_margins_learn_its_numbers():
    (crossing,) = crossings(offered(costing("320")), (MARGIN,))
    said = crossing.to_json()
    assert shown(said, "margin") == said
    assert shown(said, "rep") == {"kind": "margin", "role": "manager", "limit": None, "actual": None, "by": None}
    (discount,) = crossings(offered(bookcase_price(OAK, percent("12"))), BANDS)
    assert shown(discount.to_json(), "rep") == discount.to_json()
