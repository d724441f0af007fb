"""From a cost book to the cost of one unit: the steps of the list price, taken over the costs instead of the prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cpq.price.cost import Cost, Missing
from cpq.price.entry import Change
from cpq.price.step import Situation
from cpq.price.steps.dimension_price import DIMENSION_PRICE, dimensions
from cpq.price.steps.list_price import LIST_PRICE, base
from cpq.price.steps.option_charges import OPTION_CHARGES, PRICE_ON_REQUEST, charges_of
from kernel.errors import Unknown
from kernel.money import Money


def unit_cost(situation: Situation) -> Cost | None:
    """Return what one unit of a configuration costs us; None if no cost book is valid in the market on the day.

    Args:
        situation: of the price; its own book is not looked at.

    Raises:
        Broken: the cost book charges a negative number of something; publishing finds that.
    """
    book = situation.product.cost_book(situation.context.market, situation.context.day)
    if book is None:
        return None
    try:
        return Cost(book.code, book.currency, tuple(_changes(replace(situation, book=book))))
    except Unknown as error:
        if error.code != PRICE_ON_REQUEST:
            raise
        missing = Missing(error.facts["characteristic"], error.facts["value"])
        return Cost(book.code, book.currency, (), missing)


def _changes(situation: Situation) -> Iterator[Change]:
    nothing = Money.zero(situation.book.currency)
    yield from ((LIST_PRICE.name, each) for each in base(situation, nothing))
    yield from ((OPTION_CHARGES.name, each) for each in charges_of(situation, situation.product.costed))
    yield from ((DIMENSION_PRICE.name, each) for each in dimensions(situation, nothing))
