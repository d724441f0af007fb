"""Quantity scales: which of them a buyer gets, how a quantity falls into bands, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.compiled import Compiled
from catalog.gate import dear_blocks
from catalog.load import load_product
from catalog.scale import Band, Block, Rest, Scale, scale_for
from kernel.errors import Malformed
from kernel.money import Money
from tests.build.catalogue import TODAY, tiny_product_files

BANDS = (Band(5, Decimal(5)), Band(10, Decimal("12.5")))
SCALE = Scale("s", "volume", BANDS)
LISTED = '[[tier]]\ncode = "school"\nkind = "graduated"\nsegment = "education"\nfile = "school.csv"\n'
BLOCK = '[[tier]]\ncode = "ten"\nkind = "block"\nmarket = "eu"\nsize = "10"\namount = "900.00"\n'
SHEET = "from_quantity,until_quantity,percent,amount\n1,11,0,\n11,,10,\n"


def problems(listed: str = LISTED, sheet: str = SHEET) -> list[str]:
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({"prices/tiers.toml": listed, "prices/school.csv": sheet}))
    return [f"{each.path} {each.message}" for each in caught.value.problems]


@pytest.mark.parametrize(
    ("quantity", "percent"), [(1, None), (4, None), (5, "5"), (9, "5"), (10, "12.5"), (10_000, "12.5")]
)
def test_a_quantity_reaches_the_last_band_that_starts_at_or_below_it(quantity, percent):
    band = SCALE.reached(quantity)
    assert (band and str(band.percent)) == percent


def test_without_scales_there_is_none():
    assert scale_for((), "eu", TODAY) is None


def test_a_segment_goes_before_a_market_and_a_market_before_everybody():
    everybody, market = Scale("all", "volume", BANDS), Scale("eu", "volume", BANDS, market="eu")
    segment = Scale("edu", "volume", BANDS, segment="education")
    both = Scale("edu-eu", "volume", BANDS, market="eu", segment="education")
    every = (everybody, market, segment, both)
    codes = [
        found.code
        for place, groups in (("us", ()), ("eu", ()), ("us", ("education",)), ("eu", ("education",)))
        if (found := scale_for(every, place, TODAY, groups))
    ]
    assert codes == ["all", "eu", "edu", "edu-eu"]


@given(st.decimals("0.001", "5000", places=3))
def test_the_pieces_of_the_bands_make_up_the_quantity_from_the_first_band_on(quantity: Decimal):
    pieces = [inside for _, inside in SCALE.pieces(quantity)]
    assert sum(pieces) == max(Decimal(0), quantity - 4)
    assert all(inside > 0 for inside in pieces)


def euros(number: str) -> Money:
    return Money.of(number, "EUR")


TEN, FIVE = Block(10, euros("800.00")), Block(5, euros("450.00"))


@pytest.mark.parametrize(("quantity", "blocks"), [("1", 1), ("9.5", 1), ("10", 1), ("10.001", 2), ("11", 2), ("30", 3)])
def test_a_block_counts_as_soon_as_it_is_started(quantity: str, blocks: int):
    assert Scale("ten", "block", (), blocks=(TEN,)).packed(Decimal(quantity)) == (((TEN, Decimal(blocks)),), Decimal(0))


@pytest.mark.parametrize(
    ("rest", "quantity", "tens", "fives", "left"),
    [
        ("started", "37", 3, 2, "0"),
        ("piece", "37", 3, 1, "2"),
        ("piece", "4", 0, 0, "4"),
        ("started", "4", 0, 1, "0"),
        ("piece", "15", 1, 1, "0"),
        ("piece", "15.5", 1, 1, "0.5"),
        ("started", "20", 2, 0, "0"),
    ],
)
def test_a_quantity_takes_the_largest_blocks_first(rest: Rest, quantity: str, tens: int, fives: int, left: str):
    found, over = Scale("packs", "block", (), blocks=(TEN, FIVE), rest=rest).packed(Decimal(quantity))
    assert {block.size: number for block, number in found} == {
        size: number for size, number in ((10, tens), (5, fives)) if number
    }
    assert over == Decimal(left)


PACKS = '[[tier]]\ncode = "packs"\nkind = "block"\nmarket = "eu"\nfile = "school.csv"\nrest = "piece"\n'


def test_blocks_of_a_sheet_stand_the_largest_first():
    files = tiny_product_files({"prices/tiers.toml": PACKS, "prices/school.csv": "size,amount\n5,450.00\n10,800.00\n"})
    (scale,) = [each for each in load_product(files).scales if each.code == "packs"]
    assert (scale.blocks, scale.rest, scale.bands) == ((TEN, FIVE), "piece", ())


@pytest.mark.parametrize(
    ("listed", "sheet", "message"),
    [
        (PACKS, "size,amount\n5,450\n5,460\n", "school.csv:3:1 The block of 5 pieces stands here twice."),
        (PACKS, "size,amount\n1,450\n", "school.csv:2:1 A block has a whole number of pieces"),
        (PACKS, f"size,amount\n5,1{'0' * 15}.01\n", "school.csv:2:3 '1"),
        (PACKS, "size,amount\n", "school.csv:1:1 There is no block in the sheet."),
        (PACKS + 'size = "5"\n', "size,amount\n5,450\n", "leave this out"),
        (PACKS.replace("piece", "pieces"), "size,amount\n5,450\n", "'pieces' is not possible for 'rest'"),
        (PACKS.replace("school.csv", "scool.csv"), "size,amount\n5,450\n", "There is no file"),
        (LISTED + 'rest = "piece"\n', SHEET, "The key 'rest' has no meaning here"),
    ],
)
def test_wrong_blocks_are_refused_with_their_place(listed: str, sheet: str, message: str):
    found = problems(listed, sheet)
    assert any(message in each for each in found), found


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("size,amount\n5,450\n10,800\n", []),
        ("size,amount\n5,450\n10,901\n", ["A piece costs more in a block of 10 than in one of 5."]),
        ("size,amount\n5,1000.01\n", ["A block of 5 costs more than 5 single pieces by the price book eu-2026."]),
    ],
)
def test_blocks_that_nobody_would_buy_are_found(sheet: str, told: list[str]):
    product = load_product(tiny_product_files({"prices/tiers.toml": PACKS, "prices/school.csv": sheet}))
    found = list(dear_blocks(product, Compiled(product, "eu", TODAY)))
    assert [each.message.in_("en") for each in found] == told
    assert {(each.severity, each.code, each.place) for each in found} <= {
        ("warning", "dear-block", "prices/tiers.toml#packs")
    }
    assert list(dear_blocks(product, Compiled(product, "us", TODAY))) == []


@pytest.mark.parametrize(
    ("sheet", "place", "message"),
    [
        ("from_quantity,until_quantity,percent\n1,10,0\n11,,10\n", "school.csv:3:1", "There is a gap"),
        ("from_quantity,until_quantity,percent\n1,12,0\n11,,10\n", "school.csv:3:1", "There is an overlap"),
        ("from_quantity,until_quantity,percent\n5,5,3\n", "school.csv:2:3", "not after it starts at 5"),
        ("from_quantity,percent,amount\n1,5,9.00\n", "school.csv:2:3", "either a percentage or an amount"),
        ("from_quantity,percent,amount\n1,,\n", "school.csv:2:3", "either a percentage or an amount"),
        ("from_quantity,amount\n1,9.00\n", "school.csv:2:3", "name the market"),
        ("from_quantity,percent\n-3,5\n", "school.csv:2:1", "whole number of pieces"),
        ("from_quantity,percent\n1.5,5\n", "school.csv:2:1", "whole number of pieces"),
        ("from_quantity,percent\n1000000000000000,5\n", "school.csv:2:1", "not a number"),
        ("from_quantity,percent\n1,-5\n", "school.csv:2:3", "from 0 to below 100"),
        ("from_quantity,percent\n٣,5\n", "school.csv:2:1", "not a number"),
    ],
)
def test_wrong_bands_are_refused_with_their_place(sheet: str, place: str, message: str):
    found = problems(sheet=sheet)
    assert any(each.startswith(f"prices/{place} ") and message in each for each in found), found


@pytest.mark.parametrize(
    ("listed", "message"),
    [
        (LISTED.replace("graduated", "gradual"), "tiers.toml:3:1 'gradual' is not possible for 'kind'"),
        (LISTED.replace("school.csv", "scool.csv"), "There is no file 'prices/scool.csv'"),
        (LISTED + 'market = "uk"\n', "not sold in the market 'uk'"),
        (LISTED + 'over = "quote"\n', "The key 'over' has no meaning here"),
        (LISTED.replace("graduated", "volume") + 'over = "year"\n', "is not possible for 'over'"),
        (LISTED + 'size = "10"\n', "The key 'size' has no meaning here"),
        (LISTED + LISTED, "stand here twice"),
        (LISTED + LISTED.replace('"school"', '"again"'), "The tiers overlap with 'school'"),
        (LISTED.replace('segment = "education"\n', ""), "overlap with prices/tiers.csv"),
        (LISTED + LISTED.replace("school", "state", 1).replace("education", "state"), "A buyer in both segments"),
        (LISTED + "from = 2027-01-01\nuntil = 2026-01-01\n", "The period ends"),
        (BLOCK.replace('"10"', '"1"'), "from 2 to 1,000,000, not 1"),
        (BLOCK.replace('"10"', '"2.5"'), "whole number of pieces"),
        (BLOCK.replace('market = "eu"\n', ""), "name the market"),
        (BLOCK.replace("900.00", "-1"), "not below zero"),
        (BLOCK.replace("900.00", "1e16"), "out of range"),
    ],
)
def test_a_wrong_list_of_scales_is_refused(listed: str, message: str):
    found = problems(listed)
    assert any(message in each for each in found), found
