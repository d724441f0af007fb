"""What a billing plan gives away, held against the guard rails of discounts.

Free months, the lower years of a ramp and a discount are one gift: what the term would cost in full at the list price
less what it is charged. The share of it is exact, whatever the cents of single periods do, and counts as a discount of
its own beside the one on what is charged once.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from catalog.guard_rail import GuardRail
from catalog.price_book import MONTHS
from cpq.price.guard_rail import Crossing, authority, percent_shown
from cpq.price.schedule import full_months, given_away
from cpq.price.waterfall import RunningCharges
from kernel.access import APPROVERS
from kernel.money import Money, minor_units


def recurring_crossings(running: RunningCharges | None, rails: Sequence[GuardRail]) -> tuple[Crossing, ...]:
    """Return the approval that a billing plan needs from somebody above a rep, if it needs one.

    Args:
        running: what a line is charged again and again.
        rails: those that hold for the market and the buyer.
    """
    if running is None or not running.recurring:
        return ()
    given = given_away(running.plan)
    role = next((each for each in APPROVERS if given <= authority(each, rails)), APPROVERS[-1])
    if role is APPROVERS[0]:
        return ()
    alone = authority(APPROVERS[0], rails)
    limit, actual = percent_shown(alone), percent_shown(given)
    return (Crossing("recurring", limit, role, actual, _rounded_up(running, given - alone)),)


def _rounded_up(running: RunningCharges, share: Fraction) -> Money:
    """Return a share of what the term costs in full, at the list price, rounded up to the coin."""
    months, currency = full_months(running.plan), running.recurring[0].price.currency
    full = sum(
        Fraction(each.price.list.amount) * Fraction(each.price.quantity) * months / MONTHS[each.every]
        for each in running.recurring
    )
    coins = full * share * 10 ** minor_units(currency)
    up = Decimal(-(-coins.numerator // coins.denominator))
    return Money(up.scaleb(-minor_units(currency)), currency)
