"""Promotions: reductions for a while, for everybody they are meant for or against a coupon.

They are taken off the unit one after the other, in the order of their priority (equal ones by code), each on what the
one before left. Of an exclusive group only the first that holds counts. None takes more than its cap or than is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from catalog.terms import Promotion, Terms
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from cpq.price.waterfall import Waterfall
from kernel.money import Money
from rules import RuleErrors


def promotions(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give one adjustment per promotion that takes something off."""
    for promotion in holding(situation):
        adjustment = _adjustment(promotion, so_far)
        if adjustment.amount.amount:
            so_far = so_far + adjustment.amount
            yield adjustment


def holding(situation: Situation) -> Iterator[Promotion]:
    """Give the promotions that hold for the configuration, of each exclusive group the first."""
    context, taken = situation.context, set[str]()
    where = (situation.product.code, context.market, context.day, context.price_groups)
    for promotion in context.terms.promoted(*where, context.coupons):
        if promotion.group in taken or not _is_met(situation, promotion):
            continue
        if promotion.group:
            taken.add(promotion.group)
        yield promotion


def taken_off(waterfall: Waterfall, terms: Terms, coupons: Iterable[str]) -> Mapping[str, Money]:
    """Return what each coupon takes off a unit: coupon -> amount; those that take nothing off are left out."""
    promotions = {f"promotion:{each.code}": each.coupon for each in terms.promotions if each.coupon in coupons}
    found: dict[str, Money] = {}
    for entry in waterfall.entries:
        coupon = promotions.get(entry.reference)
        if coupon is not None:
            found[coupon] = found.get(coupon, Money.zero(waterfall.currency)) - entry.amount
    return found


def _is_met(situation: Situation, promotion: Promotion) -> bool:
    """Tell whether the condition holds; one that an older release of the product cannot understand does not."""
    if not promotion.when:
        return True
    try:
        return situation.product.expression(promotion.when).value(situation.assignment) is True
    except RuleErrors:
        return False


def _adjustment(promotion: Promotion, so_far: Money) -> Adjustment:
    reference = f"promotion:{promotion.code}"
    wanted = promotion.amount if promotion.amount is not None else so_far * (promotion.percent / HUNDRED)
    limits = [wanted, so_far] if promotion.cap is None else [wanted, so_far, promotion.cap]
    least = min(limits, key=lambda each: each.amount)
    if least == wanted and promotion.amount is None:
        return Adjustment(promotion.name, -wanted, basis=so_far, rate=-promotion.percent, reference=reference)
    return Adjustment(promotion.name, -least, basis=so_far, reference=reference)


def _concerns(situation: Situation) -> bool:
    return bool(situation.context.terms.promotions)


PROMOTION = Step("promotion", "unit", promotions, _concerns, is_per_piece=True)
