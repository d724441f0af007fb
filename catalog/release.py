"""Releases: what was published, frozen for ever under a digest, valid in each market over a period of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kernel.period import Period

TERMS = "~terms"
"""The name under which the terms of sale stand among the releases; no product can have it."""

EVERYWHERE = "*"
"""Stands among the markets of a release for all those that it does not name."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Days of a release in a market were taken back before they came.

    Args:
        market: the market, or `EVERYWHERE`, as the release has it.
        period: the days.
        at: when.
        by: the name of who did it.
        reason: why, in their words.
    """

    market: str
    period: Period
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReleaseHead:
    """Everything about a release but its files.

    A release that is published for all markets has a period for each one that its files sell it in, and one for
    `EVERYWHERE`: in any other market it ends the sale. One that is published for some markets says nothing of others.

    Args:
        id: `rel_...`.
        product: the code of the product.
        number: counts the releases of the product from 1.
        digest: of the files; the name under which sessions and quotes know the release.
        periods: market -> business days on which it may be current there.
        published_at: when.
        published_by: the name of who did it.
        note: why it was published, if somebody said so.
        restores: the number of the earlier release that it brings back, if it does.
        withdrawals: the days that were taken back.
    """

    id: str
    product: str
    number: int
    digest: str
    periods: Mapping[str, Period]
    published_at: datetime
    published_by: str
    note: str = field(default="", kw_only=True)
    restores: int | None = field(default=None, kw_only=True)
    withdrawals: tuple[Withdrawal, ...] = field(default=(), kw_only=True)

    @property
    def is_everywhere(self) -> bool:
        """Whether it was published for all markets."""
        return EVERYWHERE in self.periods

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets in which it sells the product, by code; none for terms of sale, which hold everywhere."""
        return tuple(sorted(market for market in self.periods if market != EVERYWHERE))

    @property
    def places(self) -> tuple[str, ...]:
        """Its markets, or `EVERYWHERE` if it names none."""
        return self.markets or (EVERYWHERE,)

    @property
    def is_withdrawn(self) -> bool:
        """Whether all its days in all its markets were taken back."""
        return not any(self.days(market) for market in self.places)

    @property
    def span(self) -> Period:
        """From its first day in any market to its last in any."""
        starts, ends = ([getattr(each, side) for each in self.periods.values()] for side in ("start", "end"))
        return Period(None if None in starts else min(starts), None if None in ends else max(ends))

    def days(self, market: str) -> tuple[Period, ...]:
        """Return the days on which it may be current in a market, in order: without those that were taken back."""
        place = market if market in self.periods else EVERYWHERE
        left = [self.periods[place]] if place in self.periods else []
        for taken in self.withdrawals:
            if taken.market == place:
                left = [rest for period in left for rest in period.without(taken.period)]
        return tuple(left)

    def is_valid(self, market: str, day: date) -> bool:
        """Tell whether it may be current in a market on a day."""
        return any(period.contains(day) for period in self.days(market))


@dataclass(frozen=True, slots=True)
class Release(ReleaseHead):
    """A release with its files."""

    files: Mapping[str, str]
