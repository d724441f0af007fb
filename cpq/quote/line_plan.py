"""The billing plan of a line: what a person asks for, and whether it still can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from catalog.price_book import PERIODS
from catalog.product import Product
from cpq.price import BillingPlan, billing_plan
from cpq.quote.desk import Desk
from cpq.quote.model import QuoteLine, Revision
from kernel.errors import Conflict, FieldProblem, Malformed

PLAN = "plan"


def with_plan(desk: Desk, line: QuoteLine, changes: Mapping[str, Any], currency: str) -> QuoteLine:
    """Return a line with the plan that somebody asks for, or with its own as far as its product still allows it.

    Args:
        desk: for the product and the day.
        line: with the product it is to have.
        changes: of the line; without a plan the line keeps its own, None stands for the product's. What a plan leaves
            out stays as it was.
        currency: of the quote, and so of amounts in the plan.

    Raises:
        Malformed: the plan cannot be; carries every problem, its paths below `/plan`.
    """
    product = desk.product(line.release)
    if PLAN not in changes:
        return replace(line, plan=_kept(product, line.plan))
    value = changes[PLAN]
    return replace(line, plan=None if value is None else _parsed(desk, product, line.plan, value, currency))


def check_starts(desk: Desk, revision: Revision) -> None:
    """Check that no term begins before it is offered.

    Raises:
        Conflict: one would; names the lines.
    """
    late = [line for line in revision.lines if line.plan and line.plan.start and line.plan.start < desk.today]
    if late:
        places = ", ".join(str(line.position) for line in late)
        raise Conflict(
            f"The term of line {places} would have begun already; set a start from {desk.today} on, or none.",
            code="start-over",
            lines=[line.id for line in late],
        )


def _parsed(desk: Desk, product: Product, before: BillingPlan | None, value: Any, currency: str) -> BillingPlan:
    if not _is_planned(product):
        raise _malformed([FieldProblem("", f"{product.name.in_('en')} has no recurring charges to plan.")])
    try:
        plan = billing_plan(value, product.billing, before)
    except Malformed as error:
        raise _malformed(error.problems) from error
    if wrong := [*_uncharged(product, plan), *_foreign(plan, currency), *_unused(product, plan)]:
        raise _malformed(wrong)
    if plan.start is not None and plan.start < desk.today:
        raise _malformed([FieldProblem("/start", f"A term starts today, {desk.today}, or later, not on {plan.start}.")])
    return plan


def _uncharged(product: Product, plan: BillingPlan) -> Iterator[FieldProblem]:
    name = product.name.in_("en")
    for every, _ in plan.discounts:
        if every not in product.recurring:
            message = f"{name} is charged nothing {PERIODS[every].in_('en')}; there is nothing to take off."
            yield FieldProblem(f"/discounts/{every}", message)


def _is_planned(product: Product) -> bool:
    return bool(product.recurring) or bool(_rates(product))


def _rates(product: Product) -> set[str]:
    """Return what is charged by use in any book of a product, by its English name."""
    return {rate.name.in_("en") for book in product.price_books for rate in book.usage}


def _unused(product: Product, plan: BillingPlan) -> Iterator[FieldProblem]:
    rates = _rates(product)
    for name, _ in plan.expected:
        if name not in rates:
            message = f"{product.name.in_('en')} has no rate {name!r} for what is used."
            yield FieldProblem(f"/expected/{name}", message)


def _foreign(plan: BillingPlan, currency: str) -> Iterator[FieldProblem]:
    for every, discount in plan.discounts:
        if discount.amount is not None and discount.amount.currency != currency:
            message = f"This quote is in {currency}, not in {discount.amount.currency}."
            yield FieldProblem(f"/discounts/{every}", message)


def _kept(product: Product, plan: BillingPlan | None) -> BillingPlan | None:
    """Return a plan for another product: none where nothing recurs, the same where it is offered for so long."""
    if plan is None or not _is_planned(product):
        return None
    billing = product.billing
    if not billing.least <= plan.months <= billing.most:
        message = f"The product is offered for {billing.least} to {billing.most} months, not for {plan.months}."
        raise _malformed([FieldProblem("/months", message)])
    kept = tuple((every, discount) for every, discount in plan.discounts if every in product.recurring)
    rates = _rates(product)
    expected = tuple((name, units) for name, units in plan.expected if name in rates)
    is_same = (kept, expected) == (plan.discounts, plan.expected)
    return plan if is_same else replace(plan, discounts=kept, expected=expected)


def _malformed(problems: Any) -> Malformed:
    named = [FieldProblem(f"/{PLAN}{each.path}", each.message) for each in problems]
    return Malformed(named[0].message, problems=named, code="malformed-line")
