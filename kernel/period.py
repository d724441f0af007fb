"""Half-open validity periods of business days, and a look-up by date that never falls back silently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` (included) until `end` (excluded); None means unbounded on that side.

    >>> Period(date(2026, 1, 1), date(2027, 1, 1)).contains(date(2027, 1, 1))
    False
    """

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a period ends after it starts, unlike {self.start}..{self.end}")

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Tell whether some day lies in both periods."""
        starts_before_end = other.end is None or self.start is None or self.start < other.end
        ends_after_start = self.end is None or other.start is None or other.start < self.end
        return starts_before_end and ends_after_start

    def within(self, other: Period) -> Period | None:
        """Return the days that lie in both periods; None if there are none."""
        if not self.overlaps(other):
            return None
        starts = [start for start in (self.start, other.start) if start is not None]
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(starts, default=None), min(ends, default=None))

    def without(self, other: Period) -> tuple[Period, ...]:
        """Return the days that lie in this period and not in the other, in order: none, one or two periods.

        >>> [str(each.end) for each in Period().without(Period(date(2026, 1, 1), date(2027, 1, 1)))]
        ['2026-01-01', 'None']
        """
        before = None if other.start is None else self.within(Period(None, other.start))
        after = None if other.end is None else self.within(Period(other.end, None))
        return tuple(each for each in (before, after) if each is not None)


class Dated(Protocol):
    """Something valid in a period."""

    @property
    def period(self) -> Period:
        """When it is valid."""
        ...


D = TypeVar("D", bound=Dated)


def valid_on(things: Iterable[D], day: date) -> D | None:
    """Return the one thing valid on a day, or None; never a neighbour.

    Raises:
        ValueError: more than one is valid that day.
    """
    found = [thing for thing in things if thing.period.contains(day)]
    if len(found) > 1:
        raise ValueError(f"{len(found)} things are valid on {day}")
    return found[0] if found else None
