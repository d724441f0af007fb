"""The terms of sale, as they were looked up a moment ago: a click at once has no time to look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic

from catalog.terms import Terms
from kernel.at_once import NotAtOnce

LATELY_S = 1.0
"""How old they may be; what another process publishes shows after so long at the latest."""

DAYS = 64
"""Days kept; then all are looked up again."""


class Lately:
    """Remembers the terms of each day for a moment, and not beyond what is published here.

    Args:
        published: how many times this process has published or taken back.
        timer: seconds of a monotonic clock.
    """

    def __init__(self, published: Callable[[], int], timer: Callable[[], float] = monotonic) -> None:
        self._published = published
        self._timer = timer
        self._seen: dict[date, tuple[Terms, int, float]] = {}

    def looking(self, day: date, look: Callable[[], Terms]) -> Terms:
        """Look, and remember what was seen as it was when looking began."""
        published, since = self._published(), self._timer()
        found = look()
        if len(self._seen) >= DAYS:
            self._seen = {}
        self._seen[day] = found, published, since
        return found

    def seen(self, day: date) -> Terms:
        """Return what was seen.

        Raises:
            NotAtOnce: nobody has looked lately, or something was published since.
        """
        seen = self._seen.get(day)
        if seen is None:
            raise NotAtOnce
        found, published, since = seen
        if published != self._published() or self._timer() - since > LATELY_S:
            raise NotAtOnce
        return found
