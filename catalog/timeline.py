"""Which release of a product is current when: what was, what is, and what is to come.

On a day, the newest is current of those that were published by then, are valid that day, and were not taken back. So
the past stays as it was, and a release published today begins today at the earliest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from catalog.release import ReleaseHead
from kernel.period import Period

Standing = Literal["current", "scheduled", "past", "replaced", "withdrawn"]
"""Of a release: current today; to begin; over; never begun, because a newer one stands in its place; taken back."""

DayOf = Callable[[datetime], date]
"""The business day of a moment."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which the same release is current.

    Args:
        period: the days; open where nothing ends them.
        release: the release; None where the product is not on sale.
    """

    period: Period
    release: ReleaseHead | None


def timeline(heads: Sequence[ReleaseHead], day_of: DayOf) -> tuple[Span, ...]:
    """Return what is current when, from the first publication on.

    Args:
        heads: every release of one product.
        day_of: the business day of a moment.

    Returns:
        Spans without gaps, in order; the last one has no end.
    """
    begins = {head: _period(head, day_of) for head in heads if head.withdrawn is None}
    valid = {head: period for head, period in begins.items() if period is not None}
    ends = sorted({end for period in valid.values() for end in (period.start, period.end) if end is not None})
    spans: list[Span] = []
    for start, end in zip(ends, [*ends[1:], None], strict=False):
        on_day = [head for head, period in valid.items() if period.contains(start)]
        release = max(on_day, key=lambda head: head.number, default=None)
        if spans and spans[-1].release == release:
            start = spans.pop().period.start or start
        spans.append(Span(Period(start, end), release))
    return tuple(spans)


def standing(head: ReleaseHead, spans: Sequence[Span], today: date) -> Standing:
    """Tell where a release stands on a day."""
    if head.withdrawn is not None:
        return "withdrawn"
    mine = [span.period for span in spans if span.release == head]
    if any(period.contains(today) for period in mine):
        return "current"
    if any(period.start is not None and period.start > today for period in mine):
        return "scheduled"
    return "past" if mine else "replaced"


def _period(head: ReleaseHead, day_of: DayOf) -> Period | None:
    """Return the days on which a release may have been current: none before it was published."""
    published = day_of(head.published_at)
    start = max(published, head.period.start or published)
    return None if head.period.end is not None and head.period.end <= start else Period(start, head.period.end)
