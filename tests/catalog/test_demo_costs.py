"""The demo's costs are what the rule in `tools/demo_costs.py` makes of its prices, and believable."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cpq.price import PricingContext, price_with_cost
from tests.catalog.test_demo_content import DAY, MARKETS, completed, product
from tools import demo_costs


@pytest.mark.parametrize("currency", demo_costs.CURRENCIES)
@pytest.mark.parametrize("code", demo_costs.SHARES)
def test_the_committed_sheets_are_what_the_rule_writes(code: str, currency: str) -> None:
    path = demo_costs.DEMO / code / "prices" / f"cost-{currency}.csv"
    assert path.read_text(encoding="utf-8") == demo_costs.costs(code, currency)


@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("code", demo_costs.SHARES)
def test_a_demo_product_leaves_a_believable_margin_everywhere(code: str, market: str) -> None:
    left = price_with_cost(product(code), completed(code, market), PricingContext(market, DAY)).margin
    assert left is not None
    assert left.percent is not None
    assert Decimal(20) < left.percent < Decimal(45)
