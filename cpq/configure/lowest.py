"""The least that anybody can come to with a product: what a list of products may call the price it starts from."""

from __future__ import annotations

from cpq.configure.best import asserting
from cpq.configure.extremes import least_of
from cpq.configure.ground import Ground
from cpq.configure.standing import standing
from kernel.money import Money


def lowest(ground: Ground) -> Money | None:
    """Return what the cheapest complete product costs, as far as a customer can choose it.

    Returns:
        None if it is on request, if it is not proved in time that nothing costs less, or if the cheapest needs a value
        of an internal characteristic that does not come about by itself.
    """
    found = least_of(ground, {})
    if found.assignment is None or found.amount is None or found.amount != found.bound:
        return None
    made = standing(ground, asserting(ground, (), found.assignment, ground.product.internal))
    is_reached = made is not None and made.price is not None and made.price.total == found.amount
    return found.amount if is_reached else None
