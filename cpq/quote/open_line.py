"""A line of a quote that is being written or was sent, by itself: what a release or terms to come would make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cpq.price import BillingPlan, LineDiscount
from cpq.quote.model import Buyer, Group, Plain
from kernel.money import Rounding


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of a quote that is being written or was sent.

    Args:
        quote_id: the quote.
        quote: its number.
        state: of the revision: draft or sent.
        market: of the quote.
        buyer: whose taxes, groups and agreements count.
        position: of the line.
        product: what is configured.
        release: digest of the release that the line stays on.
        assignment: its configuration.
        quantity: how many.
        discount: on the line.
        waterfall: its price as it stands.
        half: how its revision rounds a half.
        quantities: product -> its pieces in all lines of the revision.
        plan: how its recurring charges run; None for what the product says.
        id: of the line.
        revision: id of the revision.
        group: that it belongs to.
        member: which member it is of the bundle that its group is.
    """

    quote_id: str
    quote: str
    state: str
    market: str
    buyer: Buyer
    position: int
    product: str
    release: str
    assignment: Plain
    quantity: int
    discount: LineDiscount | None
    waterfall: Plain
    half: Rounding
    quantities: Mapping[str, Decimal]
    plan: BillingPlan | None = None
    id: str = ""
    revision: str = ""
    group: Group | None = None
    member: str | None = None
