"""How many pieces a tier or a commitment looks at: of the line, of the document, and of what was ordered before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from catalog.scale import Scale
from catalog.terms import Agreement
from cpq.price.bought import Bought, Counted, start_of
from cpq.price.step import Situation


def pieces_of_tier(situation: Situation, scale: Scale) -> Decimal:
    """Return the quantity that a scale looks at."""
    context = situation.context
    if scale.over == "line":
        return context.quantity
    if scale.over == "quote":
        return _here(situation, ())
    before = counted_by_tier(situation, scale)
    return before.total if before else _here(situation, (situation.product.code,))


def counted_by_tier(situation: Situation, scale: Scale) -> Counted | None:
    """Return what a tier over a period counts; None for other tiers, and if nobody knows what was ordered."""
    if scale.over != "period":
        return None
    found = _since(situation, start_of(scale, situation.agreement))
    if found is None:
        return None
    product = (situation.product.code,)
    return Counted("tier", found.since, found.on, found.of(product), _here(situation, product))


def counted_by_commitment(situation: Situation, agreement: Agreement) -> Counted | None:
    """Return what a commitment is measured with: all products of its agreement; None if earlier orders are unknown."""
    found = _since(situation, agreement.scope.period.start) if agreement.commitment is not None else None
    if found is None:
        return None
    products = agreement.scope.products
    here = _here(situation, products)
    return Counted("commitment", found.since, found.on, found.of(products), here, agreement.commitment)


def counted(situation: Situation) -> Iterator[Counted]:
    """Give everything that a price counts of what was ordered."""
    scale, agreement = situation.scale, situation.agreement
    found = (
        counted_by_tier(situation, scale) if scale else None,
        counted_by_commitment(situation, agreement) if agreement else None,
    )
    yield from (each for each in found if each)


def _here(situation: Situation, products: Collection[str]) -> Decimal:
    """Return the pieces of products in the document; of all if none is named."""
    context = situation.context
    quantities = context.quote_quantities
    named = products or quantities
    return max(context.quantity, sum((quantities.get(each, Decimal(0)) for each in named), Decimal(0)))


def _since(situation: Situation, start: date | None) -> Bought | None:
    return next((each for each in situation.context.bought if each.since == start), None)
