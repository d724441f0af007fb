"""What the lines of a document are priced with: the day, the rounding, the terms of sale, all quantities together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from catalog.market import Place
from catalog.terms import Terms
from cpq.price import BillingPlan, Bought, BundleShare, LineDiscount, PricingContext
from cpq.quote.model import Buyer
from kernel.money import Rounding


@dataclass(frozen=True, slots=True)
class Basis:
    """What every line of a document is priced with, besides what is in the line and its buyer.

    Args:
        day: the pricing date.
        half: how a half is rounded.
        terms: the terms of sale of the day.
        quantities: product -> its pieces in all lines.
        bought: what the buyer has ordered before, for each first day that something counts from.
        bundles: id of a line -> what it saves as part of a bundle.
    """

    day: date
    half: Rounding
    terms: Terms
    quantities: Mapping[str, Decimal]
    bought: tuple[Bought, ...] = ()
    bundles: Mapping[str, BundleShare] = field(default_factory=dict)

    def context(
        self,
        market: str,
        buyer: Buyer,
        quantity: int,
        discount: LineDiscount | None,
        plan: BillingPlan | None = None,
        bundle: BundleShare | None = None,
    ) -> PricingContext:
        """Return the context of a line."""
        return PricingContext(
            market=market,
            day=self.day,
            quantity=Decimal(quantity),
            discounts=(discount,) if discount else (),
            tax_status=buyer.tax_status,
            price_groups=buyer.price_groups,
            rounding=self.half,
            place=Place(buyer.country, buyer.region),
            account=buyer.reference,
            coupons=buyer.coupons,
            terms=self.terms,
            plan=plan,
            quote_quantities=self.quantities,
            bought=self.bought,
            bundle=bundle,
        )
