"""From the inputs of a past revision to its prices, and to the file that keeps both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from catalog.load import load_product
from catalog.market import Place
from cpq.price import (
    BillingPlan,
    Discount,
    LineGroup,
    LinePrice,
    PricingContext,
    RoundingPolicy,
    Waterfall,
    document_discount,
    document_totals,
    price,
    running_totals,
    with_running,
)

FOLDER = Path(__file__).parent
Plain = Mapping[str, Any]


def repriced(inputs: Plain) -> dict[str, Any]:
    """Return the waterfalls and totals of a revision.

    Args:
        inputs: `files` of the product, `market`, `currency`, `day`, `tax_status`, `place`, `price_groups`, `policy`,
            `discount`, `groups`, and `lines` with `assignment`, `quantity`, `discount` and `group`, and `plan` or none.
    """
    policy = RoundingPolicy.from_json(inputs["policy"])
    lines = [_waterfall(inputs, line, policy) for line in inputs["lines"]]
    prices = [LinePrice.of(line) for line in lines]
    totals = document_totals(
        prices,
        currency=inputs["currency"],
        discount=document_discount(inputs["discount"]) if inputs["discount"] else None,
        groups=[_group(inputs, group) for group in inputs["groups"]],
        policy=policy,
    )
    return {
        "waterfalls": [line.to_json() for line in lines],
        "totals": with_running(totals.to_json(), running_totals(prices, totals, policy)),
    }


def written(revision: Plain) -> str:
    """Return a revision as the text of its file."""
    return json.dumps(revision, ensure_ascii=False, indent=1) + "\n"


def _waterfall(inputs: Plain, line: Plain, policy: RoundingPolicy) -> Waterfall:
    context = PricingContext(
        market=inputs["market"],
        day=date.fromisoformat(inputs["day"]),
        quantity=Decimal(line["quantity"]),
        discounts=(Discount.from_json(line["discount"]),) if line["discount"] else (),
        tax_status=inputs["tax_status"],
        price_groups=tuple(inputs["price_groups"]),
        rounding=policy.half,
        place=Place(*inputs["place"]),
        plan=BillingPlan.from_json(line["plan"]) if line.get("plan") else None,
    )
    return price(load_product(inputs["files"]), line["assignment"], context)


def _group(inputs: Plain, group: Plain) -> LineGroup:
    members = tuple(index for index, line in enumerate(inputs["lines"]) if line["group"] == group["id"])
    return LineGroup(group["id"], members, document_discount(group["discount"]) if group["discount"] else None)
