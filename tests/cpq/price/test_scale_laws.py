"""What holds for every quantity scale: entries sum, nothing falls below zero, graduated pieces never get cheaper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from catalog.scale import Band, Scale, ScaleKind
from cpq.price import Discount, LineDiscount, PricingContext, Waterfall, price
from kernel.money import Money
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK, euros
from tests.cpq.price.test_price_laws import configurations, decimals


@st.composite
def scales(draw: st.DrawFn, kinds: tuple[ScaleKind, ...] = ("volume", "graduated", "block")) -> Scale:
    kind = draw(st.sampled_from(kinds))
    if kind == "block":
        return Scale("b", kind, (Band(1, amount=_amount(draw)),), size=draw(st.integers(2, 50)))
    starts = sorted(draw(st.sets(st.integers(1, 60), min_size=1, max_size=5)))
    return Scale("s", kind, tuple(_band(draw, start) for start in starts))


def _band(draw: st.DrawFn, start: int) -> Band:
    if draw(st.booleans()):
        return Band(start, percent=draw(decimals("0", "99", 3)))
    return Band(start, amount=_amount(draw))


def _amount(draw: st.DrawFn) -> Money:
    return Money(draw(decimals("0", "900", 2)), "EUR")


def priced(scale: Scale, quantity: Decimal, *discounts: LineDiscount, assignment: dict[str, str] = OAK) -> Waterfall:
    product = replace(BOOKCASE, scales=(scale,))
    return price(product, assignment, PricingContext("eu", TODAY, quantity, discounts))


@given(
    scales(),
    st.one_of(st.integers(1, 200).map(Decimal), decimals("0.5", "99", 2)),
    configurations(),
    st.integers(0, 100),
)
def test_entries_add_up_and_no_price_is_below_zero(scale, quantity, assignment, percent):
    waterfall = priced(scale, quantity, Discount(percent=Decimal(percent)), assignment=assignment)
    so_far = Money.zero("EUR")
    for entry in waterfall.entries:
        so_far = so_far + entry.amount
        assert entry.result == so_far
    assert euros("0") <= waterfall.net
    assert Waterfall.from_json(waterfall.to_json()) == waterfall


@given(scales(("graduated",)), st.integers(1, 120))
def test_one_piece_more_never_costs_less_when_bands_are_priced_for_themselves(scale: Scale, quantity: int):
    assert priced(scale, Decimal(quantity)).net <= priced(scale, Decimal(quantity + 1)).net


@given(scales(("graduated",)), st.integers(1, 120))
def test_graduated_bands_are_what_counting_piece_by_piece_gives(scale: Scale, quantity: int):
    unit = priced(Scale("", "volume", ()), Decimal(1)).unit_net
    base = BOOKCASE.price_book("eu", TODAY).list_price.amount
    cost = Decimal(0)
    for piece in range(1, quantity + 1):
        band = scale.reached(piece)
        if band is None:
            cost += unit.amount
        elif band.amount is not None:
            cost += unit.amount - base.amount + band.amount.amount
        else:
            cost += unit.amount * (100 - band.percent) / 100
    assert priced(scale, Decimal(quantity)).net == Money(cost, "EUR").rounded()


@given(scales(("block",)), st.integers(1, 200))
def test_every_quantity_within_the_same_block_pays_the_same_blocks(scale: Scale, quantity: int):
    entries = priced(scale, Decimal(quantity)).entries
    paid = next(entry for entry in entries if entry.step == "block_price" and entry.amount.amount >= 0)
    assert paid.quantity == -(-quantity // scale.size)
