"""Quantity tiers."""

from decimal import Decimal

import pytest

from catalog.price_book import Tier, tier_for

TIERS = (Tier(5, Decimal(5)), Tier(10, Decimal("12.5")))


@pytest.mark.parametrize(
    ("quantity", "percent"), [(1, None), (4, None), (5, "5"), (9, "5"), (10, "12.5"), (10_000, "12.5")]
)
def test_a_quantity_reaches_the_last_tier_that_starts_at_or_below_it(quantity, percent):
    tier = tier_for(TIERS, quantity)
    assert (tier and str(tier.percent)) == percent


def test_without_tiers_there_is_none():
    assert tier_for((), 100) is None
