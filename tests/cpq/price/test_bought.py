"""What an account has ordered counts towards tiers over a period and commitments: told, and under the digest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.load import load_product
from catalog.terms_sheet import load_terms
from cpq.price import Bought, PricingContext, Waterfall, price
from cpq.price.bought import Counted, starts
from kernel.errors import Malformed
from tests.build.catalogue import MARKETS, TODAY, tiny_product, tiny_product_files
from tests.cpq.price.pricing import OAK, euros
from tests.cpq.price.waterfall_text import as_table

YEAR = date(2026, 1, 1)
TIERS = """
[[tier]]
code = "year"
over = "period"
from = 2026-01-01
file = "year.csv"
"""
FILES = {
    "prices/tiers.csv": "from_quantity,percent\n1000,1\n",
    "prices/tiers.toml": TIERS,
    "prices/year.csv": "from_quantity,percent\n10,5\n100,10\n",
}
BY_YEAR = tiny_product({**FILES, "prices/tiers.csv": None})
AGREEMENT = """
[[agreement]]
code = "library"
name = { en = "City library", ru = "Городская библиотека" }
accounts = ["A-17"]
from = 2026-03-01
percent = "3"
commitment = "50"
"""


def ordered(pieces: int, since: date | None = YEAR, product: str = "bookcase") -> Bought:
    return Bought(since, TODAY, {product: Decimal(pieces)})


def priced(quantity: str = "1", *bought: Bought, product=BY_YEAR, **more: Any) -> Waterfall:
    return price(product, OAK, PricingContext("eu", TODAY, Decimal(quantity), bought=bought, **more))


def agreed(text: str = AGREEMENT):
    return {"account": "A-17", "terms": load_terms({"markets.toml": MARKETS, "terms/agreements.toml": text})}


def tiers_of(waterfall: Waterfall) -> list[str]:
    return [entry.reference for entry in waterfall.entries if entry.step == "quantity_tier"]


class TestTiers:
    def test_ninety_ordered_and_ten_here_make_a_hundred(self):
        # 386.656 less 10 % is 347.9904, so ten of them cost 3479.90
        waterfall = priced("10", ordered(90))
        assert waterfall.net == euros("3479.90")
        assert "Quantity discount from 100 (ordered since Jan 1, 2026: 90, here: 10)" in as_table(waterfall)
        assert waterfall.counted == (Counted("tier", YEAR, TODAY, Decimal(90), Decimal(10)),)

    def test_one_less_is_in_the_band_below(self):
        assert tiers_of(priced("10", ordered(89))) == ["tier:year:10"]

    def test_every_line_of_the_product_counts(self):
        assert tiers_of(priced("4", ordered(90), quote_quantities={"bookcase": Decimal(10)})) == ["tier:year:100"]
        assert tiers_of(priced("4", ordered(90), quote_quantities={"bookcase": Decimal(4), "table": Decimal(6)})) == [
            "tier:year:10"
        ]

    def test_what_is_not_known_is_not_counted(self):
        waterfall = priced("10")
        assert tiers_of(waterfall) == ["tier:year:10"]
        assert waterfall.counted == ()
        assert "counted" not in waterfall.to_json()

    def test_other_products_and_other_periods_do_not_count(self):
        assert tiers_of(priced("10", ordered(90, product="table"))) == ["tier:year:10"]
        assert tiers_of(priced("10", ordered(90, since=date(2025, 1, 1)))) == ["tier:year:10"]

    def test_an_agreement_that_keeps_the_tiers_counts_in_its_own_period(self):
        text = AGREEMENT + "with_tiers = true\n"
        assert list(starts(BY_YEAR.scale("eu", TODAY), agreed(text)["terms"].agreements[0])) == 2 * [date(2026, 3, 1)]
        found = priced("10", ordered(500), ordered(90, since=date(2026, 3, 1)), **agreed(text))
        assert tiers_of(found) == ["tier:year:100"]
        assert found.counted[0].since == date(2026, 3, 1)

    @given(st.integers(0, 200), st.integers(1, 50), st.integers(0, 200))
    def test_whoever_ordered_more_never_pays_more(self, before: int, here: int, more: int):
        less, greater = priced(str(here), ordered(before)), priced(str(here), ordered(before + more))
        assert greater.total <= less.total

    def test_what_was_counted_is_promised(self):
        waterfall = priced("10", ordered(90))
        assert Waterfall.from_json(waterfall.to_json()) == waterfall
        assert waterfall.digest != priced("10", ordered(91)).digest

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (TIERS.replace("from = 2026-01-01\n", ""), "say from = ..."),
            (TIERS.replace('over = "period"', 'over = "year"'), "'year' is not possible for 'over'"),
            (TIERS.replace('over = "period"', 'over = "period"\nkind = "graduated"'), "'over' has no meaning here"),
        ],
    )
    def test_tiers_that_cannot_be_counted_are_refused(self, text: str, message: str):
        with pytest.raises(Malformed) as caught:
            load_product(tiny_product_files({**FILES, "prices/tiers.csv": None, "prices/tiers.toml": text}))
        assert any(message in each.message for each in caught.value.problems)


class TestCommitments:
    PLAIN = tiny_product({"prices/tiers.csv": None})
    MARCH = date(2026, 3, 1)

    def told(self, *bought: Bought, quantity: str = "12") -> list[str]:
        waterfall = priced(quantity, *bought, product=self.PLAIN, **agreed())
        return [entry.label.in_("en") for entry in waterfall.entries if entry.reference == "commitment:library"]

    def test_what_is_missing_is_told_with_what_was_counted(self):
        assert self.told(ordered(30, self.MARCH)) == [
            "City library: committed to 50, so far 42 (ordered since Mar 1, 2026: 30, here: 12)"
        ]

    def test_once_fulfilled_there_is_no_entry_but_the_count_stays(self):
        assert self.told(ordered(38, self.MARCH)) == []
        (counted,) = priced("12", ordered(38, self.MARCH), product=self.PLAIN, **agreed()).counted
        assert (counted.what, counted.total, counted.committed) == ("commitment", Decimal(50), Decimal(50))

    def test_all_products_of_the_agreement_count(self):
        both = Bought(self.MARCH, TODAY, {"bookcase": Decimal(10), "table": Decimal(28)})
        assert self.told(both) == []
        only = AGREEMENT + 'products = ["bookcase"]\n'
        waterfall = priced("12", both, product=self.PLAIN, **agreed(only))
        assert waterfall.counted[0].ordered == 10

    def test_without_known_orders_the_line_counts_alone(self):
        assert self.told() == ["City library: committed to 50, this line has 12"]

    def test_it_changes_no_price(self):
        assert (
            priced("12", product=self.PLAIN, **agreed()).total
            == priced("12", ordered(100, self.MARCH), product=self.PLAIN, **agreed()).total
        )
