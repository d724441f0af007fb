"""From a cost book to the cost of one unit: what `listed` makes of the costs, as of prices.

What we pay again and again is found the same way for each billing period, and runs over the whole term of the line:
months that are free to the buyer, and years at less, cost us what the others do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from catalog.price_book import Every, PriceBook
from cpq.price.billing_plan import BillingPlan
from cpq.price.cost import Cost, Missing, RunningCost
from cpq.price.listed import cost_listed
from cpq.price.recurring import plan_of
from cpq.price.schedule import schedule
from cpq.price.step import Situation
from cpq.price.steps.option_charges import PRICE_ON_REQUEST
from kernel.errors import Unknown


def unit_cost(situation: Situation, charged: Collection[str] = ()) -> Cost | None:
    """Return what one unit of a configuration costs us; None if no cost book is valid in the market on the day.

    Args:
        situation: of the price; its own book is not looked at.
        charged: billing periods for which the configuration is charged something: their costs are told even if nothing.

    Raises:
        Broken: the cost book charges a negative number of something; publishing finds that.
    """
    product = situation.product
    book = product.cost_book(situation.context.market, situation.context.day)
    if book is None:
        return _without_rate(situation)
    found = _cost(situation, book)
    if not product.recurring_costed:
        return found
    # Whatever the buyer is not charged, we pay: the plan without its gifts.
    plan = replace(plan_of(situation), free=0, ramp=(), discount=Decimal(0), discounts=())
    running = (_running_cost(situation, book, every, plan) for every in product.recurring_costed)
    return replace(found, recurring=tuple(each for each in running if each.every in charged or _is_something(each)))


def _without_rate(situation: Situation) -> Cost | None:
    """Return a cost that is not known because nobody published a rate; None if there is no cost book at all."""
    why = situation.product.missing_cost_rate(situation.context.market, situation.context.day)
    return Cost("", situation.currency, (), no_rate=why) if why else None


def _running_cost(situation: Situation, book: PriceBook, every: Every, plan: BillingPlan) -> RunningCost:
    cost = _cost(situation, book.of(every))
    line = cost.of(situation.context.quantity)
    if line is None or not line.amount:
        return RunningCost(every, cost, line)
    return RunningCost(every, cost, schedule(line, every, plan, situation.context.rounding).value)


def _is_something(running: RunningCost) -> bool:
    return running.cost.missing is not None or bool(running.cost.changes)


def _cost(situation: Situation, book: PriceBook) -> Cost:
    try:
        found = cost_listed(situation.product, situation.assignment, book)
    except Unknown as error:
        if error.code != PRICE_ON_REQUEST:
            raise
        missing = Missing(error.facts["characteristic"], error.facts["value"])
        return Cost(book.code, book.currency, (), missing)
    return Cost(book.code, book.currency, found.changes, rate=book.rate)
