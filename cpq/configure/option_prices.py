"""What choosing each value of a characteristic makes of the total, with everything it brings along.

A bare list price would be contradicted by the total as soon as a choice forces another part. So each possible value is
tried: the choices with it, completed as the click would complete them, and priced.

The prices of `cpq.configure.value_prices` do not stand in for this. They compare the cheapest products, while a click
fills in what the seller recommends: on the demos the two differ for every third value of the workstation and for two of
three of the display case (its recommended length is not the shortest). Beside an option stands what the click does;
what is affordable, and what it costs at the least, the others tell.
"""

from __future__ import annotations

from cpq.configure.changes import changes
from cpq.configure.conflict import difference, recurring_difference
from cpq.configure.ground import Ground
from cpq.configure.model import Choice, Session
from cpq.configure.show import present
from cpq.configure.standing import Standing, standing, states
from cpq.configure.view import OptionPrice, OptionPrices
from kernel.errors import Exhausted


def option_prices(ground: Ground, session: Session, name: str) -> OptionPrices:
    """Return what choosing every possible value of a characteristic would make of the total.

    Args:
        ground: what the session stands on.
        session: whose choices count.
        name: the characteristic.

    Cost: one completion for each possible value. Values that could not be priced in the time of a click are left out.
    """
    now = present(ground, session)
    possible = states(ground, now)[name].possible
    priced = (_option_price(ground, now, Choice(name, value)) for value in possible)
    return OptionPrices(
        name, session.version, tuple(each for each in priced if each is not None), ground.product.internal
    )


def _option_price(ground: Ground, now: Standing, wanted: Choice) -> OptionPrice | None:
    if now.assignment[wanted.characteristic] == wanted.value:
        then: Standing | None = now
    else:
        others = tuple(choice for choice in now.choices if choice.characteristic != wanted.characteristic)
        try:
            then = standing(ground, (*others, wanted))
        except Exhausted:
            return None
    if then is None:
        return None
    return OptionPrice(wanted.value, difference(now, then), changes(now, then), recurring_difference(now, then))
