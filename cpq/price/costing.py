"""From a cost book to the cost of one unit: the steps of the list price, taken over the costs instead of the prices.

What we pay again and again is found the same way for each billing period, and runs over the whole term of the line:
months that are free to the buyer, and years at less, cost us what the others do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from catalog.price_book import Every, PriceBook
from catalog.product import CharacteristicInfo
from cpq.price.billing_plan import BillingPlan
from cpq.price.cost import Cost, Missing, RunningCost
from cpq.price.entry import Change
from cpq.price.recurring import plan_of
from cpq.price.schedule import schedule
from cpq.price.step import Situation
from cpq.price.steps.dimension_price import DIMENSION_PRICE, dimensions
from cpq.price.steps.list_price import LIST_PRICE, base
from cpq.price.steps.option_charges import OPTION_CHARGES, PRICE_ON_REQUEST, charges_of
from kernel.errors import Unknown
from kernel.money import Money


def unit_cost(situation: Situation, charged: Collection[Every] = ()) -> Cost | None:
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
        return None
    found = _cost(situation, book, product.costed)
    if not product.recurring_costed:
        return found
    plan = plan_of(situation)
    periods = product.recurring_costed.items()
    running = (_running_cost(situation, book, every, plan, infos) for every, infos in periods)
    return replace(found, recurring=tuple(each for each in running if each.every in charged or _is_something(each)))


def _running_cost(
    situation: Situation, book: PriceBook, every: Every, plan: BillingPlan, infos: Iterable[CharacteristicInfo]
) -> RunningCost:
    cost = _cost(situation, book.of(every), infos)
    line = cost.of(situation.context.quantity)
    # Whatever the buyer is not charged, we pay: the plan without its gifts.
    paid = replace(plan, free=0, ramp=(), discount=Decimal(0), discounts=())
    term = None if line is None else schedule(line, every, paid, situation.context.rounding).value
    return RunningCost(every, cost, term)


def _is_something(running: RunningCost) -> bool:
    return running.cost.missing is not None or bool(running.cost.changes)


def _cost(situation: Situation, book: PriceBook, infos: Iterable[CharacteristicInfo]) -> Cost:
    try:
        return Cost(book.code, book.currency, tuple(_changes(replace(situation, book=book), infos)))
    except Unknown as error:
        if error.code != PRICE_ON_REQUEST:
            raise
        missing = Missing(error.facts["characteristic"], error.facts["value"])
        return Cost(book.code, book.currency, (), missing)


def _changes(situation: Situation, infos: Iterable[CharacteristicInfo]) -> Iterator[Change]:
    nothing = Money.zero(situation.book.currency)
    if situation.book.every is None or situation.book.list_price.amount.amount:
        yield from ((LIST_PRICE.name, each) for each in base(situation, nothing))
    yield from ((OPTION_CHARGES.name, each) for each in charges_of(situation, infos))
    yield from ((DIMENSION_PRICE.name, each) for each in dimensions(situation, nothing))
