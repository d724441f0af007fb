"""Why a wanted value cannot be had, and the ways out, cheapest first."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from catalog.price_book import MONTHS
from cpq.configure.changes import changes
from cpq.configure.ground import Ground
from cpq.configure.model import Choice, Choices, as_mapping
from cpq.configure.reasons import reasons
from cpq.configure.standing import Standing, standing
from cpq.configure.view import Audience, Conflict, WayOut
from kernel.errors import Exhausted
from kernel.money import Money

MOST_COMPARED = 12
"""Ways out of which the price is compared, those that take back the fewest choices."""

MOST_OFFERED = 3
"""Ways out that are offered, the cheapest of those compared."""


def conflict(ground: Ground, now: Standing, wanted: Choice, audience: Audience) -> Conflict:
    """Return what stands against a wanted value, which is impossible with the present choices.

    Args:
        ground: what the configuration stands on.
        now: where it stands.
        wanted: the value wanted.
        audience: whose wording the reasons have.
    """
    others = _others(now, wanted)
    found = ground.why_not(as_mapping(others), wanted.characteristic, wanted.value)
    against = tuple(choice for choice in others if choice.characteristic in found.choices)
    ways, complete = _ways_out(ground, now, wanted, audience) if against or not found.decided else ((), True)
    return Conflict(
        characteristic=wanted.characteristic,
        value=wanted.value,
        reasons=reasons(ground.product.rule_book, found.rules, audience),
        choices=against,
        ways_out=ways,
        decided=found.decided and complete,
    )


def _ways_out(ground: Ground, now: Standing, wanted: Choice, audience: Audience) -> tuple[tuple[WayOut, ...], bool]:
    """Return the ways out, cheapest first, and whether none was left out because the time was up.

    A customer is not offered to take back what only others can choose; a computed value nobody can choose.
    """
    if ground.product.characteristic(wanted.characteristic).computed:
        return (), True
    choices = as_mapping((*_others(now, wanted), wanted))
    kept = {wanted.characteristic, *(ground.product.internal if audience == "customer" else ())}
    relaxations = ground.relaxations(choices, sorted(kept & choices.keys()), MOST_COMPARED)
    found = [_way_out(ground, now, wanted, relaxation.names) for relaxation in relaxations]
    ways = sorted((way for way in found if way is not None), key=cheapest_first)
    return tuple(ways[:MOST_OFFERED]), relaxations.decided and len(ways) == len(found)


def _way_out(ground: Ground, now: Standing, wanted: Choice, take_back: Collection[str]) -> WayOut | None:
    choices = tuple(choice for choice in _others(now, wanted) if choice.characteristic not in take_back)
    try:
        then = standing(ground, (*choices, wanted))
    except Exhausted:
        return None
    if then is None:
        return None
    price = None if then.price is None else then.price.total
    return WayOut(tuple(take_back), changes(now, then), price, difference(now, then), recurring_difference(now, then))


def _others(now: Standing, wanted: Choice) -> Choices:
    """Return the user's choices without the one that the wanted value would replace."""
    return tuple(choice for choice in now.choices if choice.characteristic != wanted.characteristic)


def difference(before: Standing, after: Standing) -> Money | None:
    """Return by how much the total changes; None where one of the two is priced on request."""
    if before.price is None or after.price is None:
        return None
    return after.price.total - before.price.total


def recurring_difference(before: Standing, after: Standing) -> dict[str, Money]:
    """Return by how much each billing period changes; without those that do not, and where a price is on request."""
    if before.price is None or after.price is None:
        return {}
    old, new = before.price.recurring, after.price.recurring
    zero = Money.zero(after.price.total.currency)
    found = {every: new.get(every, zero) - old.get(every, zero) for every in {**old, **new}}
    return {every: amount for every, amount in found.items() if amount.amount}


def cheapest_first(way: WayOut) -> tuple[bool, Decimal, Decimal, int, tuple[str, ...]]:
    """Rank by what is paid once; of equal ways by what is paid again and again in a year."""
    amount = Decimal(0) if way.price_difference is None else way.price_difference.amount
    yearly = (
        way.recurring[every].amount * (12 // months) for every, months in MONTHS.items() if every in way.recurring
    )
    return (way.price_difference is None, amount, sum(yearly, Decimal(0)), len(way.take_back), way.take_back)
