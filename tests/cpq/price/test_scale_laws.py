"""What holds for every quantity scale: entries sum, nothing falls below zero, graduated pieces never get cheaper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from catalog.scale import RESTS, Band, Block, Scale, ScaleKind
from cpq.price import Discount, LineDiscount, PricingContext, Waterfall, price
from kernel.money import Money
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE, OAK, euros
from tests.cpq.price.test_price_laws import configurations, decimals


@st.composite
def scales(draw: st.DrawFn, kinds: tuple[ScaleKind, ...] = ("volume", "graduated", "block")) -> Scale:
    kind = draw(st.sampled_from(kinds))
    if kind == "block":
        sizes = sorted(draw(st.sets(st.integers(2, 50), min_size=1, max_size=3)), reverse=True)
        blocks = tuple(Block(size, _amount(draw)) for size in sizes)
        return Scale("b", kind, (), blocks=blocks, rest=draw(st.sampled_from(RESTS)))
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
def test_blocks_and_pieces_left_over_are_paid_for_themselves(scale: Scale, quantity: int):
    left, blocks = quantity, Money.zero("EUR")
    for block in scale.blocks:
        while left >= block.size:
            left, blocks = left - block.size, blocks + block.amount
    if left and scale.rest == "started":
        left, blocks = 0, blocks + scale.blocks[-1].amount
    one, many = priced(replace(scale, blocks=()), Decimal(1)), priced(scale, Decimal(quantity))
    base = BOOKCASE.price_book("eu", TODAY).list_price.amount
    assert many.net == (one.unit_net * quantity - base * (quantity - left) + blocks).rounded()


def test_a_mixed_quantity_is_explained_block_by_block():
    scale = Scale("packs", "block", (), blocks=(Block(10, euros("1500")), Block(5, euros("800"))), rest="piece")
    entries = [each for each in priced(scale, Decimal(37)).entries if each.step == "block_price"]
    told = [(each.label.in_("en"), str(each.quantity), each.amount, each.reference) for each in entries]
    assert told == [
        ("Base price, contained in the blocks", "35", euros("-7000"), "tier:packs"),
        ("Price per 10 pcs", "3", euros("4500"), "tier:packs:10"),
        ("Price per 5 pcs", "1", euros("800"), "tier:packs:5"),
    ]
