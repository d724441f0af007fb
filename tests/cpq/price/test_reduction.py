"""Discounts on groups and on a whole document: bases, order, targets, shares."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpq.price import Discount, LineGroup, RoundingPolicy, Target, Totals, document_discount, document_totals
from kernel.errors import Malformed
from kernel.money import Money, total
from tests.cpq.price.pricing import amount, euros, percent
from tests.cpq.price.test_price_laws import decimals, documents
from tests.cpq.price.test_rounding import POLICIES
from tests.cpq.price.test_totals import REDUCED, line

LINES = [line("100.00"), line("50.00", REDUCED), line("30.00")]
NET, GROSS = "net", "gross"


def net(number: str) -> Target:
    return Target(euros(number), "net")


def gross(number: str) -> Target:
    return Target(euros(number), "gross")


def test_groups_come_first_and_the_whole_takes_what_they_left():
    groups = (LineGroup("a", (0, 1), percent("10")), LineGroup("b", (2,)))
    totals = document_totals(LINES, currency="EUR", groups=groups, discount=percent("10"))
    assert [(each.group, each.basis, each.rate, each.amount) for each in totals.reductions] == [
        ("a", euros("150.00"), Decimal(-10), euros("-15.00")),
        (None, euros("165.00"), Decimal(-10), euros("-16.50")),
    ]
    assert [(each.id, each.lines_net, each.discount, each.subtotal) for each in totals.groups] == [
        ("a", euros("150.00"), euros("-15.00"), euros("135.00")),
        ("b", euros("30.00"), euros("0"), euros("30.00")),
    ]
    assert totals.allocated == (euros("-19.00"), euros("-9.50"), euros("-3.00"))
    assert (totals.lines_net, totals.discount, totals.net) == (euros("180.00"), euros("-31.50"), euros("148.50"))
    assert [(group.basis, group.amount) for group in totals.taxes] == [
        (euros("108.00"), euros("20.52")),
        (euros("40.50"), euros("2.84")),  # 2.835
    ]


def test_a_net_target_is_met_to_the_cent():
    totals = document_totals(LINES, currency="EUR", discount=net("99.99"))
    assert (totals.net, totals.discount) == (euros("99.99"), euros("-80.01"))
    totals = document_totals(LINES, currency="EUR", groups=(LineGroup("a", (0, 1), net("120.00")),))
    assert (totals.groups[0].subtotal, totals.net) == (euros("120.00"), euros("150.00"))


def test_a_gross_target_is_met_from_below():
    totals = document_totals([line("100.00")], currency="EUR", discount=gross("100.00"))
    assert (totals.net, totals.tax, totals.total) == (euros("84.03"), euros("15.97"), euros("100.00"))
    # 84.04 makes 100.01 and 84.05 makes 100.02; 100.03 would need half a cent: nothing is ever above the target
    assert document_totals([line("100.00")], currency="EUR", discount=gross("100.03")).total <= euros("100.03")


def test_a_discount_of_a_document_of_free_lines_and_of_an_empty_group():
    totals = document_totals([line("0")], currency="EUR", groups=(LineGroup("a", ()),), discount=gross("0"))
    assert (totals.total, totals.groups[0].subtotal) == (euros("0"), euros("0"))


@pytest.mark.parametrize(
    "given",
    [
        {"discount": net("180.01")},
        {"discount": gross("1000.00")},
        {"discount": Target(Money.of("10", "USD"))},
        {"discount": Target(Money.of("10", "USD"), "gross")},
        {"groups": (LineGroup("a", (2,), amount("30.01")),)},
        {"groups": (LineGroup("a", (2,), net("30.01")),)},
        {"groups": (LineGroup("a", (2,), gross("30.00")),)},
    ],
)
def test_more_than_there_is_is_refused(given):
    with pytest.raises(Malformed):
        document_totals(LINES, currency="EUR", **given)


@pytest.mark.parametrize("number", ["-0.01", "0.001"])
def test_a_target_is_zero_or_more_in_whole_cents(number: str):
    with pytest.raises(Malformed):
        net(number)


@pytest.mark.parametrize("discount", [net("5"), gross("5"), percent("5"), amount("5")])
def test_discounts_survive_being_written_and_read(discount: Discount | Target):
    assert document_discount(discount.to_json()) == discount


@st.composite
def grouped(draw: st.DrawFn):
    """A document with groups and discounts of every kind."""
    lines, _ = draw(documents())
    nets = total([each.net for each in lines], "EUR")
    homes = [draw(st.sampled_from([None, "a", "b"])) for _ in lines]
    percentages = decimals("0", "100", 4).map(lambda number: Discount(percent=number))
    groups = tuple(
        LineGroup(
            name,
            tuple(index for index, home in enumerate(homes) if home == name),
            draw(st.one_of(st.none(), percentages)),
        )
        for name in ("a", "b")
    )
    without = document_totals(lines, currency="EUR", groups=groups)
    share = draw(decimals("0", "1", 6))
    discount = draw(
        st.sampled_from(
            [
                None,
                Discount(percent=share * 100),
                Discount(amount=(without.net * share).rounded()),
                Target((without.net * share).rounded()),
                Target((without.total * share).rounded(), "gross"),
            ]
        )
    )
    assert nets == without.lines_net
    return lines, groups, discount


@given(grouped(), POLICIES)
def test_every_discount_adds_up_and_no_line_falls_below_zero(document, policy: RoundingPolicy):
    lines, groups, discount = document
    if isinstance(discount, Target) and discount.of == "gross":
        most = document_totals(lines, currency="EUR", groups=groups, policy=policy).total
        discount = Target(min(discount.amount, most), "gross")
    totals = document_totals(lines, currency="EUR", groups=groups, discount=discount, policy=policy)
    assert (
        total(totals.allocated, "EUR") == totals.discount == total([each.amount for each in totals.reductions], "EUR")
    )
    assert totals.lines_net + totals.discount == totals.net
    assert totals.net + totals.tax + totals.cash_rounding == totals.total
    assert total([group.basis for group in totals.taxes], "EUR") == totals.net
    assert all(euros("0") <= each.net + share for each, share in zip(lines, totals.allocated, strict=True))
    for group in totals.groups:
        assert group.lines_net + group.discount == group.subtotal
    if isinstance(discount, Target):
        reached = totals.net if discount.of == "net" else totals.total
        assert reached <= discount.amount
    assert Totals.from_json(totals.to_json()) == totals


@given(documents(), decimals("0", "1", 6))
def test_a_gross_target_is_missed_by_no_more_than_tax_moves_in_a_step(document, share: Decimal):
    lines, _ = document
    without = document_totals(lines, currency="EUR")
    target = (without.total * share).rounded()
    reached = document_totals(lines, currency="EUR", discount=Target(target, "gross")).total
    assert euros("0") <= target - reached <= euros("0.02") * (1 + len(lines))
