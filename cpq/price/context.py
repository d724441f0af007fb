"""What a price depends on besides the product and its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from catalog.market import ANYWHERE, Place
from catalog.terms import NO_TERMS, Terms
from cpq.price.billing_plan import BillingPlan
from cpq.price.bought import Bought
from cpq.price.bundle_share import BundleShare
from cpq.price.line_target import LineDiscount
from kernel.errors import FieldProblem, Malformed
from kernel.money import Rounding

TAX_STATUSES = ("standard", "exempt", "reverse_charge", "export")
MOST = Decimal(1_000_000)
"""The largest quantity of one line; more is a slip of the finger, or an attack on the arithmetic."""


@dataclass(frozen=True, slots=True)
class PricingContext:
    """Where, when, how many, and for whom.

    Args:
        market: code of the market, which decides currency and taxes.
        day: the pricing date; picks the price book.
        quantity: how many units, more than zero, at most `MOST`.
        discounts: discretionary ones on the line, applied in this order, each to what the one before left.
        tax_status: one of `TAX_STATUSES`.
        place: where the goods go; the market's own country if it is not known.
        price_groups: the groups that the buyer belongs to.
        rounding: how a half is rounded.
        account: the buyer's number, with which prices may be agreed; empty while unknown.
        coupons: the codes that the buyer entered.
        terms: agreements, promotions and surcharges of the day.
        plan: how recurring charges run; None for what the product says.
        quote_quantities: product -> its pieces in the whole quote, with this line; empty if the line stands alone.
        bought: what the account has ordered before, for each first day that something counts from; empty if unknown.
        bundle: what the line saves as part of a bundle; None if it is in none.

    Raises:
        Malformed: the quantity or the tax status is impossible.
    """

    market: str
    day: date
    quantity: Decimal = Decimal(1)
    discounts: tuple[LineDiscount, ...] = ()
    tax_status: str = "standard"
    price_groups: tuple[str, ...] = ()
    rounding: Rounding = Rounding.HALF_UP
    place: Place = ANYWHERE
    account: str = ""
    coupons: tuple[str, ...] = ()
    terms: Terms = field(default=NO_TERMS, hash=False)
    plan: BillingPlan | None = None
    quote_quantities: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    bought: tuple[Bought, ...] = ()
    bundle: BundleShare | None = None

    def __post_init__(self) -> None:
        check_quantity(self.quantity)
        if self.tax_status not in TAX_STATUSES:
            message = f"A tax status is one of {', '.join(TAX_STATUSES)}, not {self.tax_status!r}."
            raise Malformed(message, problems=[FieldProblem("/tax_status", message)], code="tax-status")


def check_quantity(quantity: Decimal) -> None:
    """Refuse a quantity that nobody can mean.

    Raises:
        Malformed: it is not more than zero, or above `MOST`.
    """
    if not (quantity.is_finite() and 0 < quantity <= MOST):
        message = f"A quantity is more than zero and at most {MOST:f}, not {quantity}."
        raise Malformed(message, problems=[FieldProblem("/quantity", message)], code="quantity")
