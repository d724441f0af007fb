"""What is given away of recurring charges, held against the guard rails of discounts.

Free months, the lower years of a ramp and discounts on billing periods are one gift: what the term would cost in full,
at the prices of the catalogue and of agreements, less what it is charged. The share of it is exact, whatever the cents
of single periods do, and counts as a discount of its own beside the one on what is charged once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from catalog.guard_rail import GuardRail
from catalog.price_book import MONTHS
from cpq.price.guard_rail import Crossing, authority, offered, percent_shown
from cpq.price.schedule import charged_months, full_months
from cpq.price.waterfall import RunningCharges
from kernel.access import APPROVERS
from kernel.money import Money, minor_units


@dataclass(frozen=True, slots=True)
class Gift:
    """What a term is worth and what it is charged, exactly and without tax.

    Args:
        full: every month at the full price.
        charged: what is left after free months, the ramp and discounts.
    """

    full: Fraction
    charged: Fraction

    @property
    def share(self) -> Fraction:
        """The share that is given away; below zero if a ramp charges more."""
        return 1 - self.charged / self.full


def gift(running: RunningCharges) -> Gift | None:
    """Return what is given away of what a line is charged again and again; None if it is worth nothing in full."""
    full, charged = Fraction(0), Fraction(0)
    months = full_months(running.plan), charged_months(running.plan)
    for each in running.recurring:
        price = offered(each.price)
        full += price.before * price.quantity * months[0] / MONTHS[each.every]
        charged += price.net * price.quantity * months[1] / MONTHS[each.every]
    return Gift(full, charged) if full > 0 else None


def recurring_crossings(running: RunningCharges | None, rails: Sequence[GuardRail]) -> tuple[Crossing, ...]:
    """Return the approval that what is given away needs from somebody above a rep, if it needs one.

    Args:
        running: what a line is charged again and again.
        rails: those that hold for the market and the buyer.
    """
    given = gift(running) if running else None
    if running is None or given is None:
        return ()
    role = next((each for each in APPROVERS if given.share <= authority(each, rails)), APPROVERS[-1])
    if role is APPROVERS[0]:
        return ()
    alone = authority(APPROVERS[0], rails)
    limit, actual = percent_shown(alone), percent_shown(given.share)
    beyond = given.full * (given.share - alone)
    return (Crossing("recurring", limit, role, actual, _rounded_up(beyond, running.recurring[0].price.currency)),)


def _rounded_up(amount: Fraction, currency: str) -> Money:
    coins = amount * 10 ** minor_units(currency)
    up = Decimal(-(-coins.numerator // coins.denominator))
    return Money(up.scaleb(-minor_units(currency)), currency)
