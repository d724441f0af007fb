"""What holds whatever is agreed, promoted and added: entries sum, nothing falls below zero, order is as stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.terms import Agreement, Index, Promotion, Scope, Surcharge, Terms
from cpq.price import STEPS, Discount, PricingContext, Waterfall, price
from kernel.errors import Unknown
from kernel.money import Money
from kernel.text import Text
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK
from tests.cpq.price.test_price_laws import configurations, decimals

NAME = Text.of(en="Thing", ru="Нечто")
UNIT, LINE = "unit", "line"


def euros(draw: st.DrawFn, most: str) -> Money:
    return Money(draw(decimals("0", most, 2)), "EUR")


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    agreement = Agreement(
        "a",
        NAME,
        Scope("eu"),
        ("A-1",),
        price=euros(draw, "400") + Money.of("20", "EUR") if draw(st.booleans()) else None,
        percent=draw(decimals("0", "100", 3)),
        with_tiers=draw(st.booleans()),
    )
    promotions = tuple(_promotion(draw, number) for number in range(draw(st.integers(0, 4))))
    index = Index("i", ((TODAY, draw(decimals("1", "500", 1))),), 30)
    indexed = Surcharge(
        "m", NAME, "material", Scope(), "index", index=index, since=TODAY, share=draw(decimals("0", "100", 2))
    )
    packed = Surcharge("p", NAME, "packaging", Scope("eu"), "piece", amount=euros(draw, "90"))
    return Terms((agreement,), promotions, (packed, indexed))


def _promotion(draw: st.DrawFn, number: int) -> Promotion:
    is_percent = draw(st.booleans())
    return Promotion(
        f"p{number}",
        NAME,
        Scope("eu"),
        when=draw(st.sampled_from(["", "material = oak", "shelves > 3"])),
        percent=draw(decimals("0", "100", 3)) if is_percent else Decimal(0),
        amount=None if is_percent else euros(draw, "999"),
        cap=euros(draw, "50") if draw(st.booleans()) else None,
        group=draw(st.sampled_from(["", "g"])),
        priority=draw(st.integers(0, 3)),
    )


def priced(found: Terms, assignment: dict[str, str] = OAK, quantity: int = 1, *discounts: Discount) -> Waterfall:
    context = PricingContext("eu", TODAY, Decimal(quantity), discounts, account="A-1", terms=found)
    return price(BOOKCASE, assignment, context)


@given(terms(), configurations(), st.integers(1, 300), st.integers(0, 100))
def test_entries_add_up_and_no_price_is_below_zero(found, assignment, quantity, percent):
    waterfall = priced(found, assignment, quantity, Discount(percent=Decimal(percent)))
    so_far = Money.zero("EUR")
    for entry in waterfall.entries:
        so_far = so_far + entry.amount
        assert entry.result == so_far
    assert min(waterfall.unit_net.amount, waterfall.net.amount, waterfall.total.amount) >= 0
    assert Waterfall.from_json(waterfall.to_json()) == waterfall


@given(terms(), configurations(), st.integers(1, 300))
def test_entries_stand_in_the_order_of_the_steps(found, assignment, quantity):
    names = [step.name for step in STEPS]
    order = [entry.step for entry in priced(found, assignment, quantity).entries if entry.step in names]
    positions = [names.index(step) for step in order]
    assert positions == sorted(positions)


@given(terms(), configurations())
def test_what_a_percentage_is_taken_of_is_stated(found, assignment):
    for entry in priced(found, assignment, 7).entries:
        if entry.rate is not None:
            assert entry.basis is not None
            assert entry.amount == entry.basis * (entry.rate / 100)


@given(terms(), configurations())
def test_of_an_exclusive_group_one_counts_and_none_exceeds_its_cap(found, assignment):
    by_code = {each.code: each for each in found.promotions}
    entries = [entry for entry in priced(found, assignment).entries if entry.step == "promotion"]
    used = [by_code[entry.reference.removeprefix("promotion:")] for entry in entries]
    assert sum(each.group == "g" for each in used) <= 1
    for promotion, entry in zip(used, entries, strict=True):
        assert promotion.cap is None or -entry.amount.amount <= promotion.cap.amount


def test_the_order_of_the_file_changes_nothing():
    two = (
        Promotion("b", NAME, Scope("eu"), percent=Decimal(10)),
        Promotion("a", NAME, Scope("eu"), amount=Money.of("7", "EUR")),
    )
    assert priced(Terms(promotions=two)) == priced(Terms(promotions=two[::-1]))


def test_an_index_that_does_not_reach_the_day_names_its_place():
    index = Index("i", ((date(2026, 1, 1), Decimal(100)),), 30)
    surcharge = Surcharge("m", NAME, "material", Scope(), "index", index=index, since=TODAY, share=Decimal(10))
    with pytest.raises(Unknown, match=r"terms/surcharges\.toml"):
        priced(Terms(surcharges=(surcharge,)))
