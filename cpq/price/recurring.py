"""What is charged again and again: the steps of the price over the book of each billing period.

Of the steps only those take part that speak of the configuration, of what is agreed with the buyer on the billing
period, of the discount that the plan of the line gives, and tax. Promotions, quantity tiers, bundles, surcharges and
discounts on documents speak of what is charged once (decisions 0014 and 0021).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from catalog.price_book import PERIODS, Every, UsageRate
from catalog.terms import NO_TERMS
from cpq.price.billing_plan import BillingPlan
from cpq.price.listed import listed
from cpq.price.step import Situation, Step
from cpq.price.steps.contracted_price import CONTRACTED_PRICE
from cpq.price.steps.discretionary_discount import DISCRETIONARY_DISCOUNT, LINE_DISCOUNT
from cpq.price.steps.tax import TAX
from kernel.errors import FieldProblem, Malformed

RECURRING_STEPS: tuple[Step, ...] = (CONTRACTED_PRICE, DISCRETIONARY_DISCOUNT, LINE_DISCOUNT, TAX)
"""Those after the list price."""


def plan_of(situation: Situation) -> BillingPlan:
    """Return the plan that holds, with its start and the product's way of billing."""
    billing = situation.product.billing
    plan = situation.context.plan or BillingPlan.usual(billing)
    return replace(plan, by_calendar=billing.by_calendar).begun(situation.context.day)


def charged_periods(situation: Situation) -> Iterator[Every]:
    """Give each billing period for which the configuration is charged something: of most it is nothing."""
    for every in situation.product.recurring:
        if listed(situation.product, situation.assignment, situation.book.of(every)).changes:
            yield every


def recurring_situation(situation: Situation, every: Every, plan: BillingPlan) -> Situation:
    """Return what the steps of a billing period look at."""
    discount, agreement = plan.discount_on(every), situation.agreement
    context = replace(
        situation.context, discounts=(discount,) if discount else (), terms=NO_TERMS, bought=(), bundle=None
    )
    agreed = agreement.of(every) if agreement else None
    return replace(situation, book=situation.book.of(every), context=context, scale=None, agreement=agreed)


@contextmanager
def naming_discount(every: Every) -> Iterator[None]:
    """Tell of which billing period a discount cannot be given.

    Raises:
        Malformed: the discount is more than the price, a target above it, or in another currency.
    """
    try:
        yield
    except Malformed as error:
        if error.code != "discount":
            raise
        message = f"What is charged {PERIODS[every].in_('en')}: {error.message}"
        problem = FieldProblem(f"/plan/discounts/{every}", message)
        raise Malformed(message, problems=[problem], code="discount") from error


def rates(situation: Situation) -> Iterator[UsageRate]:
    """Give the usage rates that hold for the configuration, at the amounts of the book: nothing is taken off."""
    for rate in situation.book.usage:
        if not rate.characteristic or situation.assignment[rate.characteristic] == rate.value:
            yield replace(rate, characteristic="", value="")
