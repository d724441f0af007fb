"""Which release of a product is current in a market when: what was, what is, and what is to come.

On a day, the newest is current of those that were published by then, are valid in the market that day, and were not
taken back for it. So the past stays as it was, and a release published today begins today at the earliest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from catalog.release import ReleaseHead
from kernel.period import Period

Standing = Literal["current", "scheduled", "past", "replaced", "withdrawn"]
"""Of a release: current today; to begin; over; never begun, because a newer one stands in its place; taken back."""

STANDINGS: tuple[Standing, ...] = ("current", "scheduled", "past", "replaced", "withdrawn")
"""What is told of a release that stands differently in its markets: the first of these."""

DayOf = Callable[[datetime], date]
"""The business day of a moment."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which the same release is current in a market.

    Args:
        period: the days; open where nothing ends them.
        release: the release; None where the product is not on sale.
    """

    period: Period
    release: ReleaseHead | None

    def is_of(self, release: ReleaseHead) -> bool:
        """Tell whether it is a release that is current on these days."""
        return self.release is not None and self.release.id == release.id


def timeline(heads: Sequence[ReleaseHead], market: str, day_of: DayOf) -> tuple[Span, ...]:
    """Return what is current in a market when, from the first publication for it on.

    Args:
        heads: every release of one product.
        market: where; `EVERYWHERE` for terms of sale.
        day_of: the business day of a moment.

    Returns:
        Spans without gaps, in order; the last one has no end.
    """
    valid = [(head, period) for head in heads for period in _days(head, market, day_of)]
    ends = sorted({end for _, period in valid for end in (period.start, period.end) if end is not None})
    spans: list[Span] = []
    for start, end in zip(ends, [*ends[1:], None], strict=False):
        on_day = [head for head, period in valid if period.contains(start)]
        newest = max(on_day, key=lambda head: head.number, default=None)
        release = newest if newest is not None and market in newest.periods else None
        if spans and spans[-1].release == release:
            start = spans.pop().period.start or start
        spans.append(Span(Period(start, end), release))
    return tuple(spans)


def alike(spans: Mapping[str, tuple[Span, ...]]) -> tuple[tuple[tuple[str, ...], tuple[Span, ...]], ...]:
    """Return the timelines of some markets, those that are the same once, with their markets."""
    found: list[tuple[list[str], tuple[Span, ...]]] = []
    for market, of_market in spans.items():
        same = next((markets for markets, known in found if known == of_market), None)
        if same is None:
            found.append(([market], of_market))
        else:
            same.append(market)
    return tuple((tuple(markets), known) for markets, known in found)


def standing(head: ReleaseHead, market: str, spans: Sequence[Span], today: date) -> Standing:
    """Tell where a release stands in one of its markets on a day.

    Args:
        head: the release.
        market: one that it sells the product in.
        spans: the timeline of its product there.
        today: the day.
    """
    if not head.days(market):
        return "withdrawn"
    mine = [span.period for span in spans if span.is_of(head)]
    if any(period.contains(today) for period in mine):
        return "current"
    if any(period.start is not None and period.start > today for period in mine):
        return "scheduled"
    return "past" if mine else "replaced"


def _days(head: ReleaseHead, market: str, day_of: DayOf) -> Iterator[Period]:
    """Give the days on which a release may have been current in a market: none before it was published."""
    since = Period(day_of(head.published_at), None)
    for period in head.days(market):
        found = period.within(since)
        if found is not None:
            yield found
