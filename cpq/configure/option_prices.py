"""What each value of a characteristic really costs here: with everything it brings along, against the present total.

A bare list price would be contradicted by the total as soon as a choice forces another part. So each possible value is
tried: the choices with it, completed and priced.
"""

from __future__ import annotations

from cpq.configure.changes import changes
from cpq.configure.conflict import difference
from cpq.configure.ground import Ground, hidden
from cpq.configure.model import Choice, Session
from cpq.configure.show import present
from cpq.configure.standing import Standing, standing, states
from cpq.configure.view import OptionPrice, OptionPrices
from kernel.errors import Exhausted


def option_prices(ground: Ground, session: Session, name: str) -> OptionPrices:
    """Return what every possible value of a characteristic would cost.

    Args:
        ground: what the session stands on.
        session: whose choices count.
        name: the characteristic.

    Cost: one completion for each possible value. Values that could not be priced in the time of a click are left out.
    """
    now = present(ground, session)
    possible = states(ground, now)[name].possible
    priced = (_option_price(ground, now, Choice(name, value)) for value in possible)
    return OptionPrices(name, session.version, tuple(each for each in priced if each is not None), hidden(ground))


def _option_price(ground: Ground, now: Standing, wanted: Choice) -> OptionPrice | None:
    if now.assignment[wanted.characteristic] == wanted.value:
        then: Standing | None = now
    else:
        others = tuple(choice for choice in now.choices if choice.characteristic != wanted.characteristic)
        try:
            then = standing(ground, (*others, wanted))
        except Exhausted:
            return None
    return None if then is None else OptionPrice(wanted.value, difference(now, then), changes(now, then))
