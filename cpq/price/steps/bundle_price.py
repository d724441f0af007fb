"""The bundle price: what the line saves because it is sold together with others.

How much that is, is worked out over all lines of the bundle together (`cpq.price.bundle_share`); here it is taken off
the line, after tiers, agreements and promotions and before what somebody gives on the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.bundle_share import REFERENCE, STEP
from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from kernel.money import Money


def saved(situation: Situation, so_far: Money) -> Iterator[Adjustment]:
    """Give the line's share of what its bundle saves, if it is in one."""
    share = situation.context.bundle
    if share is not None and share.amount.amount:
        yield Adjustment(share.name, -share.amount, basis=so_far, reference=f"{REFERENCE}{share.code}")


BUNDLE_PRICE = Step(STEP, "line", saved, concerns=lambda situation: situation.context.bundle is not None)
